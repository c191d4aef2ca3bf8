"""Hostile files are refused, and a reader's time is bounded; a valid one opens fast."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from offline.errors import OfflineError, RefusedError
from offline.issuing import open_request
from offline.keyset import TrustedKeys
from offline.limits import MAX_FILE_BYTES
from offline.redeeming import redeem
from tests.offline.actors import DEVICE, ISSUED, NOW, PENDING, ROOT
from tests.offline.hostile import HOSTILE

FRESH = TrustedKeys.from_root(ROOT.public)


def opened(data: bytes) -> object:
    """As an air-gapped computer does it, which knows nothing but the root."""
    return redeem(
        data,
        device=DEVICE.public.thumbprint,
        pending=[PENDING],
        redeemed=(),
        known_keys=FRESH,
        now=NOW,
    )


def refused(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        opened(data)
    assert caught.value.check == "kind"
    return caught.value.code


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_refused_on_both_sides(name: str) -> None:
    assert len(HOSTILE[name]) <= MAX_FILE_BYTES
    assert refused(HOSTILE[name])
    with pytest.raises(OfflineError):
        open_request(HOSTILE[name], server=ROOT.public.thumbprint)


def test_the_hostile_set_reaches_every_stage_of_reading() -> None:
    assert {refused(data) for data in HOSTILE.values()} == {
        "empty",
        "no-block",
        "several-blocks",
        "not-utf8",
        "truncated",
        "too-large",
        "malformed",
        "bad-json",
        "duplicate-member",
        "bad-payload",
    }


def seconds(action: Callable[[], object], runs: int) -> float:
    """Processor time, so that a busy machine measures the same."""
    started = time.thread_time()
    for _ in range(runs):
        action()
    return (time.thread_time() - started) / runs


def ratio(action: Callable[[], object], baseline: Callable[[], object]) -> tuple[float, float]:
    """The median of interleaved runs, and the action's own seconds."""
    pairs = [(seconds(action, 10), seconds(baseline, 10)) for _ in range(25)]
    own = median(pair[0] for pair in pairs)
    return own / median(pair[1] for pair in pairs), own


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_the_worst_hostile_file_is_refused_within_5_times_reading_and_scanning_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hostile.html"
    found = {}
    for name, data in HOSTILE.items():
        path.write_bytes(data)

        def refuse() -> None:
            try:
                opened(path.read_bytes())
            except RefusedError:
                return
            raise AssertionError("accepted")

        found[name] = ratio(refuse, lambda: path.read_bytes().count(b"\xff\xff"))
    with capsys.disabled():
        rows = sorted(found.items(), key=lambda item: -item[1][0])
        lines = (f"{name:26} {own * 1e6:7.0f} us  {x:4.1f} x" for name, (x, own) in rows)
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert max(x for x, _ in found.values()) <= 5


@pytest.mark.proof
def test_a_valid_response_opens_within_10_times_a_raw_signature_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = ISSUED.html.encode()
    native = Ed25519PrivateKey.from_private_bytes(DEVICE.seed)
    signature, check = native.sign(data), native.public_key().verify
    x, own = ratio(lambda: opened(data), lambda: check(signature, data))
    with capsys.disabled():
        sys.stdout.write(f"\nopen a valid response: {own * 1e6:.0f} us, {x:.1f} x\n")
    assert x <= 10
