"""The mark: how far this record and the time have come, kept where the files are not.

The rules:

1. A mark is never overwritten in place. There are two, `<record>.mark.a` and `.mark.b`, with a
   sequence number; the older one is deleted and made anew, so that one is always there.
2. A mark is written after the files it speaks of. Files older than the mark are an old copy.
3. A mark that cannot be read counts as absent: whoever can write to the vault could just as well
   delete it, and a damaged mark must not lock a person out.
4. Only a time that a server confirmed may lower the mark's time; the generation never falls.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import NamedTuple

from licensecache.vault import Vault

PLACES = ("a", "b")
VERSION = 1


class Mark(NamedTuple):
    """How far things have come.

    Attributes:
        sequence: counts the marks of this record, from 1.
        generation: the newest generation known to be in the files; 0 for none.
        kid: the key it was sealed with; empty for none.
        time: the latest trusted time, aware UTC in whole seconds; None before the first.
    """

    sequence: int
    generation: int
    kid: str
    time: datetime | None


BEGINNING = Mark(sequence=0, generation=0, kid="", time=None)


class Marks:
    """Reads and writes the two marks of one record.

    Args:
        vault: where they are kept.
        record: the record's name.
    """

    def __init__(self, vault: Vault, record: str) -> None:
        self._vault = vault
        self._record = record

    def read(self) -> Mark:
        """Returns the newest mark, `BEGINNING` if there is none.

        Raises:
            VaultError: the vault did not answer.
        """
        return max(map(_decode, self._held().values()), key=lambda mark: mark.sequence)

    def write(
        self, generation: int, kid: str, now: datetime | None, *, confirmed: bool = False
    ) -> Mark:
        """Writes the next mark; the caller holds the record's lock.

        Args:
            generation: the newest in the files.
            kid: the key it is sealed with.
            now: trusted time, aware UTC; None keeps the time of the last mark.
            confirmed: whether a server vouched for `now`, which then may lower the time.

        Returns:
            The mark as written.

        Raises:
            VaultError: the last mark is still there, this one is not.
        """
        held = self._held()
        oldest, newest = sorted(PLACES, key=lambda place: _decode(held[place]).sequence)
        last = _decode(held[newest])
        mark = last._replace(sequence=last.sequence + 1)
        if generation >= last.generation:
            mark = mark._replace(generation=generation, kid=kid)
        if now is not None and (confirmed or last.time is None or now > last.time):
            mark = mark._replace(time=now.replace(microsecond=0))
        if held[oldest] is not None:
            self._vault.delete(self._name(oldest))
        self._vault.create(self._name(oldest), _encode(mark))
        return mark

    def _held(self) -> dict[str, bytes | None]:
        return {place: self._vault.get(self._name(place)) for place in PLACES}

    def _name(self, place: str) -> str:
        return f"{self._record}.mark.{place}"


def _encode(mark: Mark) -> bytes:
    fields = {
        "v": VERSION,
        "seq": mark.sequence,
        "gen": mark.generation,
        "kid": mark.kid,
        "time": mark.time.isoformat() if mark.time else None,
    }
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def _decode(data: bytes | None) -> Mark:
    if data is None:
        return BEGINNING
    try:
        fields = json.loads(data.decode("ascii"))
        time = fields["time"]
        return Mark(
            sequence=int(fields["seq"]),
            generation=int(fields["gen"]),
            kid=str(fields["kid"]),
            time=None if time is None else datetime.fromisoformat(time).astimezone(UTC),
        )
    except (ValueError, TypeError, KeyError):
        return BEGINNING
