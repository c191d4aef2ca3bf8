"""A pytest plugin: a license server, computers, a clock and faulty networks as fixtures.

Whoever installs Seatkeeper beside pytest has it: the entry point ``seatkeeper`` of ``pytest11``
names this module. ``docs/qa-guide.md`` says what each fixture gives.

Rules
* It is loaded into every run of pytest on such a machine, so nothing but pytest is imported before
  a test wants a fixture.
* Nothing is shared between tests: each has a lab of its own, in the folder of the test.
* When a test fails, its report ends with the seats and with what was said last on the wire, and
  never with a secret.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from seatkeeper.lab.computer import VirtualComputer
    from seatkeeper.lab.events import LabEvent
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.network import Line, NetworkFault
    from seatkeeper.sandbox.server import SandboxServer
    from seatkeeper.sandbox.timing import Timing

__all__ = [
    "Computers",
    "LabTime",
    "Network",
    "computer",
    "lab",
    "lab_clock",
    "lab_timing",
    "network",
    "sandbox",
]

_LAB: Final = pytest.StashKey["Lab"]()


class Computers:
    """Makes computers; the same name is the same computer.

    Args:
        lab: Where they stand.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def __call__(
        self, name: str = "laptop", *, platform: str = "linux", process: bool = False
    ) -> VirtualComputer:
        """Make a computer, or find it again.

        Args:
            name: Of the computer.
            platform: ``linux``, ``windows`` or ``macos``: what it tells the server it is.
            process: Whether its client runs in a process of its own, which a crash really kills.
        """
        return self._lab.computer(name, platform=platform, process=process)


class LabTime:
    """The one time of a test: it stands still until it is advanced.

    Args:
        lab: Whose time it is.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def now(self) -> datetime:
        """The true time, aware UTC; server and computers begin at 2030-03-05 09:30."""
        return self._lab.clock.now()

    def advance(self, by: timedelta) -> list[LabEvent]:
        """Let time pass; computers that run send the heartbeats that fall due.

        Returns:
            What happened on the way, in order.
        """
        return self._lab.advance(by)

    def next_event(self) -> LabEvent | None:
        """What comes next on the calendar; None for nothing."""
        return self._lab.next_event()

    def to_next_event(self) -> list[LabEvent]:
        """Let time pass until the next event.

        Returns:
            What happened at that moment.
        """
        return self._lab.advance_to_next_event()


class Network:
    """The networks of the computers: ``network("laptop")`` is that of one, ``network`` of all.

    Args:
        lab: Whose networks.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab

    def __call__(self, name: str) -> Line:
        """The network of one computer, which is made if there is none of the name yet."""
        return self._lab.computer(name).network

    def suffer(
        self, fault: NetworkFault | str, *, times: int | None = None, when: str = ""
    ) -> None:
        """Have every computer there is suffer a fault.

        Args:
            fault: Which one, such as ``lost-response``.
            times: How many questions of each computer suffer; None for all until ``mend``.
            when: Only questions that begin so, such as ``DELETE /v1/seats``.

        Raises:
            ValueError: No fault has that name.
        """
        from seatkeeper.lab.network import NetworkFault  # noqa: PLC0415 - only when it is used

        for one in self._lab.computers.values():
            one.network.suffer(NetworkFault(fault), times=times, when=when)

    def mend(self) -> None:
        """Have every network work again."""
        for one in self._lab.computers.values():
            one.network.mend()


@pytest.fixture
def lab_timing() -> Timing:
    """The server's periods; a project overrides this fixture to have its own server's."""
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415 - only when it is used

    return Timing()


@pytest.fixture
def lab(request: pytest.FixtureRequest, tmp_path: Path, lab_timing: Timing) -> Iterator[Lab]:
    """A lab of the test's own: a server, a clock, computers, and everything that was said."""
    from seatkeeper.composition.lab import open_lab  # noqa: PLC0415 - only when it is used

    with open_lab(tmp_path / "lab", timing=lab_timing) as opened:
        request.node.stash[_LAB] = opened
        yield opened


@pytest.fixture
def sandbox(lab: Lab) -> SandboxServer:
    """The license server of this test, in the state of its first day."""
    return lab.sandbox


@pytest.fixture
def computer(lab: Lab) -> Computers:
    """Makes computers: ``computer("laptop").log_in("ada")``."""
    return Computers(lab)


@pytest.fixture
def lab_clock(lab: Lab) -> LabTime:
    """The time of server and computers: ``lab_clock.advance(timedelta(hours=8))``."""
    return LabTime(lab)


@pytest.fixture
def network(lab: Lab) -> Network:
    """The networks: ``network("laptop").suffer(NetworkFault.OFFLINE)``."""
    return Network(lab)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add what the lab saw to the report of a test that failed."""
    report = yield
    opened = item.stash.get(_LAB, None)
    if opened is not None and report.when == "call" and report.failed:
        import warnings  # noqa: PLC0415 - only when it is used

        from seatkeeper.lab.failing import told_of  # noqa: PLC0415

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # none of these may hide why the test has failed
            report.sections.append(("Seatkeeper lab", told_of(opened)))
    return report
