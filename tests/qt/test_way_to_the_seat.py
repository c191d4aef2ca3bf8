"""The way to the first paint and to the seat: what is imported there, and what is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_program(program: str) -> str:
    """Run a program in a process of its own and give what it prints."""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return told.stdout


def test_nothing_slow_is_imported_on_the_way_to_the_first_paint() -> None:
    imported = run_program("import sys, seatkeeper.qt.app; print(*sys.modules)").split()
    slow = {
        "requests", "joserfc", "cryptography", "keyring", "pydantic", "typer", "rich", "jinja2",
        "segno", "fastapi", "seatkeeper.session", "seatkeeper.service", "PySide6.QtSvg",
        "PySide6.QtPrintSupport",
    }  # fmt: skip
    assert slow.isdisjoint(imported)


def test_what_only_servers_and_commands_need_is_not_imported_on_the_way_to_the_seat() -> None:
    imported = run_program(
        "import sys, seatkeeper.qt.stage, seatkeeper.composition.client\n"
        "import seatkeeper.service.client\n"
        "import seatkeeper.servers.seatkeeper, seatkeeper.servers.profile_store, licensecache\n"
        "print(*sys.modules)"
    ).split()
    slow = {"pydantic", "requests", "fastapi", "sqlalchemy", "jinja2", "segno", "tenacity", "typer"}
    assert slow.isdisjoint(imported)


def test_pages_that_nobody_has_asked_for_are_not_imported() -> None:
    imported = run_program(
        "import sys, seatkeeper.qt.screens, seatkeeper.qt.stage; print(*sys.modules)"
    ).split()
    pages = {f"seatkeeper.qt.views.{name}" for name in ("editor", "login", "all_seats", "find_bar")}
    assert pages.isdisjoint(imported)


def test_the_enums_of_the_namespace_qt_are_not_made_on_the_way_to_the_seat(tmp_path: Path) -> None:
    """PySide makes all of them when ``Qt`` is named: an eighth of what a bare window takes."""
    told = run_program(
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6 import QtCore\n"
        "from seatkeeper.composition.demo import add_server\n"
        "from seatkeeper.composition.app import run_app\n"
        "from seatkeeper.composition.computer import open_computer\n"
        "from seatkeeper.composition.sandbox import start_sandbox\n"
        "from seatkeeper.qt import app\n"
        "class Watched(app.AppWindow):\n"
        "    def _begin(self, stage):\n"
        "        super()._begin(stage)\n"
        "        stage.screens.workspace.grab()\n"
        "        print('made' if 'Qt' in vars(QtCore) else 'not made', QtCore.Qt.Key.Key_A.name)\n"
        "        print('made' if 'Qt' in vars(QtCore) else 'not made')\n"
        "        stage.window.close()\n"
        "app.AppWindow = Watched\n"
        "with start_sandbox() as sandbox:\n"
        f"    computer = open_computer(profile_dir=Path({str(tmp_path)!r}))\n"
        "    add_server(computer, sandbox)\n"
        "    run_app(computer)\n"
    )
    assert told.split("\n")[:2] == ["not made Key_A", "made"]


def test_qt_reads_no_source_of_what_is_imported_after_it() -> None:
    told = run_program(
        "import linecache\n"
        "from seatkeeper.qt.imports import import_plainly\n"
        "import_plainly()\n"
        "import pydantic.types, PySide6.QtNetwork\n"
        "print(*linecache.cache)"
    )
    assert "pydantic" not in told


def test_what_the_start_has_imported_is_frozen_and_garbage_collected_from_then_on(
    tmp_path: Path,
) -> None:
    told = run_program(
        "import gc\n"
        "from pathlib import Path\n"
        "from seatkeeper.composition.app import run_app\n"
        "from seatkeeper.composition.computer import open_computer\n"
        "from seatkeeper.qt.app import AppWindow\n"
        "class Watched(AppWindow):\n"
        "    def _prepare(self):\n"
        "        before = gc.isenabled()\n"
        "        made = super()._prepare()\n"
        "        print(before, gc.isenabled(), gc.get_freeze_count() > 10_000)\n"
        "        return made\n"
        "    def _made(self, made):\n"
        "        self.window.close()\n"
        "import seatkeeper.qt.app\n"
        "seatkeeper.qt.app.AppWindow = Watched\n"
        f"run_app(open_computer(profile_dir=Path({str(tmp_path)!r})))\n"
        "print(gc.isenabled())"
    )
    assert told.split() == ["False", "False", "True", "True"]
