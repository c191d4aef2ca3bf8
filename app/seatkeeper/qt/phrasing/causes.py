"""Why there was no authentic answer, in words."""

from __future__ import annotations

from seatkeeper.qt.i18n import translate

__all__ = ["cause_code", "describe"]


def cause_code(detail: str) -> str:
    """Take the cause out of a notice's detail, which reads ``cause`` or ``cause: facts``."""
    return detail.partition(":")[0].strip()


def describe(detail: str, server: str) -> str:
    """Say what exactly failed.

    Args:
        detail: Detail of an ``unreachable`` notice.
        server: Name or address of the server.
    """
    text = {
        "dns": translate("Causes", "The name of {server} could not be looked up."),
        "refused": translate("Causes", "{server} was found, but does not accept connections."),
        "timeout": translate("Causes", "{server} did not answer in time."),
        "tls": translate(
            "Causes",
            "The connection to {server} is not secure: its certificate was replaced or is not "
            "trusted. A program or device in between may be reading along.",
        ),
        "tls-expired": translate(
            "Causes",
            "The connection to {server} is not secure: its certificate has expired. If the date "
            "of this computer is right, the server must get a new one.",
        ),
        "tls-not-yet-valid": translate(
            "Causes",
            "The connection to {server} is not secure: its certificate is not valid yet. Check "
            "the date and time of this computer.",
        ),
        "tls-unknown-issuer": translate(
            "Causes",
            "The connection to {server} is not secure: nobody this computer trusts has issued its "
            "certificate. A program or device in between may be reading along.",
        ),
        "tls-wrong-host": translate(
            "Causes",
            "The connection to {server} is not secure: something with another name answers "
            "in its place.",
        ),
        "proxy": translate("Causes", "The proxy of this network did not let the connection pass."),
        "proxy-login": translate(
            "Causes", "The proxy of this network wants a name and a password, or other ones."
        ),
        "busy": translate("Causes", "{server} is busy and wants to be asked again later."),
        "unconfirmed": translate(
            "Causes", "{server} says that the seat is over. It is asked again before that counts."
        ),
        "captive-portal": translate(
            "Causes", "This network wants you to log in to it first: open a web page in a browser."
        ),
        "server-error": translate("Causes", "{server} has a problem of its own."),
        "bad-answer": translate("Causes", "Something answered that is not {server}."),
        "other-protocol": translate(
            "Causes", "{server} is newer than this program and no longer speaks with it. Update it."
        ),
        "network": translate("Causes", "The network does not reach {server}."),
    }.get(cause_code(detail), translate("Causes", "{server} could not be reached."))
    return text.format(server=server)
