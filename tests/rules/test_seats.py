"""R10 to R16: taking a seat, giving it back, and losing it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.sandbox.timing import Timing
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, SignedOut
from tests.helpers.counter import ORCHARD, pool
from tests.helpers.workstation import Workstation
from tests.helpers.world import World, counting_entropy
from tests.qt.conftest import DesktopMaker
from tests.rules.windows import close, log_in, time_passes
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVA = "expired@demo.example"
TINY = "tiny@demo.example"


def free(sandbox: SandboxServer) -> int:
    return int(pool(sandbox, ORCHARD)["free"])


def _local(one: Workstation) -> Path:
    return one.computer.folders.local_cache


def _roaming(one: Workstation) -> Path:
    return one.computer.folders.roaming_cache


# --- taking and giving back ---------------------------------------------------------------------


@pytest.mark.rule("R10")
def test_of_fifteen_seats_fourteen_are_left_after_the_first_user_and_thirteen_after_the_second(
    desktop: DesktopMaker, sandbox: SandboxServer
) -> None:
    assert free(sandbox) == 15
    first = log_in(desktop)
    assert free(sandbox) == 14
    log_in(desktop, "ben", "desk")
    assert free(sandbox) == 13
    close(first)
    assert free(sandbox) == 14
    desktop().until_state(Licensed)  # still logged in: starting alone takes the seat
    assert free(sandbox) == 13


def _closes(one: Workstation, _ada: Browser) -> None:
    one.do(ev.Close())


def _logs_out(one: Workstation, _ada: Browser) -> None:
    one.do(ev.LogOut())


def _frees_in_the_portal(_one: Workstation, ada: Browser) -> None:
    assert "1 seat was freed." in ada.get("/licenses").post("/seats/free").page


@pytest.mark.rule("R11")
@pytest.mark.parametrize("leave", [_closes, _logs_out, _frees_in_the_portal])
def test_an_invited_users_seat_is_free_again_at_once(
    computer: Computers,
    browser: Open,
    sandbox: SandboxServer,
    leave: Callable[[Workstation, Browser], None],
) -> None:
    ada = browser("ada")
    computer().log_in("ada")
    assert free(sandbox) == 14
    leave(computer(), ada)
    assert free(sandbox) == 15


@pytest.mark.rule("R11")
def test_the_app_leads_to_the_page_on_which_seats_are_freed_and_notices_that_its_own_was(
    desktop: DesktopMaker, browser: Open, sandbox: SandboxServer, world: World
) -> None:
    driver, ada = log_in(desktop), browser("ada")
    driver.trigger("freeSeats")
    (url,) = driver.urls
    assert "Free up my seats" in ada.get(url.removeprefix(sandbox.portal_url)).page
    ada.post("/seats/free")
    time_passes(driver, world, timedelta(minutes=10))
    driver.until_state(ReadOnly)
    assert driver.read("banner.what") == "Your seat was freed in the portal."
    driver.press("banner.retry")
    driver.until_state(Licensed)


@pytest.mark.rule("R11")
def test_an_owners_seat_is_not_offered_for_freeing(
    computer: Computers, browser: Open, sandbox: SandboxServer
) -> None:
    computer().log_in("owner")
    page = browser("owner").get("/licenses")
    assert "Free up my seats" not in page.page
    page.post("/seats/free")
    assert free(sandbox) == 14


# --- crashes ------------------------------------------------------------------------------------


@pytest.mark.rule("R12")
def test_after_a_crash_the_seat_is_taken_for_eight_hours_and_then_free(
    computer: Computers, sandbox: SandboxServer, world: World
) -> None:
    computer().log_in("ada")
    world.advance(8 * HOUR - timedelta(seconds=1))
    assert free(sandbox) == 14
    world.advance(timedelta(seconds=1))
    assert free(sandbox) == 15


@pytest.mark.rule("R12")
def test_the_timeout_is_the_servers_own(world: World, tmp_path: Path) -> None:
    timing = Timing(heartbeat_seconds=300, timeout_seconds=900)
    with SandboxServer(now=world.now, entropy=counting_entropy("quick"), timing=timing) as server:
        profile = requests.get(f"{server.url}/sandbox/profile", timeout=10).text
        one = Workstation(tmp_path / "laptop", world, ServerProfile.from_json(profile))
        one.log_in("ada")
        one.wait(HOUR)
        one.expect(Licensed)
        one.wire.cut()
        world.advance(timedelta(minutes=9))
        assert free(server) == 14
        world.advance(timedelta(minutes=6))
        assert free(server) == 15
        one.close()


@pytest.mark.rule("R13")
def test_restarted_after_a_crash_the_same_seat_is_taken_and_closing_frees_it_at_once(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("ada")
    before = one.grant
    one.world.advance(3 * HOUR)
    one.start()
    assert (one.grant.seat_id, free(sandbox)) == (before.seat_id, 14)
    one.do(ev.Close())
    assert free(sandbox) == 15


@pytest.mark.rule("R14")
def test_an_invited_user_takes_a_second_seat_on_a_second_computer(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for name in ("laptop", "desk"):
        computer(name).log_in("ada")
    assert free(sandbox) == 13


@pytest.mark.rule("R15")
def test_users_of_one_terminal_server_take_one_seat_each(
    computer: Computers, sandbox: SandboxServer
) -> None:
    for person in ("ada", "ben", "cleo"):
        computer(f"terminal-server-home-of-{person}").log_in(person)
    assert free(sandbox) == 12


# --- deleted caches -----------------------------------------------------------------------------


@pytest.mark.rule("R16")
@pytest.mark.parametrize("places", [(_local,), (_local, _roaming)], ids=["local", "both"])
def test_with_the_cache_deleted_an_invited_user_takes_a_new_seat_and_the_old_one_times_out(
    computer: Computers, sandbox: SandboxServer, places: tuple[Callable[[Workstation], Path], ...]
) -> None:
    one = computer()
    one.log_in("ada")
    for place in places:
        shutil.rmtree(place(one))
    one.start()
    one.expect(SignedOut)
    one.log_in("ada")
    assert free(sandbox) == 13
    for _ in range(2):
        one.world.advance(4 * HOUR)
        one.do(ev.Tick())
    assert free(sandbox) == 14


@pytest.mark.rule("R16")
@pytest.mark.parametrize("places", [(_local,), (_local, _roaming)], ids=["local", "both"])
def test_with_the_cache_deleted_an_owners_new_seat_replaces_the_old_one(
    computer: Computers, sandbox: SandboxServer, places: tuple[Callable[[Workstation], Path], ...]
) -> None:
    one = computer()
    one.log_in("owner")
    before = one.grant.seat_id
    for place in places:
        shutil.rmtree(place(one))
    one.start()
    one.expect(SignedOut)
    one.log_in("owner")
    (held,) = pool(sandbox, ORCHARD)["seats"]
    assert held["seat_id"] == one.grant.seat_id != before


@pytest.mark.rule("R16")
def test_a_missing_roaming_folder_alone_is_repaired_and_reported(
    desktop: DesktopMaker, computer: Computers
) -> None:
    close(log_in(desktop))
    shutil.rmtree(_roaming(computer()))
    driver = desktop()
    driver.until_state(Licensed)
    driver.until(lambda: "is repaired" in driver.read("news.what"))
    assert any(_roaming(computer()).iterdir())
