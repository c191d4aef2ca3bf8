"""The servers this computer knows: testing, using, adding, removing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from seatkeeper.composition.app import client_for_window
from seatkeeper.composition.computer import open_computer
from seatkeeper.composition.servers import KnownServers
from seatkeeper.qt.app import StartFailure
from seatkeeper.qt.phrasing.starting import explain_start
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile_store import ProfileStore
from seatkeeper.service.client import Client
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.session.events import Close
from seatkeeper.session.states import Closed, SignedOut
from tests.helpers.workstation import Witness
from tests.helpers.world import World, counting_entropy
from tests.qt.conftest import Scripted
from tests.qt.driver import PATIENCE
from tests.qt.scripted import SHARED, licensed
from tests.qt.surroundings import DEMO, OTHER


def _open(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    scripted.driver.trigger("servers")
    scripted.driver.until(lambda: scripted.driver.sees(f"servers.{DEMO.key}.test"))


def test_the_login_window_leads_to_the_servers(scripted: Scripted) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.press("login.changeServer")
    assert scripted.driver.sees("servers")


def test_the_server_in_use_is_marked_and_cannot_be_removed(scripted: Scripted) -> None:
    _open(scripted)
    assert scripted.driver.read(f"servers.{DEMO.key}.inUse") == "In use"
    assert not scripted.driver.sees(f"servers.{DEMO.key}.use")
    remove = scripted.driver.find(QAbstractButton, f"servers.{DEMO.key}.remove")
    assert not remove.isEnabled()
    assert "use another first" in remove.toolTip()


def test_a_connection_is_tested_in_place(scripted: Scripted) -> None:
    _open(scripted)
    scripted.driver.press(f"servers.{OTHER.key}.test")
    answer = f"servers.{OTHER.key}.answer.what"
    scripted.driver.until(lambda: scripted.driver.read(answer))
    assert scripted.driver.read(answer) == "The server answers, and its key is the right one."
    scripted.servers.tested = ServerFailure("unreachable", "timeout: no answer within 15 s")
    scripted.driver.press(f"servers.{OTHER.key}.test")
    scripted.driver.until(lambda: "did not answer in time" in scripted.driver.read(answer))
    assert scripted.servers.asked == [OTHER.key, OTHER.key]


def test_a_server_is_removed_only_after_a_question_and_can_come_back(scripted: Scripted) -> None:
    _open(scripted)
    name = f"servers.{OTHER.key}.test"
    scripted.driver.press(f"servers.{OTHER.key}.remove")
    scripted.driver.press("question.cancel")
    assert len(scripted.servers.known) == 2
    scripted.driver.press(f"servers.{OTHER.key}.remove")
    scripted.driver.press("question.remove")
    scripted.driver.until(lambda: not scripted.driver.sees(name))
    scripted.driver.press("servers.news.undo")
    scripted.driver.until(lambda: scripted.driver.sees(name))
    assert OTHER.key in {one.key for one in scripted.servers.known}


def test_a_server_that_cannot_be_removed_stays_and_that_is_told(scripted: Scripted) -> None:
    _open(scripted)
    scripted.servers.failure = ServerFailure("not-removed", "Permission denied")
    scripted.driver.press(f"servers.{OTHER.key}.remove")
    scripted.driver.press("question.remove")
    scripted.driver.until(lambda: "not-removed" in scripted.driver.read("servers.news.more"))
    assert scripted.driver.sees(f"servers.{OTHER.key}.test")


def test_another_server_is_another_session(scripted: Scripted, qtbot: QtBot) -> None:
    _open(scripted)
    scripted.driver.press(f"servers.{OTHER.key}.use")
    assert scripted.client.events == [], "it is asked first"
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.driver.press("question.use")
        scripted.driver.until(lambda: scripted.client.events == [Close()])
        scripted.client.show(Closed())
    assert scripted.servers.used == [OTHER.key]
    assert scripted.app.again


def test_staying_with_a_server_ends_nothing(scripted: Scripted) -> None:
    _open(scripted)
    scripted.driver.press(f"servers.{OTHER.key}.use")
    scripted.driver.press("question.cancel")
    assert scripted.client.events == []
    assert not scripted.app.again


def test_nobody_is_asked_where_nobody_is_logged_in(scripted: Scripted, qtbot: QtBot) -> None:
    scripted.client.show(SignedOut())
    scripted.driver.press("login.changeServer")
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.driver.press(f"servers.{OTHER.key}.use")
    assert scripted.app.again


def test_a_server_that_cannot_be_used_is_told_and_work_goes_on(scripted: Scripted) -> None:
    _open(scripted)
    scripted.servers.failure = ServerFailure("not-written", "No space left on device")
    scripted.driver.press(f"servers.{OTHER.key}.use")
    scripted.driver.press("question.use")
    scripted.driver.until(lambda: "not-written" in scripted.driver.read("news.more"))
    assert scripted.client.events == []


def test_closing_the_window_is_no_wish_for_another_session(
    scripted: Scripted, qtbot: QtBot
) -> None:
    scripted.client.show(licensed(SHARED))
    with qtbot.waitSignal(scripted.app.ended, timeout=PATIENCE):
        scripted.app.window.close()
        scripted.client.show(Closed())
    assert not scripted.app.again


def test_a_server_can_be_added_and_used_from_the_list(scripted: Scripted) -> None:
    scripted.servers.known = (DEMO,)
    _open(scripted)
    scripted.driver.press("servers.add")
    scripted.driver.write("addServer.address", "license.example.org")
    scripted.driver.press("addServer.find")
    scripted.driver.press("offer.add")
    scripted.driver.until(lambda: scripted.driver.sees(f"servers.{OTHER.key}.use"))
    assert scripted.driver.read("servers.news.what") == "University of Examples was added."
    assert scripted.servers.used == [], "what was in use stays in use"
    scripted.driver.press("servers.news.use")
    assert scripted.driver.sees("question")


# --- The real servers behind the windows --------------------------------------------------------


@pytest.fixture
def known(tmp_path: Path) -> KnownServers:
    return KnownServers(open_computer(profile_dir=tmp_path))


def _entry(known: KnownServers, url: str) -> ServerEntry:
    found = known.fetch(url)
    assert isinstance(found, ServerEntry), found
    return found


def test_a_server_that_has_another_key_now_is_told_apart(
    known: KnownServers, sandbox: SandboxServer, world: World
) -> None:
    entry = _entry(known, sandbox.url)
    assert known.test(entry) is None
    other = json.loads(entry.document)
    with SandboxServer(now=world.now, entropy=counting_entropy("another")) as stranger:
        other["url"] = stranger.url
        moved = entry._replace(url=stranger.url, document=json.dumps(other))
        failure = known.test(moved)
    assert failure is not None
    assert failure.code == "other-server"
    gone = known.test(moved)
    assert gone is not None
    assert (gone.code, gone.detail.partition(":")[0]) == ("unreachable", "refused")


def test_adding_and_adding_again_does_not_change_the_server_in_use(
    known: KnownServers, sandbox: SandboxServer, world: World, tmp_path: Path
) -> None:
    first = _entry(known, sandbox.url)
    assert known.add(first) is None
    with SandboxServer(now=world.now, entropy=counting_entropy("another")) as stranger:
        second = _entry(known, stranger.url)
    assert known.add(second) is None
    assert {one.key: one.last_used for one in known.all()} == {first.key: True, second.key: False}
    assert known.use(second) is None
    last = ProfileStore(tmp_path / "Roaming" / "Servers").last_used()
    assert last is not None
    assert last.url == second.url
    assert known.remove(first) is None
    assert [one.key for one in known.all()] == [second.key]


def test_a_file_that_cannot_be_read_and_a_folder_that_cannot_be_written(
    known: KnownServers, sandbox: SandboxServer, tmp_path: Path
) -> None:
    missing = known.read(tmp_path / "missing.json")
    assert isinstance(missing, ServerFailure)
    assert missing.code == "unreadable"
    (tmp_path / "Roaming").write_text("in the way")
    failure = known.add(_entry(known, sandbox.url))
    assert failure is not None
    assert failure.code == "not-written"


def test_a_server_asked_for_by_name_is_used_from_now_on(
    known: KnownServers, sandbox: SandboxServer, world: World, tmp_path: Path
) -> None:
    computer = open_computer(profile_dir=tmp_path)
    with SandboxServer(now=world.now, entropy=counting_entropy("another")) as stranger:
        other = _entry(known, stranger.url)
    document = json.loads(other.document) | {"name": "Elsewhere"}
    assert known.add(_entry(known, sandbox.url)) is None
    assert known.add(other._replace(document=json.dumps(document))) is None
    lanes, observer = InlineLanes(), Witness()
    client = client_for_window(computer, lanes, observer, server="elsewhere")
    assert isinstance(client, Client)
    assert client.info.login == other.url
    again = client_for_window(computer, lanes, observer)
    assert isinstance(again, Client)
    assert again.info.login == other.url
    nobody = client_for_window(computer, lanes, observer, server="nobody")
    assert isinstance(nobody, StartFailure)
    assert nobody.code == "profile-missing"
    said = explain_start(nobody.code, nobody.detail)
    assert "profile list" in said.todo
