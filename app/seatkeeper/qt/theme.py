"""How the application looks: one table of colours for light, one for dark, one stylesheet.

Rules. Every colour on the screen comes from ``Tokens``; the stylesheet and the palette are both
made from it, so that a widget the stylesheet forgets still fits. Text and its background reach a
contrast of 4.5:1 (WCAG 2.1, 1.4.3) in both tables; a test computes it. Nothing is told by colour
alone. Sizes follow the user's own font, so that a larger system font enlarges everything.

This module is on the way to the first paint. The namespace ``Qt`` is not: PySide makes its
hundred enums when it is first named, which takes half as long as an empty window.
"""

from __future__ import annotations

from enum import StrEnum
from string import Template
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from seatkeeper.qt.resources import RESOURCES

__all__ = ["DARK", "LIGHT", "Appearance", "Tokens", "Tone", "apply", "current", "resolve"]


class Appearance(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """How serious a message is; each has a colour *and* an icon."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class Tokens(NamedTuple):
    """Colours by purpose, as ``#rrggbb``.

    Attributes:
        window: Behind everything.
        surface: Cards, menus, the editor.
        sunken: Fields inside a card, hovered rows.
        text: Words.
        muted: Secondary words.
        disabled: Words of controls that cannot be used now.
        border: Lines around cards.
        field_border: Lines around fields and buttons.
        accent: Primary buttons, links, focus.
        accent_hover: The same under the pointer.
        accent_down: The same while pressed.
        on_accent: Words on the accent.
        accent_soft: Selected rows.
        info: Icon of an information.
        info_soft: Behind it.
        success: Icon and words of a success.
        success_soft: Behind it.
        warning: Icon and words of a warning.
        warning_soft: Behind it.
        danger: Icon and words of a failure.
        danger_soft: Behind it.
    """

    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    disabled: str
    border: str
    field_border: str
    accent: str
    accent_hover: str
    accent_down: str
    on_accent: str
    accent_soft: str
    info: str
    info_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str


LIGHT: Final = Tokens(
    window="#f4f6f9",
    surface="#ffffff",
    sunken="#f0f3f7",
    text="#1a2029",
    muted="#566170",
    disabled="#98a2b0",
    border="#dfe4ea",
    field_border="#b9c2cd",
    accent="#2f54c9",
    accent_hover="#2748b3",
    accent_down="#203c98",
    on_accent="#ffffff",
    accent_soft="#e6ecfb",
    info="#2a52be",
    info_soft="#e9effc",
    success="#17693f",
    success_soft="#e3f4ea",
    warning="#7d4a00",
    warning_soft="#fdf1da",
    danger="#ab2118",
    danger_soft="#fcebe9",
)

DARK: Final = Tokens(
    window="#14171c",
    surface="#1c2027",
    sunken="#262b34",
    text="#e9ecf1",
    muted="#a6b0be",
    disabled="#6b7583",
    border="#2d333d",
    field_border="#4a5361",
    accent="#8fabff",
    accent_hover="#a8beff",
    accent_down="#7c9bf7",
    on_accent="#0e1733",
    accent_soft="#27314d",
    info="#9db6ff",
    info_soft="#1e2740",
    success="#7fd6a4",
    success_soft="#173225",
    warning="#f3c574",
    warning_soft="#372a13",
    danger="#ff9f96",
    danger_soft="#3e1f1e",
)


def resolve(appearance: Appearance) -> Tokens:
    """Choose the table of colours.

    Args:
        appearance: What the user chose; ``SYSTEM`` asks the platform.
    """
    if appearance is Appearance.SYSTEM:
        if not _dressed():
            # The platform's own palette tells, without the enums of the namespace ``Qt``.
            return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT
        from PySide6.QtCore import Qt  # noqa: PLC0415 - see above

        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def current() -> Tokens:
    """Tell which table of colours is in use."""
    return DARK if QGuiApplication.palette().window().color().name() == DARK.window else LIGHT


def apply(app: QApplication, tokens: Tokens) -> None:
    """Dress the application.

    Args:
        app: The application; its widgets are repainted.
        tokens: The colours.
    """
    sheet = _stylesheet(tokens, QFontInfo(app.font()).pointSizeF())
    if sheet != app.styleSheet():  # dressing every widget anew is expensive
        app.setPalette(_palette(tokens))
        app.setStyleSheet(sheet)


def _dressed() -> bool:
    app = QApplication.instance()
    return isinstance(app, QApplication) and bool(app.styleSheet())


def _stylesheet(tokens: Tokens, points: float) -> str:
    """Fill the stylesheet in; ``points`` is the size of the user's own font."""
    text = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    mark = "dark" if tokens is DARK else "light"  # a picture of the sheet has its own colour
    sizes = {
        "small": f"{points * 0.92:.1f}pt",
        "large": f"{points * 1.2:.1f}pt",
        "title": f"{points * 1.75:.1f}pt",
        "chevron": str(RESOURCES / "chevron.svg").replace("\\", "/"),
        "check": str(RESOURCES / f"check-{mark}.svg").replace("\\", "/"),
    }
    # ``$$name`` in the file is never used: every ``$`` is a token, so a misspelt one raises.
    return Template(text).substitute(tokens._asdict() | sizes)


def _palette(tokens: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in (
        (roles.Window, tokens.window),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.sunken),
        (roles.Text, tokens.text),
        (roles.PlaceholderText, tokens.muted),
        (roles.Button, tokens.surface),
        (roles.ButtonText, tokens.text),
        (roles.BrightText, tokens.on_accent),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent),
        (roles.ToolTipBase, tokens.surface),
        (roles.ToolTipText, tokens.text),
        (roles.Light, tokens.surface),
        (roles.Midlight, tokens.border),
        (roles.Mid, tokens.field_border),
        (roles.Dark, tokens.muted),
        (roles.Shadow, tokens.text),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette
