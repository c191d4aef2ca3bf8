"""Offline validation and closing, through the real window on the real client and sandbox."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from offline.blocks import BlockKind, extract_block, wrap_block
from seatkeeper.licensing.grant import Basis
from seatkeeper.session.states import (
    Licensed,
    NoConnection,
)
from tests.helpers.stopwatch import Stopwatch
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.qt.sessions import close, licensed
from tests.sandbox.browsers import Browser

OWNER = "owner@demo.example"
PERMANENT = "L-0DE-003"
Computers = Callable[..., Workstation]


def _request(driver: Driver, folder: Path) -> Path:
    driver.until_state(NoConnection)
    driver.press("noConnection.validateOffline")
    driver.press("wizard.next")
    driver.files.path = folder / "request.html"
    driver.press("wizard.saveRequest")
    driver.until(lambda: driver.sees("wizard.showFolder"))
    return folder / "request.html"


def _response(browser: Browser, request: Path) -> bytes:
    """What a person does in the portal with the request file."""
    block = wrap_block(extract_block(request.read_bytes(), BlockKind.REQUEST), BlockKind.REQUEST)
    browser.login("permanent")
    page = browser.http.post(
        f"{browser.server.portal_url}/offline", data={"request": block}, timeout=30
    ).url
    path = page.removeprefix(browser.server.portal_url)
    browser.get(path).post(f"{path}/accept", license_id=PERMANENT)
    return browser.http.get(f"{page}/response", timeout=30).content


@pytest.mark.rule("R51")
@pytest.mark.rule("R70")
@pytest.mark.rule("R71")
@pytest.mark.rule("R73")
@pytest.mark.rule("R74")
@pytest.mark.rule("R75")
@pytest.mark.rule("R79")
def test_an_air_gapped_computer_is_validated_with_two_files(
    desktop: DesktopMaker, computer: Computers, browser: Browser, tmp_path: Path
) -> None:
    computer("air-gapped").wire.cut()
    driver = desktop("air-gapped")
    request = _request(driver, tmp_path)
    close(driver)
    (tmp_path / "response.html").write_bytes(_response(browser, request))
    # The app was closed in between; the same choice leads to the last step.
    again = desktop("air-gapped")
    again.until_state(NoConnection)
    again.press("noConnection.validateOffline")
    again.files.path = tmp_path / "response.html"
    again.press("wizard.openResponse")
    again.press("wizard.done")
    assert again.until_state(Licensed).grant.basis is Basis.VALIDATED_OFFLINE
    action = again.find(QAction, "action.logOut")
    assert not action.isEnabled()
    assert "bound to this computer" in action.toolTip()
    close(again)
    third = desktop("air-gapped")
    third.until_state(Licensed)
    assert third.read("status.contacts") == "No connection needed"


@pytest.mark.rule("R76")
@pytest.mark.rule("R78")
def test_a_wrong_file_is_explained_and_the_request_stays_valid(
    desktop: DesktopMaker, computer: Computers, browser: Browser, tmp_path: Path
) -> None:
    for name in ("air-gapped", "other"):
        computer(name).wire.cut()
    request = _request(desktop("air-gapped"), tmp_path)
    response = _response(browser, request)
    (tmp_path / "elsewhere").mkdir()
    other = desktop("other")
    _request(other, tmp_path / "elsewhere")
    foreign = _response(browser, tmp_path / "elsewhere" / "request.html")
    driver = desktop("air-gapped")
    driver.until_state(NoConnection)
    driver.press("noConnection.validateOffline")

    def opens(content: bytes, words: str) -> None:
        driver.files.path = tmp_path / "file.html"
        driver.files.path.write_bytes(content)
        driver.press("wizard.openResponse")
        driver.until(lambda: words in driver.read("wizard.result.what"))

    opens(request.read_bytes(), "request file, not the response")
    opens(response[: response.rindex(b"-----END")], "end of the file is missing")
    opens(foreign, "made for another computer")
    block = extract_block(response, BlockKind.RESPONSE)
    flipped = block[:-10] + ("A" if block[-10] != "A" else "B") + block[-9:]
    opens(wrap_block(flipped, BlockKind.RESPONSE).encode(), "changed after it was made")
    opens(response, "licensed for good")


@pytest.mark.rule("R11")
def test_closing_takes_under_two_seconds_even_when_the_server_hangs(
    desktop: DesktopMaker, computer: Computers
) -> None:
    driver = licensed(desktop)
    computer().wire.cut(Trouble.HANG)
    ended: list[bool] = []
    driver.stage.ended.connect(lambda: ended.append(True))
    watch = Stopwatch()
    driver.window.close()
    driver.until(lambda: bool(ended))
    assert watch.seconds() < 1.9
    assert not driver.window.isVisible()
