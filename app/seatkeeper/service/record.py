"""The record: everything the client keeps on disk about one server, as one value.

The record is the application's; the cache only sees its bytes. It is written whole or not at all,
so that a license and the request it answered, say, can never disagree. It is kept per root key of
a server (two servers have two records).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from seatkeeper.licensing.license import Account
from seatkeeper.licensing.value import Value

__all__ = ["PendingRequest", "Record", "RecordError", "from_bytes", "to_bytes"]

FORMAT: Final = 1
"""Version of the record's own format; a newer one is refused."""


class RecordError(Exception):
    """The record was decrypted but makes no sense to this version.

    Attributes:
        code: ``record-newer`` or ``record-invalid``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class PendingRequest(Value, frozen=True):
    """An offline request that may still be answered.

    Attributes:
        token: The signed request itself.
        created: When it was made (UTC).
    """

    hidden = ("token",)

    token: str
    created: datetime


class Record(Value, frozen=True):
    """What is kept.

    Attributes:
        format: Version of this format.
        account: Who is logged in; None for nobody.
        access: The access token; empty unless the user wants to stay logged in.
        refresh: The refresh token; likewise.
        seat_id: The seat this computer asks for; saved before it is first used.
        epoch: That of the last grant.
        grant: The last ``seat-grant+jws``; empty for none.
        key_sets: The chain of key sets that makes it believable.
        last_contact: When the last successful heartbeat was sent (trusted time, UTC).
        releasing: A release was begun and is not confirmed: the grant is not usable.
        returning: The same for an early return, after which the user stays logged in.
        running: The client has not closed the seat: a command-line client goes on with it.
        closed: The user has closed the app; cleared by the next start.
        bound: The seat is bound for good to this computer: no answer of the server, however late,
            may take the grant away (R75).
        pending: Offline requests not answered yet.
        redeemed: Ids of the requests that were; each is accepted once (R74).
    """

    hidden = ("access", "refresh", "grant", "key_sets")

    format: int = FORMAT
    account: Account | None = None
    access: str = ""
    refresh: str = ""
    seat_id: str = ""
    epoch: int = 0
    grant: str = ""
    key_sets: tuple[str, ...] = ()
    last_contact: datetime | None = None
    releasing: bool = False
    returning: bool = False
    running: bool = False
    closed: bool = False
    bound: bool = False
    pending: tuple[PendingRequest, ...] = ()
    redeemed: tuple[str, ...] = ()

    def without_grant(self) -> Record:
        """The record after a seat has ended: logged in, nothing held."""
        return replace(self, grant="", releasing=False, returning=False, running=False)

    def without_seat(self) -> Record:
        """The record of a computer that must ask for a new seat, under a new name."""
        return replace(self.without_grant(), seat_id="", epoch=0, bound=False)


def to_bytes(record: Record) -> bytes:
    """Write a record down."""
    return msgspec.json.encode(record)


def from_bytes(data: bytes) -> Record:
    """Read a record.

    Raises:
        RecordError: Written by a newer version, or not a record.
    """
    try:
        record = msgspec.json.decode(data, type=Record)
    except ValueError as error:
        raise RecordError("record-invalid", "the record is not one of ours") from error
    if record.format > FORMAT:
        raise RecordError("record-newer", f"the record has format {record.format}")
    return record
