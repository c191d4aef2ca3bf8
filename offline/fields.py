"""Reading typed members out of an authentic payload.

A signature says who wrote a document, not that it is well formed. Every payload of ours starts
with the format version `v`; members that a reader does not know are passed over, so that a later
version of the same format can add some, and a change that an old reader must not miss raises `v`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from offline.errors import KeyFormatError, PayloadError
from offline.keys import VerifyKey, is_thumbprint
from offline.limits import MAX_TEXT_CHARS
from offline.strict_json import JsonValue

FORMAT_VERSION = 1

# RFC 3339 with everything optional decided: UTC as Z, whole seconds.
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def time_text(moment: datetime) -> str:
    """An instant as documents write it: RFC 3339, such as `2027-03-31T12:00:00Z`.

    Args:
        moment: An aware time; fractions of a second are dropped.

    Raises:
        ValueError: A naive time.
    """
    if moment.tzinfo is None:
        raise ValueError("a naive time says nothing")
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Fields(NamedTuple):
    """The members of one payload, read by type; each method raises PayloadError `bad-payload`."""

    members: Mapping[str, JsonValue]

    @classmethod
    def of_version_one(cls, members: Mapping[str, JsonValue]) -> "Fields":
        """Take a payload of this format version.

        Raises:
            PayloadError: `newer-format` for a higher `v`, `bad-payload` for none.
        """
        fields = cls(members)
        version = fields.integer("v", least=1)
        if version != FORMAT_VERSION:
            raise PayloadError("newer-format", "made by a newer version", v=str(version))
        return fields

    def text(self, name: str) -> str:
        """A non-empty text of at most 2048 characters."""
        value = self.members.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= MAX_TEXT_CHARS:
            raise _bad(name)
        return value

    def document(self, name: str) -> str:
        """A signed document inside this one; its own reader bounds it."""
        value = self.members.get(name)
        if not isinstance(value, str):
            raise _bad(name)
        return value

    def documents(self, name: str, most: int) -> tuple[str, ...]:
        """A list of at most `most` signed documents."""
        value = self.members.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise _bad(name)
        texts = tuple(item for item in value if isinstance(item, str))
        if len(texts) != len(value):
            raise _bad(name)
        return texts

    def integer(self, name: str, *, least: int) -> int:
        """A whole number, not below `least`; true and false are none."""
        value = self.members.get(name)
        if type(value) is not int or value < least:
            raise _bad(name)
        return value

    def time(self, name: str) -> datetime:
        """An aware UTC time in the one form `time_text` writes."""
        text = self.text(name)
        if not _TIME.fullmatch(text):
            raise _bad(name)
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise _bad(name) from None

    def thumbprint(self, name: str) -> str:
        """An RFC 7638 SHA-256 thumbprint."""
        text = self.text(name)
        if not is_thumbprint(text):
            raise _bad(name)
        return text

    def key(self, name: str) -> VerifyKey:
        """A public key, exactly `kty`, `crv` and `x`."""
        value = self.members.get(name)
        try:
            return VerifyKey.from_jwk(value if isinstance(value, dict) else {})
        except KeyFormatError:
            raise _bad(name) from None

    def objects(self, name: str, most: int) -> "tuple[Fields, ...]":
        """A list of at most `most` objects."""
        value = self.members.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise _bad(name)
        objects = tuple(Fields(item) for item in value if isinstance(item, dict))
        if len(objects) != len(value):
            raise _bad(name)
        return objects


def _bad(name: str) -> PayloadError:
    return PayloadError("bad-payload", "a member is missing or malformed", member=name)
