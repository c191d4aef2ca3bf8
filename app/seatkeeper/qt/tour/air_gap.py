"""The chapter of the air-gapped computer: request, portal, response."""

from __future__ import annotations

from typing import Final

from seatkeeper.licensing.grant import Basis
from seatkeeper.qt.tour.scenes import Chapter, Story, expect
from seatkeeper.session.states import Licensed, NoConnection

__all__ = ["CHAPTER"]


def no_connection(story: Story) -> str:
    """A second computer, without any network."""
    story.world.cut()
    driver = story.open("island")
    driver.until_state(NoConnection)
    driver.settle()
    driver.picture("no-connection")
    driver.press("noConnection.details")
    driver.picture("no-connection-details")
    return "the app says so, and offers to validate offline"


def request_file(story: Story) -> str:
    """The request is saved as a file."""
    driver = story.driver
    driver.press("noConnection.validateOffline")
    driver.picture("wizard-before", "wizard")
    driver.press("wizard.next")
    driver.files.next = story.request
    driver.press("wizard.saveRequest")
    driver.until(story.request.exists, "the request file")
    driver.settle()
    driver.picture("wizard-request", "wizard")
    driver.press("wizard.next")
    driver.picture("wizard-connected", "wizard")
    return f"{story.request.name}, {story.request.stat().st_size} bytes"


def portal(story: Story) -> str:
    """On a computer with a connection: log in, accept, download."""
    story.world.mend()
    how = story.world.take_to_portal(story.request, story.response, story.picture)
    expect(story.response.exists(), "the response file is there")
    story.world.cut()
    return how


def tampered_response(story: Story) -> str:
    """An altered response is refused, and explained."""
    altered = story.response.with_name("altered-response.html")
    content = story.response.read_bytes()
    place = content.index(b"-----END SEATKEEPER RESPONSE-----") - 40  # inside the signature
    while not content[place : place + 1].isalnum():
        place -= 1
    other = b"A" if content[place : place + 1] != b"A" else b"B"
    altered.write_bytes(content[:place] + other + content[place + 1 :])
    driver = story.driver
    driver.press("wizard.next")
    driver.files.next = altered
    driver.press("wizard.openResponse")
    driver.until(lambda: driver.shows("wizard.result"), "the refusal")
    expect(isinstance(driver.state, NoConnection), "nothing was accepted")
    driver.settle()
    driver.picture("altered-response", "wizard")
    return "refused; the check that failed is shown"


def open_response(story: Story) -> str:
    """The response is opened: licensed for good."""
    driver = story.driver
    driver.files.next = story.response
    driver.press("wizard.openResponse")
    state = driver.until_state(Licensed)
    expect(
        isinstance(state, Licensed) and state.grant.basis is Basis.VALIDATED_OFFLINE,
        "validated offline",
    )
    driver.until(lambda: driver.shows("wizard.done"), "all checks to be shown")
    driver.settle()
    driver.picture("validated", "wizard")
    driver.press("wizard.done")
    return "every check passed; licensed without a network"


def bound_for_good(story: Story) -> str:
    """Logging out is not offered any more."""
    driver = story.driver
    expect(not driver.offers("action.logOut"), "logging out is not offered")
    driver.choose("action.licenseInfo")
    driver.picture("license-info-offline", "licenseInfo")
    driver.dismiss("licenseInfo")
    driver.close()
    driver = story.open("island")
    driver.until_state(Licensed)
    driver.settle()
    driver.picture("validated-start")
    driver.close()
    story.world.mend()
    return "not offered; after a restart the computer is still licensed"


CHAPTER: Final = Chapter(
    "A computer without a network",
    (
        no_connection,
        request_file,
        portal,
        tampered_response,
        open_response,
        bound_for_good,
    ),
)
