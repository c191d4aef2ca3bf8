"""What an explanation consists of."""

from __future__ import annotations

from seatkeeper.licensing.value import Value
from seatkeeper.qt.theme import Tone

__all__ = ["Explanation"]


class Explanation(Value, frozen=True):
    """Something said to a person.

    Attributes:
        what: What happened, one sentence.
        still: What still works.
        todo: What to do.
        code: Stable, for support; empty for good news.
        tone: How serious it is.
    """

    what: str
    still: str = ""
    todo: str = ""
    code: str = ""
    tone: Tone = Tone.INFO

    @property
    def more(self) -> str:
        """Everything after the first sentence."""
        code = f"[{self.code}]" if self.code else ""
        return " ".join(part for part in (self.still, self.todo, code) if part)

    @property
    def plain(self) -> str:
        """The whole message as text, for the clipboard."""
        return f"{self.what} {self.more}".strip()
