"""The sandbox as one thing: its rows, clock, keys and addresses, without any web framework."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from seatkeeper.sandbox import crowd, demo
from seatkeeper.sandbox.clock import RealClock, SandboxClock
from seatkeeper.sandbox.database import Database
from seatkeeper.sandbox.grants import Signer
from seatkeeper.sandbox.identifiers import Entropy
from seatkeeper.sandbox.keys import load_or_make
from seatkeeper.sandbox.model import Base, SettingRow
from seatkeeper.sandbox.proofs import ProofDesk
from seatkeeper.sandbox.timing import Timing

__all__ = ["NAME", "Sandbox"]

NAME: Final = "Seatkeeper Sandbox"
"""What people see everywhere: visibly not a real server."""

_OFFSET: Final = "clock-offset-seconds"


class Sandbox:
    """Everything the two web applications share.

    Attributes:
        database: Its rows.
        clock: Its time.
        keys: Its keys.
        signer: Makes grants and answers.
        proofs: Checks proofs of possession.
        timing: Its periods.
        entropy: Gives random bytes.
        url: Origin of the API.
        portal_url: Origin of the portal.
        requests: How many requests each operation of the protocol has had.
    """

    def __init__(
        self,
        *,
        data: Path | None,
        url: str,
        portal_url: str,
        now: RealClock,
        entropy: Entropy,
        timing: Timing,
        authority: str = "",
    ) -> None:
        """Open a data folder, or start in memory, with the demo accounts when it is new.

        Args:
            data: The folder (made when missing); None keeps everything in memory.
            url: Origin of the API.
            portal_url: Origin of the portal.
            now: Gives the real time, aware UTC.
            entropy: Gives random bytes.
            timing: The server's periods.
            authority: PEM certificate of the authority behind its TLS; empty for plain HTTP.

        Raises:
            OSError: The folder cannot be used.
            ValueError: It holds something else.
        """
        if data is not None:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys_file, rows_file = (
            (None, None) if data is None else (data / "keys.json", data / "sandbox.sqlite")
        )
        self.keys = load_or_make(keys_file, name=NAME, now=now(), entropy=entropy)
        self.database = Database(rows_file)
        self.timing = timing
        self.entropy = entropy
        self.url = url
        self.portal_url = portal_url
        self._authority = authority
        self.signer = Signer(self.keys, timing, entropy)
        self.proofs = ProofDesk(now, entropy)
        self.requests: Counter[str] = Counter()
        self.clock = SandboxClock(now)
        self.clock.advance(self._open())

    def advance(self, by: timedelta) -> datetime:
        """Advance the clock and return the new time.

        Raises:
            ValueError: ``by`` is negative.
            OverflowError: The calendar ends before that.
        """
        # Inside the transaction, because that is what keeps two advances apart.
        with self.database.transaction() as session:
            self.clock.advance(by)
            offset = str(self.clock.offset.total_seconds())
            session.merge(SettingRow(name=_OFFSET, value=offset))
        return self.clock.now()

    def gather(self, people: int, seats: int) -> None:
        """See to it that there is a crowd of that many people, and that many seats for it."""
        with self.database.transaction() as session:
            crowd.gather(session, people, seats, self.clock.now(), self.entropy)

    def reset(self) -> None:
        """Forget everything but the keys, and start in the present with the demo accounts."""
        self.clock.reset()
        self.proofs.reset()
        self.requests.clear()
        with self.database.transaction() as session:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(table.delete())
            self._populate(session)

    def profile(self) -> dict[str, object]:
        """The server profile: the small file a vendor ships."""
        return {
            "format": "seatkeeper-profile/1",
            "name": NAME,
            "adapter": "seatkeeper",
            "url": self.url,
            "portal": self.portal_url,
            "root": self.keys.root.public.as_jwk(),
            **({"ca": self._authority} if self._authority else {}),
        }

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def _open(self) -> timedelta:
        """Read how far the clock was advanced, or fill an empty database."""
        with self.database.transaction() as session:
            row = session.get(SettingRow, _OFFSET)
            if row is not None:
                return timedelta(seconds=float(row.value))
            self._populate(session)
        return timedelta(0)

    def _populate(self, session: Session) -> None:
        demo.populate(session, self.clock.now(), self.entropy)
        session.add(SettingRow(name=_OFFSET, value="0"))
