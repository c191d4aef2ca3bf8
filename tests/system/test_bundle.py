"""The log as lines, what is taken out of a bundle, and how a bundle is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from seatkeeper.service.diagnosis import BundlePart, LogLine
from seatkeeper.system.bundle import read_log, redacted, save_bundle
from seatkeeper.system.versions import versions


def test_log_lines_have_the_level_of_their_message_and_come_oldest_first(tmp_path: Path) -> None:
    (tmp_path / "seatkeeper.log.1").write_text("2026-11-21 09:00:00,000 INFO a: old\n", "utf-8")
    (tmp_path / "seatkeeper.log").write_text(
        "2026-11-21 09:01:00,000 ERROR b: failed\nTraceback (most recent call last):\n"
        "2026-11-21 09:02:00,000 WARNING c: hm\n",
        "utf-8",
    )
    assert read_log(tmp_path) == (
        LogLine("INFO", "2026-11-21 09:00:00,000 INFO a: old"),
        LogLine("ERROR", "2026-11-21 09:01:00,000 ERROR b: failed"),
        LogLine("ERROR", "Traceback (most recent call last):"),
        LogLine("WARNING", "2026-11-21 09:02:00,000 WARNING c: hm"),
    )


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read_log(tmp_path / "nowhere") == ()


@pytest.mark.rule("R102")
def test_addresses_of_people_and_their_folder_are_taken_out() -> None:
    text = 'ada.b+x@mail.example.org wrote /home/ada/Local and {"path": "/home/ada"}'
    assert redacted(text, Path("/home/ada")) == '(email) wrote ~/Local and {"path": "~"}'


def test_a_root_without_a_folder_of_its_own_takes_nothing_out() -> None:
    assert redacted("/var/log", Path("/")) == "/var/log"


def test_a_bundle_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "support.zip"
    path.write_bytes(b"an older one")
    save_bundle(path, (BundlePart("a.txt", "é"), BundlePart("b.txt", "")))
    with zipfile.ZipFile(path) as content:
        assert content.read("a.txt").decode() == "é"
        assert content.read("b.txt") == b""
    assert [one.name for one in tmp_path.iterdir()] == ["support.zip"]


def test_a_bundle_that_fails_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "support.zip"
    path.write_bytes(b"an older one")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_bundle(path, (BundlePart("a.txt", "text"),))
    assert path.read_bytes() == b"an older one"
    assert [one.name for one in tmp_path.iterdir()] == ["support.zip"]


def test_versions_name_what_matters() -> None:
    found = versions()
    assert {"Seatkeeper", "Python", "OpenSSL", "requests", "PySide6-Essentials"} <= found.keys()
    assert all(found.values())
