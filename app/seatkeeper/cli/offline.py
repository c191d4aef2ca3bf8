"""The commands of the offline exchange: write a request, open a response, look into any file."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from offline.inspecting import inspect as inspect_file
from offline.limits import MAX_FILE_BYTES
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import JsonFlag, globals_of
from seatkeeper.cli.phrasing import advice_sentence, cache_sentence, refusal_sentence
from seatkeeper.cli.touch import Touch
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE")]


@app.command("request")
def request(context: typer.Context, file: FileArgument) -> None:
    """Write a request file, to be opened on a computer with a connection."""
    options = globals_of(context)
    touch = Touch(options).require("validate-offline").open()
    made: list[RequestMade | Failure] = []
    touch.client.make_request(language=options.language or "en", done=made.append)
    answer = made[0]
    if isinstance(answer, Failure):
        raise CommandError(
            ExitCode.REFUSED,
            answer.code,
            f"No request was made. {cache_sentence(answer.code) or ''}".rstrip(),
            answer.detail,
        )
    content = answer.text.encode() if file.suffix == ".txt" else answer.html
    _write(file, content)
    typer.echo(f"Request written to {file}")
    typer.echo(
        f"Open it on a computer with a connection, or upload it at {answer.portal_url}/offline"
    )


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; what is no file, a device or a pipe, is written to.

    Raises:
        CommandError: The system refuses.
    """
    target = file.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise CommandError(
            ExitCode.REFUSED,
            "not-written",
            f"{file} could not be written: {error.strerror}",
            "The request is kept; write it again to another place.",
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=".seatkeeper-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(target)
    except BaseException:  # Ctrl+C too leaves nothing behind
        Path(part).unlink(missing_ok=True)
        raise


def _read_capped(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise CommandError(
            ExitCode.UNREADABLE, "unreadable", f"{file} cannot be read: {error.strerror}"
        ) from error


@app.command("open")
def open_response(context: typer.Context, file: FileArgument) -> None:
    """Open a response file: every check is shown, and the computer is licensed if all pass."""
    data = _read_capped(file)
    touch = Touch(globals_of(context)).open()
    outcomes: list[ResponseOutcome] = []
    touch.client.open_response(data, outcomes.append)
    outcome = outcomes[0]
    for check in outcome.checks:
        typer.echo(f"  {'passed' if check.passed else 'FAILED'}  {check.name}")
    if not outcome.accepted:
        evidence = "; ".join(f"{name}: {value}" for name, value in outcome.evidence.items())
        ours = cache_sentence(outcome.code)
        exit_code = (
            ExitCode.REFUSED if ours or outcome.code == "already-licensed" else ExitCode.UNREADABLE
        )
        raise CommandError(
            exit_code, outcome.code, ours or refusal_sentence(outcome.code), evidence
        )
    typer.echo("This computer is licensed, for good and without a network.")


@app.command("inspect")
def inspect(
    file: FileArgument,
    as_json: JsonFlag = False,
) -> None:
    """Say what a file is, what it holds and what is wrong with it; any file at all."""
    found = inspect_file(_read_capped(file))
    if as_json:
        facts = {
            "kind": found.kind.value,
            "authentic": found.authentic,
            "facts": dict(found.facts),
            "problems": [
                {"code": one.code, "evidence": dict(one.evidence)} for one in found.problems
            ],
            "advice": [one.value for one in found.advice],
        }
        typer.echo(json.dumps(facts, indent=2))
    else:
        typer.echo(f"Kind: {found.kind.value}")
        for name, value in found.facts.items():
            typer.echo(f"  {name}: {value}")
        for problem in found.problems:
            typer.echo(f"Problem: {refusal_sentence(problem.code)} [{problem.code}]")
        for advice in found.advice:
            typer.echo(f"Advice: {advice_sentence(advice.value)}")
    if found.problems:
        raise typer.Exit(ExitCode.UNREADABLE)
