"""Ctrl+C at any moment: no traceback, exit code 130, nothing lost.

The moments are not left to luck: the server falls silent at a known question, or ``strace``
delivers the signal at the n-th flush of a file to the disk.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import tenacity

from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import Outcome, Terminal, interrupt
from tests.helpers.tools import require_tool
from tests.helpers.wire import Trouble, Wire

LOG_IN = ("login", "--email", "ada@demo.example", "--password-stdin")


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """A cable to the server that can fall silent."""
    with Wire(server.url) as wire:
        yield wire


@tenacity.retry(stop=tenacity.stop_after_delay(30), wait=tenacity.wait_fixed(0.02), reraise=True)
def wait_for(wire: Wire, question: bytes) -> None:
    """Return when the server has been asked this."""
    assert any(question in asked for asked in wire.questions)


def interrupted(outcome: Outcome) -> bool:
    return (outcome.code, outcome.err) == (130, "\nInterrupted. Nothing was lost.\n")


def test_while_the_password_is_awaited(computer: Computers, wire: Wire, server: Server) -> None:
    here = computer(url=wire.url)
    process = here.start(*LOG_IN)
    wait_for(wire, b"GET /.well-known/seatkeeper")
    assert interrupted(interrupt(process))
    assert here.status()["state"] == "SignedOut"
    assert server.seats()["in_use"] == 0


@pytest.mark.parametrize(
    ("words", "prompt"),
    [
        (("login", "--email", "ada@demo.example"), "Password: "),
        (("--vault", "passphrase", "status"), "Vault passphrase: "),
    ],
    ids=["password", "passphrase"],
)
def test_at_a_prompt(computer: Computers, words: tuple[str, ...], prompt: str) -> None:
    ours, theirs = os.openpty()
    try:
        # In a session of its own, so that the prompt cannot reach the terminal of the tests.
        process = computer().start(*words, stdin=theirs, start_new_session=True)
        assert process.stderr is not None
        assert process.stderr.read(len(prompt)) == prompt
        assert interrupt(process).code == 130
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.parametrize("question", [b"POST /v1/sessions", b"PUT /v1/seats"])
def test_while_a_login_waits_for_its_answer(
    computer: Computers, wire: Wire, server: Server, question: bytes
) -> None:
    here = computer(url=wire.url)
    wire.cut(Trouble.HANG, when=question)
    process = here.start(*LOG_IN)
    assert process.stdin is not None
    process.stdin.write("demo\n")
    process.stdin.flush()
    wait_for(wire, question)
    assert interrupted(interrupt(process))
    wire.mend()
    assert here.log_in("ada").code == 0
    assert here.status()["state"] == "Licensed"
    assert server.seats()["in_use"] == 1


@pytest.mark.parametrize("command", ["status", "heartbeat", "watch"])
def test_while_a_heartbeat_waits_for_its_answer(
    computer: Computers, wire: Wire, server: Server, command: str
) -> None:
    here = computer(url=wire.url)
    here.log_in("ada")
    before = here.status()
    wire.cut(Trouble.HANG, when=b"POST /v1/seats")
    wire.questions.clear()
    process = here.start(command)
    wait_for(wire, b"/heartbeats")
    outcome = interrupt(process)
    if command == "watch":
        assert (outcome.code, outcome.err) == (0, "")
    else:
        assert interrupted(outcome)
    wire.mend()
    assert here.status()["seat_id"] == before["seat_id"]
    assert server.seats()["in_use"] == 1


def test_watching_ends_with_ctrl_c_and_the_seat_stays(computer: Computers, server: Server) -> None:
    here = computer()
    here.log_in("ada")
    process = here.start("watch", "--json")
    assert process.stdout is not None
    assert '"state": "Licensed"' in process.stdout.readline()
    outcome = interrupt(process)
    assert (outcome.code, outcome.err) == (0, "")
    assert server.seats()["in_use"] == 1


def at_flush(here: Terminal, number: int) -> Terminal:
    """A terminal at which Ctrl+C is pressed at the n-th flush of a file to the disk."""
    strace = require_tool("strace")
    inject = f"inject=fsync:signal=INT:when={number}"
    here.before = [strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", inject]
    return here


@pytest.mark.parametrize("number", [1, 4, 8])
def test_while_a_login_writes_to_the_disk(computer: Computers, server: Server, number: int) -> None:
    here = computer()
    assert interrupted(at_flush(here, number).run(*LOG_IN, stdin="demo\n"))
    assert here.call("status").code == 0
    assert here.log_in("ada").code == 0
    assert here.status()["state"] == "Licensed"
    assert server.seats()["in_use"] == 1


@pytest.mark.parametrize("command", ["heartbeat", "close", "logout"])
def test_while_a_seat_is_written_down_or_given_back(
    computer: Computers, server: Server, command: str
) -> None:
    here = computer()
    here.log_in("ada")
    assert interrupted(at_flush(here, 1).run(command))
    assert here.call("check").code == 0
    assert server.seats()["in_use"] == 1
    assert here.call("logout").code == 0
    assert server.seats()["in_use"] == 0


def test_while_a_request_is_written_no_half_file_is_left(
    computer: Computers, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    here = computer()
    here.call("offline", "request", usb / "first.html")
    # The last flush of this command is that of the request file itself.
    counted = Terminal(here.folder, before=["strace", "-f", "-c", "-e", "trace=fsync"])
    require_tool("strace")
    table = counted.run("offline", "request", usb / "second.html").err
    (flushes,) = [int(line.split()[3]) for line in table.splitlines() if line.endswith("fsync")]
    assert interrupted(at_flush(here, flushes).run("offline", "request", usb / "third.html"))
    assert sorted(path.name for path in usb.iterdir()) == ["first.html", "second.html"]
    here.before = ()
    assert here.call("offline", "request", usb / "third.html").code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_sandbox_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    server = Server.start(tmp_path, "--data", str(tmp_path / "data"))
    ended = server.stop(number)
    assert (ended.code, ended.out, ended.err) == (0, "Stopped.\n", "")


def test_the_sandbox_ends_with_ctrl_c_even_in_the_background_of_a_script(tmp_path: Path) -> None:
    process = subprocess.Popen(
        ["sh", "-c", '"$@" & echo $!; wait', "_", *Terminal(tmp_path).command("sandbox")],
        env=Terminal(tmp_path).environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout as said:
        child = int(said.readline())
        while "Ctrl+C" not in said.readline():
            pass
        os.kill(child, signal.SIGINT)
        assert said.readline() == "Stopped.\n"
    process.wait(30)
