"""``seatkeeper conformance``: try a server against every clause of the protocol."""

from __future__ import annotations

import json
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from seatkeeper.cli.conformance_report import facts_of, summary_of, tell
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import reaching, reading, writing
from seatkeeper.cli.options import HtmlFile, JsonFlag, JunitFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seatkeeper.lab.conformance.outcome import Result
    from seatkeeper.lab.conformance.people import Person
    from seatkeeper.lab.conformance.register import Check
    from seatkeeper.lab.conformance.running import Report

__all__ = ["conformance"]


def conformance(
    url: Annotated[str, typer.Argument(metavar="URL", help="Origin of the server's API.")] = "",
    email: Annotated[str, typer.Option("--email", help="An account to test with.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read its password from standard input.")
    ] = False,
    check: Annotated[
        list[str] | None,
        typer.Option("--check", metavar="NAME", help="Run this check only; may have a *."),
    ] = None,
    list_checks: Annotated[
        bool, typer.Option("--list", help="List the checks and run none.")
    ] = False,
    expected_failures: Annotated[
        Path | None,
        typer.Option("--expected-failures", metavar="FILE", help="Known failures, with reasons."),
    ] = None,
    junit: JunitFile = None,
    html: HtmlFile = None,
    ca: Annotated[
        Path | None,
        typer.Option("--ca", metavar="FILE", help="Authority (PEM) of a server with its own."),
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Try a server against every clause of the protocol."""
    checks = _chosen(check or [])
    if list_checks:
        _list(checks, as_json=as_json)
        return
    _require_origin(url)
    expected = _expected(expected_failures)
    people = _people(email, from_stdin=password_stdin)
    _meet(url, ca, has_account=bool(people))
    report = _run(url, ca, people, checks, expected, quiet=as_json)
    _write(report, junit=junit, html=html)
    if as_json:
        typer.echo(json.dumps(facts_of(report), indent=2))
    else:
        for line in summary_of(report):
            typer.echo(line)
    if not report.conforms:
        raise typer.Exit(ExitCode.REFUSED)


def _require_origin(url: str) -> None:
    if not url:
        raise CommandError(ExitCode.USAGE, "no-server", "Which server? Give the origin of its API.")
    try:
        parts = urlsplit(url)
        known = bool(parts.hostname) and parts.port != 0  # reading the port judges it
    except ValueError:
        known = False
    if not known or parts.path.strip("/") or parts.query:
        raise CommandError(
            ExitCode.USAGE, "bad-url", f"{url} is not an origin such as https://login.example.org."
        )


def _chosen(patterns: list[str]) -> list[Check]:
    """The checks that are wanted; all without a pattern.

    Raises:
        CommandError: A pattern fits none.
    """
    from seatkeeper.lab.conformance.checks import ALL  # noqa: PLC0415 - brings crypto and HTTP

    for pattern in patterns:
        if not any(fnmatchcase(check.name, pattern) for check in ALL):
            close = get_close_matches(pattern, [check.name for check in ALL], n=3, cutoff=0.5)
            raise CommandError(
                ExitCode.USAGE,
                "unknown-check",
                f"No check is called {pattern}.",
                f"Did you mean {' or '.join(close)}?"
                if close
                else "See: seatkeeper conformance --list",
            )
    wanted = patterns or ["*"]
    return [check for check in ALL if any(fnmatchcase(check.name, one) for one in wanted)]


def _list(checks: list[Check], *, as_json: bool) -> None:
    if as_json:
        facts = [
            {"name": one.name, "clause": one.clause, "summary": one.summary, "refusal": one.refusal}
            for one in checks
        ]
        typer.echo(json.dumps(facts, indent=2))
        return
    width = max(len(one.name) for one in checks)
    for one in checks:
        typer.echo(f"{one.name:<{width}}  {one.clause:<4}  {one.summary}")


def _expected(file: Path | None) -> Mapping[str, str]:
    from seatkeeper.lab.conformance.checks import ALL  # noqa: PLC0415 - brings crypto and HTTP
    from seatkeeper.lab.conformance.expected import (  # noqa: PLC0415
        ExpectedFailuresError,
        read_expected,
    )

    if file is None:
        return {}
    try:
        with reading(file):
            known = file.read_text(encoding="utf-8")
        return read_expected(known, {check.name for check in ALL})
    except (UnicodeDecodeError, ExpectedFailuresError) as error:
        raise CommandError(
            ExitCode.UNREADABLE, "expected-failures", f"{file}: {error}",
            "One check a line: its name, a space, the reason.",
        ) from error  # fmt: skip


def _people(email: str, *, from_stdin: bool) -> tuple[Person, ...]:
    from seatkeeper.cli.touch import read_password  # noqa: PLC0415 - brings the client along
    from seatkeeper.lab.conformance.people import Person  # noqa: PLC0415 - brings HTTP along

    return (Person(email, read_password(from_stdin=from_stdin)),) if email else ()


def _meet(url: str, ca: Path | None, *, has_account: bool) -> None:
    """See whether a server is there, and whether there is anybody to test with.

    Raises:
        CommandError: There is no server, it speaks another version, or nobody can log in.
    """
    from seatkeeper.lab.conformance.meeting import meet  # noqa: PLC0415 - brings HTTP along
    from seatkeeper.servers.transport import InsecureUrlError  # noqa: PLC0415

    try:
        with reaching(url):
            found = meet(url, ca_file=str(ca) if ca is not None else None)
    except InsecureUrlError as error:
        raise CommandError(ExitCode.USAGE, "insecure-url", str(error)) from error
    if found.other_protocol:
        raise CommandError(
            ExitCode.REFUSED,
            "other-protocol",
            f"The server speaks {found.other_protocol}; these checks are for seatkeeper/1.",
        )
    if not has_account and not found.test_accounts:
        raise CommandError(
            ExitCode.USAGE,
            "no-account",
            "The server publishes no account to test with.",
            "Give one with: --email E --password-stdin",
        )


def _run(
    url: str,
    ca: Path | None,
    people: tuple[Person, ...],
    checks: list[Check],
    expected: Mapping[str, str],
    *,
    quiet: bool,
) -> Report:
    from rich.console import Console  # noqa: PLC0415 - only this command draws progress
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    from seatkeeper.composition.conformance import open_bench  # noqa: PLC0415
    from seatkeeper.lab.conformance.outcome import Outcome  # noqa: PLC0415
    from seatkeeper.lab.conformance.running import run_checks  # noqa: PLC0415

    console = Console(stderr=True, highlight=False)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    bench = open_bench(url, ca=ca, people=people)
    try:
        with Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        ) as progress:
            task = progress.add_task("", total=len(checks))

            def told(result: Result) -> None:
                progress.update(task, advance=1, description=result.name)
                if not quiet and result.outcome is not Outcome.PASSED:
                    tell(console, result)

            return run_checks(bench, checks, expected=expected, told=told)
    finally:
        bench.close()


def _write(report: Report, *, junit: Path | None, html: Path | None) -> None:
    from seatkeeper.lab.conformance.junit import as_junit  # noqa: PLC0415
    from seatkeeper.lab.conformance.page import as_html  # noqa: PLC0415 - brings Jinja2 along

    if junit is not None:
        with writing(junit):
            junit.write_bytes(as_junit(report))
    if html is not None:
        with writing(html):
            html.write_text(as_html(report), encoding="utf-8")
