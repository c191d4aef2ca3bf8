"""Where things live on each platform."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from seatkeeper.system.folders import Folders, platform_folders, simulated_folders


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "AppData" / "Roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData" / "Local"))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.rule("R101")
@pytest.mark.parametrize(
    ("platform", "roaming", "local"),
    [
        (Windows, "AppData/Roaming/Seatkeeper", "AppData/Local/Seatkeeper"),
        (
            MacOS,
            "Library/Application Support/Seatkeeper",
            "Library/Application Support/Seatkeeper/Local",
        ),
        (Unix, ".local/share/Seatkeeper", ".local/state/Seatkeeper"),
    ],
    ids=["windows", "macos", "linux"],
)
def test_the_cache_is_in_the_folders_of_the_platform(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: type[PlatformDirsABC],
    roaming: str,
    local: str,
) -> None:
    if platform is Windows:
        # platformdirs asks Windows itself; elsewhere its own fallback is the environment.
        from platformdirs import windows  # noqa: PLC0415 - of this platform's case alone

        monkeypatch.setattr(
            windows, "get_win_folder", windows.get_win_folder_from_env_vars, raising=True
        )
    found = platform_folders(platform)
    assert found.roaming_cache == home / roaming / "LicenseCache"
    assert found.local_cache == home / local / "LicenseCache"
    assert found.logs == home / local / "Logs"


def test_a_simulated_computer_is_one_directory(tmp_path: Path) -> None:
    found = simulated_folders(tmp_path)
    for folder in every(found):
        assert folder.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_two_things_share_a_folder(tmp_path: Path) -> None:
    for found in (simulated_folders(tmp_path), platform_folders(Unix), platform_folders(MacOS)):
        folders = every(found)
        assert len(set(folders)) == len(folders)


def every(found: Folders) -> list[Path]:
    return [
        found.roaming_cache, found.local_cache, found.logs, found.profiles, found.vault,
        found.settings, found.recovery,
    ]  # fmt: skip
