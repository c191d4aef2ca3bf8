"""The two files in the system's Chromium, opened from disk as a person would."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal, cast
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, sync_playwright

from offline.document import render_request_html, render_response_html
from offline.issuing import open_request
from offline.redeeming import redeem
from offline.request import OfflineRequest, make_request
from tests.helpers.tools import require_chromium
from tests.offline.actors import DEVICE, ISSUED, NOW, PENDING, ROOT, TRUSTED

pytestmark = pytest.mark.browser


class Portal(ThreadingHTTPServer):
    """Takes the post as a portal does and sends the browser on to the login origin."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.login_url = ""
        self.posted: list[str] = []
        self.origins: list[str | None] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        portal = cast("Portal", self.server)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        portal.posted.extend(parse_qs(body)["request"])
        portal.origins.append(self.headers["Origin"])
        portal.paths.append(self.path)
        self.send_response(303)
        self.send_header("Location", f"{portal.login_url}/login")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        cast("Portal", self.server).paths.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"Login")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Portal, Portal]]:
    """A portal and a login server: two origins."""
    with Portal() as portal, Portal() as login:
        portal.login_url = login.url
        threads = [Thread(target=server.serve_forever, args=(0.05,)) for server in (portal, login)]
        for thread in threads:
            thread.start()
        yield portal, login
        for server in (portal, login):
            server.shutdown()
        for thread in threads:
            thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=require_chromium(), args=["--no-sandbox", "--disable-gpu"]
        ) as browser,
    ):
        yield browser


@pytest.fixture
def portal(servers: tuple[Portal, Portal]) -> Portal:
    for server in servers:
        server.posted.clear()
        server.paths.clear()
        server.origins.clear()
    return servers[0]


def request_for(portal: Portal) -> OfflineRequest:
    return make_request(
        device=DEVICE,
        server=ROOT.public.thumbprint,
        portal_url=portal.url,
        nonce="browser",
        created=NOW,
        app_version="1.0",
        platform="windows",
        language="en",
    )


def saved(page: str, folder: Path, name: str = "file.html") -> str:
    path = folder / name
    path.write_bytes(page.encode())
    return path.as_uri()


def request_page(portal: Portal) -> str:
    return render_request_html(request_for(portal), login_url=portal.login_url)


@pytest.mark.rule("R72")
def test_an_opened_request_goes_to_the_portal_by_itself(
    browser: Browser, portal: Portal, tmp_path: Path
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        trouble: list[str] = []
        page.on("console", lambda message: trouble.append(message.text))
        page.goto(saved(request_page(portal), tmp_path))
        page.wait_for_url(f"{portal.login_url}/login")
        assert trouble == []
    assert portal.paths == ["/offline"]
    assert portal.origins == ["null"]
    read = open_request(portal.posted[0].encode(), server=ROOT.public.thumbprint)
    assert read == request_for(portal)


def test_a_button_does_it_without_scripts(browser: Browser, portal: Portal, tmp_path: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(saved(request_page(portal), tmp_path))
        assert page.get_by_role("button").count() == 1
        page.get_by_role("button").click()
        page.wait_for_url(f"{portal.login_url}/login")
    open_request(portal.posted[0].encode(), server=ROOT.public.thumbprint)


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_the_countdown_can_be_stopped(
    browser: Browser, portal: Portal, tmp_path: Path, way: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(saved(request_page(portal), tmp_path))
        assert "in 2 s" in page.get_by_role("status").inner_text()
        page.clock.run_for(1000)
        assert "in 1 s" in page.get_by_role("status").inner_text()
        if way == "button":
            page.get_by_role("button", name="Cancel").click()
        else:
            page.keyboard.press("Escape")
        page.clock.run_for(60_000)
        assert page.get_by_role("status").inner_text() == "Stopped. Nothing was sent."
        assert page.get_by_role("button", name="Cancel").count() == 0
    assert portal.paths == []


def test_coming_back_does_not_go_again(browser: Browser, portal: Portal, tmp_path: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        # The countdown stands still, so that it is the person who goes; a page that a script
        # left by itself is not in the history.
        page.add_init_script("window.setInterval = () => 1")
        page.goto(saved(request_page(portal), tmp_path))
        assert "Going to" in page.get_by_role("status").inner_text()
        page.get_by_role("button", name="Go to").click()
        page.wait_for_url(f"{portal.login_url}/login")
        page.go_back()
        assert "Ready to go to" in page.get_by_role("status").inner_text()
        page.reload()
        assert "Ready to go to" in page.get_by_role("status").inner_text()
    assert portal.paths == ["/offline"]


def test_opened_on_a_computer_without_a_connection_it_says_so(
    browser: Browser, portal: Portal, tmp_path: Path
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        context.set_offline(True)
        page.clock.install()
        page.goto(saved(request_page(portal), tmp_path))
        page.clock.run_for(60_000)
        assert "no connection" in page.get_by_role("status").inner_text()
        assert page.get_by_role("button", name="Try Anyway").count() == 1
    assert portal.paths == []


@pytest.mark.parametrize("kind", ["request", "response"])
def test_the_policy_stops_everything_that_was_put_into_a_file(
    browser: Browser, portal: Portal, tmp_path: Path, kind: str
) -> None:
    clean = request_page(portal) if kind == "request" else render_response_html(ISSUED.response)
    evil = clean.replace(
        "<main>",
        f"<script>document.title = 'evil'</script><img src='{portal.url}/img'>"
        f"<link rel=stylesheet href='{portal.url}/css'><iframe src='{portal.url}/frame'></iframe>"
        f"<script src='{portal.url}/js'></script><base href='{portal.url}'>"
        f"<img src=x onerror=\"document.title='evil'\">"
        f"<form id=evil method=post action='http://localhost:{portal.server_port}/evil'>"
        "<input name=request value=1></form><main>",
    )
    with browser.new_context() as context:
        page = context.new_page()
        blocked: list[str] = []
        page.on("console", lambda message: blocked.append(message.text))
        page.clock.install()
        page.goto(saved(evil, tmp_path))
        page.evaluate("document.getElementById('evil').submit()")
        page.clock.run_for(1000)
        assert page.title() != "evil"
        assert page.url.startswith("file:")
        assert len([text for text in blocked if "Content Security Policy" in text]) >= 6
    assert portal.paths == []


def test_a_copy_of_the_page_as_the_browser_holds_it_still_opens(
    browser: Browser, portal: Portal, tmp_path: Path
) -> None:
    # "Save page as, complete" writes the document the browser has built, not the file it read.
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(saved(ISSUED.html, tmp_path, "response.html"))
        response = "<!-- saved from url=(0034)file:///D:/response.html -->\r\n" + page.content()
        page.goto(saved(request_page(portal), tmp_path, "request.html"))
        request = page.content()
    redeem(
        response.encode(),
        device=DEVICE.public.thumbprint,
        pending=[PENDING],
        redeemed=(),
        known_keys=TRUSTED,
        now=NOW,
    )
    assert open_request(request.encode(), server=ROOT.public.thumbprint) == request_for(portal)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
def test_nothing_is_cut_off_in_any_language(
    browser: Browser, portal: Portal, tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        page.clock.install()
        for language in ("en", "de", "es"):
            asked = request_for(portal)
            for html in (
                render_request_html(asked, login_url=portal.login_url, language=language),
                render_response_html(ISSUED.response, language=language),
            ):
                page.goto(saved(html, tmp_path))
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                assert not wide
