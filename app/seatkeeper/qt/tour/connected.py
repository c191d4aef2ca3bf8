"""The first chapter: log in, work, extend, go offline, log out."""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.grant import Basis
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import Licensed, SignedOut

__all__ = ["CHAPTER"]

OWNER: Final = "owner@demo.example"
INVITED: Final = "ada@demo.example"


def first_start(story: Story) -> str:
    """First start: the login window, with accounts to try."""
    driver = story.open("laptop")
    driver.until_state(SignedOut)
    driver.until(lambda: driver.shows(f"login.demo.{INVITED}"), "the accounts of the sandbox")
    driver.picture("first-start")
    return "the login window lists the sandbox's accounts"


def wrong_password(story: Story) -> str:
    """A wrong password is told in place."""
    driver = story.driver
    story.log_in(INVITED, "not the password")
    driver.until(lambda: driver.shows("login.notice"), "the message")
    expect(isinstance(driver.state, SignedOut), "nobody is logged in")
    driver.picture("wrong-password")
    return "refused in place, what was typed is kept"


def log_in(story: Story) -> str:
    """Log in: a seat is taken."""
    driver = story.driver
    driver.press(f"login.demo.{INVITED}")
    driver.press("login.submit")
    driver.until_state(Licensed)
    free, total = story.world.free_seats(OWNER)
    expect((free, total) == (14, 15), f"14 of 15 seats are left, not {free} of {total}")
    driver.settle()
    driver.picture("welcome")
    return "the server says: 14 of 15 seats are left"


def write_project(story: Story) -> str:
    """Write something and save it."""
    driver = story.driver
    path = story.files / "field-notes.txt"
    driver.press("home.new")
    driver.type("editor.text", "Field notes\n\nInterviewed the keeper of the seats today.\n")
    driver.picture("project")
    driver.files.next = path
    driver.press("editor.save")
    driver.until(path.exists, "the project to be saved")
    driver.choose("action.home")
    return f"{path.name} was saved"


def license_info(story: Story) -> str:
    """Show License Info."""
    driver = story.driver
    driver.choose("action.licenseInfo")
    expect(driver.text("licenseInfo.accountId") == "A-0DE-002", "the account id is shown")
    expect(driver.shows("licenseInfo.owner"), "the license owner is shown")
    driver.picture("license-info", "licenseInfo")
    return "account, license and License Owner are shown"


def heartbeat(story: Story) -> str:
    """A heartbeat reaches the server."""
    before = story.world.seat(INVITED)
    expect(before is not None, "the server knows the seat")

    def beaten() -> bool:
        now = story.world.seat(INVITED)
        return before is not None and now is not None and now.last_heartbeat > before.last_heartbeat

    story.driver.until(beaten, "a heartbeat at the server")
    return "the server has seen a heartbeat"


def extend(story: Story) -> str:
    """Extend the offline availability by three days."""
    driver = story.driver
    driver.select("licenseInfo.period", 3)
    driver.press("licenseInfo.extend")
    driver.until(
        lambda: (
            isinstance(driver.state, Licensed)
            and driver.state.grant.basis is Basis.OFFLINE_AVAILABILITY
        ),
        "the extension",
    )
    seat = story.world.seat(INVITED)
    expect(seat is not None and seat.reserved_until is not None, "the server reserves the seat")
    driver.settle()
    driver.picture("extended", "licenseInfo")
    driver.dismiss("licenseInfo")
    return "the server reserves the seat for three days"


def start_without_network(story: Story) -> str:
    """Close, cut the network, start again: work goes on."""
    story.driver.close()
    story.world.cut()
    driver = story.open("laptop")
    state = driver.until_state(Licensed)
    expect(isinstance(state, Licensed), "licensed")
    driver.until(
        lambda: isinstance(driver.state, Licensed) and driver.state.trouble is not None,
        "the app to notice that nobody answers",
    )
    driver.picture("without-network")
    return "licensed without a network"


def stay_logged_in(story: Story) -> str:
    """Logging out without a connection: told what it would cost, and not done."""
    driver = story.driver
    driver.choose("action.logOut")
    driver.until(lambda: driver.shows("question.cancel"), "the question")
    driver.picture("log-out-without-network", "question")
    driver.press("question.cancel")
    expect(isinstance(driver.state, Licensed), "still licensed")
    return "the seat would stay occupied; staying is the default"


def log_out(story: Story) -> str:
    """Log out and Restart: the seat is free, the cache is gone."""
    story.world.mend()
    driver = story.driver
    driver.choose("action.check")
    driver.until(
        lambda: isinstance(driver.state, Licensed) and driver.state.trouble is None, "contact"
    )
    driver.choose("action.logOut")
    driver.until(lambda: driver.shows("question.logOut"), "the question")
    driver.picture("log-out", "question")
    driver.press("question.logOut")
    driver.until_state(SignedOut)
    computer = story.world.computer("laptop")
    driver.until(lambda: not computer.cache_files(), "the cache to be erased")
    free, total = story.world.free_seats(OWNER)
    expect(free == total, f"all seats are free again, not {free} of {total}")
    driver.settle()
    driver.picture("logged-out")
    driver.close()
    return f"{free} of {total} seats are free, the cache is gone"


CHAPTER: Final = Chapter(
    "A day with a seat",
    (
        first_start,
        wrong_password,
        log_in,
        write_project,
        license_info,
        heartbeat,
        extend,
        start_without_network,
        stay_logged_in,
        log_out,
    ),
)
