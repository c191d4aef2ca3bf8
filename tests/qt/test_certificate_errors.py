"""A certificate that is not believed: the window says why, and has no way around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from seatkeeper.session.states import NoConnection
from tests.helpers.certificates import self_signed
from tests.helpers.speaker import Speaker, http, say
from tests.helpers.workstation import Workstation
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver

HARMLESS = {
    "noConnection.retry", "noConnection.details", "noConnection.copy", "noConnection.readOnly",
    "noConnection.validateOffline",
}  # fmt: skip
"""Try again, details, copy them, work without a license, validate without a network."""


def _pressable(driver: Driver) -> set[str]:
    page = driver.window.pages.currentWidget()
    assert page is not None
    return {one.objectName() for one in page.findChildren(QAbstractButton) if one.isVisible()}


def test_there_is_no_way_to_go_on_with_a_certificate_that_is_not_believed(
    desktop: DesktopMaker, computer: Callable[..., Workstation], tmp_path: Path
) -> None:
    context, _ = self_signed(tmp_path)
    with Speaker(say(http("200 OK", b"{}")), context) as server:
        place = computer("laptop")
        place.profile = place.profile._replace(url=server.url)
        driver = desktop("laptop")
        driver.until_state(NoConnection)
        driver.until(lambda: driver.sees("noConnection.retry"))
        driver.press("noConnection.details")
        assert "[tls" not in driver.read("noConnection.cause")
        assert "nobody this computer trusts" in driver.read("noConnection.cause")
        assert "tls-unknown-issuer" in driver.read("noConnection.fact")
        assert _pressable(driver) <= HARMLESS
        for _ in range(3):
            driver.press("noConnection.retry")
            driver.until(lambda: driver.find(QAbstractButton, "noConnection.retry").isEnabled())
            driver.until_state(NoConnection)
        assert server.received == []
