"""``seatkeeper lab``: the lab's window, and scenarios without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from seatkeeper.cli import cassettes
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import writing
from seatkeeper.cli.options import HtmlFile, JunitFile, globals_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seatkeeper.lab.scenarios.loading import Script
    from seatkeeper.lab.scenarios.outcome import RunReport

__all__ = ["app"]

app = typer.Typer(invoke_without_command=True)


@app.callback()
def lab(context: typer.Context) -> None:
    """The lab: virtual computers, one clock, faults and scenarios; alone it opens its window."""
    if context.invoked_subcommand is None:
        from seatkeeper.composition.display import can_open_windows  # noqa: PLC0415 - only here
        from seatkeeper.composition.lab_window import run_lab_window  # noqa: PLC0415 - brings Qt

        if not can_open_windows():
            raise CommandError(
                ExitCode.USAGE, "no-display",
                "There is no display here, so the lab cannot open its window.",
                "Its scenarios do without one: seatkeeper lab run",
            )  # fmt: skip
        raise typer.Exit(run_lab_window(language=globals_of(context).language))


@app.command("run")
def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SCENARIO]...",
            help="Files, folders, or names of shipped scenarios; none: all that are shipped.",
        ),
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="End with the first scenario that fails.")
    ] = False,
    go_on: Annotated[
        bool, typer.Option("--go-on", help="Play a scenario to its end though a step has failed.")
    ] = False,
    junit: JunitFile = None,
    html: HtmlFile = None,
    keep_secrets: Annotated[
        bool,
        typer.Option("--keep-secrets", help="Leave passwords and tokens in the page's wire."),
    ] = False,
) -> None:
    """Play scenarios, each in a lab of its own."""
    scripts = _scripts(paths or [])
    report = _play(scripts, fail_fast=fail_fast, go_on=go_on, keep_secrets=keep_secrets)
    _write(report, junit=junit, html=html, keep_secrets=keep_secrets)
    if not report.passed:
        raise typer.Exit(ExitCode.REFUSED)


@app.command("list")
def list_scenarios() -> None:
    """List the shipped scenarios."""
    scripts = _scripts([])
    width = max(len(script.name) for script in scripts)
    for script in scripts:
        rules = ", ".join(script.scenario.rules)
        typer.echo(f"{script.name:<{width}}  {script.scenario.title} ({rules})")


@app.command("schema")
def schema() -> None:
    """Print the JSON schema of scenario files, for editors."""
    from seatkeeper.lab.scenarios.schema import scenario_schema  # noqa: PLC0415 - brings pydantic

    typer.echo(scenario_schema(), nl=False)


def _scripts(wanted: Sequence[str]) -> list[Script]:
    """Load what is to be played; whatever is wrong with any of it is told at once.

    Raises:
        CommandError: Something is not found, not readable, or no scenario.
    """
    from seatkeeper.lab.scenarios.loading import load_file  # noqa: PLC0415 - brings pydantic
    from seatkeeper.lab.scenarios.problems import ScenarioError  # noqa: PLC0415
    from seatkeeper.lab.scenarios.shipped import NoScenarioError, find  # noqa: PLC0415

    scripts: list[Script] = []
    wrong: list[str] = []
    try:
        for path in find(wanted):
            try:
                scripts.append(load_file(path))
            except ScenarioError as error:
                wrong += error.lines()
    except NoScenarioError as error:
        raise CommandError(ExitCode.USAGE, error.code, str(error), error.hint) from error
    except OSError as error:
        raise CommandError(
            ExitCode.UNREADABLE, "unreadable", f"{error.filename}: {error.strerror}"
        ) from error
    if wrong:
        raise CommandError(
            ExitCode.UNREADABLE, "bad-scenario", "\n".join(wrong),
            "The language is described in docs/scenarios.md.",
        )  # fmt: skip
    return scripts


def _play(scripts: list[Script], *, fail_fast: bool, go_on: bool, keep_secrets: bool) -> RunReport:
    from seatkeeper.cli.lab_report import Teller, summary_of  # noqa: PLC0415 - only here
    from seatkeeper.composition.lab import open_lab  # noqa: PLC0415 - brings the client
    from seatkeeper.lab.scenarios.running import run_scripts  # noqa: PLC0415
    from seatkeeper.system.clock import SystemClock  # noqa: PLC0415

    clock = SystemClock()
    with Teller() as teller:
        report = run_scripts(
            scripts, open_lab=open_lab, now=clock.now, elapsed=clock.elapsed, told=teller,
            fail_fast=fail_fast, go_on=go_on, keep_secrets=keep_secrets,
        )  # fmt: skip
    for line in summary_of(report):
        typer.echo(line)
    return report


def _write(report: RunReport, *, junit: Path | None, html: Path | None, keep_secrets: bool) -> None:
    from seatkeeper.lab.reports.scenario_junit import as_junit  # noqa: PLC0415
    from seatkeeper.lab.reports.scenario_page import as_html  # noqa: PLC0415 - brings Jinja2

    if junit is not None:
        with writing(junit):
            junit.write_bytes(as_junit(report))
    if html is not None:
        with writing(html):
            html.write_text(as_html(report, redacted=not keep_secrets), encoding="utf-8")


cassettes.register(app, _scripts)
