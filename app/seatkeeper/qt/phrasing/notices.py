"""Notices: the outcome of what was asked for, and what happened by itself."""

from __future__ import annotations

from datetime import datetime

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.causes import describe
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone
from seatkeeper.session.states import Notice

__all__ = ["explain_notice", "explain_trouble"]


def explain_notice(notice: Notice, *, server: str, now: datetime) -> Explanation:
    """Say what a notice means.

    Args:
        notice: The notice.
        server: Name of the server.
        now: Trusted time, aware UTC.
    """
    if notice.code == "unreachable":
        return Explanation(
            what=describe(notice.detail, server),
            still=translate("Notices", "Nothing was changed."),
            todo=translate("Notices", "Check your connection and try again."),
            code=f"unreachable {notice.detail}".strip(),
            tone=Tone.WARNING,
        )
    until = times.moment_and_distance(notice.until, now) if notice.until else ""
    known = _good(until) | _refused(until) | _failed(until)
    fallback = Explanation(
        what=translate("Notices", "The server refused this."),
        todo=translate("Notices", "Nothing was changed. The support can explain the code."),
        code=f"{notice.code} {notice.detail}".strip(),
        tone=Tone.WARNING,
    )
    return known.get(notice.code, fallback)


def explain_trouble(
    notice: Notice, *, server: str, until: datetime | None, now: datetime
) -> Explanation:
    """Say that the server does not answer while work goes on (R33).

    Args:
        notice: Why the last contact failed.
        server: Name of the server.
        until: Until when work goes on with nobody answering; None for ever.
        now: Trusted time, aware UTC.
    """
    words = translate("Notices", "You can go on working until {until}.")
    return Explanation(
        what=describe(notice.detail, server),
        still=words.format(until=times.moment_and_distance(until, now)) if until else "",
        todo=translate("Notices", "The connection is tried again by itself."),
        code=f"{notice.code} {notice.detail}".strip(),
        tone=Tone.WARNING,
    )


def _good(until: str) -> dict[str, Explanation]:
    said = {
        "extended": translate("Notices", "Available offline until {until}.").format(until=until)
        if until
        else translate("Notices", "The license is now available offline."),
        "returned": translate("Notices", "The offline availability was returned."),
        "checked": translate("Notices", "Your license is up to date."),
        "renewed": translate("Notices", "Your license was renewed."),
        "validated-offline": translate("Notices", "This computer is licensed for good."),
        "seat-free": translate("Notices", "A seat is free, and held for you until {until}.").format(
            until=until
        )
        if until
        else translate("Notices", "A seat is free, and it is yours."),
        "language-chosen": translate("Notices", "The language changes at the next start."),
        "logged-out": translate("Notices", "You are logged out, and the seat is free again."),
        "released": translate("Notices", "The seat is free again, for others."),
        "cache-erased": translate("Notices", "The stored license was removed."),
        "cache-repaired": translate("Notices", "The stored license was damaged, and is repaired."),
    }
    return {code: Explanation(what=what, tone=Tone.SUCCESS) for code, what in said.items()}


def _refused(until: str) -> dict[str, Explanation]:
    blocked = translate("Notices", "Too many failed logins.")
    again = translate("Notices", "You can try again {until}.").format(until=until) if until else ""
    ended = translate("Notices", "Please log in again.")
    return {
        "wrong-credentials": Explanation(
            what=translate("Notices", "Email or password is wrong."),
            todo=translate("Notices", "Check both and try again."),
            code="wrong-credentials",
            tone=Tone.DANGER,
        ),
        "email-unconfirmed": Explanation(
            what=translate("Notices", "Please confirm your email address."),
            todo=translate("Notices", "The message with the link is in your mailbox."),
            code="email-unconfirmed",
            tone=Tone.WARNING,
        ),
        "login-blocked": Explanation(
            what=blocked, todo=again, code="login-blocked", tone=Tone.DANGER
        ),
        "vault-not-persistent": Explanation(
            what=translate("Notices", "This computer has no safe place for a license."),
            todo=translate(
                "Notices",
                "Without one, a seat would be bound for good to a computer that forgets "
                "it. Set up the system's keyring, then try again.",
            ),
            code="vault-not-persistent",
            tone=Tone.WARNING,
        ),
        "session-ended": Explanation(
            what=translate("Notices", "Your session has ended."), todo=ended, tone=Tone.INFO
        ),
        "extend-refused": Explanation(
            what=translate("Notices", "The offline availability could not be extended."),
            still=translate("Notices", "It stays as it was."),
            code="extend-refused",
            tone=Tone.WARNING,
        ),
    }


def _failed(until: str) -> dict[str, Explanation]:
    occupied = translate("Notices", "The seat stays occupied until {until}.").format(until=until)
    return {
        "logged-out-anyway": Explanation(
            what=translate("Notices", "You are logged out here, without telling the server."),
            still=occupied if until else "",
            code="logged-out-anyway",
            tone=Tone.WARNING,
        ),
        "released-anyway": Explanation(
            what=translate("Notices", "The seat was given up here, without telling the server."),
            still=occupied if until else "",
            code="released-anyway",
            tone=Tone.WARNING,
        ),
        "release-failed": Explanation(
            what=translate("Notices", "The seat could not be given back: the server is silent."),
            still=translate("Notices", "You are still logged in, and everything is as it was."),
            todo=translate("Notices", "Try again when there is a connection."),
            code="release-failed",
            tone=Tone.WARNING,
        ),
        "erase-failed": Explanation(
            what=translate("Notices", "Something of the stored license could not be removed."),
            still=translate("Notices", "The seat is free, and what is left cannot be used."),
            code="erase-failed",
            tone=Tone.WARNING,
        ),
        "claim-missed": Explanation(
            what=translate("Notices", "A seat was held for you, and went back to the others."),
            still=translate("Notices", "It was not taken in time."),
            todo=translate("Notices", "Have yourself notified again, or try again now."),
            tone=Tone.INFO,
        ),
        "still-refused": Explanation(
            what=translate("Notices", "There is still no license."),
            still=translate("Notices", "Projects can be read, and unsaved work is kept."),
            tone=Tone.WARNING,
        ),
        "session-only": Explanation(
            what=translate("Notices", "This computer has no keyring to keep a license in."),
            still=translate("Notices", "You can work until the app is closed; then log in again."),
            todo=translate("Notices", "Set up the system's keyring, and the license is kept."),
            code="session-only",
            tone=Tone.WARNING,
        ),
        "save-failed": Explanation(
            what=translate("Notices", "The license could not be stored on this computer."),
            still=translate("Notices", "You can go on working."),
            todo=translate("Notices", "Free some disk space; a new start asks you to log in."),
            code="save-failed",
            tone=Tone.WARNING,
        ),
    }
