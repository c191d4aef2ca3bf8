"""The rules about screens, driven through the real window on the real client and the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
from PySide6.QtWidgets import QAbstractButton, QComboBox

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session.states import (
    Licensed,
    SignedOut,
)
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.qt.sessions import close, free, licensed
from tests.sandbox.browsers import Browser

OWNER = "owner@demo.example"
PERMANENT = "L-0DE-003"
Computers = Callable[..., Workstation]


@pytest.mark.rule("R07")
@pytest.mark.rule("R01")
def test_a_first_start_needs_no_configuration_and_shows_who_is_logged_in(
    desktop: DesktopMaker,
) -> None:
    driver = desktop()
    driver.until_state(SignedOut)
    driver.until(lambda: driver.sees("login.demo.ada@demo.example"))
    driver.press("login.demo.ada@demo.example")
    driver.press("login.submit")
    driver.until_state(Licensed)
    driver.trigger("licenseInfo")
    assert driver.read("licenseInfo.accountId") == "A-0DE-002"


@pytest.mark.rule("R10")
@pytest.mark.rule("R11")
@pytest.mark.rule("R21")
def test_starting_takes_a_seat_and_closing_gives_it_back(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = licensed(desktop)
    assert free(sandbox) == 14
    driver.trigger("licenseInfo")
    assert driver.read("licenseInfo.seats") == "", "an invited user sees no totals"
    second = licensed(desktop, "ben", "desk")
    assert free(sandbox) == 13
    close(second)
    assert free(sandbox) == 14
    close(driver)
    assert free(sandbox) == 15


@pytest.mark.rule("R02")
@pytest.mark.parametrize("email", ["ada@demo.example", "nobody@demo.example"])
def test_a_wrong_email_and_a_wrong_password_look_the_same(
    desktop: DesktopMaker, email: str
) -> None:
    driver = desktop()
    driver.log_in(email, "wrong")
    driver.until(lambda: driver.read("login.notice.what") == "Email or password is wrong.")


@pytest.mark.rule("R03")
def test_an_unconfirmed_email_can_be_sent_again(desktop: DesktopMaker, browser: Browser) -> None:
    driver = desktop()
    driver.log_in("unconfirmed@demo.example")
    driver.until(lambda: driver.read("login.notice.what") == "Please confirm your email address.")
    driver.press("login.notice.resend")
    driver.until(lambda: "on its way" in driver.read("login.notice.what"))
    assert browser.mailed_link("confirm")


@pytest.mark.rule("R04")
def test_ten_failed_logins_block_and_the_screen_says_until_when(desktop: DesktopMaker) -> None:
    driver = desktop()
    for _ in range(11):
        driver.log_in("ada@demo.example", "wrong")
        driver.until_state(SignedOut)
    driver.until(lambda: "Too many" in driver.read("login.notice.what"))
    assert "in 15 min" in driver.read("login.notice.more")


@pytest.mark.rule("R05")
def test_forgot_password_and_create_account_are_pages_of_the_portal(
    desktop: DesktopMaker,
) -> None:
    driver = desktop()
    driver.until_state(SignedOut)
    driver.press("login.forgotPassword")
    driver.press("login.createAccount")
    assert [requests.get(url, timeout=10).status_code for url in driver.urls] == [200, 200]


@pytest.mark.rule("R40")
@pytest.mark.rule("R41")
@pytest.mark.rule("R43")
@pytest.mark.rule("R44")
def test_license_info_shows_the_owner_to_an_invited_user_and_seats_to_the_owner(
    desktop: DesktopMaker,
) -> None:
    driver = licensed(desktop)
    driver.trigger("licenseInfo")
    assert driver.read("licenseInfo.licenseId") == "L-0DE-001"
    assert driver.read("licenseInfo.ownerName") == "Orchard Institute"
    assert "in use" in driver.read("licenseInfo.considered")
    assert "L-0DE-001" in driver.stage.client.support_information()
    owner = licensed(desktop, "owner", "desk")
    owner.trigger("licenseInfo")
    assert owner.read("licenseInfo.seats") == "2 of 15 in use"
    assert not owner.sees("licenseInfo.owner")


@pytest.mark.rule("R42")
def test_a_check_takes_effect_at_once(desktop: DesktopMaker, world: World) -> None:
    driver = licensed(desktop)
    world.advance(timedelta(minutes=3))
    driver.trigger("licenseInfo")
    before = driver.until_state(Licensed).last_contact
    driver.press("licenseInfo.check")
    driver.until(lambda: driver.read("licenseInfo.answer.what") == "Your license is up to date.")
    assert driver.until_state(Licensed).last_contact - before == timedelta(minutes=3)


@pytest.mark.rule("R60")
@pytest.mark.rule("R61")
@pytest.mark.rule("R64")
def test_a_license_extended_offline_starts_and_works_without_a_network(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    driver = licensed(desktop)
    driver.trigger("licenseInfo")
    periods = driver.find(QComboBox, "licenseInfo.period")
    periods.setCurrentIndex(periods.findData(3))
    driver.press("licenseInfo.extend")
    driver.until(lambda: "until 2030-03-08" in driver.read("licenseInfo.offlineUntil"))
    close(driver)
    assert free(sandbox) == 14, "the seat stays reserved"
    computer().wire.cut()
    again = desktop()
    assert again.until_state(Licensed).grant.basis is Basis.OFFLINE_AVAILABILITY
    again.trigger("new")
    assert again.find(QAbstractButton, "editor.save").isEnabled()
    again.until(lambda: "does not accept connections" in again.read("banner.what"))


@pytest.mark.rule("R65")
def test_offline_availability_is_returned_early(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = licensed(desktop)
    driver.trigger("licenseInfo")
    driver.press("licenseInfo.extend")
    driver.until(lambda: driver.sees("licenseInfo.returnEarly"))
    driver.press("licenseInfo.returnEarly")
    driver.press("question.returnEarly")
    driver.until(lambda: not driver.sees("licenseInfo.returnEarly"))
    close(driver)
    assert free(sandbox) == 15


@pytest.mark.rule("R63")
@pytest.mark.rule("R82")
@pytest.mark.rule("R83")
def test_a_trial_shows_its_days_and_why_it_cannot_be_taken_offline(
    desktop: DesktopMaker,
) -> None:
    driver = licensed(desktop, "trial")
    assert "4 of 5 days left" in driver.read("banner.what")
    driver.trigger("licenseInfo")
    assert driver.read("licenseInfo.offlineRefusal") == "A trial needs a connection."
    assert not driver.sees("licenseInfo.extend")


@pytest.mark.rule("R50")
@pytest.mark.rule("R53")
def test_logging_out_frees_the_seat_and_starts_again_at_the_login(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = licensed(desktop)
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.until_state(SignedOut)
    driver.until(lambda: driver.read("login.notice.what").startswith("You are logged out"))
    assert free(sandbox) == 15
    licensed(desktop, name="desk")
    assert free(sandbox) == 14


@pytest.mark.rule("R52")
def test_logging_out_without_a_connection_keeps_everything_unless_it_is_insisted_on(
    desktop: DesktopMaker, computer: Computers, sandbox: SandboxServer
) -> None:
    driver = licensed(desktop)
    computer().wire.cut()
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.until(lambda: driver.sees("question.logOutAnyway"))
    assert "stays occupied until 2030-03-05" in driver.read("question.consequence")
    driver.press("question.cancel")
    driver.until_state(Licensed)
    driver.trigger("logOut")
    driver.press("question.logOut")
    driver.press("question.logOutAnyway")
    driver.until_state(SignedOut)
    assert free(sandbox) == 14, "the server was not told"
