"""The sdist is complete, and the wheel made from it holds what the program needs, and no more."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.helpers.tools import missing

ROOT = Path(__file__).parents[2]
PACKAGES = (ROOT / "app" / "seatkeeper", ROOT / "licensecache", ROOT / "offline")

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an sdist, and with the wheel that was made from it."""
    if find_spec("build") is None or find_spec("twine") is None:
        missing('build and twine are not installed: pip install ".[bundle]"')
    folder = tmp_path_factory.mktemp("dist")
    python("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return folder


def python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sources() -> set[str]:
    """Every file of the packages, as a wheel names it."""
    return {
        path.relative_to(package.parent).as_posix()
        for package in PACKAGES
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".qm"}
    }


def test_the_wheel_has_every_file_of_the_packages_and_compiled_words_instead_of_their_source(
    dist: Path,
) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        held = {name for name in content.namelist() if ".dist-info/" not in name}
    words = {name for name in sources() if name.endswith(".ts")}
    assert words, "there are translations"
    compiled = {name.removesuffix(".ts") + ".qm" for name in words}
    assert held == (sources() - words) | compiled


def test_the_wheel_has_its_license_its_command_and_its_plugin(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        info = {name.rpartition("/")[2]: name for name in content.namelist() if "dist-info" in name}
        points = content.read(info["entry_points.txt"]).decode()
    assert "LICENSE" in info
    assert "seatkeeper = seatkeeper.__main__:main" in points
    assert "seatkeeper = seatkeeper.pytest_plugin" in points


def test_the_sdist_has_what_it_takes_to_build_test_and_read_it(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as content:
        held = {name.partition("/")[2] for name in content.getnames()}
    expected = {
        "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
        "app/build_translations.py", "app/bundle/seatkeeper.spec", "docs/architecture.md",
        "docs/openapi.json", "tests/conftest.py", "tests/vectors/cache/v1.json",
    }  # fmt: skip
    assert expected <= held
    assert not {name for name in held if name.endswith((".pyc", ".qm"))}


def test_an_index_would_take_both(dist: Path) -> None:
    said = python("-m", "twine", "check", "--strict", *(str(path) for path in dist.iterdir()))
    assert said.count("PASSED") == 2
