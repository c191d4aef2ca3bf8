"""Carries out what the session machine wants done, and answers with events.

One runner per client, used on one background lane only, so effects run in the order in which the
machine gave them and no two of them meet. Whatever the server's answer changes is saved before
the answer becomes an event; if it cannot be saved, the event is told all the same, with a notice,
and the next write tries again: a full disk must not take a seat away that the server gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from licensecache.errors import LicenseCacheError
from seatkeeper.service.contacts import Contacts
from seatkeeper.service.held_seat import HeldSeat
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.opening import open_cache
from seatkeeper.service.ports import (
    Entropy,
    LicenseServer,
    LoginRefused,
    Seat,
    TokenRefusedError,
    UnreachableError,
    UsageEntry,
)
from seatkeeper.service.record import Record
from seatkeeper.service.store import RecordStore
from seatkeeper.service.trusted_time import TrustedTime
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import Notice

if TYPE_CHECKING:
    from offline.signing import VerifyKey

__all__ = ["ASKED_NO_MORE", "EffectRunner", "Outcome"]

ASKED_NO_MORE: Final = frozenset(
    {
        ef.SignIn,
        ef.Acquire,
        ef.SendHeartbeat,
        ef.ExtendSeat,
        ef.ShortenSeat,
        ef.MarkReleasing,
        ef.ReleaseSeat,
        ef.CloseSeat,
        ef.EraseCache,
    }
)
"""What is not done once a response was accepted (R51, R75): it was on its way before that."""

Outcome = tuple[ev.Event | None, tuple[Notice, ...]]
"""What an effect led to: an event or nothing, and things to tell the user."""


class EffectRunner:
    """Runs effects.

    Args:
        server: The license server.
        store: The record.
        device: This computer's key.
        root: The server's root key, from its profile.
        time: Trusted time.
        entropy: Random bytes, for seat ids and jitter.
        resumes: Whether a session that was not closed goes on where it stopped.
    """

    def __init__(
        self,
        *,
        server: LicenseServer,
        store: RecordStore,
        device: DeviceIdentity,
        root: VerifyKey,
        time: TrustedTime,
        entropy: Entropy,
        resumes: bool,
    ) -> None:
        self._resumes = resumes
        self._store = store
        self._device = device
        self._root = root
        self._time = time
        self._entropy = entropy
        self._contacts = Contacts(server, store, self._save)
        self._held = HeldSeat(
            store=store, save=self._save, time=time, entropy=entropy, jitter=self._jitter
        )
        self._notices: list[Notice] = []
        self._unmarked: str = ""
        self._runs: dict[type[ef.Effect], Callable[..., ev.Event | None]] = {
            ef.OpenCache: self._open_cache,
            ef.Probe: self._probe,
            ef.SignIn: self._sign_in,
            ef.ForgetTokens: self._forget_tokens,
            ef.Acquire: self._acquire,
            ef.SendHeartbeat: self._heartbeat,
            ef.ExtendSeat: self._extend,
            ef.ShortenSeat: self._shorten,
            ef.MarkReleasing: self._mark_releasing,
            ef.AbandonRelease: self._abandon_release,
            ef.ReleaseSeat: self._release,
            ef.CloseSeat: self._close,
            ef.ReleaseLateGrant: self._release_late_grant,
            ef.EraseCache: self._erase,
        }

    def run(self, effect: ef.Effect) -> Outcome:
        """Carry one effect out.

        Args:
            effect: Any effect but Notify and Restart, which are the screen's.

        Returns:
            The event it led to, if any, and notices.
        """
        self._notices = []
        attempt = getattr(effect, "attempt", 0)
        if self._store.record.bound and type(effect) in ASKED_NO_MORE:
            return self._asked_no_more(attempt), ()
        try:
            event = self._runs[type(effect)](effect)
        except LicenseCacheError as error:  # no device key: the vault is locked, hung or gone
            detail = f"{error.code}: {error}"
            event = ev.Unreachable(attempt, "storage", detail, False, self._jitter())
        except UnreachableError as error:
            event = ev.Unreachable(
                attempt, error.cause, error.detail, error.delivered, self._jitter()
            )
        except TokenRefusedError:
            self._contacts.drop_tokens()
            event = ev.TokenRefused(attempt)
        return event, tuple(self._notices)

    def _asked_no_more(self, attempt: int) -> ev.Event | None:
        if not attempt:
            return None
        detail = "this computer is licensed for good"
        return ev.Unreachable(attempt, "validated-offline", detail, False, self._jitter())

    # --- the cache -----------------------------------------------------------------------------

    def _open_cache(self, _effect: ef.OpenCache) -> ev.Event:
        event = open_cache(self._store, self._device, self._root, self._time, resumes=self._resumes)
        self._contacts.take_up(self._store.record)
        self._notices.extend(Notice("cache-repaired", detail=text) for text in self._store.repairs)
        return event

    def _save(self, record: Record, *, rotate: bool = False) -> bool:
        try:
            self._store.save(record, rotate=rotate)
        except LicenseCacheError as error:
            self._notices.append(Notice("save-failed", detail=f"{error.code}: {error}"))
            return False
        return True

    def _erase(self, _effect: ef.EraseCache) -> None:
        self._contacts.drop_tokens()
        try:
            self._store.erase()
        except LicenseCacheError as error:
            self._notices.append(Notice("erase-failed", detail=f"{error.code}: {error}"))

    # --- logging in ----------------------------------------------------------------------------

    def _probe(self, effect: ef.Probe) -> ev.Event:
        self._contacts.server.discover()
        return ev.Reached(effect.attempt)

    def _sign_in(self, effect: ef.SignIn) -> ev.Event:
        answer = self._contacts.server.login(effect.email, effect.password)
        if isinstance(answer, LoginRefused):
            return ev.LoginRefused(effect.attempt, answer.code, answer.until)
        self._contacts.log_in(answer, keep=effect.keep)
        return ev.LoggedIn(effect.attempt, answer.account)

    def _forget_tokens(self, _effect: ef.ForgetTokens) -> None:
        self._contacts.log_out()

    # --- the seat ------------------------------------------------------------------------------

    def _acquire(self, effect: ef.Acquire) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(lambda server, tokens: server.acquire(tokens, seat))
        return self._held.acquired(effect.attempt, answer, sent_at)

    def _heartbeat(self, effect: ef.SendHeartbeat) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(lambda server, tokens: server.heartbeat(tokens, seat))
        return self._held.answered(effect.attempt, answer, sent_at)

    def _extend(self, effect: ef.ExtendSeat) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(
            lambda server, tokens: server.extend_offline(tokens, seat, effect.days)
        )
        return self._held.answered(effect.attempt, answer, sent_at)

    def _shorten(self, effect: ef.ShortenSeat) -> ev.Event:
        self._require_mark()
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(lambda server, tokens: server.shorten_offline(tokens, seat))
        return self._held.answered(effect.attempt, answer, sent_at, rotate=True)

    # --- giving it back ------------------------------------------------------------------------

    def _mark_releasing(self, effect: ef.MarkReleasing) -> None:
        self._unmarked = ""
        record = self._store.record
        mark = replace(
            record,
            releasing=record.releasing or not effect.returning,
            returning=record.returning or effect.returning,
        )
        if not self._save(mark):
            self._unmarked = self._notices[-1].detail

    def _require_mark(self) -> None:
        """A right is not given up before the cache says so: a crash would leave two."""
        if self._unmarked:
            raise UnreachableError("storage", self._unmarked, delivered=False)

    def _abandon_release(self, effect: ef.AbandonRelease) -> None:
        record = self._store.record
        self._save(
            replace(record, returning=False)
            if effect.returning
            else replace(record, releasing=False)
        )

    def _release(self, effect: ef.ReleaseSeat) -> ev.Event:
        self._require_mark()
        record = self._store.record
        if record.seat_id and (record.grant or self._contacts.logged_in):
            seat = Seat(record.seat_id, record.epoch)
            self._contacts.ask(lambda server, tokens: server.release(tokens, seat))
        self._contacts.log_out()
        return ev.Released(effect.attempt)

    def _close(self, effect: ef.CloseSeat) -> ev.Event:
        record = self._store.record
        if not record.running:
            return ev.Released(effect.attempt)
        seat = Seat(record.seat_id, record.epoch)
        self._save(replace(record, running=False, closed=True))
        self._contacts.ask(lambda server, tokens: server.close(tokens, seat))
        return ev.Released(effect.attempt)

    def _release_late_grant(self, effect: ef.ReleaseLateGrant) -> None:
        record = self._store.record
        seat = Seat(effect.seat_id, effect.epoch)
        if seat == Seat(record.seat_id, record.epoch):
            self._save(record.without_grant())
        try:
            self._contacts.ask(lambda server, tokens: server.close(tokens, seat))
        except (UnreachableError, TokenRefusedError) as error:
            self._notices.append(Notice("release-failed", detail=str(error)))

    # --- outside the session -------------------------------------------------------------------

    def usage(self) -> tuple[UsageEntry, ...]:
        """The user's own usage record, newest first.

        Raises:
            UnreachableError: No authentic answer.
            TokenRefusedError: Nobody is logged in.
        """
        return self._contacts.ask(lambda server, tokens: server.usage(tokens))

    def _jitter(self) -> float:
        return int.from_bytes(self._entropy(4), "big") / 2**32
