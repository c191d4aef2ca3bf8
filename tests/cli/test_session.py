"""The main job on the command line: every command a process of its own, on one computer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cli.conftest import Computers
from tests.cli.server import Server

LOG_IN = ("login", "--email", "ada@demo.example", "--password-stdin")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.rule("R10")
@pytest.mark.rule("R61")
@pytest.mark.rule("R65")
def test_log_in_extend_return_close_log_out_as_separate_processes(
    computer: Computers, server: Server
) -> None:
    here = computer()
    login = here.run(*LOG_IN, stdin="demo\n")
    assert (login.code, login.err) == (0, "")
    assert login.out.startswith("Licensed: a shared seat")
    assert (server.seats()["free"], server.seats()["total"]) == (14, 15)

    first = here.run("status", "--json").facts
    assert (first["state"], first["basis"], first["connection"]) == (
        "Licensed",
        "shared-seat",
        "ok",
    )
    assert (first["account_id"], first["license_id"]) == ("A-0DE-002", "L-0DE-001")
    assert first["owner_id"] == "A-0DE-001"
    assert first["offline_until"] is None
    assert moment(first["seat_until"]) - moment(first["last_contact"]) == timedelta(hours=8)

    beat = here.run("heartbeat", "--json")
    assert beat.code == 0
    assert beat.facts["seat_id"] == first["seat_id"] == server.seats()["seats"][0]["seat_id"]
    assert beat.facts["last_contact"] >= first["last_contact"]

    extended = here.run("extend", "--days", "3", "--json")
    assert extended.code == 0
    assert "extended" in extended.err
    assert extended.facts["basis"] == "offline-availability"
    ahead = moment(extended.facts["offline_until"]) - moment(extended.facts["last_contact"])
    assert timedelta(days=3) - timedelta(minutes=1) < ahead <= timedelta(days=3, minutes=1)
    assert server.seats()["seats"][0]["reserved_until"] is not None

    refused = here.run("extend", "--days", "5")
    assert (refused.code, refused.out) == (1, "")
    assert "[period-not-offered]" in refused.err
    assert "Offered: 1, 3, 7" in refused.err

    returned = here.run("return-early", "--json")
    assert returned.code == 0
    assert (returned.facts["basis"], returned.facts["offline_until"]) == ("shared-seat", None)

    assert here.run("close").code == 0
    assert server.seats()["free"] == 15
    closed = here.run("status", "--json").facts
    assert (closed["state"], closed["account_id"]) == ("Closed", "A-0DE-002")
    assert server.seats()["free"] == 15, "looking does not start a client that was closed"

    logout = here.run("logout")
    assert (logout.code, logout.out) == (0, "Logged out. The seat is free.\n")
    assert here.cache_files() == []
    assert here.status()["state"] == "SignedOut"
    assert server.seats()["free"] == 15


@pytest.mark.rule("R13")
def test_a_crashed_client_that_starts_again_takes_the_same_seat(
    computer: Computers, server: Server
) -> None:
    here = computer()
    here.log_in("ada")
    before = here.status()
    crash = here.call("crash")
    assert crash.code == 0
    assert crash.out.startswith("Crashed: the server was not told.")
    assert server.seats()["in_use"] == 1
    after = here.status()
    assert after["state"] == "Licensed"
    assert after["seat_id"] == before["seat_id"]
    assert after["epoch"] > before["epoch"]
    assert server.seats()["in_use"] == 1
    here.call("crash")
    again = here.call("crash")
    assert again.code == 1
    assert again.err.splitlines() == [
        "The client is not running. [not-running]", "Start it with: seatkeeper check",
    ]  # fmt: skip


@pytest.mark.rule("R12")
def test_a_crashed_client_loses_its_seat_after_the_timeout(
    computer: Computers, server: Server
) -> None:
    here = computer()
    here.log_in("ada")
    here.call("crash")
    clock = here.call("sandbox", "clock", "--url", server.url, "--advance", "7h")
    assert clock.code == 0
    assert server.seats()["in_use"] == 1
    here.call("sandbox", "clock", "--url", server.url, "--advance", "2h")
    assert server.seats()["in_use"] == 0
    listed = here.call("sandbox", "seats", "--url", server.url)
    assert "15 of 15 free  owner@demo.example, commercial" in listed.out
    check = here.call("check", "--json")
    assert (check.code, check.facts["state"]) == (0, "Licensed")
    assert server.seats()["in_use"] == 1


@pytest.mark.rule("R105")
def test_the_usage_record_says_how_each_use_ended(
    computer: Computers, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = computer()
    here.log_in("ada")
    here.call("close")
    here.call("check")
    file = tmp_path_factory.mktemp("usage") / "usage.csv"
    usage = here.call("usage", "--csv", file)
    assert (usage.code, usage.out) == (0, "")
    lines = file.read_text().splitlines()
    assert lines[0] == "start,end,license_id,seat,reason"
    assert [line.rpartition(",")[2] for line in lines[1:]] == ["running", "closed"]
    assert server.seats()["in_use"] == 1


@pytest.mark.rule("R19")
def test_all_seats_in_use_is_said_and_costs_nothing(computer: Computers) -> None:
    here = computer()
    full = here.log_in("full")
    assert full.code == 1
    assert full.err.splitlines() == [
        "All license seats are in use. [all-seats-in-use]",
        "Wait for one: seatkeeper status --wait Licensed",
    ]
    status = here.call("status", "--json")
    assert status.code == 0
    assert (status.facts["state"], status.facts["reason"]) == ("WaitingForSeat", "all-seats-in-use")
    assert here.call("logout").code == 0


def test_waiting_for_a_state_ends_when_it_is_reached(computer: Computers, server: Server) -> None:
    here = computer()
    here.log_in("ada")
    assert here.call("status", "--wait", "Licensed").code == 0
    late = here.call("status", "--wait", "ReadOnly", "--timeout", "0.1")
    assert late.code == 1
    assert late.err.splitlines() == [
        "ReadOnly was not reached in time. [timeout]", "See how things are: seatkeeper status",
    ]  # fmt: skip
    assert here.call("status", "--wait", "Happy").code == 2


def test_another_account_must_log_out_first(computer: Computers) -> None:
    here = computer()
    here.log_in("owner")
    other = here.log_in("ben")
    assert other.code == 1
    assert "owner@demo.example is logged in" in other.err
    assert "seatkeeper logout" in other.err
    assert here.status()["basis"] == "owner-seat"


def test_forgetting_the_login_asks_for_the_password_the_next_time(
    computer: Computers, server: Server
) -> None:
    here = computer()
    assert here.call(*LOG_IN, "--forget", stdin="demo\n").code == 0
    status = here.call("status")
    assert status.out.startswith("Licensed, but to be logged in again")
    beat = here.call("heartbeat")
    assert beat.code == 1
    assert "[login-needed]" in beat.err
    assert here.log_in("ada").code == 0
    assert here.call("heartbeat").code == 0
    assert server.seats()["in_use"] == 1


@pytest.mark.rule("R63")
def test_what_makes_no_sense_for_a_license_is_said_in_words(
    computer: Computers, server: Server
) -> None:
    trial = computer("trial")
    trial.log_in("trial")
    refused = trial.call("extend", "--days", "3")
    assert refused.code == 1
    assert refused.err.splitlines() == [
        "A trial needs a connection: it cannot be made available offline. [trial]",
        "Activate a license to work without a connection.",
    ]
    returned = trial.call("return-early")
    assert returned.code == 1
    assert returned.err.startswith("There is no offline availability to give back. [not-allowed]")
    for person, reason in (("expired", "expired"), ("blocked", "blocked")):
        here = computer(person)
        login = here.log_in(person)
        assert (login.code, f"[{reason}]" in login.err) == (1, True)
        assert here.status()["reason"] == reason
        assert here.call("logout").out == "Logged out.\n", "no seat was ever held"
    assert server.seats()["in_use"] == 0
