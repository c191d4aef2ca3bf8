"""The command line's own words for notices, reasons and causes."""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session.states import Notice

__all__ = ["cause_sentence", "notice_sentence", "reason_sentence", "refusal_sentence"]

_NOTICES: Final = {
    "wrong-credentials": "The email or the password is not right.",
    "email-unconfirmed": "Please confirm your email address.",
    "login-blocked": "Too many failed logins from this address for this account.",
    "session-ended": "The server wants to see the password again.",
    "extended": "The offline availability was extended.",
    "returned": "The offline availability was returned.",
    "checked": "The license is up to date.",
    "renewed": "The license was updated.",
    "extend-refused": "The server does not allow this.",
    "logged-out": "Logged out. The seat is free.",
    "logged-out-anyway": "Logged out here. The server could not be told, so the seat stays in use.",
    "release-failed": "The seat could not be given back; everything stays as it was.",
    "save-failed": "The license cache could not be written; the server's answer still counts.",
    "erase-failed": "Something of the license cache could not be removed.",
    "seat-free": "A seat is free.",
    "validated-offline": "This computer is validated offline, for good.",
    "cache-repaired": "The license cache was repaired.",
    "still-refused": "There is still no license.",
}

_REASONS: Final = {
    Reason.NEEDS_CONNECTION: "Starting needs a connection.",
    Reason.EXPIRED: "The license has expired.",
    Reason.TRIAL_OVER: "The trial is over.",
    Reason.SEAT_LOST: "The seat was lost.",
    Reason.SEAT_FREED: "The seat was freed by its owner or in the portal.",
    Reason.ALL_SEATS_IN_USE: "All license seats are in use.",
    Reason.BLOCKED: "The owner of the license has blocked this account.",
    Reason.REVOKED: "The license was revoked.",
    Reason.AVAILABILITY_ENDED: "The offline availability has ended; a connection is needed.",
    Reason.NO_LICENSE: "There is no license.",
    Reason.CLOCK_SET_BACK: "The computer's clock was set back; a connection will put this right.",
    Reason.OTHER_COMPUTER: "The license cache belongs to another computer.",
    Reason.SUPERSEDED: "Another computer has taken this seat over.",
    Reason.UNFINISHED_RELEASE: "The seat was perhaps given back; only a connection can tell.",
    Reason.CACHE_UNREADABLE: "The license cache was tampered with or cannot be read.",
    Reason.NO_CONNECTION: "The server cannot be reached.",
    Reason.SERVER_REFUSED: "The server refused.",
}

_CAUSES: Final = {
    "dns": "the server's name cannot be looked up",
    "refused": "nothing answers at the server's address",
    "timeout": "the server did not answer in time",
    "tls": "the connection is not trustworthy (certificate)",
    "proxy": "the proxy does not let the connection through",
    "captive-portal": "something else than the server answered (a login page of the network?)",
    "server-error": "the server has a problem of its own",
    "bad-answer": "the answer is not an authentic one",
    "network": "the connection broke off",
    "storage": "the license cache could not be written",
}

_REFUSALS: Final = {
    "too-large": "The file is too large for a request or a response.",
    "empty": "The file is empty.",
    "not-utf8": "The file is not text.",
    "no-block": "The file holds neither a request nor a response.",
    "several-blocks": "The file holds more than one data block.",
    "wrong-kind": "This is the request file. The response file comes from the portal.",
    "truncated": "The file is cut off: its end is missing.",
    "empty-block": "The data block of the file is empty.",
    "bad-signature": "The file was altered.",
    "malformed": "The file was altered or damaged.",
    "unknown-key": "The file is not signed by this server.",
    "other-server": "The file is from another server.",
    "other-computer": "The response was made for another computer.",
    "not-pending": "No request of this computer waits for this response.",
    "already-used": "This response was opened before; each is accepted once.",
    "too-old": "The response is too old.",
    "already-licensed": "This computer is licensed online; log out first.",
    "vault-not-persistent": "This computer keeps no secrets, so nothing can be bound to it.",
    "newer-format": "The file was made by a newer version.",
}


def notice_sentence(notice: Notice) -> str:
    """A sentence for a notice, with what is known of time and cause."""
    if notice.code == "unreachable":
        return cause_sentence(notice.detail)
    sentence = _NOTICES.get(notice.code, f"{notice.code}.")
    if notice.until is not None:
        sentence += f" (until {notice.until:%Y-%m-%d %H:%M} UTC)"
    if notice.detail:
        sentence += f" [{notice.detail}]"
    return sentence


def cause_sentence(detail: str) -> str:
    """A sentence for ``cause: what exactly happened``."""
    cause, _, exactly = detail.partition(": ")
    known = _CAUSES.get(cause, cause)
    return f"The server cannot be reached: {known}." + (f" [{exactly}]" if exactly else "")


def reason_sentence(reason: Reason) -> str:
    """A sentence for a verdict's reason."""
    return _REASONS.get(reason, f"{reason.value}.")


def refusal_sentence(code: str) -> str:
    """A sentence for the code of a refused file."""
    return _REFUSALS.get(code, "The file cannot be used.")
