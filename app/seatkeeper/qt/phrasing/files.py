"""What went wrong with a project's file."""

from __future__ import annotations

from pathlib import Path

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone

__all__ = ["explain_file", "explain_unkept"]


def explain_file(path: Path, code: str, detail: str) -> Explanation:
    """Say why a file could not be read or written.

    Args:
        path: Which file.
        code: A code of ``documents.FileFailure``.
        detail: The system's own words.
    """
    what, todo = {
        "missing": (
            translate("Files", "“{name}” is not there any more."),
            translate("Files", "It may have been moved or renamed."),
        ),
        "not-text": (
            translate("Files", "“{name}” is not a text document."),
            translate("Files", "Choose a text file in UTF-8."),
        ),
        "too-large": (
            translate("Files", "“{name}” is too large to be a project."),
            translate("Files", "A project is a text document of at most 4 MB."),
        ),
        "folder": (
            translate("Files", "“{name}” is a folder."),
            translate("Files", "Choose a file in it, or another name."),
        ),
        "not-allowed": (
            translate("Files", "You are not allowed to use “{name}” there."),
            translate("Files", "Choose another folder."),
        ),
        "disk-full": (
            translate("Files", "The disk is full: “{name}” was not written."),
            translate("Files", "Your text is still here. Free some space, or save elsewhere."),
        ),
    }.get(
        code,
        (
            translate("Files", "“{name}” could not be read or written."),
            translate("Files", "Your text is still here. Try again, or save elsewhere."),
        ),
    )
    return Explanation(
        what=what.format(name=path.name),
        todo=todo,
        code=f"{code}: {detail}" if detail else code,
        tone=Tone.DANGER,
    )


def explain_unkept(code: str, detail: str) -> Explanation:
    """Say that unsaved text could not be kept against a crash.

    Args:
        code: A code of ``documents.FileFailure``.
        detail: The system's own words.
    """
    return Explanation(
        what=translate("Files", "Your unsaved text could not be kept against a crash."),
        still=translate("Files", "It is still in this window."),
        todo=translate("Files", "Save it, or copy it elsewhere, before you close."),
        code=f"recovery-{code}: {detail}" if detail else f"recovery-{code}",
        tone=Tone.WARNING,
    )
