"""R40 to R44: what the app tells about the license."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from seatkeeper import VERSION
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed
from seatkeeper.system.platform import platform_name
from tests.helpers.workstation import Workstation
from tests.helpers.world import START, World
from tests.qt.conftest import DesktopMaker
from tests.rules.licenses import get_license, invite
from tests.rules.windows import info, log_in, time_passes
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
MINUTE = timedelta(minutes=1)


@pytest.mark.rule("R40")
def test_license_info_is_in_the_avatar_menu_and_tells_all_about_the_license(
    desktop: DesktopMaker,
) -> None:
    driver = log_in(desktop)
    menu = driver.find(QMenu, "avatarMenu")
    action = driver.find(QAction, "action.licenseInfo")
    assert action in menu.actions()
    assert action.text() == "Show License Info"
    info(driver)
    told = {
        name: driver.read(f"licenseInfo.{name}")
        for name in ("accountId", "licenseId", "type", "seats", "expires", "status")
    }
    assert told == {
        "accountId": "A-0DE-002",
        "licenseId": "L-0DE-001",
        "type": "Commercial, multi-user, subscription",
        "seats": "",
        "expires": "2031-01-29, in 330 days",
        "status": "Licensed: Shared seat, Orchard Institute",
    }
    assert driver.read("licenseInfo.lastChecked").endswith(", now")


@pytest.mark.rule("R40")
def test_the_owner_sees_the_seats_and_the_id_of_a_license_bought_today(
    desktop: DesktopMaker, browser: Open
) -> None:
    get_license(browser("expired"), seats="3")
    driver = info(log_in(desktop, "expired"))
    assert re.fullmatch(r"L(-[0-9A-F]{3}){2}", driver.read("licenseInfo.licenseId"))
    assert driver.read("licenseInfo.seats") == "1 of 3 in use"


@pytest.mark.rule("R41")
def test_the_owner_section_is_there_exactly_when_the_license_is_somebody_elses(
    desktop: DesktopMaker, computer: Computers, browser: Open
) -> None:
    invite(browser("owner"), browser("solo"))
    computer("desk").log_in("solo")
    own = info(log_in(desktop, "solo"))
    assert not own.sees("licenseInfo.owner")
    shared = info(log_in(desktop, "solo", "third"))
    assert shared.sees("licenseInfo.owner")
    assert shared.read("licenseInfo.ownerName") == "Orchard Institute"
    assert shared.read("licenseInfo.ownerId") == "A-0DE-001"
    assert shared.read("licenseInfo.ownerEmail") == "owner@demo.example"
    shared.press("licenseInfo.contactOwner")
    assert shared.urls == ["mailto:owner@demo.example?subject=A seat of your license"]


@pytest.mark.rule("R42")
def test_a_check_asks_the_server_at_once(desktop: DesktopMaker, world: World) -> None:
    driver = info(log_in(desktop))
    world.advance(3 * MINUTE)
    driver.press("licenseInfo.check")
    driver.until(lambda: driver.read("licenseInfo.answer.what") == "Your license is up to date.")
    assert driver.until_state(Licensed).last_contact == START + 3 * MINUTE


@pytest.mark.rule("R42")
def test_what_a_check_finds_takes_effect_at_once(
    desktop: DesktopMaker, browser: Open, world: World
) -> None:
    get_license(browser("expired"), days="2", renews="yes")
    driver = info(log_in(desktop, "expired"))
    assert driver.read("licenseInfo.expires") == "2030-03-07, in 2 days"
    world.advance(timedelta(days=2))
    driver.press("licenseInfo.check")
    driver.until(lambda: driver.read("licenseInfo.answer.what") == "Your license was renewed.")
    assert driver.read("licenseInfo.expires") == "2030-03-09, in 2 days"


@pytest.mark.rule("R42")
def test_the_app_checks_regularly_by_itself(desktop: DesktopMaker, world: World) -> None:
    driver = log_in(desktop)

    def checked() -> bool:
        return driver.until_state(Licensed).last_contact == world.now()

    for _ in range(3):
        time_passes(driver, world, 10 * MINUTE)
        assert not checked()
        driver.until(checked)


@pytest.mark.rule("R43")
def test_support_information_holds_ids_and_versions_and_never_a_secret(
    desktop: DesktopMaker, computer: Computers
) -> None:
    one = computer()
    one.log_in("ada")
    secrets = (one.record.access, one.record.refresh, one.record.grant, one.grant.seat_id, "demo\n")
    driver = desktop()
    driver.until_state(Licensed)
    driver.trigger("copySupport")
    driver.until(lambda: driver.read("news.what"))
    copied = QGuiApplication.clipboard().text()
    for fact in ("A-0DE-002", "L-0DE-001", "A-0DE-001", VERSION, platform_name()):
        assert fact in copied
    for secret in secrets:
        assert secret
        assert secret not in copied


@pytest.mark.rule("R44")
def test_the_app_explains_which_licenses_were_considered_and_what_leaving_will_do(
    desktop: DesktopMaker, computer: Computers, browser: Open
) -> None:
    invite(browser("owner"), browser("solo"))
    computer("desk").log_in("solo")
    own = info(log_in(desktop, "solo"))
    assert own.read("licenseInfo.considered").splitlines() == [
        "L-0DE-002  (Sol Oak): in use",
        "L-0DE-001  (Orchard Institute): not needed: another one comes first",
    ]
    assert own.read("licenseInfo.closing") == "Closing the app keeps your seat reserved."
    assert own.read("licenseInfo.leaving") == "Logging out: This frees the seat of this computer."
    shared = info(log_in(desktop, "solo", "third"))
    assert shared.read("licenseInfo.considered").splitlines() == [
        "L-0DE-001  (Orchard Institute): in use",
        "L-0DE-002  (Sol Oak): in use on as many computers as it allows",
    ]
    assert shared.read("licenseInfo.closing") == "Closing the app gives the seat back at once."


@pytest.mark.rule("R44")
def test_closing_and_logging_out_do_what_the_explanation_says(computer: Computers) -> None:
    one = computer()
    one.log_in("solo")
    kept = one.grant.seat_id
    one.do(ev.Close())
    one.start()
    assert one.grant.seat_id == kept
    one.do(ev.LogOut())
    one.log_in("solo")
    assert one.grant.seat_id != kept
