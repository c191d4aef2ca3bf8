"""Translation of user-facing words.

Words are written in English where they are used and looked up here, so that Qt Linguist's tools
find them: the first argument is the context, the second the text; facts are put in afterwards
with ``str.format``, because a translator may need another order.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["translate"]


def translate(context: str, text: str) -> str:
    """Translate a text into the language of the application.

    Args:
        context: Name of the window or topic the text belongs to.
        text: The English text.

    Returns:
        The translation, or the English text where there is none.
    """
    return QCoreApplication.translate(context, text)
