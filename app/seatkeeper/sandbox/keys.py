"""The sandbox's keys: made fresh for each data folder and trusted for no other server.

The root signs the one key set there is; the answers key signs grants and answers, the responses
key offline responses. With a data folder they are kept in it, readable by its owner only; without
one they last as long as the process.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from offline.keyset import KeySet, Role, RoleKey, make_key_set
from offline.signing import SigningKey
from seatkeeper.sandbox.identifiers import Entropy

__all__ = ["ServerKeys", "load_or_make"]

_LIFETIME: Final = timedelta(days=20 * 365)
"""Longer than anybody advances a sandbox's clock."""


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """The keys of one server.

    Attributes:
        root: Signs key sets; its public part is what a profile carries.
        answers: Signs grants and answers.
        responses: Signs offline responses.
        key_sets: The chain of signed key sets, oldest first.
    """

    root: SigningKey
    answers: SigningKey
    responses: SigningKey
    key_sets: tuple[str, ...]


def load_or_make(file: Path | None, *, name: str, now: datetime, entropy: Entropy) -> ServerKeys:
    """Read the keys from a file, or make new ones (and write them to it).

    Args:
        file: Where they are kept; None keeps them nowhere.
        name: The server's name, which the key set shows.
        now: Aware UTC; the key set lasts 20 years from then.
        entropy: Gives random bytes.

    Raises:
        OSError: The file cannot be read or written.
        ValueError: The file does not hold keys.
    """
    if file is not None and file.exists():
        return _read(file)
    root, answers, responses = (SigningKey.from_seed(entropy(32)) for _ in range(3))
    key_set = KeySet(
        version=1,
        expires=now + _LIFETIME,
        server=name,
        keys=(
            RoleKey(Role.ROOT, root.public),
            RoleKey(Role.ANSWERS, answers.public),
            RoleKey(Role.RESPONSES, responses.public),
        ),
    )
    keys = ServerKeys(root, answers, responses, (make_key_set(key_set, [root]),))
    if file is not None:
        _write(file, keys)
    return keys


def _read(file: Path) -> ServerKeys:
    try:
        held = json.loads(file.read_text(encoding="ascii"))
        root, answers, responses = (
            SigningKey.from_seed(bytes.fromhex(held[role])) for role in Role
        )
        return ServerKeys(root, answers, responses, tuple(map(str, held["key_sets"])))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name} does not hold the keys of a sandbox") from error


def _write(file: Path, keys: ServerKeys) -> None:
    held = {
        Role.ROOT.value: keys.root.seed.hex(),
        Role.ANSWERS.value: keys.answers.seed.hex(),
        Role.RESPONSES.value: keys.responses.seed.hex(),
        "key_sets": keys.key_sets,
    }
    # Never readable by others, not even for a moment: created with its mode, never replaced.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        json.dump(held, out)
