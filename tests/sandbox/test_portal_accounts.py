"""Accounts in the portal: registering, confirming, resetting, and who may do what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests

from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser
from tests.sandbox.computers import Computer, advance

Open = Callable[[str], Browser]


def register(stranger: Browser, email: str = "new@demo.example") -> Browser:
    return stranger.post("/register", email=email, name="Nora New", password="secret")


def test_a_person_registers_confirms_and_logs_in_here_and_in_the_app(
    server: SandboxServer, browser: Open
) -> None:
    stranger = browser("")
    assert register(stranger).status == 200
    assert stranger.post("/login", email="new@demo.example", password="secret").status == 403
    assert "Please confirm your email address." in stranger.page
    assert "Resend Email" in stranger.page
    link = stranger.mailed_link("confirm")
    assert "Your email address is confirmed" in stranger.get(link).page
    assert stranger.get(link).status == 410
    stranger.post("/login", email="new@demo.example", password="secret")
    assert stranger.status == 200
    assert Computer(server, "new").try_login("new@demo.example", "secret").status_code == 201


def test_an_address_can_be_registered_once(browser: Open) -> None:
    assert register(browser(""), "ADA@demo.example ").status == 422


@pytest.mark.parametrize(
    ("email", "name", "password"),
    [
        ("nobody", "N", "secret"),
        ("a@b", " ", "secret"),
        ("a@b", "N", "abc"),
        ("a b@c", "N", "abcd"),
    ],
)
def test_what_is_missing_for_an_account_is_said(
    browser: Open, email: str, name: str, password: str
) -> None:
    page = browser("").post("/register", email=email, name=name, password=password)
    assert page.status == 422
    assert 'role="alert"' in page.page


def test_a_reset_answers_alike_for_known_and_unknown_accounts(browser: Open) -> None:
    known = browser("").post("/forgot", email="ada@demo.example")
    unknown = browser("").post("/forgot", email="nobody@demo.example")
    assert known.status == unknown.status == 200
    assert known.page.replace("ada@", "nobody@") == unknown.page


def test_a_reset_link_works_once_and_logs_out_everywhere(
    server: SandboxServer, browser: Open, computer: Callable[[str, str], Computer]
) -> None:
    app, elsewhere, stranger = computer("one", "ada"), browser("ada"), browser("")
    stranger.post("/forgot", email="ada@demo.example")
    link = stranger.mailed_link("reset")
    assert stranger.get(link).status == 200
    assert stranger.post(link, password="abc").status == 422
    assert stranger.post(link, password="changed").status == 200
    assert stranger.post(link, password="again").status == 410
    assert stranger.get(link).status == 410
    assert "/login" in elsewhere.get("/licenses").url
    assert app.call("GET", "/v1/licenses").status_code == 401
    assert stranger.post("/login", email="ada@demo.example", password="demo").status == 401
    assert Computer(server, "two").try_login("ada@demo.example", "changed").status_code == 201


def test_a_reset_link_ends_after_an_hour(server: SandboxServer, browser: Open) -> None:
    stranger = browser("").post("/forgot", email="ada@demo.example")
    link = stranger.mailed_link("reset")
    advance(server, hours=1)
    assert stranger.post(link, password="changed").status == 410


def test_ten_failures_in_the_portal_block_and_the_support_desk_unblocks(browser: Open) -> None:
    stranger = browser("")
    for _ in range(9):
        assert stranger.post("/login", email="ada@demo.example", password="no").status == 401
    assert stranger.post("/login", email="ada@demo.example", password="no").status == 429
    assert "2030-03-05 09:45" in stranger.page
    assert stranger.post("/login", email="ada@demo.example", password="demo").status == 429
    browser("support").get("/support").post("/support/unblock", email="ada@demo.example")
    assert stranger.post("/login", email="ada@demo.example", password="demo").status == 200


def test_a_form_without_the_token_of_its_session_changes_nothing(browser: Open) -> None:
    ada = browser("ada").get("/profile")
    ada.csrf = "0" * 64
    assert ada.post("/profile", name="Mallory").status == 403
    assert "Mallory" not in ada.get("/profile").page


def test_a_post_from_another_site_is_refused(server: SandboxServer) -> None:
    answer = requests.post(
        f"{server.portal_url}/login",
        data={"email": "ada@demo.example", "password": "demo"},
        headers={"Origin": "https://elsewhere.example"},
        timeout=30,
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/profile", "/licenses", "/people", "/get", "/shop", "/support"])
def test_pages_of_an_account_ask_to_log_in_and_come_back(browser: Open, path: str) -> None:
    stranger = browser("").get(path)
    assert stranger.url.endswith(f"/login?next={path}")
    then = stranger.found(r'name="then" value="([^"]*)"')
    who = "support@demo.example"
    arrived = stranger.post("/login", email=who, password="demo", then=then)
    assert arrived.url.endswith(path)


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil", "/a?b=//c"])
def test_logging_in_leads_to_the_portal_only(
    server: SandboxServer, browser: Open, then: str
) -> None:
    who = browser("").post("/login", email="ada@demo.example", password="demo", then=then)
    assert who.url == f"{server.portal_url}/licenses"


def test_every_page_forbids_scripts_and_frames(server: SandboxServer) -> None:
    for path in ("/", "/offline", "/nowhere", "/style.css"):
        headers = requests.get(server.portal_url + path, timeout=30).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_name_is_shown_as_text_whatever_it_is(browser: Open) -> None:
    page = browser("ada").post("/profile", name="<script>alert(1)</script>").page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
