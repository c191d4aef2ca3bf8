"""Virtual computers in the lab's window: each action, through the real window on a real lab."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QMenu

from seatkeeper.session.states import Licensed, ReadOnly, SignedOut
from tests.qt.lab.driver import LabDriver

ONE = "computer-1"
TWO = "computer-2"


def test_an_empty_lab_says_how_to_begin(lab: LabDriver) -> None:
    assert lab.visible("lab.noComputers")
    assert lab.visible("lab.noSeats")
    assert lab.visible("lab.noWire")
    assert not lab.visible("lab.panel")
    lab.press("lab.addFirst")
    lab.until(lambda: lab.shown.computers)
    lab.idle()
    assert lab.window.computers.list.chosen_keys() == [ONE]
    assert not lab.visible("lab.noComputers")
    assert lab.row(ONE) == "computer-1, Not running, Linux"


def test_ten_are_added_at_once_and_the_last_one_is_chosen_with_the_others(lab: LabDriver) -> None:
    lab.add()
    lab.press("lab.addTen")
    lab.until(lambda: len(lab.shown.computers) == 11)
    lab.idle()
    assert lab.read("lab.computerCount") == "0 of 11 running"
    assert len(lab.window.computers.list.chosen_keys()) == 10
    assert lab.read("lab.chosen") == "10 computers chosen"


def test_a_computer_can_be_described(lab: LabDriver) -> None:
    lab.add()
    lab.press("lab.addOther")
    lab.write("lab.newName", ONE)
    assert not lab.find(QAbstractButton, "lab.newAdd").isEnabled()
    lab.write("lab.newName", "reception")
    platforms = lab.find(QComboBox, "lab.newPlatform")
    platforms.setCurrentIndex(platforms.findData("windows"))
    lab.press("lab.newAdd")
    lab.until(lambda: len(lab.shown.computers) == 2)
    assert lab.computer("reception").platform == "windows"


@pytest.mark.rule("R11")
def test_logging_in_takes_a_seat_and_closing_gives_it_back(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    assert isinstance(lab.computer(ONE).state, Licensed)
    assert lab.row(ONE) == "computer-1, ada · Licensed: Shared seat, Orchard Institute, Linux"
    assert lab.read("lab.seatCount") == "1 of 15 seats in use"
    assert [track.spans[0].how for track in lab.shown.tracks] == ["in use"]
    lab.act(ONE, "close")
    assert not lab.computer(ONE).runs
    (track,) = lab.shown.tracks
    assert track.spans[0].ended
    assert lab.read("lab.seatCount") == "0 of 15 seats in use"


@pytest.mark.rule("R12")
def test_the_seat_of_a_crashed_computer_times_out_after_eight_hours(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    lab.act(ONE, "crash")
    assert lab.read("lab.seatCount") == "1 of 15 seats in use"
    lab.forward("eight")
    (track,) = lab.shown.tracks
    assert track.spans[0].ended == "timed out"
    assert "one seat timed out" in lab.find(QAbstractButton, "lab.passed").text()
    lab.press("lab.passed")
    assert lab.visible("lab.events")
    assert "The seat of ada · computer-1 times out" in lab.cells("lab.events", 1)


@pytest.mark.rule("R13")
def test_a_computer_that_sleeps_does_nothing_until_it_wakes(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    lab.act(ONE, "sleep")
    assert "Asleep" in lab.row(ONE)
    before = lab.shown.exchanges
    lab.forward("hour")
    assert lab.shown.exchanges == before
    assert lab.find(QAbstractButton, "lab.act.sleep").text() == "Wake"
    lab.act(ONE, "sleep")
    assert not lab.computer(ONE).asleep
    assert lab.shown.exchanges > before


def test_an_unplugged_computer_is_marked_and_can_be_plugged_in_again(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    lab.act(ONE, "unplug")
    assert "Unplugged" in lab.row(ONE)
    lab.forward("hour")
    assert "the server does not answer" in lab.row(ONE)
    lab.act(ONE, "unplug")
    lab.forward("hour")
    assert lab.row(ONE) == "computer-1, ada · Licensed: Shared seat, Orchard Institute, Linux"


def test_a_fault_of_the_network_is_chosen_from_a_menu_and_mended(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    lab.pick(ONE, "lab.fault.server-error")
    assert "Server error (500)" in lab.row(ONE)
    lab.forward("hour")
    assert "the server does not answer" in lab.row(ONE)
    lab.pick(ONE, "lab.fault.none")
    assert lab.computer(ONE).fault == ""


@pytest.mark.rule("R16")
def test_without_its_cache_a_computer_has_to_log_in_again(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    lab.act(ONE, "close")
    lab.act(ONE, "deleteCache")
    lab.act(ONE, "start")
    assert isinstance(lab.computer(ONE).state, SignedOut)


@pytest.mark.rule("R76")
def test_a_copied_cache_is_worth_nothing_on_another_computer(lab: LabDriver) -> None:
    lab.add(2)
    lab.log_in(ONE, "ada")
    lab.pick(ONE, "lab.extend.7")
    lab.choose(ONE)
    lab.find(QMenu, "lab.others").aboutToShow.emit()
    lab.trigger(f"lab.other.{TWO}")
    lab.idle()
    lab.act(TWO, "unplug")
    lab.act(TWO, "start")
    assert isinstance(lab.computer(TWO).state, ReadOnly | SignedOut)
    assert not isinstance(lab.computer(TWO).state, Licensed)


def test_the_clock_of_a_computer_can_be_wrong(lab: LabDriver) -> None:
    lab.add()
    lab.pick(ONE, "lab.skew.2")
    assert lab.computer(ONE).skew == timedelta(hours=2)
    assert "clock 2 h fast" in lab.row(ONE)


def test_logging_out_frees_the_computer_for_somebody_else(lab: LabDriver) -> None:
    lab.add()
    lab.log_in(ONE, "ada")
    assert not lab.find(QAction, "lab.action.logIn").isEnabled()
    lab.pick(ONE, "lab.action.logOut")
    lab.log_in(ONE, "ben")
    assert lab.computer(ONE).user == "ben"


def test_several_computers_are_started_one_after_the_other(lab: LabDriver) -> None:
    lab.add(3)
    lab.choose(ONE, TWO)
    lab.trigger("lab.person.ada@demo.example")
    lab.idle()
    assert [one.runs for one in lab.shown.computers] == [True, True, False]
    assert lab.read("lab.seatCount") == "2 of 15 seats in use"


def test_a_removed_computer_can_be_had_back_until_something_else_is_done(lab: LabDriver) -> None:
    lab.add(2)
    lab.log_in(ONE, "ada")
    lab.pick(ONE, "lab.action.remove")
    assert lab.window.computers.list.keys() == [TWO]
    assert lab.read("lab.banner.what") == "“computer-1” was removed."
    lab.press("lab.banner.undo")
    assert lab.window.computers.list.keys() == [ONE, TWO]
    assert isinstance(lab.computer(ONE).state, Licensed)
    lab.pick(ONE, "lab.action.remove")
    lab.act(TWO, "start")
    assert [one.name for one in lab.shown.computers] == [TWO]


def test_what_cannot_be_done_is_explained(lab: LabDriver) -> None:
    lab.add()
    lab.act(ONE, "start")
    lab.window.worker.do(lambda lab: lab.computer(ONE).extend(7))
    lab.until(lambda: lab.read("lab.banner.what"))
    assert "[not-now]" in lab.read("lab.banner.more")


def test_the_keyboard_does_what_the_buttons_do(lab: LabDriver) -> None:
    lab.add()
    lab.window.computers.list.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_K):
        QTest.keyClick(lab.window, key, Qt.KeyboardModifier.ControlModifier)
        lab.idle()
    assert not lab.computer(ONE).runs
    assert lab.shown.exchanges > 0


def test_what_was_removed_comes_back_with_the_usual_key(lab: LabDriver) -> None:
    lab.add(2)
    lab.pick(ONE, "lab.action.remove")
    QTest.keyClick(lab.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lab.window.computers.list.keys() == [ONE, TWO]


@pytest.mark.rule("R12")
def test_a_computer_with_a_process_of_its_own_is_really_killed(lab: LabDriver) -> None:
    lab.window.computers.describing.emit()
    lab.write("lab.newName", "own")
    lab.find(QCheckBox, "lab.newProcess").click()
    lab.press("lab.newAdd")
    lab.until(lambda: lab.shown.computers)
    lab.log_in("own", "ada")
    assert isinstance(lab.computer("own").state, Licensed)
    lab.act("own", "crash")
    assert not lab.computer("own").runs
    assert lab.read("lab.seatCount") == "1 of 15 seats in use"
