"""Opens a response file in a process that is killed at its n-th change of the disk.

``python -m tests.journeys.redeem_killed_at PROFILE_DIR RESPONSE N``: every file that is opened for
writing, renamed or removed counts as one step, and the process is killed with SIGKILL just before
the N-th. Ends with status 0 when there is no N-th step any more.
"""

import os
import signal
import sys
from pathlib import Path

from seatkeeper.composition import assemble, open_computer
from seatkeeper.servers.profile_store import ProfileStore
from seatkeeper.service.exchange import ResponseOutcome
from seatkeeper.service.lanes import InlineLanes
from tests.helpers.nobody import Nobody


def main(folder: Path, response: Path, last_step: int) -> None:
    computer = open_computer(profile_dir=folder)
    profile = ProfileStore(computer.folders.profiles).last_used()
    assert profile is not None
    client = assemble(computer, profile, lanes=InlineLanes(), observer=Nobody()).client
    client.start()
    data = response.read_bytes()
    steps = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY
        writing = writing or (event == "open" and str(arguments[1])[:1] in {"w", "x", "a"})
        if writing or event in {"os.rename", "os.remove", "os.link"}:
            steps += 1
            if steps == last_step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    outcomes: list[ResponseOutcome] = []
    client.open_response(data, outcomes.append)
    assert outcomes[0].accepted, outcomes[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
