"""The story of a seat, over real HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.computers import START, Computer, advance, pool

Make = Callable[[str, str], Computer]
ORG = "owner@demo.example"


def test_the_first_seat_leaves_14_of_15_and_the_second_13(
    server: SandboxServer, computer: Make
) -> None:
    assert pool(server, ORG)["free"] == 15
    grant = computer("one", "ada").acquire().granted
    assert grant.basis is Basis.SHARED_SEAT
    assert grant.account.email == "ada@demo.example"
    assert grant.owner is not None
    assert grant.owner.email == ORG
    assert grant.seats is None
    assert pool(server, ORG)["free"] == 14
    computer("two", "ben").acquire()
    assert pool(server, ORG)["free"] == 13


def test_a_heartbeat_renews_and_close_gives_the_seat_back(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    advance(server, minutes=10)
    grant = ada.heartbeat().granted
    assert grant.issued_at == START + timedelta(minutes=10)
    assert ada.close().answer.grant is None
    assert pool(server, ORG)["free"] == 15


def test_a_crashed_app_takes_the_same_seat_again_and_a_heartbeat_with_the_old_epoch_is_superseded(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    first = ada.acquire().granted
    second = ada.acquire().granted
    assert (second.seat_id, second.epoch) == (first.seat_id, first.epoch + 1)
    assert pool(server, ORG)["free"] == 14
    assert ada.heartbeat(epoch=first.epoch).problem == "superseded"


def test_a_crashed_seat_is_free_after_the_timeout(server: SandboxServer, computer: Make) -> None:
    computer("one", "ada").acquire()
    advance(server, hours=8, seconds=-1)
    assert pool(server, ORG)["free"] == 14
    advance(server, seconds=1)
    assert pool(server, ORG)["free"] == 15


def test_an_extended_seat_survives_close_and_timeout_until_its_day(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    grant = ada.extend(3).granted
    assert grant.basis is Basis.OFFLINE_AVAILABILITY
    assert grant.offline_until == grant.reserved_until == START + timedelta(days=3)
    assert ada.close().granted.basis is Basis.OFFLINE_AVAILABILITY
    advance(server, days=2, hours=23)
    assert pool(server, ORG)["free"] == 14
    advance(server, hours=1)
    assert pool(server, ORG)["free"] == 15


def test_returning_early_keeps_the_seat_in_use_but_not_reserved(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.extend(30)
    grant = ada.shorten().granted
    assert grant.basis is Basis.SHARED_SEAT
    assert grant.offline_until is None
    advance(server, hours=8)
    assert pool(server, ORG)["free"] == 15


def test_logging_out_frees_a_reserved_seat_and_twice_is_done(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.extend(30)
    reply = ada.release()
    assert (reply.status, reply.answer.grant, reply.answer.problem) == (200, None, None)
    assert pool(server, ORG)["free"] == 15
    assert ada.release().status == 200


def test_all_seats_in_use_is_said_with_a_time_to_try_again(computer: Make) -> None:
    reply = computer("one", "full").acquire()
    assert (reply.status, reply.problem) == (409, "all-seats-in-use")
    assert reply.answer.problem is not None
    assert reply.answer.problem.retry_after
