"""What a save asks of the disk, counted in the system's calls."""

from __future__ import annotations

from pathlib import Path

from tests.licensecache import stracing
from tests.licensecache.operations import Site, payload


def test_a_save_flushes_and_renames_no_more_often_than_two_raw_durable_writes(
    tmp_path: Path,
) -> None:
    computer, traces = tmp_path / "computer", tmp_path / "traces"
    traces.mkdir()
    Site(computer).cache("first").save(payload(1))
    (outcome,) = stracing.run([stracing.Job(computer, "save", 2)], None, traces)
    assert outcome.acknowledged
    made = {
        call: sum(line.startswith(f"{call}(") for line in outcome.trace)
        for call in ("fsync", "fdatasync", "sync", "rename")
    }
    assert made == {"fsync": 4, "fdatasync": 0, "sync": 0, "rename": 2}
