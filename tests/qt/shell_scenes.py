"""The windows around the session, as scenes: first start, servers, preferences, About."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from seatkeeper.qt.server_list.first_start import FirstStart
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.session.states import SignedOut
from tests.qt.conftest import Scripted
from tests.qt.scripted import SHARED, licensed
from tests.qt.surroundings import DEMO, OTHER

__all__ = ["SHELL_SCENES"]

Scene = Callable[[Scripted], QWidget]
"""Sets the scene up and answers with the window to look at."""


def _login_elsewhere(scripted: Scripted) -> QWidget:
    scripted.client.show(SignedOut())
    scripted.driver.press("login.changeServer")
    return scripted.driver.dialog("servers")


def _servers(scripted: Scripted) -> QWidget:
    dialog = _login_elsewhere(scripted)
    scripted.driver.press(f"servers.{OTHER.key}.test")
    scripted.driver.until(lambda: scripted.driver.sees(f"servers.{OTHER.key}.answer"))
    scripted.servers.tested = ServerFailure("other-server", "its fingerprint is aB3dE6gH")
    scripted.driver.press(f"servers.{DEMO.key}.test")
    scripted.driver.until(lambda: scripted.driver.sees(f"servers.{DEMO.key}.answer"))
    return dialog


def _server_removed(scripted: Scripted) -> QWidget:
    dialog = _login_elsewhere(scripted)
    scripted.driver.press(f"servers.{OTHER.key}.remove")
    scripted.driver.press("question.remove")
    scripted.driver.until(lambda: scripted.driver.sees("servers.news.undo"))
    return dialog


def _other_window(action: str) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.client.show(licensed(SHARED))
        scripted.driver.trigger(action)
        return scripted.driver.dialog(action)

    return show


def _first_start(known: tuple[ServerEntry, ...]) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        scripted.servers.known = known
        driver, app = scripted.driver, scripted.app
        page = FirstStart(
            scripted.servers, lambda: ServerFailure("demo-failed", "no port is free"), app.lanes,
            driver.files,
        )  # fmt: skip
        app.window.pages.addWidget(page)
        app.window.pages.setCurrentWidget(page)
        page.begin()
        if known:
            driver.until(lambda: driver.sees(f"firstStart.server.{known[0].key}"))
        return app.window

    return show


def _demo_failed(scripted: Scripted) -> QWidget:
    window = _first_start(())(scripted)
    scripted.driver.press("firstStart.demo")
    scripted.driver.until(lambda: scripted.driver.sees("firstStart.trouble"))
    return window


def _add_server(answer: ServerEntry | ServerFailure | None) -> Scene:
    def show(scripted: Scripted) -> QWidget:
        window = _first_start(())(scripted)
        driver = scripted.driver
        driver.press("firstStart.add")
        if answer is None:
            return window
        scripted.servers.found = answer
        driver.write("addServer.address", "license.example.org")
        driver.press("addServer.find")
        found = isinstance(answer, ServerEntry)
        driver.until(lambda: driver.sees("offer.add" if found else "addServer.trouble"))
        return window

    return show


SHELL_SCENES: Final[Mapping[str, Scene]] = {
    "first-start": _first_start(()),
    "first-start-known": _first_start((DEMO, OTHER)),
    "first-start-demo-failed": _demo_failed,
    "add-server": _add_server(None),
    "add-server-found": _add_server(OTHER),
    "add-server-not-found": _add_server(ServerFailure("unreachable", "dns: name not known")),
    "add-server-refused": _add_server(ServerFailure("profile-newer", "seatkeeper-profile/9")),
    "servers": _login_elsewhere,
    "servers-tested": _servers,
    "servers-removed": _server_removed,
    "preferences": _other_window("preferences"),
    "about": _other_window("about"),
}
