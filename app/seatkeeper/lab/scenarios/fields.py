"""The kinds of values that steps have, each with what an editor is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any, Final, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from seatkeeper.system.durations import DURATION, parse_duration

__all__ = [
    "Computers",
    "Days",
    "Duration",
    "FileName",
    "Known",
    "License",
    "Makes",
    "NewFile",
    "NewLicense",
    "OneComputer",
    "OnePerson",
    "People",
    "Refers",
    "Words",
    "names",
]


class Known(StrEnum):
    """What a scenario can name."""

    COMPUTER = "computer"
    PERSON = "person"
    LICENSE = "license"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Refers:
    """The value names something that must be known by then; ``*`` and lists name several."""

    kind: Known


@dataclass(frozen=True, slots=True)
class Makes:
    """The value is the name of something that is known from then on."""

    kind: Known


_NAME: Final = r"^[A-Za-z0-9][A-Za-z0-9 ._@-]*$"
_PATTERN: Final = r"^[A-Za-z0-9*?][A-Za-z0-9 ._@*?-]*$"


def names(value: Any) -> Any:
    """Take a single text for a list of one."""
    return [value] if isinstance(value, str) else value


def _several(what: str, example: str) -> WithJsonSchema:
    one = {"type": "string", "pattern": _PATTERN}
    return WithJsonSchema(
        {
            "description": f"{what}: a name, a pattern such as {example}, or a list.",
            "anyOf": [one, {"type": "array", "items": one, "minItems": 1}],
        }
    )


_Pattern: TypeAlias = Annotated[str, Field(pattern=_PATTERN)]
_Patterns: TypeAlias = Annotated[tuple[_Pattern, ...], Field(min_length=1), BeforeValidator(names)]

Computers: TypeAlias = Annotated[_Patterns, Refers(Known.COMPUTER), _several("Computers", "desk-*")]
People: TypeAlias = Annotated[_Patterns, Refers(Known.PERSON), _several("People", "guest-*")]

Name: TypeAlias = Annotated[str, Field(pattern=_NAME, max_length=80)]
OneComputer: TypeAlias = Annotated[Name, Refers(Known.COMPUTER)]
OnePerson: TypeAlias = Annotated[Name, Refers(Known.PERSON)]
License: TypeAlias = Annotated[Name, Refers(Known.LICENSE)]
NewLicense: TypeAlias = Annotated[Name, Makes(Known.LICENSE)]
FileName: TypeAlias = Annotated[Name, Refers(Known.FILE)]
NewFile: TypeAlias = Annotated[Name, Makes(Known.FILE)]


def _duration(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a duration such as 30s, 90m, 8h or 3d")  # noqa: TRY004 - pydantic's
    return parse_duration(value)


def _forward(value: timedelta) -> timedelta:
    if value <= timedelta(0):
        raise ValueError("A duration here is longer than nothing")
    return value


Duration: TypeAlias = Annotated[
    timedelta,
    BeforeValidator(_duration),
    AfterValidator(_forward),
    WithJsonSchema({"type": "string", "pattern": f"^{DURATION}$", "examples": ["30m", "8h", "3d"]}),
]
Days: TypeAlias = Annotated[int, Field(ge=1, le=3650, strict=True)]

_Text: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]
Words: TypeAlias = Annotated[
    tuple[_Text, ...],
    BeforeValidator(names),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string", "minLength": 1}},
            ]
        }
    ),
]
