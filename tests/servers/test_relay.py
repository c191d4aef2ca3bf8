"""The adapter for Keygen Relay, against a double over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.servers.relay.adapter import CONFIRMATION, RelayServer, Vendor
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.service.grants import GrantError
from seatkeeper.service.ports import (
    ActionRefused,
    Seat,
    SeatProof,
    SeatRefusal,
    Tokens,
    UnreachableError,
)
from tests.helpers.relay_double import VENDOR, RelayDouble, running_relay
from tests.helpers.world import WorkstationClock, World

SEAT = Seat("0f" * 16, 0)
OTHER = Seat("f0" * 16, 0)


@pytest.fixture
def relay(world: World) -> Iterator[tuple[RelayDouble, str]]:
    with running_relay(world) as running:
        yield running


def adapter(world: World, url: str, **settings: str) -> RelayServer:
    vendor = Vendor(name="Relay", key=VENDOR.public_key(), server="relay-server", **settings)
    return RelayServer(
        transport=HttpTransport(url),
        vendor=vendor,
        device=lambda: "device",
        clock=WorkstationClock(world),
    )


def nobody(server: RelayServer) -> Tokens:
    found = server.login("", "")
    assert isinstance(found, Tokens)
    return found


def acquire(server: RelayServer, seat: Seat = SEAT) -> SeatProof:
    found = server.acquire(nobody(server), seat)
    assert isinstance(found, SeatProof), found
    return found


def test_a_lease_is_a_shared_seat_that_needs_contact_to_start(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    proof = acquire(adapter(world, relay[1]))
    grant = proof.grant
    assert (grant.basis, grant.offline_until, grant.offline_days) == (Basis.SHARED_SEAT, None, ())
    assert (grant.epoch, grant.timeout_seconds, grant.heartbeat_seconds) == (1, 60, 20)
    assert grant.license.id == "License lic-0"
    assert proof.server_time == world.now()


def test_a_kept_lease_is_verified_again_and_gone_on_with(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    double, url = relay
    proof = acquire(adapter(world, url))
    later = adapter(world, url)
    assert later.read_grant(proof.document) == proof.grant
    again = later.acquire(nobody(later), Seat(SEAT.seat_id, 1))
    assert isinstance(again, SeatProof)
    assert again.grant.epoch == 2
    assert len(double.leases) == 1
    assert not any(path.startswith("DELETE") for path in double.paths)


def test_a_computer_that_lost_its_file_gives_the_lease_back_and_takes_it_again(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    double, url = relay
    acquire(adapter(world, url))
    assert acquire(adapter(world, url)).grant.license.id
    assert [path.split()[0] for path in double.paths] == ["PUT", "PUT", "DELETE", "PUT"]
    assert len(double.leases) == 1


def test_a_heartbeat_renews_and_an_empty_answer_means_sixty_seconds(world: World) -> None:
    with running_relay(world, says_lifetime=False, lifetime=600) as (_, url):
        server = adapter(world, url)
        acquire(server)
        world.advance(timedelta(seconds=20))
        renewed = server.heartbeat(nobody(server), Seat(SEAT.seat_id, 1))
    assert isinstance(renewed, SeatProof)
    assert (renewed.grant.epoch, renewed.grant.timeout_seconds) == (1, 60)
    assert renewed.server_time == world.now()


def test_a_lease_that_ran_out_is_taken_anew_by_the_heartbeat(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    double, url = relay
    server = adapter(world, url)
    acquire(server)
    world.advance(timedelta(seconds=61))
    double.cull()
    found = server.heartbeat(nobody(server), Seat(SEAT.seat_id, 1))
    assert isinstance(found, SeatProof)
    assert found.grant.epoch == 2


def test_a_lost_lease_counts_only_when_a_second_request_is_told_the_same(world: World) -> None:
    with running_relay(world, licenses=1) as (double, url):
        mine, other = adapter(world, url), adapter(world, url)
        acquire(mine)
        world.advance(timedelta(seconds=61))
        double.cull()
        acquire(other, OTHER)
        seat = Seat(SEAT.seat_id, 1)
        with pytest.raises(UnreachableError) as first:
            mine.heartbeat(nobody(mine), seat)
        world.advance(CONFIRMATION - timedelta(seconds=1))
        with pytest.raises(UnreachableError):
            mine.heartbeat(nobody(mine), seat)
        world.advance(timedelta(seconds=1))
        lost = mine.heartbeat(nobody(mine), seat)
    assert first.value.cause == "unconfirmed"
    assert isinstance(lost, SeatRefusal)
    assert lost.verdict.reason is Reason.SEAT_LOST


def test_a_good_heartbeat_ends_the_doubt(world: World) -> None:
    with running_relay(world, licenses=1) as (double, url):
        mine, other = adapter(world, url), adapter(world, url)
        acquire(mine)
        kept = dict(double.leases)
        double.leases.clear()
        acquire(other, OTHER)
        seat = Seat(SEAT.seat_id, 1)
        with pytest.raises(UnreachableError):
            mine.heartbeat(nobody(mine), seat)
        taken = dict(double.leases)
        double.leases = kept
        world.advance(CONFIRMATION)
        assert isinstance(mine.heartbeat(nobody(mine), seat), SeatProof)
        double.leases = taken
        with pytest.raises(UnreachableError):
            mine.heartbeat(nobody(mine), seat)


def test_without_a_free_license_the_refusal_is_told_at_once(world: World) -> None:
    with running_relay(world, licenses=1) as (_, url):
        acquire(adapter(world, url), OTHER)
        server = adapter(world, url)
        found = server.acquire(nobody(server), SEAT)
    assert isinstance(found, SeatRefusal)
    assert found.verdict.reason is Reason.ALL_SEATS_IN_USE
    assert found.verdict.evidence["detail"] == "no licenses available"


def test_a_lease_given_back_is_free_and_twice_is_once(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    double, url = relay
    server = adapter(world, url)
    server.release(nobody(server), SEAT)
    acquire(server)
    for _ in range(2):
        server.close(nobody(server), SEAT)
    assert not double.leases


def test_another_pool_is_another_node_and_a_wrong_one_is_refused(world: World) -> None:
    with running_relay(world, pool="prod") as (double, url):
        acquire(adapter(world, url, pool="prod"))
        server = adapter(world, url, pool="test")
        found = server.acquire(nobody(server), SEAT)
    assert isinstance(found, SeatRefusal)
    assert found.verdict.reason is Reason.SERVER_REFUSED
    nodes = {path.rpartition("/")[2] for path in double.paths}
    assert len(nodes) == 2
    assert SEAT.seat_id not in nodes


def test_a_server_without_heartbeats_keeps_the_lease(world: World) -> None:
    with running_relay(world, heartbeats=False) as (double, url):
        server = adapter(world, url)
        acquire(server)
        world.advance(timedelta(hours=1))
        assert isinstance(server.heartbeat(nobody(server), Seat(SEAT.seat_id, 1)), SeatProof)
        assert len(double.leases) == 1


@pytest.mark.parametrize("secret", ["", "the wrong secret"])
def test_where_the_profile_has_a_secret_every_answer_must_be_signed(
    world: World, secret: str
) -> None:
    with running_relay(world, secret=secret) as (_, url):
        server = adapter(world, url, signing_secret="the secret")
        with pytest.raises(UnreachableError) as caught:
            server.discover()
    assert caught.value.cause == "bad-answer"
    with running_relay(world, secret="the secret") as (_, url):
        signed = adapter(world, url, signing_secret="the secret")
        assert signed.discover().capabilities == frozenset()
        acquire(signed)


def test_a_license_file_of_another_vendor_is_not_believed(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()
    server = RelayServer(
        transport=HttpTransport(relay[1]),
        vendor=Vendor(name="Relay", key=stranger, server="relay-server"),
        device=lambda: "device",
        clock=WorkstationClock(world),
    )
    with pytest.raises(UnreachableError, match="license-file-signature"):
        server.acquire(nobody(server), SEAT)


def test_kept_evidence_of_another_server_or_garbage_is_refused(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    server = adapter(world, relay[1])
    document = acquire(server).document
    other = document.replace("relay-server", "other-server")
    for text, code in ((other, "other-server"), ("{}", "grant-invalid"), ("", "grant-invalid")):
        with pytest.raises(GrantError) as caught:
            server.read_grant(text)
        assert caught.value.code == code


def test_what_relay_cannot_do_is_refused_without_asking(
    world: World, relay: tuple[RelayDouble, str]
) -> None:
    double, url = relay
    server = adapter(world, url)
    found = server.extend_offline(nobody(server), SEAT, 3)
    assert isinstance(found, ActionRefused)
    assert found.code == "not-supported"
    assert not double.paths


def test_the_routers_own_404_is_not_a_word_about_a_lease(
    world: World, relay: tuple[RelayDouble, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = adapter(world, relay[1])
    monkeypatch.setattr(RelayDouble, "answer", lambda *_: (404, None))
    with pytest.raises(UnreachableError):
        server.release(nobody(server), SEAT)
