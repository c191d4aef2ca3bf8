"""What every implementation of the Lanes port does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from seatkeeper.qt.lanes import QtLanes
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.ports import Lanes

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture(params=["inline", "qt"])
def lanes(request: pytest.FixtureRequest) -> Iterator[Lanes]:
    if request.param == "inline":
        yield InlineLanes()
        return
    request.getfixturevalue("qapp")
    found = QtLanes()
    yield found
    found.close(5.0)


@pytest.fixture
def wait(request: pytest.FixtureRequest) -> Wait:
    """Waits until something is so, with results delivered meanwhile."""
    qtbot = request.getfixturevalue("qtbot")
    return lambda so: qtbot.waitUntil(so, timeout=10_000)


def test_results_are_told_once_and_in_the_order_of_the_work(lanes: Lanes, wait: Wait) -> None:
    told: list[int] = []
    for number in range(50):
        lanes.submit("session", lambda number=number: number * 2, told.append)  # type: ignore[misc]  # a default argument
    wait(lambda: len(told) >= 50)
    assert told == [number * 2 for number in range(50)]


def test_results_are_told_on_the_owners_thread(lanes: Lanes, wait: Wait) -> None:
    told: list[threading.Thread] = []
    lanes.submit("session", lambda: None, lambda _: told.append(threading.current_thread()))
    wait(lambda: bool(told))
    assert told == [threading.current_thread()]


def test_work_that_a_result_leads_to_is_told_after_it(lanes: Lanes, wait: Wait) -> None:
    told: list[str] = []

    def first(_: None) -> None:
        lanes.submit("session", lambda: None, lambda _: told.append("second"))
        told.append("first")

    lanes.submit("session", lambda: None, first)
    wait(lambda: len(told) >= 2)
    assert told == ["first", "second"]
