"""Ten thousand heartbeats in a process of its own, which reports what it holds meanwhile.

Prints one JSON object: for each sample the number of heartbeats so far, resident memory in
bytes, open files and sockets, and threads.
"""

from __future__ import annotations

import gc
import json
import sys
import threading
from pathlib import Path
from typing import Final

from seatkeeper.composition import assemble, open_computer
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed
from tests.helpers.nobody import Nobody

__all__ = ["SAMPLES"]

SAMPLES: Final = 10


def _resident() -> int:
    """Bytes of memory in use (``/proc/self/statm``, in pages of the usual size)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


def _open_files() -> list[str]:
    kinds = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            kinds.append(str(entry.readlink()).partition(":")[0])
        except OSError:
            continue  # the folder itself, while it is read
    return kinds


def _run(folder: Path, url: str, beats: int) -> list[dict[str, int]]:
    profile = ServerProfile.from_json((folder / "profile.json").read_bytes())
    computer = open_computer(profile_dir=folder / "laptop")
    client = assemble(computer, profile, lanes=InlineLanes(), observer=Nobody()).client
    assert profile.url == url
    client.start()
    client.dispatch(ev.LogIn("ada@demo.example", PASSWORD))
    samples = []
    for number in range(beats + 1):
        if number:
            client.dispatch(ev.Heartbeat())
        assert isinstance(client.state, Licensed), client.state
        assert client.state.trouble is None, client.state.trouble
        if number % (beats // SAMPLES) == 0:
            gc.collect()
            kinds = _open_files()
            samples.append(
                {
                    "beats": number,
                    "resident": _resident(),
                    "files": len(kinds),
                    "sockets": kinds.count("socket"),
                    "threads": threading.active_count(),
                    "objects": len(gc.get_objects()),
                }
            )
    return samples


def _main(folder: Path, url: str, beats: int) -> None:
    print(json.dumps(_run(folder, url, beats)))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
