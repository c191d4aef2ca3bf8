"""Exporting a project: one HTML file, written on the lane of the projects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from seatkeeper.qt import documents
from seatkeeper.qt.autosave import LANE
from seatkeeper.qt.documents import FileFailure
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.files import explain_file
from seatkeeper.qt.theme import Tone

if TYPE_CHECKING:
    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.service.ports import Lanes

__all__ = ["export"]


def export(
    title: str,
    text: str,
    *,
    window: QWidget,
    files: FileChooser,
    lanes: Lanes,
    said: Callable[[Explanation], object],
) -> None:
    """Ask where, and write one HTML file.

    Args:
        title: Of the project, and of the page.
        text: All of it, as it is when it is asked for.
        window: Where the question is asked.
        files: Asks it.
        lanes: Where the file is written.
        said: Told how it ended.
    """

    def written(answer: Path | FileFailure) -> None:
        if isinstance(answer, FileFailure):
            said(explain_file(answer.path, answer.code, answer.detail))
            return
        what = translate("Projects", "Exported to “{name}”.").format(name=answer.name)
        said(Explanation(what=what, tone=Tone.SUCCESS))

    files.to_save(
        window,
        translate("Projects", "Export to HTML"),
        f"{title}.html",
        translate("Projects", "Web pages (*.html)"),
        lambda path: lanes.submit(LANE, lambda: documents.export_html(path, title, text), written),
    )
