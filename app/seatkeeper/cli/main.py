"""The command line: options, commands, and how everything that goes wrong is told.

Nobody ever sees a traceback: what a rule refuses is a ``CommandError``; anything unforeseen is
written to the log and told in one sentence with the place of the log.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from seatkeeper import VERSION
from seatkeeper.cli import lab, offline, profiles, sandbox, session
from seatkeeper.cli.conformance import conformance
from seatkeeper.cli.demo import demo
from seatkeeper.cli.doctor import doctor
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.fleet import fleet
from seatkeeper.cli.next_steps import next_step
from seatkeeper.cli.options import Globals, duration
from seatkeeper.composition import open_computer
from seatkeeper.system.logs import start_logging, stop_logging

__all__ = ["run"]

_log = logging.getLogger("seatkeeper.cli")

app = typer.Typer(
    name="seatkeeper",
    help="The desktop side of concurrent-seat licensing.",
    epilog="Without a command the app opens.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo)
app.command("doctor")(doctor)
app.add_typer(sandbox.app, name="sandbox", help="The built-in license server.")
app.add_typer(profiles.app, name="profile", help="The servers this computer knows.")
session.register(app)
app.add_typer(offline.app, name="offline", help="Validate a computer without a network.")
app.command("conformance")(conformance)
app.add_typer(lab.app, name="lab", help="Virtual computers, one clock, faults and scenarios.")
app.command("fleet")(fleet)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Seatkeeper {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    profile_dir: Annotated[
        Path | None,
        typer.Option("--profile-dir", help="A whole simulated computer in one directory."),
    ] = None,
    server: Annotated[str, typer.Option("--server", help="Name of a server profile.")] = "",
    vault: Annotated[
        str, typer.Option("--vault", help="Where secrets are kept: keyring, passphrase, memory.")
    ] = "",
    clock_offset: Annotated[
        str, typer.Option("--clock-offset", help="Clock error of a simulated computer, like -3h.")
    ] = "0s",
    lang: Annotated[str, typer.Option("--lang", help="en, de or es.")] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take up the options before the command."""
    if lang not in {"", "en", "de", "es"}:
        raise typer.BadParameter("en, de or es", param_hint="--lang")
    context.obj = Globals(profile_dir, server, vault, duration(clock_offset), lang)
    if context.invoked_subcommand is None:
        from seatkeeper.composition.app import run_app  # noqa: PLC0415 - brings Qt along

        raise typer.Exit(run_app(context.obj.computer(), server=server, language=lang))


def run(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code; see ``ExitCode``.
    """
    logging.raiseExceptions = False  # a log that cannot be written is not the user's concern
    handler = start_logging(_log_folder(arguments))
    try:
        app(args=list(arguments), prog_name="seatkeeper")
    except CommandError as error:
        _log.info("refused: %s: %s", error.code, error)
        typer.echo(f"{error} [{error.code}]", err=True)
        if hint := error.hint or next_step(error.code):
            typer.echo(hint, err=True)
        return error.exit_code
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else ExitCode.DONE
        if code == ExitCode.INTERRUPTED:
            typer.echo("\nInterrupted. Nothing was lost.", err=True)
        return code
    except BrokenPipeError:
        _give_up_output()  # whoever read it has left
        return ExitCode.DONE
    except OSError as error:
        _log.exception("refused by the system")
        _give_up_output()
        where = f"{error.filename}: " if error.filename else ""
        typer.echo(f"The system refused: {where}{error.strerror} [system]", err=True)
        typer.echo(next_step("system"), err=True)
        return ExitCode.REFUSED
    except Exception as error:  # noqa: BLE001 - the last resort: a person never sees a traceback
        _log.exception("unforeseen")
        typer.echo(
            f"Something unforeseen went wrong: {type(error).__name__}: {error} [internal]", err=True
        )
        typer.echo(f"Nothing was half done. Details are in {_log_folder(arguments)}", err=True)
        return ExitCode.REFUSED
    finally:
        with suppress(OSError):  # a full disk is told by whoever needs it
            stop_logging(handler)
    return ExitCode.DONE


def _give_up_output() -> None:
    """What is still buffered goes nowhere; otherwise Python fails once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _log_folder(arguments: Sequence[str]) -> Path:
    """Where to log, found before the options are parsed, so that parsing is logged too."""
    profile_dir = None
    for option, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if option == "--profile-dir" and value:
            profile_dir = Path(value)
        elif option.startswith("--profile-dir="):
            profile_dir = Path(option.partition("=")[2])
    return open_computer(profile_dir=profile_dir).folders.logs
