"""What people do at their computers."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from seatkeeper.licensing.grant import Basis
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, NeedsLogin, SignedOut
from tests.journeys.cables import Mishap, Trouble
from tests.journeys.desks import Desk
from tests.journeys.office import INVITED
from tests.journeys.scene import USERS, Scene, contact

__all__ = ["Wishes", "numbers", "people"]

numbers = st.integers(0, 11)
people = st.sampled_from(sorted(INVITED))
periods = st.sampled_from((1, 3, 30))
mishaps = (
    st.none() | st.none() | st.builds(Mishap, st.sampled_from(Trouble), spared=st.integers(0, 2))
)
SECOND_WISHES: Final = (
    ev.Close(),
    ev.LogOut(),
    ev.LogOut(anyway=True),
    ev.Extend(3),
    ev.ReturnEarly(),
    ev.Check(),
)


def _runs(desk: Desk) -> bool:
    return desk.runs


class Wishes(Scene):
    """The rules of people."""

    @rule(number=numbers, mishap=mishaps)
    def start(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, lambda desk: not desk.runs)
        if desk is not None:
            self.count("start")
            desk.start(mishap, self.somebody_else(number, desk))
            self.judged(desk)

    @rule(
        number=numbers,
        mishap=mishaps,
        keep=st.sampled_from((True, True, True, False)),
        guest=st.none() | st.none() | people,
    )
    def log_in(self, number: int, mishap: Mishap | None, keep: bool, guest: str | None) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.LogIn))
        if desk is None:
            return
        self.count("log in")
        user = guest or USERS[desk.number]
        if isinstance(desk.state, NeedsLogin):
            user = desk.cable.user
        desk.log_in(user, mishap, keep=keep)
        self.judged(desk)

    @rule(number=numbers, mishap=mishaps)
    def close(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, _runs)
        if desk is None:
            return
        before = desk.works
        smooth = self.act("close", number, desk, ev.Close(), mishap=mishap)
        assert isinstance(desk.state, Closed)
        if smooth and before is not None and not desk.copied:
            seat = self.office.book().seats[before.seat_id]
            kept = seat.closed and before.basis is not Basis.SHARED_SEAT
            # A start whose answer was lost has raised the epoch; then a close says nothing.
            assert seat.ended or kept or seat.epoch > before.epoch, f"closed, still held: {seat}"

    @rule(number=numbers)
    def crash(self, number: int) -> None:
        desk = self.pick(number, _runs)
        if desk is not None:
            self.count("crash")
            desk.crash()

    @rule(number=numbers, mishap=mishaps)
    def restart(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, _runs)
        if desk is not None:
            self.count("restart")
            desk.do(ev.Close())
            desk.start(mishap, self.somebody_else(number, desk))
            self.judged(desk)

    @rule(number=numbers, mishap=mishaps, anyway=st.booleans())
    def log_out(self, number: int, mishap: Mishap | None, anyway: bool) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.LogOut))
        if desk is None:
            return
        before = desk.works
        smooth = self.act("log out", number, desk, ev.LogOut(anyway), mishap=mishap)
        out = smooth and isinstance(desk.state, SignedOut)
        if out and before is not None and not desk.copied:
            seat = self.office.book().seats[before.seat_id]
            assert seat.ended, f"logged out, still held: {seat}"

    @rule(number=numbers, mishap=mishaps, days=periods)
    def extend(self, number: int, mishap: Mishap | None, days: int) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.Extend))
        if desk is not None:
            self.act("extend", number, desk, ev.Extend(days), mishap=mishap)

    @rule(number=numbers, mishap=mishaps)
    def return_early(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.ReturnEarly))
        if desk is not None:
            self.act("return early", number, desk, ev.ReturnEarly(), mishap=mishap)

    @rule(number=numbers, mishap=mishaps)
    def ask(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, _runs)
        if desk is not None:
            self.act("ask", number, desk, contact(desk.state), mishap=mishap)

    @rule(number=numbers, mishap=mishaps, then=st.sampled_from(SECOND_WISHES))
    def wish_two_things_at_once(self, number: int, mishap: Mishap | None, then: ev.Event) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.Heartbeat))
        if desk is not None:
            self.act("two at once", number, desk, ev.Heartbeat(), then, mishap=mishap)

    @rule(number=numbers, wanted=st.booleans())
    def wait_for_a_seat(self, number: int, wanted: bool) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.NotifyMe))
        if desk is not None:
            self.act("wait for a seat", number, desk, ev.NotifyMe(wanted))

    @rule(number=numbers)
    def open_read_only(self, number: int) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.OpenReadOnly))
        if desk is not None:
            self.act("open read-only", number, desk, ev.OpenReadOnly())

    @rule(number=numbers, mishap=mishaps)
    def take_the_seat(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.TakeSeat))
        if desk is not None:
            self.act("take the seat", number, desk, ev.TakeSeat(), mishap=mishap)

    @rule(number=numbers, mishap=mishaps)
    def be_active(self, number: int, mishap: Mishap | None) -> None:
        desk = self.pick(number, lambda desk: desk.allows(ev.Activity))
        if desk is not None:
            self.act("be active", number, desk, ev.Activity(), mishap=mishap)
