"""Reports of scenarios: for build servers, and a page for people that holds no secret."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from seatkeeper.lab.clock import START
from seatkeeper.lab.reports.scenario_junit import as_junit
from seatkeeper.lab.reports.scenario_page import Picture, as_html
from seatkeeper.lab.reports.seat_chart import draw
from seatkeeper.lab.scenarios.outcome import RunReport
from seatkeeper.lab.timeline import SeatSpan
from tests.lab.playing import close_labs, run, script

__all__ = ["close_labs"]

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def report() -> RunReport:
    """One scenario that passes, one that fails, one that is not reached."""
    good = script(
        "{log in: ada, on: laptop}", "{log in: owner, on: desk}", "{close: desk}", "advance: 3h",
        name="good",
    )  # fmt: skip
    bad = script(
        "{log in: ben, on: laptop, password: <b>wrong & secret</b>}",
        "{expect: laptop, is: licensed}", "{crash: laptop}", name="bad",
    )  # fmt: skip
    return run(good, bad, good, fail_fast=True)


def test_the_junit_report_counts_and_leads_to_the_line(report: RunReport) -> None:
    root = ET.fromstring(as_junit(report))  # noqa: S314 - what we have just written
    counted = {name: int(root.attrib[name]) for name in ("tests", "failures", "skipped", "errors")}
    assert counted == {"tests": 3, "failures": 1, "skipped": 1, "errors": 0}
    good, bad, _ = root.iter("testcase")
    assert (bad.attrib["name"], bad.attrib["file"], bad.attrib["line"]) == ("bad", "bad.yaml", "6")
    failure = bad.find("failure")
    assert failure is not None
    assert "expected laptop to be licensed, but it is signed-out" in failure.attrib["message"]
    assert "bad.yaml:6" in (failure.text or "")
    assert "advance" not in (good.findtext("system-out") or "")
    assert "3 h pass by (+3 h)" in (good.findtext("system-out") or "")


def test_the_page_tells_the_story_and_runs_and_fetches_nothing(report: RunReport) -> None:
    page = as_html(report)
    assert "1 of 3 scenarios failed" in page
    assert "expected laptop to be licensed, but it is signed-out" in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"<script|<link|src=|url\(|style=|@import| on\w+=", page)
    leads_to = re.findall(r'href="([^"]*)"', page)
    assert {"#s1", "#s2", "#s3"} <= set(leads_to)
    assert all(f'id="{target.removeprefix("#")}"' in page for target in leads_to)
    assert page.count('<details class="scenario') == 3
    assert "seat-answer+jws" in page, "the wire is decoded"
    assert "&lt;b&gt;wrong" in page, "the file is shown"
    assert "<b>wrong" not in page


def test_the_page_holds_no_secret_unless_it_was_asked_for(report: RunReport) -> None:
    """The wrong password is in the file itself, which the page shows; that of Ada is nowhere."""
    password = "&#34;password&#34;: &#34;"
    assert f"{password}[redacted]" in as_html(report)
    assert set(re.findall(f"{password}([^&]*)", as_html(report))) == {"[redacted]"}


def test_pictures_are_inside_the_page_and_only_then_allowed(report: RunReport) -> None:
    page = as_html(report, pictures=[Picture("The <lab>", b"\x89PNG")])
    assert 'src="data:image/png;base64,iVBORw=="' in page
    assert "The &lt;lab&gt;" in page
    assert "img-src data:" in page
    assert "img-src" not in as_html(report)


# --- the drawing of seats -------------------------------------------------------------------------

SPAN = SeatSpan("s1", "L-1", "ada@demo.example", "laptop", START, START + HOUR, "in use", "closed")


def test_a_seat_is_drawn_as_long_as_it_was_held() -> None:
    lasting = replace(SPAN, seat="s2", begin=START + 2 * HOUR, end=None, how="reserved", ended="")
    chart = draw([SPAN, lasting, replace(SPAN, computer="")], START, START + 4 * HOUR)
    assert chart is not None
    (row,) = chart.rows
    assert (row.name, row.account) == ("laptop", "ada@demo.example")
    first, second = row.bars
    assert first.x == chart.left
    assert second.width == pytest.approx(2 * first.width, abs=0.1)
    assert (first.lasts, second.lasts) == (False, True)
    assert [kind for _, kind in chart.kinds] == ["in-use", "reserved"]
    assert "until 05 Mar 10:30: closed" in first.words
    assert chart.ticks[0].words == "10:00"


@pytest.mark.parametrize("days", [0.01, 0.3, 1, 5, 40, 400, 4000, 40000])
def test_the_axis_has_a_handful_of_marks_however_long_it_is(days: float) -> None:
    end = START + timedelta(days=days)
    chart = draw([replace(SPAN, end=None)], START, end)
    assert chart is not None
    assert 1 <= len(chart.ticks) <= 8
    assert len({tick.words for tick in chart.ticks}) == len(chart.ticks)


def test_nothing_is_drawn_where_no_time_passed_or_nobody_had_a_seat() -> None:
    assert draw([SPAN], START, START) is None
    assert draw([], START, START + HOUR) is None


def test_of_very_many_computers_some_are_left_out_and_counted() -> None:
    spans = [replace(SPAN, computer=f"desk-{number}") for number in range(45)]
    chart = draw(spans, START, START + HOUR)
    assert chart is not None
    assert (len(chart.rows), chart.left_out) == (40, 5)
