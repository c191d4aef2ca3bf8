"""A disk may refuse anything: the old record is kept, nothing lies about, the error is told."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.licensecache import stracing
from tests.licensecache.operations import Site, after, payload
from tests.licensecache.stracing import Outcome

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]

SCENES = ("save", "update", "rotate", "load", "mark", "erase")


def judge(outcome: Outcome) -> None:
    """Looks at a computer on which something was refused, now that nothing is refused any more."""
    site, operation = Site(outcome.job.root), outcome.job.operation
    assert outcome.status == 0, outcome
    assert outcome.acknowledged or outcome.error, outcome
    if not any("unlink" in line and "INJECTED" in line for line in outcome.trace):
        assert not list(outcome.job.root.rglob("*.tmp")), outcome
    loaded = site.cache("judge").load()
    found = None if loaded is None else loaded.payload
    wanted = after(operation, 2, payload(1))
    if outcome.acknowledged:
        assert found == wanted, outcome
    elif found != payload(1):
        # Only the last step, making the folder's entry durable, may fail after the change.
        assert found == wanted, outcome
        assert _refused_after_the_change(outcome), outcome
    assert site.cache("again").save(payload(3)).degraded is False


def _refused_after_the_change(outcome: Outcome) -> bool:
    """Whether the refusal came after the local file was replaced or removed."""
    local = f"{outcome.job.root}/local/"
    changed = next(
        place
        for place, line in enumerate(outcome.trace)
        if line.startswith(("rename", "unlink")) and _path(local) in line and line.endswith("= 0")
    )
    refused = next(place for place, line in enumerate(outcome.trace) if "INJECTED" in line)
    return refused > changed


def _path(text: str) -> str:
    """Returns a path as strace prints it with -xx."""
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EACCES"])
def test_a_refusal_at_every_system_call_keeps_the_old_record(tmp_path: Path, error: str) -> None:
    baseline = tmp_path / "baseline"
    Site(baseline).cache("baseline").save(payload(1))
    codes: Counter[str] = Counter()

    def prepare(folder: Path, scene: str) -> Path:
        root = shutil.copytree(baseline, folder / scene)
        if scene == "load":
            shutil.rmtree(root / "roaming")
        return root

    for outcome in stracing.interfere(SCENES, prepare, f"error={error}", tmp_path):
        judge(outcome)
        if outcome.injected:
            codes[outcome.error or "none, it was not needed"] += 1
    print(f"\n{error}: {codes.total()} refusals told as {dict(codes)}")
    assert codes.total() > 200
