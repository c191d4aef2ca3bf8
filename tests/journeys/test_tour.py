"""The whole main job, told by the app itself: ``seatkeeper demo --tour``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The tour, played once without a display."""
    folder = tmp_path_factory.mktemp("tour")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "app"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-m", "seatkeeper", "demo", "--tour", str(folder)],
        env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    return done, folder


@pytest.mark.timeout(300)
def test_the_tour_tells_the_whole_story_without_a_display(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, _ = tour
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("FAILED")] == []
    assert sum(line.startswith("ok") for line in lines) >= 17
    assert done.stderr == ""


def test_the_tour_saves_a_picture_of_every_screen_in_light_and_dark(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = tour
    light = sorted(folder.glob("*-light.png"))
    dark = sorted(folder.glob("*-dark.png"))
    assert len(light) >= 12
    assert len(dark) >= 12
    for path in (*light, *dark):
        assert len(_colours(path)) > 8, f"{path.name} shows next to nothing"
    for path in dark:
        twin = path.with_name(path.name.replace("-dark", "-light"))
        assert _brightness(path) < 100 < _brightness(twin), path.name


def test_the_gallery_shows_every_picture(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = tour
    gallery = (folder / "index.html").read_text("utf-8")
    assert [path.name for path in folder.glob("*.png") if path.name not in gallery] == []


def _samples(path: Path) -> list[int]:
    image = QImage(str(path))
    assert image.width() >= 400
    assert image.height() >= 200
    small = image.scaled(60, 40)
    return [small.pixel(x, y) for x in range(60) for y in range(40)]


def _colours(path: Path) -> set[int]:
    return set(_samples(path))


def _brightness(path: Path) -> float:
    pixels = _samples(path)
    return sum((p >> 8) & 0xFF for p in pixels) / len(pixels)
