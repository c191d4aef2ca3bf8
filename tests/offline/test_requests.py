"""Requests: what a computer asks, and what a portal accepts."""

from datetime import timedelta

import pytest

from offline.errors import (
    FileError,
    ForgedError,
    OfflineError,
    PayloadError,
    RefusedError,
)
from offline.issuing import open_request
from offline.request import make_request, read_request, short_id
from offline.signing import DocumentType, JsonValue, peek, sign
from tests.offline.actors import (
    DEVICE,
    ISSUED,
    NOW,
    OTHER_DEVICE,
    OTHER_ROOT,
    PORTAL,
    REQUEST,
    ROOT,
    request,
)


def test_a_request_reads_back_as_it_was_made() -> None:
    assert read_request(REQUEST.token) == REQUEST
    assert REQUEST.device == DEVICE.public
    assert REQUEST.portal_url == PORTAL
    assert REQUEST.created == NOW - timedelta(hours=2)
    assert len(REQUEST.request_id) == 64
    assert short_id(REQUEST.request_id) == "AE65-E977"


def test_a_request_is_signed_by_the_device_it_names() -> None:
    payload = peek(REQUEST.token)[1]
    with pytest.raises(OfflineError) as caught:
        read_request(sign(payload, DocumentType.REQUEST, OTHER_DEVICE))
    assert caught.value.code == "unknown-key"
    header, body, _ = REQUEST.token.split(".")
    signature = request(nonce="another").token.split(".")[2]
    with pytest.raises(ForgedError):
        read_request(f"{header}.{body}.{signature}")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"v": 2}, "newer-format"),
        ({"v": None}, "bad-payload"),
        ({"device": ROOT.public.thumbprint}, "bad-payload"),
        ({"device": {"kty": "OKP"}}, "bad-payload"),
        ({"platform": "plan9"}, "bad-payload"),
        ({"platform": 9}, "bad-payload"),
        ({"server": "short"}, "bad-payload"),
        ({"server": "?" * 43}, "bad-payload"),
        ({"nonce": ""}, "bad-payload"),
        ({"nonce": "n" * 2049}, "bad-payload"),
        ({"created": "yesterday"}, "bad-payload"),
        ({"keys_version": -1}, "bad-payload"),
        ({"portal": "http://portal.example"}, "bad-address"),
    ],
)
def test_an_authentic_but_unreadable_request_is_refused(
    changes: dict[str, JsonValue], code: str
) -> None:
    payload = {**peek(REQUEST.token)[1], **changes}
    with pytest.raises(OfflineError) as caught:
        read_request(sign(payload, DocumentType.REQUEST, DEVICE))
    assert caught.value.code == code


def test_a_member_of_a_later_version_is_passed_over() -> None:
    payload = {**peek(REQUEST.token)[1], "new_member": 1}
    assert read_request(sign(payload, DocumentType.REQUEST, DEVICE)).nonce == "nonce-1"


def test_a_request_that_no_reader_takes_is_not_made() -> None:
    with pytest.raises(PayloadError):
        make_request(
            device=DEVICE,
            server="not a thumbprint",
            portal_url=PORTAL,
            nonce="n",
            created=NOW,
            app_version="1",
            platform="linux",
            language="en",
        )


def test_the_portal_opens_a_request_for_its_own_server_only() -> None:
    block = f"-----BEGIN SEATKEEPER REQUEST-----{REQUEST.token}-----END SEATKEEPER REQUEST-----"
    assert open_request(block.encode(), server=ROOT.public.thumbprint) == REQUEST
    with pytest.raises(RefusedError) as caught:
        open_request(block.encode(), server=OTHER_ROOT.public.thumbprint)
    assert (caught.value.check, caught.value.code) == ("server", "other-server")
    with pytest.raises(FileError) as wrong:
        open_request(ISSUED.html.encode(), server=ROOT.public.thumbprint)
    assert wrong.value.code == "wrong-kind"
