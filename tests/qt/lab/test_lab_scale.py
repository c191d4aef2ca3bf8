"""Fifty computers and a hundred thousand exchanges: the window stays smooth.

The stall watchdog (``tests.qt.stalls``) watches every test of a window: none of what happens here
may keep the GUI thread from its loop for 100 milliseconds. How much memory it takes is measured in
a process of its own: ``python -m tests.benchmarks --only lab``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from seatkeeper.qt.lab.tasks import Each
from tests.qt.lab.driver import LabDriver

if TYPE_CHECKING:
    from seatkeeper.lab.lab import Lab

COMPUTERS = 50
EXCHANGES = 100_000
AT_ONCE = 2_000


def _fill(lab: Lab, _name: str) -> None:
    """Let the wire hold more, as if it had been going on for long."""
    some = lab.wire.entries(count=50)
    lab.wire.add(replace(some[at % len(some)]) for at in range(AT_ONCE))


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_fifty_computers_work_without_a_stall(lab: LabDriver) -> None:
    lab.window.worker.do(lambda lab: lab.office.buy("owner", seats=COMPUTERS, days=365))
    lab.add(COMPUTERS)
    lab.choose(*lab.window.steering.names())
    lab.trigger("lab.person.ada@demo.example")
    lab.patience = 300_000
    lab.until(lambda: not lab.window.worker.busy)
    assert sum(one.user == "ada" for one in lab.shown.computers) == COMPUTERS
    lab.press("lab.forward.hour")
    lab.until(lambda: not lab.window.worker.busy)
    assert lab.shown.exchanges > COMPUTERS * 5
    timeline = lab.window.seats.timeline
    for factor in (2, 2, 2, 0.5, 0.5, 0.5):
        timeline.zoom(factor)
        lab.turn()
    for name in lab.window.steering.names()[::7]:
        lab.choose(name)
        lab.turn()


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_a_hundred_thousand_exchanges_are_scrolled_and_filtered_without_a_stall(
    lab: LabDriver,
) -> None:
    lab.add()
    lab.log_in("computer-1", "ada")
    lab.patience = 300_000
    table, model = lab.window.wire.table, lab.window.wire.table.model()
    lab.window.worker.run(Each(("",) * (EXCHANGES // AT_ONCE), _fill))
    lab.until(lambda: not lab.window.worker.busy and model.rowCount() >= EXCHANGES)
    bar = table.verticalScrollBar()
    for share in (0, 0.1, 0.5, 0.9, 1, 0.3):
        bar.setValue(round(bar.maximum() * share))
        lab.until(lambda: model.index(table.rowAt(5), 2).data())
        lab.turn()
    assert lab.window.wire.table.filled <= 2_000
    table.selectRow(table.rowAt(5))
    text = lab.find(QPlainTextEdit, "lab.exchangeText")
    lab.until(text.toPlainText)
    field = lab.find(QLineEdit, "lab.wireSearch")
    field.setText("PUT /v1/seats")
    lab.until(lambda: 0 < model.rowCount() < EXCHANGES and model.index(0, 2).data())
    assert str(model.index(0, 2).data()).startswith("PUT /v1/seats")
    field.setText("")
    lab.until(lambda: model.rowCount() >= EXCHANGES)
