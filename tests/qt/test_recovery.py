"""Recovery copies on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seatkeeper.qt.documents import FileFailure, Form
from seatkeeper.qt.recovery import Draft, Recovery


def test_a_copy_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    draft = Draft(Path("/documents/a.txt"), "half a\u00a0sentence\n", Form("\r\n", True), (5, 7))
    assert Recovery(tmp_path / "new").keep(draft) is None
    left = Recovery(tmp_path / "new").left_behind()
    assert [one.draft for one in left] == [draft]


def test_a_sitting_writes_one_file_and_does_not_offer_its_own(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    for text in ("h", "ha", "half"):
        recovery.keep(Draft(None, text))
    assert recovery.left_behind() == ()
    assert [one.draft.text for one in Recovery(tmp_path).left_behind()] == ["half"]
    recovery.forget()
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_sitting_left_is_never_written_over(tmp_path: Path) -> None:
    Recovery(tmp_path).keep(Draft(None, "first"))
    second = Recovery(tmp_path)
    second.keep(Draft(None, "second"))
    second.forget()
    assert [one.draft.text for one in Recovery(tmp_path).left_behind()] == ["first"]


def test_the_newest_copy_is_offered_first(tmp_path: Path) -> None:
    for age, text in ((200, "older"), (100, "newer")):
        Recovery(tmp_path).keep(Draft(None, text))
        newest = max(tmp_path.iterdir(), key=lambda file: file.name)
        os.utime(newest, (1e9 - age, 1e9 - age))
    texts = [one.draft.text for one in Recovery(tmp_path).left_behind()]
    assert texts == ["newer", "older"]


def test_what_was_restored_is_kept_on_in_the_same_place(tmp_path: Path) -> None:
    Recovery(tmp_path).keep(Draft(None, "before the crash"))
    after = Recovery(tmp_path)
    after.adopt(after.left_behind()[0])
    after.keep(Draft(None, "before the crash, and more"))
    left = Recovery(tmp_path).left_behind()
    assert [one.draft.text for one in left] == ["before the crash, and more"]


def test_what_is_left_for_later_is_offered_and_the_next_text_gets_a_place_of_its_own(
    tmp_path: Path,
) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(Draft(None, "for later"))
    recovery.let_go()
    recovery.keep(Draft(None, "the next one"))
    recovery.forget()
    assert [one.draft.text for one in recovery.left_behind()] == ["for later"]


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"text": 7}'])
def test_a_damaged_copy_does_not_hide_the_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "unsaved-1.json").write_bytes(content)
    Recovery(tmp_path).keep(Draft(None, "good"))
    assert [one.draft.text for one in Recovery(tmp_path).left_behind()] == ["good"]


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file where the folder belongs")
    answer = Recovery(tmp_path / "in-the-way").keep(Draft(None, "text"))
    assert isinstance(answer, FileFailure)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_the_last_copy_stays(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep(Draft(None, "kept"))
    (tmp_path / ".unsaved-1.json.part").symlink_to("/dev/full")
    answer = recovery.keep(Draft(None, "not kept"))
    assert isinstance(answer, FileFailure)
    assert answer.code == "disk-full"
    assert [one.draft.text for one in Recovery(tmp_path).left_behind()] == ["kept"]
