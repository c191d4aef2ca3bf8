"""``seatkeeper demo``: server and app in one command, or the tour through the whole story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import globals_of
from seatkeeper.cli.sandbox import describe

if TYPE_CHECKING:
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["demo"]


def demo(
    context: typer.Context,
    tour: Annotated[
        Path | None,
        typer.Option("--tour", metavar="DIR", help="Play the whole story and save pictures."),
    ] = None,
    air_gap: Annotated[
        bool,
        typer.Option("--air-gap", help="Show offline computer, USB stick and portal side by side."),
    ] = False,
) -> None:
    """Try everything: starts the built-in server and the app, with accounts to log in with."""
    from seatkeeper.composition.air_gap import run_air_gap  # noqa: PLC0415 - brings Qt along
    from seatkeeper.composition.demo import run_demo  # noqa: PLC0415
    from seatkeeper.composition.display import has_display  # noqa: PLC0415
    from seatkeeper.composition.tour import run_tour  # noqa: PLC0415

    options = globals_of(context)
    if tour is None and not has_display():
        typer.echo("There is no display here, so the tour is played without one.")
        tour = Path("seatkeeper-tour")
    if tour is not None:
        raise typer.Exit(run_tour(tour, say=typer.echo, language=options.language))
    try:
        if air_gap:
            status = run_air_gap(say=_tell, language=options.language)
        else:
            status = run_demo(profile_dir=options.profile_dir, say=_tell, language=options.language)
    except (OSError, ValueError) as error:
        raise CommandError(
            ExitCode.REFUSED, "sandbox-failed", f"The demo cannot start: {error}"
        ) from error
    raise typer.Exit(status)


def _tell(server: SandboxServer) -> None:
    typer.echo("\n".join(describe(server, end="Closing the window stops it.")))
