"""What the tray says."""

from __future__ import annotations

from datetime import datetime

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.value import Value
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.status import status_line
from seatkeeper.qt.theme import LIGHT
from seatkeeper.qt.tray.port import Look
from seatkeeper.session.states import (
    Idle,
    Licensed,
    NeedsLogin,
    NoConnection,
    ReadOnly,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)

__all__ = ["TrayWords", "tray_words"]


class TrayWords(Value, frozen=True):
    """A state, as the tray tells it.

    Attributes:
        look: Shape, colour and words.
        offline: Until when the computer works without a connection; empty where it does not.
        leave: What leaving the program is called: it may free the seat.
    """

    look: Look
    offline: str
    leave: str


def tray_words(state: State, *, platform: str, now: datetime) -> TrayWords:
    """Say what the tray shows.

    Args:
        state: The state of the session.
        platform: ``windows``, ``macos`` or ``linux``.
        now: Trusted time, aware UTC.
    """
    icon, color, words = _look(state)
    grant = state.grant if isinstance(state, Licensed | NeedsLogin) else None
    return TrayWords(
        Look(icon, color, words), _offline(grant, now) if grant else "", _leave(grant, platform)
    )


def _look(state: State) -> tuple[str, str, str]:
    """Shape, colour, words; the colours are the strong ones, because no tray tells its own."""
    if isinstance(state, Licensed):
        return _licensed(state)
    if isinstance(state, WaitingForSeat) and state.claim_until is not None:
        return "tray-waiting", LIGHT.success, translate("Tray", "A seat is free: take it now")
    words: dict[type[State], tuple[str, str, str]] = {
        NeedsLogin: ("tray-trouble", LIGHT.warning, translate("Tray", "Please log in again")),
        WaitingForSeat: ("tray-waiting", LIGHT.info, translate("Tray", "Waiting for a seat")),
        Idle: ("tray-read-only", LIGHT.danger, status_line(state)),
        ReadOnly: ("tray-read-only", LIGHT.danger, status_line(state)),
        NoConnection: ("tray-read-only", LIGHT.danger, translate("Tray", "No connection")),
        SignedOut: ("tray-signed-out", LIGHT.muted, translate("Tray", "Nobody is logged in")),
        SigningIn: ("tray-signed-out", LIGHT.muted, translate("Tray", "Nobody is logged in")),
    }
    soon = status_line(state) or translate("Tray", "One moment…")
    return words.get(type(state), ("tray-waiting", LIGHT.muted, soon))


def _licensed(state: Licensed) -> tuple[str, str, str]:
    words = status_line(state)
    if state.trouble is not None:
        trouble = translate("Tray", "{state} (the server does not answer)")
        return "tray-trouble", LIGHT.warning, trouble.format(state=words)
    if not state.grant.beats or state.grant.basis is Basis.OFFLINE_AVAILABILITY:
        return "tray-offline", LIGHT.info, words
    return "tray-licensed", LIGHT.success, words


def _offline(grant: Grant, now: datetime) -> str:
    if not grant.beats:
        return translate("Tray", "Offline for good")
    if grant.offline_until is None:
        return ""
    until = times.moment_and_distance(grant.offline_until, now)
    return translate("Tray", "Offline until {until}").format(until=until)


def _leave(grant: Grant | None, platform: str) -> str:
    if grant is not None and grant.basis is Basis.SHARED_SEAT:
        return translate("Tray", "Quit and Release Seat")
    if grant is not None and grant.basis in {Basis.OWNER_SEAT, Basis.OFFLINE_AVAILABILITY}:
        return translate("Tray", "Quit, Seat Stays Reserved")
    return translate("Tray", "Exit") if platform == "windows" else translate("Tray", "Quit")
