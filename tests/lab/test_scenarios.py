"""Playing scenarios: the shipped ones pass, and what fails is told so that it can be understood."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from seatkeeper.lab.scenarios.loading import load, load_file
from seatkeeper.lab.scenarios.outcome import Outcome
from seatkeeper.lab.scenarios.shipped import shipped
from tests.lab.playing import Notes, close_labs, play_script, run, script

__all__ = ["close_labs"]

SHIPPED = shipped()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_passes(name: str) -> None:
    result = play_script(load_file(SHIPPED[name]))
    assert result.outcome is Outcome.PASSED, result.failure


def failure(*steps: str) -> tuple[str, ...]:
    """What is told of the last step, which fails."""
    result = play_script(script(*steps))
    outcomes = [step.outcome for step in result.steps]
    assert outcomes == [Outcome.PASSED] * (len(steps) - 1) + [Outcome.FAILED], result.failure
    return result.steps[-1].failure


def test_a_failed_expectation_says_what_was_expected_and_what_came() -> None:
    told = failure(
        "{log in: ada, on: laptop}",
        "{expect: laptop, is: licensed, basis: owner-seat, license of: ben, offline for: 3d,"
        " expires on: '2030-01-01', sees seats: 1 of 2, trial days left: 3, can: take-seat,"
        " cannot: extend, same seat: true}",
    )
    assert told == (
        "expected laptop to allow take-seat, but it does not",
        "expected laptop to not allow extend, but it does",
        "expected laptop to be licensed by owner-seat, but it is shared-seat",
        "expected laptop to use a license of ben@demo.example, but it is owner@demo.example",
        "expected laptop to work offline for 3d, but it is no-time",
        "expected laptop to use a license that ends on 2030-01-01, but it is 2031-01-29",
        "expected laptop to see seats 1 of 2, but it is none",
        "expected laptop to have trial days 3, but it is None",
        "expected laptop to have the same seat: True, but it is False",
    )


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (["{expect: laptop, is: idle}"], "expected laptop to be idle, but it is not-running"),
        (["{log in: full, on: laptop}", "{expect: laptop, because: blocked}"],
         "expected laptop to be so because of blocked, but it is waiting because of"),
        (["{log in: full, on: laptop}", "{expect: laptop, place in queue: 2}"],
         "expected laptop to be at place 2 of the queue, but it is at None"),
        (["{log in: full, on: laptop}", "{expect: laptop, basis: trial}"],
         "expected laptop to be licensed, but it is waiting"),
        (["{start: laptop}", "{expect: laptop, told: logged-out}"],
         "expected laptop to show 'logged-out', but it is signed-out"),
        (["{start: laptop}", "{expect: laptop, notified: seat-free}"],
         "expected laptop to have notified of 'seat-free', but it told of nothing"),
        (["{expect seats of: owner, free: 3, in use: 1}"],
         "expected 3 of owner's seats free, but 15 are"),
        (["{expect seats of: owner, held by: {ada: 2}}"],
         "expected seats to be held by ada 2, but they are held by nobody"),
        (["{expect seats of: ada, free: 3}"], "ada has no pool of seats"),
        (["{start: laptop}", "{expect requests: 3, from: laptop, like: PUT}"],
         "expected 3 requests like 'PUT' from laptop, but there were 0"),
        (["{start: laptop}", "{expect wire of: laptop, says: ada}"],
         "expected the requests to say 'ada', but they do not"),
        (["{log in: ada, on: laptop}", "{expect wire of: laptop, never says: ADA@}"],
         "expected the requests never to say 'ADA@', but they do"),
        (["{log in: ada, on: laptop}", "{expect wire of: laptop, like: PUT, fields: epoch}"],
         "expected no other fields than epoch, but there is nonce, platform"),
        (["{expect wire of: laptop, says: ada}"], "nothing of the kind went over the wire"),
        (["{expect history of: laptop, ended: freed}"],
         "expected the last seat of laptop to have ended: freed, but it never had one"),
        (["{close: laptop}"], "the app does not run on laptop"),
        (["{start: laptop}", "{sleep: laptop}", "{try again: laptop}"], "laptop is asleep"),
        (["{wake: laptop}"], "laptop does not sleep"),
        (["{start: laptop}", "{extend: laptop, days: 3}"],
         "laptop cannot be made available offline now: the app does not allow it (SignedOut)"),
        (["{log in: [ada, ben], on: laptop}"], "2 people cannot log in on 1 computers"),
        (["{remember seat of: laptop}"], "laptop has no seat"),
        (["{request trial: owner}"], "owner gets no trial: regular-license"),
        (["{advance to: queue-turn, of: desk}"], "no queue-turn of desk comes"),
    ],
)  # fmt: skip
def test_a_step_that_fails_says_why(steps: list[str], told: str) -> None:
    assert failure(*steps)[0].startswith(told)


REQUEST = ("{unplug: laptop}", "{start: laptop}", "{make request: laptop, file: q}")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("{accept request: q, as: owner, file: a}", "expected a response, but the portal refused:"),
        ("{accept request: q, as: permanent, file: a, refused: A trial}",
         "expected a refusal with the words 'A trial', but the portal gave a response"),
        ("{accept request: q, as: owner, file: a, refused: A trial}",
         "expected a refusal with the words 'A trial', but the portal refused: "),
        ("{open response: q, on: laptop}", "expected it to be accepted, but it was refused by"),
        ("{open response: q, on: laptop, refused: unused}",
         "expected the check 'unused' to refuse it, but it was refused by the check 'kind'"),
    ],
)  # fmt: skip
def test_an_offline_exchange_that_goes_otherwise_is_told(step: str, told: str) -> None:
    assert failure(*REQUEST, step)[0].startswith(told)


# --- how a run goes -------------------------------------------------------------------------------

GOOD = script("advance: 1h", name="good")
BAD = script("{start: laptop}", "{close: desk}", "{crash: laptop}", name="bad")


def test_a_scenario_ends_at_its_first_failure_unless_it_is_to_go_on() -> None:
    ended, gone_on = play_script(BAD), play_script(BAD, go_on=True)
    assert [step.outcome.value for step in ended.steps] == ["passed", "failed", "skipped"]
    assert [step.outcome.value for step in gone_on.steps] == ["passed", "failed", "passed"]
    assert ended.outcome is gone_on.outcome is Outcome.FAILED
    assert ended.failure is not None
    assert ended.failure.line == 6


def test_a_run_tells_how_it_goes_and_fails_fast_when_asked_to() -> None:
    notes = Notes()
    report = run(BAD, GOOD, told=notes, fail_fast=True)
    assert notes.said == ["1/2 bad", "5 passed", "6 failed", "bad failed", "good skipped"]
    assert not report.passed
    assert [step.outcome for step in report.results[1].steps] == [Outcome.SKIPPED]
    assert run(BAD, GOOD).count(Outcome.PASSED) == 1
    assert run(GOOD).passed
    assert not run().passed, "nothing was played"


def test_a_run_can_be_stopped_between_two_steps() -> None:
    answers = iter([False, False, False, True, True])
    report = run(BAD, GOOD, go_on=True, stop=lambda: next(answers))
    outcomes = [[step.outcome.value for step in one.steps] for one in report.results]
    assert outcomes == [["passed", "failed", "skipped"], ["skipped"]]


@pytest.mark.parametrize("step", ["advance: 365d", "{advance to: license-expiry}"])
def test_a_run_can_be_stopped_in_the_midst_of_a_long_step(step: str) -> None:
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(len(asked) > 5)
        return asked[-1]

    long = script("{log in: ada, on: laptop}", step, "{crash: laptop}", name="long")
    notes = Notes()
    (result,) = run(long, told=notes, go_on=True, stop=stop).results
    assert [one.outcome.value for one in result.steps] == ["passed", "skipped", "skipped"]
    assert notes.said[1:] == ["5 passed", "6 skipped", "long skipped"]
    assert timedelta(0) < result.steps[1].passed < timedelta(hours=2)
    assert len(asked) == 7, "nobody asks once more"


def test_each_scenario_has_a_lab_of_its_own() -> None:
    alone = script("{log in: ada, on: laptop}", "{expect seats of: owner, in use: 1}")
    assert run(alone, alone).passed


def test_the_wire_of_a_result_is_without_secrets_unless_they_are_kept() -> None:
    story = script("{log in: ada, on: laptop}")
    clean, kept = (
        b"".join(entry.request_body for entry in play_script(story, keep_secrets=keep).wire)
        for keep in (False, True)
    )
    assert b'"demo"' in kept
    assert b'"demo"' not in clean
    assert b"ada@demo.example" in clean


def test_the_periods_of_the_server_are_the_scenarios() -> None:
    text = """format: seatkeeper-scenario/1
title: A quick server
server: {heartbeat: 1m, timeout: 5m}
computers: [laptop]
steps:
  - {log in: ada, on: laptop}
  - advance: 10m
  - {expect: laptop, is: licensed}
  - {crash: laptop}
  - advance: 5m
  - {expect seats of: owner, free: 15}
"""
    result = play_script(load(text, "quick.yaml"))
    assert result.outcome is Outcome.PASSED, result.failure
    beats = [entry for entry in result.wire if re.match(r"/v1/seats/\w+/heartbeat", entry.path)]
    assert len(beats) == 10
