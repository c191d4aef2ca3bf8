"""A stranger's project, with the wheel installed and pytest, and nothing else of ours."""

from __future__ import annotations

from tests.plugin.conftest import STRANGER, Pytest

TEST = (STRANGER / "test_seats.py").read_text("utf-8")

NEVER = """
import pytest


@pytest.fixture
def lab_timing():
    from seatkeeper.sandbox.timing import Timing

    return Timing(timeout_seconds=10**6)
"""


def test_the_test_of_ten_lines_passes(run_pytest: Pytest) -> None:
    done = run_pytest(test_seats=TEST)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
    assert len(TEST.strip().splitlines()) <= 10


def test_it_fails_where_the_timeout_never_comes(run_pytest: Pytest) -> None:
    done = run_pytest(test_seats=TEST, conftest=NEVER)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "assert 1 == 0" in done.stdout
