"""The client: one session, its state, and the lanes on which its effects run.

Belongs to one thread, the owner (the GUI thread, or the command line's only one). Events are
dispatched there, the observer is called there; effects run on the ``session`` lane, in order.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from seatkeeper.licensing.license import NOBODY, Account
from seatkeeper.licensing.value import Value
from seatkeeper.service.effect_runner import EffectRunner, Outcome
from seatkeeper.service.exchange import (
    Failure,
    OfflineExchange,
    PendingSummary,
    RequestMade,
    ResponseOutcome,
)
from seatkeeper.service.ports import (
    Lanes,
    LicenseServer,
    Observer,
    ServerInfo,
    TestAccount,
    TokenRefusedError,
    UnreachableError,
    UsageEntry,
)
from seatkeeper.service.support import support_information
from seatkeeper.service.trusted_time import TrustedTime
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import allows, step
from seatkeeper.session.states import Licensed, NeedsLogin, Opening, State
from seatkeeper.session.timing import due

if TYPE_CHECKING:
    from seatkeeper.service.diagnosis import Diagnosis

__all__ = ["Client", "ClientInfo"]

T = TypeVar("T")

_log = logging.getLogger("seatkeeper.session")
_log.addHandler(logging.NullHandler())  # without a log file nothing is printed instead

LANE = "session"
"""The lane of everything that touches the record or the server."""


class ClientInfo(Value, frozen=True):
    """What does not change while a client lives.

    Attributes:
        name: The server's name, for people.
        portal: Origin of the portal.
        has_login: Whether the server knows accounts.
        capabilities: What the server can do, see ``ServerInfo``; None before it has said so.
        test_accounts: A sandbox's own.
        simulated: A label such as ``SIMULATION`` when this is not a real computer; else empty.
        vault: What people call the place of the secrets.
        vault_persistent: Whether it outlives the process.
        app_version: Version of the app.
        platform: ``windows``, ``macos`` or ``linux``.
        root: Thumbprint of the server's root key.
        login: Origin of the server's API.
    """

    hidden = ("test_accounts",)

    name: str
    portal: str
    login: str
    root: str
    app_version: str
    platform: str
    vault: str
    vault_persistent: bool
    simulated: str = ""
    has_login: bool = True
    capabilities: frozenset[str] | None = None
    test_accounts: tuple[TestAccount, ...] = ()

    def can(self, what: str) -> bool:
        """Whether to offer something: a server can do what it has not denied yet."""
        return self.capabilities is None or what in self.capabilities


class Client:
    """One session with one server.

    Args:
        info: What is known beforehand.
        server: The server, for questions outside the session.
        runner: Carries out effects.
        exchange: The offline exchange.
        time: Trusted time.
        lanes: Where effects run.
        observer: Who watches.
        diagnosis: Joins what can be found out about this computer and its way to the server; is
            slow at the first time, so it is called on a lane.
    """

    def __init__(
        self,
        *,
        info: ClientInfo,
        server: LicenseServer,
        runner: EffectRunner,
        exchange: OfflineExchange,
        time: TrustedTime,
        lanes: Lanes,
        observer: Observer,
        diagnosis: Callable[[], Diagnosis],
    ) -> None:
        self.info = info
        self.diagnosis = diagnosis
        self.state: State = Opening()
        self._server = server
        self._runner = runner
        self._exchange = exchange
        self._time = time
        self._lanes = lanes
        self._observer = observer

    # --- the session ---------------------------------------------------------------------------

    def start(self) -> None:
        """Open the cache and go on from there."""
        self._carry_out(ef.OpenCache())

    def dispatch(self, event: ev.Event) -> None:
        """Apply an event and have its effects carried out.

        Raises:
            IllegalEventError: The state does not allow it; nothing has changed.
        """
        before = self.state
        self.state, effects = step(before, event, self.now())
        if self.state is not before:
            self._observer.changed(self.state)
        for effect in effects:
            self._carry_out(effect)

    def allows(self, event_type: type[ev.Event]) -> bool:
        """Whether the user may do this now."""
        return allows(self.state, event_type)

    def now(self) -> datetime:
        """Trusted time, aware UTC."""
        return self._time.now()

    def due(self) -> datetime | None:
        """When the next ``Tick`` is wanted (trusted time, UTC); None for never."""
        return due(self.state)

    @property
    def account(self) -> Account | None:
        """Who is logged in; None for nobody, which is always so where there are no accounts."""
        if isinstance(self.state, Licensed | NeedsLogin):
            account: Account | None = self.state.grant.account
        else:
            account = getattr(self.state, "account", None)
        return None if account == NOBODY else account

    def _carry_out(self, effect: ef.Effect) -> None:
        if isinstance(effect, ef.Notify):
            self._observer.notified(effect.notice)
        elif isinstance(effect, ef.Restart):
            # In its turn: what was to be erased is erased before the session begins again.
            self._lanes.submit(LANE, lambda: None, lambda _: self._observer.restarted())
        else:
            self._lanes.submit(LANE, partial(self._run, effect), self._told)

    def _run(self, effect: ef.Effect) -> Outcome:
        """Carry an effect out, and log it; on a lane, so that no disk keeps the owner waiting."""
        event, notices = self._runner.run(effect)
        level = logging.WARNING if isinstance(event, ev.Unreachable) or notices else logging.INFO
        cause = f" ({event.cause}: {event.detail})" if isinstance(event, ev.Unreachable) else ""
        codes = "".join(f" [{notice.code}]" for notice in notices)
        name = type(event).__name__ if event is not None else "done"
        _log.log(level, "%s: %s%s%s", type(effect).__name__, name, cause, codes)
        return event, notices

    def _told(self, outcome: Outcome) -> None:
        event, notices = outcome
        if event is not None:
            self.dispatch(event)
        for notice in notices:
            self._observer.notified(notice)

    # --- what the server is ----------------------------------------------------------------------

    def discover(self, done: Callable[[ServerInfo | Failure], None]) -> None:
        """Ask the server what it is and can do; ``info`` is brought up to date."""

        def told(answer: ServerInfo | Failure) -> None:
            if isinstance(answer, ServerInfo):
                self.info = replace(
                    self.info,
                    name=answer.name,
                    capabilities=answer.capabilities,
                    test_accounts=answer.test_accounts,
                )
            done(answer)

        self._lanes.submit(LANE, partial(_guarded, self._server.discover), told)

    def resend_confirmation(self, email: str, done: Callable[[Failure | None], None]) -> None:
        """Have the confirmation email sent again (R03)."""
        work = partial(_guarded, partial(self._server.resend_confirmation, email))
        self._lanes.submit(LANE, work, done)

    def usage(self, done: Callable[[tuple[UsageEntry, ...] | Failure], None]) -> None:
        """Fetch the user's own usage record, newest first (R105)."""
        self._lanes.submit(LANE, partial(_guarded, self._runner.usage), done)

    # --- the offline exchange --------------------------------------------------------------------

    def make_request(self, *, language: str, done: Callable[[RequestMade | Failure], None]) -> None:
        """Make an offline request; it is pending before ``done`` is called."""
        self._lanes.submit(LANE, partial(self._exchange.make_request, language), done)

    def pending_requests(self) -> tuple[PendingSummary, ...]:
        """The offline requests that wait for a response, oldest first."""
        return self._exchange.pending()

    def open_response(self, data: bytes, done: Callable[[ResponseOutcome], None]) -> None:
        """Open a response file; if it is accepted the session becomes licensed."""
        online = isinstance(self.state, Licensed) and self.state.grant.beats
        if online or not self.allows(ev.ResponseAccepted):
            done(ResponseOutcome(False, (), "already-licensed"))
            return

        def told(outcome: ResponseOutcome) -> None:
            # Committed already: should the session have moved on, the next start takes it up.
            if outcome.grant is not None and self.allows(ev.ResponseAccepted):
                self.dispatch(ev.ResponseAccepted(outcome.grant))
            done(outcome)

        self._lanes.submit(LANE, partial(self._exchange.open_response, data), told)

    def support_information(self) -> str:
        """Facts for a support desk, never a secret (R43)."""
        return support_information(self.state, self.info, self.account)


def _guarded(question: Callable[[], T]) -> T | Failure:
    try:
        return question()
    except UnreachableError as error:
        return Failure("unreachable", f"{error.cause}: {error.detail}")
    except TokenRefusedError as error:
        return Failure("session-ended", str(error))
