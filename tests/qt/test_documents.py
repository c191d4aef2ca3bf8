"""Projects on disk."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from seatkeeper.qt.documents import (
    LARGEST,
    Document,
    FileFailure,
    Form,
    export_html,
    read_capped,
    read_document,
    save,
    save_document,
    stamp_of,
)


def test_a_project_is_read_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    assert save(path, "Grüße\n".encode()) == path
    assert read_document(path) == Document(path, "Grüße\n", stamp=stamp_of(path))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "missing"),
        (b"\xff\xfe\x00", "not-text"),
        (b"a\x00b", "not-text"),
        (b"a" * (LARGEST + 1), "too-large"),
    ],
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
    assert {read.code, written.code} == {"folder"}


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


def _read(path: Path) -> Document:
    document = read_document(path)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("content", "form"),
    [(b"a\nb\n", Form()), (b"a\r\nb\r\n", Form("\r\n")), (b"\xef\xbb\xbfa\n", Form(bom=True))],
)
def test_a_file_looks_after_a_save_as_it_did_before(
    tmp_path: Path, content: bytes, form: Form
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    document = _read(path)
    assert document.form == form
    assert isinstance(save_document(document), Document)
    assert path.read_bytes() == content


def test_a_file_that_another_program_has_changed_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    document = _read(path)
    path.write_text("somebody else's")
    answer = save_document(document)
    assert isinstance(answer, FileFailure)
    assert answer.code == "changed"
    assert path.read_text() == "somebody else's"
    again = save_document(document, anyway=True)
    assert isinstance(again, Document)
    assert again.stamp == stamp_of(path)
    assert path.read_text() == "mine"


def test_a_file_that_is_gone_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    document = _read(path)
    path.unlink()
    assert isinstance(save_document(document), Document)
    assert path.read_text() == "mine"


def test_a_project_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    answer = save_document(Document(tmp_path / "large.txt", "x" * (LARGEST + 1)))
    assert isinstance(answer, FileFailure)
    assert answer.code == "too-large"
    assert list(tmp_path.iterdir()) == []


def test_half_a_character_pair_does_not_keep_the_rest_from_being_saved(tmp_path: Path) -> None:
    answer = save_document(Document(tmp_path / "odd.txt", "before \ud83d after"))
    assert isinstance(answer, Document)
    assert (tmp_path / "odd.txt").read_text() == "before ? after"


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights are POSIX's")
def test_a_link_stays_a_link_and_private_stays_private(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    real.chmod(0o600)
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    assert save(link, b"new") == link
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o600
