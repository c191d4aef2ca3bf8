"""The screens before work begins: log in, no connection."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from seatkeeper.service import ports
from seatkeeper.session.events import CancelLogin, LogIn, LogOut, OpenReadOnly, Retry
from seatkeeper.session.states import (
    NoConnection,
    Notice,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
)
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, NOW, PORTAL

SILENT = Notice("unreachable", detail="dns: Name or service not known")


def test_enter_logs_in_with_what_was_typed(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.log_in(" ada@demo.example ", "s3cret")
    assert scripted.client.events == [LogIn("ada@demo.example", "s3cret", keep=True)]


def test_a_missing_password_is_asked_for_and_nothing_is_sent(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.write("login.email", "ada@demo.example")
    scripted.driver.press("login.submit")
    assert "both" in scripted.driver.read("login.missing")
    assert scripted.client.events == []


def test_keep_me_logged_in_can_be_declined(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.find(QCheckBox, "login.keep").click()
    scripted.driver.log_in("ada@demo.example", "s3cret")
    assert scripted.client.events == [LogIn("ada@demo.example", "s3cret", keep=False)]


def test_while_logging_in_the_button_says_so_and_it_can_be_cancelled(scripted: Scripted) -> None:
    scripted.client.show(SigningIn(email=ADA.email))
    submit = scripted.driver.find(QAbstractButton, "login.submit")
    assert (submit.text(), submit.isEnabled()) == ("Logging in…", False)
    scripted.driver.press("login.cancel")
    assert scripted.client.events == [CancelLogin()]
    assert submit.isEnabled()


@pytest.mark.parametrize(
    ("then", "left"),
    [
        (SeekingSeat(account=ADA), ""),
        (NoConnection(notice=SILENT), "s3cret"),
        (SignedOut(notice=Notice("wrong-credentials")), "s3cret"),
    ],
    ids=["accepted", "unreachable", "refused"],
)
def test_the_password_stays_only_until_it_has_served(
    scripted: Scripted, then: State, left: str
) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.log_in(ADA.email, "s3cret")
    scripted.client.show(SigningIn(email=ADA.email))
    scripted.client.show(then)
    assert scripted.driver.stage.screens.login.form.password.text() == left


def test_the_password_is_hidden_until_it_is_to_be_seen(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    field = scripted.driver.find(QLineEdit, "login.password")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    scripted.driver.press("login.showPassword")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    scripted.driver.press("login.showPassword")
    assert field.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("control", "address"),
    [("login.forgotPassword", f"{PORTAL}/forgot"), ("login.createAccount", f"{PORTAL}/register")],
)
def test_accounts_are_made_and_passwords_reset_in_the_portal(
    scripted: Scripted, control: str, address: str
) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.press(control)
    assert scripted.driver.urls == [address]


def test_an_unconfirmed_email_can_be_sent_again(scripted: Scripted) -> None:
    scripted.client.show(SignedOut(notice=Notice("email-unconfirmed"), email="new@demo.example"))
    assert scripted.driver.read("login.notice.what") == "Please confirm your email address."
    scripted.driver.press("login.notice.resend")
    assert scripted.client.resent == ["new@demo.example"]
    assert "on its way" in scripted.driver.read("login.notice.what")


def test_a_block_says_when_to_try_again(scripted: Scripted) -> None:
    until = NOW + timedelta(minutes=15)
    scripted.client.show(SignedOut(notice=Notice("login-blocked", until=until)))
    assert "in 15 min" in scripted.driver.read("login.notice.more")


def test_a_demo_account_fills_the_fields(scripted: Scripted) -> None:
    scripted.client.accounts = (ports.TestAccount("full@demo.example", "demo", "All seats in use"),)
    scripted.client.show(SignedOut())
    scripted.driver.press("login.demo.full@demo.example")
    scripted.driver.press("login.submit")
    assert scripted.client.events == [LogIn("full@demo.example", "demo", keep=True)]


def test_without_demo_accounts_there_is_no_list(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    assert not scripted.driver.sees("login.demo")


def test_the_connection_can_be_tested(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.press("login.test")
    assert scripted.driver.read("login.tested.what") == "The server answers."
    scripted.client.reachable = False
    scripted.driver.press("login.test")
    assert "does not accept connections" in scripted.driver.read("login.tested.what")


def test_no_connection_tries_again_and_says_what_failed(scripted: Scripted) -> None:
    scripted.client.show(NoConnection(notice=SILENT))
    assert scripted.driver.read("noConnection.title") == "There is no internet connection."
    assert scripted.driver.read("noConnection.cause") == ""
    scripted.driver.press("noConnection.details")
    assert "could not be looked up" in scripted.driver.read("noConnection.cause")
    scripted.driver.press("noConnection.retry")
    assert scripted.client.events == [Retry()]
    assert not scripted.driver.find(QAbstractButton, "noConnection.retry").isEnabled()


def test_without_a_connection_projects_can_be_read(scripted: Scripted) -> None:
    scripted.client.show(NoConnection(notice=SILENT))
    scripted.driver.press("noConnection.readOnly")
    assert scripted.client.events == [OpenReadOnly()]
    assert scripted.app.window.windowTitle() == "[Read-Only] — Seatkeeper"


def test_a_log_out_that_was_begun_can_only_be_finished(scripted: Scripted) -> None:
    scripted.client.show(NoConnection(notice=SILENT, account=ADA, releasing=True))
    assert not scripted.driver.sees("noConnection.readOnly")
    assert not scripted.driver.sees("noConnection.validateOffline")
    scripted.driver.press("noConnection.logOut")
    assert scripted.client.events == [LogOut(anyway=True)]


def test_tab_goes_through_the_login_fields_in_reading_order(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    window = scripted.app.window
    window.activateWindow()
    order = []
    for _ in range(5):
        focused = window.focusWidget()
        order.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert order == [
        "login.email", "login.password", "login.showPassword", "login.keep", "login.submit",
    ]  # fmt: skip
