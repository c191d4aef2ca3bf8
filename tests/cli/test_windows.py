"""Windows that commands open."""

from __future__ import annotations

import tenacity

from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import interrupt

UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}


def test_the_app_on_a_simulated_computer_says_each_thing_once_in_its_log(
    computer: Computers, server: Server
) -> None:
    here = computer()
    here.variables = UNSEEN
    here.log_in("ada")
    (log,) = here.folder.glob("*/Logs/seatkeeper.log")
    log.unlink()
    process = here.start()

    @tenacity.retry(
        stop=tenacity.stop_after_delay(30), wait=tenacity.wait_fixed(0.02), reraise=True
    )
    def works() -> None:
        assert log.is_file()
        assert "SeatGranted" in log.read_text("utf-8")

    works()
    assert interrupt(process).code == 0
    assert server.seats()["in_use"] == 0
    lines = log.read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(set(lines))
