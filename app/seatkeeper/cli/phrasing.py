"""The command line's own words for notices, reasons and causes."""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session.states import Notice

__all__ = [
    "advice_sentence",
    "cache_sentence",
    "cause_sentence",
    "impossible_sentence",
    "missing_sentence",
    "no_period_sentence",
    "notice_sentence",
    "reason_sentence",
    "refusal_sentence",
]

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
    "logged-out": "Logged out.",
    "logged-out-anyway": "Logged out here. The server could not be told, so the seat stays in use.",
    "released": "The seat is free.",
    "released-anyway": "The seat was given up here. The server could not be told, so it stays in "
    "use until its timeout.",
    "release-failed": "The seat could not be given back; everything stays as it was.",
    "save-failed": "The license cache could not be written; the server's answer still counts.",
    "erase-failed": "Something of the license cache could not be removed.",
    "seat-free": "A seat is free, and held for you.",
    "claim-missed": "A seat was free, but nobody came for it; it was given back.",
    "validated-offline": "This computer is validated offline, for good.",
    "cache-repaired": "The license cache was repaired.",
    "still-refused": "There is still no license.",
}

_REASONS: Final = {
    Reason.NEEDS_CONNECTION: "Starting needs a connection.",
    Reason.EXPIRED: "The license has expired.",
    Reason.TRIAL_OVER: "The trial is over.",
    Reason.SEAT_LOST: "The seat was lost: the server did not hear of this computer in time.",
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
    "tls-expired": "the server's certificate has expired (is the date of this computer right?)",
    "tls-not-yet-valid": "the server's certificate is not valid yet (check date and time)",
    "tls-unknown-issuer": "nobody this computer trusts has issued the server's certificate",
    "tls-wrong-host": "the certificate is somebody else's",
    "proxy": "the proxy does not let the connection through",
    "proxy-login": "the proxy wants a name and a password, or other ones (SEATKEEPER_PROXY)",
    "busy": "the server is busy and wants to be asked again later",
    "unconfirmed": "the server says that the seat is over; it is asked again before that counts",
    "captive-portal": "something else than the server answered (a login page of the network?)",
    "server-error": "the server has a problem of its own",
    "bad-answer": "the answer is not an authentic one",
    "other-protocol": "the server speaks another version of the protocol: update this program",
    "network": "the connection broke off",
}

_IMPOSSIBLE: Final = {
    "Heartbeat": "No heartbeat is needed: this computer is validated offline.",
    "Extend": "Nothing can be extended: this computer is validated offline.",
    "ReturnEarly": "There is no offline availability to give back.",
}

_NO_PERIOD: Final = {
    "trial": "A trial needs a connection: it cannot be made available offline.",
    "expires-soon": "The license ends too soon to be made available offline.",
    "validated-offline": "This computer is validated offline, for good.",
    "not-supported": "This server does not offer offline availability.",
}

_MISSING: Final = {
    "login": "This server has no accounts: there is nothing to log in to.",
    "usage": "This server keeps no record of use.",
    "validate-offline": "This server cannot validate a computer offline.",
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
    "keys-expired": "The server's keys in the file have expired.",
    "keys-rolled-back": "The server's keys in the file are older than those known here.",
    "keys-skipped": "The file does not say how the server's keys came to change.",
    "keys-unsigned": "The server's keys in the file are not the right ones.",
    "newer-format": "The file was made by a newer version.",
}

_CACHE_TROUBLE: Final = {
    "storage-full": "The disk is full: the license cache could not be written.",
    "storage-denied": "The license cache may not be written.",
    "storage-failed": "The license cache could not be read or written.",
    "storage-busy": "Another process is using the license cache.",
    "vault-not-persistent": "This computer keeps no secrets, so nothing can be bound to it.",
    "vault-locked": "The place of the secrets is locked.",
    "vault-unavailable": "The place of the secrets cannot be reached.",
    "vault-timeout": "The place of the secrets does not answer.",
}

_ADVICE: Final = {
    "open-here": "open it on the computer that made the request: seatkeeper offline open FILE",
    "take-to-portal": "open it on a computer with a connection, or upload it in the portal.",
    "take-to-other-computer": "take it to the computer that made the request.",
    "use-other-server": "use it with the server that it is for.",
    "choose-another-file": "choose another file.",
    "get-file-again": "get the file again, and copy it as it is.",
    "make-new-request": "make a new request.",
    "accept-again": "accept the request in the portal again.",
    "nothing-to-do": "nothing is left to do.",
    "check-clock": "check this computer's clock.",
    "update-app": "update this program.",
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
    if cause == "storage":
        return f"Nothing was sent, because this computer could not keep the answer. [{exactly}]"
    known = _CAUSES.get(cause, cause)
    return f"The server cannot be reached: {known}." + (f" [{exactly}]" if exactly else "")


def reason_sentence(reason: Reason) -> str:
    """A sentence for a verdict's reason."""
    return _REASONS.get(reason, f"{reason.value}.")


def impossible_sentence(wish: str) -> str:
    """A sentence for a wish that makes no sense now, by the name of its event."""
    return _IMPOSSIBLE.get(wish, "This is not possible now.")


def missing_sentence(capability: str) -> str:
    """A sentence for something that a server cannot do."""
    return _MISSING.get(capability, "This server cannot do that.")


def no_period_sentence(code: str) -> str:
    """A sentence for why no period, or not this one, can be chosen."""
    return _NO_PERIOD.get(code, "The seat cannot be kept offline for this long.")


def refusal_sentence(code: str) -> str:
    """A sentence for the code of a refused file."""
    return _REFUSALS.get(code, "The file was altered or damaged.")


def cache_sentence(code: str) -> str | None:
    """A sentence for a code of the cache or the vault; None for any other code."""
    return _CACHE_TROUBLE.get(code)


def advice_sentence(code: str) -> str:
    """What to do with a file."""
    return _ADVICE.get(code, code)
