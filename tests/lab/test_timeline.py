"""Who held which seat, from when to when, and why it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from seatkeeper.lab.clock import START
from seatkeeper.lab.lab import Lab
from seatkeeper.lab.timeline import SeatSpan
from tests.lab.labs import ORCHARD

HOUR = timedelta(hours=1)


def spans(lab: Lab, license_id: str = ORCHARD) -> list[SeatSpan]:
    """The spans of one license."""
    return [span for span in lab.timeline.spans() if span.license == license_id]


def test_a_span_lasts_from_the_login_to_the_end_of_the_app(lab: Lab) -> None:
    lab.computer("laptop").log_in("ada")
    (open_,) = spans(lab)
    assert (open_.begin, open_.end, open_.how, open_.ended) == (START, None, "in use", "")
    assert (open_.account, open_.computer) == ("ada@demo.example", "laptop")
    lab.advance(HOUR)
    lab.computer("laptop").close()
    (over,) = spans(lab)
    assert (over.begin, over.end, over.ended) == (START, START + HOUR, "closed")


def test_a_crash_ends_when_the_server_has_lost_patience(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.crash()
    lab.advance(24 * HOUR)
    (span,) = spans(lab)
    assert (span.end, span.ended) == (START + 8 * HOUR, "timed out")


def test_a_seat_that_is_taken_again_is_a_new_span(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.crash()
    lab.advance(9 * HOUR)
    laptop.start()
    first, second = spans(lab)
    assert first.seat == second.seat
    assert (first.end, second.begin) == (START + 8 * HOUR, START + 9 * HOUR)


def test_a_kept_seat_is_seen_to_be_kept(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("owner")
    lab.advance(HOUR)
    laptop.close()
    lab.advance(HOUR)
    laptop.start()
    assert [(span.how, span.ended) for span in spans(lab)] == [
        ("in use", "closed"),
        ("closed, kept", "started again"),
        ("in use", ""),
    ]


def test_a_reservation_is_seen_and_ends_by_itself(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.extend(1)
    laptop.close()
    lab.advance(timedelta(days=2))
    in_use, kept = spans(lab)
    assert (in_use.ended, kept.how) == ("reserved", "reserved")
    assert (kept.end, kept.ended) == (START + timedelta(days=1), "no longer reserved")


def test_every_end_says_why(lab: Lab) -> None:
    ends: list[tuple[str, datetime | None]] = []
    acts: tuple[Callable[[], object], ...] = (
        lambda: lab.office.free("ada"),
        lambda: lab.computer("laptop").log_out(),
        lambda: lab.office.block("ada"),
    )
    for number, end in enumerate(acts):
        lab.computer("laptop").start()
        if lab.computer("laptop").state_name == "SignedOut":
            lab.computer("laptop").log_in("ada")
        lab.advance(timedelta(minutes=1))
        end()
        ends.append((spans(lab)[-1].ended, spans(lab)[-1].end))
        assert len(spans(lab)) == number + 1
    assert ends == [
        ("freed", START + timedelta(minutes=1)),
        ("released", START + timedelta(minutes=2)),
        ("blocked", START + timedelta(minutes=3)),
    ]


def test_seats_of_other_computers_are_there_without_a_name(lab: Lab) -> None:
    lab.observe()
    (span,) = spans(lab, "L-0DE-007")
    assert (span.computer, span.how, span.end) == ("", "validated offline", None)
