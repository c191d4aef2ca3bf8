"""Playing scenarios, each in a lab of its own, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from seatkeeper.lab.clock import START
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.redaction import redact
from seatkeeper.lab.scenarios.fields import Known
from seatkeeper.lab.scenarios.loading import Script
from seatkeeper.lab.scenarios.outcome import Outcome, RunReport, ScenarioResult, StepResult
from seatkeeper.lab.scenarios.stage import Stage
from seatkeeper.lab.scenarios.step import ExpectationError, StepError, StoppedError
from seatkeeper.session.machine import IllegalEventError

if TYPE_CHECKING:
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.scenarios.step import Step

__all__ = ["WIRE_KEPT", "Observer", "OpenLab", "play", "run_scripts"]

WIRE_KEPT: Final = 300
"""Exchanges of one scenario that its result keeps, the newest."""


class OpenLab(Protocol):
    """Opens a fresh lab."""

    def __call__(
        self, *, heartbeat_seconds: int, timeout_seconds: int
    ) -> AbstractContextManager[Lab]:
        """Open it, with a server of these periods."""
        ...


class Observer(Protocol):
    """Is told how a run goes, on the thread that runs it."""

    def begins(self, script: Script, number: int, total: int) -> None:
        """A scenario begins, the ``number``-th (from 1) of ``total``."""
        ...

    def stepped(self, script: Script, step: StepResult) -> None:
        """A step has ended."""
        ...

    def ended(self, result: ScenarioResult) -> None:
        """A scenario has ended, or was not played."""
        ...


def _never() -> bool:
    return False


def run_scripts(
    scripts: Sequence[Script],
    *,
    open_lab: OpenLab,
    now: Callable[[], datetime],
    elapsed: Callable[[], timedelta],
    told: Observer,
    fail_fast: bool = False,
    go_on: bool = False,
    keep_secrets: bool = False,
    stop: Callable[[], bool] = _never,
) -> RunReport:
    """Play scenarios one after the other.

    Args:
        scripts: Which, in this order.
        open_lab: Opens a fresh lab.
        now: The real time, aware UTC.
        elapsed: The real steady clock.
        told: Is told how it goes.
        fail_fast: Play no more after the first that fails.
        go_on: Play a scenario to its end although a step has failed.
        keep_secrets: Keep passwords and tokens in what is kept of the wire.
        stop: Is asked between steps, and at every event while time passes, whether to end; what is
            left counts as skipped, the step in whose midst it was included.
    """
    began, start = now(), elapsed()
    results: list[ScenarioResult] = []
    for number, script in enumerate(scripts, 1):
        over = stop() or (fail_fast and any(one.outcome is Outcome.FAILED for one in results))
        if over:
            result = _unplayed(script)
        else:
            told.begins(script, number, len(scripts))
            result = play(
                script, open_lab=open_lab, elapsed=elapsed, told=told, go_on=go_on,
                keep_secrets=keep_secrets, stop=stop,
            )  # fmt: skip
        results.append(result)
        told.ended(result)
    return RunReport(tuple(results), began, elapsed() - start)


def play(
    script: Script,
    *,
    open_lab: OpenLab,
    elapsed: Callable[[], timedelta],
    told: Observer,
    go_on: bool = False,
    keep_secrets: bool = False,
    stop: Callable[[], bool] = _never,
) -> ScenarioResult:
    """Play one scenario; arguments as for ``run_scripts``."""
    start, server = elapsed(), script.scenario.server
    with open_lab(
        heartbeat_seconds=round(server.heartbeat.total_seconds()),
        timeout_seconds=round(server.timeout.total_seconds()),
    ) as lab:
        began = lab.clock.now()
        stage = _set_up(script, lab, stop)
        steps: list[StepResult] = []
        over = False
        goes_on = {Outcome.PASSED, Outcome.FAILED} if go_on else {Outcome.PASSED}
        for number, (step, line) in enumerate(_with_lines(script), 1):
            over = over or stop()
            plan = StepResult(
                number, line, number <= len(script.scenario.given), step.expects, step.told(),
                Outcome.SKIPPED, lab.clock.now(),
            )  # fmt: skip
            result = plan if over else _step(stage, step, plan, elapsed)
            steps.append(result)
            if not over:
                told.stepped(script, result)
            over = over or result.outcome not in goes_on
        exchanges = len(lab.wire)
        left_out = max(exchanges - WIRE_KEPT, 0)
        wire = lab.wire.entries(start=left_out, count=WIRE_KEPT)
        return ScenarioResult(
            script=script,
            outcome=_judged(steps),
            steps=tuple(steps),
            took=elapsed() - start,
            began=began,
            ended=lab.clock.now(),
            wire=tuple(wire if keep_secrets else map(redact, wire)),
            left_out=left_out,
            spans=tuple(lab.timeline.spans()),
        )


def _with_lines(script: Script) -> Iterable[tuple[Step, int]]:
    return zip(script.scenario.all_steps(), script.lines, strict=True)


def _set_up(script: Script, lab: Lab, stop: Callable[[], bool]) -> Stage:
    """Put up the computers and bring in the people."""
    scenario = script.scenario
    for name, computer in scenario.computer_specs().items():
        lab.computer(name, platform=computer.platform, process=computer.process)
    for name, person in scenario.person_specs().items():
        lab.office.invite(name, owner=person.joins)
    return Stage(lab, scenario.known(Known.COMPUTER), scenario.known(Known.PERSON), stop)


def _step(
    stage: Stage, step: Step, plan: StepResult, elapsed: Callable[[], timedelta]
) -> StepResult:
    start, exchanges = elapsed(), len(stage.lab.wire)
    if not step.expects:
        stage.before = exchanges
    outcome = Outcome.PASSED
    failure: tuple[str, ...] = ()
    try:
        step.play(stage)
    except ExpectationError as error:
        outcome = Outcome.FAILED
        failure = tuple(f"expected {wanted}, but {got}" for wanted, got in error.differences)
    except (StepError, LabError, IllegalEventError) as error:
        outcome, failure = Outcome.FAILED, (str(error),)
    except StoppedError:
        outcome = Outcome.SKIPPED
    return replace(
        plan,
        outcome=outcome,
        passed=stage.lab.clock.now() - plan.at,
        took=elapsed() - start,
        failure=failure,
        exchanges=len(stage.lab.wire) - exchanges,
    )


def _judged(steps: Sequence[StepResult]) -> Outcome:
    outcomes = {step.outcome for step in steps}
    for outcome in (Outcome.FAILED, Outcome.SKIPPED):
        if outcome in outcomes:
            return outcome
    return Outcome.PASSED


def _unplayed(script: Script) -> ScenarioResult:
    """A scenario that was not reached."""
    given = len(script.scenario.given)
    steps = tuple(
        StepResult(number, line, number <= given, step.expects, step.told(), Outcome.SKIPPED, START)
        for number, (step, line) in enumerate(_with_lines(script), 1)
    )
    return ScenarioResult(script, Outcome.SKIPPED, steps, timedelta(0), START, START)
