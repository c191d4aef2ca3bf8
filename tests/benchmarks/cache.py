"""The cache: opening it with the grant inside, and saving it to both folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from licensecache import FileBlobStore, LicenseCache, MemoryVault
from licensecache.file_blobstore import flush_folder, flush_to_disk
from offline.signing import DocumentType, sign, verify
from seatkeeper.service.record import Record, from_bytes, to_bytes
from tests.benchmarks.measuring import Benchmark, Sides, Unit, passing_time, processor_time
from tests.helpers.samples import ADA, grant
from tests.helpers.world import START, counting_entropy
from tests.offline.actors import ANSWERS, DEVICE, LINK_1, ROOT

_TOKEN: Final = "t" * 43
"""As long as the sandbox's tokens are: 32 bytes in base64url."""


def _record() -> Record:
    """A record as it is while Ada works: logged in, with a shared seat."""
    held = grant(server=ROOT.public.thumbprint, device=DEVICE.public.thumbprint)
    payload = msgspec.to_builtins(held)
    return Record(
        account=ADA, access=_TOKEN, refresh=_TOKEN, seat_id=held.seat_id, epoch=held.epoch,
        grant=sign(payload, DocumentType.GRANT, ANSWERS), key_sets=(LINK_1,),
        last_contact=START - timedelta(minutes=3), running=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Computer:
    """A cache that was saved and opened before: its key and its mark are in hand.

    Attributes:
        cache: The cache.
        folders: The local and the roaming one.
        payload: What is in it.
    """

    cache: LicenseCache
    folders: tuple[Path, Path]
    payload: bytes


@contextmanager
def _computer() -> Iterator[_Computer]:
    with TemporaryDirectory(prefix="seatkeeper-benchmark-") as made:
        folders = (Path(made, "local"), Path(made, "roaming"))
        cache = LicenseCache(
            name="server",
            local=FileBlobStore(folders[0]),
            roaming=FileBlobStore(folders[1]),
            vault=MemoryVault(persistent=True),
            entropy=counting_entropy("benchmark"),
        )
        payload = to_bytes(_record())
        cache.save(payload)
        cache.mark(START)
        yield _Computer(cache, folders, payload)


@contextmanager
def _opening() -> Iterator[list[Sides]]:
    with _computer() as computer:
        keys, held = (ANSWERS.public,), from_bytes(computer.payload).grant

        def open_and_verify() -> None:
            loaded = computer.cache.load()
            assert loaded is not None
            assert loaded.payload == computer.payload
            verify(held, DocumentType.GRANT, keys)

        yield [Sides(processor_time(open_and_verify, 20), processor_time(_raw(computer), 20))]


def _raw(computer: _Computer) -> Callable[[], None]:
    """Two reads, each with an AES-GCM of as many bytes; one signature check of as many bytes."""
    files = [next(folder.glob("*.slc")) for folder in computer.folders]
    aead, nonce, header = AESGCM(bytes(32)), bytes(12), files[0].read_bytes().partition(b".")[0]
    sealed = aead.encrypt(nonce, computer.payload, header)
    signed = from_bytes(computer.payload).grant.rpartition(".")[0].encode()
    private = ANSWERS.jose.private_key
    public = Ed25519PublicKey.from_public_bytes(ANSWERS.jose.public_key.public_bytes_raw())
    signature = private.sign(signed)  # type: ignore[union-attr]  # an Ed25519 key

    def raw() -> None:
        for file in files:
            file.read_bytes()
            aead.decrypt(nonce, sealed, header)
        public.verify(signature, signed)

    return raw


@contextmanager
def _saving() -> Iterator[list[Sides]]:
    with _computer() as computer:
        data = next(computer.folders[0].glob("*.slc")).read_bytes()
        beside = [folder / "raw" for folder in computer.folders]

        def raw() -> None:
            for path in beside:
                _write_durably(path, data)

        def save() -> None:
            assert not computer.cache.save(computer.payload).degraded

        yield [Sides(passing_time(save, 1), passing_time(raw, 1))]


def _write_durably(path: Path, data: bytes) -> None:
    """What every durable replacement of a file takes, and nothing besides."""
    temporary = f"{path}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, data)
    flush_to_disk(descriptor)
    os.close(descriptor)
    os.replace(temporary, path)  # noqa: PTH105 - nothing around the system's own call
    flush_folder(path.parent)


BENCHMARKS: Final = (
    Benchmark(
        name="cache-open",
        what="open the cache and verify the grant",
        baseline="two reads and AES-GCM, one Ed25519 verify",
        at_most=3,
        unit=Unit.MICROSECONDS,
        rounds=100,
        prepare=_opening,
    ),
    Benchmark(
        name="cache-save",
        what="save durably to both folders",
        baseline="two raw write, fsync, replace, fsync",
        at_most=2.2,
        unit=Unit.MILLISECONDS,
        rounds=400,
        prepare=_saving,
    ),
)
