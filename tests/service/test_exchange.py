"""The offline exchange as the client sees it, through the real portal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from licensecache import MemoryVault
from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.exchange import Failure, RequestMade
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, WaitingForSeat
from tests.helpers.counter import in_use
from tests.helpers.held_lanes import HeldLanes
from tests.helpers.portal import validate
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
VERA = "permanent@demo.example"


def request_over(lanes: HeldLanes, one: Workstation) -> RequestMade:
    """Make a request on lanes that are held."""
    made: list[RequestMade | Failure] = []
    one.client.make_request(language="en", done=made.append)
    lanes.run()
    assert isinstance(made[0], RequestMade)
    return made[0]


@pytest.fixture
def island(computer: Computers) -> Workstation:
    """A computer without a network."""
    one = computer("island")
    one.wire.cut()
    one.start()
    one.expect(NoConnection)
    return one


@pytest.mark.rule("R74")
@pytest.mark.rule("R75")
def test_a_response_licenses_for_good_without_any_network(
    island: Workstation, sandbox: SandboxServer
) -> None:
    response = validate(sandbox, island.make_request().html)
    island.start()  # the app may be closed in between
    outcome = island.open_response(response)
    assert outcome.accepted
    assert all(check.passed for check in outcome.checks)
    for _ in range(2):
        assert island.grant.basis is Basis.VALIDATED_OFFLINE
        island.world.advance(timedelta(days=3650))
        island.start()
    island.clock.skew = -timedelta(days=9000)
    island.start()
    island.expect(Licensed)
    assert island.wire.questions == []
    assert island.client.due() is None


@pytest.mark.rule("R74")
def test_several_requests_may_be_pending_and_each_response_is_accepted_once(
    island: Workstation, sandbox: SandboxServer
) -> None:
    requests = [island.make_request() for _ in range(3)]
    assert [entry.request_id for entry in island.client.pending_requests()] == [
        made.request_id for made in requests
    ]
    responses = [validate(sandbox, made.html) for made in requests]
    assert island.open_response(responses[1]).accepted
    again = island.open_response(responses[1])
    assert (again.accepted, again.checks[-1].name) == (False, "unused")
    assert island.open_response(responses[0]).accepted
    assert len(island.client.pending_requests()) == 1
    assert in_use(sandbox, VERA) == 1


@pytest.mark.rule("R76")
@pytest.mark.rule("R78")
def test_a_response_for_another_computer_is_refused(
    island: Workstation, computer: Computers, sandbox: SandboxServer
) -> None:
    other = computer("other")
    other.wire.cut()
    other.start()
    other.make_request()
    response = validate(sandbox, island.make_request().html)
    refused = other.open_response(response)
    assert not refused.accepted
    assert refused.checks[-1].name == "this-computer"
    other.expect(NoConnection)
    assert other.record.grant == ""


@pytest.mark.rule("R78")
def test_a_request_instead_of_its_response_is_refused(island: Workstation) -> None:
    refused = island.open_response(island.make_request().html)
    assert (refused.accepted, refused.checks[-1].name) == (False, "kind")


def test_nothing_is_bound_to_a_computer_that_would_forget_it(computer: Computers) -> None:
    one = computer()
    one.wire.cut()
    one.start(vault=MemoryVault())
    assert one.failed_request() == "vault-not-persistent"
    assert one.client.pending_requests() == ()


def test_only_the_newest_requests_are_kept(island: Workstation) -> None:
    made = [island.make_request().request_id for _ in range(18)]
    assert [entry.request_id for entry in island.client.pending_requests()] == made[2:]


def test_a_licensed_session_opens_no_response(computer: Computers, sandbox: SandboxServer) -> None:
    one = computer()
    one.log_in("ada")
    response = validate(sandbox, one.make_request().html)
    assert one.open_response(response).code == "already-licensed"
    assert one.grant.basis is Basis.SHARED_SEAT


@pytest.mark.rule("R51")
def test_a_license_validated_offline_is_not_given_up(
    island: Workstation, sandbox: SandboxServer
) -> None:
    assert island.open_response(validate(sandbox, island.make_request().html)).accepted
    island.wire.mend()
    for wish in (ev.LogOut, ev.Heartbeat, ev.Check, ev.Extend, ev.ReturnEarly):
        assert not island.client.allows(wish)
    island.do(ev.Close())
    island.start()
    island.expect(Licensed)
    assert in_use(sandbox, VERA) == 1


def test_another_login_in_between_does_not_make_a_response_useless(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada", keep=False)  # the server's keys are known: the response continues them
    made = one.make_request()
    one.start()
    one.log_in("expired")
    one.expect(ReadOnly)
    assert one.open_response(validate(sandbox, made.html)).accepted
    assert one.grant.basis is Basis.VALIDATED_OFFLINE


@pytest.mark.rule("R75")
def test_what_was_asked_before_a_response_takes_nothing_away_after_it(
    computer: Computers, sandbox: SandboxServer
) -> None:
    lanes, one = HeldLanes(), computer()
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("full")
    lanes.run()
    one.expect(WaitingForSeat)
    made = request_over(lanes, one)
    response = validate(sandbox, made.html)
    outcomes: list[object] = []
    one.client.open_response(response, outcomes.append)
    one.do(ev.Retry())  # on its way behind the response
    lanes.run()
    assert one.grant.basis is Basis.VALIDATED_OFFLINE
    one.wire.cut()
    one.start()
    assert one.grant.basis is Basis.VALIDATED_OFFLINE


def test_a_seat_granted_while_a_response_is_opened_is_given_back(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("one", "two"):
        computer(name).log_in("solo")
    lanes, one = HeldLanes(), computer()
    one.start(lanes=lanes)
    lanes.run()
    one.log_in("solo")
    lanes.run()
    made = request_over(lanes, one)
    response = validate(sandbox, made.html)
    computer("one").do(ev.LogOut())
    one.do(ev.Retry())
    one.client.open_response(response, lambda _: None)
    lanes.work(2)  # granted, then validated; nobody has been told yet
    lanes.run()
    assert one.grant.basis is Basis.VALIDATED_OFFLINE
    assert one.record.bound
    one.wire.cut()
    one.start()
    assert one.grant.basis is Basis.VALIDATED_OFFLINE


def test_support_information_holds_ids_and_no_secret(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    told = one.client.support_information()
    for fact in ("A-0DE-002", "L-0DE-001", "A-0DE-001", "Seatkeeper 0.1.0", "Licensed"):
        assert fact in told
    for secret in (one.record.access, one.record.refresh, one.record.grant, "demo.example:demo"):
        assert secret
        assert secret not in told
