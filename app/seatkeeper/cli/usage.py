"""``seatkeeper usage``: the account's own record of use, for people, programs and audits."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import writing
from seatkeeper.cli.options import JsonFlag, globals_of
from seatkeeper.cli.phrasing import cause_sentence
from seatkeeper.cli.touch import Touch
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import UsageEntry
from seatkeeper.service.usage_csv import row_of, usage_csv

__all__ = ["usage"]


def usage(
    context: typer.Context,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the record as CSV.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Show the account's own usage record, newest first."""
    touch = Touch(globals_of(context)).require("usage").open()
    touch.require_contact()
    entries = _usage(touch)
    if csv_file is not None:
        with writing(csv_file):
            csv_file.write_text(usage_csv(entries), encoding="utf-8", newline="")
        typer.echo(f"{len(entries)} records written to {csv_file}", err=True)
    elif as_json:
        typer.echo(json.dumps([row_of(entry) for entry in entries]))
    else:
        sys.stdout.write(usage_csv(entries))
        sys.stdout.flush()


def _usage(touch: Touch) -> tuple[UsageEntry, ...]:
    answers: list[tuple[UsageEntry, ...] | Failure] = []
    touch.client.usage(answers.append)
    answer = answers[0]
    if isinstance(answer, Failure):
        raise CommandError(ExitCode.UNREACHABLE, answer.code, cause_sentence(answer.detail))
    return answer
