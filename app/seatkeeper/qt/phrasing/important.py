"""What the banner shows, as a value."""

from __future__ import annotations

from seatkeeper.licensing.value import Value
from seatkeeper.qt.phrasing.explanation import Explanation

__all__ = ["Important"]


class Important(Value, frozen=True):
    """Something the user should know now.

    Attributes:
        key: The same as long as it is the same message; a message put away stays away until it
            changes.
        said: The words.
        choices: ``check``, ``retry``, ``log-in``, ``portal``, ``still-here``, ``take-again``.
        dismissable: Whether it can be put away.
    """

    key: str
    said: Explanation
    choices: tuple[str, ...] = ()
    dismissable: bool = True
