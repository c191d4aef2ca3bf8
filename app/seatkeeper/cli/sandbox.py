"""The commands of the built-in server: run it, travel in time, look behind the counter."""

from __future__ import annotations

import json
import signal
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.failures import reaching
from seatkeeper.cli.options import JsonFlag, duration

if TYPE_CHECKING:
    from seatkeeper.sandbox.server import SandboxServer

__all__ = ["app", "describe"]

app = typer.Typer(invoke_without_command=True, no_args_is_help=False)

_WAIT_SECONDS: Final = 0.5

UrlOption = Annotated[str, typer.Option("--url", help="Origin of the sandbox's API.")]
CaOption = Annotated[
    Path | None, typer.Option("--ca", help="Authority (PEM) of a sandbox that runs with --tls.")
]


@app.callback()
def sandbox(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", help="Port of the API; 0 takes a free one.")] = 0,
    portal_port: Annotated[
        int, typer.Option("--portal-port", help="Port of the portal; 0 takes a free one.")
    ] = 0,
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder that keeps everything over restarts.")
    ] = None,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    heartbeat: Annotated[
        str, typer.Option("--heartbeat", help="Interval between heartbeats, such as 10s.")
    ] = "10m",
    timeout: Annotated[
        str, typer.Option("--timeout", help="Silence after which a seat is free, such as 8h.")
    ] = "8h",
    people: Annotated[
        int,
        typer.Option("--people", min=0, max=100_000, help="More accounts, for many clients."),
    ] = 0,
    seats: Annotated[
        int,
        typer.Option(
            "--seats", min=0, max=100_000, help="Seats they share; as many as people by itself."
        ),
    ] = 0,
    tls: Annotated[
        bool, typer.Option("--tls", help="Serve over TLS; the profile file carries its authority.")
    ] = False,
) -> None:
    """Run the built-in server until Ctrl+C; prints its addresses, accounts and profile."""
    if context.invoked_subcommand is not None:
        return
    from seatkeeper.composition import start_sandbox  # noqa: PLC0415 - imports the web framework
    from seatkeeper.sandbox.certificates import AUTHORITY_FILE  # noqa: PLC0415 - brings crypto
    from seatkeeper.sandbox.crowd import ADDRESS  # noqa: PLC0415 - brings the database along
    from seatkeeper.servers.transport import is_loopback  # noqa: PLC0415 - brings HTTP along

    if not tls and not is_loopback(host):
        raise CommandError(
            ExitCode.USAGE,
            "insecure-host",
            f"{host} is not this computer alone, and no client speaks plain HTTP to it.",
            "Add --tls.",
        )
    with tempfile.TemporaryDirectory(prefix="seatkeeper-sandbox-") as made:
        folder = data if data is not None else Path(made)
        try:
            server = start_sandbox(
                data=data,
                port=port,
                portal_port=portal_port,
                host=host,
                heartbeat_seconds=int(duration(heartbeat).total_seconds()),
                timeout_seconds=int(duration(timeout).total_seconds()),
                certificates=folder if tls else None,
            )
            if people:
                server.sandbox.gather(people, seats or people)
            profile = folder / "profile.json"
            profile.write_text(json.dumps(server.profile(), indent=2) + "\n", "utf-8")
        except (OSError, ValueError) as error:
            raise CommandError(
                ExitCode.REFUSED, "sandbox-failed", f"The sandbox cannot start: {error}"
            ) from error
        lines = describe(server, profile=profile if tls else None)
        if tls:
            lines.insert(-1, f"  Authority (for --ca): {folder / AUTHORITY_FILE}")
        if people:
            lines.insert(-1, f"  Crowd: {ADDRESS.format(n=f'1…{people}')}, {seats or people} seats")
        _serve(server, lines)


def _serve(server: SandboxServer, lines: list[str]) -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Set outright: a shell starts what it puts into the background with SIGINT ignored.
        signal.signal(number, lambda _number, _frame: stopped.set())
    with server:
        for line in lines:
            typer.echo(line)
        # In short waits, because Windows does not wake a waiting thread for Ctrl+C.
        while not stopped.wait(_WAIT_SECONDS):
            pass
    typer.echo("Stopped.")


def describe(
    server: SandboxServer, *, profile: Path | None = None, end: str = "Ctrl+C stops it."
) -> list[str]:
    """What a person needs to know of a running sandbox, and how it ends.

    Args:
        server: The sandbox.
        profile: The profile file, where only it can make a client trust the server (TLS).
        end: The last line.
    """
    from seatkeeper.sandbox.demo import TEST_ACCOUNTS as accounts  # noqa: PLC0415, N811

    width = max(len(account.email) for account in accounts)
    return [
        "Seatkeeper sandbox: a license server for trying and testing, on this computer only.",
        f"  API:     {server.url}",
        f"  Portal:  {server.portal_url}",
        f"  Profile: seatkeeper profile add {profile or server.url}",
        f"  Root key fingerprint: {server.root.thumbprint}",
        "  Accounts (password: demo):",
        *(f"    {account.email:<{width}}  {account.situation}" for account in accounts),
        end,
    ]


@app.command("clock")
def clock(
    url: UrlOption,
    advance: Annotated[str, typer.Option("--advance", help="How far, such as 8h or 3d.")] = "",
    ca: CaOption = None,
) -> None:
    """Show the sandbox's clock, or advance it; it goes forward only."""
    if not advance:
        typer.echo(_control(url, ca, "GET", "/sandbox/clock")["now"])
        return
    seconds = duration(advance).total_seconds()
    if seconds < 0:
        raise CommandError(ExitCode.USAGE, "backward", "The clock goes forward only.")
    answer = _control(url, ca, "POST", "/sandbox/clock", {"advance_seconds": seconds})
    typer.echo(f"It is {answer['now']} now.")


@app.command("reset")
def reset(url: UrlOption, ca: CaOption = None) -> None:
    """Begin anew: accounts, licenses, seats and clock as on the first day."""
    _control(url, ca, "POST", "/sandbox/reset")
    typer.echo("The sandbox is as on its first day.")


@app.command("seats")
def seats(
    url: UrlOption,
    ca: CaOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Show every pool: how many seats are free, and who holds the others."""
    answer = _control(url, ca, "GET", "/sandbox/seats")
    if as_json:
        typer.echo(json.dumps(answer, indent=2))
        return
    for pool in answer["pools"]:
        typer.echo(f"{pool['free']} of {pool['total']} free  {pool['owner']}, {pool['category']}")
        for seat in pool["seats"]:
            until = f", reserved until {seat['reserved_until']}" if seat["reserved_until"] else ""
            typer.echo(f"    {seat['account']}  {seat['basis']}{until}")


def _control(url: str, ca: Path | None, method: str, path: str, body: object = None) -> Any:
    """Ask the control interface."""
    from seatkeeper.servers.transport import (  # noqa: PLC0415 - brings HTTP along
        HttpTransport,
        InsecureUrlError,
        parse_json,
    )

    try:
        transport = HttpTransport(url, ca_file=str(ca) if ca is not None else None)
    except InsecureUrlError as error:
        raise CommandError(ExitCode.USAGE, "insecure-url", str(error)) from error
    with reaching("The sandbox"):
        answer = transport.send(method, path, headers={}, body=body)
        if answer.status >= 400:
            raise CommandError(
                ExitCode.REFUSED, "not-a-sandbox", f"{url} answered HTTP {answer.status}."
            )
        return parse_json(answer) if answer.body else {}
