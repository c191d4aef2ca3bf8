"""What goes wrong with files and servers that a command was given, told alike by all commands.

A failed write may not know its own file (a full disk tells it of none), so the file is said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seatkeeper.cli.exits import CommandError, ExitCode

__all__ = ["reaching", "reading", "writing"]


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Write a file.

    Raises:
        CommandError: ``not-written``.
    """
    try:
        yield
    except OSError as error:
        raise CommandError(ExitCode.REFUSED, "not-written", f"{file}: {error.strerror}") from error


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Read a file.

    Raises:
        CommandError: ``unreadable``.
    """
    try:
        yield
    except OSError as error:
        raise CommandError(
            ExitCode.UNREADABLE, "unreadable", f"{file}: {error.strerror}"
        ) from error


@contextmanager
def reaching(server: str) -> Iterator[None]:
    """Ask a server, which is called this.

    Raises:
        CommandError: ``unreachable``.
    """
    from seatkeeper.service.ports import UnreachableError  # noqa: PLC0415 - only where one is asked

    try:
        yield
    except UnreachableError as error:
        raise CommandError(
            ExitCode.UNREACHABLE, "unreachable", f"{server} cannot be reached: {error.detail}"
        ) from error
