"""What client and server promise together, judged after every step of a history.

The book is the server's; what a computer believes is its client's state. A computer *works* while
its user could save. Computers with the same files, vault and all, are one computer to the server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.timing import Timing
from seatkeeper.session.states import Idle, Licensed, ReadOnly, State, WaitingForSeat
from tests.journeys.book import Book, HeldSeat, Hold
from tests.journeys.desks import Desk

__all__ = ["Changes", "agreement", "copies_are_exposed", "every_step"]

_TAKEN: Final = {"freed", "blocked", "revoked"}
"""Ends that a person wished for at the portal: the computer learns of them at its next contact."""

_ASKS_FOR_A_SEAT: Final = re.compile("PUT /v1/seats/[0-9a-f]+|POST /v1/seats/[0-9a-f]+/queue")

_LAPSE: Final = Timing().queue_lapse

_NO_SEAT: Final = {
    Reason.ALL_SEATS_IN_USE, Reason.NO_LICENSE, Reason.BLOCKED, Reason.EXPIRED, Reason.REVOKED,
}  # fmt: skip
"""What an acquire is refused with where there is no seat to be had."""


class Changes:
    """When the book last said something new about a seat.

    Attributes:
        at: By seat: serial of the newest answer when the change was noticed.
    """

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int, bool]] = {}
        self.at: dict[str, int] = {}

    def note(self, book: Book, serial: int) -> None:
        """Compare with what was seen before; ``serial`` is that of the newest answer."""
        for seat in book.seats.values():
            if self._seen.get(seat.seat_id) != (seen := (seat.epoch, seat.ended)):
                self._seen[seat.seat_id], self.at[seat.seat_id] = seen, serial


def every_step(book: Book, desks: Sequence[Desk], changes: Changes, *, swept: bool) -> None:
    """Judge what must be true at any time.

    Args:
        book: The server's book.
        desks: All computers.
        changes: When each seat last changed.
        swept: Whether the server has looked at the present time.
    """
    for license_ in book.licenses.values():
        used = book.used(license_)
        assert used <= license_.seats, f"{used} seats of {license_} are taken"
    if swept:
        for seat in book.live():
            _somebody_holds(book, seat)
        for hold in book.holds:
            _somebody_waits(book, hold)
    for desk in desks:
        grant = desk.works
        if grant is not None and grant.beats:
            _has_its_seat(book, desk, grant, changes)


def _somebody_holds(book: Book, seat: HeldSeat) -> None:
    """No seat is held by nobody for longer than the timeout."""
    license_ = book.licenses[seat.license_id]
    over = license_.expires is not None and license_.expires <= book.now
    assert not over, f"held past the end of its license: {seat}"
    if book.reserved(seat):
        return
    assert not license_.revoked, f"held although its license was revoked: {seat}"
    if not book.own(seat):
        heard = book.now - seat.last_heartbeat
        assert not seat.closed, f"held although its computer has closed: {seat}"
        assert heard < book.timeout, f"nothing was heard of it for {heard}: {seat}"


def _somebody_waits(book: Book, hold: Hold) -> None:
    """No seat is held for somebody who is gone."""
    assert book.now - hold.heard_at < _LAPSE, f"nothing was heard of who waits: {hold}"
    assert hold.until is None or hold.until > book.now, f"not taken in time: {hold}"


def _has_its_seat(book: Book, desk: Desk, grant: Grant, changes: Changes) -> None:
    """A computer that works has a seat, or cannot know yet that it was taken away."""
    seat = book.seats.get(grant.seat_id)
    assert seat is not None, f"desk {desk.number} works on a seat nobody knows: {grant}"
    assert (seat.account, seat.device) == (grant.account.id, grant.device)
    mine = not seat.ended and (seat.epoch == grant.epoch or not desk.copied)
    if mine or _cannot_know_the_time(seat, desk):
        return
    excused = desk.copied or (seat.ended and seat.reason in _TAKEN)
    ignorant = desk.heard_at <= changes.at[grant.seat_id]
    assert excused, f"desk {desk.number} works without its seat: {seat}"
    assert ignorant, f"desk {desk.number} was told and works on: {seat}"


def _cannot_know_the_time(seat: HeldSeat, desk: Desk) -> bool:
    """Whether the computer's clock runs behind and it has not heard the time since it started."""
    return desk.tampered and seat.ended and seat.reason in {"timed-out", "expired"}


def agreement(book: Book, desk: Desk) -> None:
    """Judge a computer that has just spoken with the server about its seat, undisturbed.

    Args:
        book: The server's book.
        desk: The computer.
    """
    state, grant = desk.state, desk.works
    if grant is not None and grant.beats:
        seat = book.seats[grant.seat_id]
        assert not seat.ended, f"desk {desk.number} believes in a seat that has ended: {seat}"
        assert not seat.closed, f"desk {desk.number} works, the server took it for closed: {seat}"
        assert seat.epoch == grant.epoch, f"desk {desk.number} has epoch {grant.epoch}: {seat}"
        if isinstance(state, Licensed) and grant.issued_at == book.now:
            _same(book, seat, grant)
        return
    account = getattr(state, "account", None)
    if _refused(state) and account is not None and _ASKS_FOR_A_SEAT.fullmatch(desk.cable.last):
        room = book.room(account.id, desk.device, desk.record.seat_id)
        assert not room, f"desk {desk.number} was refused although there is room: {state}"
    if isinstance(state, Idle) and state.freed and not desk.copied:
        seat = book.seats[state.grant.seat_id]
        assert seat.ended, f"desk {desk.number} is idle, still held: {seat}"
    if isinstance(state, ReadOnly) and state.verdict.reason is Reason.SUPERSEDED:
        known = desk.copied or desk.overtaken
        assert known, f"desk {desk.number} was taken for a copy of itself: {state}"


def _refused(state: State) -> bool:
    """Whether somebody would like to have a seat and has none."""
    if isinstance(state, WaitingForSeat):
        return state.claim_until is None
    return isinstance(state, ReadOnly) and state.verdict.reason in _NO_SEAT


def _same(book: Book, seat: HeldSeat, grant: Grant) -> None:
    assert seat.license_id == grant.license.id, f"the license differs: {seat}, {grant}"
    reserved = seat.reserved_until if book.reserved(seat) else None
    if grant.basis is Basis.OFFLINE_AVAILABILITY:
        assert (grant.offline_until, grant.reserved_until) == (reserved, reserved)
    elif grant.basis is Basis.SHARED_SEAT:
        assert reserved is None, f"reserved, and its computer does not know: {seat}, {grant}"
        assert grant.offline_until is None


def copies_are_exposed(desks: Iterable[Desk]) -> None:
    """Judge after all computers have spoken with the server: no two work on one seat."""
    working: dict[str, int] = {}
    for desk in desks:
        grant = desk.works
        if grant is not None and isinstance(desk.state, Licensed):
            other = working.setdefault(grant.seat_id, desk.number)
            assert other == desk.number, f"desks {other} and {desk.number} work on one seat"
