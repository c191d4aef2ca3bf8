"""Whatever happens on the way ends in time, changes nothing wrongly, and is told by its name."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import NoReturn

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, SignedOut
from tests.faults.catalogue import FAULTS, Fault
from tests.faults.expecting import bounded, goes_on_working, named, recovers
from tests.faults.line import Line
from tests.helpers.workstation import Workstation

Laptop = Callable[..., tuple[Workstation, Line]]


def _named_localhost(station: Workstation, line: Line) -> ServerProfile:
    return station.profile._replace(url=line.url.replace("127.0.0.1", "localhost"))


def _knows_nobody(*_asked: object, **_how: object) -> NoReturn:
    """A resolver cannot be switched off for one test; this one knows nobody."""
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


every_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


one_of_each_cause = pytest.mark.parametrize(
    "fault",
    {fault.causes: fault for fault in FAULTS}.values(),
    ids=lambda fault: fault.name,
)


def test_there_are_enough_faults_with_names_of_their_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 15


@every_fault
def test_work_goes_on_through_a_fault_and_after_it(laptop: Laptop, fault: Fault) -> None:
    station, line = laptop()
    station.log_in("ada")
    fault.happen(line)
    goes_on_working(station, fault.causes, fault.words)
    goes_on_working(station, fault.causes, fault.words)  # on a connection that did not suffer yet
    line.mend()
    recovers(station)


@every_fault
def test_a_start_under_a_fault_keeps_everything_and_succeeds_after_it(
    laptop: Laptop, fault: Fault
) -> None:
    station, line = laptop()
    station.log_in("ada")
    station.do(ev.Close())
    fault.happen(line)
    with bounded():
        station.start()
    named(station.expect(NoConnection).notice.detail, fault.causes, fault.words)
    assert station.record.refresh
    line.mend()
    station.do(ev.Retry())
    station.expect(Licensed)


@one_of_each_cause
def test_a_login_under_a_fault_stays_at_the_login_and_succeeds_after_it(
    laptop: Laptop, fault: Fault
) -> None:
    station, line = laptop()
    station.start()
    fault.happen(line)
    with bounded():
        station.log_in("ada")
    state = station.expect(SignedOut)
    assert state.notice is not None
    named(state.notice.detail, fault.causes, fault.words)
    line.mend()
    station.log_in("ada")
    station.expect(Licensed)


@every_fault
def test_a_log_out_under_a_fault_never_leaves_a_seat_that_two_could_use(
    laptop: Laptop, fault: Fault, sandbox: SandboxServer
) -> None:
    station, line = laptop()
    station.log_in("ada")
    fault.happen(line)
    with bounded(2):
        station.do(ev.LogOut())
    state = station.client.state
    if isinstance(state, Licensed):  # certainly nothing has left this computer
        assert not station.record.releasing
        assert fault.name == "offline"
    else:
        assert isinstance(state, ReadOnly)
        assert station.record.releasing
    line.mend()
    station.do(ev.Check())
    station.expect(Licensed)
    station.do(ev.LogOut())
    station.expect(SignedOut)
    assert line.questions[-2].startswith(b"DELETE /v1/seats/")


def test_a_name_that_nobody_knows_any_more_is_told_as_such(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, line = laptop()
    station.profile = _named_localhost(station, line)
    station.log_in("ada")
    line.mend()  # the connection that was kept is gone
    with monkeypatch.context() as broken:
        broken.setattr("socket.getaddrinfo", _knows_nobody)
        goes_on_working(station, ("dns",), "could not be looked up")
    recovers(station)
