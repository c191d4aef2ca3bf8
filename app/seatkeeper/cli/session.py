"""The commands of a session: log in, look, beat, extend, close, crash, log out."""

from __future__ import annotations

import csv
import json
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import globals_of
from seatkeeper.cli.phrasing import cause_sentence, notice_sentence
from seatkeeper.cli.report import lines_for
from seatkeeper.cli.touch import Touch, read_password
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import UsageEntry
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Licensed, SignedOut, State

__all__ = ["register"]

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one stable JSON object.")]
_POLL_SECONDS = 0.5


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (
        login, status, watch, heartbeat, extend, return_early, check, close, crash, logout, usage,
    ):  # fmt: skip
        app.command(command.__name__.replace("_", "-"))(command)


def login(
    context: typer.Context,
    email: Annotated[str, typer.Option("--email", help="Email address of the account.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Do not stay logged in after this command.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Log in, and start: a seat is taken."""
    touch = Touch(globals_of(context)).open()
    account = touch.client.account
    if isinstance(touch.client.state, Licensed) and account is not None:
        if account.email.casefold() != email.casefold():
            raise CommandError(
                ExitCode.REFUSED,
                "other-account",
                f"{account.email} is logged in on this computer.",
                "Log out first: seatkeeper logout",
            )
    elif touch.client.allows(ev.LogIn):
        password = read_password(from_stdin=password_stdin)
        touch.send(ev.LogIn(email, password, keep=not forget))
    touch.require_contact()
    _show(touch, as_json=as_json)


def status(
    context: typer.Context,
    as_json: JsonFlag = False,
    wait: Annotated[
        str, typer.Option("--wait", metavar="STATE", help="Wait until the client is in this state.")
    ] = "",
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds to wait at most.")] = 60.0,
) -> None:
    """Say how things are; asks the server where one is needed."""
    touch = Touch(globals_of(context)).open(start=False)
    if isinstance(touch.client.state, Licensed) and touch.client.allows(ev.Heartbeat):
        touch.send(ev.Heartbeat())
    if wait:
        _wait_for(touch, wait, timeout)
    _show(touch, as_json=as_json)
    if wait and type(touch.client.state).__name__ != wait:
        raise CommandError(ExitCode.REFUSED, "timeout", f"{wait} was not reached in time.")
    if (code := touch.exit_code()) is not ExitCode.DONE:
        raise typer.Exit(code)


def _wait_for(touch: Touch, wanted: str, timeout: float) -> None:
    if wanted not in {kind.__name__ for kind in State.__subclasses__()}:
        raise CommandError(ExitCode.USAGE, "unknown-state", f"There is no state called {wanted}.")
    deadline = time.monotonic() + timeout
    if touch.client.allows(ev.NotifyMe):
        touch.send(ev.NotifyMe(True))
    while type(touch.client.state).__name__ != wanted and time.monotonic() < deadline:
        time.sleep(min(_POLL_SECONDS, max(deadline - time.monotonic(), 0)))
        touch.client.dispatch(ev.Tick())


def watch(
    context: typer.Context,
    as_json: JsonFlag = False,
) -> None:
    """Run the client and print a line for every change; Ctrl+C ends it, the seat stays."""
    touch = Touch(globals_of(context))
    shown: list[str] = []

    def show(_state: State) -> None:
        facts = touch.facts()
        line = json.dumps(facts) if as_json else lines_for(facts, touch.client.state)[0]
        if [line] != shown:
            typer.echo(line)
            shown[:] = [line]

    touch.watch(show)
    try:
        touch.open()
        while not isinstance(touch.client.state, Closed | SignedOut):
            touch.tell_notices()
            time.sleep(_POLL_SECONDS)
            touch.client.dispatch(ev.Tick())
    except KeyboardInterrupt:
        return
    touch.require_licensed()


def heartbeat(context: typer.Context, as_json: JsonFlag = False) -> None:
    """Send a heartbeat now."""
    touch = Touch(globals_of(context)).open()
    touch.send(ev.Heartbeat())
    touch.require_contact()
    _show(touch, as_json=as_json)


def extend(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=1, help="For how many days.")],
    as_json: JsonFlag = False,
) -> None:
    """Keep the license available offline, on this computer only."""
    touch = Touch(globals_of(context)).open()
    state = touch.require_licensed()
    if days not in state.grant.offline_days:
        offered = ", ".join(str(one) for one in state.grant.offline_days)
        reason = state.grant.offline_refusal or "this period is not offered"
        raise CommandError(
            ExitCode.REFUSED,
            state.grant.offline_refusal or "period-not-offered",
            f"Offline availability cannot be extended by {days} days: {reason}.",
            f"Offered: {offered} days" if offered else "",
        )
    touch.send(ev.Extend(days))
    _after_action(touch, as_json=as_json)


def return_early(context: typer.Context, as_json: JsonFlag = False) -> None:
    """End the offline availability before its date."""
    touch = Touch(globals_of(context)).open()
    touch.send(ev.ReturnEarly())
    _after_action(touch, as_json=as_json)


def check(context: typer.Context, as_json: JsonFlag = False) -> None:
    """Check for an updated license; starts the client if it was closed."""
    touch = Touch(globals_of(context)).open()
    if touch.client.allows(ev.Check):
        touch.send(ev.Check())
    _after_action(touch, as_json=as_json)


def _after_action(touch: Touch, *, as_json: bool) -> None:
    state = touch.require_contact()
    if state.notice is not None:
        if state.notice.code == "extend-refused":
            raise CommandError(ExitCode.REFUSED, state.notice.detail, notice_sentence(state.notice))
        typer.echo(notice_sentence(state.notice), err=True)
    _show(touch, as_json=as_json)


def close(context: typer.Context) -> None:
    """Close the client: a shared seat is free at once, others stay."""
    touch = Touch(globals_of(context)).open(start=False)
    if isinstance(touch.client.state, Closed):
        typer.echo("The client is closed already.")
        return
    touch.send(ev.Close())
    touch.tell_notices()
    typer.echo("Closed.")


def crash(context: typer.Context) -> None:
    """End the client as a crash would: nobody is told, the seat stays until its timeout."""
    Touch(globals_of(context)).crash()
    typer.echo("Crashed: the server was not told. The next command starts the client again.")


def logout(
    context: typer.Context,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Log out here even if the server cannot be told.")
    ] = False,
) -> None:
    """Log out: the seat is free, the cache is erased."""
    touch = Touch(globals_of(context)).open(start=False)
    if isinstance(touch.client.state, Closed):
        touch.client.start()
    if isinstance(touch.client.state, SignedOut) and touch.client.state.notice is None:
        typer.echo("Nobody is logged in on this computer.")
        return
    state = touch.client.state
    if isinstance(state, Licensed) and not touch.client.allows(ev.LogOut):
        raise CommandError(
            ExitCode.REFUSED,
            "validated-offline",
            "This computer is validated offline: its license is bound to it for good.",
        )
    touch.send(ev.LogOut(anyway))
    after = touch.client.state
    touch.tell_notices()
    if not isinstance(after, SignedOut):
        raise CommandError(
            ExitCode.UNREACHABLE,
            "release-failed",
            "The seat could not be given back, so nobody was logged out.",
            "Try again with a connection, or log out here only: seatkeeper logout --anyway",
        )
    if after.notice is not None:
        typer.echo(notice_sentence(after.notice))


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
                _write_csv(
                    csv.DictWriter(file, ["start", "end", "license_id", "seat", "reason"]), rows
                )
        except OSError as error:
            raise CommandError(
                ExitCode.REFUSED, "not-written", f"{csv_file}: {error.strerror}"
            ) from error
        typer.echo(f"{len(rows)} records written to {csv_file}", err=True)
    elif as_json:
        typer.echo(json.dumps(rows))
    else:
        _write_csv(
            csv.DictWriter(sys.stdout, ["start", "end", "license_id", "seat", "reason"]), rows
        )


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


def _show(touch: Touch, *, as_json: bool) -> None:
    touch.tell_notices()
    facts = touch.facts()
    if as_json:
        typer.echo(json.dumps(facts, indent=2))
        return
    for line in lines_for(facts, touch.client.state):
        typer.echo(line)
