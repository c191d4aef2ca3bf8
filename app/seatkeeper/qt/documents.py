"""Projects on disk: small text documents, read, saved and exported.

Rules. These functions run on a lane and answer failures as values. A save replaces the file as a
whole. A file that is not text, or is larger than a small project can be, is refused rather than
shown as garbage and damaged by the next save.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from seatkeeper.qt.resources import RESOURCES
from seatkeeper.qt.settings import replace_file

__all__ = ["Document", "FileFailure", "export_html", "read_capped", "read_document", "save"]

LARGEST: Final = 4 * 1024 * 1024
"""Bytes; a text of this size fills two thousand pages."""


@dataclass(frozen=True, slots=True)
class Document:
    """A project as it is on disk."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file could not be read or written.

    Attributes:
        path: Which.
        code: ``not-text``, ``too-large``, ``missing``, ``not-allowed``, ``disk-full`` or
            ``disk-error``.
        detail: The system's own words, in English.
    """

    path: Path
    code: str
    detail: str = ""


def read_document(path: Path) -> Document | FileFailure:
    """Read a project."""
    content = read_capped(path, LARGEST)
    if isinstance(content, FileFailure):
        return content
    if len(content) > LARGEST:
        return FileFailure(path, "too-large", f"more than {LARGEST} bytes")
    try:
        return Document(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return FileFailure(path, "not-text", str(error))


def read_capped(path: Path, most: int) -> bytes | FileFailure:
    """Read a file, but never more than one byte past ``most``."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        return _failure(path, error)


def save(path: Path, content: bytes) -> Path | FileFailure:
    """Write a file as a whole; the old one stays if that fails."""
    try:
        replace_file(path, content)
    except OSError as error:
        return _failure(path, error)
    return path


def export_html(path: Path, title: str, text: str) -> Path | FileFailure:
    """Write a project as one self-contained HTML file."""
    from jinja2 import Environment  # noqa: PLC0415 - slow, and needed only here

    source = (RESOURCES / "export.html.j2").read_text(encoding="utf-8")
    paragraphs = [part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n")]
    page = Environment(autoescape=True).from_string(source)
    html = page.render(title=title, paragraphs=[part for part in paragraphs if part])
    return save(path, html.encode())


def _failure(path: Path, error: OSError) -> FileFailure:
    if isinstance(error, FileNotFoundError):
        code = "missing"
    elif isinstance(error, PermissionError | IsADirectoryError):
        code = "not-allowed"
    else:
        code = "disk-full" if error.errno == errno.ENOSPC else "disk-error"
    return FileFailure(path, code, error.strerror or str(error))
