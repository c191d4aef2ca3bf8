"""A computer without a network, a real browser on another one, and two files between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from seatkeeper.licensing.grant import Basis
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.service.exchange import Failure, RequestMade, ResponseOutcome
from seatkeeper.session.states import Licensed
from tests.helpers.workstation import Workstation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser


class Surfer:
    """A person with a browser on a computer with a connection.

    Attributes:
        page: The tab.
        told: What the browser's console says.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[str] = []
        self._requests: list[Request] = []
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        self._requests.append(request)

    @property
    def asked(self) -> set[str]:
        """The origins to which anything has left, whether or not it arrived."""
        left = [urlsplit(one.url) for one in self._requests if one.failure != "csp"]
        return {f"{url.scheme}://{url.netloc}" for url in left if url.scheme != "file"}

    def open(self, file: Path) -> None:
        """Double-click a file."""
        self.page.goto(file.as_uri())

    def log_in(self, person: str = "permanent") -> None:
        """Log in at the portal, which says that a request has arrived."""
        assert "offline request has arrived" in self.page.get_by_role("main").inner_text()
        self.page.get_by_label("Email").fill(f"{person}@demo.example")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.get_by_role("heading", name="Accept this offline request?").wait_for()

    def accept(self) -> None:
        """Choose the license and accept."""
        self.page.get_by_role("radio").check()
        self.page.get_by_role("button", name="Accept").click()
        self.page.get_by_role("heading", name="The response is ready").wait_for()

    def download(self, folder: Path) -> Path:
        """Save the response file."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download the response file").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


@pytest.fixture
def surfer(chromium: Browser) -> Iterator[Surfer]:
    """Somebody whose browser runs scripts."""
    with chromium.new_context() as context:
        yield Surfer(context.new_page())


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A USB stick."""
    folder = tmp_path / "usb stick"
    folder.mkdir()
    return folder


@pytest.fixture
def here(computer: Callable[..., Workstation]) -> Workstation:
    """A computer whose network is never plugged in."""
    one = computer("air-gapped")
    one.wire.cut()
    one.start()
    return one


def request_of(here: Workstation, folder: Path, language: str = "en") -> Path:
    """Save a request file."""
    answers: list[RequestMade | Failure] = []
    here.client.make_request(language=language, done=answers.append)
    (made,) = answers
    assert isinstance(made, RequestMade)
    file = folder / made.file_name
    file.write_bytes(made.html)
    return file


def open_response(here: Workstation, file: Path) -> None:
    """Open a response, which is accepted, for good."""
    outcomes: list[ResponseOutcome] = []
    here.client.open_response(file.read_bytes(), outcomes.append)
    assert [outcome.accepted for outcome in outcomes] == [True], outcomes
    assert here.grant.basis is Basis.VALIDATED_OFFLINE
    here.start()
    assert here.expect(Licensed).grant.basis is Basis.VALIDATED_OFFLINE


@pytest.mark.rule("R72")
@pytest.mark.rule("R73")
@pytest.mark.rule("R75")
def test_a_request_goes_to_the_portal_by_itself_and_its_response_licenses_the_computer(
    here: Workstation, surfer: Surfer, sandbox: SandboxServer, usb: Path
) -> None:
    surfer.open(request_of(here, usb))
    surfer.page.wait_for_url(f"{sandbox.portal_url}/login**")
    surfer.log_in()
    surfer.accept()
    open_response(here, surfer.download(usb))
    assert surfer.told == []
    assert surfer.asked == {sandbox.portal_url}


def test_without_scripts_a_button_does_it(
    chromium: Browser, here: Workstation, sandbox: SandboxServer, usb: Path
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        surfer = Surfer(context.new_page())
        surfer.open(request_of(here, usb))
        surfer.page.get_by_role("button").click()
        surfer.page.wait_for_url(f"{sandbox.portal_url}/login**")
        surfer.log_in()
        surfer.accept()
        open_response(here, surfer.download(usb))
        assert surfer.asked == {sandbox.portal_url}


def test_cancel_keeps_the_request_where_it_is(here: Workstation, surfer: Surfer, usb: Path) -> None:
    surfer.page.clock.install()
    surfer.open(request_of(here, usb))
    surfer.page.get_by_role("button", name="Cancel").click()
    surfer.page.clock.run_for(60_000)
    assert surfer.page.url.startswith("file:")
    assert surfer.asked == set()


@pytest.mark.rule("R104")
@pytest.mark.parametrize(("language", "word"), [("de", "Abbrechen"), ("es", "Cancelar")])
def test_the_request_speaks_the_language_of_the_app(
    here: Workstation, surfer: Surfer, usb: Path, language: str, word: str
) -> None:
    surfer.page.clock.install()
    surfer.open(request_of(here, usb, language))
    surfer.page.get_by_role("button", name=word).click()
    assert surfer.page.locator("html").get_attribute("lang") == language


def test_a_response_kept_with_save_page_as_still_opens(
    here: Workstation, surfer: Surfer, sandbox: SandboxServer, usb: Path
) -> None:
    surfer.open(request_of(here, usb))
    surfer.page.wait_for_url(f"{sandbox.portal_url}/login**")
    surfer.log_in()
    surfer.accept()
    surfer.open(surfer.download(usb))
    # What "Save page as" writes is the document as the browser holds it.
    kept = usb / "kept.html"
    kept.write_text(surfer.page.content(), "utf-8")
    open_response(here, kept)
    assert surfer.told == []


def test_what_is_put_into_a_request_does_not_run(
    here: Workstation, surfer: Surfer, usb: Path
) -> None:
    file = request_of(here, usb)
    evil = "<script>document.title = 'evil'</script><img src='http://127.0.0.1:9/spy'>"
    file.write_text(re.sub("(<main)", evil + r"\1", file.read_text("utf-8"), count=1), "utf-8")
    surfer.page.clock.install()
    surfer.open(file)
    assert surfer.page.title() != "evil"
    refused = [text for text in surfer.told if "Content Security Policy" in text]
    assert len(refused) == 2, surfer.told
    assert surfer.asked == set()


@pytest.mark.rule("R77")
def test_only_a_permanent_license_can_be_chosen(
    here: Workstation, surfer: Surfer, sandbox: SandboxServer, usb: Path
) -> None:
    surfer.open(request_of(here, usb))
    surfer.page.wait_for_url(f"{sandbox.portal_url}/login**")
    surfer.log_in("ada")
    assert surfer.page.get_by_role("radio").is_disabled()
    assert surfer.page.get_by_role("button", name="Accept").count() == 0
    assert "No license of this account can be validated offline" in surfer.page.content()
