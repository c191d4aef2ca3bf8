"""R01 to R07: accounts and logging in."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter

from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly, SignedOut
from tests.helpers.workstation import Workstation
from tests.helpers.world import START
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.rules.licenses import INVITE_KEY, buy, get_license, invite, register
from tests.rules.windows import fields, info, log_in
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]


def said(driver: Driver) -> str:
    """What the login screen says, as soon as it says something."""
    driver.until(lambda: driver.read("login.notice.what"))
    return f"{driver.read('login.notice.what')} {driver.read('login.notice.more')}"


@pytest.mark.rule("R01")
def test_everybody_logs_in_with_an_account_of_their_own_whose_id_the_app_shows(
    desktop: DesktopMaker, browser: Open
) -> None:
    nora = register(browser(), "nora", "Nora North")
    get_license(nora)
    driver = desktop()
    driver.log_in("nora@demo.example", "secret")
    driver.until_state(Licensed)
    shown = info(driver).read("licenseInfo.accountId")
    assert re.fullmatch(r"A(-[0-9A-F]{3}){2}", shown)
    assert shown in nora.get("/profile").page
    assert driver.read("licenseInfo.email") == "nora@demo.example"


@pytest.mark.rule("R02")
def test_a_wrong_password_and_an_unknown_email_are_answered_with_the_same_words(
    desktop: DesktopMaker,
) -> None:
    known, unknown = desktop("one"), desktop("two")
    known.log_in("ada@demo.example", "wrong")
    unknown.log_in("nobody@demo.example", "wrong")
    assert said(known) == said(unknown)
    assert said(known).startswith("Email or password is wrong.")


@pytest.mark.rule("R03")
def test_an_unconfirmed_email_blocks_the_login_until_the_link_sent_again_was_followed(
    desktop: DesktopMaker, browser: Open
) -> None:
    driver, una = desktop(), browser()
    driver.log_in("unconfirmed@demo.example")
    assert said(driver).startswith("Please confirm your email address.")
    driver.press("login.notice.resend")
    driver.until(lambda: "on its way" in driver.read("login.notice.what"))
    una.get(una.mailed_link("confirm"))
    driver.log_in("unconfirmed@demo.example")
    driver.until_state(ReadOnly)  # logged in; there is no license in this account


def fail(one: Workstation, person: str, times: int) -> str:
    """Log in with a wrong password so many times; returns the code of the last answer."""
    for _ in range(times):
        one.log_in(person, password="wrong")
    notice = one.expect(SignedOut).notice
    assert notice is not None
    return notice.code


@pytest.mark.rule("R04")
def test_the_tenth_failed_login_in_a_row_blocks_and_a_success_before_it_starts_the_count_anew(
    computer: Computers,
) -> None:
    one, other = computer(), computer("desk")
    assert fail(one, "ada", 9) == "wrong-credentials"
    one.log_in("ada")
    one.do(ev.LogOut())
    assert fail(one, "ada", 9) == "wrong-credentials"
    assert fail(one, "ada", 1) == "login-blocked"
    one.log_in("ada")
    notice = one.expect(SignedOut).notice
    assert notice is not None
    assert (notice.code, notice.until) == ("login-blocked", START + timedelta(minutes=15))
    other.log_in("ben")
    other.expect(Licensed)
    one.wait(timedelta(minutes=15))
    one.log_in("ada")
    one.expect(Licensed)


@pytest.mark.rule("R04")
def test_the_app_says_until_when_a_login_is_blocked(
    desktop: DesktopMaker, computer: Computers
) -> None:
    fail(computer("another"), "ada", 9)
    driver = desktop()
    driver.log_in("ada@demo.example", "wrong")
    assert "Too many failed logins. You can try again" in said(driver)
    assert "in 15 min" in said(driver)


class From(HTTPAdapter):
    """Connects from one of this computer's other addresses."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options, source_address=(self._address, 0))


@pytest.mark.rule("R04")
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one loopback address")
def test_failed_logins_block_the_address_they_came_from_and_no_other(
    computer: Computers, browser: Open, sandbox: SandboxServer
) -> None:
    assert fail(computer(), "ada", 10) == "login-blocked"
    here, elsewhere = browser(), browser()
    elsewhere.http.mount(sandbox.portal_url, From("127.0.0.2"))
    right = {"email": "ada@demo.example", "password": PASSWORD}
    assert here.post("/login", **right).status == 429
    assert elsewhere.post("/login", **right).status == 200


@pytest.mark.rule("R05")
def test_forgot_password_and_create_account_open_the_portal_in_the_browser(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    driver = desktop()
    driver.press("login.forgotPassword")
    driver.press("login.createAccount")
    assert driver.urls == [f"{sandbox.portal_url}/forgot", f"{sandbox.portal_url}/register"]
    for url in driver.urls:
        assert "<form" in requests.get(url, timeout=10).text


@pytest.mark.rule("R05")
def test_the_portal_answers_a_reset_alike_whether_the_account_exists_or_not(browser: Open) -> None:
    known = browser().post("/forgot", email="ada@demo.example")
    unknown = browser().post("/forgot", email="nobody@demo.example")
    assert (known.status, known.page.replace("ada@", "nobody@")) == (unknown.status, unknown.page)


@pytest.mark.rule("R06")
def test_the_app_asks_for_email_and_password_and_for_no_key(desktop: DesktopMaker) -> None:
    driver = desktop()
    driver.until_state(SignedOut)
    driver.until(lambda: driver.sees("login.email"))
    assert fields(driver) == {"login.email", "login.password"}
    driver.log_in("ada@demo.example")
    driver.until_state(Licensed)
    assert fields(info(driver)) == set()


@pytest.mark.rule("R06")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: f"  {key.lower()} ",
        lambda key: key.replace("-", "\u2013"),
        lambda key: key.replace("-", "\u2011\u200b"),
        lambda key: "\ufeff" + "\u00ad".join(key),
        lambda key: key.replace("-", " \u2212 "),
    ],
    ids=["spaces", "en-dashes", "no-break-hyphens", "soft-hyphens", "minus-signs"],
)
def test_the_portal_takes_pasted_keys_with_invisible_and_look_alike_characters(
    computer: Computers, browser: Open, spoil: Callable[[str], str]
) -> None:
    owner, guest = browser("expired"), browser("support")
    key = buy(owner, seats="2")
    assert re.fullmatch(r"R(-[0-9A-F]{3}){6}", key)
    assert owner.post("/activate", key=spoil(key)).status == 200
    invite_key = owner.get("/people").found(INVITE_KEY)
    assert "You joined" in guest.post("/join", invite_key=spoil(invite_key)).page
    for person in ("expired", "support"):
        computer(person).log_in(person)
        computer(person).expect(Licensed)


@pytest.mark.rule("R06")
def test_a_key_belongs_to_the_account_that_activated_it(browser: Open) -> None:
    owner, other = browser("owner"), browser("tiny")
    key = buy(owner)
    assert owner.post("/activate", key=key).status == 200
    again = owner.post("/activate", key=key)
    assert "in your account already" in again.page
    assert 'class="note warn"' in again.page
    taken = other.post("/activate", key=key)
    assert "Another account has activated this key" in taken.page
    assert 'class="note bad"' in taken.page


@pytest.mark.rule("R06")
def test_the_five_by_five_keys_of_earlier_versions_are_recognised(browser: Open) -> None:
    page = browser("owner").post("/activate", key="12345-67890-abcde-FGHIJ-KLMNO").page
    assert "earlier version" in page


@pytest.mark.rule("R06")
def test_a_link_to_reset_a_password_works_once(computer: Computers, browser: Open) -> None:
    ada = browser().post("/forgot", email="ada@demo.example")
    link = ada.mailed_link("reset")
    assert ada.post(link, password="changed").status == 200
    assert ada.post(link, password="again").status == 410
    computer().log_in("ada", password="again")
    computer().expect(SignedOut)
    computer().log_in("ada", password="changed")
    computer().expect(Licensed)


@pytest.mark.rule("R06")
def test_an_invite_key_is_typed_in_the_portal_and_leads_to_a_seat_in_the_app(
    computer: Computers, browser: Open
) -> None:
    key = invite(browser("owner"), browser("support"))
    assert re.fullmatch(r"I(-[0-9A-F]{3}){4}", key)
    computer().log_in("support")
    assert computer().grant.license.id == "L-0DE-001"


@pytest.mark.rule("R07")
def test_with_the_vendors_profile_alone_a_first_start_leads_to_a_license(
    desktop: DesktopMaker, computer: Computers
) -> None:
    assert not computer().folder.exists()
    driver = log_in(desktop)
    assert not isinstance(driver.stage.client.state, NoConnection)
    assert driver.read("status.state") == "Licensed: Shared seat, Orchard Institute"
