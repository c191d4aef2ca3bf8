"""Each fault of a network, through a virtual computer on a real socket."""

from __future__ import annotations

import pytest

from seatkeeper.lab.computer import VirtualComputer
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.network import NetworkFault
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed
from tests.lab.labs import shared

CAUSES = {
    NetworkFault.OFFLINE: ("refused", False),
    NetworkFault.DNS_FAILURE: ("dns", False),
    NetworkFault.SERVER_ERROR: ("server-error", False),
    NetworkFault.TOO_MANY_REQUESTS: ("busy", False),
    NetworkFault.RESET: ("network", False),
    NetworkFault.HANG: ("timeout", False),
    NetworkFault.SLOW_DRIP: ("timeout", True),
    NetworkFault.TRUNCATED: ("network", True),
    NetworkFault.LOST_RESPONSE: ("network", True),
    NetworkFault.BAD_CERTIFICATE: ("tls-unknown-issuer", False),
    NetworkFault.CAPTIVE_PORTAL: ("captive-portal", False),
    NetworkFault.GARBAGE: ("network", False),
}
"""What the client calls it, and whether the server has carried the question out."""


@pytest.fixture
def laptop(lab: Lab) -> VirtualComputer:
    """A computer with a seat."""
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    return laptop


def why(laptop: VirtualComputer) -> str:
    """What the client called the last failure."""
    assert isinstance(laptop.state, Licensed)
    assert laptop.state.trouble is not None
    return laptop.state.trouble.detail.partition(":")[0]


def test_every_fault_is_tried_here() -> None:
    assert set(CAUSES) == set(NetworkFault)


@pytest.mark.parametrize("fault", NetworkFault)
def test_the_client_finds_a_fault_out_and_works_on(
    lab: Lab, laptop: VirtualComputer, fault: NetworkFault
) -> None:
    cause, carried_out = CAUSES[fault]
    laptop.network.suffer(fault)
    before = shared(lab).seats[0].epoch
    laptop.do(ev.Extend(3))
    assert why(laptop) == cause
    assert (shared(lab).seats[0].reserved_until is not None) == carried_out
    assert shared(lab).seats[0].epoch == before
    (entry,) = lab.wire.entries(faults_only=True)
    assert (entry.fault, entry.computer, entry.before) == (fault.value, "laptop", "Licensed")
    assert entry.method == "PUT"
    laptop.network.mend()
    laptop.check_license()
    assert laptop.told == "checked"


def test_a_fault_strikes_as_often_as_it_was_told(laptop: VirtualComputer) -> None:
    laptop.network.suffer(NetworkFault.RESET, times=2)
    codes = []
    for _ in range(3):
        laptop.check_license()
        codes.append(laptop.told)
    assert codes == ["unreachable", "unreachable", "checked"]
    assert laptop.network.fault is None


@pytest.mark.parametrize("fault", [NetworkFault.OFFLINE, NetworkFault.LOST_RESPONSE])
def test_a_fault_strikes_only_the_questions_it_is_meant_for(
    lab: Lab, laptop: VirtualComputer, fault: NetworkFault
) -> None:
    laptop.network.suffer(fault, when="DELETE /v1/seats")
    laptop.check_license()
    assert laptop.told == "checked"
    laptop.log_out()
    assert [entry.method for entry in lab.wire.entries(faults_only=True)] == ["DELETE"]


def test_after_a_lost_reply_to_a_release_the_seat_is_asked_for_anew(
    lab: Lab, laptop: VirtualComputer
) -> None:
    (before,) = shared(lab).seats
    laptop.network.suffer(NetworkFault.LOST_RESPONSE, when="DELETE /v1/seats")
    laptop.log_out()
    (after,) = shared(lab).seats
    assert isinstance(laptop.state, Licensed)
    assert after.epoch > before.epoch


def test_the_faults_of_one_computer_are_not_those_of_another(
    lab: Lab, laptop: VirtualComputer
) -> None:
    other = lab.computer("other")
    laptop.network.suffer(NetworkFault.OFFLINE)
    assert isinstance(other.log_in("ben"), Licensed)
    laptop.check_license()
    assert (laptop.told, other.told) == ("unreachable", "")


def test_plugging_in_leaves_another_fault_where_it_is(laptop: VirtualComputer) -> None:
    laptop.network.suffer(NetworkFault.SERVER_ERROR)
    laptop.unplug()
    laptop.check_license()
    assert why(laptop) == "refused"
    laptop.plug_in()
    laptop.check_license()
    assert why(laptop) == "server-error"


def test_a_name_that_is_not_known_is_asked_of_no_resolver(
    laptop: VirtualComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved: list[object] = []

    def resolve(host: str, *_more: object) -> list[object]:
        host.encode("idna")  # as the real one does first, before it asks anybody
        resolved.append(host)
        return []

    monkeypatch.setattr("socket._socket.getaddrinfo", resolve)
    laptop.network.suffer(NetworkFault.DNS_FAILURE)
    laptop.check_license()
    assert why(laptop) == "dns"
    assert resolved == []
