"""Where the secrets are kept: a passphrase vault, the system's keyring, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import Terminal
from tests.helpers.tools import require_tool
from tests.licensecache.secret_session import secret_session

VARIABLE = "SEATKEEPER_VAULT_PASSPHRASE"
LOG_IN = ("login", "--email", "ada@demo.example", "--password-stdin")


def test_a_passphrase_vault_opens_with_its_passphrase_only(
    computer: Computers, server: Server
) -> None:
    here = computer()
    here.options = ("--vault", "passphrase")
    nothing = here.run("status")
    assert (nothing.code, VARIABLE in nothing.err) == (2, True)
    here.variables = {VARIABLE: "correct horse"}
    assert here.run(*LOG_IN, stdin="demo\n").code == 0
    status = here.run("status", "--json")
    assert (status.code, status.facts["vault"]) == (0, "Passphrase vault")

    here.variables = {VARIABLE: "wrong horse"}
    refused = here.run("status", "--json")
    assert refused.code == 4
    assert refused.facts["detail"].startswith("wrong-passphrase: ")
    login = here.run(*LOG_IN, stdin="demo\n")
    assert login.code == 4
    assert "[wrong-passphrase]" in login.err
    assert "Logging in again" not in login.err

    here.variables = {VARIABLE: "correct horse"}
    again = here.run("status", "--json")
    assert (again.code, again.facts["seat_id"]) == (0, status.facts["seat_id"])
    assert server.seats()["in_use"] == 1
    assert not [
        path for path in here.folder.rglob("*") if path.is_file() and b"horse" in path.read_bytes()
    ]


@pytest.mark.secret_service
def test_the_keyring_of_the_system_keeps_the_secrets_of_a_real_computer(
    server: Server, tmp_path: Path
) -> None:
    for tool in ("gnome-keyring-daemon", "dbus-daemon", "dbus-send"):
        require_tool(tool)
    home = tmp_path / "home"
    home.mkdir()
    with secret_session(home) as session:
        session.start()
        here = Terminal(home, simulated=False)
        here.variables = {"DBUS_SESSION_BUS_ADDRESS": session.address}
        here.run("profile", "add", f"{server.url}/sandbox/profile", stdin="y\n")
        here.options = ("--vault", "keyring")
        login = here.run(*LOG_IN, stdin="demo\n")
        assert (login.code, login.err) == (0, "")
        status = here.run("status", "--json").facts
        assert (status["state"], status["vault"]) == ("Licensed", "Secret Service")
        assert not status["simulated"]
        session.lock()
        locked = here.run("status", "--json")
        assert locked.code == 4
        assert locked.facts["detail"].startswith("vault-locked: ")
        session.kill()
        session.kill_successor()
        session.start()
        assert here.run("close").code == 0
    assert (home / "state" / "Seatkeeper" / "LicenseCache").is_dir()
    assert (home / "data" / "Seatkeeper" / "LicenseCache").is_dir()
    assert not (home / "state" / "Seatkeeper" / "Vault").exists()
    assert server.seats()["in_use"] == 0


def test_without_any_keyring_the_command_says_that_nothing_is_kept(
    server: Server, tmp_path: Path
) -> None:
    here = Terminal(tmp_path, simulated=False)
    here.run("profile", "add", f"{server.url}/sandbox/profile", stdin="y\n")
    login = here.run(*LOG_IN, stdin="demo\n")
    assert login.code == 0
    assert "keeps no secrets" in login.err
    assert "--vault passphrase" in login.err
    request = here.run("offline", "request", tmp_path / "request.html")
    assert (request.code, "[vault-not-persistent]" in request.err) == (1, True)
    assert not (tmp_path / "request.html").exists()


def test_an_unknown_vault_and_an_offset_of_a_real_computer_are_usage_errors(
    computer: Computers, tmp_path: Path
) -> None:
    here = computer()
    here.options = ("--vault", "cloud")
    assert here.call("status").code == 2
    real = Terminal(tmp_path, simulated=False, options=("--clock-offset", "3h"))
    refused = real.run("status")
    assert (refused.code, "[offset-not-simulated]" in refused.err) == (2, True)


@pytest.mark.parametrize("offset", ["-3h", "2h", "-30d"])
def test_a_computer_whose_clock_is_wrong_works_as_well(
    computer: Computers, server: Server, offset: str
) -> None:
    here = computer()
    here.options = ("--clock-offset", offset)
    assert here.log_in("ada").code == 0
    assert here.call("extend", "--days", "3").code == 0
    assert here.status()["state"] == "Licensed"
    assert here.call("close").code == 0
    assert server.seats()["in_use"] == 1, "a reserved seat stays reserved"
