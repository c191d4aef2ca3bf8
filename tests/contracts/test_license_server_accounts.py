"""What every adapter does whose server knows accounts, licenses and their owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.ports import LoginRefused, SeatProof, TokenRefusedError
from tests.contracts.license_servers import SUBJECTS, Subject, reason, use
from tests.helpers.world import World


@pytest.fixture(params=["seatkeeper", "seatkeeper-in-process"])
def subject(
    request: pytest.FixtureRequest, sandbox: SandboxServer, world: World
) -> Iterator[Subject]:
    with SUBJECTS[request.param](sandbox, world) as made:
        yield made


def test_a_wrong_password_is_a_refusal_not_an_error(subject: Subject) -> None:
    found = subject.computer("laptop").login(subject.invited, "wrong")
    assert isinstance(found, LoginRefused)
    assert found.code == "wrong-credentials"


def test_tokens_name_their_account(subject: Subject) -> None:
    assert use(subject, subject.invited).tokens.account.email == subject.invited


def test_refreshed_tokens_count_and_those_of_an_ended_session_do_not(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    ada.tokens = ada.server.refresh(ada.tokens)
    assert isinstance(ada.beat(), SeatProof)
    ada.server.logout(ada.tokens)
    with pytest.raises(TokenRefusedError):
        ada.beat()


def test_licenses_are_listed_with_counts_for_their_owner_only(subject: Subject) -> None:
    owner = use(subject, subject.owner)
    (own,) = owner.server.list_licenses(owner.tokens)
    ada = use(subject, subject.invited)
    (shared,) = ada.server.list_licenses(ada.tokens)
    assert own.license == shared.license
    assert own.seats_total
    assert (own.owner, shared.seats_total) == (None, None)
    assert shared.owner is not None


def test_an_older_epoch_is_superseded(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    old = ada.seat
    ada.acquire()
    assert reason(ada.server.heartbeat(ada.tokens, old)) is Reason.SUPERSEDED
    assert isinstance(ada.beat(), SeatProof)


def test_a_closed_shared_seat_is_over(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    ada.server.close(ada.tokens, ada.seat)
    assert reason(ada.beat()) is Reason.SEAT_FREED


def test_a_closed_seat_of_the_owner_stays(subject: Subject) -> None:
    owner = use(subject, subject.owner)
    owner.acquire()
    owner.server.close(owner.tokens, owner.seat)
    assert isinstance(owner.beat(), SeatProof)


def test_an_extension_reserves_the_seat_and_a_return_ends_that(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    longer = ada.server.extend_offline(ada.tokens, ada.seat, 3)
    assert isinstance(longer, SeatProof)
    assert longer.grant.basis is Basis.OFFLINE_AVAILABILITY
    assert longer.grant.offline_until == subject.clock.now() + timedelta(days=3)
    shorter = ada.server.shorten_offline(ada.tokens, ada.seat)
    assert isinstance(shorter, SeatProof)
    assert shorter.grant.basis is Basis.SHARED_SEAT
    assert shorter.grant.offline_until is None


def test_the_record_of_use_is_newest_first(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    subject.advance(timedelta(minutes=1))
    ada.server.close(ada.tokens, ada.seat)
    subject.advance(timedelta(minutes=1))
    ada.acquire()
    newest, oldest = ada.server.usage(ada.tokens)
    assert newest.start > oldest.start
    assert (newest.end, oldest.end) == (None, oldest.start + timedelta(minutes=1))


def test_a_seat_that_was_given_back_is_over(subject: Subject) -> None:
    owner = use(subject, subject.owner)
    owner.acquire()
    owner.server.release(owner.tokens, owner.seat)
    assert reason(owner.beat()) is Reason.SEAT_FREED
