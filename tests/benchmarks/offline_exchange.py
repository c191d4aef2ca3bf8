"""The offline exchange: opening a good response, and refusing files made to cost time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from offline.errors import RefusedError
from offline.keyset import TrustedKeys
from offline.redeeming import Redeemed, redeem
from tests.benchmarks.measuring import Benchmark, Sides, Unit, processor_time
from tests.offline.actors import DEVICE, ISSUED, NOW, PENDING, RESPONSES, ROOT
from tests.offline.hostile import HOSTILE

_KNOWING_ONLY_THE_ROOT: Final = TrustedKeys.from_root(ROOT.public)


def _open(data: bytes) -> Redeemed:
    """As an air-gapped computer does it at its first response; that takes three signatures."""
    return redeem(
        data,
        device=DEVICE.public.thumbprint,
        pending=[PENDING],
        redeemed=(),
        known_keys=_KNOWING_ONLY_THE_ROOT,
        now=NOW,
    )


@contextmanager
def _opening() -> Iterator[list[Sides]]:
    data = ISSUED.html.encode()
    signed = ISSUED.response.token.rpartition(".")[0].encode()
    private = Ed25519PrivateKey.from_private_bytes(RESPONSES.seed)
    public, signature = private.public_key(), private.sign(signed)
    yield [
        Sides(
            own=processor_time(lambda: _open(data), 5),
            raw=processor_time(lambda: public.verify(signature, signed), 5),
        )
    ]


@contextmanager
def _refusing() -> Iterator[list[Sides]]:
    with TemporaryDirectory(prefix="seatkeeper-benchmark-") as made:
        several = []
        for number, (name, data) in enumerate(HOSTILE.items()):
            path = Path(made, f"{number}.html")
            path.write_bytes(data)
            several.append(
                Sides(
                    own=processor_time(_refuse(path), 3),
                    raw=processor_time(_read_and_scan(path), 3),
                    label=name,
                )
            )
        yield several


def _refuse(path: Path) -> Callable[[], None]:
    def refuse() -> None:
        try:
            _open(path.read_bytes())
        except RefusedError:
            return
        raise AssertionError("a hostile file was accepted")

    return refuse


def _read_and_scan(path: Path) -> Callable[[], int]:
    """Two bytes are looked for that are in none of the files."""
    return lambda: path.read_bytes().count(b"\xff\xff")


BENCHMARKS: Final = (
    Benchmark(
        name="offline-open",
        what="open and verify a response file",
        baseline="one Ed25519 verify of as many bytes",
        at_most=10,
        unit=Unit.MICROSECONDS,
        rounds=400,
        prepare=_opening,
    ),
    Benchmark(
        name="offline-hostile",
        what="refuse the worst hostile file of 256 KiB",
        baseline="read it and scan it once",
        at_most=5,
        unit=Unit.MICROSECONDS,
        rounds=60,
        prepare=_refusing,
    ),
)
