"""The record: what is kept, and what an app makes of one that it does not understand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from offline.signing import DocumentType, SigningKey, peek, sign
from seatkeeper.composition import assemble
from seatkeeper.licensing.verdict import Reason
from seatkeeper.service.grants import GrantError, read_payload
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.record import PendingRequest, Record, RecordError, from_bytes, to_bytes
from seatkeeper.session.states import Licensed, ReadOnly
from tests.helpers.samples import ADA
from tests.helpers.workstation import Witness, Workstation
from tests.helpers.world import START

Computers = Callable[..., Workstation]

FULL = Record(
    account=ADA,
    access="access-secret",
    refresh="refresh-secret",
    seat_id="5e" * 16,
    epoch=3,
    grant="grant-secret",
    key_sets=("key-set",),
    last_contact=START,
    releasing=True,
    returning=True,
    running=True,
    closed=True,
    bound=True,
    pending=(PendingRequest("request-secret", START),),
    redeemed=("ab" * 32,),
)


def store(one: Workstation, record: Record) -> None:
    """Put a record into the cache of a computer, as a program that ran before would have."""
    parts = assemble(one.computer, one.profile, lanes=InlineLanes(), observer=Witness())
    parts.store.open()
    parts.store.save(record)


def test_a_record_is_read_as_it_was_written() -> None:
    for record in (Record(), FULL):
        assert from_bytes(to_bytes(record)) == record


def test_a_record_shows_no_secret() -> None:
    assert "secret" not in repr(FULL)


def test_a_record_of_a_newer_version_is_named_as_such() -> None:
    with pytest.raises(RecordError) as caught:
        from_bytes(to_bytes(replace(FULL, format=2)))
    assert caught.value.code == "record-newer"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"epoch": "many"}', b"\xff", b"[" * 100_000])
def test_something_else_is_no_record(data: bytes) -> None:
    with pytest.raises(RecordError) as caught:
        from_bytes(data)
    assert caught.value.code == "record-invalid"


def test_a_record_without_a_grant_holds_no_right_and_keeps_its_seats_name() -> None:
    without = FULL.without_grant()
    assert (without.grant, without.releasing, without.returning, without.running) == (
        "", False, False, False,
    )  # fmt: skip
    assert without.seat_id == FULL.seat_id
    assert (FULL.without_seat().seat_id, FULL.without_seat().bound) == ("", False)


def test_a_newer_record_is_explained_and_left_alone(computer: Computers) -> None:
    one = computer()
    store(one, replace(FULL, format=2))
    one.start()
    assert one.expect(ReadOnly).verdict.evidence["code"] == "record-newer"
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.CACHE_UNREADABLE


@pytest.mark.parametrize("case", ["forged", "other-server", "not-understood"])
def test_a_grant_that_cannot_be_believed_licenses_nobody(computer: Computers, case: str) -> None:
    one = computer()
    one.log_in("owner")
    held = one.record
    _, payload = peek(held.grant)
    foreign = SigningKey.from_seed(bytes(32))
    forged = {
        "forged": sign(payload, DocumentType.GRANT, foreign),
        "other-server": "e30.e30.e30",
        "not-understood": sign({"v": 1}, DocumentType.GRANT, foreign),
    }
    store(one, replace(held, grant=forged[case]))
    one.wire.cut()
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.CACHE_UNREADABLE
    one.wire.mend()
    one.log_in("owner")
    one.expect(Licensed)


def test_a_chain_of_keys_that_leads_nowhere_licenses_nobody(computer: Computers) -> None:
    one = computer()
    one.log_in("owner")
    store(one, replace(one.record, key_sets=("x",)))
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.CACHE_UNREADABLE


@pytest.mark.parametrize("payload", [{}, {"grant_id": 5}])
def test_a_payload_that_is_no_grant_is_refused(payload: dict[str, object]) -> None:
    with pytest.raises(GrantError) as caught:
        read_payload(payload)
    assert caught.value.code == "grant-invalid"
