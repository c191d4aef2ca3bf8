"""The portal speaks three languages, each completely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import requests

from seatkeeper.sandbox import demo
from seatkeeper.sandbox.portal import phrases
from seatkeeper.sandbox.portal.words import LANGUAGES, catalogue, environment, preferred
from seatkeeper.sandbox.server import SandboxServer
from tests.sandbox.browsers import Browser


def sentences() -> Iterator[str]:
    """Every English sentence the portal can show."""
    templates = environment("en")
    for name in templates.list_templates(filter_func=lambda name: name.endswith(".j2")):
        assert templates.loader is not None
        source, _, _ = templates.loader.get_source(templates, name)
        for _, _, found in templates.extract_translations(source):  # type: ignore[attr-defined]  # from the extension
            yield from (found,) if isinstance(found, str) else filter(None, found or ())
    for name in phrases.__all__:
        chosen = getattr(phrases, name)
        yield from (chosen,) if isinstance(chosen, str) else chosen.values()
    yield from (account.situation for account in demo.TEST_ACCOUNTS)


@pytest.mark.parametrize("language", ["de", "es"])
def test_every_sentence_is_translated_and_no_translation_is_left_over(language: str) -> None:
    assert set(sentences()) == set(catalogue(language))


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_translation_has_the_same_places_to_fill(language: str) -> None:
    for english, translated in catalogue(language).items():
        places = re.findall(r"%\(\w+\)s", english)
        assert sorted(places) == sorted(re.findall(r"%\(\w+\)s", translated)), english


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("de-AT,de;q=0.9", "de"), ("fr,es;q=0.8", "es"), ("fr", "en"), ("EN-gb", "en")],
)
def test_the_browsers_language_is_taken(header: str, language: str) -> None:
    assert preferred(header) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_stays(
    server: SandboxServer, browser: Callable[[str], Browser], language: str
) -> None:
    person = browser("")
    person.http.headers["Accept-Language"] = "fr"
    page = person.get(f"/language/{language}?next=/offline")
    assert page.url == f"{server.portal_url}/offline"
    assert f'<html lang="{language}">' in page.page
    assert f'<html lang="{language}">' in person.get("/forgot").page


def test_an_unknown_language_changes_nothing(server: SandboxServer) -> None:
    answer = requests.get(f"{server.portal_url}/language/xx", timeout=30)
    assert '<html lang="en">' in answer.text
