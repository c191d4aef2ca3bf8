"""The checks of the disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from seatkeeper.service.diagnosis import Outcome
from seatkeeper.system.local_checks import check_folders, check_space


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_folders_that_are_not_there_yet_are_checked_where_they_would_be_made(
    tmp_path: Path,
) -> None:
    finding = check_folders({"cache": tmp_path / "a" / "b", "logs": tmp_path})
    assert finding.outcome is Outcome.OK
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(**_: object) -> object:
        raise PermissionError(13, "Permission denied")

    # Root may write everywhere, so the refusal itself is made up.
    monkeypatch.setattr("tempfile.TemporaryFile", denied)
    finding = check_folders({"logs": tmp_path})
    assert (finding.outcome, finding.code) == (Outcome.FAILED, "folder-not-writable")
    assert finding.facts["path"] == str(tmp_path)
    assert finding.facts["detail"] == "Permission denied"


@pytest.mark.parametrize(
    ("free", "outcome", "code"),
    [
        (10**10, Outcome.OK, ""),
        (50 * 1024 * 1024, Outcome.WARNING, "disk-nearly-full"),
        (1024, Outcome.FAILED, "disk-full"),
    ],
)
def test_room_on_the_disk_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, outcome: Outcome, code: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**11, 10**11 - free, free))
    finding = check_space({"cache": tmp_path / "not" / "there"})
    assert (finding.outcome, finding.code) == (outcome, code)
