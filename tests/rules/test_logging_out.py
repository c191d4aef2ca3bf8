"""R50 to R53: Log out and Restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from seatkeeper.qt.actions import log_out_words
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, SignedOut, WaitingForSeat
from tests.helpers.counter import in_use
from tests.helpers.portal import validate
from tests.helpers.workstation import Workstation
from tests.qt.conftest import DesktopMaker
from tests.rules.windows import log_in

Computers = Callable[..., Workstation]
SOLO = "solo@demo.example"


def records(one: Workstation) -> list[str]:
    """The files of the license cache, in both folders."""
    folders = one.computer.folders
    return [
        path.name
        for folder in (folders.local_cache, folders.roaming_cache)
        for path in folder.rglob("*.slc")
    ]


@pytest.mark.rule("R50")
@pytest.mark.parametrize(
    ("person", "wish"),
    [("ada", None), ("ada", ev.Extend(30)), ("owner", None), ("owner", ev.Extend(90))],
    ids=["shared", "reserved", "owner", "owner-extended"],
)
def test_logging_out_frees_the_seat_and_erases_the_cache(
    computer: Computers, sandbox: SandboxServer, person: str, wish: ev.Event | None
) -> None:
    one = computer()
    one.log_in(person)
    if wish is not None:
        one.do(wish)
    assert in_use(sandbox) == 1
    assert len(records(one)) == 2
    one.do(ev.LogOut())
    assert in_use(sandbox) == 0
    assert records(one) == []
    assert one.seen.restarts == 1
    one.start()
    assert one.expect(SignedOut).email == ""


@pytest.mark.rule("R50")
def test_log_out_and_restart_is_in_the_avatar_menu_and_begins_again_at_the_login(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = log_in(desktop)
    action = driver.find(QAction, "action.logOut")
    assert action in driver.find(QMenu, "avatarMenu").actions()
    assert action.text() == log_out_words(driver.stage.client.info.platform, has_login=True)
    driver.trigger("logOut")
    assert "This frees the seat of this computer." in driver.read("question.consequence")
    driver.press("question.logOut")
    driver.until(lambda: driver.sees("login.email"))
    driver.until(lambda: driver.read("login.notice.what").startswith("You are logged out"))
    assert in_use(sandbox) == 0


@pytest.mark.rule("R50")
def test_on_a_mac_it_is_called_log_out() -> None:
    assert log_out_words("macos", has_login=True) == "Log out"
    assert log_out_words("windows", has_login=True) == "Log out and Restart"


@pytest.mark.rule("R51")
def test_a_license_validated_offline_cannot_be_logged_out_and_the_menu_says_why(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.start()
    assert one.open_response(validate(sandbox, one.make_request().html)).accepted
    assert not one.client.allows(ev.LogOut)
    driver = desktop()
    driver.until_state(Licensed)
    action = driver.find(QAction, "action.logOut")
    assert not action.isEnabled()
    assert "validated offline: it is bound to this computer for good" in action.toolTip()


@pytest.mark.rule("R52")
def test_without_a_connection_everything_stays_as_it_was(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    driver = log_in(desktop)
    computer().wire.cut()
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.until(lambda: driver.sees("question.logOutAnyway"))
    assert driver.read("question.title") == "Your seat cannot be freed now"
    driver.press("question.cancel")
    driver.until_state(Licensed)
    assert len(records(computer())) == 2
    computer().wire.mend()
    driver.trigger("check")
    driver.until(lambda: driver.until_state(Licensed).trouble is None)
    assert in_use(sandbox) == 1


@pytest.mark.rule("R52")
def test_on_request_it_logs_out_here_and_says_until_when_the_seat_stays_taken(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    driver = log_in(desktop)
    computer().wire.cut()
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.until(lambda: driver.sees("question.logOutAnyway"))
    assert "stays occupied until 2030-03-05" in driver.read("question.consequence")
    assert "in 8 h" in driver.read("question.consequence")
    driver.press("question.logOutAnyway")
    driver.until_state(SignedOut)
    driver.until(lambda: "stays occupied until 2030-03-05" in driver.read("login.notice.more"))
    driver.until(lambda: records(computer()) == [])
    computer().world.advance(timedelta(hours=8) - timedelta(seconds=1))
    assert in_use(sandbox) == 1
    computer().world.advance(timedelta(seconds=1))
    assert in_use(sandbox) == 0


@pytest.mark.rule("R53")
def test_logging_out_here_and_logging_in_there_moves_the_license(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("laptop", "desk"):
        computer(name).log_in("solo")
    new = computer("new")
    new.log_in("solo")
    new.expect(WaitingForSeat)
    computer("laptop").do(ev.LogOut())
    new.do(ev.Retry())
    assert new.grant.license.id == "L-0DE-002"
    assert in_use(sandbox, SOLO) == 1
    computer("laptop").log_in("solo")
    assert not isinstance(computer("laptop").client.state, Licensed | ReadOnly)
