"""Carrying out what gives a right back: log out, close, idleness, an early return, a late grant.

A right is not given up before the cache says so, because a crash in between would leave two who
believe to have it. What the server is told here is idempotent: told twice, it is done once.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from seatkeeper.service.contacts import Contacts
from seatkeeper.service.held_seat import Save
from seatkeeper.service.ports import Seat, TokenRefusedError, UnreachableError
from seatkeeper.service.store import RecordStore
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import Notice

__all__ = ["GivingBack"]


class GivingBack:
    """Gives rights back.

    Args:
        store: The record.
        contacts: Talks to the server.
        save: Writes the record.
        tell: Tells the user something.
    """

    def __init__(
        self,
        *,
        store: RecordStore,
        contacts: Contacts,
        save: Save,
        tell: Callable[[Notice], None],
    ) -> None:
        self._store = store
        self._contacts = contacts
        self._save = save
        self._tell = tell
        self._unmarked = ""

    def mark_releasing(self, effect: ef.MarkReleasing) -> None:
        """Say in the cache that a right is being given up."""
        record = self._store.record
        self._unmarked = self._save(
            replace(
                record,
                releasing=record.releasing or not effect.returning,
                returning=record.returning or effect.returning,
            )
        )

    def require_mark(self) -> None:
        """Go on only if the cache says so.

        Raises:
            UnreachableError: It could not be written.
        """
        if self._unmarked:
            raise UnreachableError("storage", self._unmarked, delivered=False)

    def abandon_release(self, effect: ef.AbandonRelease) -> None:
        """Take the mark back."""
        record = self._store.record
        self._save(
            replace(record, returning=False)
            if effect.returning
            else replace(record, releasing=False)
        )

    def release(self, effect: ef.ReleaseSeat) -> ev.Event:
        """Give the seat back and end the server session."""
        self.require_mark()
        record = self._store.record
        if record.seat_id and (record.grant or self._contacts.logged_in):
            seat = Seat(record.seat_id, record.epoch)
            self._contacts.ask(lambda server, tokens: server.release(tokens, seat))
        self._contacts.log_out()
        return ev.Released(effect.attempt)

    def close(self, effect: ef.CloseSeat) -> ev.Event:
        """Tell the server that the app closes."""
        record = self._store.record
        if not record.running:
            return ev.Released(effect.attempt)
        seat = Seat(record.seat_id, record.epoch)
        self._save(replace(record, running=False, closed=True))
        self._contacts.ask(lambda server, tokens: server.close(tokens, seat))
        return ev.Released(effect.attempt)

    def free_idle(self, effect: ef.FreeIdleSeat) -> ev.Event:
        """Free the seat of a user who is away; the record holds no grant from here on."""
        record = self._store.record
        if why := self._save(record.without_grant()):
            raise UnreachableError("storage", why, delivered=False)
        seat = Seat(record.seat_id, record.epoch)
        self._contacts.ask(lambda server, tokens: server.close(tokens, seat, idle=True))
        return ev.Released(effect.attempt)

    def release_late_grant(self, effect: ef.ReleaseLateGrant) -> None:
        """Give back a seat that nobody wanted any more when it came."""
        seat = Seat(effect.seat_id, effect.epoch)
        self._drop(seat)
        try:
            self._contacts.ask(lambda server, tokens: server.close(tokens, seat))
        except (UnreachableError, TokenRefusedError) as error:
            self._tell(Notice("release-failed", detail=str(error)))

    def release_claim(self, effect: ef.ReleaseClaim) -> None:
        """Give back a seat that nobody came for, an owner's too."""
        seat = Seat(effect.seat_id, effect.epoch)
        self._drop(seat)
        try:
            self._contacts.ask(lambda server, tokens: server.release(tokens, seat))
        except (UnreachableError, TokenRefusedError) as error:
            self._tell(Notice("release-failed", detail=str(error)))

    def _drop(self, seat: Seat) -> None:
        record = self._store.record
        if seat == Seat(record.seat_id, record.epoch):
            self._save(record.without_grant())
