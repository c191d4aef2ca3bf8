"""Projects on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from seatkeeper.qt.documents import (
    LARGEST,
    Document,
    FileFailure,
    export_html,
    read_capped,
    read_document,
    save,
)


def test_a_project_is_read_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    assert save(path, "Grüße\n".encode()) == path
    assert read_document(path) == Document(path, "Grüße\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "missing"), (b"\xff\xfe\x00", "not-text"), (b"a" * (LARGEST + 1), "too-large")],
)
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "notes.txt"
    if content is not None:
        path.write_bytes(content)
    answer = read_document(path)
    assert isinstance(answer, FileFailure)
    assert answer.code == code


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    read, written = read_document(tmp_path), save(tmp_path, b"")
    assert isinstance(read, FileFailure)
    assert isinstance(written, FileFailure)
    assert {read.code, written.code} == {"not-allowed"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / ".notes.txt.part").symlink_to("/dev/full")
    answer = save(tmp_path / "notes.txt", b"text")
    assert isinstance(answer, FileFailure)
    assert answer.code == "disk-full"


def test_never_more_than_the_cap_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 5000)
    content = read_capped(path, 1000)
    assert isinstance(content, bytes)
    assert len(content) == 1001, "one byte more, so that it can be refused"


def test_an_export_shows_markup_as_text(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    assert export_html(path, "A & B", "<script>alert(1)</script>\r\n\r\nsecond") == path
    html = path.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert "A &amp; B" in html
    assert html.count("<p>") == 2
