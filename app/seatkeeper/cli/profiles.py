"""The commands of server profiles: add, list, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

import typer

from seatkeeper.cli.asking import ask_yes
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import reaching
from seatkeeper.cli.options import Globals, globals_of

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile

__all__ = ["app", "confirmed", "find_profile"]

app = typer.Typer(no_args_is_help=True)

_STATUS: Final = {
    "bad-url": ExitCode.USAGE,
    "insecure-url": ExitCode.USAGE,
    "no-profile": ExitCode.REFUSED,
}
"""How the command ends for what is no fault of a profile's content."""


@app.command("add")
def add(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="URL|FILE", help="Where the profile is.")],
    fingerprint: Annotated[
        str, typer.Option("--fingerprint", help="The root key's fingerprint, told by the vendor.")
    ] = "",
) -> None:
    """Add a server; shows its fingerprint and asks."""
    options = globals_of(context)
    profile = find_profile(source, options)
    typer.echo(f"Server:      {profile.name}")
    typer.echo(f"Address:     {profile.url}")
    if profile.portal:
        typer.echo(f"Portal:      {profile.portal}")
    else:
        typer.echo("Kind:        Keygen Relay: no accounts; a license is lent while the app runs")
    typer.echo(f"Fingerprint: {profile.fingerprint}")
    if not confirmed(options, profile, fingerprint):
        raise CommandError(
            ExitCode.REFUSED,
            "not-added",
            "The server was not added.",
            "Where nobody can answer, give the fingerprint with --fingerprint.",
        )
    try:
        options.profiles().add(profile)
    except OSError as error:
        raise CommandError(ExitCode.REFUSED, "not-written", str(error)) from error
    typer.echo("Added.")


def confirmed(options: Globals, profile: ServerProfile, fingerprint: str) -> bool:
    """Whether the root key is the right one; a simulated computer trusts its own loopback."""
    from seatkeeper.servers.transport import is_loopback  # noqa: PLC0415 - brings HTTP along

    told = fingerprint.replace(" ", "")
    if told:
        if told != profile.root.thumbprint:
            raise CommandError(
                ExitCode.REFUSED,
                "other-fingerprint",
                "The fingerprint is another one: this is not the vendor's profile.",
            )
        return True
    if options.profile_dir is not None and is_loopback(urlsplit(profile.url).hostname or ""):
        return True
    return ask_yes("Is this the fingerprint that the vendor has told you?")


def find_profile(source: str, options: Globals) -> ServerProfile:
    """The profile at an address or in a file.

    Raises:
        CommandError: Nobody answers, or there is none.
    """
    from seatkeeper.composition.diagnosis import make_ledger  # noqa: PLC0415
    from seatkeeper.servers.profile import ProfileError  # noqa: PLC0415 - brings crypto
    from seatkeeper.servers.profile_source import fetch_profile, read_profile  # noqa: PLC0415

    try:
        if "://" not in source:
            return read_profile(Path(source))
        with reaching(source):
            return fetch_profile(source, ledger=make_ledger(options.computer()))
    except ProfileError as error:
        status = _STATUS.get(error.code, ExitCode.UNREADABLE)
        raise CommandError(status, error.code, str(error)) from error


@app.command("list")
def list_profiles(context: typer.Context) -> None:
    """List the servers this computer knows; the last used one is marked."""
    profiles = globals_of(context).profiles()
    last = profiles.last_used()
    if not profiles.all():
        typer.echo("No server yet. Add one with: seatkeeper profile add URL_OR_FILE")
    for profile in profiles.all():
        mark = "*" if profile == last else " "
        typer.echo(f"{mark} {profile.name}  {profile.url}  {profile.fingerprint}")


@app.command("remove")
def remove(
    context: typer.Context, name: Annotated[str, typer.Argument(help="Name of the server.")]
) -> None:
    """Forget a server."""
    from seatkeeper.servers.profile import ProfileError  # noqa: PLC0415 - brings crypto

    profiles = globals_of(context).profiles()
    try:
        profiles.remove(profiles.get(name))
    except ProfileError as error:
        raise CommandError(
            ExitCode.REFUSED, error.code, str(error), "See: seatkeeper profile list"
        ) from error
    except OSError as error:
        raise CommandError(ExitCode.REFUSED, "not-removed", str(error)) from error
    typer.echo("Removed.")
