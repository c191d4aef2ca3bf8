"""The whole main job, told by the app itself: ``seatkeeper demo --tour``."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.proof


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
        [sys.executable, "-m", "seatkeeper", "demo", "--tour", folder.name], cwd=folder.parent,
        env=environment, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    return done, folder


@pytest.mark.timeout(600)
def test_the_tour_tells_the_whole_story_without_a_display(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, _ = tour
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("FAILED")] == []
    for language in ("en", "de"):
        assert sum(line.startswith(f"ok {language}") for line in lines) >= 37
    assert done.stderr == ""


def test_the_tour_saves_every_screen_in_both_languages_in_light_and_dark(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = tour
    dark = sorted(folder.glob("*-dark.png"))
    assert len(dark) >= 2 * 45
    for path in dark:
        twin = path.with_name(path.name.replace("-dark", "-light"))
        assert len(_colours(path)) > 8, f"{path.name} shows next to nothing"
        assert len(_colours(twin)) > 8, f"{twin.name} shows next to nothing"
        assert _brightness(path) < 100 < _brightness(twin), path.name
        other = path.with_name(path.name.replace("-de-", "-en-"))
        assert other == path or other.read_bytes() != path.read_bytes(), f"{path.name} is English"
    assert len(list(folder.glob("*-en-dark.png"))) == len(list(folder.glob("*-de-dark.png")))


def test_the_gallery_shows_every_picture_without_scripts_or_a_server(
    tour: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = tour
    gallery = (folder / "index.html").read_text("utf-8")
    shown = re.findall(r'<img src="([^"]+)"', gallery)
    assert sorted(shown) == sorted(path.name for path in folder.glob("*.png"))
    assert "default-src 'none'" in gallery
    assert not re.search(r"<script|https?:|\son\w+=", gallery)


def _samples(path: Path) -> list[int]:
    image = QImage(str(path))
    assert image.width() >= 400
    assert image.height() >= 150
    small = image.scaled(60, 40)
    return [small.pixel(x, y) for x in range(60) for y in range(40)]


def _colours(path: Path) -> set[int]:
    return set(_samples(path))


def _brightness(path: Path) -> float:
    pixels = _samples(path)
    return sum((p >> 8) & 0xFF for p in pixels) / len(pixels)
