"""Responses: every check in its order, and every way to fail it."""

from datetime import timedelta

import pytest

from offline.errors import (
    MalformedError,
    RefusedError,
    SigningError,
)
from offline.keyset import TrustedKeys, make_key_set
from offline.redeeming import CHECKS, PendingRequest
from offline.request import make_request
from offline.response import read_response
from offline.signing import DocumentType, JsonValue, peek, sign
from tests.offline.actors import (
    ANSWERS,
    DEVICE,
    ISSUED,
    LINK_1,
    NOW,
    OTHER_DEVICE,
    OTHER_ROOT,
    PENDING,
    PORTAL,
    REQUEST,
    RESPONSES,
    ROOT,
    ROOT_2,
    TRUSTED,
    grant,
    key_set,
    request,
)
from tests.offline.exchange import LATER, changed_response, issued, opened, refusal


@pytest.mark.rule("R75")
def test_a_response_is_redeemed_by_the_computer_that_asked() -> None:
    for data in (ISSUED.html, ISSUED.text):
        result = opened(data)
        assert result.request_id == REQUEST.request_id
        assert result.grant == grant()
        assert result.grant_payload == peek(grant())[1]
        assert result.server_time == NOW
        assert result.trusted_keys == TRUSTED


def test_a_computer_that_knows_only_the_root_learns_the_keys_from_the_response() -> None:
    result = opened(known_keys=TrustedKeys.from_root(ROOT.public))
    assert result.trusted_keys == TRUSTED


def test_a_response_read_with_the_keys_is_the_one_that_was_made() -> None:
    assert read_response(ISSUED.response.token, [RESPONSES.public]) == ISSUED.response


def test_only_the_links_that_a_computer_lacks_are_sent() -> None:
    known = make_request(
        device=DEVICE,
        server=ROOT.public.thumbprint,
        portal_url=PORTAL,
        nonce="n",
        created=NOW,
        app_version="1",
        platform="macos",
        language="de",
        keys_version=1,
    )
    link_2 = make_key_set(key_set(2), [ROOT])
    answer = issued(known, key_sets=[LINK_1, link_2])
    assert answer.response.key_sets == (link_2,)
    assert '<html lang="de">' in answer.html


def test_an_air_gapped_computer_follows_a_change_of_the_root() -> None:
    rotated = make_key_set(key_set(2, root=ROOT_2), [ROOT, ROOT_2])
    result = opened(issued(key_sets=[LINK_1, rotated]).html)
    assert result.trusted_keys.version == 2


@pytest.mark.rule("R78")
def test_the_request_instead_of_the_response_fails_at_kind() -> None:
    page = f"-----BEGIN SEATKEEPER REQUEST-----{REQUEST.token}-----END SEATKEEPER REQUEST-----"
    assert refusal(lambda: opened(page)) == ("kind", "wrong-kind")


@pytest.mark.rule("R78")
def test_another_servers_response_fails_at_server() -> None:
    other = TrustedKeys.from_root(OTHER_ROOT.public)
    assert refusal(lambda: opened(known_keys=other)) == ("server", "other-server")


@pytest.mark.rule("R78")
def test_an_altered_response_fails_at_signature() -> None:
    token = ISSUED.response.token
    other = issued(inner=grant(OTHER_DEVICE)).response.token
    spliced = ".".join((*token.split(".")[:2], other.split(".")[2]))
    page = f"-----BEGIN SEATKEEPER RESPONSE-----{spliced}-----END SEATKEEPER RESPONSE-----"
    assert refusal(lambda: opened(page)) == ("signature", "bad-signature")


@pytest.mark.rule("R76")
@pytest.mark.rule("R78")
def test_another_computers_response_fails_at_this_computer() -> None:
    with pytest.raises(RefusedError) as caught:
        opened(device=OTHER_DEVICE)
    assert (caught.value.check, caught.value.code) == ("this-computer", "other-computer")
    assert dict(caught.value.evidence) == {
        "expected": OTHER_DEVICE.public.thumbprint,
        "found": DEVICE.public.thumbprint,
    }


def test_a_response_to_no_pending_request_fails_at_pending_request() -> None:
    assert refusal(lambda: opened(pending=[])) == ("pending-request", "not-pending")
    forgotten = PendingRequest(PENDING.request_id, "another nonce", NOW)
    assert refusal(lambda: opened(pending=[forgotten])) == ("pending-request", "nonce-mismatch")


@pytest.mark.rule("R78")
def test_a_response_is_opened_once() -> None:
    used = {REQUEST.request_id}
    assert refusal(lambda: opened(pending=[], redeemed=used)) == ("unused", "already-used")
    assert refusal(lambda: opened(redeemed=used)) == ("unused", "already-used")


@pytest.mark.rule("R78")
def test_a_response_opened_too_late_fails_at_in_time() -> None:
    assert opened(now=NOW + timedelta(days=90, seconds=-1)).request_id == REQUEST.request_id
    assert refusal(lambda: opened(now=NOW + timedelta(days=90))) == ("in-time", "too-old")
    soon = issued(redeem_by=LATER).html
    assert refusal(lambda: opened(soon)) == ("in-time", "too-old")


def test_an_expired_key_set_fails_at_in_time() -> None:
    expired = make_key_set(key_set(2, expires=NOW), [ROOT])
    page = issued(key_sets=[LINK_1, expired]).html
    assert refusal(lambda: opened(page)) == ("in-time", "keys-expired")


@pytest.mark.rule("R74")
def test_of_several_pending_requests_each_is_answered_once() -> None:
    requests = [request(nonce=f"nonce-{n}") for n in range(3)]
    pending = [PendingRequest(r.request_id, r.nonce, r.created) for r in requests]
    done: set[str] = set()
    for answered in reversed(requests):
        page = issued(answered).html
        result = opened(page, pending=pending, redeemed=done)
        done.add(result.request_id)
        assert refusal(lambda page=page: opened(page, pending=pending, redeemed=done)) == (  # type: ignore[misc]  # bound now
            "unused",
            "already-used",
        )
    assert done == {r.request_id for r in requests}


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (grant(OTHER_DEVICE), ("this-computer", "other-computer")),
        (grant(server=OTHER_ROOT), ("this-computer", "grant-mismatch")),
        (sign({"device": 1}, DocumentType.GRANT, ANSWERS), ("this-computer", "bad-payload")),
        (sign({}, DocumentType.GRANT, RESPONSES), ("signature", "unknown-key")),
        (sign({}, DocumentType.ANSWER, ANSWERS), ("signature", "wrong-type")),
        ("", ("signature", "malformed")),
    ],
)
def test_the_grant_inside_is_judged_by_itself(inner: str, expected: tuple[str, str]) -> None:
    assert refusal(lambda: opened(issued(inner=inner).html)) == expected


def test_a_response_signed_in_another_role_fails_at_signature() -> None:
    for key in (ANSWERS, ROOT, DEVICE):
        page = issued(key=key).html
        assert refusal(lambda page=page: opened(page)) == ("signature", "unknown-key")  # type: ignore[misc]  # bound now


def test_a_response_without_its_key_sets_is_refused_where_none_are_known() -> None:
    fresh = TrustedKeys.from_root(ROOT.public)
    page = issued(key_sets=[]).html
    assert refusal(lambda: opened(page, known_keys=fresh)) == ("signature", "unknown-key")
    assert opened(page).trusted_keys == TRUSTED


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"v": 2}, ("kind", "newer-format")),
        ({"request": None}, ("kind", "bad-payload")),
        ({"nonce": 5}, ("kind", "bad-payload")),
        ({"device": "x"}, ("kind", "bad-payload")),
        ({"grant": None}, ("kind", "bad-payload")),
        ({"server_time": "now"}, ("kind", "bad-payload")),
        ({"redeem_by": "2027-02-30T00:00:00Z"}, ("kind", "bad-payload")),
        ({"key_sets": "x"}, ("kind", "bad-payload")),
        ({"key_sets": [1]}, ("kind", "bad-payload")),
        ({"key_sets": ["x"] * 17}, ("kind", "bad-payload")),
        ({"key_sets": ["x"]}, ("signature", "malformed")),
        ({"key_sets": [REQUEST.token]}, ("signature", "wrong-type")),
        ({"key_sets": [make_key_set(key_set(3), [ROOT])]}, ("signature", "keys-skipped")),
        ({"request": "0" * 64}, ("pending-request", "not-pending")),
        ({"device": ROOT.public.thumbprint}, ("this-computer", "other-computer")),
    ],
)
def test_an_authentic_but_wrong_response_is_refused(
    changes: dict[str, JsonValue], expected: tuple[str, str]
) -> None:
    assert refusal(lambda: opened(changed_response(**changes))) == expected


def test_the_check_order_is_fixed() -> None:
    assert CHECKS == (
        "kind", "server", "signature", "this-computer", "pending-request", "unused", "in-time",
    )  # fmt: skip


def test_a_response_too_large_to_sign_is_not_made() -> None:
    with pytest.raises(SigningError) as caught:
        issued(inner="x" * 33 * 1024)
    assert caught.value.code == "payload-too-large"


def test_a_key_set_that_is_none_is_not_sent() -> None:
    with pytest.raises(MalformedError):
        issued(key_sets=["not a link"])
