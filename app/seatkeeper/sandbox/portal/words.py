"""The portal's languages.

English sentences are the keys; German and Spanish come from JSON files beside this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["LANGUAGES", "catalogue", "environment", "preferred"]

LANGUAGES: Final = {"en": "English", "de": "Deutsch", "es": "Español"}


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The translations of a language, by English sentence; empty for English."""
    if language == "en":
        return {}
    text = files(__package__).joinpath("words", f"{language}.json").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text)
    return words


@cache
def environment(language: str) -> Environment:
    """The templates in a language; everything that is inserted is escaped."""
    env = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = catalogue(language)

    def one(message: str) -> str:
        return words.get(message, message)

    def many(singular: str, plural: str, number: int) -> str:
        return one(singular if number == 1 else plural)

    env.install_gettext_callables(one, many, newstyle=True)  # type: ignore[attr-defined]  # put there by the extension
    return env


def preferred(accept_language: str) -> str:
    """The first language of an ``Accept-Language`` header that the portal speaks."""
    for entry in accept_language.split(","):
        language = entry.partition(";")[0].strip().lower().partition("-")[0]
        if language in LANGUAGES:
            return language
    return "en"
