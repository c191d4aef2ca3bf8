"""The commands of server profiles: add, list, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

import typer

from seatkeeper.cli.asking import ask_yes
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import Globals, globals_of

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

_WELL_KNOWN: Final = "/.well-known/seatkeeper-profile"
"""Where a server publishes its profile, when only its origin is given."""


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
    profile = _fetch(source) if "://" in source else _read(Path(source))
    typer.echo(f"Server:      {profile.name}")
    typer.echo(f"Address:     {profile.url}")
    typer.echo(f"Portal:      {profile.portal}")
    typer.echo(f"Fingerprint: {profile.fingerprint}")
    if not _confirmed(options, profile, fingerprint):
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


def _confirmed(options: Globals, profile: ServerProfile, fingerprint: str) -> bool:
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


def _read(path: Path) -> ServerProfile:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(
            ExitCode.UNREADABLE, "unreadable", f"{path}: {error.strerror}"
        ) from error
    return _parse(content)


def _fetch(url: str) -> ServerProfile:
    from seatkeeper.servers.transport import HttpTransport, InsecureUrlError  # noqa: PLC0415
    from seatkeeper.service.ports import UnreachableError  # noqa: PLC0415

    try:
        parts = urlsplit(url)
        known = parts.port != 0  # reading it judges it
    except ValueError:
        known = False
    if not known:
        raise CommandError(ExitCode.USAGE, "bad-url", f"{url} is not an address.")
    path = parts.path if parts.path not in {"", "/"} else _WELL_KNOWN
    try:
        answer = HttpTransport(f"{parts.scheme}://{parts.netloc}").send("GET", path, headers={})
    except InsecureUrlError as error:
        raise CommandError(ExitCode.USAGE, "insecure-url", str(error)) from error
    except UnreachableError as error:
        raise CommandError(
            ExitCode.UNREACHABLE, "unreachable", f"{url} cannot be reached: {error.detail}"
        ) from error
    if answer.status != 200:
        raise CommandError(
            ExitCode.REFUSED, "no-profile", f"{url} offers no profile (HTTP {answer.status})."
        )
    return _parse(answer.body)


def _parse(content: bytes) -> ServerProfile:
    from seatkeeper.servers.profile import ProfileError, ServerProfile  # noqa: PLC0415

    try:
        return ServerProfile.from_json(content)
    except ProfileError as error:
        raise CommandError(ExitCode.UNREADABLE, error.code, str(error)) from error


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
