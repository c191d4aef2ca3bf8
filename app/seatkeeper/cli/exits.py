"""How a command ends: exit codes, and the one error every command raises."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["CommandError", "ExitCode"]


class ExitCode(IntEnum):
    """Exit codes; part of the documented interface."""

    DONE = 0
    REFUSED = 1
    """A rule says no; the reason is on stderr."""
    USAGE = 2
    UNREACHABLE = 3
    UNREADABLE = 4
    """A file (cache, request, response, profile) is tampered with or cannot be read."""
    INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot do what was asked.

    Args:
        exit_code: How the process ends.
        code: Stable code for programs.
        message: What happened, one sentence.
        hint: What to do next.
    """

    def __init__(self, exit_code: ExitCode, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.code = code
        self.hint = hint
