"""The frozen bytes of format version 1 (docs/cache-format.md)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import OctKey

from licensecache import (
    LicenseCache,
    LicenseCacheError,
    MemoryBlobStore,
    MemoryVault,
    PassphraseVault,
    UnreadableError,
)
from licensecache.envelope import Opened, unseal
from tests.licensecache import make_vectors
from tests.licensecache.parts import FixedEntropy

FROZEN: dict[str, Any] = json.loads(make_vectors.VECTORS.read_text(encoding="ascii"))


def find(kid: str) -> OctKey:
    if kid != FROZEN["kid"]:
        raise UnreadableError("no such key")
    return OctKey.import_key(bytes.fromhex(FROZEN["key"]))


def test_the_frozen_vectors_are_what_the_document_says() -> None:
    assert make_vectors.VECTORS.read_text(encoding="ascii") == make_vectors.text()


@pytest.mark.parametrize("vector", FROZEN["accepted"])
def test_a_frozen_file_is_opened(vector: dict[str, Any]) -> None:
    opened = unseal(vector["file"].encode(), find, slot=vector["slot"], install=FROZEN["install"])
    payload = bytes.fromhex(vector["payload"])
    assert opened == Opened(payload, vector["generation"], FROZEN["kid"])


@pytest.mark.parametrize("vector", FROZEN["refused"])
def test_a_frozen_bad_file_is_refused_with_its_code(vector: dict[str, Any]) -> None:
    with pytest.raises(LicenseCacheError) as refused:
        unseal(vector["file"].encode(), find, slot="local", install=FROZEN["install"])
    assert refused.value.code == vector["code"]


def test_a_frozen_computer_is_loaded_and_its_next_save_is_generation_two() -> None:
    local, roaming, vault = MemoryBlobStore(), MemoryBlobStore(), MemoryVault()
    for name, secret in FROZEN["vault"].items():
        vault.create(name, bytes.fromhex(secret))
    name = f"{FROZEN['install']}-server.slc"
    local.write(name, FROZEN["accepted"][1]["file"].encode())
    roaming.write(name, FROZEN["accepted"][2]["file"].encode())
    cache = LicenseCache(
        name="server", local=local, roaming=roaming, vault=vault, entropy=FixedEntropy()
    )
    loaded = cache.load()
    assert loaded is not None
    assert (loaded.payload, loaded.generation, loaded.repairs) == (b"a seat", 1, ())
    assert cache.last_mark().time == datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
    assert cache.save(b"another").generation == 2


def test_a_frozen_passphrase_vault_is_opened(tmp_path: Path) -> None:
    frozen = FROZEN["passphrase"]
    for file in ("passphrase.json", "device-key.sealed"):
        (tmp_path / file).write_text(frozen[file], encoding="ascii")
    vault = PassphraseVault(tmp_path, frozen["passphrase"], FixedEntropy())
    assert vault.get(frozen["name"]) == bytes.fromhex(frozen["secret"])
