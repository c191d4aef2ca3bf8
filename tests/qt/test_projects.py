"""Projects in the window: written, saved, exported, left, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.settings import UiSettings
from seatkeeper.session.states import ReadOnly
from tests.qt.conftest import Scripted
from tests.qt.dropping import carry, drop
from tests.qt.scripted import ADA, SHARED, licensed
from tests.qt.writing import text, write

READING = ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA, grant=SHARED)


def test_a_project_is_written_saved_and_listed(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "Grüße")
    assert scripted.app.window.windowTitle() == "Untitled project* — Seatkeeper"
    scripted.driver.files.path = tmp_path / "diary.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: "was saved" in scripted.driver.read("news.what"))
    assert (tmp_path / "diary.txt").read_text(encoding="utf-8") == "Grüße"
    assert scripted.app.window.windowTitle() == "diary — Seatkeeper"
    scripted.driver.press("editor.home")
    assert scripted.driver.sees("home.recent.0")
    scripted.driver.until(
        lambda: UiSettings(tmp_path / "ui").load().recent == (str(tmp_path / "diary.txt"),)
    )


def test_a_recent_project_is_opened_with_one_press(scripted: Scripted, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("first line\n")
    scripted.client.show(licensed(SHARED))
    scripted.driver.stage.screens.workspace.home.show_recent((str(tmp_path / "notes.txt"),))
    scripted.driver.press("home.recent.0")
    scripted.driver.until(lambda: text(scripted).toPlainText() == "first line\n")
    assert scripted.driver.read("editor.title") == "notes"


def test_a_recent_project_is_taken_off_the_list_and_nothing_else(
    scripted: Scripted, tmp_path: Path
) -> None:
    for name in ("kept", "gone"):
        write(scripted, name)
        scripted.driver.files.path = tmp_path / f"{name}.txt"
        scripted.driver.press("editor.save")
        scripted.driver.until(lambda: not scripted.driver.stage.projects.modified)
        scripted.driver.press("editor.home")
    scripted.driver.press("home.forget.0")
    kept = (str(tmp_path / "kept.txt"),)
    scripted.driver.until(lambda: UiSettings(tmp_path / "ui").load().recent == kept)
    assert not scripted.driver.sees("home.recent.1")
    assert (tmp_path / "gone.txt").read_text(encoding="utf-8") == "gone"
    scripted.driver.press("home.forget.0")
    assert scripted.driver.sees("home.empty")


def test_a_project_that_is_gone_is_told_in_a_banner(scripted: Scripted, tmp_path: Path) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.files.path = tmp_path / "gone.txt"
    scripted.driver.press("home.open")
    scripted.driver.until(lambda: "gone.txt" in scripted.driver.read("news.what"))
    assert "missing" in scripted.driver.read("news.more")


def test_a_project_is_exported(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "<b>bold</b>")
    scripted.driver.press("editor.export")
    path = tmp_path / "Untitled project.html"
    scripted.driver.until(lambda: "Exported" in scripted.driver.read("news.what"))
    assert "&lt;b&gt;" in path.read_text(encoding="utf-8")


def test_read_only_disables_save_and_export_and_says_why_and_keeps_the_text(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "not saved yet")
    scripted.client.show(ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA, grant=SHARED))
    for name in ("editor.save", "editor.export"):
        button = scripted.driver.find(QAbstractButton, name)
        assert not button.isEnabled()
        assert "expired" in button.toolTip()
    for name in ("save", "saveAs", "export"):
        assert not scripted.driver.find(QAction, f"action.{name}").isEnabled()
    assert scripted.app.window.windowTitle() == "Untitled project* [Read-Only] — Seatkeeper"
    assert "expired" in scripted.driver.read("banner.what")
    assert text(scripted).isReadOnly()
    scripted.client.show(licensed(SHARED))
    assert text(scripted).toPlainText() == "not saved yet"
    scripted.driver.files.path = tmp_path / "kept.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until((tmp_path / "kept.txt").exists)


def test_saving_is_refused_while_read_only_whoever_asks(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "text")
    scripted.client.show(ReadOnly(verdict=Verdict(Reason.BLOCKED), account=ADA))
    scripted.driver.files.path = tmp_path / "no.txt"
    scripted.driver.stage.projects.save()
    scripted.driver.stage.projects.export()
    assert scripted.driver.files.asked == []


# --- Editing --------------------------------------------------------------------------------------


def _action(scripted: Scripted, name: str) -> QAction:
    return scripted.driver.find(QAction, f"action.{name}")


def test_undo_redo_and_the_clipboard_are_in_the_menu_when_they_make_sense(
    scripted: Scripted,
) -> None:
    write(scripted, "one two")
    page = text(scripted)
    assert _action(scripted, "undo").isEnabled()
    assert not _action(scripted, "copy").isEnabled(), "nothing is selected"
    scripted.driver.trigger("undo")
    assert page.toPlainText() == ""
    scripted.driver.trigger("redo")
    scripted.driver.trigger("selectAll")
    scripted.driver.trigger("cut")
    assert page.toPlainText() == ""
    assert QGuiApplication.clipboard().text() == "one two"
    scripted.driver.trigger("paste")
    scripted.driver.trigger("paste")
    assert page.toPlainText() == "one twoone two"


def test_nothing_is_changed_from_the_menu_while_read_only(scripted: Scripted) -> None:
    write(scripted, "one two")
    scripted.client.show(READING)
    for name in ("undo", "redo", "cut", "paste"):
        assert not _action(scripted, name).isEnabled()
    text(scripted).selectAll()
    assert _action(scripted, "copy").isEnabled()
    assert _action(scripted, "find").isEnabled()


def test_without_a_project_there_is_nothing_to_edit(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    for name in ("undo", "cut", "copy", "paste", "selectAll", "find"):
        assert not _action(scripted, name).isEnabled()


def test_words_are_found_one_after_the_other_and_from_the_beginning_again(
    scripted: Scripted,
) -> None:
    write(scripted, "A seat. Another seat. No Seat at all.")
    page = text(scripted)
    scripted.driver.trigger("find")
    scripted.driver.write("find.text", "seat")
    assert scripted.driver.read("find.count") == "3 places"
    found = []
    for _ in range(4):
        found.append(page.textCursor().selectionStart())
        QTest.keyClick(scripted.driver.find(QLineEdit, "find.text"), Qt.Key.Key_Return)
    assert found == [2, 16, 25, 2]
    scripted.driver.press("find.previous")
    assert page.textCursor().selectionStart() == 2
    scripted.driver.find(QAbstractButton, "find.case").click()
    assert scripted.driver.read("find.count") == "2 places"
    scripted.driver.write("find.text", "nowhere")
    assert scripted.driver.read("find.count") == "Not found"
    QTest.keyClick(scripted.driver.find(QLineEdit, "find.text"), Qt.Key.Key_Escape)
    assert not scripted.driver.sees("find")
    assert scripted.app.window.focusWidget() is page


def test_finding_begins_with_what_is_selected(scripted: Scripted) -> None:
    write(scripted, "one two")
    text(scripted).selectAll()
    scripted.driver.trigger("find")
    assert scripted.driver.find(QLineEdit, "find.text").text() == "one two"


# --- Files ----------------------------------------------------------------------------------------


def test_a_no_break_space_and_line_ends_survive_a_save(scripted: Scripted, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("Page\u00a07\r\nend\r\n".encode())
    scripted.client.show(licensed(SHARED))
    scripted.driver.stage.projects.open(path)
    scripted.driver.until(lambda: text(scripted).toPlainText())
    text(scripted).appendPlainText("more")
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: b"more" in path.read_bytes())
    assert path.read_bytes() == "Page\u00a07\r\nend\r\n\r\nmore".encode()


@pytest.mark.parametrize("answer", ["overwrite", "cancel"])
def test_a_file_changed_by_another_program_is_asked_about(
    scripted: Scripted, tmp_path: Path, answer: str
) -> None:
    path = tmp_path / "shared.txt"
    path.write_text("first")
    scripted.client.show(licensed(SHARED))
    scripted.driver.stage.projects.open(path)
    scripted.driver.until(lambda: text(scripted).toPlainText() == "first")
    path.write_text("somebody else's")
    text(scripted).insertPlainText("mine and the ")
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: "another program" in scripted.driver.read("question.title"))
    scripted.driver.press(f"question.{answer}")
    if answer == "overwrite":
        scripted.driver.until(lambda: path.read_text() == "mine and the first")
        scripted.driver.until(lambda: not scripted.driver.stage.projects.modified)
    else:
        assert path.read_text() == "somebody else's"
        assert scripted.driver.stage.projects.modified


def test_a_project_dropped_on_the_window_is_opened(scripted: Scripted, tmp_path: Path) -> None:
    (tmp_path / "dropped.txt").write_text("from the file manager")
    write(scripted, "")
    page = text(scripted).viewport()
    drop(page, carry(page, tmp_path / "dropped.txt"))
    scripted.driver.until(lambda: text(scripted).toPlainText() == "from the file manager")


def test_several_files_are_not_taken(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "mine")
    page = text(scripted).viewport()
    drop(page, carry(page, tmp_path / "a.txt", tmp_path / "b.txt"))
    assert text(scripted).toPlainText() == "mine"


def test_a_long_name_is_shortened_on_the_screen_and_whole_in_its_tooltip(
    scripted: Scripted,
) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.press("home.new")
    name = "A very long name of a project that goes on and on and on"
    scripted.driver.stage.screens.editor.show_title(name, modified=False, writable=True)
    title = scripted.driver.find(QLabel, "editor.title")
    assert title.text() == "A very long name of a project t…"
    assert title.toolTip() == name
