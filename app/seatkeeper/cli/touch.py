"""One touch of the client: open it, let it settle, do one thing, report, leave it as it is.

The seat lives on between touches, because nothing here closes it. A client that crashed is
started anew by the next touch, as a person would start the app again; one that was closed stays
closed until a command starts it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from licensecache import LicenseCacheError
from seatkeeper.cli.asking import ask_secret
from seatkeeper.cli.exits import CommandError, ExitCode
from seatkeeper.cli.options import Globals
from seatkeeper.cli.phrasing import (
    cause_sentence,
    impossible_sentence,
    missing_sentence,
    notice_sentence,
    reason_sentence,
)
from seatkeeper.cli.report import Facts, facts_of, is_unreadable, way_out
from seatkeeper.composition import Assembly, VaultChoiceError, assemble
from seatkeeper.licensing.grant import Grant
from seatkeeper.service.grants import GrantError
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.record import RecordError
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    Notice,
    ReadOnly,
    SignedOut,
    State,
    WaitingForSeat,
)

if TYPE_CHECKING:
    from seatkeeper.session.events import Event

__all__ = ["Touch"]


class _Listener:
    """Collects what the client says."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.watcher: Callable[[State], None] | None = None

    def changed(self, state: State) -> None:
        if self.watcher is not None:
            self.watcher(state)

    def notified(self, notice: Notice) -> None:
        self.notices.append(notice)

    def restarted(self) -> None:
        """The next touch begins at the login."""


class Touch:
    """A client for the length of one command.

    Args:
        options: What was said before the command.

    Raises:
        CommandError: No server, or a vault that cannot be opened.
    """

    def __init__(self, options: Globals) -> None:
        self.options = options
        self._listener = _Listener()
        self._last_grant: Grant | None = None
        profile = options.profile()
        try:
            self.assembly: Assembly = assemble(
                options.computer(),
                profile,
                lanes=InlineLanes(),
                observer=self._listener,
                resumes=True,
            )
        except VaultChoiceError as error:
            raise CommandError(ExitCode.USAGE, error.code, str(error)) from error
        except LicenseCacheError as error:
            raise CommandError(ExitCode.UNREADABLE, error.code, str(error)) from error
        self.client = self.assembly.client

    # --- opening -------------------------------------------------------------------------------

    def open(self, *, start: bool = True) -> Touch:
        """Open the client.

        Args:
            start: Start it if it was closed; otherwise leave it closed.
        """
        if not start and self._is_closed():
            self.client.state = Closed()
        else:
            self.client.start()
        return self

    def _is_closed(self) -> bool:
        try:
            record = self.assembly.store.open()
            # Opening it once more would find nothing left to repair.
            self._listener.notices += [
                Notice("cache-repaired", detail=text) for text in self.assembly.store.repairs
            ]
            if record is None:
                return not self.client.info.has_login  # what needs no login starts when asked to
            if not record.closed:
                return False
            if record.grant:
                self._last_grant = self.assembly.server.read_grant(record.grant)
        except (LicenseCacheError, RecordError, GrantError):
            return False  # opening it properly will say what is wrong
        return True

    def watch(self, watcher: Callable[[State], None]) -> None:
        """Call somebody at every change of state."""
        self._listener.watcher = watcher

    # --- doing ---------------------------------------------------------------------------------

    def send(self, event: Event) -> None:
        """Let the user's wish happen.

        Raises:
            CommandError: The state does not allow it.
        """
        if not self.client.allows(type(event)):
            self.require_licensed()
            raise CommandError(
                ExitCode.REFUSED,
                "not-allowed",
                impossible_sentence(type(event).__name__),
                "See: seatkeeper status",
            )
        self.client.dispatch(event)

    def require(self, capability: str) -> Touch:
        """Go on only if the server can do that; asks nobody.

        Raises:
            CommandError: It cannot.
        """
        info = self.client.info
        if info.has_login if capability == "login" else info.can(capability):
            return self
        raise CommandError(
            ExitCode.REFUSED,
            "not-supported",
            missing_sentence(capability),
            "Start with: seatkeeper check" if capability == "login" else "",
        )

    def require_licensed(self) -> Licensed:
        """Go on only when licensed.

        Raises:
            CommandError: With the reason and the exit code it stands for.
        """
        state = self.client.state
        if isinstance(state, Licensed):
            return state
        self.require_readable()
        if isinstance(state, ReadOnly | WaitingForSeat):
            reason = state.verdict.reason
            raise CommandError(ExitCode.REFUSED, reason.value, reason_sentence(reason))
        if isinstance(state, NoConnection):
            raise self._unreachable(state.notice)
        if isinstance(state, NeedsLogin):
            raise CommandError(
                ExitCode.REFUSED,
                "login-needed",
                "The seat is held, but the server wants to see the password again.",
                "Log in with: seatkeeper login --email ADDRESS",
            )
        if isinstance(state, SignedOut) and state.notice is not None:
            if state.notice.code == "unreachable":
                raise self._unreachable(state.notice)
            raise CommandError(ExitCode.REFUSED, state.notice.code, notice_sentence(state.notice))
        raise CommandError(
            ExitCode.REFUSED,
            "logged-out",
            "Nobody is logged in on this computer.",
            "Log in with: seatkeeper login --email ADDRESS",
        )

    def require_contact(self) -> Licensed:
        """Go on only when licensed and the last question was answered.

        Raises:
            CommandError: As ``require_licensed``; exit code 3 when nobody answered.
        """
        state = self.require_licensed()
        notice = state.trouble or state.notice
        if notice is not None and notice.code == "unreachable":
            raise self._unreachable(notice)
        return state

    @staticmethod
    def _unreachable(notice: Notice) -> CommandError:
        here = notice.detail.startswith("storage: ")
        return CommandError(
            ExitCode.REFUSED if here else ExitCode.UNREACHABLE,
            "storage" if here else "unreachable",
            cause_sentence(notice.detail),
            "Free some room, or unlock the place of the secrets, and try again."
            if here
            else "Everything is kept as it was; try again when there is a connection.",
        )

    def require_readable(self) -> None:
        """Go on only when the license cache is this computer's and in order.

        Raises:
            CommandError: It is not; nothing has been touched.
        """
        state = self.client.state
        if isinstance(state, ReadOnly) and is_unreadable(state):
            evidence = state.verdict.evidence
            raise CommandError(
                ExitCode.UNREADABLE,
                evidence.get("code", state.verdict.reason.value),
                f"{reason_sentence(state.verdict.reason)} ({evidence.get('detail', '')})",
                way_out(state),
            )

    def crash(self) -> None:
        """Forget that the client runs, as a process does that is killed.

        Raises:
            CommandError: The cache cannot be read or written.
        """
        store = self.assembly.store
        try:
            record = store.open()
            if record is None or not record.running:
                raise CommandError(ExitCode.REFUSED, "not-running", "The client is not running.")
            store.save(replace(record, running=False))
        except LicenseCacheError as error:
            raise CommandError(ExitCode.UNREADABLE, error.code, str(error)) from error

    # --- reporting -----------------------------------------------------------------------------

    def facts(self) -> Facts:
        """The state as facts."""
        return facts_of(self.client, self.assembly.store.record, self._last_grant)

    def tell_notices(self) -> None:
        """Say on stderr what the client wanted to be said."""
        for notice in self._listener.notices:
            typer.echo(notice_sentence(notice), err=True)
        self._listener.notices.clear()

    def notice(self, code: str) -> Notice | None:
        """Take the newest notice with this code from those to be said."""
        found = [notice for notice in self._listener.notices if notice.code == code]
        self._listener.notices = [one for one in self._listener.notices if one not in found]
        return found[-1] if found else None

    def exit_code(self) -> ExitCode:
        """What the state stands for, when the command was only to look at it."""
        if is_unreadable(self.client.state):
            return ExitCode.UNREADABLE
        return (
            ExitCode.UNREACHABLE if self.facts()["connection"] == "unreachable" else ExitCode.DONE
        )


def read_password(*, from_stdin: bool) -> str:
    """Read a password: one line of standard input, or a prompt that shows nothing.

    Raises:
        CommandError: There is none.
    """
    password = sys.stdin.readline().rstrip("\r\n") if from_stdin else ask_secret("Password")
    if not password:
        raise CommandError(
            ExitCode.USAGE,
            "no-password",
            "No password was given.",
            "" if from_stdin else "Without a terminal: --password-stdin reads it.",
        )
    return password
