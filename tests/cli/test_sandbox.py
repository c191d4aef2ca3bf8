"""The built-in server as a command: why it cannot start, and what is not one."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.cli.server import Server
from tests.cli.terminal import Terminal


def test_the_sandbox_says_why_it_cannot_start(tmp_path: Path, server: Server) -> None:
    here = Terminal(tmp_path)
    port = server.url.rpartition(":")[2]
    taken = here.call("sandbox", "--port", port)
    assert taken.code == 1
    assert "The sandbox cannot start" in taken.err
    (tmp_path / "file").write_text("x")
    assert here.call("sandbox", "--data", tmp_path / "file").code == 1
    assert here.call("sandbox", "--heartbeat", "soon").code == 2


def test_the_sandbox_commands_tell_a_sandbox_from_anything_else(
    tmp_path: Path, server: Server
) -> None:
    here = Terminal(tmp_path)
    assert here.call("sandbox", "clock", "--url", server.url).out.strip().endswith("Z")
    assert here.call("sandbox", "clock", "--url", server.url, "--advance", "-1h").code == 2
    assert here.call("sandbox", "reset", "--url", server.url).code == 0
    assert here.call("sandbox", "seats", "--url", server.url, "--json").facts.keys() == {"pools"}
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    assert here.call("sandbox", "clock", "--url", nobody).code == 3
    assert here.call("sandbox", "clock", "--url", server.portal).code == 1
    far = here.call("sandbox", "clock", "--url", "http://example.org")
    assert (far.code, "[insecure-url]" in far.err) == (2, True)


def test_other_computers_are_served_over_tls_only(tmp_path: Path) -> None:
    refused = Terminal(tmp_path).call("sandbox", "--host", "0.0.0.0")  # noqa: S104 - is refused
    assert (refused.code, "Add --tls." in refused.err) == (2, True)
