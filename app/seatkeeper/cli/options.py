"""The options before the command, and the computer and server they stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seatkeeper.cli.asking import ask_secret
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.composition import Computer, VaultChoiceError, open_computer
from seatkeeper.system.durations import DurationError, parse_duration

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile
    from seatkeeper.servers.profile_store import ProfileStore

__all__ = ["Globals", "HtmlFile", "JsonFlag", "JunitFile", "duration", "globals_of"]

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one stable JSON document.")]
JunitFile = Annotated[
    Path | None, typer.Option("--junit", metavar="FILE", help="Write a report as JUnit XML.")
]
HtmlFile = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a report as one page.")
]


def duration(text: str) -> timedelta:
    """Read a duration such as ``8h``, ``-30m``, ``3d`` or ``1d12h``.

    Raises:
        typer.BadParameter: It is not one.
    """
    try:
        return parse_duration(text)
    except DurationError as error:
        raise typer.BadParameter(str(error)) from error


@dataclass(frozen=True, slots=True)
class Globals:
    """What was said before the command.

    Attributes:
        profile_dir: Directory of a simulated computer; None for the real one.
        server: Name of a server profile; empty for the last used one.
        vault: ``keyring``, ``passphrase``, ``memory`` or empty for the usual one.
        clock_offset: Of a simulated computer's wall clock.
        language: Of files and windows; empty for the system's.
    """

    profile_dir: Path | None = None
    server: str = ""
    vault: str = ""
    clock_offset: timedelta = timedelta(0)
    language: str = ""

    def computer(self) -> Computer:
        """The computer to work on.

        Raises:
            CommandError: The options do not fit together.
        """
        try:
            return open_computer(
                profile_dir=self.profile_dir,
                vault=self.vault,
                clock_offset=self.clock_offset,
                passphrase=lambda: ask_secret("Vault passphrase"),
            )
        except VaultChoiceError as error:
            raise CommandError(ExitCode.USAGE, error.code, str(error)) from error

    def profiles(self) -> ProfileStore:
        """The server profiles of that computer."""
        from seatkeeper.servers.profile_store import ProfileStore  # noqa: PLC0415 - brings crypto

        return ProfileStore(self.computer().folders.profiles)

    def profile(self) -> ServerProfile:
        """The server to talk to.

        Raises:
            CommandError: There is none, or it is not known.
        """
        from seatkeeper.servers.profile import ProfileError  # noqa: PLC0415 - brings crypto

        profiles = self.profiles()
        if self.server:
            try:
                return profiles.get(self.server)
            except ProfileError as error:
                raise CommandError(
                    ExitCode.USAGE, error.code, str(error), "See: seatkeeper profile list"
                ) from error
        profile = profiles.last_used()
        if profile is None:
            raise CommandError(
                ExitCode.USAGE,
                "no-server",
                "No server has been added yet."
                if not profiles.all()
                else "Several servers are known, and none was used last.",
                "Add one with: seatkeeper profile add URL_OR_FILE"
                if not profiles.all()
                else "Choose one with: seatkeeper --server NAME …",
            )
        return profile


def globals_of(context: typer.Context) -> Globals:
    """The options that were given before the command."""
    found = context.find_root().obj
    return found if isinstance(found, Globals) else replace(Globals())
