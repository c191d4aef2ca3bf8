"""The offline wizard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from seatkeeper.qt.widgets.qr import QrCode
from seatkeeper.service.exchange import (
    CheckResult,
    Failure,
    PendingSummary,
    RequestMade,
    ResponseOutcome,
)
from seatkeeper.session.states import NoConnection, Notice, SignedOut
from tests.qt.conftest import Scripted
from tests.qt.dropping import carry, drop
from tests.qt.scripted import CHECKS, FOR_GOOD, NOW, PORTAL, licensed

SILENT = Notice("unreachable", detail="dns: x")


@pytest.fixture
def wizard(scripted: Scripted) -> Scripted:
    scripted.client.show(NoConnection(notice=SILENT))
    scripted.driver.press("noConnection.validateOffline")
    return scripted


def _to(wizard: Scripted, step: int) -> None:
    for _ in range(step):
        wizard.driver.press("wizard.next")


def _refuse(wizard: Scripted, failed: str, code: str) -> None:
    passed = CHECKS[: CHECKS.index(failed)]
    checks = (*(CheckResult(name, True) for name in passed), CheckResult(failed, False))
    wizard.client.outcome = ResponseOutcome(False, checks, code, {"found": "77b1"})


def _results(wizard: Scripted) -> list[str]:
    return [wizard.driver.read(f"wizard.check.{name}.result") for name in CHECKS]


def test_it_is_offered_at_the_login_too(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.press("login.validateOffline")
    assert scripted.driver.sees("wizard")


def test_a_server_that_cannot_do_it_does_not_offer_it(scripted: Scripted) -> None:
    scripted.client.info = replace(scripted.client.info, capabilities=frozenset({"login"}))
    scripted.client.show(SignedOut())
    assert not scripted.driver.sees("login.validateOffline")
    scripted.client.show(NoConnection(notice=SILENT))
    assert not scripted.driver.sees("noConnection.validateOffline")


def test_the_request_is_saved_where_the_user_chooses(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 1)
    wizard.driver.press("wizard.saveRequest")
    wizard.driver.until(lambda: wizard.driver.sees("wizard.requestAnswer"))
    assert (tmp_path / "seatkeeper-request-7f3a.html").read_bytes() == b"<html>request</html>"
    wizard.driver.press("wizard.showFolder")
    assert wizard.driver.urls == [QUrl.fromLocalFile(str(tmp_path)).toString()]


def test_a_request_is_made_once_and_can_be_saved_again(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 1)
    for name in ("one.html", "two.html"):
        wizard.driver.files.path = tmp_path / name
        wizard.driver.press("wizard.saveRequest")
        wizard.driver.until((tmp_path / name).exists)
        wizard.client.request = Failure("never", "asked for again")
    wizard.driver.press("wizard.copyRequest")
    assert QGuiApplication.clipboard().text().startswith("-----BEGIN SEATKEEPER REQUEST")


def test_a_request_that_cannot_be_saved_is_explained(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 1)
    wizard.driver.files.path = tmp_path / "no" / "such" / "folder.html"
    wizard.driver.press("wizard.saveRequest")
    wizard.driver.until(lambda: "missing" in wizard.driver.read("wizard.requestAnswer.more"))


def test_without_a_safe_place_no_request_is_made(wizard: Scripted) -> None:
    wizard.client.request = Failure("vault-not-persistent", "memory")
    _to(wizard, 1)
    wizard.driver.press("wizard.saveRequest")
    assert "no safe place" in wizard.driver.read("wizard.requestAnswer.what")
    assert wizard.driver.find(QAbstractButton, "wizard.saveRequest").isEnabled()


def test_the_portal_is_named_in_words_and_as_a_code(wizard: Scripted) -> None:
    _to(wizard, 1)
    assert wizard.driver.read("wizard.portal") == PORTAL
    assert wizard.driver.sees("wizard.qr")
    _to(wizard, 1)
    wizard.driver.press("wizard.openPortal")
    assert wizard.driver.urls == [PORTAL]


def test_it_goes_on_at_the_last_step_when_a_request_is_pending(scripted: Scripted) -> None:
    scripted.client.pending = (PendingSummary("r1", NOW - timedelta(days=2)),)
    scripted.client.show(NoConnection(notice=SILENT))
    scripted.driver.press("noConnection.validateOffline")
    assert scripted.driver.sees("wizard.openResponse")
    for _ in range(3):
        scripted.driver.press("wizard.back")
    assert "2 days ago" in scripted.driver.read("wizard.pending.more")


def test_a_response_is_checked_before_the_users_eyes(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 3)
    (tmp_path / "response.html").write_bytes(b"the response")
    wizard.driver.files.path = tmp_path / "response.html"
    wizard.driver.press("wizard.openResponse")
    wizard.driver.until(lambda: wizard.driver.sees("wizard.done"))
    assert wizard.client.opened == [b"the response"]
    assert _results(wizard) == ["yes"] * len(CHECKS)
    assert not wizard.driver.sees("wizard.later")
    wizard.client.show(licensed(FOR_GOOD))
    wizard.driver.press("wizard.done")
    assert not wizard.driver.sees("wizard")


def test_a_refused_response_is_explained_and_another_can_be_chosen(wizard: Scripted) -> None:
    _refuse(wizard, "this-computer", "other-computer")
    _to(wizard, 3)
    wizard.driver.files.path = Path(__file__)
    wizard.driver.press("wizard.openResponse")
    wizard.driver.until(lambda: wizard.driver.sees("wizard.result"))
    assert "another computer" in wizard.driver.read("wizard.result.what")
    assert "77b1" in wizard.driver.read("wizard.result.more")
    assert _results(wizard) == ["yes", "yes", "yes", "no"] + ["not looked at"] * 3
    assert not wizard.driver.sees("wizard.done")
    again = wizard.driver.find(QAbstractButton, "wizard.openResponse")
    assert again.text() == "Choose Another File"
    assert again.isEnabled()


def test_a_huge_file_is_never_read_whole(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 3)
    (tmp_path / "huge.html").write_bytes(b"x" * 1_000_000)
    wizard.driver.files.path = tmp_path / "huge.html"
    wizard.driver.press("wizard.openResponse")
    wizard.driver.until(lambda: bool(wizard.client.opened))
    assert len(wizard.client.opened[0]) == 256 * 1024 + 1


def test_a_file_that_cannot_be_read_is_explained(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 3)
    wizard.driver.files.path = tmp_path / "gone.html"
    wizard.driver.press("wizard.openResponse")
    wizard.driver.until(lambda: "gone.html" in wizard.driver.read("wizard.result.what"))
    assert wizard.driver.find(QAbstractButton, "wizard.openResponse").isEnabled()


def test_a_response_can_be_pasted(wizard: Scripted) -> None:
    _to(wizard, 3)
    QGuiApplication.clipboard().setText("-----BEGIN SEATKEEPER RESPONSE-----")
    wizard.driver.press("wizard.paste")
    assert wizard.client.opened == [b"-----BEGIN SEATKEEPER RESPONSE-----"]


def test_nothing_to_paste_is_said(wizard: Scripted) -> None:
    _to(wizard, 3)
    QGuiApplication.clipboard().clear()
    wizard.driver.press("wizard.paste")
    assert "no text" in wizard.driver.read("wizard.result.what")
    assert wizard.client.opened == []


def test_a_response_can_be_dropped(wizard: Scripted, tmp_path: Path) -> None:
    _to(wizard, 3)
    path = tmp_path / "response.html"
    path.write_bytes(b"dropped")
    area = wizard.driver.find(QWidget, "wizard.drop")
    data = carry(area, path)
    assert area.property("over") == "true"
    drop(area, data)
    wizard.driver.until(lambda: wizard.client.opened == [b"dropped"])
    assert area.property("over") == "false"


def test_finishing_later_closes_it_and_changes_nothing(wizard: Scripted) -> None:
    _to(wizard, 2)
    wizard.driver.press("wizard.later")
    assert not wizard.driver.sees("wizard")
    assert isinstance(wizard.client.state, NoConnection)


def test_late_answers_find_nobody_when_the_wizard_was_closed(
    wizard: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    _to(wizard, 1)
    held: list[Callable[[RequestMade | Failure], None]] = []
    monkeypatch.setattr(wizard.client, "make_request", lambda *, language, done: held.append(done))
    wizard.driver.press("wizard.saveRequest")
    QTest.keyClick(wizard.driver.dialog("wizard"), Qt.Key.Key_Escape)
    assert not wizard.driver.sees("wizard")
    held[0](wizard.client.request)
    assert wizard.driver.files.asked == [], "nobody is asked where to save"


def test_enter_saves_the_request_first_and_goes_on_afterwards(wizard: Scripted) -> None:
    _to(wizard, 1)
    dialog = wizard.driver.dialog("wizard")
    assert dialog.focusWidget() is wizard.driver.find(QAbstractButton, "wizard.saveRequest")
    wizard.driver.press("wizard.saveRequest")
    wizard.driver.until(lambda: wizard.driver.sees("wizard.showFolder"))
    assert dialog.focusWidget() is wizard.driver.find(QAbstractButton, "wizard.next")


def test_the_code_of_the_portals_address_is_drawn_when_it_is_made(wizard: Scripted) -> None:
    _to(wizard, 1)
    code = wizard.driver.find(QrCode, "wizard.qr")
    middle = code.rect().adjusted(16, 16, -16, -16)

    def dark() -> int:
        picture = code.grab(middle).toImage()
        return sum(
            picture.pixelColor(x, y).lightness() < 128
            for x in range(picture.width())
            for y in range(0, picture.height(), 4)
        )

    wizard.driver.until(lambda: dark() > 0)
