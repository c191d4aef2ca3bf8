"""The client's timer, and sleep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from seatkeeper.qt.bridge import Bridge
from seatkeeper.session.events import Resumed, Tick
from seatkeeper.session.states import SignedOut
from tests.qt.driver import PATIENCE
from tests.qt.scripted import NOW, SHARED, ScriptedClient, licensed


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.detach()


@pytest.fixture
def client(bridge: Bridge) -> ScriptedClient:
    made = ScriptedClient(bridge)
    bridge.attach(made)  # type: ignore[arg-type] # it has every member the bridge uses
    return made


def _timers(bridge: Bridge) -> list[QTimer]:
    return [timer for timer in bridge.findChildren(QTimer) if timer.isActive()]


def test_a_tick_is_dispatched_when_it_is_due(
    qtbot: QtBot, bridge: Bridge, client: ScriptedClient
) -> None:
    client.state = licensed(SHARED)
    soon = NOW + timedelta(milliseconds=30)
    client.show(replace(licensed(SHARED), next_beat=soon))
    client.time = soon
    qtbot.waitUntil(
        lambda: any(isinstance(event, Tick) for event in client.events), timeout=PATIENCE
    )


def test_nothing_is_polled_while_nothing_is_due(bridge: Bridge, client: ScriptedClient) -> None:
    client.show(SignedOut())
    assert [timer.interval() for timer in _timers(bridge)] == [30_000]


def test_a_due_time_of_weeks_ahead_fits_the_timer(bridge: Bridge, client: ScriptedClient) -> None:
    client.show(replace(licensed(SHARED), next_beat=NOW + timedelta(days=300)))
    grant = replace(SHARED, timeout_seconds=300 * 86400)
    client.show(replace(licensed(grant), next_beat=NOW + timedelta(days=300)))
    assert max(timer.interval() for timer in _timers(bridge)) == 86_400_000


def test_a_sleep_of_the_computer_is_noticed(bridge: Bridge, client: ScriptedClient) -> None:
    client.show(licensed(SHARED))
    client.time = NOW + timedelta(seconds=5)
    bridge._beat()
    assert Resumed() not in client.events, "five seconds are no sleep"
    client.time = NOW + timedelta(hours=2)
    bridge._beat()
    assert Resumed() in client.events


def test_after_the_end_nothing_is_dispatched(bridge: Bridge, client: ScriptedClient) -> None:
    client.show(licensed(SHARED))
    bridge.detach()
    assert _timers(bridge) == []
    bridge._tick()
    bridge._beat()
    assert client.events == []
