"""Every flipped bit and every truncation of a real file is refused, and the other slot repairs."""

from __future__ import annotations

import pytest

from licensecache import LicenseCacheError
from tests.licensecache.parts import Computer


def damaged(content: bytes) -> list[bytes]:
    """Returns every single bit flip and every truncation."""
    flips = []
    for position in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[position // 8] ^= 1 << position % 8
        flips.append(bytes(flipped))
    return flips + [content[:length] for length in range(len(content))]


@pytest.mark.proof
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("slot", ["local", "roaming"])
def test_every_damage_to_one_slot_is_repaired_from_the_other(computer: Computer, slot: str) -> None:
    computer.cache().save(b"a seat")
    folder = computer.local if slot == "local" else computer.roaming
    file = computer.file(folder)
    content = file.read_bytes()
    reasons: dict[str, int] = {}
    for damage in damaged(content):
        file.write_bytes(damage)
        loaded = computer.cache().load()
        assert loaded is not None
        assert loaded.payload == b"a seat"
        (repair,) = loaded.repairs
        assert (repair.slot, repair.done) == (slot, True)
        reasons[repair.problem] = reasons.get(repair.problem, 0) + 1
        again = computer.cache().load()
        assert again is not None
        assert again.repairs == ()
    print(f"\n{slot}: {len(content)} bytes, {sum(reasons.values())} damages: {reasons}")
    assert sum(reasons.values()) == 9 * len(content)


@pytest.mark.proof
@pytest.mark.timeout(1200)
def test_every_damage_without_another_slot_is_refused_and_touches_nothing(
    computer: Computer,
) -> None:
    computer.cache().save(b"a seat")
    file = computer.file(computer.local)
    content = file.read_bytes()
    computer.file(computer.roaming).unlink()
    refused = 0
    for damage in damaged(content):
        file.write_bytes(damage)
        with pytest.raises(LicenseCacheError):
            computer.cache().load()
        assert file.read_bytes() == damage
        refused += 1
    print(f"\none slot: {refused} of {9 * len(content)} damages refused")
    assert refused == 9 * len(content)
