"""``seatkeeper usage``: the account's own record of use, for people, programs and audits."""

from __future__ import annotations

import csv
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import JsonFlag, globals_of
from seatkeeper.cli.phrasing import cause_sentence
from seatkeeper.cli.touch import Touch
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import UsageEntry

__all__ = ["usage"]

_COLUMNS: Final = ("start", "end", "license_id", "seat", "reason")


def usage(
    context: typer.Context,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the record as CSV.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Show the account's own usage record, newest first."""
    touch = Touch(globals_of(context)).open()
    touch.require_contact()
    rows = [
        {
            "start": _shown(entry.start),
            "end": _shown(entry.end),
            "license_id": entry.license_id,
            "seat": entry.seat,
            "reason": entry.reason,
        }
        for entry in _usage(touch)
    ]
    if csv_file is not None:
        try:
            with csv_file.open("w", newline="", encoding="utf-8") as file:
                _write_csv(csv.DictWriter(file, _COLUMNS), rows)
        except OSError as error:
            raise CommandError(
                ExitCode.REFUSED, "not-written", f"{csv_file}: {error.strerror}"
            ) from error
        typer.echo(f"{len(rows)} records written to {csv_file}", err=True)
    elif as_json:
        typer.echo(json.dumps(rows))
    else:
        _write_csv(csv.DictWriter(sys.stdout, _COLUMNS), rows)
        sys.stdout.flush()


def _usage(touch: Touch) -> tuple[UsageEntry, ...]:
    answers: list[tuple[UsageEntry, ...] | Failure] = []
    touch.client.usage(answers.append)
    answer = answers[0]
    if isinstance(answer, Failure):
        raise CommandError(ExitCode.UNREACHABLE, answer.code, cause_sentence(answer.detail))
    return answer


def _write_csv(writer: csv.DictWriter[str], rows: list[dict[str, str]]) -> None:
    writer.writeheader()
    writer.writerows(rows)


def _shown(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else ""
