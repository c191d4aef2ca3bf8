"""Clients in processes of their own, and their real deaths."""

from __future__ import annotations

import gc
import os
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from seatkeeper.composition.lab import lab_parts
from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.network import NetworkFault
from seatkeeper.sandbox.timing import Timing
from seatkeeper.session.machine import IllegalEventError
from seatkeeper.session.states import Closed, Licensed, SignedOut
from tests.lab.labs import shared


@pytest.fixture
def laptop(lab: Lab) -> VirtualComputer:
    """A computer whose client runs elsewhere, with a seat."""
    laptop = lab.computer("laptop", process=True, platform="macos")
    laptop.log_in("ada")
    return laptop


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_client_elsewhere_lives_in_the_same_time(lab: Lab, laptop: VirtualComputer) -> None:
    assert laptop.pid not in {None, os.getpid()}
    assert (laptop.user, laptop.state_name) == ("ada@demo.example", "Licensed")
    assert len(lab.advance(timedelta(hours=1))) >= 6
    assert isinstance(laptop.state, Licensed)
    assert lab.clock.now() - laptop.state.last_contact < timedelta(minutes=10)
    (seat,) = shared(lab).seats
    assert seat.computer == "laptop"


def test_a_crash_is_a_real_kill_and_the_seat_is_free_after_eight_hours(
    lab: Lab, laptop: VirtualComputer
) -> None:
    pid = laptop.pid
    assert pid is not None
    laptop.crash()
    assert not is_alive(pid)
    assert shared(lab).in_use == 1
    lab.advance(timedelta(hours=8))
    assert shared(lab).in_use == 0


def test_a_new_process_takes_the_seat_of_the_killed_one(lab: Lab, laptop: VirtualComputer) -> None:
    (before,) = shared(lab).seats
    killed = laptop.pid
    laptop.start()
    (after,) = shared(lab).seats
    assert (after.seat, after.epoch) == (before.seat, before.epoch + 1)
    assert laptop.pid != killed


@pytest.mark.parametrize("when", ["at any time", "before it is asked"])
def test_a_process_that_somebody_else_has_killed_is_noticed(
    laptop: VirtualComputer, when: str
) -> None:
    assert laptop.pid is not None
    os.kill(laptop.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    if when == "before it is asked" and hasattr(os, "waitid"):  # so its pipe is broken for sure
        os.waitid(os.P_PID, laptop.pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(LabError) as ended:
        laptop.check_license()
    assert ended.value.code == "process-failed"
    assert not laptop.runs
    assert isinstance(laptop.start(), Licensed)


@pytest.mark.parametrize("said", ["", "{"], ids=["nothing", "half an answer"])
def test_a_process_that_does_not_come_up_leaves_nothing_open(tmp_path: Path, said: str) -> None:
    usual = lab_parts(timing=Timing(), total_seconds=4)
    program = f"import sys; sys.stdin.readline(); print({said!r}, end=''); sys.exit('it is broken')"
    with Lab(tmp_path, replace(usual, command=(sys.executable, "-c", program))) as lab:
        laptop = lab.computer("laptop", process=True)
        with pytest.raises(LabError, match="it is broken") as failed:
            laptop.start()
        assert failed.value.code == "process-failed"
        assert not laptop.runs
        del failed, laptop
        gc.collect()  # tells of a pipe that is still open, which is an error


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (NetworkFault.OFFLINE, "refused"),
        (NetworkFault.BAD_CERTIFICATE, "tls-unknown-issuer"),
        (NetworkFault.RESET, "network"),
    ],
)
def test_its_network_fails_as_often_as_it_was_told(
    lab: Lab, laptop: VirtualComputer, fault: NetworkFault, cause: str
) -> None:
    laptop.network.suffer(fault, times=1)
    state = laptop.check_license()
    assert isinstance(state, Licensed)
    assert state.trouble is not None
    assert state.trouble.detail.startswith(cause)
    laptop.check_license()
    assert laptop.told == "checked"
    assert [one.fault for one in lab.wire.entries(faults_only=True)] == [fault.value]
    assert {one.computer for one in lab.wire.entries()} == {"laptop"}


def test_quitting_ends_the_process_by_itself(lab: Lab, laptop: VirtualComputer) -> None:
    pid = laptop.pid
    assert pid is not None
    assert isinstance(laptop.close(), Closed)
    assert not is_alive(pid)
    assert shared(lab).in_use == 0


def test_what_the_state_does_not_allow_is_refused_here_too(laptop: VirtualComputer) -> None:
    with pytest.raises(IllegalEventError):
        laptop.log_in("ben")
    assert laptop.state_name == "Licensed"
    assert isinstance(laptop.log_out(), SignedOut)


def test_an_offline_exchange_works_elsewhere(lab: Lab) -> None:
    island = lab.computer("island", process=True)
    island.start()
    outcome = island.open_response(lab.office.accept(island.make_request(), "permanent"))
    assert outcome.accepted
    assert isinstance(island.state, Licensed)


def test_a_computer_stays_of_its_kind(lab: Lab) -> None:
    lab.computer("here")
    with pytest.raises(LabError) as other:
        lab.computer("here", process=True)
    assert other.value.code == "kind-of-process"
