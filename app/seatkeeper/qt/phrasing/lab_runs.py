"""What the lab's window says about what the clock passed through, and about runs of scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QLocale

from seatkeeper.qt.i18n import translate

__all__ = ["event_words", "events_counted", "outcome_words", "run_words", "took_words"]


def event_words(kind: str, who: str) -> str:
    """Say what the clock passed through.

    Args:
        kind: Of the event.
        who: A computer, a license or a seat.
    """
    text = {
        "heartbeat": translate("Lab", "Heartbeat of {who}"),
        "seat-timeout": translate("Lab", "The seat of {who} times out"),
        "trial-day": translate("Lab", "A trial day of {who} ends"),
        "license-expiry": translate("Lab", "License {who} expires"),
        "grant-end": translate("Lab", "The right of {who} to work ends"),
        "reservation-end": translate("Lab", "The reservation of {who} ends"),
        "renewal": translate("Lab", "License {who} is renewed"),
        "queue-turn": translate("Lab", "{who} is next in the queue"),
        "tick": translate("Lab", "{who} looks at the time"),
    }.get(kind, kind)
    return text.format(who=who)


def events_counted(counts: Mapping[str, int]) -> str:
    """Sum up what the clock passed through.

    Args:
        counts: How many events of each kind.
    """
    words = [_event_count(kind, number) for kind, number in counts.items() if number]
    return "  ·  ".join(words) if words else translate("Lab", "Nothing happened meanwhile.")


def _event_count(kind: str, number: int) -> str:
    one, many = {
        "heartbeat": (translate("Lab", "one heartbeat"), translate("Lab", "{number} heartbeats")),
        "seat-timeout": (
            translate("Lab", "one seat timed out"),
            translate("Lab", "{number} seats timed out"),
        ),
        "trial-day": (
            translate("Lab", "one trial day ended"),
            translate("Lab", "{number} trial days ended"),
        ),
        "license-expiry": (
            translate("Lab", "one license expired"),
            translate("Lab", "{number} licenses expired"),
        ),
        "reservation-end": (
            translate("Lab", "one reservation ended"),
            translate("Lab", "{number} reservations ended"),
        ),
    }.get(kind, (translate("Lab", "one other event"), translate("Lab", "{number} other events")))
    return (one if number == 1 else many).format(number=QLocale().toString(number))


def outcome_words(outcome: str) -> str:
    """Say how a scenario ended.

    Args:
        outcome: ``running``, ``passed``, ``failed``, ``skipped``, or empty for not played.
    """
    return {
        "": translate("Lab", "not played yet"),
        "running": translate("Lab", "running…"),
        "passed": translate("Lab", "passed"),
        "failed": translate("Lab", "failed"),
        "skipped": translate("Lab", "not played"),
    }.get(outcome, outcome)


def run_words(passed: int, number: int, took: timedelta) -> str:
    """Say how a run of scenarios ended."""
    words = translate("Lab", "{passed} of {number} passed, in {time}")
    return words.format(passed=passed, number=number, time=took_words(took))


def took_words(took: timedelta) -> str:
    """Say how long something took, in seconds or minutes."""
    seconds = took.total_seconds()
    if seconds < 60:
        written = QLocale().toString(seconds, "f", 1)
        return translate("Lab", "{number} s").format(number=written)
    minutes, rest = divmod(round(seconds), 60)
    return translate("Lab", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
