"""What a program does with a cache, as steps that can be killed, refused and traced.

Each operation starts from a record that was acknowledged and tries to get to another one. It can
run in this process, or in one forked by `python -m tests.licensecache.operations`. That program
reads a line of JSON, `[[ROOT, NAME, NUMBER], ...]`, forks a process for each and prints their ids;
at an empty line it lets them go, and prints how each ended and what it told: success or an error of
the library. Then it reads the next line.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from licensecache import BlobStore, FileBlobStore, FileVault, LicenseCache, LicenseCacheError
from tests.licensecache.parts import FixedEntropy

NAME = "server"
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

MakeStore = Callable[[Path], BlobStore]


@dataclass(frozen=True)
class Site:
    """Where a simulated computer has its folders.

    Attributes:
        root: above all of them.
        make_store: opens a folder.
        two_slots: whether there is a roaming folder.
    """

    root: Path
    make_store: MakeStore = FileBlobStore
    two_slots: bool = True

    @property
    def local(self) -> Path:
        return self.root / "local"

    @property
    def roaming(self) -> Path:
        return self.root / "roaming"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    def cache(self, seed: str) -> LicenseCache:
        """Returns the cache of a fresh process, with randomness of its own."""
        return LicenseCache(
            name=NAME,
            local=self.make_store(self.local),
            roaming=self.make_store(self.roaming) if self.two_slots else None,
            vault=FileVault(self.vault),
            entropy=FixedEntropy(seed),
        )


def payload(number: int) -> bytes:
    """Returns the record with a number: from a few bytes up to several pages."""
    return f"record {number} ".encode() * (1 + 400 * (number % 3))


def _save(cache: LicenseCache, number: int) -> None:
    cache.save(payload(number))


def _update(cache: LicenseCache, number: int) -> None:
    cache.update(lambda _: payload(number))


def _rotate(cache: LicenseCache, number: int) -> None:
    cache.rotate(payload(number))


def _erase(cache: LicenseCache, number: int) -> None:
    del number
    cache.erase()


def _load(cache: LicenseCache, number: int) -> None:
    del number
    cache.load()


def _mark(cache: LicenseCache, number: int) -> None:
    cache.mark(NOON + timedelta(hours=number))


OPERATIONS: dict[str, Callable[[LicenseCache, int], None]] = {
    "save": _save,
    "update": _update,
    "rotate": _rotate,
    "erase": _erase,
    "load": _load,
    "mark": _mark,
}

PR_SET_PTRACER, PR_SET_PTRACER_ANY = 0x59616D61, -1
"""From linux/prctl.h."""

WRITES = frozenset({"save", "update", "rotate"})


def after(name: str, number: int, before: bytes | None) -> bytes | None:
    """Returns the record that an acknowledged operation leaves."""
    if name in WRITES:
        return payload(number)
    return None if name == "erase" else before


def run(root: str, name: str, number: str) -> dict[str, object]:
    """Runs one operation; returns what it tells."""
    cache = Site(Path(root)).cache(f"{name} {number}")
    try:
        OPERATIONS[name](cache, int(number))
    except LicenseCacheError as error:
        return {"error": error.code}
    return {"acknowledged": True}


class _Process:
    """A process of its own that runs one operation when it is let go."""

    def __init__(self, order: list[str]) -> None:
        wait, self._go = os.pipe()
        self._hear, tell = os.pipe()
        self.id = os.fork()
        if self.id == 0:
            _let_anybody_trace()
            os.read(wait, 1)
            os.write(tell, json.dumps(run(*order)).encode())
            os._exit(0)
        os.close(wait)
        os.close(tell)

    def let_go(self) -> None:
        os.write(self._go, b"!")

    def end(self) -> dict[str, object]:
        """Waits for its end; returns its status and what it told, nothing if it was killed."""
        told = json.loads(os.read(self._hear, 1000) or b"{}")
        os.close(self._hear)
        os.close(self._go)
        status = os.waitstatus_to_exitcode(os.waitpid(self.id, 0)[1])
        return {"status": status, "outcome": told}


def _let_anybody_trace() -> None:
    """Allows a tracer that is no ancestor, where the Yama module restricts tracing to those."""
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(PR_SET_PTRACER_ANY), 0, 0, 0)


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Runs operations until there are no more orders."""
    while orders := sys.stdin.readline():
        processes = [_Process(order) for order in json.loads(orders)]
        _say([process.id for process in processes])
        sys.stdin.readline()
        for process in processes:
            process.let_go()
        _say([process.end() for process in processes])


if __name__ == "__main__":
    main()
