"""What an owner decides about idle seats, and the server about its queue."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import Computer, advance, pool

Make = Callable[[str, str], Computer]
Open = Callable[[str], Browser]


def policy(server: SandboxServer, **wanted: object) -> requests.Response:
    return requests.post(f"{server.url}/sandbox/policy", json=wanted, timeout=30)


@pytest.mark.rule("R23")
def test_an_owner_chooses_in_the_portal_when_idle_users_are_asked(
    browser: Open, computer: Make
) -> None:
    ada, owner = computer("one", "ada"), browser("owner").get("/people")
    assert ada.acquire().granted.idle_seconds is None
    assert '<option value="0" selected>never ask' in owner.page
    assert '<option value="30" selected>30 minutes' in owner.post("/idle", minutes="30").page
    assert ada.heartbeat().granted.idle_seconds == 1800
    owner.post("/idle", minutes="0")
    assert ada.heartbeat().granted.idle_seconds is None


@pytest.mark.parametrize("minutes", ["", "-1", "1441", "often"])
def test_no_other_time_is_accepted(browser: Open, minutes: str) -> None:
    assert browser("owner").get("/people").post("/idle", minutes=minutes).status == 422


def test_an_owner_decides_for_the_own_organization_only(browser: Open, computer: Make) -> None:
    browser("tiny").get("/people").post("/idle", minutes="30")
    assert computer("one", "ada").acquire().granted.idle_seconds is None


def test_a_time_that_the_portal_does_not_offer_is_shown_all_the_same(
    server: SandboxServer, browser: Open
) -> None:
    assert policy(server, owner="owner@demo.example", idle_seconds=300).json() == {
        "queue": True, "owner": "owner@demo.example", "idle_seconds": 300,
    }  # fmt: skip
    assert '<option value="5" selected>5 minutes' in browser("owner").get("/people").page


def test_a_policy_that_makes_no_sense_is_refused(server: SandboxServer) -> None:
    assert policy(server, owner="nobody@demo.example", idle_seconds=1).status_code == 404
    assert policy(server, owner="owner@demo.example", idle_seconds=86401).status_code == 422
    assert policy(server, colour="green").status_code == 422


def test_the_capability_says_whether_there_is_a_queue(
    server: SandboxServer, computer: Make
) -> None:
    discovery = f"{server.url}/.well-known/seatkeeper"
    assert "queue" in requests.get(discovery, timeout=30).json()["capabilities"]
    assert policy(server, queue=False).json()["queue"] is False
    assert "queue" not in requests.get(discovery, timeout=30).json()["capabilities"]
    flora = computer("one", "full")
    problem = flora.acquire().answer.problem
    assert problem is not None
    assert problem.queue is None
    assert flora.join().problem == "not-found"


# --- the queue ----------------------------------------------------------------------------------


def test_a_refusal_names_the_owner_and_the_queue(computer: Make) -> None:
    problem = computer("one", "full").acquire().answer.problem
    assert problem is not None
    assert problem.owner is not None
    assert (problem.owner.name, problem.owner.email) == ("Tiny Studio", "tiny@demo.example")
    assert (problem.queue, problem.position) == (True, None)


def test_an_owners_own_computers_are_nobody_elses_business(computer: Make) -> None:
    for name in ("one", "two"):
        computer(name, "solo").acquire()
    problem = computer("three", "solo").acquire().answer.problem
    assert problem is not None
    assert (problem.owner, problem.queue) == (None, True)


def test_who_can_have_a_seat_at_once_is_offered_it_at_once(computer: Make) -> None:
    ada = computer("one", "ada")
    assert ada.join().answer.held_until is not None
    assert ada.acquire().grant is not None


@pytest.mark.parametrize(
    ("person", "problem"), [("expired", "license-expired"), ("blocked", "blocked")]
)
def test_nobody_waits_for_what_will_not_come(
    server: SandboxServer, computer: Make, person: str, problem: str
) -> None:
    one = computer("one", person)
    assert one.join().problem == problem
    assert one.leave().problem == ""


def test_a_seat_that_is_held_is_taken_for_everybody_else(
    server: SandboxServer, computer: Make
) -> None:
    one, two = computer("one", "solo"), computer("two", "solo")
    one.acquire()
    two.acquire()
    three, four = computer("three", "solo"), computer("four", "solo")
    assert three.join().problem == "computers-exhausted"
    two.release()
    assert four.acquire().problem == "computers-exhausted"
    assert pool(server, "solo@demo.example")["in_use"] == 1
    first = three.join().answer.held_until
    advance(server, seconds=30)
    assert three.join().answer.held_until == first, "asking again gives no more time"
    advance(server, seconds=30)
    assert four.acquire().grant is not None
    assert three.acquire().problem == "computers-exhausted"


def test_a_place_is_kept_by_asking_in_whatever_way(server: SandboxServer, computer: Make) -> None:
    for name in ("one", "two"):
        computer(name, "solo").acquire()
    three, four = computer("three", "solo"), computer("four", "solo")
    three.join()
    four.join()
    for _ in range(3):
        advance(server, seconds=50)
        three.acquire()
        problem = four.join().answer.problem
        assert problem is not None
        assert problem.position == 2
    advance(server, seconds=60)
    problem = four.join().answer.problem
    assert problem is not None
    assert problem.position == 1


def test_people_who_wait_for_other_licenses_are_not_counted(computer: Make) -> None:
    computer("elsewhere", "full").join()
    for name in ("one", "two"):
        computer(name, "solo").acquire()
    problem = computer("three", "solo").join().answer.problem
    assert problem is not None
    assert problem.position == 1
