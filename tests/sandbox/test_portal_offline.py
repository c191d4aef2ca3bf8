"""Offline validation through the portal, over real HTTP, as a browser would do it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from offline.blocks import BlockKind, wrap_block
from offline.keyset import TrustedKeys
from offline.redeeming import PendingRequest, Redeemed, redeem
from offline.request import OfflineRequest, make_request
from offline.signing import SigningKey
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, advance, pool

Open = Callable[[str], Browser]
VERA = "permanent@demo.example"

DEVICE = SigningKey.from_seed(b"offline-computer".ljust(32, b"."))


def request_of(
    server: SandboxServer,
    *,
    nonce: str = "n" * 22,
    device: SigningKey = DEVICE,
    root: str = "",
) -> OfflineRequest:
    return make_request(
        device=device,
        server=root or server.root.thumbprint,
        portal_url=server.portal_url,
        nonce=nonce,
        created=START,
        app_version="0.1.0",
        platform="windows",
        language="en",
    )


def post_request(server: SandboxServer, request: OfflineRequest) -> str:
    """What the request file does: no origin, no cookies; returns the page it leads to."""
    answer = requests.post(
        f"{server.portal_url}/offline",
        data={"request": wrap_block(request.token, BlockKind.REQUEST)},
        headers={"Origin": "null"},
        allow_redirects=False,
        timeout=30,
    )
    assert answer.status_code == 303, answer.text
    return server.portal_url + answer.headers["location"]


def arrive(browser: Browser, page: str, person: str) -> Browser:
    """Go to a request's page, be asked to log in, log in, and be there."""
    path = page.removeprefix(browser.server.portal_url)
    browser.get(path)
    assert browser.url.endswith(f"/login?next={path}")
    then = browser.found(r'name="then" value="([^"]*)"')
    browser.post("/login", email=f"{person}@demo.example", password="demo", then=then)
    assert browser.url == page
    return browser


def accept(browser: Browser, page: str, license_id: str) -> Browser:
    path = page.removeprefix(browser.server.portal_url)
    return browser.post(f"{path}/accept", license_id=license_id)


def response_of(browser: Browser, page: str) -> bytes:
    answer = browser.http.get(f"{page}/response", timeout=30)
    assert answer.headers["content-disposition"].startswith("attachment;")
    return answer.content


def redeemed(server: SandboxServer, request: OfflineRequest, file: bytes) -> Redeemed:
    return redeem(
        file,
        device=DEVICE.public.thumbprint,
        pending=[PendingRequest(request.request_id, request.nonce, request.created)],
        redeemed=[],
        known_keys=TrustedKeys.from_root(server.root),
        now=START,
    )


def test_a_request_is_accepted_and_its_response_opens_on_the_computer_that_asked(
    server: SandboxServer, browser: Open
) -> None:
    request = request_of(server)
    page = post_request(server, request)
    person = arrive(browser(""), page, "permanent")
    assert "Windows computer" in person.page
    assert accept(person, page, "L-0DE-003").status == 200
    grant = redeemed(server, request, response_of(person, page)).grant_payload
    assert grant["basis"] == "validated-offline"
    assert grant["offline_until"] is None
    advance(server, days=3650)
    assert pool(server, VERA, "educational")["in_use"] == 1


def test_accepting_again_for_the_same_license_and_computer_takes_no_second_seat(
    server: SandboxServer, browser: Open
) -> None:
    person = browser("permanent")
    for number in range(2):
        request = request_of(server, nonce=f"{number}" * 22)
        page = post_request(server, request)
        path = page.removeprefix(server.portal_url)
        assert ("already" in person.get(path).page) == (number == 1)
        accept(person, page, "L-0DE-003")
        epoch = redeemed(server, request, response_of(person, page)).grant_payload["epoch"]
        assert epoch == number + 1
    assert len(pool(server, VERA, "educational")["seats"]) == 1


@pytest.mark.parametrize(
    ("person", "license_id", "reason"),
    [
        ("trial", "L-0DE-004", "A trial needs a connection"),
        ("semester", "L-0DE-008", "A semester license ends"),
        ("student", "L-0DE-005", "A leased license ends"),
        ("owner", "L-0DE-001", "A subscription ends"),
        ("full", "L-0DE-007", "All seats of this license are in use"),
    ],
)
def test_other_licenses_are_refused_with_the_reason(
    server: SandboxServer, browser: Open, person: str, license_id: str, reason: str
) -> None:
    page = post_request(server, request_of(server))
    asking = arrive(browser(""), page, person)
    assert reason in asking.page
    assert "No license of this account can be validated offline" in asking.page
    # Whoever sends the form all the same gets the same answer.
    assert accept(asking, page, license_id).status == 409
    assert reason in asking.page
    assert asking.get(page.removeprefix(server.portal_url) + "/response").status == 404


def test_a_license_of_somebody_else_cannot_be_chosen(server: SandboxServer, browser: Open) -> None:
    page = post_request(server, request_of(server))
    assert accept(arrive(browser(""), page, "solo"), page, "L-0DE-003").status == 409
    assert pool(server, VERA, "educational")["in_use"] == 0


def test_a_response_is_for_the_account_that_accepted(server: SandboxServer, browser: Open) -> None:
    page = post_request(server, request_of(server))
    accept(arrive(browser(""), page, "permanent"), page, "L-0DE-003")
    path = page.removeprefix(server.portal_url)
    other = browser("solo")
    assert other.get(path).status == 403
    assert other.get(f"{path}/response").status == 404
    assert accept(other, page, "L-0DE-002").status == 403


def test_a_validated_computer_replaces_its_own_online_seat(
    server: SandboxServer, browser: Open, computer: Callable[[str, str], Computer]
) -> None:
    online = computer("one", "permanent")
    online.acquire()
    request = request_of(server, device=online.key)
    page = post_request(server, request)
    accept(arrive(browser(""), page, "permanent"), page, "L-0DE-003")
    seats = pool(server, VERA, "educational")["seats"]
    assert [seat["basis"] for seat in seats] == ["validated-offline"]
    assert online.heartbeat().problem == "seat-freed"


def test_a_validated_seat_cannot_be_given_back_by_its_computer(
    server: SandboxServer, browser: Open, computer: Callable[[str, str], Computer]
) -> None:
    here = computer("one", "permanent")
    page = post_request(server, request_of(server, device=here.key))
    accept(arrive(browser(""), page, "permanent"), page, "L-0DE-003")
    here.seat_id = pool(server, VERA, "educational")["seats"][0]["seat_id"]
    here.epoch = 1
    assert here.release().problem == "validated-offline"
    assert here.heartbeat().problem == "validated-offline"
    assert here.acquire().problem == "validated-offline"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("hello", "no-block"),
        ("", "empty"),
        ("-----BEGIN SEATKEEPER RESPONSE-----\nx\n-----END SEATKEEPER RESPONSE-----", "wrong-kind"),
        ("-----BEGIN SEATKEEPER REQUEST-----\nabc", "truncated"),
        (
            "-----BEGIN SEATKEEPER REQUEST-----\na.b.c\n-----END SEATKEEPER REQUEST-----",
            "malformed",
        ),
        ("x" * (256 * 1024 + 1), "too-large"),
    ],
    ids=["no-block", "empty", "response", "truncated", "garbage", "large"],
)
def test_what_is_no_request_is_explained(browser: Open, content: str, code: str) -> None:
    page = browser("").post("/offline", request=content)
    assert page.status == 422
    assert f"({code})" in page.page


def test_a_request_for_another_server_is_said_to_be_one(
    server: SandboxServer, browser: Open
) -> None:
    request = request_of(server, root=DEVICE.public.thumbprint)
    block = wrap_block(request.token, BlockKind.REQUEST)
    assert "for another server" in browser("").post("/offline", request=block).page


def test_a_request_can_be_chosen_as_a_file(server: SandboxServer) -> None:
    block = wrap_block(request_of(server).token, BlockKind.REQUEST)
    answer = requests.post(
        f"{server.portal_url}/offline",
        files={"file": ("request.html", f"<p>{block}</p>".encode())},
        allow_redirects=False,
        timeout=30,
    )
    assert answer.status_code == 303


def test_more_than_the_portal_accepts_is_cut_off(server: SandboxServer) -> None:
    answer = requests.post(
        f"{server.portal_url}/offline", data={"request": "x" * 600_000}, timeout=30
    )
    assert answer.status_code == 413
