"""What is asked before work could be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.banner import Choice
from seatkeeper.qt.widgets.question import ask

__all__ = ["before_leaving", "other_version"]

Done = Callable[[], object]


def before_leaving(
    window: QWidget, name: str, *, save: Done | None, keep: Done, discard: Done
) -> QDialog:
    """Ask what becomes of unsaved text when something else takes its place.

    Args:
        window: The window it belongs to.
        name: Of the project.
        save: Saves it; None while saving is not possible.
        keep: Leaves it as a recovery copy; offered instead of saving.
        discard: Gives it up.
    """
    if save is not None:
        words = translate("Projects", "It holds changes that are not saved.")
        way = Choice("save", translate("Projects", "Save"), save)
    else:
        words = translate(
            "Projects", "It holds changes that cannot be saved now. Kept for later, they are "
            "offered again at the next start.",
        )  # fmt: skip
        way = Choice("keep", translate("Projects", "Keep for Later"), keep)
    return ask(
        window,
        translate("Projects", "Save “{name}” first?").format(name=name)
        if save is not None
        else translate("Projects", "Keep “{name}” for later?").format(name=name),
        words,
        Choice("discard", translate("Projects", "Don't Save"), discard),
        way,
        cancel=translate("Projects", "Go on Writing"),
        default=way.name,
    )


def other_version(window: QWidget, name: str, *, overwrite: Done, save_as: Done) -> QDialog:
    """Ask what becomes of a file that another program has changed since it was read."""
    return ask(
        window,
        translate("Projects", "“{name}” was changed by another program.").format(name=name),
        translate("Projects", "Saving here replaces that version by yours."),
        Choice("overwrite", translate("Projects", "Replace It"), overwrite),
        Choice("saveAs", translate("Projects", "Save As…"), save_as),
        cancel=translate("Projects", "Go on Writing"),
    )
