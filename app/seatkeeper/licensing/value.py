"""What the vocabulary is made of: values that never change.

A value is compared by what it holds and can be matched, hashed and copied with changes
(``msgspec.structs.replace``). Its class is made in C in the thirtieth part of the time that
``dataclasses`` needs, which counts: a hundred such classes lie on the way from the start to the
seat. What a person must not read in a log is named in ``hidden`` and left out of ``repr``.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

__all__ = ["Value"]


class Value(Struct, frozen=True):
    """Base of all values.

    Attributes:
        hidden: Names of the fields that ``repr`` leaves out.
    """

    hidden: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        """As a dataclass shows itself."""
        shown = (name for name in self.__struct_fields__ if name not in self.hidden)
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({told})"
