"""Clients and servers that break a promise, each with a history in which it shows.

They are there so that the proof can show that it would notice. The same history is harmless where
nothing is broken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from seatkeeper.sandbox import choosing, grants, sweeping
from seatkeeper.sandbox.capacity import Load
from seatkeeper.sandbox.choosing import Survey
from seatkeeper.sandbox.model import LicenseRow, SeatRow
from seatkeeper.sandbox.refusal import RefusedError
from seatkeeper.sandbox.seats import Seats
from seatkeeper.service.giving_back import GivingBack
from seatkeeper.session import events as ev
from seatkeeper.session import machine
from seatkeeper.session.states import Licensed
from seatkeeper.session.table import TABLE
from tests.journeys.cables import Mishap, Trouble
from tests.journeys.history import History

__all__ = ["BROKEN", "Broken"]


@dataclass(frozen=True, slots=True)
class Broken:
    """One way to break a promise.

    Attributes:
        name: What is broken.
        breaks: Breaks it.
        history: What happens.
        noticed: What the proof says.
    """

    name: str
    breaks: Callable[[pytest.MonkeyPatch], None]
    history: Callable[[History], None]
    noticed: str


def _three_work(history: History) -> None:
    """The owner at computer 1, Ada at 2 and 3; computers 0 and 4 are switched off."""
    for _ in range(3):
        history.start(1, None)


def _one_seat_too_many(patch: pytest.MonkeyPatch) -> None:
    def has_room(license_: LicenseRow, occupied: Load, **_who: object) -> bool:
        return occupied.seats(license_) <= license_.seats

    patch.setattr(choosing, "has_room", has_room)


def _ben_wants_a_seat(history: History) -> None:
    _three_work(history)
    history.start(1, None)
    history.log_in(0, None, keep=True, guest=None)


def _the_intent_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    def forget(_giving: GivingBack, _effect: object) -> None:
        """Nothing is written down."""

    patch.setattr(GivingBack, "mark_releasing", forget)


def _the_power_goes_while_ada_logs_out(history: History) -> None:
    _three_work(history)
    history.extend(1, None, 30)
    history.log_out(1, Mishap(Trouble.POWER_CUT_AFTER), anyway=False)
    history.cut_or_mend(2, cut=True)
    history.start(1, None)


def _older_epochs_are_accepted(patch: pytest.MonkeyPatch) -> None:
    def find(seats: Seats, seat_id: str, _epoch: int) -> SeatRow:
        return seats.session.get_one(SeatRow, seat_id)

    patch.setattr(Seats, "_find", find)


def _ada_copies_a_computer(history: History) -> None:
    _three_work(history)
    history.copy_to_another_computer(1, 5)
    history.start(2, None)
    history.everybody_asks(0)


def _totals_are_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(grants, "is_own", lambda *_: True)


def _a_refusal_tells_who_is_in_the_way(patch: pytest.MonkeyPatch) -> None:
    refusal = Survey.refusal

    def tell(survey: Survey, *about: Any) -> RefusedError:
        refused = refusal(survey, *about)
        refused.detail = "Ada Ash has the seats"
        return refused

    patch.setattr(Survey, "refusal", tell)


def _nothing_times_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sweeping, "_time_out", lambda *_: None)


def _a_computer_crashes_and_nine_hours_pass(history: History) -> None:
    _three_work(history)
    history.crash(1)
    history.advance(timedelta(hours=9), asleep=False)


def _the_end_is_ignored(patch: pytest.MonkeyPatch) -> None:
    table = dict(TABLE)
    row = table[Licensed, ev.SeatEnded]
    table[Licensed, ev.SeatEnded] = replace(row, handle=lambda state, _event, _now: (state, ()))
    patch.setattr(machine, "TABLE", table)


def _ada_is_blocked(history: History) -> None:
    _three_work(history)
    history.block("ada", blocked=True)
    history.ask(1, None)


BROKEN = (
    Broken("the server gives one seat too many", _one_seat_too_many, _ben_wants_a_seat,
           "seats of .* are taken"),
    Broken("the client forgets the intent to release", _the_intent_is_forgotten,
           _the_power_goes_while_ada_logs_out, "desk 2 works without its seat"),
    Broken("the server accepts an older epoch", _older_epochs_are_accepted,
           _ada_copies_a_computer, "desks 2 and 5 work on one seat"),
    Broken("the server tells everybody the totals", _totals_are_told, _ada_is_blocked,
           "the totals of a pool"),
    Broken("the server tells who is in the way", _a_refusal_tells_who_is_in_the_way,
           _ben_wants_a_seat, "another invited user"),
    Broken("the server forgets the timeout", _nothing_times_out,
           _a_computer_crashes_and_nine_hours_pass, "nothing was heard of it"),
    Broken("the client does not listen", _the_end_is_ignored, _ada_is_blocked,
           "believes in a seat that has ended"),
)  # fmt: skip
