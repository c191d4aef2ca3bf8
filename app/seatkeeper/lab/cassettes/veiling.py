"""Takes the secrets out of a recording, and gives each a name instead.

The same secret has the same name wherever it shows, so a recording stays consistent: the answer to
a log in hands out ``access-token-1``, and the next question carries it. What names a secret is
where it stands in the protocol; what is a secret is then looked for everywhere.
"""

from __future__ import annotations

import json
from typing import Final

from pydantic import JsonValue

from offline.errors import OfflineError
from offline.signing import verify_proof
from seatkeeper.lab.cassettes.model import Answer, CassetteError, Exchange, Proof, Question
from seatkeeper.lab.network import NetworkFault
from seatkeeper.lab.trace import Headers, WireEntry

__all__ = ["REACHED", "Veil"]

_MEMBERS: Final = {
    "password": "password",
    "access_token": "access-token",
    "refresh_token": "refresh-token",
}
"""Members of bodies and arguments that hold secrets, and what these are called."""

_KEPT: Final = ("content-type", "dpop-nonce", "retry-after", "date")
"""Headers of an answer that mean something to a client; all others are left out."""

_SCHEME: Final = "DPoP "
_LONG: Final = 8
"""Characters from which on a secret is looked for inside other texts, too."""

LOST: Final = frozenset(
    {NetworkFault.LOST_RESPONSE, NetworkFault.TRUNCATED, NetworkFault.SLOW_DRIP}
)
"""Faults of an answer: the question was carried out."""

REACHED: Final = frozenset({"", *LOST})
"""What an entry of the wire may have suffered that has reached the server all the same."""


class Veil:
    """Names for secrets."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, kind: str, secret: str) -> str:
        """The name of a secret, always the same.

        Args:
            kind: What it is, such as ``password``.
            secret: The secret; nothing has no name.
        """
        if not secret:
            return ""
        if secret not in self._names:
            same = sum(name.startswith(f"{kind}-") for name in self._names.values())
            self._names[secret] = f"{kind}-{same + 1}"
        return self._names[secret]

    def veiled(self, value: JsonValue) -> JsonValue:
        """A JSON value without the secrets that its members hold."""
        if isinstance(value, dict):
            return {
                name: self.name(_MEMBERS[name], part)
                if name in _MEMBERS and isinstance(part, str)
                else self.veiled(part)
                for name, part in value.items()
            }
        return [self.veiled(part) for part in value] if isinstance(value, list) else value

    def exchange(self, entry: WireEntry) -> Exchange:
        """An exchange that reached the server, as it is kept."""
        return Exchange(question=self._question(entry), answer=self._answer(entry))

    def _question(self, entry: WireEntry) -> Question:
        headers = {name.lower(): value for name, value in entry.request_headers}
        token = headers.get("authorization", "").removeprefix(_SCHEME)
        shown, proof = headers.get("dpop", ""), None
        if shown:
            try:
                proven = verify_proof(
                    shown,
                    method=entry.method,
                    url=f"http://{headers.get('host', '')}{entry.path}",
                    nonce=None,
                    access_token=token or None,
                )
            except OfflineError as error:
                raise CassetteError(
                    "cassette-impossible", f"the proof of {entry.question}: {error}"
                ) from error
            proof = Proof(key=proven.key.thumbprint, jti=proven.jti, nonce=proven.nonce)
        return Question(
            method=entry.method,
            path=entry.path,
            token=self.name("access-token", token),
            proof=proof,
            body=self.veiled(json.loads(entry.request_body)) if entry.request_body else None,
        )

    def _answer(self, entry: WireEntry) -> Answer | None:
        if entry.fault in LOST:
            return None
        kept = tuple(pair for pair in entry.answer_headers if pair[0].lower() in _KEPT)
        return Answer(status=entry.status, headers=kept, body=self._body(entry, kept))

    def _body(self, entry: WireEntry, headers: Headers) -> JsonValue:
        if not entry.answer_body:
            return None
        kinds = {name.lower(): value for name, value in headers}
        if "json" in kinds.get("content-type", ""):
            return self.veiled(json.loads(entry.answer_body))
        return entry.answer_body.decode()

    def check(self, text: str) -> None:
        """Look for every secret in what is about to be written.

        Args:
            text: A cassette's content.

        Raises:
            CassetteError: ``cassette-impossible``: one is still there.
        """
        for secret, name in self._names.items():
            if json.dumps(secret) in text or (len(secret) >= _LONG and secret in text):
                told = f"the secret that is called {name} shows in another place, too"
                raise CassetteError("cassette-impossible", told)
