"""The fleet under Locust: what it counts is what the server was asked, on any number of workers.

Locust changes the sockets of the process that imports it; so it runs in processes of its own here.
"""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Final

import pytest

from seatkeeper.composition import locust_process
from tests.cli.server import Server
from tests.cli.terminal import Outcome, Terminal, finish, interrupt

GUIDE: Final = Path(__file__).parents[2] / "docs" / "qa-guide.md"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A sandbox in a process of its own."""
    started = Server.start(tmp_path / "server", "--people", "3", "--seats", "2")
    assert "crowd-1…3@demo.example, 2 seats" in started.printed
    yield started
    assert started.stop().code == 0


def counted(path: Path) -> dict[str, int]:
    """The requests that Locust has counted, by operation."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, int] = {}
    for row in rows:
        if row["Name"] != "Aggregated":
            name = row["Name"].removesuffix(" (nonce)")
            found[name] = found.get(name, 0) + int(row["Request Count"])
    assert sum(found.values()) == int(rows[-1]["Request Count"])
    return found


def served(server: Server) -> dict[str, int]:
    """The requests that the server has counted, without those for its profile."""
    found: dict[str, int] = server.ask("requests")["requests"]
    return {name: count for name, count in found.items() if name != "profile"}


def run_until(
    server: Server, folder: Path, operation: str, times: int, *options: str | Path
) -> Outcome:
    """Run the fleet until the server has heard something so often, then press Ctrl+C."""
    running = Terminal(folder / "here").start(
        "fleet", server.url, "--rate", "5", "--speed", "0", "--csv", folder / "fleet", *options
    )
    while served(server).get(operation, 0) < times:
        assert running.poll() is None, finish(running)
        sleep(0.1)
    return interrupt(running)


def test_five_users_work_and_every_request_is_counted(server: Server, tmp_path: Path) -> None:
    page = tmp_path / "fleet.html"
    ran = run_until(
        server, tmp_path, "heartbeat", 20,
        "--users", "5", "--beats", "3", "--crashes", "50", "--html", page,
    )  # fmt: skip
    assert ran.code == 0, ran
    found = counted(tmp_path / "fleet_stats.csv")
    assert found == served(server)
    assert found["login"] == 5
    assert found["acquire"] > 5, "after three heartbeats everybody starts again"
    assert server.seats("crowd")["in_use"] == 0, "everybody has left"
    assert "heartbeat" in page.read_text(encoding="utf-8")


def test_failures_are_counted_by_verdict(server: Server, tmp_path: Path) -> None:
    ran = run_until(server, tmp_path, "acquire", 5, "--users", "3", "--seats", "1")
    assert ran.code == 1, ran
    with (tmp_path / "fleet_failures.csv").open(encoding="utf-8", newline="") as file:
        failures = {(row["Name"], row["Error"]) for row in csv.DictReader(file)}
    assert failures == {("acquire", "all-seats-in-use")}
    assert counted(tmp_path / "fleet_stats.csv") == served(server)


def test_the_fleet_says_what_it_lacks(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Terminal(tmp_path / "here")
    both = here.call("fleet", server.url, "--sandbox")
    assert (both.code, "[two-servers]" in both.err) == (2, True)
    two = here.call("fleet", server.url, "--master", "--worker")
    assert (two.code, "[master-or-worker]" in two.err) == (2, True)
    nobody = here.call("fleet")
    assert (nobody.code, "[no-server]" in nobody.err) == (2, True)
    monkeypatch.setattr(locust_process, "has_locust", lambda: False)
    missing = here.call("fleet", server.url)
    assert (missing.code, "pip install 'seatkeeper[fleet]'" in missing.err) == (1, True)


def commands_of_the_guide() -> list[list[str]]:
    """The example with two workers, as it stands in the guide; each command in words."""
    (block,) = re.findall(
        r"```console\n(seatkeeper sandbox --port \d+\n.*?)```",
        GUIDE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    return [line.split()[1:] for line in block.splitlines()]


@pytest.mark.proof
def test_the_example_with_two_workers_runs_and_adds_up(tmp_path: Path) -> None:
    sandbox, *workers, master = commands_of_the_guide()
    assert [words[0] for words in (sandbox, *workers, master)] == ["sandbox", *["fleet"] * 3]
    server = Server.start(tmp_path / "server", *sandbox[1:])
    here = Terminal(tmp_path / "here")
    master[-1] = str(tmp_path / master[-1])
    started: list[subprocess.Popen[str]] = [here.start(*words) for words in workers]
    try:
        ran = here.run(*master)
        assert ran.code == 0, ran
        for worker in started:
            assert finish(worker).code == 0
        found = counted(tmp_path / "fleet_stats.csv")
        print(ran.out)
        assert found == served(server)
        assert found["heartbeat"] > 0
        assert found["close"] == found["login"]
        assert server.seats("crowd")["in_use"] == 0
    finally:
        for worker in started:
            worker.kill()
        assert server.stop().code == 0
