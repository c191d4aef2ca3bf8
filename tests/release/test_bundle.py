"""The frozen app does its whole job where there is no Python, and has nothing that it lacks there.

Made and run on Linux; docs/bundling.md says what that leaves untested on Windows and macOS.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from seatkeeper.qt.theme import LIGHT
from tests.helpers.tools import missing, require_chromium
from tests.release.bundling import ROOT, Bundle, make_bundle

pytestmark = [
    pytest.mark.proof,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(sys.platform != "linux", reason="knows what a bundle is made of on Linux"),
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The bundle of this checkout, as it is installed here."""
    if find_spec("PyInstaller") is None or find_spec("PIL") is None:
        missing('PyInstaller is not installed: pip install ".[bundle]"')
    return make_bundle(tmp_path_factory.mktemp("bundle"))


@contextmanager
def sandbox(bundle: Bundle) -> Iterator[str]:
    """The bundle's own server; gives its address."""
    with subprocess.Popen(
        [str(bundle.folder / "seatkeeper-cli"), "sandbox"],
        cwd=bundle.home, env=bundle.environment(), stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        addresses = (re.search(r"API: +(\S+)", line) for line in process.stdout)
        yield next(found[1] for found in addresses if found)
        process.send_signal(signal.SIGINT)


def test_both_programs_tell_the_version(bundle: Bundle) -> None:
    for program in ("seatkeeper", "seatkeeper-cli"):
        done = bundle.run("--version", program=program)
        assert (done.stdout.strip(), done.returncode) == (f"Seatkeeper {version('seatkeeper')}", 0)


def test_the_frozen_app_plays_the_tour_and_its_browser_gets_the_systems_libraries(
    bundle: Bundle,
) -> None:
    seen = bundle.home / "seen"
    browser = bundle.home / "bin" / "chromium"
    browser.write_text(
        f'#!/bin/sh\necho "LD_LIBRARY_PATH=$LD_LIBRARY_PATH" > "{seen}"\n'
        f'exec "{require_chromium()}" "$@"\n',
        encoding="utf-8",
    )
    browser.chmod(0o755)
    done = bundle.run("--lang", "de", "demo", "--tour", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line for line in done.stdout.splitlines() if line.startswith("ok de")]
    assert len(steps) >= 37
    assert "ok en" not in done.stdout, "only the language that was asked for"
    assert any("opened in a browser" in step for step in steps)
    assert seen.read_text("utf-8") == "LD_LIBRARY_PATH=\n"
    assert len(list((bundle.home / "out").glob("*-de-light.png"))) >= 45


def test_the_command_line_takes_a_seat_from_the_bundles_own_server(bundle: Bundle) -> None:
    laptop = ("--profile-dir", "laptop")
    with sandbox(bundle) as url:
        assert bundle.run(*laptop, "profile", "add", url).returncode == 0
        done = bundle.run(
            *laptop, "login", "--email", "ada@demo.example", "--password-stdin", said="demo\n"
        )
        assert done.stdout.startswith("Licensed"), done.stdout + done.stderr
        doctor = bundle.run(*laptop, "doctor")
        assert doctor.returncode == 0, doctor.stdout + doctor.stderr
        assert bundle.run(*laptop, "offline", "request", "request.html").returncode == 0
        assert "Kind: request" in bundle.run("offline", "inspect", "request.html").stdout
        assert bundle.run(*laptop, "logout").returncode == 0


def test_the_windowed_program_runs_without_any_standard_stream(bundle: Bundle) -> None:
    """As Windows starts a program that has no console: Python has no standard streams then."""
    folder = bundle.home / "windowed"
    with sandbox(bundle) as url:
        bundle.run("--profile-dir", str(folder), "profile", "add", url)
        with subprocess.Popen(
            ["/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', str(bundle.folder / "seatkeeper"),
             "--profile-dir", str(folder)],
            env=bundle.environment(QT_QPA_PLATFORM="offscreen"),
        ) as window:  # fmt: skip
            log = folder / "Local" / "Logs" / "seatkeeper.log"
            while window.poll() is None and "Probe: Reached" not in _text(log):
                time.sleep(0.05)
            window.send_signal(signal.SIGINT)
            assert window.wait(30) == 0
    assert "Traceback" not in _text(log)


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def test_a_module_of_ours_runs_in_a_process_of_its_own_as_python_runs_it(bundle: Bundle) -> None:
    done = bundle.run("-m", "seatkeeper.session.diagram")
    assert done.stdout == (ROOT / "docs" / "session.md").read_text("utf-8")


def test_every_data_file_of_the_packages_is_there_and_every_link_leads_somewhere(
    bundle: Bundle,
) -> None:
    for package in (ROOT / "app" / "seatkeeper", ROOT / "licensecache", ROOT / "offline"):
        for path in package.rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc", ".ts"}:
                place = bundle.library / path.relative_to(package.parent)
                assert place.exists(), place
    assert [path for path in bundle.folder.rglob("*") if not path.exists()] == []


def test_nothing_of_the_computer_that_made_it_is_dragged_along(bundle: Bundle) -> None:
    names = {path.name for path in bundle.library.rglob("*")}
    assert not {name for name in names if name.startswith(("libgtk", "libgdk", "libqgtk"))}
    assert not names & {"pytest", "mypy", "PIL", "tkinter", "hypothesis", "locust"}
    words = {path.name for path in bundle.library.rglob("PySide6/**/*.qm")}
    assert words == {"qtbase_de.qm", "qtbase_en.qm", "qtbase_es.qm"}


def test_the_icons_have_every_size_sharp_and_in_the_programs_colour(bundle: Bundle) -> None:
    from PIL import Image  # noqa: PLC0415 - in the extra that is looked for above
    from PIL.IcoImagePlugin import IcoImageFile  # noqa: PLC0415

    sizes = {(edge, edge) for edge in (16, 24, 32, 48, 64, 128, 256)}
    with IcoImageFile(bundle.made / "seatkeeper.ico") as icon:
        assert icon.info["sizes"] == sizes
        for size in sizes:
            frame = icon.ico.getimage(size).convert("RGBA")
            assert frame.size == size
            colours = frame.tobytes()  # four bytes for each point, row by row
            below_the_top = 4 * (size[0] + size[0] // 2)
            assert f"#{colours[below_the_top : below_the_top + 3].hex()}" == LIGHT.accent
            assert colours[3] < 128, "the corners are round"
    with Image.open(bundle.made / "seatkeeper.icns") as icon:
        assert (512, 512, 2) in icon.info["sizes"]


def test_windows_is_told_the_version_and_the_name_of_each_program(bundle: Bundle) -> None:
    for program in ("seatkeeper", "seatkeeper-cli"):
        text = (bundle.made / f"{program}.txt").read_text("utf-8")
        strings = dict(re.findall(r"StringStruct\(u?'(\w+)', u?'([^']*)'\)", text))
        assert strings["OriginalFilename"] == f"{program}.exe"
        assert strings["ProductVersion"].startswith(version("seatkeeper"))
