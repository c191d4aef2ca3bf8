"""``seatkeeper doctor``: what it finds, how it ends, and what the bundle holds."""

from __future__ import annotations

import json
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from seatkeeper.cli.diagnosis_phrasing import check_title, finding_advice
from seatkeeper.sandbox.demo import PASSWORD
from tests.cli.conftest import Computers
from tests.cli.server import Server
from tests.cli.terminal import Outcome, Terminal

WAY = ["proxy", "name-lookup", "port", "tls", "network-login", "server"]
HERE = ["clock", "keyring", "cache", "folders", "space"]


def checks(outcome: Outcome) -> dict[str, dict[str, Any]]:
    return dict(outcome.facts["checks"])


def codes(outcome: Outcome, kind: str) -> dict[str, str]:
    found = checks(outcome)
    return {name: one["code"] for name, one in found.items() if one["outcome"] == kind}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_all_is_well(computer: Computers) -> None:
    here = computer()
    here.log_in("ada")
    outcome = here.call("doctor", "--json")
    assert outcome.code == 0
    assert list(checks(outcome)) == WAY + HERE
    assert codes(outcome, "failed") == codes(outcome, "warning") == {}
    assert checks(outcome)["cache"]["facts"]["local"] == "good"


def test_it_speaks_to_people(computer: Computers) -> None:
    outcome = computer().run("doctor")
    assert outcome.code == 0
    assert "ok   Server: Seatkeeper Sandbox answers" in outcome.out
    assert "ok   License cache: nobody is logged in [signed-out]" in outcome.out


def test_without_a_server_the_rest_is_checked(tmp_path: Path) -> None:
    outcome = Terminal(tmp_path / "new").call("doctor", "--json")
    assert outcome.code == 0
    assert codes(outcome, "warning") == {"server": "no-server"}
    assert {"folders", "space"} <= checks(outcome).keys()


def test_a_server_that_is_down_ends_with_3_and_says_which_step_failed(
    computer: Computers, server: Server
) -> None:
    here = computer(url=f"http://127.0.0.1:{free_port()}")
    outcome = here.call("doctor")
    assert outcome.code == 3
    assert "BAD  Port: nobody accepts connections at 127.0.0.1:" in outcome.out
    assert "[refused]" in outcome.out
    assert finding_advice("refused") in outcome.out
    assert f"--   {check_title('server')}: not looked at" in outcome.out


def test_an_altered_cache_ends_with_4_and_nothing_is_touched(computer: Computers) -> None:
    here = computer()
    here.log_in("ada")
    for path in here.cache_files():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0x01
        path.write_bytes(bytes(content))
    before = {path: path.read_bytes() for path in here.cache_files()}
    outcome = here.call("doctor", "--json")
    assert outcome.code == 4
    assert codes(outcome, "failed") == {"cache": "tampered"}
    assert {path: path.read_bytes() for path in here.cache_files()} == before


def test_one_damaged_copy_is_a_note_and_is_not_repaired(computer: Computers) -> None:
    here = computer()
    here.log_in("ada")
    roaming = next(path for path in here.cache_files() if "Roaming" in str(path))
    roaming.write_bytes(b"")
    outcome = here.call("doctor", "--json")
    assert outcome.code == 0
    assert codes(outcome, "warning") == {"cache": "degraded"}
    assert checks(outcome)["cache"]["facts"]["roaming"] != "good"
    assert roaming.read_bytes() == b""


def test_a_keyring_that_is_missing_is_told(computer: Computers, tmp_path: Path) -> None:
    made = computer()
    memory = Terminal(made.folder, options=("--vault", "memory"))
    outcome = memory.call("doctor", "--json")
    assert outcome.code == 0
    assert codes(outcome, "warning") == {"keyring": "session-only"}


def test_a_wrong_passphrase_is_told_and_the_way_to_the_server_is_checked_all_the_same(
    computer: Computers,
) -> None:
    folder = computer().folder
    options = ("--vault", "passphrase")
    right = {"SEATKEEPER_VAULT_PASSPHRASE": "right"}
    assert Terminal(folder, options=options, variables=right).run("doctor").code == 0
    wrong = {"SEATKEEPER_VAULT_PASSPHRASE": "wrong"}
    outcome = Terminal(folder, options=options, variables=wrong).run("doctor", "--json")
    assert outcome.code == 4
    assert codes(outcome, "failed") == {"keyring": "wrong-passphrase"}
    assert checks(outcome)["server"]["outcome"] == "ok"
    assert checks(outcome)["cache"]["code"] == "needs-earlier"


def test_the_bundle_is_shown_then_written_and_holds_no_secret(
    computer: Computers, tmp_path: Path
) -> None:
    here = computer()
    here.log_in("ada")
    bundle = tmp_path / "support.zip"
    outcome = here.call("doctor", "--bundle", bundle)
    assert outcome.code == 0
    with zipfile.ZipFile(bundle) as content:
        assert content.testzip() is None
        parts = {name: content.read(name).decode() for name in content.namelist()}
    assert list(parts) == [
        "report.json", "versions.json", "profile.json", "seatkeeper.log", "sent.jsonl",
    ]  # fmt: skip
    assert all(f"  {name}: " in outcome.err for name in parts)
    report = json.loads(parts["report.json"])
    assert report["checks"]["server"]["outcome"] == "ok"
    sent = [json.loads(line) for line in parts["sent.jsonl"].splitlines()]
    assert {"login", "acquire", "discover"} <= {one["purpose"] for one in sent}
    everything = "\n".join(parts.values())
    for secret in ("ada@demo.example", f'"{PASSWORD}"', str(Path.home()) + "/"):
        assert secret not in everything
    for one in sent:
        hidden = {f["name"]: f["value"] for f in one["fields"] if f["hidden"]}
        assert set(hidden.values()) <= {""}
        assert {"DPoP"} <= hidden.keys() or one["purpose"] in {"discover", "keys"}


def test_a_bundle_that_cannot_be_written_leaves_what_was_there(
    computer: Computers, tmp_path: Path
) -> None:
    outcome = computer().call("doctor", "--bundle", tmp_path / "missing" / "support.zip")
    assert outcome.code == 1
    assert "[not-written]" in outcome.err
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("name", WAY + HERE)
def test_every_check_has_a_title(name: str) -> None:
    assert check_title(name) != name
