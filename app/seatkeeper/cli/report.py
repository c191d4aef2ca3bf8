"""What ``status`` says: one stable JSON object, and the same for people.

The members of the object are documented in ``docs/command-line.md`` and only ever added to.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from seatkeeper.cli.phrasing import cause_sentence, reason_sentence
from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.policy import works_until
from seatkeeper.licensing.verdict import Reason
from seatkeeper.service.client import Client
from seatkeeper.service.record import Record
from seatkeeper.session.states import (
    Closed,
    Idle,
    Licensed,
    NeedsLogin,
    NoConnection,
    ReadOnly,
    SignedOut,
    State,
    WaitingForSeat,
)

__all__ = ["Facts", "facts_of", "is_locked", "is_unreadable", "lines_for", "way_out"]

Facts = dict[str, Any]


_BASES = {
    Basis.SHARED_SEAT: "a shared seat, held while the client runs",
    Basis.OWNER_SEAT: "the owner's own seat, reserved for good",
    Basis.OFFLINE_AVAILABILITY: "a seat reserved for this computer",
    Basis.VALIDATED_OFFLINE: "validated offline, bound to this computer for good",
    Basis.TRIAL: "a trial",
}

_HEADLINES: dict[type[State], str] = {
    Idle: "Idle: the seat was freed, because nobody was there; the next start takes one.",
    Closed: "Closed: logged in, the app is not running.",
    NoConnection: "No connection.",
    SignedOut: "Nobody is logged in.",
}

_UNREADABLE = {Reason.CACHE_UNREADABLE, Reason.OTHER_COMPUTER}
_UNASKED = {reason.value for reason in _UNREADABLE | {Reason.CLOCK_SET_BACK}}
"""Found in the cache itself: the server was not asked."""


def is_unreadable(state: State) -> bool:
    """Whether the license cache is tampered with, unreadable or another computer's."""
    return isinstance(state, ReadOnly) and state.verdict.reason in _UNREADABLE


def is_locked(state: State) -> bool:
    """Whether the cache may be in order, but the place of the secrets does not open."""
    code = state.verdict.evidence.get("code", "") if isinstance(state, ReadOnly) else ""
    return is_unreadable(state) and (code == "wrong-passphrase" or code.startswith("vault-"))


def way_out(state: State) -> str:
    """What to do about a license cache that cannot be read."""
    if is_locked(state):
        return "Nothing was touched. Unlock the place of the secrets and try again."
    return "The files are left as they are. Logging in again begins a new cache."


def facts_of(client: Client, record: Record, grant: Grant | None = None) -> Facts:
    """The state as facts.

    Args:
        client: The client, its state settled.
        record: Its record.
        grant: The last grant of a closed client, which has none in its state.
    """
    state = client.state
    grant = getattr(state, "grant", None) or grant
    account = client.account or record.account
    facts: Facts = {
        "state": type(state).__name__,
        "basis": grant.basis.value if grant else None,
        "reason": _reason(state),
        "account_id": (account.id or None) if account else None,
        "email": (account.email or None) if account else None,
        "license_id": grant.license.id if grant else None,
        "owner_id": grant.owner.id if grant and grant.owner else None,
        "expires": grant.license.expires_on if grant else None,
        "seat_id": record.seat_id or None,
        "epoch": record.epoch or None,
        "seat_until": _time(_seat_until(state, grant, record)),
        "offline_until": _time(grant.offline_until) if grant else None,
        "works_until": None,
        "last_contact": _time(record.last_contact),
        "next_heartbeat": None,
        "connection": _connection(state),
        "detail": _detail(state),
        "pending_requests": len(record.pending),
        "server": client.info.name,
        "vault": client.info.vault,
        "simulated": bool(client.info.simulated),
    }
    if isinstance(state, Licensed | NeedsLogin):
        facts["works_until"] = _time(works_until(state.grant, last_contact=state.last_contact))
    if isinstance(state, Licensed) and state.grant.beats:
        facts["next_heartbeat"] = _time(state.next_beat)
    return facts


def _seat_until(state: State, grant: Grant | None, record: Record) -> datetime | None:
    """Until when the server keeps the seat without hearing of us; None: for good, or no seat."""
    if grant is None or isinstance(state, Closed) or record.last_contact is None:
        return grant.reserved_until if grant else None
    if grant.basis in {Basis.OWNER_SEAT, Basis.VALIDATED_OFFLINE}:
        return None
    timeout = record.last_contact + grant.timeout
    return max(timeout, grant.reserved_until) if grant.reserved_until else timeout


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def _reason(state: State) -> str | None:
    if isinstance(state, ReadOnly | WaitingForSeat):
        return state.verdict.reason.value
    return None


def _connection(state: State) -> str:
    trouble = getattr(state, "trouble", None)
    notice = getattr(state, "notice", None)
    if isinstance(state, NoConnection) or trouble is not None:
        return "unreachable"
    if notice is not None and notice.code == "unreachable":
        return "unreachable"
    if isinstance(state, Licensed) and not state.grant.beats:
        return "not-needed"
    asked = not isinstance(state, Closed | NeedsLogin) and _reason(state) not in _UNASKED
    return "ok" if asked else "none"


def _detail(state: State) -> str | None:
    if isinstance(state, ReadOnly | WaitingForSeat):
        evidence = state.verdict.evidence
        known = [evidence[name] for name in ("code", "detail") if evidence.get(name)]
        return ": ".join(known) or None
    for notice in (getattr(state, "trouble", None), getattr(state, "notice", None)):
        if notice is not None and notice.detail:
            return str(notice.detail)
    return None


def lines_for(facts: Facts, state: State) -> list[str]:
    """The facts for people, one a line."""
    lines = [_headline(facts, state)]
    for label, member in (
        ("Account", "account_id"),
        ("Email", "email"),
        ("License", "license_id"),
        ("Owner", "owner_id"),
        ("Expires", "expires"),
        ("Seat until", "seat_until"),
        ("Offline until", "offline_until"),
        ("Next heartbeat", "next_heartbeat"),
        ("Server", "server"),
    ):
        if facts[member] is not None:
            lines.append(f"  {label + ':':<16}{facts[member]}")
    if facts["connection"] == "unreachable":
        lines.append("  " + cause_sentence(facts["detail"] or "network"))
    if is_unreadable(state):
        lines += [f"  {facts['detail']}", f"  {way_out(state)}"]
    if facts["simulated"]:
        lines.append("  SIMULATION: this computer is a directory")
    return lines


def _headline(facts: Facts, state: State) -> str:
    if isinstance(state, Licensed):
        return f"Licensed: {_BASES[state.grant.basis]}."
    if isinstance(state, NeedsLogin):
        return f"Licensed, but to be logged in again: {_BASES[state.grant.basis]}."
    if isinstance(state, ReadOnly | WaitingForSeat):
        return f"Read-only: {reason_sentence(state.verdict.reason)}"
    return _HEADLINES.get(type(state), str(facts["state"]))
