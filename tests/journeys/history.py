"""A history: people, computers, cables, clocks, files, and the portal, in any order."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from seatkeeper.session import events as ev
from tests.journeys.wishes import Wishes, numbers, people

__all__ = ["History"]

_DESKS_MOST: Final = 7
_COPIES_FROM: Final = 5
"""Number of the first computer that is a copy of another."""
_LICENSES_MOST: Final = 4
_COPIES_MOST: Final = 3
"""Of the cache of one computer."""

spans = st.sampled_from(
    (
        timedelta(seconds=30),
        timedelta(minutes=11),
        timedelta(minutes=20),
        timedelta(hours=1),
        timedelta(hours=7),
        timedelta(hours=9),
        timedelta(hours=25),
        timedelta(days=4),
        timedelta(days=31),
    )
)


class History(Wishes):
    """The rules of everything else."""

    # --- the owner and the support desk -----------------------------------------------------------

    @rule(person=people, blocked=st.booleans())
    def block(self, person: str, blocked: bool) -> None:
        self.count("block" if blocked else "unblock")
        self.office.block(person, blocked=blocked)

    @rule(person=people, joins=st.sampled_from((True, True, False)))
    def leave_or_join(self, person: str, joins: bool) -> None:
        self.count("join" if joins else "delete from the organization")
        if joins:
            self.office.join(person)
        else:
            self.office.remove(person)

    @rule(person=people)
    def free_in_the_portal(self, person: str) -> None:
        self.count("free in the portal")
        self.office.free(person)

    @rule(seats=st.integers(1, 2), days=st.sampled_from((1, 30)))
    def buy(self, seats: int, days: int) -> None:
        if len(self.office.book().licenses) < _LICENSES_MOST:
            self.count("buy and activate")
            self.office.buy(seats, days)

    @rule(which=numbers, revoked=st.sampled_from((True, False, False)))
    def revoke_or_reissue(self, which: int, revoked: bool) -> None:
        self.count("revoke" if revoked else "reissue")
        self.office.revoke(which, revoked=revoked)

    @rule(idle_seconds=st.sampled_from((0, 900)), queue=st.booleans())
    def choose(self, idle_seconds: int, queue: bool) -> None:
        self.count("choose about idleness and the queue")
        self.office.choose(idle_seconds=idle_seconds, queue=queue)

    # --- time -------------------------------------------------------------------------------------

    @rule(span=spans, asleep=st.booleans())
    def advance(self, span: timedelta, asleep: bool) -> None:
        self.count("advance")
        self.office.world.advance(span)
        self.everybody_hears_the_time(ev.Resumed() if asleep else ev.Tick())

    @rule()
    def expire(self) -> None:
        book = self.office.book()
        ends = [sold.expires for sold in book.licenses.values() if sold.expires is not None]
        left = [end - book.now for end in ends if end > book.now]
        if left:
            self.count("expire")
            self.office.world.advance(min(left))

    @rule(number=numbers, hours=st.sampled_from((-30, -2, 0, 2, 20, 40)))
    def set_a_clock(self, number: int, hours: int) -> None:
        self.count("set a clock")
        self.desks[number % len(self.desks)].set_clock(timedelta(hours=hours))

    # --- cables -----------------------------------------------------------------------------------

    @rule(number=numbers, cut=st.sampled_from((True, False, False)))
    def cut_or_mend(self, number: int, cut: bool) -> None:
        desk = self.pick(number, lambda desk: desk.cable.is_cut is not cut)
        if desk is not None:
            self.count("cut" if cut else "restore")
            desk.cable.is_cut = cut

    @rule()
    def what_was_late_arrives(self) -> None:
        for desk in self.desks:
            while desk.cable.late:
                self.count("late questions that arrived")
                desk.overtaken = True
                self.office.exchange.deliver_late(desk.cable)

    # --- files ------------------------------------------------------------------------------------

    @rule(number=numbers, copy=st.integers(_COPIES_FROM, _DESKS_MOST - 1))
    def copy_to_another_computer(self, number: int, copy: int) -> None:
        desk = self.pick(number, lambda desk: desk.number < _COPIES_FROM and desk.folder.exists())
        if desk is None:
            return
        self.count("copy to another computer")
        while len(self.desks) <= copy:
            self.add_desk()
        self.desks[copy].become(desk)

    @rule(number=numbers, which=st.sampled_from(("both", "local", "roaming")), runs=st.booleans())
    def delete_the_cache(self, number: int, which: str, runs: bool) -> None:
        desk = self.pick(number, lambda desk: desk.folder.exists())
        if desk is not None:
            self.count("delete the cache")
            if not runs:
                desk.crash()
            desk.delete_cache(which)

    @rule(number=numbers)
    def keep_a_copy_of_the_cache(self, number: int) -> None:
        desk = self.pick(
            number, lambda desk: desk.folder.exists() and len(desk.copies) < _COPIES_MOST
        )
        if desk is not None:
            self.count("keep a copy of the cache")
            desk.keep_copy(self.place / f"{desk.number}-{len(desk.copies)}")

    @rule(number=numbers, which=numbers)
    def put_an_old_copy_back(self, number: int, which: int) -> None:
        desk = self.pick(number, lambda desk: bool(desk.copies))
        if desk is not None:
            self.count("restore an old copy of the cache")
            desk.crash()
            desk.put_back(desk.copies[which % len(desk.copies)])

    # --- all together -----------------------------------------------------------------------------

    @rule(number=numbers)
    def everybody_asks(self, number: int) -> None:
        if number:
            self.get_to_work(self.desks[number % len(self.desks)])
        else:
            self.count("everybody asks")
            self.come_together()
