"""Bad input and bad days: a clear message, the right exit code, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import Terminal
from tests.helpers.tools import missing
from tests.helpers.wire import Trouble, Wire


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """A cable to the server that can be cut."""
    with Wire(server.url) as wire:
        yield wire


def bytes_below(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the server -----------------------------------------------------------------------------------


@pytest.mark.rule("R33")
def test_a_server_that_is_gone_changes_nothing_and_one_that_is_back_is_enough(
    computer: Computers, server: Server, wire: Wire
) -> None:
    here = computer(url=wire.url)
    here.log_in("ada")
    before = here.status()
    wire.cut()
    gone = here.run("status", "--json")
    assert gone.code == 3
    after = gone.facts
    assert (after["state"], after["connection"]) == ("Licensed", "unreachable")
    assert after["detail"].startswith("refused: ")
    for member in ("seat_id", "epoch", "basis", "license_id", "seat_until", "last_contact"):
        assert after[member] == before[member], member
    said = here.call("status")
    assert said.code == 3
    assert "nothing answers at the server's address" in said.out
    for command in (("heartbeat",), ("extend", "--days", "3"), ("check",), ("usage",), ("logout",)):
        refused = here.call(*command)
        assert refused.code == 3, command
        assert "cannot be reached" in refused.err
    wire.mend()
    back = here.status()
    assert (back["connection"], back["seat_id"]) == ("ok", before["seat_id"])
    assert server.seats()["in_use"] == 1


@pytest.mark.rule("R52")
def test_logging_out_anyway_says_until_when_the_seat_stays(
    computer: Computers, server: Server, wire: Wire
) -> None:
    here = computer(url=wire.url)
    here.log_in("ada")
    wire.cut()
    refused = here.call("logout")
    assert refused.code == 3
    assert "seatkeeper logout --anyway" in refused.err
    assert here.call("status", "--json").facts["state"] == "Licensed"
    anyway = here.call("logout", "--anyway")
    assert anyway.code == 0
    assert "the seat stays in use" in anyway.out
    assert "until 20" in anyway.out
    assert server.seats()["in_use"] == 1
    assert here.cache_files() == []


def test_an_unreachable_server_at_the_first_login_is_said_to_be_one(
    computer: Computers, wire: Wire
) -> None:
    here = computer(url=wire.url)
    wire.cut()
    login = here.log_in("ada")
    assert (login.code, login.out) == (3, "")
    assert "[unreachable]" in login.err
    assert here.call("status").code == 3
    wire.mend()
    assert here.log_in("ada").code == 0


def test_what_only_looks_like_a_server_is_unreachable(computer: Computers, wire: Wire) -> None:
    here = computer(url=wire.url)
    here.log_in("ada")
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nLogin"
    wire.cut(Trouble.ANSWERED, answer=page)
    status = here.call("status", "--json")
    assert (status.code, status.facts["state"]) == (3, "Licensed")
    assert status.facts["detail"].startswith("captive-portal: ")


@pytest.mark.rule("R02")
def test_a_wrong_password_and_an_unknown_address_are_told_alike(computer: Computers) -> None:
    here = computer()
    wrong = here.log_in("ada", password="nonsense")
    unknown = here.log_in("nobody")
    assert wrong.code == unknown.code == 1
    assert wrong.err == unknown.err
    assert wrong.err.startswith("The email or the password is not right. [wrong-credentials]\n")
    assert here.log_in("unconfirmed").err.startswith("Please confirm your email address.")
    assert here.status()["state"] == "SignedOut"


def test_no_password_is_not_a_wrong_one(computer: Computers) -> None:
    here = computer()
    words = ("login", "--email", "ada@demo.example")
    for nothing in (
        here.call(*words, "--password-stdin"),
        here.call(*words, "--password-stdin", stdin="\n"),
        here.call(*words),
    ):
        assert nothing.code == 2
        assert "[no-password]" in nothing.err


# --- the license cache ----------------------------------------------------------------------------


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_tampered_cache_says_so_and_nothing_is_deleted(
    computer: Computers, server: Server
) -> None:
    here = computer()
    here.log_in("ada")
    files = here.cache_files()
    assert [file.parts[-3] for file in files] == ["Local", "Roaming"]
    for file in files:
        flip(file)
    before = bytes_below(here.folder / "Local" / "LicenseCache") | bytes_below(
        here.folder / "Roaming" / "LicenseCache"
    )
    status = here.run("status", "--json")
    assert status.code == 4
    facts = status.facts
    assert (facts["state"], facts["reason"]) == ("ReadOnly", "cache-unreadable")
    assert facts["detail"].startswith("tampered: ")
    assert (facts["connection"], facts["seat_id"]) == ("none", None)
    said = here.call("status")
    assert said.code == 4
    assert "Logging in again begins a new cache." in said.out
    for command in (("heartbeat",), ("extend", "--days", "3"), ("usage",), ("logout",), ("check",)):
        refused = here.call(*command)
        assert refused.code == 4, command
        assert "[tampered]" in refused.err
    assert here.call("crash").code == 4
    after = bytes_below(here.folder / "Local" / "LicenseCache") | bytes_below(
        here.folder / "Roaming" / "LicenseCache"
    )
    assert after == before
    assert here.log_in("ada").code == 0
    assert here.status()["state"] == "Licensed"
    assert all(file.with_name(file.name + ".tampered.bad").exists() for file in files)


def test_one_damaged_slot_is_repaired_and_said(computer: Computers) -> None:
    here = computer()
    here.log_in("ada")
    seat = here.status()["seat_id"]
    flip(here.cache_files()[0])
    status = here.call("status", "--json")
    assert (status.code, status.facts["seat_id"]) == (0, seat)
    assert "The license cache was repaired." in status.err
    assert here.call("status", "--json").err == ""


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 256 KiB; fill it to have a full disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name != "posix" or os.geteuid() != 0:
        missing("only root can mount a small disk")
    try:
        subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=256k", "none", str(folder)],
            check=True,
            capture_output=True,
        )
    except subprocess.CalledProcessError as error:
        missing(f"cannot mount a small disk: {error.stderr!r}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Take up all that is left of a disk."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        try:
            while file.write(b"x" * 512):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk is never full")


def test_a_full_disk_is_told_and_takes_no_seat_away(
    computer: Computers, server: Server, tiny_disk: Path
) -> None:
    computer("disk/one")  # the same path as the small disk's folder
    here = Terminal(tiny_disk / "one")
    here.log_in("ada")
    seat = here.status()["seat_id"]
    before = {path: path.read_bytes() for path in here.cache_files()}
    ballast = fill(tiny_disk)
    beat = here.run("heartbeat", "--json")
    assert beat.code == 0
    assert beat.facts["seat_id"] == seat
    assert "The license cache could not be written" in beat.err
    assert "[storage-full" in beat.err
    request = here.run("offline", "request", tiny_disk / "request.html")
    assert request.code == 1
    assert request.err.startswith("No request was made.")
    assert "No space left on device" in request.err
    assert {path: path.read_bytes() for path in here.cache_files()} == before
    ballast.unlink()
    after = here.status()
    assert (after["seat_id"], after["connection"]) == (seat, "ok")
    assert server.seats()["in_use"] == 1


@pytest.mark.parametrize(
    "words",
    [("status",), ("usage",), ("--help",)],
    ids="-".join,
)
def test_output_that_cannot_be_written_is_told(computer: Computers, words: tuple[str, ...]) -> None:
    if not Path("/dev/full").is_char_device():
        missing("there is no /dev/full")
    here = computer()
    here.log_in("ada")
    with Path("/dev/full").open("w") as full:
        outcome = here.run(*words, stdout=full)
    assert outcome.code == 1
    assert outcome.err.startswith("The system refused: No space left on device [system]\n")
    assert here.status()["state"] == "Licensed"


def test_a_reader_that_leaves_is_no_error(computer: Computers) -> None:
    here = computer()
    process = here.start("profile", "list")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert err == ""


def test_a_record_that_cannot_be_written_is_told(computer: Computers, tmp_path: Path) -> None:
    here = computer()
    here.log_in("ada")
    for bad in (Path("/dev/full"), tmp_path, tmp_path / "no" / "usage.csv"):
        refused = here.call("usage", "--csv", bad)
        assert refused.code == 1
        assert "[not-written]" in refused.err
