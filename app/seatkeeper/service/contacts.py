"""Talking to the server on behalf of whoever is logged in.

Access tokens last an hour; when one is refused, the refresh token is exchanged for a new pair,
once, and the question is asked again. The new pair is saved before it is used, because the old
one is worth nothing any more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from msgspec.structs import replace

from seatkeeper.licensing.license import NOBODY
from seatkeeper.service.held_seat import Save
from seatkeeper.service.ports import LicenseServer, TokenRefusedError, Tokens, UnreachableError
from seatkeeper.service.record import Record
from seatkeeper.service.store import RecordStore

__all__ = ["Contacts"]

T = TypeVar("T")

_NONE: Final = Tokens(access="", refresh="", account=NOBODY)
"""Said to a server without accounts."""


class Contacts:
    """Asks the server with the tokens at hand.

    Args:
        server: The license server.
        store: The record, which keeps the tokens if the user wants to stay logged in.
        save: Writes a record and tells the user when that fails.
    """

    def __init__(self, server: LicenseServer, store: RecordStore, save: Save) -> None:
        self.server = server
        self._store = store
        self._save = save
        self._tokens: Tokens | None = None
        self._keep = False

    @property
    def logged_in(self) -> bool:
        """Whether there are tokens."""
        return self._tokens is not None

    def take_up(self, record: Record) -> None:
        """Go on with the tokens of a record."""
        self._tokens = self._without_login()
        self._keep = bool(record.refresh)
        if record.account is not None and record.refresh:
            self._tokens = Tokens(record.access, record.refresh, record.account)

    def _without_login(self) -> Tokens | None:
        return None if self.server.has_login else _NONE

    def log_in(self, tokens: Tokens, *, keep: bool) -> None:
        """Go on with new tokens; another account begins with a new record.

        What belongs to the computer stays: its offline requests, and the key sets that their
        responses continue.
        """
        record = self._store.record
        if record.account is None or record.account.id != tokens.account.id:
            record = Record(
                key_sets=record.key_sets, pending=record.pending, redeemed=record.redeemed
            )
        self._keep = keep
        self._adopt(tokens, replace(record, account=tokens.account))

    def _adopt(self, tokens: Tokens, record: Record) -> None:
        self._tokens = tokens
        access, refresh = (tokens.access, tokens.refresh) if self._keep else ("", "")
        self._save(replace(record, access=access, refresh=refresh))

    def ask(self, question: Callable[[LicenseServer, Tokens], T]) -> T:
        """Ask a question that needs tokens.

        Raises:
            TokenRefusedError: There are none, or not even the refresh token is accepted.
            UnreachableError: No authentic answer.
        """
        if self._tokens is None:
            raise TokenRefusedError("nobody is logged in")
        try:
            return question(self.server, self._tokens)
        except TokenRefusedError:
            self._adopt(self.server.refresh(self._tokens), self._store.record)
            return question(self.server, self._tokens)

    def drop_tokens(self) -> None:
        """Forget tokens that the server does not accept."""
        self._tokens = self._without_login()
        if self._store.record.refresh:
            self._save(replace(self._store.record, access="", refresh=""))

    def log_out(self) -> None:
        """End the server session; where nobody answers, the tokens are forgotten all the same."""
        if self._tokens is None:
            return
        try:
            self.server.logout(self._tokens)
        except (UnreachableError, TokenRefusedError):
            pass  # the session ends by itself; what matters here is that we forget it
        finally:
            self.drop_tokens()
