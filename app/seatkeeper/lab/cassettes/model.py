"""The file ``seatkeeper-cassette/1``: what was done, what was asked, what was answered.

A cassette is one JSON object, as described in ``docs/cassettes.md``. Its ``sha256`` covers
everything else in it, so that a slip of the editor or of a merge is told apart from a client that
behaves differently; it is no signature, and whoever wants to forge a cassette can.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

__all__ = [
    "FORMAT",
    "Act",
    "Answer",
    "Cassette",
    "CassetteError",
    "Exchange",
    "Network",
    "Proof",
    "Question",
    "from_text",
    "to_text",
]

FORMAT: Final = "seatkeeper-cassette/1"
_FAMILY: Final = "seatkeeper-cassette/"
_CHECKSUM: Final = "sha256"


class CassetteError(Exception):
    """A cassette cannot be recorded, read or played.

    Attributes:
        code: ``cassette-invalid``, ``cassette-newer``, ``cassette-altered``, ``cassette-differs``,
            ``cassette-impossible``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Proof(_Part):
    """What a question's DPoP proof said, without its signature.

    Attributes:
        key: Thumbprint of the device key.
        jti: The proof's own name.
        nonce: The server's nonce it answered.
    """

    key: str
    jti: str
    nonce: str | None = None


class Question(_Part):
    """A question that reached the server.

    Attributes:
        method: HTTP method.
        path: With its query.
        token: The made-up name of the access token; empty for none.
        proof: Where there was one.
        body: The JSON body; None for none.
    """

    method: str
    path: str
    token: str = ""
    proof: Proof | None = None
    body: JsonValue = None


class Answer(_Part):
    """What the server answered.

    Attributes:
        status: HTTP status.
        headers: Those that mean something to a client.
        body: JSON, or the text of any other media type, such as a signed answer.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: JsonValue = None


class Exchange(_Part):
    """A question that reached the server, and the answer; None for one that the network lost."""

    question: Question
    answer: Answer | None = None


class Network(_Part):
    """What is wrong with a computer's network.

    Attributes:
        plugged: Whether the cable is plugged in.
        fault: As in ``NetworkFault``; empty for none.
        times: How many questions it strikes; None for all.
        when: Only those that begin so.
    """

    plugged: bool = True
    fault: str = ""
    times: int | None = None
    when: str = ""


class Act(_Part):
    """Something that was done at a computer, and what came of it.

    Attributes:
        at: When, in lab time (UTC).
        computer: At which one.
        act: Name of the act.
        arguments: Of the act.
        network: The state of the network it met; None for a sound one.
        clock_ahead: Seconds by which the computer's wall clock was ahead.
        exchanges: What reached the server meanwhile, in order.
        state: Name of the session's state afterwards; empty for no client that runs.
        told: Code of the notice this state shows; empty for none.
        notices: Codes of what the user was told meanwhile.
    """

    at: datetime
    computer: str
    act: str
    arguments: dict[str, JsonValue] = Field(default_factory=dict)
    network: Network | None = None
    clock_ahead: float = 0.0
    exchanges: tuple[Exchange, ...] = ()
    state: str = ""
    told: str = ""
    notices: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What was done, in a word: the name of the act, or of the event."""
        event = self.arguments.get("event")
        return str(event.get("kind", self.act)) if isinstance(event, dict) else self.act


class Cassette(_Part):
    """A session.

    Attributes:
        format: ``seatkeeper-cassette/1``.
        title: What it is about, one sentence.
        recorded_by: Version of the program.
        seed: From which the computers drew their random bytes.
        profile: The text of the server's profile; nothing answers at its addresses any more.
        platforms: Name of each computer and its platform.
        acts: What was done, in order.
    """

    format: Literal["seatkeeper-cassette/1"] = FORMAT
    title: str
    recorded_by: str
    seed: str
    profile: str
    platforms: dict[str, str]
    acts: tuple[Act, ...]


def to_text(cassette: Cassette) -> str:
    """The content of the file."""
    content = cassette.model_dump(mode="json", exclude_defaults=True) | {"format": FORMAT}
    content[_CHECKSUM] = _checksum(content)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def from_text(text: str) -> Cassette:
    """Read a cassette.

    Args:
        text: The content of the file.

    Raises:
        CassetteError: ``cassette-invalid``, ``cassette-newer`` or ``cassette-altered``.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:  # the latter for thousands of brackets
        raise CassetteError("cassette-invalid", f"the file is not JSON: {error}") from error
    kind = content.get("format") if isinstance(content, dict) else None
    if kind != FORMAT:
        newer = isinstance(kind, str) and kind.startswith(_FAMILY)
        code = "cassette-newer" if newer else "cassette-invalid"
        raise CassetteError(code, f"its format is {kind!r}, this program plays {FORMAT!r}")
    told = content.pop(_CHECKSUM, None)
    if told != _checksum(content):
        raise CassetteError("cassette-altered", "its content does not fit its checksum")
    try:
        return Cassette.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CassetteError("cassette-invalid", f"{where}: {first['msg']}") from error


def _checksum(content: dict[str, Any]) -> str:
    """SHA-256 of the content as JSON without white space, its members in order."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
