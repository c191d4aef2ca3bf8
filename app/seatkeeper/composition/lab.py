"""The lab, joined from real parts: the client as the app has it, real time and randomness."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from seatkeeper.composition.client import assemble
from seatkeeper.composition.computer import Computer
from seatkeeper.system.clock import SystemClock
from seatkeeper.system.entropy import system_entropy

if TYPE_CHECKING:
    from seatkeeper.lab.lab import Lab
    from seatkeeper.lab.running import Place
    from seatkeeper.lab.workshop import LabParts
    from seatkeeper.sandbox.timing import Timing
    from seatkeeper.servers.connections import Connections
    from seatkeeper.service.client import Client
    from seatkeeper.service.ports import Entropy, Observer

__all__ = ["join_client", "lab_folder", "lab_parts", "open_lab"]


@contextmanager
def open_lab(
    folder: Path | None = None,
    *,
    heartbeat_seconds: int = 600,
    timeout_seconds: int = 8 * 3600,
    total_seconds: float = 3.0,
    seed: str = "",
    timing: Timing | None = None,
) -> Iterator[Lab]:
    """Open a lab; everything that runs in it has ended afterwards.

    Args:
        folder: Where it keeps everything; None for a temporary one, which is removed at the end.
        heartbeat_seconds: Interval between heartbeats.
        timeout_seconds: Silence after which a seat is free.
        total_seconds: Deadline of one exchange of a client; some faults last that long.
        seed: Everything random follows from it, so that a run can be repeated; empty for none.
        timing: All the server's periods; None for the usual ones with the two above.

    Raises:
        OSError: The folder cannot be used, or no port is free.
    """
    from seatkeeper.lab.clock import seeded_entropy  # noqa: PLC0415
    from seatkeeper.lab.lab import Lab  # noqa: PLC0415 - brings the web framework
    from seatkeeper.sandbox.timing import Timing  # noqa: PLC0415

    usual = Timing(heartbeat_seconds=heartbeat_seconds, timeout_seconds=timeout_seconds)
    parts = lab_parts(
        timing=timing or usual,
        total_seconds=total_seconds,
        seed=seed,
        entropy=seeded_entropy(f"{seed}/server") if seed else system_entropy,
    )
    with lab_folder(folder) as place, Lab(place, parts) as lab:
        yield lab


@contextmanager
def lab_folder(folder: Path | None) -> Iterator[Path]:
    """A folder as it was chosen, or a temporary one that is removed at the end."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="seatkeeper-lab-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def lab_parts(
    *,
    timing: Timing,
    total_seconds: float = 3.0,
    seed: str = "",
    entropy: Entropy = system_entropy,
) -> LabParts:
    """What a lab is put together from; arguments as in ``LabParts``."""
    from seatkeeper.lab.workshop import LabParts  # noqa: PLC0415 - brings crypto along

    return LabParts(
        join=join_client,
        command=(sys.executable, "-m", "seatkeeper.composition.lab_process"),
        real_now=SystemClock().now,
        entropy=entropy,
        timing=timing,
        total_seconds=total_seconds,
        seed=seed,
    )


def join_client(place: Place, *, observer: Observer, connections: Connections) -> Client:
    """Join the client of a virtual computer."""
    from seatkeeper.service.lanes import InlineLanes  # noqa: PLC0415 - brings crypto along

    computer = Computer(place.folders, place.clock, vault_choice="file", simulated=place.home)
    return assemble(
        computer,
        place.profile,
        lanes=InlineLanes(),
        observer=observer,
        total_seconds=place.total_seconds,
        entropy=place.entropy,
        platform=place.platform,
        connections=connections,
    ).client
