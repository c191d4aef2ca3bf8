"""``seatkeeper lab record`` and ``replay``: a session on file, played again without a server."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import reading, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from seatkeeper.composition.cassettes import Recording
    from seatkeeper.lab.cassettes.model import Act, Cassette
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.scenarios.loading import Script

__all__ = ["register"]

_HINTS = {
    "cassette-newer": "It was recorded by a newer version: update this program.",
    "cassette-altered": "Get the file again, or record it anew.",
    "cassette-invalid": "The format is described in docs/cassettes.md.",
    "cassette-differs": "Where the change is wanted, record the cassette anew.",
    "cassette-impossible": "docs/cassettes.md says what cannot be recorded.",
}


def register(app: typer.Typer, load: Callable[[Sequence[str]], list[Script]]) -> None:
    """Add the two commands.

    Args:
        app: The commands of the lab.
        load: Loads scenarios by file or name.
    """

    @app.command("record")
    def record(
        scenario: Annotated[
            str, typer.Argument(metavar="SCENARIO", help="A file, or the name of a shipped one.")
        ],
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="FILE", help="Where the cassette goes.")
        ],
    ) -> None:
        """Play a scenario and write what was asked and answered to a file."""
        scripts = load([scenario])
        if len(scripts) != 1:
            raise CommandError(
                ExitCode.USAGE, "one-scenario", f"{scenario} holds {len(scripts)} scenarios.",
                "A cassette is of one.",
            )  # fmt: skip
        cassette = _record(scripts[0])
        _write(cassette, output)
        typer.echo(f"{output}: {_size(cassette)}.")

    @app.command("replay")
    def replay(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="A cassette.")],
    ) -> None:
        """Do again what was recorded, without a server, and compare."""
        cassette = _read(file)
        with _explained(file):
            from seatkeeper.composition.cassettes import replay_session  # noqa: PLC0415 - crypto

            replay_session(cassette, told=_tell)
        typer.echo(f"{_size(cassette)}: all as recorded.")


def _record(script: Script) -> Cassette:
    """Play a scenario that is recorded.

    Raises:
        CommandError: The scenario fails, or cannot be recorded.
    """
    from seatkeeper.cli.lab_report import Teller, summary_of  # noqa: PLC0415 - only here
    from seatkeeper.composition.cassettes import record_session  # noqa: PLC0415 - brings crypto
    from seatkeeper.lab.scenarios.running import run_scripts  # noqa: PLC0415
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415
    from seatkeeper.system.clock import SystemClock  # noqa: PLC0415

    made: list[Cassette] = []

    @contextmanager
    def recorded(*, heartbeat_seconds: int, timeout_seconds: int) -> Iterator[Lab]:
        timing = Timing(heartbeat_seconds=heartbeat_seconds, timeout_seconds=timeout_seconds)
        with record_session(timing=timing) as recording:
            yield recording.lab
            made.append(_cassette(recording, script))

    clock = SystemClock()
    with _explained(script.path), Teller() as teller:
        report = run_scripts(
            [script], open_lab=recorded, now=clock.now, elapsed=clock.elapsed, told=teller
        )
    if not report.passed:
        raise CommandError(
            ExitCode.REFUSED, "scenario-failed", "\n".join(summary_of(report)),
            "Nothing was written: a cassette is of a session that is as it should be.",
        )  # fmt: skip
    return made[0]


def _cassette(recording: Recording, script: Script) -> Cassette:
    return recording.cassette(script.scenario.title)


def _write(cassette: Cassette, file: Path) -> None:
    from seatkeeper.lab.cassettes.model import to_text  # noqa: PLC0415 - brings pydantic

    with writing(file):
        file.write_text(to_text(cassette), encoding="utf-8")


def _read(file: Path) -> Cassette:
    from seatkeeper.lab.cassettes.model import from_text  # noqa: PLC0415 - brings pydantic

    try:
        with reading(file):
            text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(
            ExitCode.UNREADABLE, "cassette-invalid", f"{file}: the file is not text",
            _HINTS["cassette-invalid"],
        ) from error  # fmt: skip
    with _explained(file):
        return from_text(text)


@contextmanager
def _explained(file: Path | str) -> Iterator[None]:
    """Tell what is wrong with a cassette, or with a session that was to become one."""
    from seatkeeper.lab.cassettes.model import CassetteError  # noqa: PLC0415 - brings pydantic

    try:
        yield
    except CassetteError as error:
        refused = error.code in {"cassette-differs", "cassette-impossible"}
        exit_code = ExitCode.REFUSED if refused else ExitCode.UNREADABLE
        raise CommandError(exit_code, error.code, f"{file}: {error}", _HINTS[error.code]) from error


def _tell(number: int, act: Act) -> None:
    what = act.what.ljust(14)
    state = f" → {act.state}" if act.state else ""
    told = f" [{act.told}]" if act.told else ""
    typer.echo(f"{number:>4}  {act.at:%d. %H:%M:%S}  {act.computer}: {what}{state}{told}")


def _size(cassette: Cassette) -> str:
    asked = sum(len(act.exchanges) for act in cassette.acts)
    acts = "1 act" if len(cassette.acts) == 1 else f"{len(cassette.acts)} acts"
    return f"{acts}, {'1 exchange' if asked == 1 else f'{asked} exchanges'}"
