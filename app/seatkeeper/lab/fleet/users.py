"""Headless clients as users of Locust.

Importing this module imports Locust, which replaces the sockets, threads and locks of the whole
process by gevent's; so it is imported in processes that do nothing else, and before anything that
opens a socket. Each request is told to Locust under the name of its operation, and a step that
ended badly fails under the code of the verdict or of the cause.
"""

from __future__ import annotations

import logging
import os
from argparse import Namespace
from threading import Event  # gevent's, after the import of Locust
from typing import ClassVar

from locust import User, events, task
from locust.argument_parser import LocustArgumentParser
from locust.env import Environment
from locust.exception import StopUser
from locust.user.task import LOCUST_STATE_STOPPING

from licensecache import Vault
from seatkeeper.lab.fleet.environment import PASSWORD_VARIABLE
from seatkeeper.lab.fleet.exchanges import Exchange
from seatkeeper.lab.fleet.figures import complete_files_at_end
from seatkeeper.lab.fleet.headless import Headless, Joined, Person
from seatkeeper.lab.fleet.leaving import arrange_leaving
from seatkeeper.lab.fleet.memory_cache import MemoryCache
from seatkeeper.lab.fleet.numbers import Numbers
from seatkeeper.service.ports import Observer

__all__ = ["SeatkeeperUser"]

# A line for each of a thousand heartbeats a second helps nobody; failures are counted instead.
logging.getLogger("seatkeeper").setLevel(logging.CRITICAL)


def _add_options(parser: LocustArgumentParser) -> None:
    """What Locust asks on its command line and its page, and hands on to its workers."""
    group = parser.add_argument_group("Seatkeeper")
    group.add_argument(
        "--account", default="crowd-{n}@demo.example", help="Address of account number {n}."
    )
    group.add_argument("--people", type=int, default=100, help="How many accounts there are.")
    group.add_argument(
        "--speed", type=float, default=1.0,
        help="Heartbeats so many times faster than the server asks for; 0: as fast as possible.",
    )  # fmt: skip
    group.add_argument(
        "--beats", type=int, default=0,
        help="Heartbeats after which the app is left and started again; 0: it stays.",
    )  # fmt: skip
    group.add_argument(
        "--crashes", type=float, default=0.0, help="Percent of these that are crashes."
    )


# Locust has no types for these.
events.init_command_line_parser.add_listener(_add_options)  # type: ignore[no-untyped-call]
events.init.add_listener(complete_files_at_end)  # type: ignore[no-untyped-call]
events.init.add_listener(arrange_leaving)  # type: ignore[no-untyped-call]


class SeatkeeperUser(User):
    """One person with one computer; a subclass says how clients are joined.

    Attributes:
        computer: The computer, once the user runs.
    """

    abstract = True
    computer: Headless
    _numbers: ClassVar = Numbers()

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._called = Event()

    def join(self, vault: Vault, cache: MemoryCache, observer: Observer) -> Joined:
        """Join a client of this user's computer from real parts and these."""
        raise NotImplementedError

    def entropy(self, size: int) -> bytes:
        """Give that many random bytes; they decide who crashes."""
        raise NotImplementedError

    @property
    def options(self) -> Namespace:
        """What was said on the command line or on Locust's page."""
        options: Namespace = self.environment.parsed_options
        return options

    def on_start(self) -> None:
        """Sit down in front of the computer."""
        self._turn = self._numbers.take()
        number = Numbers.of(
            self._turn,
            worker=getattr(self.environment.runner, "worker_index", 0),
            workers=self.options.expect_workers,
            people=self.options.people,
        )
        password = os.environ.get(PASSWORD_VARIABLE, "demo")
        person = Person(self.options.account.format(n=number), password)
        self.computer = Headless(self.join, person)

    def on_stop(self) -> None:
        """Quit the app, so that the seat is free for the next run."""
        self._report(self.computer.close())
        self._numbers.give_back(self._turn)

    @task
    def work(self) -> None:
        """Locust's task; a subclass that adds tasks of its own mixes them with this one."""
        self.act()

    def act(self) -> None:
        """Do what the app does next, and wait; leave it when it has beaten as often as told.

        A subclass may do something else, or something more.
        """
        if self._called.is_set():  # before anything had begun
            raise StopUser
        if 0 < self.options.beats <= self.computer.beats:
            self.leave()
        self._report(self.computer.step())
        if pause := self.computer.pause(self.options.speed):
            self._called.wait(pause)

    def wait_time(self) -> float:
        """Nothing: whoever waits does so in the task, where nobody is interrupted."""
        return 0

    def stop(self, force: bool = False) -> bool:
        """Have the user leave, after the exchange under way and no later.

        Locust itself throws everybody out who waits; who was just about to ask the server then
        breaks off in the midst of it, and nobody knows whether the server has heard.

        Args:
            force: Throw the user out.

        Returns:
            Whether the user is gone already.
        """
        if force:
            return bool(super().stop(force=True))
        self._state = LOCUST_STATE_STOPPING
        self._called.set()
        return False

    def leave(self) -> None:
        """Close the app or have it crash; the next step starts it again."""
        drawn = int.from_bytes(self.entropy(4), "big") / 2**32
        if drawn * 100 < self.options.crashes:
            self.computer.crash()
        else:
            self._report(self.computer.close())

    def _report(self, exchanges: list[Exchange]) -> None:
        for one in exchanges:
            self.environment.events.request.fire(
                request_type=one.method,
                name=one.operation,
                response_time=one.milliseconds,
                response_length=one.size,
                exception=one.code or None,
                context={},
            )
