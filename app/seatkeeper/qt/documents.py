"""Projects on disk: small text documents, read, saved and exported.

Rules. These functions run on a lane and answer failures as values. A save replaces the file as a
whole, and never one that another program has changed since it was read. What a file looked like
(line ends, byte-order mark) it looks like again after a save. A file that is not text, or is
larger than a small project can be, is refused rather than shown as garbage and damaged by the
next save.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from seatkeeper.licensing.value import Value
from seatkeeper.qt.resources import RESOURCES
from seatkeeper.qt.settings import replace_file

__all__ = [
    "PLAIN",
    "Document",
    "FileFailure",
    "Form",
    "Stamp",
    "export_html",
    "read_capped",
    "read_document",
    "save",
    "save_document",
    "stamp_of",
]

LARGEST: Final = 4 * 1024 * 1024
"""Bytes; a text of this size fills two thousand pages."""
BOM: Final = b"\xef\xbb\xbf"
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

Stamp = tuple[int, int]
"""Modification time in nanoseconds and size in bytes: tells that a file was changed."""


class Form(Value, frozen=True):
    """How a text is written.

    Attributes:
        newline: What ends a line.
        bom: Whether the file begins with a byte-order mark.
    """

    newline: str = "\n"
    bom: bool = False


PLAIN: Final = Form()


class Document(Value, frozen=True):
    """A project as it is on disk; in ``text`` every line ends with a line feed."""

    path: Path
    text: str
    form: Form = PLAIN
    stamp: Stamp | None = None


class FileFailure(Value, frozen=True):
    """A file could not be read or written.

    Attributes:
        path: Which.
        code: ``not-text``, ``too-large``, ``missing``, ``folder``, ``not-allowed``, ``changed``,
            ``disk-full`` or ``disk-error``.
        detail: The system's own words, in English.
    """

    path: Path
    code: str
    detail: str = ""


def read_document(path: Path) -> Document | FileFailure:
    """Read a project."""
    stamp = stamp_of(path)
    content = read_capped(path, LARGEST)
    if isinstance(content, FileFailure):
        return content
    if len(content) > LARGEST:
        return FileFailure(path, "too-large", f"more than {LARGEST} bytes")
    if b"\0" in content:
        return FileFailure(path, "not-text", "it holds zero bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return FileFailure(path, "not-text", str(error))
    form = Form("\r\n" if "\r\n" in text else "\n", content.startswith(BOM))
    return Document(path, text.replace("\r\n", "\n"), form, stamp)


def read_capped(path: Path, most: int) -> bytes | FileFailure:
    """Read a file, but never more than one byte past ``most``."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        return _failure(path, error)


def stamp_of(path: Path) -> Stamp | None:
    """Tell a file's stamp; None where there is no file to be seen."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size


def save_document(document: Document, *, anyway: bool = False) -> Document | FileFailure:
    """Write a project.

    Args:
        document: Its stamp is that of the file as it was read; None for a file of its own.
        anyway: Replace it even when another program has changed it.

    Returns:
        The document with its new stamp.
    """
    path, form = document.path, document.form
    now = stamp_of(path)
    if not anyway and document.stamp is not None and now not in {None, document.stamp}:
        return FileFailure(path, "changed")
    # Half of a character pair, which a paste can bring along, has no place in a file.
    content = document.text.replace("\n", form.newline).encode(errors="replace")
    content = BOM + content if form.bom else content
    if len(content) > LARGEST:
        return FileFailure(path, "too-large", f"more than {LARGEST} bytes")
    written = save(path, content)
    if isinstance(written, FileFailure):
        return written
    return Document(path, document.text, form, stamp_of(path))


def save(path: Path, content: bytes) -> Path | FileFailure:
    """Write a file as a whole; the old one stays if that fails."""
    try:
        replace_file(path.resolve(), content)  # a link stays one: what it points to is replaced
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
    return save(path, html.encode(errors="replace"))


def _failure(path: Path, error: OSError) -> FileFailure:
    if isinstance(error, FileNotFoundError):
        code = "missing"
    elif isinstance(error, IsADirectoryError):
        code = "folder"
    elif isinstance(error, PermissionError):
        code = "not-allowed"
    else:
        code = "disk-full" if error.errno in _FULL else "disk-error"
    return FileFailure(path, code, error.strerror or str(error))
