"""The people of the demo, as a lab calls them."""

from __future__ import annotations

from typing import Final

__all__ = ["address_of"]

_DOMAIN: Final = "demo.example"


def address_of(person: str) -> str:
    """The email address of a person: ``ada`` is short for ``ada@demo.example``."""
    return person if "@" in person else f"{person}@{_DOMAIN}"
