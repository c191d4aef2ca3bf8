"""Histories of pools: whatever happens in whatever order.

The state machine drives the domain through its transactions, with a clock of its own. Next to it
stands what each computer believes, by the last grant it received: a computer that may still work
must still have its seat.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from sqlalchemy import select

from offline.signing import DocumentType, verify
from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.licensing.policy import works_until
from seatkeeper.protocol.models import Platform
from seatkeeper.sandbox import accounts, freeing, organizations, queue, sales, support
from seatkeeper.sandbox.capacity import load
from seatkeeper.sandbox.model import AccountRow, LicenseRow, MembershipRow, SeatRow, WaiterRow
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.sales import Order
from seatkeeper.sandbox.sandbox import Sandbox
from seatkeeper.sandbox.seats import Seats
from seatkeeper.sandbox.sweeping import sweep
from seatkeeper.sandbox.timing import Timing
from tests.sandbox.computers import START, counting_entropy

TIMING = Timing()
TAKEN_AWAY = {"freed", "blocked", "revoked", "deregistered", "replaced"}
"""Ends that somebody wished for: the computer learns of them at its next contact."""


@dataclass
class Machine:
    """A computer of one person, and what it believes."""

    person: str
    device: str
    seat_id: str
    epoch: int = 0
    grant: Grant | None = None
    contact: datetime = START


class Pools(RuleBasedStateMachine):
    """An owner of three seats in two licenses, two members, six computers."""

    machines: dict[int, Machine]
    sandbox: Sandbox

    @initialize()
    def begin(self) -> None:
        entropy = counting_entropy("stateful")
        self.now = START
        self.sandbox = Sandbox(
            data=None,
            url="http://127.0.0.1:1",
            portal_url="http://127.0.0.1:2",
            now=lambda: self.now,
            entropy=entropy,
            timing=TIMING,
        )
        people = {}
        with self.sandbox.database.transaction() as session:
            for name in ("olga", "mia", "max"):
                people[name] = accounts.create(
                    session, email=name, name=name, password="x", now=START, entropy=entropy
                )
            for name in ("mia", "max"):
                organizations.join(session, people[name], people["olga"].invite_key, START)
            for seats, days in ((2, 60), (1, 2)):
                order = Order(
                    Category.COMMERCIAL,
                    SeatModel.MULTI_USER,
                    Term.LEASED,
                    seats=seats,
                    days=days,
                    renews=False,
                )
                key = sales.sell(session, order, START, entropy).key
                sales.activate(session, people["olga"], key, START)
        self.people = {name: account.id for name, account in people.items()}
        names = ("olga", "olga", "mia", "mia", "max", "max")
        self.machines = {
            number: Machine(name, f"device-{number}", f"{number:032x}")
            for number, name in enumerate(names)
        }

    @contextmanager
    def seats(self, machine: Machine) -> Iterator[Seats]:
        """One operation; a refusal ends what the computer believes."""
        try:
            with self.sandbox.database.transaction() as session:
                account = session.get_one(AccountRow, self.people[machine.person])
                yield Seats(session, account, machine.device, self.now, TIMING)
        except RefusedError:
            machine.grant = None

    def believe(self, machine: Machine, seats: Seats, seat: SeatRow) -> None:
        signed = self.sandbox.signer.grant(seats.session, seat, self.now)
        keys = [self.sandbox.keys.answers.public]
        machine.grant = msgspec.convert(verify(signed, DocumentType.GRANT, keys), Grant)
        machine.epoch, machine.contact = seat.epoch, self.now

    numbers = st.integers(0, 5)

    @rule(number=numbers, answer_is_lost=st.booleans())
    def start(self, number: int, answer_is_lost: bool) -> None:
        machine = self.machines[number]
        with self.seats(machine) as seats:
            seat = seats.acquire(machine.seat_id, machine.epoch + 1, Platform.LINUX)
            if not answer_is_lost:
                self.believe(machine, seats, seat)
            else:
                # Ambiguous: the client must not work before it has asked again.
                machine.grant = None

    @rule(number=numbers)
    def beat(self, number: int) -> None:
        machine = self.machines[number]
        with self.seats(machine) as seats:
            self.believe(machine, seats, seats.heartbeat(machine.seat_id, machine.epoch))

    @rule(number=numbers)
    def close(self, number: int) -> None:
        machine = self.machines[number]
        with self.seats(machine) as seats:
            seat = seats.close(machine.seat_id, machine.epoch)
            machine.grant = None
            if seat is not None:
                self.believe(machine, seats, seat)

    @rule(number=numbers, takes=st.booleans())
    def wait_in_the_queue(self, number: int, takes: bool) -> None:
        machine = self.machines[number]
        if machine.grant is not None:
            return
        held = False
        with self.seats(machine) as seats:
            queue.join(seats.session, seats.account, machine.device, self.now, TIMING)
            held = True
        if held and takes:
            self.start(number, answer_is_lost=False)
            assert machine.grant is not None, "what is held can be taken"

    @rule(number=numbers)
    def leave_the_queue(self, number: int) -> None:
        machine = self.machines[number]
        with self.sandbox.database.transaction() as session:
            queue.leave(session, self.people[machine.person], machine.device)

    @rule(number=numbers, answer_is_lost=st.booleans())
    def log_out(self, number: int, answer_is_lost: bool) -> None:
        machine = self.machines[number]
        # A releasing intent is saved first: the grant is unusable whatever the answer is.
        machine.grant = None
        with self.seats(machine) as seats:
            seats.release(machine.seat_id, machine.epoch)
            if not answer_is_lost:
                machine.epoch = 0

    @rule(number=numbers, days=st.sampled_from((1, 30, 90)))
    def extend(self, number: int, days: int) -> None:
        machine = self.machines[number]
        if machine.grant is None:
            self.start(number, answer_is_lost=False)
        with self.seats(machine) as seats:
            self.believe(machine, seats, seats.extend(machine.seat_id, machine.epoch, days))

    @rule(number=numbers)
    def return_early(self, number: int) -> None:
        machine = self.machines[number]
        machine.grant = None
        with self.seats(machine) as seats:
            self.believe(machine, seats, seats.shorten(machine.seat_id, machine.epoch))

    @rule(number=numbers, fresh=st.uuids())
    def lose_the_cache(self, number: int, fresh: object) -> None:
        machine = self.machines[number]
        machine.seat_id, machine.epoch, machine.grant = str(fresh).replace("-", ""), 0, None

    @rule(name=st.sampled_from(("mia", "max")), blocked=st.booleans())
    def block(self, name: str, blocked: bool) -> None:
        with self.sandbox.database.transaction() as session:
            owner = session.get_one(AccountRow, self.people["olga"])
            organizations.block(session, owner, self.people[name], self.now, blocked=blocked)

    @rule(name=st.sampled_from(("olga", "mia", "max")))
    def free_in_the_portal(self, name: str) -> None:
        with self.sandbox.database.transaction() as session:
            sweep(session, self.now, TIMING)
            freeing.free_shared(session, session.get_one(AccountRow, self.people[name]), self.now)

    @rule(which=st.integers(0, 1), revoked=st.booleans())
    def revoke_or_reissue(self, which: int, revoked: bool) -> None:
        with self.sandbox.database.transaction() as session:
            sweep(session, self.now, TIMING)
            license_ = self.licenses(session)[which]
            if revoked:
                support.revoke(session, license_, self.now)
            else:
                support.reissue_key(license_, self.sandbox.entropy)

    @rule(hours=st.sampled_from((1, 7, 9, 24, 49, 24 * 31)))
    def time_passes(self, hours: int) -> None:
        self.advance(timedelta(hours=hours))

    @rule(seconds=st.sampled_from((10, 59, 61)))
    def a_moment_passes(self, seconds: int) -> None:
        self.advance(timedelta(seconds=seconds))

    def advance(self, by: timedelta) -> None:
        self.now += by
        with self.sandbox.database.transaction() as session:
            sweep(session, self.now, TIMING)

    def licenses(self, session: object) -> list[LicenseRow]:
        query = select(LicenseRow).where(LicenseRow.owner_id == self.people["olga"])
        return list(session.scalars(query.order_by(LicenseRow.seats)))  # type: ignore[attr-defined]

    @invariant()
    def no_license_has_more_seats_in_use_than_were_sold(self) -> None:
        with self.sandbox.database.transaction() as session:
            for license_ in self.licenses(session):
                assert load(session, license_).seats(license_) <= license_.seats

    @invariant()
    def no_shared_seat_is_held_by_nobody_for_longer_than_the_timeout(self) -> None:
        with self.sandbox.database.transaction() as session:
            held = session.scalars(select(SeatRow).where(SeatRow.ended_at.is_(None))).all()
            for seat in held:
                if seat.validated or seat.account_id == seat.license.owner_id:
                    continue
                until = seat.last_heartbeat + TIMING.timeout
                assert max(until, seat.reserved_until or until) > self.now

    @invariant()
    def no_seat_is_kept_from_others_by_somebody_who_is_gone(self) -> None:
        with self.sandbox.database.transaction() as session:
            for waiter in session.scalars(select(WaiterRow)).all():
                assert self.now < waiter.heard_at + TIMING.queue_lapse
                assert waiter.held_until is None or self.now < waiter.held_until
                assert waiter.held_until is None or waiter.license_id is not None

    @invariant()
    def a_computer_that_may_still_work_still_has_its_seat(self) -> None:
        with self.sandbox.database.transaction() as session:
            for machine in self.machines.values():
                if machine.grant is None:
                    continue
                until = works_until(machine.grant, last_contact=machine.contact)
                if until is not None and self.now >= until:
                    continue
                seat = session.get_one(SeatRow, machine.grant.seat_id)
                taken = seat.end_reason in TAKEN_AWAY
                blocked = session.get(MembershipRow, (self.people["olga"], seat.account_id))
                assert seat.ended_at is None or taken or (blocked and blocked.blocked)

    def teardown(self) -> None:
        if hasattr(self, "sandbox"):
            self.sandbox.close()
