"""The app on a real screen, under a real window manager, with a real mouse and keyboard."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from seatkeeper.composition.computer import open_computer
from seatkeeper.composition.demo import add_server
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.servers.profile_store import ProfileStore
from tests.desktop.screen import Program, Screen, screen
from tests.helpers.counter import in_use

pytestmark = pytest.mark.timeout(400)  # each step of a test may take a minute and a half

ADA = "ada@demo.example"


@pytest.fixture(scope="module")
def desktop() -> Iterator[Screen]:
    with screen() as made:
        yield made


@pytest.fixture
def start(desktop: Screen, sandbox: SandboxServer, tmp_path: Path) -> Callable[[], Program]:
    """Starts the app on a computer that knows the sandbox."""
    add_server(open_computer(profile_dir=tmp_path), sandbox)
    return lambda: desktop.start("app_process", str(tmp_path))


def _log_in(desktop: Screen, app: Program) -> str:
    """Log in as Ada with the keyboard alone; tell the window."""
    app.until("SignedOut")
    window = desktop.window("Seatkeeper")
    app.until("focus login.email")
    desktop.write(ADA)
    desktop.do("key", "Tab")
    app.until("focus login.password")
    desktop.write(PASSWORD)
    desktop.do("key", "Return")
    return window


def test_somebody_starts_logs_in_works_and_closes(
    desktop: Screen, start: Callable[[], Program], sandbox: SandboxServer
) -> None:
    app = start()
    window = _log_in(desktop, app)
    app.until("Licensed")
    assert in_use(sandbox) == 1
    desktop.do("windowactivate", "--sync", window, "key", "alt+F4")
    assert app.ended() == 0
    assert in_use(sandbox) == 0, "closing has given the seat back"


def test_the_demo_is_tried_with_the_keyboard_alone_and_leaves_nothing_running(
    desktop: Screen, tmp_path: Path
) -> None:
    app = desktop.start("app_process", str(tmp_path))
    app.until("painted")
    window = desktop.window("Seatkeeper")
    app.until("first start")
    desktop.do("windowactivate", "--sync", window, "key", "space")
    app.until("SignedOut")
    desktop.do("windowactivate", "--sync", window, "key", "alt+F4")
    assert app.ended() == 0, "the window and then the demo's server"


def test_a_project_is_dragged_from_another_program(
    desktop: Screen, start: Callable[[], Program], tmp_path: Path
) -> None:
    project = tmp_path / "Field notes.txt"
    project.write_text("Interviewed the keeper of the seats today.")
    app = start()
    window = _log_in(desktop, app)
    app.until("Licensed")
    desktop.do("windowmove", "--sync", window, "20", "40")
    other = desktop.start("drag_source", str(project))
    other.until("shown")
    desktop.do("mousemove", "1200", "100", "mousedown", "1")
    for x, y in ((1180, 110), (1100, 200), (900, 350), (600, 420), (590, 425), (588, 426)):
        desktop.do("mousemove", str(x), str(y), "sleep", "0.05")
    desktop.do("mouseup", "1")
    app.until(f"opened {project.name}")


def test_a_second_start_raises_the_first(
    desktop: Screen, start: Callable[[], Program], tmp_path: Path
) -> None:
    first = start()
    first.until("SignedOut")
    window = desktop.window("Seatkeeper")
    desktop.until(lambda: desktop.is_active(window))
    desktop.start("drag_source", str(tmp_path / "file")).until("shown")
    other = desktop.window("Other Program")
    desktop.do("windowactivate", "--sync", other)
    desktop.do("windowminimize", "--sync", window)
    second = start()
    assert second.ended() == 0
    desktop.until(lambda: desktop.is_active(window))
    assert "painted" not in second.said, "no second window was shown"


def test_a_press_on_the_icon_in_a_real_tray_brings_the_window_back(
    desktop: Screen, start: Callable[[], Program]
) -> None:
    desktop.hold_a_tray()
    app = start()
    window = _log_in(desktop, app)
    app.until("Licensed")
    x, y = desktop.in_the_tray()
    desktop.do("windowminimize", "--sync", window)
    desktop.until(lambda: not desktop.is_active(window))
    desktop.do("mousemove", "--sync", str(x), str(y), "click", "1")
    desktop.until(lambda: desktop.is_active(window))
    desktop.do("key", "alt+F4")
    assert app.ended() == 0
    desktop.until(desktop.tray_is_empty)


def test_the_window_closes_in_time_while_the_server_hangs(
    desktop: Screen, sandbox: SandboxServer, tmp_path: Path
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as hanging:
        port = hanging.getsockname()[1]
        profile = {**sandbox.profile(), "url": f"http://127.0.0.1:{port}"}
        folders = open_computer(profile_dir=tmp_path).folders
        ProfileStore(folders.profiles).add(ServerProfile.from_json(json.dumps(profile)))
        app = desktop.start("app_process", str(tmp_path))
        window = _log_in(desktop, app)
        app.until("SigningIn")
        desktop.do("windowactivate", "--sync", window, "key", "alt+F4")
        app.until("closing")
        assert app.ends_within(2.5), "two seconds, and the end of the process"
        assert app.ended() == 0
