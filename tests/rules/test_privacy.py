"""R100 to R106: what the server learns, where files are, whom the client talks to, and records."""

from __future__ import annotations

import csv
import json
import logging
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from licensecache import FileVault
from seatkeeper.composition import Computer, open_computer
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ProfileError, ServerProfile
from seatkeeper.service.exchange import Failure
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, SignedOut, WaitingForSeat
from seatkeeper.system.folders import platform_folders
from seatkeeper.system.logs import start_logging, stop_logging
from seatkeeper.system.platform import platform_name
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation
from tests.helpers.world import START
from tests.qt.conftest import DesktopMaker
from tests.rules.tap import Tap, documents, plain
from tests.rules.windows import close, log_in
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]


@pytest.fixture
def profile(profile: ServerProfile, tap: Tap) -> ServerProfile:
    """The sandbox's profile, with the tap in the line."""
    return profile._replace(url=tap.url)


def live_a_license_life(one: Workstation) -> None:
    """Use every operation of the protocol that the client has."""
    one.log_in("ada", password="wrong")
    one.log_in("ada")
    one.ask(one.client.discover)
    one.do(ev.Extend(3))
    one.do(ev.Check())
    one.do(ev.ReturnEarly())
    one.ask(one.client.usage)
    one.world.advance(timedelta(hours=2))
    one.do(ev.Tick())  # a heartbeat, with a new access token
    one.do(ev.Close())
    one.start()
    one.expect(Licensed)
    one.do(ev.LogOut())
    one.expect(SignedOut)


def members(value: Any) -> Iterator[str]:
    """The names of all members of a JSON value."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield name
            yield from members(inside)


@pytest.mark.rule("R100")
def test_the_server_learns_the_kind_of_computer_and_a_random_key_and_nothing_else(
    computer: Computers, tap: Tap
) -> None:
    live_a_license_life(computer())
    computer().wire.close()
    sent = tap.sent.decode()
    bodies = [json.loads(body) for body in re.findall(r"\r\n\r\n(\{.*?\})(?=[A-Z]|$)", sent)]
    assert {name for body in bodies for name in members(body)} == {
        "email", "password", "refresh_token", "nonce", "epoch", "platform", "days", "reason",
    }  # fmt: skip
    assert {body["reason"] for body in bodies if "reason" in body} <= {"closed", "idle"}
    assert {body["platform"] for body in bodies if "platform" in body} == {platform_name()}
    assert {name.lower() for name in re.findall(r"^([A-Za-z-]+): ", sent, re.MULTILINE)} == {
        "host", "user-agent", "accept", "accept-encoding", "content-length", "content-type", "dpop",
        "authorization",
    }  # fmt: skip
    assert set(re.findall(r"User-Agent: (.*)\r", sent)) == {"Seatkeeper"}
    assert {name for found in documents(tap.sent) for name in members(found)} == {
        "alg", "typ", "jwk", "kty", "crv", "x", "jti", "htm", "htu", "iat", "nonce", "ath",
    }  # fmt: skip


@pytest.mark.rule("R100")
def test_neither_names_nor_hardware_addresses_nor_projects_reach_the_server(
    desktop: DesktopMaker, tap: Tap, tmp_path: Path, names_of_this_computer: tuple[str, ...]
) -> None:
    driver = log_in(desktop)
    driver.trigger("new")
    driver.find(QPlainTextEdit, "editor.text").insertPlainText("Interview with the whistleblower")
    driver.files.path = tmp_path / "whistleblower.txt"
    driver.press("editor.save")
    driver.until(driver.files.path.exists)
    driver.trigger("check")
    driver.until(lambda: driver.until_state(Licensed).pending is None)
    close(driver)
    sent = plain(tap.sent).lower()
    assert "ada@demo.example" in sent
    projects = ("whistleblower", "interview", str(tmp_path).lower())
    for secret in (*names_of_this_computer, *projects):
        assert secret not in sent


class RealFolders(Workstation):
    """A computer whose folders are those of the platform."""

    @property
    def computer(self) -> Computer:
        """The real computer, but for its clock."""
        return open_computer()._replace(clock=self.clock)


@pytest.mark.rule("R101")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be told another home")
def test_the_cache_is_in_license_cache_below_the_folders_of_the_platform(
    computer: Computers, profile: ServerProfile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    one = RealFolders(tmp_path, computer().world, profile)
    one.start(vault=FileVault(tmp_path / "vault"))  # the keyring is the user's own
    one.log_in("ada")
    one.close()
    folders = platform_folders()
    places = {path.parent for path in tmp_path.rglob("*.slc")}
    assert places == {folders.roaming / "LicenseCache", folders.local / "LicenseCache"}


@pytest.fixture
def logs(computer: Computers) -> Iterator[Path]:
    """The log folder of the laptop, being written to."""
    folder = computer().computer.folders.logs
    handler = start_logging(folder)
    yield folder
    stop_logging(handler)


@pytest.mark.rule("R102")
def test_logs_are_in_logs_below_the_local_folder_rotated_and_without_a_secret(
    computer: Computers, logs: Path
) -> None:
    one = computer()
    logger = logging.getLogger("seatkeeper")
    secrets = {"demo-secret"}
    one.log_in("ada", password="demo-secret")
    for _ in range(3):
        one.log_in("ada")
        secrets |= {one.record.access, one.record.refresh, one.record.grant}
        # Whatever any part of the program may write of what it holds.
        for value in (one.client.state, one.record, one.seen, one.client.info, one.computer):
            logger.info("%r", value)
        logger.info("%r", ev.LogIn("ada@demo.example", "demo-secret"))
        for _ in range(10):
            logger.info("x" * 100_000)
        one.wire.cut(Trouble.RESET, times=1)
        one.do(ev.Heartbeat())
        one.wire.mend()
        one.do(ev.LogOut())
    assert logs == one.computer.folders.local / "Logs"
    ledger = logs / "sent.jsonl"  # what was sent, field by field; rotated like the log
    files = sorted(set(logs.iterdir()) - {ledger})
    assert len(files) == 4
    assert sum(file.stat().st_size for file in files) < 4 * 700_000
    written = "".join(file.read_text("utf-8") for file in (ledger, *files))
    assert "Licensed" in written
    for secret in secrets:
        assert secret
        assert secret not in written


@pytest.mark.rule("R103")
def test_the_client_talks_to_the_login_host_of_its_profile_and_to_nothing_else(
    computer: Computers, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = set()
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if threading.current_thread() is threading.main_thread():  # the client's; cables have own
            called.add(address)
        real(self, address)

    one = computer()
    monkeypatch.setattr(socket.socket, "connect", connect)
    live_a_license_life(one)
    assert called == {("127.0.0.1", int(one.profile.url.rpartition(":")[2]))}


@pytest.mark.rule("R103")
@pytest.mark.parametrize("member", ["url", "portal"])
def test_plain_http_never_leaves_the_computer(sandbox: SandboxServer, member: str) -> None:
    for origin, taken in (
        ("https://licenses.example", True),
        ("http://127.0.0.1:8080", True),
        ("http://licenses.example", False),
        ("http://192.168.0.7:8080", False),
    ):
        file = json.dumps({**sandbox.profile(), member: origin})
        if taken:
            assert getattr(ServerProfile.from_json(file), member) == origin
        else:
            with pytest.raises(ProfileError) as refused:
                ServerProfile.from_json(file)
            assert refused.value.code == "profile-insecure"


@pytest.mark.rule("R105")
def test_the_record_of_use_is_the_users_own_in_the_app_and_the_organizations_in_the_portal(
    computer: Computers, browser: Open
) -> None:
    one = computer()
    one.log_in("ada")
    one.wait(timedelta(minutes=50))
    one.do(ev.Close())
    computer("desk").log_in("ben")
    one.start()
    own = one.ask(one.client.usage)
    assert not isinstance(own, Failure)
    newest, oldest = own
    assert (newest.end, newest.reason) == (None, "running")
    assert (oldest.start, oldest.end) == (START, START + timedelta(minutes=50))
    assert (oldest.seat, oldest.license_id, oldest.reason) == (
        one.grant.seat_id, "L-0DE-001", "closed",
    )  # fmt: skip
    exported = list(
        csv.DictReader(browser("owner").get("/usage/organization.csv").page.split("\n"))
    )
    assert [(row["email"], row["reason"]) for row in exported] == [
        ("ada@demo.example", "closed"),
        ("ben@demo.example", "running"),
        ("ada@demo.example", "running"),
    ]
    assert exported[0]["start"] == START.isoformat()
    assert exported[0]["end"] == (START + timedelta(minutes=50)).isoformat()
    mine = list(csv.DictReader(browser("ada").get("/usage/own.csv").page.split("\n")))
    assert {row["email"] for row in mine} == {"ada@demo.example"}


@pytest.mark.rule("R106")
def test_the_support_desk_deregisters_a_lost_computer(computer: Computers, browser: Open) -> None:
    one = computer()
    one.log_in("full")
    one.expect(WaitingForSeat)
    desk = browser("support").get("/support?search=tiny@demo.example")
    assert "validated offline" in desk.page
    desk.post(desk.found(r'action="(/support/seats/[0-9a-f]+/deregister)"'))
    one.do(ev.Retry())
    one.expect(Licensed)


@pytest.mark.rule("R106")
def test_a_revoked_license_ends_at_the_next_heartbeat_and_lives_again_with_a_new_key(
    computer: Computers, browser: Open
) -> None:
    one, desk = computer(), browser("support").get("/support?search=L-0DE-001")
    one.log_in("ada")
    old = desk.found(r"(R(?:-[0-9A-F]{3}){6})")
    desk.post("/support/licenses/L-0DE-001/revoke")
    one.expect(Licensed)
    one.wait(timedelta(minutes=10))
    assert one.expect(ReadOnly).verdict.reason is Reason.REVOKED
    assert "was revoked" in browser("solo").post("/activate", key=old).page
    page = desk.post("/support/licenses/L-0DE-001/reissue")
    assert "has a new key" in page.page
    assert old not in page.page
    one.do(ev.Check())
    one.expect(Licensed)


@pytest.mark.rule("R106")
def test_a_license_moves_to_another_account(computer: Computers, browser: Open) -> None:
    one, other, desk = computer(), computer("other"), browser("support").get("/support")
    one.log_in("solo")
    desk.post("/support/licenses/L-0DE-002/move", email="expired@demo.example")
    one.do(ev.Heartbeat())
    assert isinstance(one.client.state, ReadOnly)
    one.do(ev.Check())
    assert one.expect(ReadOnly).verdict.reason is Reason.NO_LICENSE
    other.log_in("expired")
    assert other.grant.license.id == "L-0DE-002"
