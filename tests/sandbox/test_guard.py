"""Who may speak to the server: logins, tokens, proofs, and requests that are not well formed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from offline.signing import sign_proof
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, advance

Make = Callable[[str, str], Computer]


def code(answer: requests.Response) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    problem: str = answer.json()["type"]
    return problem.removeprefix("urn:seatkeeper:")


def proof(computer: Computer, **other: object) -> str:
    claims = {
        "method": "GET",
        "url": f"{computer.server.url}/v1/licenses",
        "nonce": computer.nonce,
        "jti": computer.entropy(16).hex(),
        "issued_at": START,
        "access_token": computer.access,
    }
    return sign_proof(computer.key, **{**claims, **other})  # type: ignore[arg-type]  # by design


def licenses(computer: Computer, shown: str, token: str | None = None) -> requests.Response:
    return requests.get(
        f"{computer.server.url}/v1/licenses",
        headers={"DPoP": shown, "Authorization": f"DPoP {token or computer.access}"},
        timeout=30,
    )


def test_a_wrong_email_and_a_wrong_password_are_answered_alike(server: SandboxServer) -> None:
    one = Computer(server, "one")
    wrong = [
        one.try_login("ada@demo.example", "wrong"),
        one.try_login("nobody@demo.example", "demo"),
    ]
    assert {answer.status_code for answer in wrong} == {401}
    assert wrong[0].json() == wrong[1].json()
    assert code(wrong[0]) == "wrong-credentials"


def test_an_unconfirmed_email_is_told_only_to_who_knows_the_password(
    server: SandboxServer,
) -> None:
    one = Computer(server, "one")
    assert code(one.try_login("unconfirmed@demo.example", "wrong")) == "wrong-credentials"
    assert code(one.try_login("unconfirmed@demo.example")) == "email-unconfirmed"


def test_the_confirmation_can_be_sent_again_and_the_answer_never_tells(
    server: SandboxServer, browser: Callable[[str], Browser]
) -> None:
    for email in ("unconfirmed@demo.example", "nobody@demo.example", "ada@demo.example"):
        answer = requests.post(
            f"{server.url}/v1/email-confirmations", json={"email": email}, timeout=30
        )
        assert (answer.status_code, answer.content) == (202, b"")
    outbox = requests.get(f"{server.url}/sandbox/outbox", timeout=30).json()["emails"]
    assert [email["to"] for email in outbox] == ["unconfirmed@demo.example"]
    stranger = browser("")
    stranger.get(stranger.mailed_link("confirm"))
    Computer(server, "one").login("unconfirmed@demo.example")


def test_ten_failures_block_for_a_quarter_of_an_hour(server: SandboxServer) -> None:
    one = Computer(server, "one")
    answers = [one.try_login("ada@demo.example", "wrong") for _ in range(10)]
    assert [answer.status_code for answer in answers] == [401] * 9 + [429]
    assert code(answers[-1]) == "login-blocked"
    assert answers[-1].headers["Retry-After"] == "900"
    assert answers[-1].json()["until"] == "2030-03-05T09:45:00Z"
    assert one.try_login("ada@demo.example").status_code == 429
    assert one.try_login("ben@demo.example").status_code == 201
    advance(server, minutes=15)
    assert one.try_login("ada@demo.example").status_code == 201


def test_unknown_accounts_are_blocked_alike(server: SandboxServer) -> None:
    one = Computer(server, "one")
    answers = [one.try_login("nobody@demo.example", "wrong") for _ in range(10)]
    assert [answer.status_code for answer in answers] == [401] * 9 + [429]


def test_a_login_before_the_tenth_failure_resets_the_count(server: SandboxServer) -> None:
    one = Computer(server, "one")
    for _ in range(2):
        for _ in range(9):
            assert one.try_login("ada@demo.example", "wrong").status_code == 401
        assert one.try_login("ada@demo.example").status_code == 201


def test_the_nonce_is_demanded_given_and_accepted(server: SandboxServer) -> None:
    one = Computer(server, "one")
    url = f"{server.url}/v1/sessions"
    body = {"email": "ada@demo.example", "password": "demo"}
    bare = requests.post(url, json=body, timeout=30)
    assert (bare.status_code, code(bare)) == (401, "use-dpop-nonce")
    assert bare.headers["WWW-Authenticate"].startswith('DPoP error="use_dpop_nonce"')
    one.nonce = "an-old-one"
    assert one.try_login("ada@demo.example").status_code == 201


def test_a_proof_is_accepted_once(computer: Make) -> None:
    ada = computer("one", "ada")
    shown = proof(ada)
    assert licenses(ada, shown).status_code == 200
    assert code(licenses(ada, shown)) == "invalid-proof"


@pytest.mark.parametrize(
    "other",
    [
        {"method": "POST"},
        {"url": "http://127.0.0.1/v1/licenses"},
        {"access_token": "another"},
        {"access_token": None},
    ],
    ids=["method", "url", "token", "no-token"],
)
def test_a_proof_for_something_else_is_refused(computer: Make, other: dict[str, object]) -> None:
    ada = computer("one", "ada")
    assert code(licenses(ada, proof(ada, **other))) == "invalid-proof"


def test_a_stolen_access_token_is_worth_nothing_on_another_computer(computer: Make) -> None:
    ada, thief = computer("one", "ada"), computer("two", "ben")
    thief.access = ada.access
    assert code(thief.call("GET", "/v1/licenses")) == "invalid-token"


def test_an_access_token_lasts_an_hour_and_a_refresh_gives_a_new_pair(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    advance(server, hours=1)
    assert code(ada.call("GET", "/v1/licenses")) == "invalid-token"
    pair = refresh(ada, ada.refresh)
    ada.access = pair.json()["access_token"]
    assert ada.call("GET", "/v1/licenses").status_code == 200


def refresh(computer: Computer, token: str) -> requests.Response:
    body = {"refresh_token": token}
    return computer.call("POST", "/v1/sessions/refresh", token=False, json=body)


def test_a_refresh_token_may_be_sent_again_for_a_minute_and_later_ends_the_session(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    lost = refresh(ada, ada.refresh)
    again = refresh(ada, ada.refresh)
    assert lost.status_code == again.status_code == 200
    advance(server, seconds=61)
    assert code(refresh(ada, ada.refresh)) == "invalid-token"
    ada.access = again.json()["access_token"]
    assert code(ada.call("GET", "/v1/licenses")) == "invalid-token"
    assert code(refresh(ada, again.json()["refresh_token"])) == "invalid-token"


def test_a_stolen_refresh_token_is_worth_nothing_on_another_computer(computer: Make) -> None:
    ada, thief = computer("one", "ada"), computer("two", "ben")
    assert code(refresh(thief, ada.refresh)) == "invalid-token"
    assert refresh(ada, ada.refresh).status_code == 200


def test_an_access_token_is_no_refresh_token_nor_the_other_way_round(computer: Make) -> None:
    ada = computer("one", "ada")
    assert code(refresh(ada, ada.access)) == "invalid-token"
    ada.access = ada.refresh
    assert code(ada.call("GET", "/v1/licenses")) == "invalid-token"


def test_ending_the_session_touches_no_seat(server: SandboxServer, computer: Make) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    assert ada.call("DELETE", "/v1/sessions/current").status_code == 204
    assert code(ada.call("GET", "/v1/licenses")) == "invalid-token"
    assert ada.login("ada@demo.example").heartbeat().grant is not None


@pytest.mark.parametrize(
    "body",
    [
        {"epoch": 1, "platform": "linux"},
        {"nonce": "n" * 22, "epoch": 0, "platform": "linux"},
        {"nonce": "n" * 22, "epoch": 1, "platform": "amiga"},
        {"nonce": "n" * 22, "epoch": 1, "platform": "linux", "host": "my-laptop"},
        {"nonce": "short", "epoch": 1, "platform": "linux"},
        [],
    ],
)
def test_a_request_that_is_not_well_formed_is_refused(computer: Make, body: object) -> None:
    ada = computer("one", "ada")
    answer = ada.call("PUT", f"/v1/seats/{ada.seat_id}", json=body)
    assert (answer.status_code, code(answer)) == (422, "invalid-request")
    assert "my-laptop" not in answer.text


def test_a_seat_id_that_is_none_is_refused(computer: Make) -> None:
    ada = computer("one", "ada")
    body = {"nonce": "n" * 22, "epoch": 1, "platform": "linux"}
    assert code(ada.call("PUT", "/v1/seats/ABC", json=body)) == "invalid-request"


def test_an_endless_body_is_cut_off(server: SandboxServer) -> None:
    url = f"{server.url}/v1/sessions"
    large = requests.post(url, data=b" " * 70_000, timeout=30)
    assert (large.status_code, code(large)) == (413, "too-large")
    chunks = (b" " * 10_000 for _ in range(100))
    assert requests.post(url, data=chunks, timeout=30).status_code == 413


def test_an_unknown_address_is_a_problem_document(server: SandboxServer) -> None:
    assert code(requests.get(f"{server.url}/v1/nothing", timeout=30)) == "not-found"
    assert code(requests.put(f"{server.url}/v1/keys", timeout=30)) == "invalid-request"


@pytest.mark.parametrize("seconds", [-1, 1e300, "soon"])
def test_the_clock_goes_forward_only(server: SandboxServer, seconds: object) -> None:
    answer = requests.post(
        f"{server.url}/sandbox/clock", json={"advance_seconds": seconds}, timeout=30
    )
    assert answer.status_code == 422
    assert requests.get(f"{server.url}/sandbox/clock", timeout=30).json()["advanced_seconds"] == 0


def test_the_calendar_does_not_end(server: SandboxServer) -> None:
    century = {"advance_seconds": 100 * 365 * 86400}
    answers = [
        requests.post(f"{server.url}/sandbox/clock", json=century, timeout=30).status_code
        for _ in range(90)
    ]
    assert answers[-1] == 422
    assert Computer(server, "one").try_login("ada@demo.example").status_code == 201
