"""The portal, as far as an app depends on it: a few pages, and where a request file is posted."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode, urljoin, urlsplit

from offline.blocks import BlockKind, wrap_block
from offline.errors import AddressError
from offline.request import make_request
from offline.signing import SigningKey
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.expecting import equal, holds, status
from seatkeeper.lab.conformance.http import Answer
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.lab.conformance.register import Register

REGISTER: Final = Register()
_PAGES: Final = ("/register", "/forgot", "/licenses", "/offline")


def _request(bench: Bench, *, server: str = "") -> str:
    """The block of a request file, of a computer that nobody knows."""
    portal = bench.discovery().portal
    try:
        made = make_request(
            device=SigningKey.from_seed(bench.entropy(32)),
            server=server or bench.root().thumbprint,
            portal_url=portal,
            nonce=bench.entropy(16).hex(),
            created=bench.clock.now(),
            app_version="1.0",
            platform="linux",
            language="en",
        )
    except AddressError as error:
        raise CheckFailedError("a portal over HTTPS, or on loopback", portal) from error
    return wrap_block(made.token, BlockKind.REQUEST)


def _post(bench: Bench, block: str) -> Answer:
    """Post a block as a request file does: from nowhere, without cookies."""
    bench.needs("validate-offline")
    return bench.connect(bench.discovery().portal).send(
        "POST",
        "/offline",
        headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": "null"},
        body=urlencode({"request": block}).encode(),
    )


def _refused(answer: Answer) -> None:
    holds(400 <= answer.status < 500, "a page that refuses it (4xx)", answer)


@REGISTER.must("portal.pages-exist", "11", "The pages that an app opens are there.")
def pages_exist(bench: Bench) -> None:
    portal = bench.connect(bench.discovery().portal)
    for path in _PAGES:
        answer = portal.send("GET", path)
        # A page may want a login first, and send the browser there.
        holds(answer.status in {200, 302, 303}, f"a page at {path}", answer)


@REGISTER.must("portal.takes-a-request", "11", "A request file is taken from who has no cookie.")
def takes_a_request(bench: Bench) -> None:
    answer = _post(bench, _request(bench))
    status(answer, 303)
    portal = bench.discovery().portal
    target = urlsplit(urljoin(portal + "/offline", answer.headers.get("Location", "")))
    there = f"{target.scheme}://{target.netloc}"
    equal(there, portal.rstrip("/"), "where the browser is sent")


@REGISTER.must_refuse("portal.refuses-garbage", "11", "What is no request is refused.")
def refuses_garbage(bench: Bench) -> None:
    _refused(_post(bench, "Dear Sir or Madam"))


@REGISTER.must_refuse("portal.refuses-an-altered-request", "11", "An altered request is refused.")
def refuses_an_altered_request(bench: Bench) -> None:
    block = _request(bench)
    middle = len(block) // 2
    other = "A" if block[middle] != "A" else "B"
    _refused(_post(bench, block[:middle] + other + block[middle + 1 :]))


@REGISTER.must_refuse(
    "portal.refuses-another-servers-request", "11", "A request to another server is refused."
)
def refuses_another_servers_request(bench: Bench) -> None:
    other = SigningKey.from_seed(bench.entropy(32)).public.thumbprint
    _refused(_post(bench, _request(bench, server=other)))


@REGISTER.must_refuse("portal.refuses-a-response", "11", "A response is no request.")
def refuses_a_response(bench: Bench) -> None:
    block = _request(bench).replace("SEATKEEPER REQUEST", "SEATKEEPER RESPONSE")
    _refused(_post(bench, block))
