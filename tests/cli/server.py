"""A sandbox in a process of its own, as ``seatkeeper sandbox`` starts it, and its portal."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import requests

from seatkeeper.servers.profile import ServerProfile
from tests.cli.terminal import Outcome, Terminal, finish

_SECONDS: Final = 30


@dataclass
class Server:
    """A running sandbox.

    Attributes:
        process: Its process.
        printed: What it said at its start.
        url: Origin of its API.
        portal: Origin of its portal.
    """

    process: subprocess.Popen[str]
    printed: str
    url: str
    portal: str

    @classmethod
    def start(cls, folder: Path, *options: str) -> Server:
        """Start one; returns when it has said where it is."""
        process = Terminal(folder).start("sandbox", "--port", "0", *options)
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "Ctrl+C" not in lines[-1]:
            line = process.stdout.readline()
            assert line, finish(process)
            lines.append(line)
        printed = "".join(lines)
        url, portal = re.findall(r"(?:API|Portal): +(\S+)", printed)
        return cls(process, printed, url, portal)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> Outcome:
        """End it with a signal."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return finish(self.process)

    def ask(self, path: str, body: object = None) -> Any:
        """Ask the control interface: GET without a body, POST with one."""
        method = "GET" if body is None else "POST"
        with _http() as http:
            answer = http.request(method, f"{self.url}/sandbox/{path}", json=body, timeout=_SECONDS)
        answer.raise_for_status()
        return answer.json()

    def seats(self, owner: str = "owner") -> dict[str, Any]:
        """The pool of an owner."""
        pools = self.ask("seats")["pools"]
        (found,) = [pool for pool in pools if pool["owner"] == f"{owner}@demo.example"]
        return dict(found)

    def profile(self) -> ServerProfile:
        """Its profile."""
        return ServerProfile.from_json(json.dumps(self.ask("profile")))

    def response_to(self, request: Path, *, person: str = "permanent") -> bytes:
        """Take a request file to the portal as a browser would, accept it, download the answer."""
        block = re.search(r"-----BEGIN[^<]*?-----END SEATKEEPER REQUEST-----", request.read_text())
        assert block is not None
        with _http() as http:

            def post(path: str, origin: str = self.portal, **form: str) -> requests.Response:
                url, headers = self.portal + path, {"Origin": origin}
                answer = http.post(url, data=form, headers=headers, timeout=_SECONDS)
                answer.raise_for_status()
                return answer

            login = post("/offline", origin="null", request=block[0])
            page = post(
                "/login",
                email=f"{person}@demo.example",
                password="demo",
                then=_found(r'name="then" value="([^"]*)"', login.text),
            )
            path = page.url.removeprefix(self.portal)
            post(
                f"{path}/accept",
                license_id=_found(r'name="license_id"[^>]*value="([^"]+)"', page.text),
                csrf=_found(r'name="csrf" value="([^"]+)"', page.text),
            )
            answer = http.get(f"{page.url}/response", timeout=_SECONDS)
        assert answer.headers["content-disposition"].startswith("attachment;")
        return answer.content


def _http() -> requests.Session:
    http = requests.Session()
    http.trust_env = False
    return http


def _found(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    assert found is not None, page
    return found[1]
