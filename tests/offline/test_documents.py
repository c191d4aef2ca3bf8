"""The two files as people and browsers get them."""

import base64
import hashlib
import html
import re

import pytest

from offline.document import (
    LANGUAGES,
    extract_block,
    portal_page,
    render_request_html,
    render_request_text,
    render_response_html,
    render_response_text,
    request_file_name,
)
from offline.errors import AddressError, OfflineError
from offline.request import OfflineRequest, make_request
from offline.wording import Words, words_in
from tests.offline.actors import DEVICE, ISSUED, LOGIN, NOW, PORTAL, REQUEST, ROOT

RESPONSE = ISSUED.response


def pages(language: str) -> dict[str, str]:
    return {
        "request": render_request_html(REQUEST, login_url=LOGIN, language=language),
        "response": render_response_html(RESPONSE, language=language),
    }


def texts(language: str) -> dict[str, str]:
    return {
        "request": render_request_text(REQUEST, language=language),
        "response": render_response_text(RESPONSE, language=language),
    }


def request_to(portal_url: str, **changes: str) -> OfflineRequest:
    members = {"app_version": "1.0", "platform": "linux", "language": "en", "nonce": "n"}
    members.update(changes)
    return make_request(
        device=DEVICE,
        server=ROOT.public.thumbprint,
        portal_url=portal_url,
        nonce=members["nonce"],
        created=NOW,
        app_version=members["app_version"],
        platform=members["platform"],
        language=members["language"],
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["request", "response"])
def test_page_and_text_hold_the_same_document_in_every_language(kind: str, language: str) -> None:
    token = {"request": REQUEST.token, "response": RESPONSE.token}[kind]
    assert extract_block(pages(language)[kind].encode(), kind) == token
    assert extract_block(texts(language)[kind].encode(), kind) == token
    assert f'<html lang="{language}">' in pages(language)[kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_everything_its_language_has_to_say(language: str) -> None:
    words = words_in(language)
    shown = {kind: html.unescape(page) for kind, page in pages(language).items()}
    for step in words.request_steps:
        assert step in shown["request"]
    for lead in (words.request_lead, words.offline, words.stopped, words.request_note):
        assert lead in shown["request"]
    for step in words.response_steps:
        assert step.format(request="AE65-E977") in shown["response"]
    assert words.response_note in shown["response"]
    for page in shown.values():
        assert "AE65-E977" in page
        assert "2027-03-31" in page


def test_no_language_leaves_a_word_out_or_untranslated() -> None:
    english = words_in("en")
    same = {"code": 0, "portal": 1, "request_id": 0}
    for language in ("de", "es"):
        words = words_in(language)
        for name in Words.__slots__:
            assert getattr(words, name), name
            if name not in same:
                assert getattr(words, name) != getattr(english, name), name


@pytest.mark.parametrize(
    ("tag", "code"), [("de-AT", "de"), ("es_MX", "es"), ("EN", "en"), ("fr", "en"), ("", "en")]
)
def test_a_language_tag_finds_its_language_or_english(tag: str, code: str) -> None:
    assert words_in(tag).code == code


def policy_of(page: str) -> dict[str, str]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    directives = html.unescape(found.group(1)).split("; ")
    return {name: value for name, _, value in (item.partition(" ") for item in directives)}


def hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def between(page: str, tag: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_policy_of_the_request_allows_its_own_script_and_two_origins_only() -> None:
    page = pages("en")["request"]
    assert policy_of(page) == {
        "default-src": "'none'",
        "script-src": hash_source(between(page, "script")),
        "style-src": hash_source(between(page, "style")),
        "form-action": "https://portal.example https://login.example",
        "base-uri": "'none'",
    }


def test_the_policy_of_the_response_allows_nothing_but_its_style() -> None:
    page = pages("en")["response"]
    assert policy_of(page) == {
        "default-src": "'none'",
        "script-src": "'none'",
        "style-src": hash_source(between(page, "style")),
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    assert "<script" not in page
    assert "<form" not in page


@pytest.mark.parametrize("kind", ["request", "response"])
def test_a_page_is_self_contained(kind: str) -> None:
    page = pages("en")[kind]
    assert not re.search(r"\bsrc=|<link|@import|url\(|style=|\bon[a-z]+=", page)


def test_the_form_posts_the_block_to_the_portal_without_a_script() -> None:
    page = pages("en")["request"]
    form = re.search(r"<form [^>]*>", page)
    field = re.search(r"<textarea [^>]*>", page)
    assert form is not None
    assert field is not None
    assert 'method="post" action="https://portal.example/offline"' in form.group()
    assert 'form="request" name="request"' in field.group()
    assert re.search(r'<button id="send" type="submit">', page)


def test_one_origin_is_named_once() -> None:
    page = render_request_html(
        request_to("http://localhost:8001"), login_url="http://localhost:8001/in"
    )
    assert policy_of(page)["form-action"] == "http://localhost:8001"


@pytest.mark.rule("R79")
def test_neither_file_can_name_the_computer_or_its_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    for name in ("USER", "USERNAME", "LOGNAME", "COMPUTERNAME", "HOSTNAME", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, "planted-name")
    monkeypatch.setattr("socket.gethostname", lambda: "planted-name")
    monkeypatch.setattr("getpass.getuser", lambda: "planted-name")
    monkeypatch.setattr("platform.node", lambda: "planted-name")
    monkeypatch.setattr("uuid.getnode", lambda: 0x0123456789AB)
    made = request_to(PORTAL)
    for page in (render_request_html(made, login_url=LOGIN), render_request_text(made)):
        assert "planted-name" not in page
        assert not re.search(r"0123456789ab|01:23:45:67:89:ab", page, re.IGNORECASE)
    for page in (pages("en")["response"], texts("en")["response"]):
        assert "planted-name" not in page


@pytest.mark.rule("R79")
def test_a_request_has_exactly_these_members_and_no_more() -> None:
    from offline.signing import peek  # noqa: PLC0415  # shown next to what it proves

    assert set(peek(REQUEST.token)[1]) == {
        "v", "server", "portal", "nonce", "created", "app_version", "platform", "language",
        "keys_version", "device",
    }  # fmt: skip


def test_everything_variable_is_escaped() -> None:
    evil = request_to(PORTAL, app_version='"><script>alert(1)</script>', language="en")
    page = render_request_html(evil, login_url=LOGIN)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert page.count("<script>") == 1


@pytest.mark.parametrize(
    "address",
    [
        "",
        "portal.example",
        "ftp://portal.example",
        "javascript:alert(1)",
        "https://",
        "https://user@portal.example",
        "https://portal.example; script-src *",
        "https://portal.example;x",
        "https://portal.example,x",
        "https://portal.example'x",
        'https://portal.example/"x',
        "https://portal.example/\n",
        "https://portal.example:99999",
        "https://portal.example:0",
        "https://portal.example:x",
        "https://[::1",
        "https://p\u00f6rtal.example",
        "https://portal.example/" + "x" * 2048,
        "http://portal.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
    ],
)
def test_only_https_or_loopback_is_an_address(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        portal_page(address)
    assert caught.value.code == "bad-address"
    with pytest.raises(OfflineError):
        request_to(address)
    with pytest.raises(AddressError):
        render_request_html(REQUEST, login_url=address)


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://portal.example", "https://portal.example/offline"),
        ("https://Portal.Example:443/", "https://portal.example/offline"),
        ("https://portal.example:8443/seats/", "https://portal.example:8443/seats/offline"),
        ("http://localhost:8001", "http://localhost:8001/offline"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001/offline"),
        ("http://[::1]:8001", "http://[::1]:8001/offline"),
    ],
)
def test_the_page_for_requests_is_below_the_portals_address(address: str, page: str) -> None:
    assert portal_page(address) == page


def test_a_file_is_named_after_the_request() -> None:
    assert request_file_name(REQUEST.request_id) == "license-request-ae65e977"
    assert ISSUED.file_name == "license-response-ae65e977"
