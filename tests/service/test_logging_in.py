"""Logging in, and what can be asked of a server besides a seat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.exchange import Failure
from seatkeeper.service.ports import ServerInfo, UsageEntry
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, SignedOut
from tests.helpers.portal import at_portal
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.rule("R01")
def test_the_account_that_is_logged_in_is_known_by_its_id(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    account = one.client.account
    assert account is not None
    assert account.id == "A-0DE-002"
    one.do(ev.LogOut())
    assert one.client.account is None


@pytest.mark.rule("R02")
def test_a_wrong_password_and_an_unknown_email_are_told_apart_by_nobody(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("ada", password="wrong")
    first = one.expect(SignedOut).notice
    one.log_in("nobody", password="wrong")
    assert one.expect(SignedOut).notice == first
    assert one.told == "wrong-credentials"


@pytest.mark.rule("R03")
def test_an_unconfirmed_email_is_confirmed_by_the_link_that_is_sent_again(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("unconfirmed")
    assert one.told == "email-unconfirmed"
    sent: list[Failure | None] = []
    one.client.resend_confirmation("unconfirmed@demo.example", sent.append)
    assert sent == [None]
    with at_portal(sandbox, "ada") as browser:
        browser.get(browser.mailed_link("confirm"))
    one.log_in("unconfirmed")
    assert one.told != "email-unconfirmed"


@pytest.mark.rule("R04")
def test_the_tenth_failure_in_a_row_blocks_this_account_only(computer: Computers) -> None:
    one = computer()
    for _ in range(9):
        one.log_in("ada", password="wrong")
    one.log_in("ada")
    one.do(ev.LogOut())
    for _ in range(10):
        one.log_in("ada", password="wrong")
    one.log_in("ada")
    notice = one.expect(SignedOut).notice
    assert notice is not None
    assert (notice.code, notice.until) == (
        "login-blocked",
        one.world.now() + timedelta(minutes=15),
    )
    one.log_in("ben")
    one.expect(Licensed)


def test_a_server_is_asked_what_it_is(computer: Computers) -> None:
    one = computer()
    one.start()
    answers: list[ServerInfo | Failure] = []
    one.client.discover(answers.append)
    assert isinstance(answers[0], ServerInfo)
    assert one.client.info.name == "Seatkeeper Sandbox"
    assert "extend-offline" in (one.client.info.capabilities or ())
    assert one.client.info.test_accounts
    one.wire.cut()
    one.client.discover(answers.append)
    assert isinstance(answers[1], Failure)
    assert answers[1].code == "unreachable"


@pytest.mark.rule("R105")
def test_a_user_sees_the_own_record_of_use(computer: Computers) -> None:
    one = computer()
    one.start()
    answers: list[tuple[UsageEntry, ...] | Failure] = []
    one.client.usage(answers.append)
    assert answers == [Failure("session-ended", "nobody is logged in")]
    one.log_in("ada")
    one.client.usage(answers.append)
    (entry,) = answers[1]  # type: ignore[misc]  # a failure would fail here
    assert entry.license_id == "L-0DE-001"
    assert entry.end is None
