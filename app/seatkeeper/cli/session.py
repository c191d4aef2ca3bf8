"""The commands of a session: log in, look, beat, extend, close, crash, log out."""

from __future__ import annotations

import json
import time
from typing import Annotated, Final

import typer

from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import JsonFlag, globals_of
from seatkeeper.cli.phrasing import cause_sentence, no_period_sentence, notice_sentence
from seatkeeper.cli.report import is_locked, lines_for
from seatkeeper.cli.touch import Touch, read_password
from seatkeeper.cli.usage import usage
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Licensed, NeedsLogin, ReadOnly, SignedOut, State

__all__ = ["register"]

_POLL_SECONDS: Final = 0.5


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
    touch = Touch(globals_of(context)).require("login").open()
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
        if is_locked(touch.client.state):
            touch.require_readable()
        password = read_password(from_stdin=password_stdin)
        touch.send(ev.LogIn(email, password, keep=not forget))
    touch.require_contact()
    if not touch.client.info.vault_persistent:
        typer.echo(
            "This computer keeps no secrets: the next command begins anew, and the seat stays "
            "occupied until its timeout. To keep them: seatkeeper --vault passphrase …",
            err=True,
        )
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
    known = sorted(kind.__name__ for kind in State.__subclasses__())
    if wanted not in known:
        raise CommandError(
            ExitCode.USAGE,
            "unknown-state",
            f"There is no state called {wanted}.",
            f"The states are {', '.join(known)}.",
        )
    deadline = time.monotonic() + timeout
    if touch.client.allows(ev.NotifyMe):
        touch.send(ev.NotifyMe(True))
    while type(touch.client.state).__name__ != wanted and time.monotonic() < deadline:
        time.sleep(min(_POLL_SECONDS, max(deadline - time.monotonic(), 0)))
        touch.client.dispatch(ev.Tick())
        if touch.client.allows(ev.TakeSeat):
            touch.send(ev.TakeSeat())  # whoever runs this command has come for the seat


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
        code = state.grant.offline_refusal or "period-not-offered"
        raise CommandError(
            ExitCode.REFUSED,
            code,
            no_period_sentence(code),
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
    touch.require_readable()
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
    state = touch.client.state
    if isinstance(state, Licensed) and not state.grant.beats:
        # No seat would be given back and nobody told, so there is nothing to remember either.
        typer.echo("Nothing to close: this computer is validated offline, for good.")
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
    """Log out: the seat is free, the cache is erased. Without accounts: give the seat back."""
    touch = Touch(globals_of(context))
    if isinstance(touch.open(start=touch.client.info.has_login).client.state, Closed):
        typer.echo("No seat is held by this computer.")
        return
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
    held = isinstance(state, Licensed | NeedsLogin)
    touch.send(ev.LogOut(anyway))
    after = touch.client.state
    failed = touch.notice("release-failed")
    touch.tell_notices()
    if not isinstance(after, SignedOut) and not _gave_up(after):
        cause = f" {cause_sentence(failed.detail)}" if failed and failed.detail else ""
        raise CommandError(
            ExitCode.UNREACHABLE,
            "release-failed",
            f"The seat could not be given back, so nobody was logged out.{cause}",
            "Try again with a connection, or log out here only: seatkeeper logout --anyway",
        )
    if isinstance(after, SignedOut | ReadOnly) and after.notice is not None:
        free = " The seat is free." if held and after.notice.code == "logged-out" else ""
        typer.echo(notice_sentence(after.notice) + free)


def _gave_up(state: State) -> bool:
    """Whether the seat of a server without accounts is not this computer's any more."""
    return (
        isinstance(state, ReadOnly)
        and state.notice is not None
        and state.notice.code in {"released", "released-anyway"}
    )


def _show(touch: Touch, *, as_json: bool) -> None:
    touch.tell_notices()
    facts = touch.facts()
    if as_json:
        typer.echo(json.dumps(facts, indent=2))
        return
    for line in lines_for(facts, touch.client.state):
        typer.echo(line)
