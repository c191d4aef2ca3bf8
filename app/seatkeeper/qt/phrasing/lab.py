"""What the lab's window calls things: states of computers, faults, events, ends of seats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.tray import tray_words
from seatkeeper.qt.theme import Tone
from seatkeeper.session.states import Opening, SigningIn, State

__all__ = [
    "Look",
    "computer_look",
    "elapsed",
    "ended_words",
    "exchanges_counted",
    "explain_failure",
    "fault_words",
    "how_words",
    "person_words",
    "platform_words",
    "seats_words",
    "short_day",
    "short_moment",
    "skew_words",
]

_SHAPES: Final[Mapping[str, tuple[str, str]]] = {
    "tray-licensed": ("success", "success"),
    "tray-offline": ("shield", "info"),
    "tray-trouble": ("warning", "warning"),
    "tray-waiting": ("hourglass", "info"),
    "tray-read-only": ("lock", "danger"),
    "tray-signed-out": ("circle", "muted"),
}
"""The tray's picture of a state, and what stands for it here: an icon and a token's name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a computer is shown.

    Attributes:
        icon: A shape for each state.
        color: Name of a field of ``theme.Tokens``.
        words: The state in words.
    """

    icon: str
    color: str
    words: str


def computer_look(state: State | None, *, asleep: bool, platform: str, now: datetime) -> Look:
    """Say how a computer is.

    Args:
        state: Of its session; None while the app does not run.
        asleep: Whether the computer sleeps.
        platform: Of the computer.
        now: The lab's time, aware UTC.
    """
    if state is None:
        return Look("power", "muted", translate("Lab", "Not running"))
    if asleep:
        return Look("moon", "muted", translate("Lab", "Asleep"))
    if isinstance(state, Opening | SigningIn):
        return Look("hourglass", "muted", translate("Lab", "One moment…"))
    told = tray_words(state, platform=platform, now=now).look
    icon, color = _SHAPES.get(told.icon, ("circle", "muted"))
    return Look(icon, color, told.words)


def person_words(email: str) -> str:
    """Name a person of the lab: those of its own demo are known by what is before the @."""
    return email.removesuffix("@demo.example")


def platform_words(platform: str) -> str:
    """Name a platform."""
    return {"linux": "Linux", "windows": "Windows", "macos": "macOS"}.get(platform, platform)


def fault_words(fault: str) -> str:
    """Name what is wrong with a network."""
    return {
        "offline": translate("Lab", "Unplugged"),
        "dns-failure": translate("Lab", "Name cannot be looked up"),
        "server-error": translate("Lab", "Server error (500)"),
        "too-many-requests": translate("Lab", "Too many requests (429)"),
        "reset": translate("Lab", "Connection reset"),
        "hang": translate("Lab", "No answer"),
        "slow-drip": translate("Lab", "Slow, drop by drop"),
        "truncated": translate("Lab", "Answer cut short"),
        "lost-response": translate("Lab", "Answer lost"),
        "bad-certificate": translate("Lab", "Wrong certificate"),
        "captive-portal": translate("Lab", "Log-in page of a hotel network"),
        "garbage": translate("Lab", "Nonsense instead of an answer"),
    }.get(fault, fault)


def how_words(how: str) -> str:
    """Say how a seat was held for a stretch of time."""
    return {
        "in use": translate("Lab", "in use"),
        "closed, kept": translate("Lab", "app closed, seat kept"),
        "reserved": translate("Lab", "reserved, available offline"),
        "validated offline": translate("Lab", "validated offline"),
    }.get(how, how)


def ended_words(ended: str) -> str:
    """Say why a stretch of a seat ended; empty while it lasts."""
    return {
        "timed out": translate("Lab", "it timed out"),
        "released": translate("Lab", "it was released"),
        "freed": translate("Lab", "it was freed by hand"),
        "closed": translate("Lab", "the app was closed"),
        "reserved": translate("Lab", "the app was closed, the seat stays reserved"),
        "expired": translate("Lab", "the license expired"),
        "blocked": translate("Lab", "its user was blocked"),
        "revoked": translate("Lab", "the license was revoked"),
        "started again": translate("Lab", "the app was started again"),
        "taken again": translate("Lab", "it was taken again"),
        "moved to another license": translate("Lab", "it moved to another license"),
        "no longer reserved": translate("Lab", "the reservation was over"),
        "trial over": translate("Lab", "the trial was over"),
    }.get(ended, ended)


def seats_words(in_use: int, total: int) -> str:
    """Say how many seats of a pool are in use."""
    if total == 1:
        one = translate("Lab", "the only seat is in use"), translate("Lab", "the only seat is free")
        return one[0] if in_use else one[1]
    words = translate("Lab", "{used} of {total} seats in use")
    return words.format(used=in_use, total=total)


def exchanges_counted(number: int) -> str:
    """Say how many exchanges there are."""
    if number == 1:
        return translate("Lab", "One exchange")
    return translate("Lab", "{number} exchanges").format(number=QLocale().toString(number))


def skew_words(skew: timedelta) -> str:
    """Say how wrong a computer's clock is; empty for right.

    Args:
        skew: What is added to the true time.
    """
    if not skew:
        return ""
    size = elapsed(abs(skew))
    if skew > timedelta(0):
        return translate("Lab", "clock {time} fast").format(time=size)
    return translate("Lab", "clock {time} slow").format(time=size)


def short_moment(at: datetime) -> str:
    """Say an instant of a lab, where many stand below each other: "5 Mar 09:30"."""
    here = at.astimezone()
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return f"{short_day(here)} {QLocale().toString(QTime(here.hour, here.minute), form)}"


def short_day(here: datetime) -> str:
    """Say a day of the user's time zone without its year: "5 Mar".

    What is translated is Qt's form of a day and the short name of a month.
    """
    form = translate("Lab", "d MMM")
    return QLocale().toString(QDate(here.year, here.month, here.day), form)


def elapsed(passed: timedelta) -> str:
    """Say a length of time, in its two largest units: "2 d 8 h".

    Args:
        passed: Not negative.
    """
    minutes = int(passed.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = (
        (days, translate("Lab", "{number} d")),
        (hours, translate("Lab", "{number} h")),
        (minutes, translate("Lab", "{number} min")),
    )
    words = [text.format(number=QLocale().toString(number)) for number, text in parts if number]
    return " ".join(words[:2]) or translate("Lab", "{number} min").format(number=0)


def explain_failure(code: str, detail: str) -> Explanation:
    """Say why something could not be done in the lab.

    Args:
        code: Stable.
        detail: Facts in English.
    """
    known = {
        "not-now": (
            translate("Lab", "The app on that computer does not allow this now."),
            translate("Lab", "Look at its state: perhaps somebody has to log in or out first."),
        ),
        "not-running": (
            translate("Lab", "The app does not run on that computer."),
            translate("Lab", "Start it first."),
        ),
        "asleep": (
            translate("Lab", "That computer is asleep."),
            translate("Lab", "Wake it first."),
        ),
        "bad-name": (
            translate("Lab", "A computer cannot have this name."),
            translate("Lab", "A name is one line of 1 to 60 characters."),
        ),
        "process-failed": (
            translate("Lab", "The process of that computer has ended."),
            translate("Lab", "Start it again."),
        ),
        "lab-not-opened": (
            translate("Lab", "The lab could not be opened."),
            translate("Lab", "Close this window and try again."),
        ),
    }
    what, todo = known.get(code, (translate("Lab", "The lab could not do that."), detail))
    still = "" if code in {"not-running", "asleep", "bad-name"} or todo == detail else detail
    return Explanation(what, still=still, todo=todo, code=code, tone=Tone.WARNING)
