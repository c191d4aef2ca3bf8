"""Unsaved work: asked about, kept, offered again, and never written over anything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.recovery import Draft, Recovery
from seatkeeper.session.events import Close, LogOut
from seatkeeper.session.states import Closed, Notice, ReadOnly, SignedOut
from tests.qt.conftest import Scripted
from tests.qt.driver import PATIENCE
from tests.qt.scripted import ADA, SHARED, licensed
from tests.qt.writing import kept, text, write

READING = ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA, grant=SHARED)


def _left(folder: Path, words: str, path: Path | None = None) -> None:
    Recovery(folder / "ui" / "unsaved").keep(Draft(path, words))


def test_unsaved_text_is_kept_while_somebody_writes_without_a_pause(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "half a")
    scripted.driver.until(lambda: kept(tmp_path) == [Draft(None, "half a")])
    text(scripted).insertPlainText(" sentence")
    scripted.driver.until(lambda: kept(tmp_path) == [Draft(None, "half a sentence")])


def test_saving_forgets_the_copy(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "half a sentence")
    scripted.driver.stage.projects.keep()
    scripted.driver.until(lambda: kept(tmp_path))
    scripted.driver.files.path = tmp_path / "whole.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: not kept(tmp_path))
    assert (tmp_path / "whole.txt").read_text() == "half a sentence"


def test_what_was_left_behind_is_offered_and_restored_without_touching_the_file(
    scripted: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "diary.txt").write_text("as it was saved")
    _left(tmp_path, "as it was saved, and more", tmp_path / "diary.txt")
    scripted.client.show(licensed(SHARED))
    scripted.driver.until(lambda: "“diary” holds changes" in scripted.driver.read("recovery.what"))
    assert not scripted.driver.sees("editor.text"), "nothing appears unasked"
    scripted.driver.press("recovery.restore")
    assert text(scripted).toPlainText() == "as it was saved, and more"
    assert scripted.driver.stage.projects.modified
    assert not scripted.driver.sees("recovery")
    assert (tmp_path / "diary.txt").read_text() == "as it was saved"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: not kept(tmp_path))
    assert (tmp_path / "diary.txt").read_text() == "as it was saved, and more"


def test_what_was_left_behind_can_be_read_while_read_only_and_stays_kept(
    scripted: Scripted, tmp_path: Path
) -> None:
    _left(tmp_path, "written before the end")
    scripted.client.show(READING)
    scripted.driver.press("recovery.restore")
    assert text(scripted).toPlainText() == "written before the end"
    scripted.driver.until(lambda: kept(tmp_path) == [Draft(None, "written before the end")])


def test_an_offer_can_be_discarded_and_the_next_one_is_shown(
    scripted: Scripted, tmp_path: Path
) -> None:
    _left(tmp_path, "one")
    _left(tmp_path, "two")
    scripted.client.show(licensed(SHARED))
    scripted.driver.press("recovery.discard")
    scripted.driver.until(lambda: len(kept(tmp_path)) == 1)
    assert scripted.driver.sees("recovery")
    scripted.driver.press("recovery.discard")
    scripted.driver.until(lambda: not kept(tmp_path))
    assert not scripted.driver.sees("recovery")


def test_another_project_is_shown_only_after_the_question(
    scripted: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("other")
    write(scripted, "precious")
    scripted.driver.files.path = tmp_path / "other.txt"
    scripted.driver.trigger("open")
    scripted.driver.press("question.cancel")
    assert text(scripted).toPlainText() == "precious"
    scripted.driver.trigger("open")
    scripted.driver.press("question.discard")
    scripted.driver.until(lambda: text(scripted).toPlainText() == "other")
    scripted.driver.until(lambda: not kept(tmp_path))


def test_saving_first_goes_on_with_what_was_asked_for(scripted: Scripted, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("other")
    write(scripted, "precious")
    scripted.driver.stage.projects.open(tmp_path / "other.txt")
    scripted.driver.files.path = tmp_path / "precious.txt"
    scripted.driver.press("question.save")
    scripted.driver.until(lambda: text(scripted).toPlainText() == "other")
    assert (tmp_path / "precious.txt").read_text() == "precious"


def test_a_file_that_cannot_be_read_costs_no_question(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "precious")
    scripted.driver.stage.projects.open(tmp_path / "gone.txt")
    scripted.driver.until(lambda: "gone.txt" in scripted.driver.read("news.what"))
    assert not scripted.driver.sees("question")
    assert text(scripted).toPlainText() == "precious"


def test_closing_asks_and_saves(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "last words")
    scripted.app.window.close()
    assert scripted.client.events == [], "the session goes on while the question is asked"
    scripted.driver.files.path = tmp_path / "last.txt"
    scripted.driver.press("question.save")
    scripted.driver.until(lambda: scripted.client.events == [Close()])
    assert (tmp_path / "last.txt").read_text() == "last words"


def test_closing_can_be_taken_back(scripted: Scripted) -> None:
    write(scripted, "last words")
    scripted.app.window.close()
    scripted.app.window.close()
    scripted.driver.press("question.cancel")
    assert scripted.client.events == []
    assert scripted.app.window.isVisible()


def test_a_save_that_fails_does_not_close(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "last words")
    scripted.driver.files.path = tmp_path
    scripted.app.window.close()
    scripted.driver.press("question.save")
    scripted.driver.until(lambda: "is a folder" in scripted.driver.read("news.what"))
    assert scripted.client.events == []
    assert text(scripted).toPlainText() == "last words"


def test_closing_without_saving_forgets(scripted: Scripted, tmp_path: Path) -> None:
    write(scripted, "nothing worth keeping")
    scripted.driver.stage.projects.keep()
    scripted.app.window.close()
    scripted.driver.press("question.discard")
    assert scripted.client.events == [Close()]
    scripted.driver.until(lambda: not kept(tmp_path))


@pytest.mark.rule("R92")
def test_closing_while_read_only_keeps_the_work_for_the_next_start(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "not saved in time")
    scripted.client.show(READING)
    scripted.app.window.close()
    assert not scripted.driver.sees("question.save"), "saving is not possible now"
    scripted.driver.press("question.keep")
    scripted.driver.until(lambda: kept(tmp_path) == [Draft(None, "not saved in time")])
    assert isinstance(scripted.client.state, Closed)


def test_logging_out_asks_about_unsaved_work_after_its_own_question(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "private words")
    scripted.driver.trigger("logOut")
    scripted.driver.press("question.logOut")
    assert scripted.client.events == []
    scripted.driver.files.path = tmp_path / "private.txt"
    scripted.driver.press("question.save")
    scripted.driver.until(lambda: scripted.client.events == [LogOut()])
    assert (tmp_path / "private.txt").read_text() == "private words"


def test_after_logging_out_the_text_is_gone_from_the_screen_and_offered_again(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "private words")
    scripted.client.show(SignedOut(notice=Notice("logged-out"), email=ADA.email))
    scripted.app.bridge.restarted()
    assert text(scripted).toPlainText() == ""
    scripted.driver.until(lambda: kept(tmp_path))
    scripted.client.show(licensed(SHARED))
    scripted.driver.press("recovery.restore")
    assert text(scripted).toPlainText() == "private words"


def test_an_interrupted_program_asks_nothing_and_keeps_everything(
    scripted: Scripted, tmp_path: Path, qtbot: QtBot
) -> None:
    write(scripted, "half a sentence")
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.interrupt()
    assert kept(tmp_path) == [Draft(None, "half a sentence")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_the_text_stays_and_can_be_saved_elsewhere(
    scripted: Scripted, tmp_path: Path
) -> None:
    write(scripted, "precious")
    (tmp_path / ".diary.txt.part").symlink_to("/dev/full")
    scripted.driver.files.path = tmp_path / "diary.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until(lambda: "disk is full" in scripted.driver.read("news.what"))
    assert "Your text is still here" in scripted.driver.read("news.more")
    assert scripted.driver.stage.projects.modified
    scripted.driver.files.path = tmp_path / "elsewhere.txt"
    scripted.driver.press("editor.save")
    scripted.driver.until((tmp_path / "elsewhere.txt").exists)


def test_a_copy_that_cannot_be_kept_is_told(scripted: Scripted, tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir(exist_ok=True)
    (tmp_path / "ui" / "unsaved").write_text("a file where the folder belongs")
    write(scripted, "precious")
    scripted.driver.stage.projects.keep()
    scripted.driver.until(lambda: "against a crash" in scripted.driver.read("news.what"))
    assert "recovery-" in scripted.driver.read("news.more")


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as a crash would")
def test_after_a_crash_the_text_is_offered_again(scripted: Scripted, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.qt.crashing", str(tmp_path), "in the middle of a sen"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        scripted.driver.until(
            lambda: [draft.text for draft in kept(tmp_path)] == ["in the middle of a sen"]
        )
        process.send_signal(signal.SIGKILL)
    scripted.client.show(licensed(SHARED))
    scripted.driver.press("recovery.restore")
    assert text(scripted).toPlainText() == "in the middle of a sen"
