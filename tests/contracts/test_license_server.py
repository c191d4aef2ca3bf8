"""What every adapter of the LicenseServer port does, whatever it speaks underneath."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.policy import judge_start
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.grants import GrantError
from seatkeeper.service.ports import ActionRefused, Seat, SeatProof, SeatRefusal, UnreachableError
from tests.contracts.license_servers import SUBJECTS, Subject, reason, use
from tests.helpers.world import World

KINDS: Final = [
    pytest.param(name, marks=pytest.mark.relay) if name == "real-relay" else name
    for name in SUBJECTS
]


@pytest.fixture(params=KINDS)
def subject(
    request: pytest.FixtureRequest, sandbox: SandboxServer, world: World
) -> Iterator[Subject]:
    with SUBJECTS[request.param](sandbox, world) as made:
        yield made


# --- the server ---------------------------------------------------------------------------------


def test_a_server_says_who_it_is_and_what_it_can_do(subject: Subject) -> None:
    server = subject.computer("laptop")
    found = server.discover()
    assert found.name
    assert bool(found.portal) == server.has_login
    assert found.capabilities <= {
        "login", "licenses", "extend-offline", "validate-offline", "usage", "queue",
    }  # fmt: skip
    assert ("login" in found.capabilities) == server.has_login


def test_a_server_that_is_not_there_is_unreachable(subject: Subject) -> None:
    with pytest.raises(UnreachableError) as caught:
        subject.nobody().discover()
    assert (caught.value.cause, caught.value.delivered) == ("refused", False)


def test_what_a_server_cannot_do_is_answered_without_a_question(subject: Subject) -> None:
    one = use(subject, subject.invited)
    can = one.server.discover().capabilities
    one.acquire()
    if "licenses" not in can:
        assert one.server.list_licenses(one.tokens) == ()
    if "usage" not in can:
        assert one.server.usage(one.tokens) == ()
    if "extend-offline" not in can:
        for answer in (
            one.server.extend_offline(one.tokens, one.seat, 3),
            one.server.shorten_offline(one.tokens, one.seat),
        ):
            assert answer == ActionRefused("not-supported")
    assert isinstance(one.beat(), SeatProof)


# --- the seat -----------------------------------------------------------------------------------


def test_a_grant_names_the_seat_that_was_asked_for(subject: Subject) -> None:
    one = use(subject, subject.invited)
    proof = one.acquire()
    assert proof.grant.seat_id == one.seat.seat_id
    assert proof.grant.account == one.tokens.account
    assert proof.grant.basis is Basis.SHARED_SEAT
    assert abs(proof.server_time - subject.clock.now()) < timedelta(minutes=5)


def test_taking_a_seat_again_is_the_same_seat_with_a_higher_epoch(subject: Subject) -> None:
    one = use(subject, subject.invited)
    first, second = one.acquire(), one.acquire()
    assert second.grant.seat_id == first.grant.seat_id
    assert second.grant.epoch > first.grant.epoch


def test_a_heartbeat_keeps_the_seat_beyond_the_timeout(subject: Subject) -> None:
    one = use(subject, subject.invited)
    first = one.acquire()
    for _ in range(3):
        subject.advance(subject.timeout * 0.6)
        one.tokens = one.server.refresh(one.tokens)
        assert isinstance(one.beat(), SeatProof)
    assert one.seat.epoch == first.grant.epoch


def test_without_a_free_seat_the_refusal_says_when_to_try_again(subject: Subject) -> None:
    subject.fill()
    found = use(subject, subject.unlucky, "late")
    refusal = found.server.acquire(found.tokens, found.seat)
    assert reason(refusal) is Reason.ALL_SEATS_IN_USE
    assert isinstance(refusal, SeatRefusal)
    assert refusal.retry_after >= 1


def test_a_heartbeat_is_never_answered_with_a_seat_of_another_epoch_unseen(
    subject: Subject,
) -> None:
    one = use(subject, subject.invited)
    one.acquire()
    found = one.beat()
    assert isinstance(found, SeatProof)
    assert (found.grant.seat_id, found.grant.epoch) == (one.seat.seat_id, one.seat.epoch)


@pytest.mark.parametrize("way", ["close", "release"])
def test_a_shared_seat_that_is_given_back_can_be_taken_again(subject: Subject, way: str) -> None:
    one = use(subject, subject.invited)
    one.acquire()
    getattr(one.server, way)(one.tokens, one.seat)
    assert one.acquire().grant.seat_id == one.seat.seat_id


def test_giving_back_a_seat_is_done_however_often(subject: Subject) -> None:
    one = use(subject, subject.owner)
    one.server.release(one.tokens, one.seat)  # never taken
    one.acquire()
    for _ in range(2):
        one.server.release(one.tokens, one.seat)


def test_a_seat_is_given_back_even_if_the_answer_to_the_last_acquire_was_lost(
    subject: Subject,
) -> None:
    one = use(subject, subject.owner)
    one.acquire()
    known = one.seat
    one.acquire()
    one.server.release(one.tokens, known)
    assert one.acquire().grant.seat_id == known.seat_id


# --- the evidence -------------------------------------------------------------------------------


def test_kept_evidence_is_read_again_as_the_same_grant(subject: Subject) -> None:
    one = use(subject, subject.invited)
    proof = one.acquire()
    subject.keep(proof)
    assert one.server.read_grant(proof.document) == proof.grant


def test_evidence_that_was_altered_anywhere_is_not_believed(subject: Subject) -> None:
    one = use(subject, subject.invited)
    proof = one.acquire()
    subject.keep(proof)
    longest = max(proof.document.replace('"', ".").split("."), key=len)
    middle = len(longest) // 2
    other = "B" if longest[middle] == "A" else "A"
    altered = proof.document.replace(longest, longest[:middle] + other + longest[middle + 1 :])
    assert altered != proof.document
    for document in (altered, "", "{}", "a.b.c", proof.document[:-40]):
        with pytest.raises(GrantError):
            one.server.read_grant(document)


def test_a_shared_seat_allows_no_start_without_contact(subject: Subject) -> None:
    one = use(subject, subject.invited)
    proof = one.acquire()
    subject.keep(proof)
    grant = one.server.read_grant(proof.document)
    assert not judge_start(grant, now=subject.clock.now(), device=grant.device).usable


def test_seats_of_different_computers_are_different(subject: Subject) -> None:
    one, other = use(subject, subject.invited, "one"), use(subject, subject.invited, "other")
    assert one.seat != other.seat
    one.acquire()
    other.acquire()
    other.server.release(other.tokens, other.seat)
    assert isinstance(one.beat(), SeatProof)
    one.server.release(one.tokens, Seat(one.seat.seat_id, one.seat.epoch))
