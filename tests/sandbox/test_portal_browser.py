"""The portal in a real browser: Chromium, from a file on a stick to a file on a stick."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from offline.document import render_request_html
from offline.keyset import TrustedKeys
from offline.redeeming import PendingRequest, redeem
from offline.request import make_request
from offline.signing import SigningKey
from seatkeeper.sandbox.portal.words import LANGUAGES
from seatkeeper.sandbox.server import SandboxServer
from tests.helpers.tools import require_chromium
from tests.sandbox.computers import START

pytestmark = pytest.mark.browser

DEVICE = SigningKey.from_seed(b"browser-test".ljust(32, b"."))
PUBLIC = ("/login", "/register", "/forgot", "/offline", "/outbox", "/nowhere")
PRIVATE = ("/licenses", "/people", "/get", "/shop", "/profile", "/support?search=L-0DE-007")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=require_chromium(), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def log_in(page: Page, person: str) -> None:
    page.fill("#email", f"{person}@demo.example")
    page.fill("#password", "demo")
    page.click("main form button")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_request_file_is_opened_accepted_and_its_response_redeemed(
    server: SandboxServer, chromium: Browser, tmp_path: Path, scripts: bool
) -> None:
    request = make_request(
        device=DEVICE,
        server=server.root.thumbprint,
        portal_url=server.portal_url,
        nonce="n" * 22,
        created=START,
        app_version="0.1.0",
        platform="windows",
        language="en",
    )
    file = tmp_path / "request.html"
    file.write_text(render_request_html(request, login_url=server.url), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=scripts, locale="en-US")
    page = context.new_page()
    page.goto(file.as_uri())
    if not scripts:
        page.click("button:visible")
    page.wait_for_url(re.compile(r"/login\?next=/offline/"))
    log_in(page, "permanent")
    page.wait_for_url(re.compile(r"/offline/[0-9a-f]+$"))
    page.check("input[name=license_id]")
    page.click("text=Accept and bind a seat")
    with page.expect_download() as download:
        page.click("text=Download the response file")
    assert download.value.suggested_filename == "seatkeeper-response.html"
    redeemed = redeem(
        download.value.path().read_bytes(),
        device=DEVICE.public.thumbprint,
        pending=[PendingRequest(request.request_id, request.nonce, request.created)],
        redeemed=[],
        known_keys=TrustedKeys.from_root(server.root),
        now=START,
    )
    assert redeemed.grant_payload["basis"] == "validated-offline"
    context.close()


def complaints(context: BrowserContext, server: SandboxServer, paths: tuple[str, ...]) -> list[str]:
    """What is wrong with pages: errors in the console, text cut off, fields without a label."""
    found: list[str] = []
    page = context.pages[0] if context.pages else context.new_page()
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    for path in paths:
        page.goto(server.portal_url + path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path} is wider than the screen")
        unlabelled = page.evaluate(
            "[...document.querySelectorAll('input,select,textarea')]"
            ".filter(field => field.type !== 'hidden' && !field.labels.length)"
            ".map(field => field.name)"
        )
        found += [f"{path}: {name} has no label" for name in unlabelled]
        if page.locator("h1").count() != 1:
            found.append(f"{path} has not exactly one heading")
        if page.locator("html").get_attribute("lang") not in LANGUAGES:
            found.append(f"{path} does not tell its language")
    return found


@pytest.mark.parametrize("locale", ["en-US", "de-DE", "es-ES"])
def test_every_page_fits_a_phone_and_has_labels_and_one_heading(
    server: SandboxServer, chromium: Browser, locale: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 700}, locale=locale)
    found = complaints(context, server, PUBLIC)
    page = context.pages[0]
    page.goto(f"{server.portal_url}/login")
    log_in(page, "support")
    page.wait_for_url(f"{server.portal_url}/licenses")
    assert found + complaints(context, server, PRIVATE) == []
    context.close()


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = rgba(getComputedStyle(e).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    const [a, b] = [rgba(getComputedStyle(element).color), ground(element)].map(light);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${element.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""
"""Text below the contrast of 4.5:1 that WCAG 2.2 asks for (success criterion 1.4.3)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_readable_in_both_palettes(
    server: SandboxServer, chromium: Browser, scheme: str
) -> None:
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    poor: list[str] = []
    for path in PUBLIC:
        page.goto(server.portal_url + path)
        poor += page.evaluate(CONTRAST)
    page.goto(f"{server.portal_url}/login")
    page.fill("#email", "x@demo.example")
    page.fill("#password", "wrong")
    page.click("main form button")
    poor += page.evaluate(CONTRAST)
    log_in(page, "support")
    for path in PRIVATE:
        page.goto(server.portal_url + path)
        poor += page.evaluate(CONTRAST)
    assert poor == []
    context.close()
