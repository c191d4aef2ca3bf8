"""Licenses in the portal: buying, activating, trying, inviting, freeing, the support desk."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import START, Computer, advance, pool

Make = Callable[[str, str], Computer]
Open = Callable[[str], Browser]
KEY = r"(R(?:-[0-9A-F]{3}){6})</strong>"


def buy(person: Browser, **wishes: str) -> str:
    order = {"category": "commercial", "model": "multi-user", "term": "subscription"}
    return person.post("/shop", **{**order, "seats": "1", "days": "365", **wishes}).found(KEY)


def test_licenses_of_one_category_add_up_to_one_pool(server: SandboxServer, browser: Open) -> None:
    owner = browser("expired").get("/get")
    for seats in ("20", "10", "5"):
        assert owner.post("/activate", key=buy(owner, seats=seats)).status == 200
    assert pool(server, "expired@demo.example")["total"] == 35


def test_a_license_of_another_category_is_refused_with_the_reason(browser: Open) -> None:
    owner = browser("owner").get("/get")
    page = owner.post("/activate", key=buy(owner, category="educational"))
    assert page.status == 409
    assert "do not mix" in page.page


def test_a_personal_license_may_join_any_account(browser: Open) -> None:
    owner = browser("owner").get("/get")
    assert owner.post("/activate", key=buy(owner, category="student")).status == 200


def test_a_pool_steps_down_as_its_licenses_end(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    owner = browser("expired").get("/get")
    owner.post("/activate", key=buy(owner, seats="20", days="365", category="educational"))
    owner.post("/activate", key=buy(owner, seats="10", days="1095", category="educational"))
    who = "expired@demo.example"
    assert pool(server, who, "educational")["total"] == 30
    app = computer("one", "expired")
    grant = app.acquire().granted
    assert grant.license.expires_on == "2033-03-04"
    advance(server, days=366)
    assert pool(server, who, "educational")["total"] == 10
    advance(server, days=730)
    assert pool(server, who, "educational")["total"] == 0
    assert app.login(who).heartbeat().problem == "license-expired"


def test_a_seat_whose_license_ends_moves_to_another_license_of_the_pool(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    owner = browser("expired").get("/get")
    owner.post("/activate", key=buy(owner, days="30"))
    app = computer("one", "expired")
    first = app.acquire().granted.license.id
    owner.post("/activate", key=buy(owner, days="365"))
    advance(server, days=31)
    second = app.login("expired@demo.example").heartbeat().granted
    assert second.license.id != first
    assert second.basis is Basis.OWNER_SEAT


def test_a_license_runs_from_its_purchase(server: SandboxServer, browser: Open) -> None:
    owner = browser("expired").get("/get")
    key = buy(owner, days="365")
    advance(server, days=182)
    owner.login("expired").post("/activate", key=key)
    assert "until 2031-03-05" in owner.get("/licenses").page


def test_a_subscription_that_renews_itself_brings_its_new_end_before_the_old_one(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    owner = browser("expired").get("/get")
    owner.post("/activate", key=buy(owner, days="30", renews="yes"))
    app = computer("one", "expired")
    assert app.acquire().granted.license.expires_on == "2030-04-04"
    advance(server, days=30)
    assert app.login("expired@demo.example").heartbeat().granted.license.expires_on == "2030-05-04"


def test_a_key_is_activated_by_one_account_only(browser: Open) -> None:
    owner, other = browser("owner").get("/get"), browser("tiny").get("/get")
    key = buy(owner)
    assert owner.post("/activate", key=key).status == 200
    again = owner.post("/activate", key=key)
    assert "in your account already" in again.page
    assert "Another account" in other.post("/activate", key=key).page


@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: f"  {key.lower()} ",
        lambda key: key.replace("-", "\u2013"),
        lambda key: key.replace("-", "\u2011\u200b"),
        lambda key: "\ufeff" + "\u00ad".join(key),
        lambda key: key.replace("-", " - "),
    ],
)
def test_a_pasted_key_may_carry_invisible_and_look_alike_characters(
    browser: Open, spoil: Callable[[str], str]
) -> None:
    owner = browser("owner").get("/get")
    assert owner.post("/activate", key=spoil(buy(owner))).status == 200


def test_a_key_of_an_earlier_version_is_recognised(browser: Open) -> None:
    page = browser("owner").get("/get").post("/activate", key="12345-67890-ABCDE-FGHIJ-KLMNO")
    assert page.status == 409
    assert "earlier version" in page.page


def test_an_unknown_key_is_said_to_be_unknown(browser: Open) -> None:
    page = browser("owner").get("/get").post("/activate", key="R-000-000-000-000-000-000")
    assert "not known" in page.page


def test_a_trial_is_refused_while_it_runs_when_it_was_recent_and_beside_a_license(
    server: SandboxServer, browser: Open
) -> None:
    assert "that has a license" in browser("owner").get("/get").post("/trial").page
    tina = browser("trial").get("/get")
    assert "trial already" in tina.post("/trial").page
    advance(server, days=120)
    assert "recently" in tina.login("trial").get("/get").post("/trial").page
    advance(server, days=250)
    assert tina.login("trial").get("/get").post("/trial").status == 200
    assert browser("ada").get("/get").post("/trial").status == 200


def test_the_invite_key_joins_and_a_new_one_makes_it_useless_but_keeps_who_joined(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    owner, guest, late = browser("owner").get("/people"), browser("solo"), browser("trial")
    key = owner.found(r"(I(?:-[0-9A-F]{3}){4})")
    assert "You joined" in guest.get("/get").post("/activate", key=key).page
    assert "joined this organization already" in guest.post("/join", invite_key=key).page
    owner.post("/invite-key")
    assert key not in owner.get("/people").page
    assert late.get(f"/join/{key}").status == 404
    assert "not known" in late.get("/get").post("/join", invite_key=key).page
    assert "Sol Oak" in owner.get("/people").page


def test_the_invite_url_joins_after_one_confirmation(browser: Open, computer: Make) -> None:
    url = browser("owner").get("/people").found(r"(/join/I[^<]*)")
    guest = browser("expired").get(url)
    assert "Join Orchard Institute?" in guest.page
    guest.post("/join", invite_key=guest.found(r'name="invite_key" value="([^"]*)"'))
    assert computer("one", "expired").acquire().granted.basis is Basis.SHARED_SEAT


def test_ones_own_invitation_is_not_for_oneself(browser: Open) -> None:
    owner = browser("owner").get("/people")
    key = owner.found(r"(I(?:-[0-9A-F]{3}){4})")
    assert "own invite key" in owner.get(f"/join/{key}").page
    assert "own invite key" in owner.get("/get").post("/join", invite_key=key).page


def test_blocking_ends_access_until_unblocked(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    ada, owner = computer("one", "ada"), browser("owner").get("/people")
    ada.acquire()
    owner.post("/people/A-0DE-002/block")
    assert pool(server, "owner@demo.example")["free"] == 15
    assert ada.heartbeat().problem == "blocked"
    owner.post("/people/A-0DE-002/unblock")
    assert ada.heartbeat().granted.epoch == 2


def test_a_blocked_users_reserved_seat_stays_until_its_day(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    ada, owner = computer("one", "ada"), browser("owner").get("/people")
    ada.acquire()
    ada.extend(3)
    owner.post("/people/A-0DE-002/block")
    assert ada.heartbeat().problem == "blocked"
    assert pool(server, "owner@demo.example")["free"] == 14
    advance(server, days=3, hours=8)
    assert pool(server, "owner@demo.example")["free"] == 15


def test_a_deleted_user_can_join_again(browser: Open, computer: Make) -> None:
    ada, owner = computer("one", "ada"), browser("owner").get("/people")
    ada.acquire()
    key = owner.found(r"(I(?:-[0-9A-F]{3}){4})")
    owner.post("/people/A-0DE-002/delete")
    assert ada.heartbeat().problem == "no-license"
    browser("ada").get("/get").post("/join", invite_key=key)
    assert ada.heartbeat().grant is not None


def test_an_owner_changes_own_members_only(browser: Open, computer: Make) -> None:
    ada, other = computer("one", "ada"), browser("tiny").get("/people")
    ada.acquire()
    other.post("/people/A-0DE-002/block")
    assert ada.heartbeat().grant is not None
    assert other.post("/people/A-0DE-002/promote").status == 404


def test_freeing_in_the_portal_frees_shared_seats_and_neither_reserved_nor_own_ones(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    one, two = computer("one", "ada"), computer("two", "ada")
    one.acquire()
    two.acquire()
    two.extend(3)
    page = browser("ada").get("/licenses").post("/seats/free")
    assert "1 seat was freed." in page.page
    assert pool(server, "owner@demo.example")["free"] == 14
    assert one.heartbeat().problem == "seat-freed"
    assert two.heartbeat().grant is not None
    computer("three", "solo").acquire()
    own = browser("solo").get("/licenses")
    assert "Free up my seats" not in own.page
    assert "log out in the app" in own.page


def test_the_usage_record_tells_who_used_which_seat_from_when_to_when_and_why_it_ended(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    ada = computer("one", "ada")
    ada.acquire()
    advance(server, minutes=50)
    ada.close()
    rows = list(csv.DictReader(browser("owner").get("/usage/organization.csv").page.splitlines()))
    assert len(rows) == 1
    assert rows[0]["email"] == "ada@demo.example"
    assert rows[0]["reason"] == "closed"
    assert rows[0]["start"] == START.isoformat()
    assert rows[0]["end"] == (START + timedelta(minutes=50)).isoformat()
    assert list(csv.DictReader(browser("ada").get("/usage/own.csv").page.splitlines())) == rows
    assert not list(csv.DictReader(browser("ben").get("/usage/own.csv").page.splitlines()))


def test_the_support_desk_is_for_who_works_there(browser: Open) -> None:
    ada = browser("ada").get("/licenses")
    assert ada.get("/support").status == 403
    assert ada.post("/support/licenses/L-0DE-001/revoke").status == 403
    assert ada.post("/support/unblock", email="x@y").status == 403


def test_a_lost_computer_is_deregistered(
    server: SandboxServer, browser: Open, computer: Make
) -> None:
    assert computer("one", "full").acquire().problem == "all-seats-in-use"
    desk = browser("support").get("/support?search=tiny@demo.example")
    assert "validated offline" in desk.page
    desk.post(desk.found(r'action="(/support/seats/[0-9a-f]+/deregister)"'))
    assert computer("two", "full").acquire().grant is not None


def test_a_revoked_license_ends_at_the_next_heartbeat_and_lives_again_with_a_new_key(
    browser: Open, computer: Make
) -> None:
    ada, desk = computer("one", "ada"), browser("support").get("/support")
    ada.acquire()
    desk.post("/support/licenses/L-0DE-001/revoke")
    assert ada.heartbeat().problem == "revoked"
    assert "has a new key" in desk.post("/support/licenses/L-0DE-001/reissue").page
    assert ada.heartbeat().grant is not None


def test_a_license_moves_to_another_account(browser: Open, computer: Make) -> None:
    solo, desk = computer("one", "solo"), browser("support").get("/support")
    solo.acquire()
    assert desk.post("/support/licenses/L-0DE-002/move", email="nobody@x").status == 404
    desk.post("/support/licenses/L-0DE-002/move", email="expired@demo.example")
    assert solo.heartbeat().problem == "seat-freed"
    assert solo.acquire().problem == "no-license"
    assert computer("two", "expired").acquire().granted.license.id == "L-0DE-002"
