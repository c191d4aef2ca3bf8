"""The end of a run on several machines: first everybody leaves, then the figures are taken.

Locust's master tells its workers to quit and waits half a second for their last figures. Users who
close an app properly take longer, and what they did would be missing. So the master first asks the
workers to let their users leave, and goes on when each has said that they are gone.
"""

from __future__ import annotations

from functools import partial
from threading import Event  # gevent's, as all of this process
from typing import Final

from locust.env import Environment
from locust.rpc import Message
from locust.runners import MasterRunner, WorkerRunner

__all__ = ["arrange_leaving"]

_LEAVE: Final = "seatkeeper-leave"
_LEFT: Final = "seatkeeper-left"
_ON_THE_WAY: Final = 10
"""Seconds that messages may take, besides the time that users get."""


def arrange_leaving(environment: Environment, **_more: object) -> None:
    """Have master and workers end together.

    Args:
        environment: Locust's.
    """
    runner = environment.runner
    if isinstance(runner, WorkerRunner):
        runner.register_message(_LEAVE, partial(_leave, runner), concurrent=True)
    elif isinstance(runner, MasterRunner):
        master = _Master(runner)
        runner.register_message(_LEFT, master.left)
        # Locust has no types for its events.
        environment.events.test_stopping.add_listener(master.wait)  # type: ignore[no-untyped-call]


def _leave(runner: WorkerRunner, **_more: object) -> None:
    runner.stop()
    figures: dict[str, object] = {}
    runner.environment.events.report_to_master.fire(  # type: ignore[no-untyped-call]
        client_id=runner.client_id, data=figures
    )
    runner.send_message("stats", figures)
    runner.send_message(_LEFT)


class _Master:
    """Waits for the workers."""

    def __init__(self, runner: MasterRunner) -> None:
        self._runner = runner
        self._gone: set[str] = set()
        self._all_gone = Event()

    def left(self, msg: Message, **_more: object) -> None:
        """Take note of a worker whose users have left; its figures came before."""
        self._gone.add(msg.node_id)
        if self._gone >= {client.id for client in self._runner.clients.all}:
            self._all_gone.set()

    def wait(self, **_more: object) -> None:
        """Have all users leave."""
        self._gone.clear()
        self._all_gone.clear()
        if self._runner.clients.all:
            self._runner.send_message(_LEAVE)
            self._all_gone.wait(self._runner.environment.stop_timeout + _ON_THE_WAY)
