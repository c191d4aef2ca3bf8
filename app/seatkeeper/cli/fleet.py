"""``seatkeeper fleet``: headless clients in any number against a server, run by Locust."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import reaching
from seatkeeper.cli.options import Globals, duration, globals_of
from seatkeeper.cli.profiles import confirmed, find_profile

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile

__all__ = ["fleet"]

_LEAVING: Final = 20
"""Seconds that users get to close their app at the end: one exchange takes 15 at most."""


def fleet(
    context: typer.Context,
    url: Annotated[
        str, typer.Argument(metavar="URL|FILE", help="The server, or its profile file.")
    ] = "",
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="Start a sandbox of its own, and use that.")
    ] = False,
    users: Annotated[int, typer.Option("--users", min=1, help="How many people.")] = 10,
    rate: Annotated[
        float, typer.Option("--rate", min=0.01, help="How many of them start each second.")
    ] = 10,
    time: Annotated[
        str, typer.Option("--time", help="How long, such as 5m; until Ctrl+C by itself.")
    ] = "",
    speed: Annotated[
        float,
        typer.Option(
            "--speed", min=0, help="Heartbeats so many times faster; 0: as fast as possible."
        ),
    ] = 1,
    beats: Annotated[
        int, typer.Option("--beats", min=0, help="Leave and start again after so many heartbeats.")
    ] = 0,
    crashes: Annotated[
        float, typer.Option("--crashes", min=0, max=100, help="Percent that crash when they leave.")
    ] = 0,
    seats: Annotated[
        int, typer.Option("--seats", min=0, help="Of a sandbox; one for each account by itself.")
    ] = 0,
    people: Annotated[
        int, typer.Option("--people", min=0, help="Accounts; as many as users by itself.")
    ] = 0,
    account: Annotated[
        str,
        typer.Option("--account", metavar="ADDRESS", help="Of account {n}; a sandbox makes some."),
    ] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read their password from standard input.")
    ] = False,
    fingerprint: Annotated[
        str, typer.Option("--fingerprint", help="The root key's fingerprint, told by the vendor.")
    ] = "",
    locustfile: Annotated[
        Path | None, typer.Option("--locustfile", metavar="FILE", help="With users of your own.")
    ] = None,
    csv: Annotated[
        str, typer.Option("--csv", metavar="PREFIX", help="Write the figures as CSV files.")
    ] = "",
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a report as one page.")
    ] = None,
    web: Annotated[
        bool, typer.Option("--web", help="Start, watch and stop it on Locust's own page.")
    ] = False,
    web_port: Annotated[int, typer.Option("--web-port", help="Of that page.")] = 8089,
    processes: Annotated[
        int, typer.Option("--processes", help="Share the work; -1: one for each processor core.")
    ] = 0,
    master: Annotated[
        bool, typer.Option("--master", help="Have workers do the work, on any machine.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="With --master: wait for so many of them.")
    ] = 1,
    worker: Annotated[
        bool, typer.Option("--worker", help="Work for a master; it says what is to be done.")
    ] = False,
    master_host: Annotated[
        str, typer.Option("--master-host", help="With --worker: where the master is.")
    ] = "127.0.0.1",
    master_port: Annotated[int, typer.Option("--master-port", help="The master's port.")] = 5557,
    more: Annotated[
        list[str] | None,
        typer.Option(
            "--locust", metavar="OPTION", help="One more option of Locust, as --locust=--tags=a."
        ),
    ] = None,
) -> None:
    """Have many headless clients log in, work and leave; counts what the server bears."""
    from seatkeeper.composition.locust_process import (  # noqa: PLC0415 - brings HTTP along
        LOCUSTFILE,
        has_locust,
        run_locust,
    )

    if not has_locust():
        raise CommandError(
            ExitCode.REFUSED,
            "locust-missing",
            "The fleet needs Locust, which is not installed.",
            "Install it with: pip install 'seatkeeper[fleet]'",
        )
    if master and worker:
        raise CommandError(ExitCode.USAGE, "master-or-worker", "Either --master or --worker.")
    password = _password(account, from_stdin=password_stdin)
    with ExitStack() as stack:
        if sandbox:
            url = _start_sandbox(stack, url)
        profile = _server(globals_of(context), url, fingerprint)
        people = people or users
        if not account and not worker:
            account, password = _crowd(profile, people, seats or people)
        options = ["-f", str(locustfile or LOCUSTFILE), "--host", profile.url]
        if worker:
            options += ["--worker", "--master-host", master_host]
            options += ["--master-port", str(master_port)]
        else:
            options += ["--users", str(users), "--spawn-rate", f"{rate:g}"]
            options += ["--account", account, "--people", str(people), "--speed", f"{speed:g}"]
            options += ["--beats", str(beats), "--crashes", f"{crashes:g}"]
            options += ["--stop-timeout", str(_LEAVING)]
            options += ["--run-time", f"{duration(time).total_seconds():.0f}s"] if time else []
            options += ["--csv", csv] if csv else []
            options += ["--html", str(html)] if html is not None else []
            options += _page(web, web_port)
        if master:
            options += ["--master", "--expect-workers", str(workers)]
            options += ["--master-bind-port", str(master_port)]
        options += ["--processes", str(processes)] if processes else []
        code = run_locust([*options, *(more or [])], profile, password)
    if code:
        raise typer.Exit(ExitCode.USAGE if code == 2 else ExitCode.REFUSED)


def _page(wanted: bool, port: int) -> list[str]:
    if wanted:
        # Whoever reaches that page can start a load on somebody's server.
        return ["--web-host", "127.0.0.1", "--web-port", str(port)]
    return ["--headless", *([] if sys.stdout.isatty() else ["--only-summary"])]


def _password(account: str, *, from_stdin: bool) -> str:
    from seatkeeper.cli.touch import read_password  # noqa: PLC0415 - brings the client along

    return read_password(from_stdin=from_stdin) if account or from_stdin else "demo"


def _start_sandbox(stack: ExitStack, url: str) -> str:
    """Run a sandbox until the end.

    Raises:
        CommandError: It cannot start, or another server was named as well.
    """
    from seatkeeper.composition import start_sandbox  # noqa: PLC0415 - imports the web framework

    if url:
        raise CommandError(ExitCode.USAGE, "two-servers", f"Either --sandbox or {url}.")
    try:
        server = stack.enter_context(start_sandbox())
    except OSError as error:
        raise CommandError(
            ExitCode.REFUSED, "sandbox-failed", f"The sandbox cannot start: {error}"
        ) from error
    typer.echo(f"Sandbox: {server.url}", err=True)
    return server.url


def _server(options: Globals, url: str, fingerprint: str) -> ServerProfile:
    """The server to work with; one on another machine must be known by its fingerprint.

    Raises:
        CommandError: There is none, or nobody vouches for it.
    """
    from seatkeeper.servers.transport import is_loopback  # noqa: PLC0415 - brings HTTP along

    if not url:
        return options.profile()
    profile = find_profile(url, options)
    if "://" not in url or is_loopback(urlsplit(profile.url).hostname or ""):
        return profile
    typer.echo(f"Fingerprint: {profile.fingerprint}", err=True)
    if not confirmed(options, profile, fingerprint):
        raise CommandError(
            ExitCode.REFUSED, "not-confirmed", "Nobody has said that this is the right server.",
            "Where nobody can answer, give the fingerprint with --fingerprint.",
        )  # fmt: skip
    return profile


def _crowd(profile: ServerProfile, people: int, seats: int) -> tuple[str, str]:
    """Accounts of a sandbox, and their password.

    Raises:
        CommandError: The server is none, or does not answer.
    """
    from seatkeeper.composition.locust_process import gather_crowd  # noqa: PLC0415 - HTTP

    with reaching(profile.url):
        found = gather_crowd(profile, people, seats)
    if found is None:
        raise CommandError(
            ExitCode.USAGE, "no-accounts", "Only a sandbox makes accounts for a fleet.",
            "Say which to use: --account 'load{n}@example.org' --people N --password-stdin",
        )  # fmt: skip
    return found
