"""The rules of seats that the server decides, over real HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, advance, pool

Make = Callable[[str, str], Computer]
Open = Callable[[str], Browser]
ORG = "owner@demo.example"


def outcomes(computer: Computer) -> dict[str, str]:
    grant = computer.heartbeat().granted
    return {line.license_id: line.outcome for line in grant.considered}


def test_an_invited_users_second_computer_takes_a_second_seat(
    server: SandboxServer, computer: Make
) -> None:
    computer("one", "ada").acquire()
    computer("two", "ada").acquire()
    assert pool(server, ORG)["free"] == 13


def test_two_users_on_one_computer_take_a_seat_each(server: SandboxServer, computer: Make) -> None:
    shared_machine = computer("terminal", "ada")
    shared_machine.acquire()
    shared_machine.forget().login("ben@demo.example").acquire()
    assert pool(server, ORG)["free"] == 13


def test_an_invited_users_lost_cache_leaves_the_old_seat_to_its_timeout(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    advance(server, minutes=30)
    ada.forget().acquire()
    assert pool(server, ORG)["free"] == 13
    advance(server, hours=7, minutes=30)
    assert pool(server, ORG)["free"] == 14


def test_an_owners_lost_cache_replaces_the_old_seat_of_the_same_computer(
    server: SandboxServer, computer: Make
) -> None:
    solo = computer("one", "solo")
    old = solo.acquire().granted
    solo.forget().acquire()
    assert [seat["seat_id"] for seat in pool(server, "solo@demo.example")["seats"]] != [old.seat_id]
    assert len(pool(server, "solo@demo.example")["seats"]) == 1


def test_an_owners_seat_survives_close_and_time_and_ends_with_logging_out(
    server: SandboxServer, computer: Make
) -> None:
    solo = computer("one", "solo")
    grant = solo.acquire().granted
    assert grant.basis is Basis.OWNER_SEAT
    assert grant.owner is None
    assert grant.offline_until == START + timedelta(days=30)
    assert grant.reserved_until is None
    assert solo.close().granted.basis is Basis.OWNER_SEAT
    advance(server, days=400)
    assert pool(server, "solo@demo.example")["in_use"] == 1
    solo.login("solo@demo.example").release()
    assert pool(server, "solo@demo.example")["in_use"] == 0


def test_an_owner_uses_two_computers_per_seat_and_logging_out_on_one_makes_room_for_a_third(
    server: SandboxServer, computer: Make
) -> None:
    one, two, three = (computer(name, "solo") for name in ("one", "two", "three"))
    one.acquire()
    two.acquire()
    assert pool(server, "solo@demo.example")["in_use"] == 1
    assert three.acquire().problem == "computers-exhausted"
    one.release()
    assert three.acquire().grant is not None
    assert pool(server, "solo@demo.example")["in_use"] == 1


def test_while_an_invited_user_has_the_only_seat_its_owner_has_none_and_the_other_way_round(
    browser: Open, computer: Make
) -> None:
    key = browser("solo").get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    browser("expired").get("/get").post("/join", invite_key=key)
    guest, owner = computer("guest", "expired"), computer("owner", "solo")
    guest.acquire()
    assert owner.acquire().problem == "all-seats-in-use"
    guest.close()
    owner.acquire()
    assert guest.acquire().problem == "all-seats-in-use"


def test_an_own_license_is_preferred_and_a_shared_one_used_when_all_own_seats_are_taken(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    key = browser("owner").get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    browser("solo").get("/get").post("/join", invite_key=key)
    names = ("one", "two", "three")
    bases = [computer(name, "solo").acquire().granted.basis for name in names]
    assert bases == [Basis.OWNER_SEAT, Basis.OWNER_SEAT, Basis.SHARED_SEAT]
    assert pool(server, ORG)["in_use"] == 1


def test_a_paid_license_is_preferred_over_a_trial_and_the_choice_is_explained(
    browser: Open, computer: Make
) -> None:
    key = browser("owner").get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    tina = computer("one", "trial")
    assert tina.acquire().granted.basis is Basis.TRIAL
    browser("trial").get("/get").post("/join", invite_key=key)
    assert tina.acquire().granted.basis is Basis.SHARED_SEAT
    assert outcomes(tina) == {"L-0DE-001": "chosen", "L-0DE-004": "less-preferred"}


def test_a_restart_moves_to_an_own_license_bought_since(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    shop = browser("ada").get("/get")
    key = shop.post(
        "/shop", category="student", model="single-user", term="permanent", seats="1"
    ).found(r"(R(?:-[0-9A-F]{3}){6})</strong>")
    shop.post("/activate", key=key)
    assert outcomes(ada)["L-0DE-001"] == "chosen"
    assert ada.acquire().granted.basis is Basis.OWNER_SEAT
    assert pool(server, ORG)["in_use"] == 0


def test_personal_licenses_are_not_shared(browser: Open, computer: Make) -> None:
    key = browser("student").get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    browser("support").get("/get").post("/join", invite_key=key)
    assert computer("one", "support").acquire().problem == "no-license"


@pytest.mark.parametrize(
    ("person", "problem"),
    [("expired", "license-expired"), ("blocked", "blocked"), ("support", "no-license")],
)
def test_an_account_without_a_usable_license_is_told_why(
    computer: Make, person: str, problem: str
) -> None:
    assert computer("one", person).acquire().problem == problem


def test_a_timed_out_seat_is_taken_again_by_the_next_heartbeat_with_a_higher_epoch(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    advance(server, hours=9)
    assert pool(server, ORG)["free"] == 15
    assert ada.login("ada@demo.example").heartbeat().granted.epoch == 2
    assert pool(server, ORG)["free"] == 14


def test_a_timed_out_seat_that_somebody_else_took_is_lost(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    key = browser("solo").get("/people").found(r"(I(?:-[0-9A-F]{3}){4})")
    for person in ("expired", "support"):
        browser(person).get("/get").post("/join", invite_key=key)
    first, second = computer("one", "support"), computer("two", "expired")
    first.acquire()
    advance(server, hours=8)
    second.login("expired@demo.example").acquire()
    reply = first.login("support@demo.example").heartbeat()
    assert (reply.status, reply.problem) == (410, "seat-timed-out")


def test_a_late_heartbeat_does_not_take_a_closed_seat_again(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.close()
    assert ada.heartbeat().problem == "seat-freed"
    assert pool(server, ORG)["free"] == 15


def test_the_servers_own_count_of_epochs_wins_over_a_client_that_lost_an_answer(
    computer: Make,
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.acquire()
    assert ada.acquire(epoch=1).granted.epoch == 3
    assert ada.acquire(epoch=9).granted.epoch == 9


@pytest.mark.parametrize("operation", ["heartbeat", "close", "release", "extend", "shorten"])
def test_an_older_epoch_is_superseded_whatever_it_asks(computer: Make, operation: str) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.acquire()
    ada.epoch = 1
    reply = ada.extend(3) if operation == "extend" else getattr(ada, operation)()
    assert (reply.status, reply.problem) == (409, "superseded")


@pytest.mark.parametrize("operation", ["heartbeat", "close", "extend", "shorten"])
def test_another_computers_seat_is_nobodys_business(computer: Make, operation: str) -> None:
    ada, thief = computer("one", "ada"), computer("two", "ada")
    ada.acquire()
    thief.seat_id, thief.epoch = ada.seat_id, ada.epoch
    reply = thief.extend(3) if operation == "extend" else getattr(thief, operation)()
    assert (reply.status, reply.problem) == (404, "not-found")


def test_another_computer_can_neither_take_nor_release_a_seat(
    server: SandboxServer, computer: Make
) -> None:
    ada, thief = computer("one", "ada"), computer("two", "ada")
    ada.acquire()
    thief.seat_id, thief.epoch = ada.seat_id, ada.epoch
    assert thief.acquire().problem == "not-found"
    assert thief.release().status == 200
    assert pool(server, ORG)["free"] == 14
