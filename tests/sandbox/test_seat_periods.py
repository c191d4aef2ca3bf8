"""Extensions, trials, and who is told what about a pool."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import msgspec

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, advance, pool

Make = Callable[[str, str], Computer]
Open = Callable[[str], Browser]
ORG = "owner@demo.example"


def test_an_extension_never_passes_the_end_of_the_license(
    server: SandboxServer, computer: Make
) -> None:
    sam = computer("one", "semester")
    grant = sam.acquire().granted
    assert grant.offline_until == grant.license.expires
    assert grant.offline_days == (1, 3, 7)
    assert sam.extend(180).granted.offline_until == grant.license.expires
    advance(server, days=9, hours=14)
    late = sam.login("semester@demo.example").heartbeat().granted
    assert (late.offline_days, late.offline_refusal) == ((), "expires-soon")


def test_a_period_that_is_not_offered_is_refused(computer: Make) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    assert ada.extend(181).problem == "offline-not-allowed"


def test_a_shorter_extension_does_not_take_back_a_longer_one(computer: Make) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.extend(30)
    assert ada.extend(1).granted.offline_until == START + timedelta(days=30)


def test_an_owner_can_extend_past_the_thirty_days(computer: Make) -> None:
    solo = computer("one", "solo")
    solo.acquire()
    assert solo.extend(7).granted.offline_until == START + timedelta(days=30)
    assert solo.extend(90).granted.offline_until == START + timedelta(days=90)
    assert solo.shorten().granted.offline_until == START + timedelta(days=30)


def test_a_reserved_seat_that_is_taken_again_is_the_same_and_still_reserved(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.extend(3)
    ada.close()
    advance(server, days=1)
    grant = ada.login("ada@demo.example").acquire().granted
    assert grant.basis is Basis.OFFLINE_AVAILABILITY
    assert grant.offline_until == START + timedelta(days=3)
    assert pool(server, ORG)["in_use"] == 1


def test_extending_a_seat_that_was_lost_says_how_it_was_lost(
    server: SandboxServer, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    advance(server, hours=8)
    assert ada.login("ada@demo.example").extend(3).problem == "seat-timed-out"
    ben = computer("two", "ben")
    ben.acquire()
    ben.close()
    assert ben.extend(3).problem == "seat-freed"


def test_a_trial_is_five_active_days_of_24_hours_which_need_not_follow_each_other(
    server: SandboxServer, computer: Make
) -> None:
    tina = computer("one", "trial")

    def days_left() -> int:
        trial = tina.login("trial@demo.example").acquire().granted.trial
        assert trial is not None
        return trial.days_left

    assert days_left() == 4
    advance(server, hours=23)
    assert days_left() == 4
    advance(server, hours=1)
    assert days_left() == 3
    advance(server, days=7)
    assert days_left() == 2
    advance(server, hours=25)
    trial = tina.login("trial@demo.example").heartbeat().granted.trial
    assert trial is not None
    assert trial.days_left == 1
    advance(server, days=1)
    assert days_left() == 0
    advance(server, hours=23)
    assert days_left() == 0
    advance(server, hours=1)
    assert tina.login("trial@demo.example").heartbeat().problem == "trial-over"
    assert tina.acquire().problem == "trial-over"


def test_a_trial_ends_after_ninety_days_whatever_is_left(
    server: SandboxServer, computer: Make
) -> None:
    tina = computer("one", "trial")
    tina.acquire()
    advance(server, days=91)
    assert tina.login("trial@demo.example").heartbeat().problem == "trial-over"


def test_a_trial_needs_a_connection(computer: Make) -> None:
    tina = computer("one", "trial")
    grant = tina.acquire().granted
    assert grant.offline_until is None
    assert (grant.offline_days, grant.offline_refusal) == ((), "trial")
    assert tina.extend(1).problem == "offline-not-allowed"


def test_totals_go_to_the_owner_only_and_other_users_are_never_named(computer: Make) -> None:
    ada, owner = computer("one", "ada"), computer("two", "owner")
    computer("three", "ben").acquire()
    heard = ada.acquire()
    assert heard.granted.seats is None
    seats = owner.acquire().granted.seats
    assert seats is not None
    assert (seats.in_use, seats.total) == (3, 15)
    wire = (
        msgspec.json.encode(heard.answer).decode()
        + repr(heard.grant)
        + ada.call("GET", "/v1/licenses").text
        + ada.call("GET", "/v1/usage").text
    )
    for secret in ("Ben", "ben@", "Cleo", "Bo Briar"):
        assert secret not in wire
    assert not re.search(r"(?<![\w.-])15(?![\w:.-])", wire), "as a number, not within an id"


def test_the_list_of_licenses_counts_seats_for_the_owner(computer: Make) -> None:
    computer("one", "ada").acquire()
    listed = computer("two", "owner").call("GET", "/v1/licenses").json()["licenses"]
    assert [(one["seats_in_use"], one["seats_total"]) for one in listed] == [(1, 15)]
    shared = computer("three", "ben").call("GET", "/v1/licenses").json()["licenses"]
    assert [(one["seats_total"], one["owner"]["email"]) for one in shared] == [(None, ORG)]


def test_the_usage_record_tells_reasons(server: SandboxServer, computer: Make) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    ada.acquire()
    ada.close()
    ada.acquire()
    ada.release()
    ada.forget().acquire()
    advance(server, hours=8)
    ada.login("ada@demo.example")
    records = ada.call("GET", "/v1/usage").json()["records"]
    assert [record["reason"] for record in records] == ["timed-out", "logged-out", "closed"]
