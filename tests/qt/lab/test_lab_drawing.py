"""Where the seat timeline draws what: rows, the time axis, and what is under the pointer."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from seatkeeper.lab.clock import START
from seatkeeper.qt.lab.axis import Axis
from seatkeeper.qt.lab.drawing import Drawing
from seatkeeper.qt.lab.tracks import LATER, tracks
from tests.qt.lab.samples import HOUR, LICENSE, span

hours = st.integers(0, 40)
stretches = st.lists(st.tuples(st.sampled_from("abcdefgh"), hours, hours), max_size=30)


@given(stretches)
def test_no_stretch_covers_another_and_none_is_lost(found: list[tuple[str, int, int]]) -> None:
    spans = [span(f"{seat}{at}", a, a + b) for at, (seat, a, b) in enumerate(found)]
    rows = tracks(spans)
    assert sorted(id(one) for row in rows for one in row.spans) == sorted(map(id, spans))
    for row in rows:
        for one, after in pairwise(row.spans):
            assert (one.end or LATER) <= after.begin


def test_as_few_rows_are_drawn_as_seats_were_held_at_once() -> None:
    rows = tracks([span("a", 0, 2), span("b", 1, 3), span("c", 2, 4), span("d", 3, None)])
    assert [[one.seat for one in row.spans] for row in rows] == [["a", "c"], ["b", "d"]]
    assert [row.place for row in rows] == [1, 2]


def test_what_follows_in_the_same_seat_stays_in_its_row() -> None:
    rows = tracks(
        [span("a", 0, 2), span("b", 0, 1), span("b", 2, 3, how="closed, kept"), span("c", 1, 2)]
    )
    (row,) = [row for row in rows if any(one.how == "closed, kept" for one in row.spans)]
    assert row.spans[0].seat == "b"


def test_licenses_have_rows_of_their_own() -> None:
    rows = tracks([span("a", 0, 1), span("b", 0, 1, license_="L-0DE-003")])
    assert [(row.license, row.place) for row in rows] == [(LICENSE, 1), ("L-0DE-003", 1)]


@given(st.integers(1, 60 * 24 * 800), st.integers(200, 4000))
def test_the_words_of_the_axis_have_room_and_are_in_order(minutes: int, width: int) -> None:
    axis = Axis(START, START + timedelta(minutes=minutes), 40, width)
    places = [axis.x(at) for at, _words in axis.ticks(80)]
    assert all(b - a >= 79 for a, b in pairwise(places))
    assert all(words for _at, words in axis.ticks(80))


@given(st.floats(0, 1))
def test_a_pixel_and_its_moment_belong_together(share: float) -> None:
    axis = Axis(START, START + 8 * HOUR, 40, 800)
    x = 40 + 800 * share
    assert abs(axis.x(axis.at(x)) - x) < 0.01


def test_the_stretch_under_the_pointer_is_found(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(900, 300)
    rows = tracks([span("ada", 0, 4), span("ben", 2, None)])
    drawing = Drawing.made(
        place, rows, {}, begin=START, end=START + 8 * HOUR, now=START + 6 * HOUR, scrolled=0
    )
    tops = [y for y, track, _title in drawing.rows() if track is not None]
    for track, top in zip(rows, tops, strict=True):
        (one,) = track.spans
        inside = QPointF(drawing.axis.x(one.begin + HOUR), top + drawing.row / 2)
        assert drawing.span_at(inside) is one
        outside = QPointF(drawing.axis.x(START + 7 * HOUR), top + drawing.row / 2)
        assert drawing.span_at(outside) is None
