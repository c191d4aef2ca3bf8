"""A client whose answers are written by the test: real states, the real machine, no server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis, Considered, Grant, SeatCount, TrialDays
from seatkeeper.licensing.license import Account, Category, License, SeatModel, Term
from seatkeeper.qt.bridge import Bridge
from seatkeeper.service.client import ClientInfo
from seatkeeper.service.exchange import (
    CheckResult,
    Failure,
    PendingSummary,
    RequestMade,
    ResponseOutcome,
)
from seatkeeper.service.ports import ServerInfo, TestAccount, UsageEntry
from seatkeeper.session.effects import Effect
from seatkeeper.session.events import Event
from seatkeeper.session.machine import allows, step
from seatkeeper.session.states import Licensed, NeedsLogin, Notice, Opening, State
from seatkeeper.session.timing import due
from tests.qt.diagnosing import scripted_diagnosis

T = TypeVar("T")

NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
ADA = Account("A-CC5-FB7", "ada@demo.example", "Ada Byron")
OWNER = Account("A-7A2-19C", "owner@demo.example", "Institute of Numbers")
PORTAL = "http://127.0.0.1:8701"
CHECKS = (
    "kind", "server", "signature", "this-computer", "pending-request", "unused", "in-time",
)  # fmt: skip

SUBSCRIPTION = License(
    "L-AD6-FB6", Category.COMMERCIAL, SeatModel.MULTI_USER, Term.SUBSCRIPTION,
    datetime(2027, 3, 31, 22, tzinfo=UTC), "2027-03-31",
)  # fmt: skip

SHARED = Grant(
    grant_id="g1", server="s", device="d", seat_id="5ea7", epoch=1, account=ADA, owner=OWNER,
    license=SUBSCRIPTION, basis=Basis.SHARED_SEAT, issued_at=NOW, offline_until=None,
    reserved_until=None, heartbeat_seconds=600, timeout_seconds=8 * 3600,
    offline_days=(1, 3, 7, 14, 30),
    considered=(
        Considered("L-2B1-0D4", "Ada Byron", "expired"),
        Considered("L-AD6-FB6", "Institute of Numbers", "chosen"),
    ),
)  # fmt: skip
EXTENDED = replace(
    SHARED, basis=Basis.OFFLINE_AVAILABILITY, offline_until=NOW + timedelta(days=3),
    reserved_until=NOW + timedelta(days=3),
)  # fmt: skip
OWNED = replace(
    SHARED, account=OWNER, owner=None, basis=Basis.OWNER_SEAT, seats=SeatCount(15, 14),
    offline_until=NOW + timedelta(days=30),
)  # fmt: skip
FOR_GOOD = replace(
    SHARED, owner=None, basis=Basis.VALIDATED_OFFLINE, offline_days=(),
    offline_refusal="validated-offline", considered=(),
    license=License("L-0FF-1CE", Category.COMMERCIAL, SeatModel.SINGLE_USER, Term.PERMANENT),
)  # fmt: skip
TRIAL = replace(
    SHARED, owner=None, basis=Basis.TRIAL, offline_days=(), offline_refusal="trial",
    license=License(
        "L-771-A1B", Category.TRIAL, SeatModel.SINGLE_USER, Term.TRIAL,
        NOW + timedelta(days=60), "2027-01-20",
    ),
    trial=TrialDays(5, 4, NOW + timedelta(days=60), NOW + timedelta(hours=20)),
)  # fmt: skip


def licensed(grant: Grant, **changes: object) -> Licensed:
    """The state in which work goes on."""
    state = Licensed(
        serial=7, grant=grant, last_contact=NOW - timedelta(minutes=2),
        next_beat=NOW + timedelta(minutes=8), active_at=NOW,
    )  # fmt: skip
    return replace(state, **changes)


def expiring(left: timedelta) -> Grant:
    """A grant whose license ends that far from now."""
    ends = NOW + left
    return replace(
        SHARED, license=replace(SUBSCRIPTION, expires=ends, expires_on=ends.date().isoformat())
    )


class ScriptedClient:
    """What the windows need of a client."""

    def __init__(self, observer: Bridge, *, simulated: str = "") -> None:
        self.info = ClientInfo(
            name="Seatkeeper Demo", portal=PORTAL, login="http://127.0.0.1:8700", root="r",
            app_version="0.1.0", platform="linux", vault="memory", vault_persistent=True,
            simulated=simulated,
        )  # fmt: skip
        self.state: State = Opening()
        self.time = NOW
        self.events: list[Event] = []
        self.effects: list[Effect] = []
        self.accounts: tuple[TestAccount, ...] = ()
        self.pending: tuple[PendingSummary, ...] = ()
        self.request: RequestMade | Failure = RequestMade(
            b"<html>request</html>", "-----BEGIN SEATKEEPER REQUEST-----",
            "seatkeeper-request-7f3a.html", "r1", NOW, PORTAL,
        )  # fmt: skip
        self.outcome = ResponseOutcome(True, tuple(CheckResult(name, True) for name in CHECKS))
        self.opened: list[bytes] = []
        self.resent: list[str] = []
        self.asked_for_usage: list[Callable[[tuple[UsageEntry, ...] | Failure], None]] = []
        self.reachable = True
        self.started = False
        self.diagnosis = scripted_diagnosis()
        self._observer = observer

    def show(self, state: State) -> None:
        """Put the session into a state."""
        self.state = state
        self._observer.changed(state)

    def tell(self, notice: Notice) -> None:
        """Notify."""
        self._observer.notified(notice)

    # --- what a client does ---

    @property
    def account(self) -> Account | None:
        if isinstance(self.state, Licensed | NeedsLogin):
            return self.state.grant.account
        return getattr(self.state, "account", None)

    def start(self) -> None:
        self.started = True

    def dispatch(self, event: Event) -> None:
        self.events.append(event)
        after, effects = step(self.state, event, self.time)
        self.effects += effects
        if after is not self.state:
            self.show(after)

    def allows(self, event_type: type[Event]) -> bool:
        return allows(self.state, event_type)

    def now(self) -> datetime:
        return self.time

    def due(self) -> datetime | None:
        return due(self.state)

    def discover(self, done: Callable[[ServerInfo | Failure], None]) -> None:
        if not self.reachable:
            done(Failure("unreachable", "refused: connection refused"))
            return
        self.info = replace(self.info, test_accounts=self.accounts)
        done(ServerInfo(self.info.name, PORTAL, test_accounts=self.accounts))

    def resend_confirmation(self, email: str, done: Callable[[Failure | None], None]) -> None:
        self.resent.append(email)
        done(None)

    def make_request(self, *, language: str, done: Callable[[RequestMade | Failure], None]) -> None:
        assert language in {"en", "de", "es"}
        done(self.request)

    def pending_requests(self) -> tuple[PendingSummary, ...]:
        return self.pending

    def open_response(self, data: bytes, done: Callable[[ResponseOutcome], None]) -> None:
        self.opened.append(data)
        done(self.outcome)

    def usage(self, done: Callable[[tuple[UsageEntry, ...] | Failure], None]) -> None:
        self.asked_for_usage.append(done)

    def support_information(self) -> str:
        return "Account id: A-CC5-FB7\n"
