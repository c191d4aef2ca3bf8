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
        "proxy": translate("Causes", "The proxy of this network did not let the connection pass."),
        "captive-portal": translate(
            "Causes", "This network wants you to log in to it first: open a web page in a browser."
        ),
        "server-error": translate("Causes", "{server} has a problem of its own."),
        "bad-answer": translate("Causes", "Something answered that is not {server}."),
        "network": translate("Causes", "The network does not reach {server}."),
    }.get(cause_code(detail), translate("Causes", "{server} could not be reached."))
    return text.format(server=server)
