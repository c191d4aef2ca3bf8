"""Logs: where, how large, and without a secret."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from seatkeeper.session import events as ev
from seatkeeper.session.states import SignedOut
from seatkeeper.system.logs import start_logging, stop_logging
from seatkeeper.system.platform import platform_name
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    found = tmp_path / "Logs"
    handler = start_logging(found)
    assert handler is not None
    yield found
    stop_logging(handler)


def written(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.iterdir()))


def test_what_is_logged_is_written(folder: Path) -> None:
    logging.getLogger("seatkeeper.anything").info("hello %s", "Ada")
    assert "INFO seatkeeper.anything: hello Ada" in written(folder)


@pytest.mark.rule("R102")
def test_logs_are_rotated(folder: Path) -> None:
    for _ in range(40):
        logging.getLogger("seatkeeper").info("x" * 100_000)
    sizes = [path.stat().st_size for path in folder.iterdir()]
    assert len(sizes) == 4
    assert sum(sizes) < 4 * 700_000


def test_a_log_that_is_kept_already_has_each_line_once(folder: Path) -> None:
    again = start_logging(folder)
    assert again is None
    logging.getLogger("seatkeeper").info("hello Ada")
    stop_logging(again)
    logging.getLogger("seatkeeper").info("goodbye Ada")
    assert [written(folder).count(said) for said in ("hello Ada", "goodbye Ada")] == [1, 1]


def test_after_the_end_nothing_is_logged(tmp_path: Path) -> None:
    handler = start_logging(tmp_path)
    stop_logging(handler)
    logging.getLogger("seatkeeper").info("too late")
    assert written(tmp_path) == ""


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    handler = start_logging(tmp_path / "file" / "Logs")
    assert handler is None
    stop_logging(handler)


@pytest.mark.rule("R102")
def test_no_secret_is_ever_logged(folder: Path, computer: Callable[..., Workstation]) -> None:
    one = computer()
    logging.getLogger("seatkeeper").setLevel(logging.DEBUG)
    one.log_in("ada", password="wrong-sesame")
    one.expect(SignedOut)
    one.log_in("ada")
    one.make_request()
    one.wire.cut(Trouble.RESET)
    one.do(ev.Heartbeat())
    # Whatever a part of the program may log of itself: states, events, records, tokens.
    logger = logging.getLogger("seatkeeper.test")
    logger.debug("%r", one.client.state)
    logger.debug("%r", one.record)
    logger.debug("%r", one.seen)
    logger.debug("%r", one.client.info)
    logger.debug("%r", ev.LogIn("ada@demo.example", "wrong-sesame"))
    logger.debug("%r", one.computer)
    text = written(folder)
    assert "Licensed" in text
    pending = one.record.pending[0].token
    for secret in (
        "wrong-sesame",
        one.record.refresh,
        one.record.access,
        one.record.grant,
        pending,
    ):
        assert secret
        assert secret not in text


def test_the_platform_is_all_that_is_told_of_a_computer() -> None:
    names = [platform_name(system) for system in ("win32", "darwin", "linux", "freebsd14")]
    assert names == ["windows", "macos", "linux", "linux"]
