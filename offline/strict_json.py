"""JSON as strictly as a signed document deserves.

RFC 8259 leaves to each reader what a duplicate member, a huge number or half a surrogate pair
mean. Two readers that disagree can be shown two different documents under one signature, so
here each of these is an error: duplicate members, floats and NaN, integers beyond 2**53 - 1,
lone surrogates, and nesting deeper than any document of ours.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from offline.errors import MalformedError
from offline.limits import MAX_JSON_DEPTH, MAX_JSON_INTEGER

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"


class _DuplicateMemberError(ValueError):
    """Raised inside the decoder, where only values can be returned."""


def _unique_members(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _DuplicateMemberError
    return members


_MOST_DIGITS = len(str(MAX_JSON_INTEGER)) + 1  # the sign is one of them


def _exact_integer(digits: str) -> int:
    # The length first: converting a million digits takes a long time.
    if (
        len(digits) <= _MOST_DIGITS
        and -MAX_JSON_INTEGER <= (number := int(digits)) <= MAX_JSON_INTEGER
    ):
        return number
    raise ValueError("an integer is out of range")


def _no_such_number(text: str) -> int:
    raise ValueError(f"not an integer: {text[:32]}")


_PUNCTUATION = b",:[{"

_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique_members,
    parse_int=_exact_integer,
    parse_float=_no_such_number,
    parse_constant=_no_such_number,
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _check(value: JsonValue, depth: int) -> None:
    """Refuse lone surrogates and deep nesting; ValueError (UnicodeEncodeError is one)."""
    if depth > MAX_JSON_DEPTH:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict):
        for name, member in value.items():
            name.encode()
            _check(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            _check(member, depth + 1)


def parse_object(data: bytes, most_items: int) -> dict[str, JsonValue]:
    """Read one JSON object.

    Args:
        data: UTF-8 text without a byte order mark.
        most_items: Members and elements at most. They are counted by their punctuation before
            anything is built from them, so punctuation inside texts counts as well.

    Returns:
        The members; arrays are lists, objects are dicts, numbers are ints.

    Raises:
        MalformedError: `duplicate-member`, or `bad-json` for everything else.
    """
    if _punctuation(data) > most_items:
        raise MalformedError("bad-json", "too many members and elements")
    try:
        value: JsonValue = _DECODER.decode(data.decode("utf-8"))
        # Only an escape can hold half a surrogate pair, and only brackets nest: documents of
        # ours have no escape and few brackets, and are spared the walk.
        if b"\\u" in data or data.count(b"[") + data.count(b"{") > MAX_JSON_DEPTH:
            _check(value, 0)
    except _DuplicateMemberError:
        raise MalformedError("duplicate-member", "a JSON object repeats a member") from None
    except (ValueError, RecursionError) as error:
        raise MalformedError("bad-json", f"not strict JSON: {type(error).__name__}") from None
    if not isinstance(value, dict):
        raise MalformedError("bad-json", "not a JSON object")
    return cast("dict[str, JsonValue]", value)


def render_object(members: Mapping[str, JsonValue], most_items: int) -> bytes:
    """Write one JSON object compactly as UTF-8.

    Args:
        members: Only what `parse_object` would read back.
        most_items: As for `parse_object`.

    Returns:
        The bytes, members in the order given.

    Raises:
        MalformedError: The value is not one that every strict reader understands.
    """
    try:
        data = _ENCODER.encode(dict(members)).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise MalformedError("bad-json", f"not expressible: {type(error).__name__}") from None
    if _punctuation(data) > most_items or not all(
        _is_plain(name, value) for name, value in members.items()
    ):
        parse_object(data, most_items)
    return data


def _is_plain(name: str, value: JsonValue) -> bool:
    """Whether no strict reader could object to a member; the texts were UTF-8 already."""
    if type(name) is not str:
        return False
    return type(value) is str or (type(value) is int and 0 <= value <= MAX_JSON_INTEGER)


def _punctuation(data: bytes) -> int:
    return len(data) - len(data.translate(None, _PUNCTUATION))
