"""Without a display: nothing hangs and nothing crashes; each command says what it does instead."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.mark.parametrize("simulated", [True, False])
def test_the_app_without_a_display_says_so(tmp_path: Path, simulated: bool) -> None:
    done = Terminal(tmp_path, simulated=simulated).run()
    assert done.code == 2
    assert "no display" in done.err
    assert "seatkeeper --help" in done.err


def test_the_lab_without_a_display_says_so_and_what_does_without_one(tmp_path: Path) -> None:
    done = Terminal(tmp_path).run("lab")
    assert (done.code, done.out) == (2, "")
    assert "[no-display]" in done.err
    assert "seatkeeper lab run" in done.err


@pytest.mark.timeout(180)
def test_a_tour_that_cannot_save_its_pictures_says_so_and_touches_nothing(
    tmp_path: Path,
) -> None:
    taken = tmp_path / "seatkeeper-tour"
    taken.write_text("a file where the folder of the pictures would go", "utf-8")
    done = Terminal(tmp_path).run("demo", "--tour", taken)
    assert done.code == 1
    assert f"cannot be saved in {taken}" in done.out
    assert taken.is_file()
