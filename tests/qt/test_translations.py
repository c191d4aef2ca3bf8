"""The words of the three languages: complete, fresh, in form, and on the screen.

English is in the source. German and Spanish are in ``app/seatkeeper/qt/i18n/*.ts``; after words
were changed, ``REFRESH`` brings the files up to date, and Qt Linguist (or any editor) fills them.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest

from seatkeeper.qt.phrasing.demo_accounts import SITUATIONS
from seatkeeper.sandbox.demo import TEST_ACCOUNTS

ROOT = Path(__file__).parents[2]
WINDOWS = ROOT / "app" / "seatkeeper" / "qt"
CATALOGUES = WINDOWS / "i18n"
TRANSLATED = ("de", "es")
OPTIONS = ("-no-obsolete", "-locations", "none", "-sort-messages", "-extensions", "py")
REFRESH = " ".join(
    (
        "pyside6-lupdate", *OPTIONS, "app/seatkeeper/qt",
        "-ts", *(f"app/seatkeeper/qt/i18n/{code}.ts" for code in TRANSLATED),
    )
)  # fmt: skip
THE_SAME = {
    "Seatkeeper", "Portal", "Status", "Name", "SIMULATION", "Semester", "online", "no", "Port",
    "Server",
    "Proxy", "Version {version}", "{day}, {time}", "{action}: {server}", "{action}?",
    "in {number} {unit}",
    "{method} {path}, {count} bytes",
    "Computer", "d MMM", "+1 h", "+8 h", "{number} d", "{number} h", "{number} min", "{number} ms",
    "{number} s", "{minutes} min {seconds} s",
}  # fmt: skip
"""English texts that are the same in another language."""
MARKS = {"translate", "QT_TRANSLATE_NOOP"}
languages = pytest.mark.parametrize("code", TRANSLATED)


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a catalogue."""

    context: str
    source: str
    words: str
    state: str


def _messages(path: Path) -> list[Message]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            target = message.find("translation")
            assert target is not None
            found.append(
                Message(
                    context.findtext("name", ""), message.findtext("source", ""),
                    target.text or "", target.get("type", ""),
                )
            )  # fmt: skip
    return found


def _known(code: str) -> list[Message]:
    return _messages(CATALOGUES / f"{code}.ts")


@languages
def test_every_catalogue_holds_what_the_windows_say_now(code: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"{code}.ts"
    shutil.copy(CATALOGUES / fresh.name, fresh)
    tool = shutil.which("lupdate", path=os.pathsep.join(PySide6.__path__))
    assert tool is not None
    subprocess.run(
        [tool, "-silent", *OPTIONS, str(WINDOWS), "-ts", str(fresh)], check=True, timeout=60
    )
    found = {(one.context, one.source) for one in _messages(fresh)}
    kept = {(one.context, one.source) for one in _known(code)}
    assert sorted(found - kept) == [], f"new words; run: {REFRESH}"
    assert sorted(kept - found) == [], f"words that nobody says any more; run: {REFRESH}"


def test_every_text_is_a_literal_that_the_catalogues_know() -> None:
    known = {(one.context, one.source) for one in _known("de")}
    said = set()
    for path in WINDOWS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and called in MARKS:
                if path.name == "demo_accounts.py" and called == "translate":
                    continue  # a server's words, of which the known ones are marked above it
                where = f"{path.name}:{node.lineno}"
                literals = [one.value for one in node.args if isinstance(one, ast.Constant)]
                assert len(literals) == 2, f"{where}: not two literals"
                said.add(tuple(literals))
    assert said - known == set()
    assert known - said == set()


@languages
def test_every_text_is_translated(code: str) -> None:
    for one in _known(code):
        assert one.state == "", f"{one.context}: {one.source!r} is {one.state}"
        assert one.words.strip()
        assert one.words != one.source or one.source in THE_SAME, f"{one.source!r} is English"


@languages
def test_translations_keep_what_is_filled_in_and_how_a_text_ends(code: str) -> None:
    for one in _known(code):
        for pattern in (r"\{\w*\}", r"\*\.\w+", r"&(?=\w)", r"\n", r"https?://\S+", r";;"):
            assert sorted(re.findall(pattern, one.words)) == sorted(
                re.findall(pattern, one.source)
            ), f"{one.source!r}: {pattern}"
        assert _ending(one.words) == _ending(one.source), one.source
        assert one.words == one.words.strip(), one.source


def _ending(text: str) -> str:
    """Sentence, question, label with a colon, or a command that opens a dialog."""
    end = text.rstrip("”“»)").rstrip()[-1:]
    return end if end in ".…:?!" else ""


def test_german_and_spanish_follow_their_own_typography_and_manners() -> None:
    for one in _known("de"):
        assert not re.search(r"[\"”«»]|\bdu\b|\bdein", one.words), one.words
        assert one.words.count("„") == one.words.count("“"), one.words
    for one in _known("es"):
        assert not re.search(r"[\"“”„]|\btú\b|\btus?\b", one.words), one.words
        assert one.words.count("«") == one.words.count("»"), one.words
        assert one.words.count("¿") == one.words.count("?"), one.words


@languages
def test_one_english_term_has_one_translation_in_all_windows(code: str) -> None:
    spoken_as: dict[str, set[str]] = {}
    for one in _known(code):
        spoken_as.setdefault(one.source, set()).add(one.words)
    assert {source: words for source, words in spoken_as.items() if len(words) > 1} == {}


def test_the_glossary_says_what_the_windows_say() -> None:
    text = (ROOT / "docs" / "translating.md").read_text("utf-8")
    terms = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    checked = 0
    for english, german, spanish in ((part.strip() for part in term) for term in terms):
        for code, expected in (("de", german), ("es", spanish)):
            words = {one.words for one in _known(code) if one.source == english}
            assert words <= {expected}, f"{english}: {words}"
            checked += len(words)
    assert checked >= 20


@languages
def test_mnemonics_of_the_menu_bar_differ(code: str) -> None:
    keys = [found[1].lower() for one in _known(code) if (found := re.search(r"&(\w)", one.words))]
    assert len(keys) == len(set(keys))


def test_the_situations_of_all_demo_accounts_are_translated() -> None:
    assert set(SITUATIONS) == {account.situation for account in TEST_ACCOUNTS}
