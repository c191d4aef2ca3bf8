"""What every adapter of the LicenseServer port does, whatever it speaks underneath.

An adapter joins by adding its way to be set up to ``SUBJECTS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest

from offline.signing import SigningKey
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.seatkeeper import SeatkeeperServer
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.ports import (
    LicenseServer,
    LoginRefused,
    Seat,
    SeatProof,
    SeatRefusal,
    TokenRefusedError,
    Tokens,
    UnreachableError,
)
from tests.helpers.world import WorkstationClock, World, counting_entropy


@dataclass(frozen=True, slots=True)
class Subject:
    """An adapter and the people on its server, all with the password ``demo``.

    Attributes:
        computer: Makes the adapter of a computer, by name.
        nobody: Makes an adapter whose server does not exist.
        world: The time.
        invited: May use a shared license.
        owner: Has a license of several seats.
        unlucky: May use a license whose only seat is taken.
        timeout: Silence after which a shared seat is free.
    """

    computer: Callable[[str], LicenseServer]
    nobody: Callable[[], LicenseServer]
    world: World
    invited: str
    owner: str
    unlucky: str
    timeout: timedelta


def seatkeeper(sandbox: SandboxServer, world: World) -> Subject:
    """The Seatkeeper protocol, against the sandbox."""
    nonces = counting_entropy("nonces")

    def make(name: str, url: str = sandbox.url) -> SeatkeeperServer:
        key = SigningKey.from_seed(counting_entropy(name)(32))
        return SeatkeeperServer(
            transport=HttpTransport(url),
            root=sandbox.root,
            device=lambda: key,
            known_key_sets=tuple,
            clock=WorkstationClock(world),
            entropy=nonces,
            platform="linux",
        )

    return Subject(
        computer=make,
        nobody=lambda: make("laptop", "http://127.0.0.1:9"),
        world=world,
        invited="ada@demo.example",
        owner="owner@demo.example",
        unlucky="full@demo.example",
        timeout=sandbox.sandbox.timing.timeout,
    )


SUBJECTS: Final = {"seatkeeper": seatkeeper}


@pytest.fixture(params=sorted(SUBJECTS))
def subject(request: pytest.FixtureRequest, sandbox: SandboxServer, world: World) -> Subject:
    return SUBJECTS[request.param](sandbox, world)


@dataclass
class Use:
    """Somebody who uses a seat."""

    server: LicenseServer
    tokens: Tokens
    seat: Seat

    def acquire(self) -> SeatProof:
        found = self.server.acquire(self.tokens, self.seat)
        assert isinstance(found, SeatProof), found
        self.seat = Seat(self.seat.seat_id, found.grant.epoch)
        return found

    def beat(self) -> SeatProof | SeatRefusal:
        return self.server.heartbeat(self.tokens, self.seat)


def use(subject: Subject, who: str, computer: str = "laptop") -> Use:
    server = subject.computer(computer)
    tokens = server.login(who, "demo")
    assert isinstance(tokens, Tokens)
    return Use(server, tokens, Seat(counting_entropy(f"{who} {computer}")(16).hex(), 0))


def reason(answer: object) -> Reason:
    assert isinstance(answer, SeatRefusal), answer
    return answer.verdict.reason


# --- the server and the account -----------------------------------------------------------------


def test_a_server_says_who_it_is_and_what_it_can_do(subject: Subject) -> None:
    found = subject.computer("laptop").discover()
    assert found.name
    assert found.portal
    assert found.capabilities <= {
        "login", "licenses", "extend-offline", "validate-offline", "usage", "queue",
    }  # fmt: skip


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


def test_a_server_that_is_not_there_is_unreachable(subject: Subject) -> None:
    with pytest.raises(UnreachableError) as caught:
        subject.nobody().discover()
    assert (caught.value.cause, caught.value.delivered) == ("refused", False)


# --- the seat -----------------------------------------------------------------------------------


def test_a_grant_names_the_seat_that_was_asked_for(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    proof = ada.acquire()
    assert proof.grant.seat_id == ada.seat.seat_id
    assert proof.grant.account == ada.tokens.account
    assert proof.grant.basis is Basis.SHARED_SEAT
    assert proof.server_time == subject.world.now()


def test_taking_a_seat_again_is_the_same_seat_with_a_higher_epoch(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    first, second = ada.acquire(), ada.acquire()
    assert second.grant.seat_id == first.grant.seat_id
    assert second.grant.epoch > first.grant.epoch


def test_a_heartbeat_keeps_the_seat_beyond_the_timeout(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    for _ in range(3):
        subject.world.advance(subject.timeout * 0.6)
        ada.tokens = ada.server.refresh(ada.tokens)
        assert isinstance(ada.beat(), SeatProof)


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


def test_giving_back_a_seat_is_done_however_often(subject: Subject) -> None:
    owner = use(subject, subject.owner)
    owner.server.release(owner.tokens, owner.seat)  # never taken
    owner.acquire()
    for _ in range(2):
        owner.server.release(owner.tokens, owner.seat)
    assert reason(owner.beat()) is Reason.SEAT_FREED


def test_a_seat_is_given_back_even_if_the_answer_to_the_last_acquire_was_lost(
    subject: Subject,
) -> None:
    owner = use(subject, subject.owner)
    owner.acquire()
    known = owner.seat
    owner.acquire()
    owner.server.release(owner.tokens, known)
    assert isinstance(owner.beat(), SeatRefusal)


def test_without_a_free_seat_the_refusal_says_when_to_try_again(subject: Subject) -> None:
    found = use(subject, subject.unlucky)
    refusal = found.server.acquire(found.tokens, found.seat)
    assert reason(refusal) is Reason.ALL_SEATS_IN_USE
    assert isinstance(refusal, SeatRefusal)
    assert refusal.retry_after >= 1


# --- offline availability, usage ----------------------------------------------------------------


def test_an_extension_reserves_the_seat_and_a_return_ends_that(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    longer = ada.server.extend_offline(ada.tokens, ada.seat, 3)
    assert isinstance(longer, SeatProof)
    assert longer.grant.basis is Basis.OFFLINE_AVAILABILITY
    assert longer.grant.offline_until == subject.world.now() + timedelta(days=3)
    shorter = ada.server.shorten_offline(ada.tokens, ada.seat)
    assert isinstance(shorter, SeatProof)
    assert shorter.grant.basis is Basis.SHARED_SEAT
    assert shorter.grant.offline_until is None


def test_the_record_of_use_is_newest_first(subject: Subject) -> None:
    ada = use(subject, subject.invited)
    ada.acquire()
    subject.world.advance(timedelta(minutes=1))
    ada.server.close(ada.tokens, ada.seat)
    subject.world.advance(timedelta(minutes=1))
    ada.acquire()
    newest, oldest = ada.server.usage(ada.tokens)
    assert newest.start > oldest.start
    assert (newest.end, oldest.end) == (None, oldest.start + timedelta(minutes=1))
