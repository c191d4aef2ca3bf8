"""The chapter of the lab: computers at work, seats over time, the wire, scenarios, the report."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QTableView

from seatkeeper.qt import theme
from seatkeeper.qt.i18n.language import speak
from seatkeeper.qt.lab.acts import Act
from seatkeeper.qt.lab.window import LabWindow
from seatkeeper.qt.tour.driver import Hands, StepFailedError
from seatkeeper.qt.tour.scenes import Chapter, Story, expect

__all__ = ["CHAPTER"]

_PLAYED: Final = ("crash-then-eight-hours", "sixteenth-user", "validated-offline")


class _Lab(Hands):
    """Hands for the lab's window."""

    def __init__(self, story: Story) -> None:
        speak(story.app, story.language)
        theme.apply(story.app, theme.current())
        self.lab = LabWindow(story.world.lab())
        super().__init__(story.app, self.lab, story.picture)
        self.lab.show()
        self.lab.begin()
        self.until(self.lab.isEnabled, "the lab to open")
        self.settle()

    def idle(self) -> None:
        """Wait until the lab has done what it was asked for."""
        answers: list[object] = []
        self.until(lambda: not self.lab.worker.busy, "the lab to have done everything")
        self.lab.worker.ask(lambda _lab: None, answers.append)
        self.until(lambda: bool(answers), "the lab to answer")
        self.settle()

    def act(self, number: int, act: Act, argument: object = None) -> None:
        """Do something with a computer."""
        name = f"computer-{number}"
        self.lab.computers.list.choose(name)
        self.lab.steering.act(self.lab.computers.chosen(), act, argument)
        self.idle()

    def forward(self, hours: float) -> None:
        """Let time pass."""
        self.lab.steering.forward(timedelta(hours=hours))
        self.idle()

    def leave(self) -> None:
        """Close the window."""
        self.lab.close()
        self.lab.finish()
        self.lab.deleteLater()
        self.settle()


def _lab(story: Story) -> _Lab:
    if not isinstance(story.hands, _Lab):
        raise StepFailedError("the lab was not opened")
    return story.hands


def empty(story: Story) -> str:
    """The lab: a server, a clock that stands still, and no computers yet."""
    story.hands = lab = _Lab(story)
    lab.picture("lab-empty")
    return "every part says how to begin"


def at_work(story: Story) -> str:
    """Half a day of five computers: log in, crash, close, unplug, and a clock that is wrong."""
    lab = _lab(story)
    for number in range(1, 6):
        lab.lab.steering.add(1)
        lab.idle()
        expect(len(lab.lab.steering.names()) == number, "a computer was added")
    for number, person in ((1, "ada"), (2, "ben"), (3, "owner")):
        lab.act(number, Act.LOG_IN, f"{person}@demo.example")
    lab.forward(1)
    lab.act(4, Act.LOG_IN, "cleo@demo.example")
    lab.forward(2)
    lab.act(2, Act.CRASH)
    lab.act(3, Act.CLOSE)
    lab.act(4, Act.SKEW, timedelta(hours=2))
    lab.forward(8)
    lab.act(1, Act.UNPLUG)
    lab.forward(1)
    lab.act(5, Act.LOG_IN, "full@demo.example")
    shown = lab.lab.shown
    ends = [span.ended for track in shown.tracks for span in track.spans] if shown else []
    expect("timed out" in ends, "the seat of the crashed computer has timed out")
    lab.lab.computers.list.choose("computer-4")
    lab.settle()
    lab.picture("lab-work")
    lab.press("lab.passed")
    lab.picture("lab-events")
    return "a crashed computer's seat is free after eight hours; a closed owner's is kept"


def wire(story: Story) -> str:
    """One exchange on the wire, with what each signed document in it says, without secrets."""
    lab = _lab(story)
    lab.lab.tabs.setCurrentIndex(0)
    table = lab.find(QTableView, "lab.wire")
    lab.type("lab.wireSearch", "PUT /v1/seats")
    model = table.model()
    lab.until(lambda: str(model.index(0, 2).data()).startswith("PUT /v1/seats"), "the exchanges")
    table.selectRow(0)
    text = lab.find(QPlainTextEdit, "lab.exchangeText")
    lab.until(lambda: "seat-answer+jws" in text.toPlainText(), "the signed answer")
    lab.settle()
    lab.picture("lab-wire")
    lab.type("lab.wireSearch", "")
    return "request, proof and signed answer are decoded"


def scenarios(story: Story) -> str:
    """Scenarios are played, each in a lab of its own."""
    lab = _lab(story)
    tab = lab.lab.scenarios
    lab.lab.tabs.setCurrentWidget(tab)
    lab.until(lambda: bool(tab.list.keys()), "the scenarios")
    tab.list.choose(*_PLAYED)
    lab.press("lab.runChosen")
    lab.until(lambda: not lab.lab.run.running, "the run to end")
    tab.list.choose(_PLAYED[0])
    lab.settle()
    lab.picture("lab-scenarios")
    return lab.text("lab.runWords")


def report(story: Story) -> str:
    """The report of the run, ready to be saved."""
    lab = _lab(story)
    lab.lab.tabs.setCurrentWidget(lab.lab.report)
    passed = lab.text("lab.report.passed.number")
    expect(passed == str(len(_PLAYED)), "every scenario has passed")
    lab.picture("lab-report")
    return f"{passed} scenarios have passed"


def gap(story: Story) -> str:
    """The air-gap view opens from the lab."""
    lab = _lab(story)
    lab.press("lab.airGap")
    door = lab.lab.gap
    lab.until(lambda: door.view is not None and door.view.state is not None, "the air-gap view")
    lab.settle()
    lab.picture("lab-air-gap", "airGap")
    lab.leave()
    return "a computer without a network, a USB stick and the portal"


CHAPTER: Final = Chapter("The lab", (empty, at_work, wire, scenarios, report, gap))
