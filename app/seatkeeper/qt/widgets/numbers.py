"""What widgets on the way to the seat are told without the namespace ``Qt``.

PySide makes all ninety enums of ``Qt`` when that name is touched for the first time, which takes an
eighth of what a whole bare window takes. Qt's property system takes the same values as numbers. Who
needs ``Qt`` only later (a dialog, a key) names ``QtCore.Qt`` where it is needed.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ALIGN_CENTER", "NO_FOCUS", "PLAIN_TEXT", "SELECTABLE", "VERY_COARSE_TIMER"]

ALIGN_CENTER: Final = 0x84
"""``Qt.AlignmentFlag.AlignCenter``, for the property ``alignment``."""
NO_FOCUS: Final = 0
"""``Qt.FocusPolicy.NoFocus``, for the property ``focusPolicy``."""
PLAIN_TEXT: Final = 0
"""``Qt.TextFormat.PlainText``, for the property ``textFormat``."""
SELECTABLE: Final = 3
"""Text that mouse and keyboard can select, for the property ``textInteractionFlags``."""
VERY_COARSE_TIMER: Final = 2
"""``Qt.TimerType.VeryCoarseTimer``, for the property ``timerType``."""
