"""Why a request was sent, and what its fields are, in words."""

from __future__ import annotations

from seatkeeper.qt.i18n import translate
from seatkeeper.service.ledger import SentField

__all__ = ["answered", "field_value", "place_words", "purpose_words", "requests_counted"]


def purpose_words(purpose: str) -> str:
    """Say why a request was sent.

    Args:
        purpose: Name of the operation.
    """
    return {
        "discover": translate("Sent", "Ask the server what it is"),
        "profile": translate("Sent", "Fetch the server's profile"),
        "keys": translate("Sent", "Fetch the server's public keys"),
        "login": translate("Sent", "Log in"),
        "refresh": translate("Sent", "Stay logged in"),
        "logout": translate("Sent", "Log out"),
        "resend": translate("Sent", "Have the confirmation email sent again"),
        "licenses": translate("Sent", "List the licenses"),
        "acquire": translate("Sent", "Take a seat"),
        "heartbeat": translate("Sent", "Say that the seat is in use"),
        "close": translate("Sent", "Say that the app closes"),
        "release": translate("Sent", "Give the seat back"),
        "extend": translate("Sent", "Make the license available offline"),
        "shorten": translate("Sent", "Return the offline availability"),
        "usage": translate("Sent", "Fetch your usage record"),
        "proxy": translate("Sent", "Ask the proxy for a connection"),
    }.get(purpose, purpose or "—")


def answered(outcome: str) -> str:
    """Say what came back."""
    if outcome.startswith("HTTP "):
        return translate("Sent", "answered ({status})").format(status=outcome)
    return translate("Sent", "no answer ({cause})").format(cause=outcome)


def place_words(place: str) -> str:
    """Say where in a request a field was."""
    return {
        "header": translate("Sent", "Header"),
        "query": translate("Sent", "Address"),
        "body": translate("Sent", "Body"),
    }.get(place, place)


def field_value(field: SentField) -> str:
    """Say what a field held; of a secret only its size."""
    if field.hidden and field.size == 1:
        return translate("Sent", "secret, one character")
    if field.hidden:
        return translate("Sent", "secret, {count} characters").format(count=field.size)
    return field.value


def requests_counted(count: int) -> str:
    """Count requests."""
    if count == 1:
        return translate("Sent", "One request")
    return translate("Sent", "{count} requests").format(count=count)
