"""The office of a run: one real server behind its own HTTP server, people, and licenses.

What happens at the portal and in the shop happens here through the same functions the portal
calls, each in one transaction.
"""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any, Final, Self

from sqlalchemy.orm import Session

from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.sandbox import freeing, organizations, policies, sales, support
from seatkeeper.sandbox.model import AccountRow, LicenseRow
from seatkeeper.sandbox.sales import Order
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.sandbox.sweeping import sweep
from seatkeeper.servers.connections import Question
from seatkeeper.servers.profile import ServerProfile
from tests.helpers.world import World
from tests.journeys.book import Book, read_book
from tests.journeys.cables import Answer, Cable, Exchange
from tests.journeys.eavesdropper import Eavesdropper

__all__ = ["INVITED", "BudgetError", "Office"]

_OWNER: Final = "A-0DE-001"
_PEOPLE: Final = {"ada": "A-0DE-002", "ben": "A-0DE-003", "cleo": "A-0DE-004"}
INVITED: Final = {
    "ada": ("Ada Ash", "ada@demo.example"),
    "ben": ("Ben Birch", "ben@demo.example"),
    "cleo": ("Cleo Cedar", "cleo@demo.example"),
}
_LICENSE: Final = "L-0DE-001"


class _Entropy:
    """Random-looking bytes that begin anew with each history, so that each can be repeated."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, size: int) -> bytes:
        self.calls += 1
        return hashlib.shake_256(f"office/{self.calls}".encode()).digest(size)


class BudgetError(BaseException):
    """The run has used up its time: no history is to blame, so nothing may look for one."""


class Office:
    """The server and what belongs to it.

    Attributes:
        world: The time of everybody.
        exchange: Where the cables of all computers end.
        ears: Hear every answer.
        serial: Counts the answers the server has given.
        swept_at: When the server last had reason to look at the time.
        tally: What has happened, for the figures of the run.
    """

    def __init__(self) -> None:
        self.world = World()
        self._entropy = _Entropy()
        self._server = SandboxServer(now=self.world.now, entropy=self._entropy)
        self._sandbox = self._server.sandbox
        self._profile = ServerProfile.from_json(json.dumps(self._server.profile()))
        self.ears = Eavesdropper(INVITED)
        self.exchange = Exchange(self._server.url, self._heard)
        self.serial = 0
        self.swept_at: datetime | None = None
        self.tally: Counter[str] = Counter()
        self._acts = 0
        self._ends = math.inf
        self._read: tuple[tuple[int, int, datetime], Book] | None = None
        self._kept = sqlite3.connect(":memory:")
        self._kept_calls = 0

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self.exchange.close()
        self._server.stop()
        self._kept.close()

    # --- the beginning of a history ---------------------------------------------------------------

    def open(self) -> None:
        """Begin anew: a license of two seats for good, one of one seat for two days."""
        self._begin()
        self._sandbox.reset()
        with self._sandbox.database.transaction() as session:
            license_ = session.get_one(LicenseRow, _LICENSE)
            license_.seats, license_.expires = 2, None
        self.buy(1, 2)

    def _begin(self) -> None:
        self.world.reset()
        self._entropy.calls = 0
        self.exchange.cables.clear()
        self.swept_at = None
        self._acts += 1

    def remember(self) -> None:
        """Keep what the server has written down so far, for ``go_back``."""
        self._kept_calls = self._entropy.calls
        with self._database() as present:
            present.backup(self._kept)

    def spends_at_most(self, seconds: float) -> None:
        """Limit the run: past so many seconds of processor time no history begins any more."""
        self._ends = time.process_time() + seconds

    def go_back(self) -> None:
        """Begin with what was kept: as ``open`` and all since, in a hundredth of the time.

        Raises:
            BudgetError: The run has used up its time.
        """
        if time.process_time() > self._ends:
            raise BudgetError(f"out of time after {self.tally['histories']} histories")
        self._begin()
        self._entropy.calls = self._kept_calls
        self._sandbox.proofs.reset()
        with self._database() as present:
            self._kept.backup(present)

    @contextmanager
    def _database(self) -> Iterator[Any]:
        """The driver's own connection, outside any transaction."""
        with closing(self._sandbox.database._engine.raw_connection()) as borrowed:
            yield borrowed.driver_connection

    def plug_in(self, cable: Cable) -> ServerProfile:
        """Plug a computer's cable in, and return the profile it is to use."""
        return self._profile._replace(url=self.exchange.plug_in(cable))

    def _heard(self, cable: Cable, question: Question, answer: Answer) -> None:
        self.serial += 1
        if answer.headers.get("content-type") == "application/jose":
            self.swept_at = self.world.now()
        self.ears(cable, question, answer)

    # --- the portal and the shop ------------------------------------------------------------------

    @contextmanager
    def _portal(self) -> Iterator[tuple[Session, AccountRow, datetime]]:
        self._acts += 1
        now = self.world.now()
        with self._sandbox.database.transaction() as session:
            sweep(session, now, self._sandbox.timing)
            yield session, session.get_one(AccountRow, _OWNER), now

    def buy(self, seats: int, days: int) -> None:
        """The owner buys a license in the shop and activates it."""
        order = Order(
            Category.COMMERCIAL, SeatModel.MULTI_USER, Term.LEASED, seats, days, renews=False
        )
        with self._portal() as (session, owner, now):
            key = sales.sell(session, order, now, self._entropy).key
            assert sales.activate(session, owner, key, now) is sales.Activated.DONE

    def block(self, person: str, *, blocked: bool) -> None:
        """The owner blocks a member, or unblocks."""
        with self._portal() as (session, owner, now):
            organizations.block(session, owner, _PEOPLE[person], now, blocked=blocked)

    def remove(self, person: str) -> None:
        """The owner deletes a member from the organization."""
        with self._portal() as (session, owner, now):
            organizations.remove(session, owner, _PEOPLE[person], now)

    def join(self, person: str) -> None:
        """Somebody joins with the invite key."""
        with self._portal() as (session, owner, now):
            account = session.get_one(AccountRow, _PEOPLE[person])
            organizations.join(session, account, owner.invite_key, now)

    def free(self, person: str) -> None:
        """Somebody frees their seats in the portal."""
        with self._portal() as (session, _owner, now):
            freeing.free_shared(session, session.get_one(AccountRow, _PEOPLE[person]), now)

    def revoke(self, which: int, *, revoked: bool) -> None:
        """The support desk revokes a license, or reissues its key."""
        license_ids = sorted(self.book().licenses)
        with self._portal() as (session, _owner, now):
            license_ = session.get_one(LicenseRow, license_ids[which % len(license_ids)])
            if revoked:
                support.revoke(session, license_, now)
            else:
                support.reissue_key(license_, self._entropy)

    def choose(self, *, idle_seconds: int, queue: bool) -> None:
        """Decide when an idle seat is wanted back, and whether there is a queue."""
        with self._portal() as (session, owner, _now):
            policies.set_idle_seconds(session, owner.id, idle_seconds)
            policies.set_queue(session, wanted=queue)

    # --- the book ---------------------------------------------------------------------------------

    def book(self) -> Book:
        """What the server has written down."""
        moment = (self.serial, self._acts, self.world.now())
        if self._read is None or self._read[0] != moment:
            with self._sandbox.database.transaction() as session:
                timeout = self._sandbox.timing.timeout
                book = read_book(session.connection(), _OWNER, self.world.now(), timeout)
            self._read = moment, book
        return self._read[1]
