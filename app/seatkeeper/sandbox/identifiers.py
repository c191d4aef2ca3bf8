"""Ids and keys people read and type: how they look, how they are made, how they are read.

They look like ``A-CC5-FB7`` (account), ``L-AD6-FB6`` (license), ``R-61F-5C0-587-0F5-3A5-CBA``
(license key) and ``I-123-456-789-ABC`` (invite key): a letter and groups of three hexadecimal
digits. A pasted key may carry invisible characters and look-alike dashes (R06).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

__all__ = ["Entropy", "Kind", "make", "normalise", "opaque", "recognise", "token"]

Entropy = Callable[[int], bytes]
"""Gives that many random bytes."""


class Kind(StrEnum):
    """What an identifier names; the value is its first letter."""

    ACCOUNT = "A"
    LICENSE = "L"
    LICENSE_KEY = "R"
    INVITE_KEY = "I"
    EARLIER_KEY = "5x5"
    """The five-by-five keys of an earlier version: recognised, never made."""


_GROUPS = {Kind.ACCOUNT: 2, Kind.LICENSE: 2, Kind.LICENSE_KEY: 6, Kind.INVITE_KEY: 4}
_PATTERNS = {
    kind: re.compile(rf"{kind.value}(-[0-9A-F]{{3}}){{{groups}}}")
    for kind, groups in _GROUPS.items()
} | {Kind.EARLIER_KEY: re.compile(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){4}")}


def make(kind: Kind, entropy: Entropy) -> str:
    """Make a random identifier of a kind."""
    digits = entropy((_GROUPS[kind] * 3 + 1) // 2).hex().upper()
    groups = (digits[i * 3 : i * 3 + 3] for i in range(_GROUPS[kind]))
    return "-".join((kind.value, *groups))


def normalise(text: str) -> str:
    """Clean what a person pasted: case, white space, invisible and look-alike characters."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(char)
        # Pd: dashes of all lengths. U+2212 is the minus sign, which is a symbol to Unicode.
        if category == "Pd" or char in "\u2212_":
            kept.append("-")
        elif category[0] not in "ZC":  # Z: spaces; C: controls and invisible format characters
            kept.append(char.upper())
    return "".join(kept).strip("-")


def recognise(text: str) -> Kind | None:
    """Tell what kind of identifier a cleaned text is, if any."""
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(text)), None)


def opaque(entropy: Entropy) -> str:
    """A random name of 128 bits that says nothing."""
    return entropy(16).hex()


def token(entropy: Entropy) -> str:
    """A random secret of 256 bits."""
    return entropy(32).hex()
