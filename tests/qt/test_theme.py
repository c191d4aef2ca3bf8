"""Colours: readable in both palettes, and one source for all of them."""

from __future__ import annotations

import re
from string import Template

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from seatkeeper.qt import theme
from seatkeeper.qt.resources import RESOURCES
from seatkeeper.qt.theme import DARK, LIGHT, Appearance, Tokens

# Every pair of words and background that the stylesheet makes.
PAIRS = [
    *((words, behind) for words in ("text", "muted", "accent") for behind in
      ("window", "surface")),
    ("text", "sunken"), ("muted", "sunken"), ("text", "accent_soft"), ("accent", "accent_soft"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_down"),
    ("danger", "surface"), ("danger", "danger_soft"), ("danger", "window"),
    *(("text", f"{tone}_soft") for tone in ("info", "success", "warning", "danger")),
    *((tone, f"{tone}_soft") for tone in ("info", "success", "warning", "danger")),
    *((tone, "surface") for tone in ("info", "success", "warning", "danger")),
]  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(color: str) -> float:
        parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "behind"), PAIRS)
def test_words_reach_a_contrast_of_four_and_a_half(tokens: Tokens, words: str, behind: str) -> None:
    colors = tokens._asdict()
    assert contrast(colors[words], colors[behind]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_the_focus_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.accent, tokens.surface) >= 3
    assert contrast(tokens.accent, tokens.window) >= 3


def test_the_stylesheet_holds_no_colour_of_its_own_and_uses_every_token() -> None:
    text = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{6}\b", text) == []
    used = set(Template(text).get_identifiers())
    own = set(LIGHT._fields) - {"info", "success", "warning"}
    assert own <= used | {"disabled"}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_palette_is_applied_and_recognised(qapp: QApplication, tokens: Tokens) -> None:
    theme.apply(qapp, tokens)
    assert theme.current() == tokens
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == tokens.text


@pytest.mark.usefixtures("qapp")
def test_what_the_user_chose_comes_before_the_system() -> None:
    assert theme.resolve(Appearance.DARK) == DARK
    assert theme.resolve(Appearance.LIGHT) == LIGHT
    assert theme.resolve(Appearance.SYSTEM) in {LIGHT, DARK}
