"""Carries out what the session machine wants done, and answers with events.

One runner per client, used on one background lane only, so effects run in the order in which the
machine gave them and no two of them meet. Whatever the server's answer changes is saved before
the answer becomes an event; if it cannot be saved, the event is told all the same, with a notice,
and the next write tries again: a full disk must not take a seat away that the server gave.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from licensecache.errors import LicenseCacheError
from seatkeeper.licensing.license import NOBODY
from seatkeeper.service.contacts import Contacts
from seatkeeper.service.giving_back import GivingBack
from seatkeeper.service.held_seat import HeldSeat
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.opening import open_cache
from seatkeeper.service.ports import (
    Entropy,
    LicenseServer,
    LoginRefused,
    SeatOffer,
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

__all__ = ["ASKED_NO_MORE", "EffectRunner", "Outcome"]

ASKED_NO_MORE: Final = frozenset(
    {
        ef.SignIn,
        ef.Acquire,
        ef.JoinQueue,
        ef.SendHeartbeat,
        ef.FreeIdleSeat,
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
        time: TrustedTime,
        entropy: Entropy,
        resumes: bool,
    ) -> None:
        self._resumes = resumes
        self._store = store
        self._device = device
        self._time = time
        self._entropy = entropy
        self._contacts = Contacts(server, store, self._save)
        self._held = HeldSeat(
            store=store, save=self._save, time=time, entropy=entropy, jitter=self._jitter
        )
        self._notices: list[Notice] = []
        self._giving_back = GivingBack(
            store=store, contacts=self._contacts, save=self._save, tell=self._notices.append
        )
        self._runs: dict[type[ef.Effect], Callable[..., ev.Event | None]] = {
            ef.OpenCache: self._open_cache,
            ef.Probe: self._probe,
            ef.SignIn: self._sign_in,
            ef.ForgetTokens: self._forget_tokens,
            ef.Acquire: self._acquire,
            ef.JoinQueue: self._join_queue,
            ef.LeaveQueue: self._leave_queue,
            ef.SendHeartbeat: self._heartbeat,
            ef.ExtendSeat: self._extend,
            ef.ShortenSeat: self._shorten,
            ef.MarkReleasing: self._giving_back.mark_releasing,
            ef.AbandonRelease: self._giving_back.abandon_release,
            ef.ReleaseSeat: self._giving_back.release,
            ef.CloseSeat: self._giving_back.close,
            ef.FreeIdleSeat: self._giving_back.free_idle,
            ef.ReleaseLateGrant: self._giving_back.release_late_grant,
            ef.ReleaseClaim: self._giving_back.release_claim,
            ef.EraseCache: self._erase,
        }

    def run(self, effect: ef.Effect) -> Outcome:
        """Carry one effect out.

        Args:
            effect: Any effect but Notify and Restart, which are the screen's.

        Returns:
            The event it led to, if any, and notices.
        """
        self._notices.clear()
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
                attempt, error.cause, error.detail, error.delivered, self._jitter(),
                error.retry_after,
            )  # fmt: skip
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
        server = self._contacts.server
        event = open_cache(
            self._store, self._device, server.read_grant, self._time, resumes=self._resumes
        )
        self._contacts.take_up(self._store.record)
        if not server.has_login:
            event = _for_nobody(event)
        self._notices.extend(Notice("cache-repaired", detail=text) for text in self._store.repairs)
        return event

    def _save(self, record: Record, *, rotate: bool = False) -> str:
        try:
            self._store.save(record, rotate=rotate)
        except LicenseCacheError as error:
            why = f"{error.code}: {error}"
            self._notices.append(Notice("save-failed", detail=why))
            return why
        return ""

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

    def _join_queue(self, effect: ef.JoinQueue) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(lambda server, tokens: server.join_queue(tokens, seat))
        if isinstance(answer, SeatOffer):
            return self._held.offered(effect.attempt, answer)
        return self._held.acquired(effect.attempt, answer, sent_at)

    def _leave_queue(self, _effect: ef.LeaveQueue) -> None:
        seat = self._held.named()
        try:
            self._contacts.ask(lambda server, tokens: server.leave_queue(tokens, seat))
        except (UnreachableError, TokenRefusedError):
            return  # who is not heard of loses the place

    def _heartbeat(self, effect: ef.SendHeartbeat) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        try:
            answer = self._contacts.ask(lambda server, tokens: server.heartbeat(tokens, seat))
        except UnreachableError:
            self._store.mark_if_possible()  # no answer, nothing to save: time goes on nevertheless
            raise
        return self._held.answered(effect.attempt, answer, sent_at)

    def _extend(self, effect: ef.ExtendSeat) -> ev.Event:
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(
            lambda server, tokens: server.extend_offline(tokens, seat, effect.days)
        )
        return self._held.answered(effect.attempt, answer, sent_at)

    def _shorten(self, effect: ef.ShortenSeat) -> ev.Event:
        self._giving_back.require_mark()
        seat = self._held.named()
        sent_at = self._time.now()
        answer = self._contacts.ask(lambda server, tokens: server.shorten_offline(tokens, seat))
        return self._held.answered(effect.attempt, answer, sent_at, rotate=True)

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


def _for_nobody(event: ev.Event) -> ev.Event:
    """Where there are no accounts, whoever sits at the computer is as good as logged in."""
    if isinstance(event, ev.CacheOpened):
        return replace(event, account=NOBODY, remembered=True)
    return replace(event, account=NOBODY) if isinstance(event, ev.CacheFailed) else event
