"""A room in which the examples of one page are run, from the first to the last.

It has a terminal (bash, with the ``seatkeeper`` of this source), an empty folder, a home of its
own, and somebody at a browser. The examples are run as they are written, but for four things:

- The port 8400 is another one, which is free.
- A command that ends with ``&``, or whose remark begins with ``in one terminal``, is left running
  until the page is through. It is waited for until it says that Ctrl+C ends it.
- A password is typed where the remark says which: ``# password: demo``.
- Somebody takes ``request.html`` to the portal and brings ``response.html`` back, as soon as there
  is one.

A block whose first line is followed by a file's name (```` ```python server.py ````) is that file.
A Python block with tests is run by pytest; a data block must be readable.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import tomllib
from configparser import RawConfigParser
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

import yaml

from tests.cli.server import Server
from tests.cli.terminal import Terminal
from tests.docs.pages import Block, name_of

__all__ = ["Room"]

_SECONDS: Final = 300
"""For one command: playing every scenario takes a minute where nothing else runs."""
_PLUGIN: Final = "seatkeeper.pytest_plugin"
_LEFT_RUNNING: Final = re.compile(r"(?P<command>.*?)\s*(&\s*(#.*)?|#\s*in one terminal.*)$")
_PASSWORD: Final = re.compile(r"(?P<command>seatkeeper .*?)\s*#\s*password: (?P<password>\S+)$")


@dataclass
class Room:
    """The room of one page.

    Args:
        folder: An empty one.
    """

    folder: Path
    _port: int = 0
    _running: list[tuple[subprocess.Popen[str], threading.Thread]] = field(default_factory=list)
    _server: Server | None = None

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        for name in ("bin", "home", "desk"):
            (self.folder / name).mkdir()
        program = self.folder / "bin" / "seatkeeper"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seatkeeper "$@"\n')
        program.chmod(0o755)

    @property
    def desk(self) -> Path:
        """Where the commands are run."""
        return self.folder / "desk"

    def run(self, block: Block) -> None:
        """Run a block, or read it; an example that does not work fails."""
        language, _, name = block.language.partition(" ")
        text = re.sub(r"\b8400\b", str(self._port), block.text)
        if name:
            (self.desk / name).write_text(text, "utf-8")
        match language:
            case "sh" | "console":
                self._type(text, where=f"{name_of(block.page)}:{block.line}")
            case "python":
                self._python(text, name or "test_example.py")
            case "text":
                assert name, "a text that is no file is for reading"
            case "json":
                json.loads(text)
            case "yaml":
                yaml.safe_load(text)
            case "ini":
                RawConfigParser().read_string(text)
            case "toml":
                tomllib.loads(text)
            case _:
                raise AssertionError(f"nobody here knows how to try {language!r}")

    def leave(self) -> None:
        """End what still runs."""
        for process, reader in self._running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(_SECONDS)
            reader.join(_SECONDS)
            assert process.stdout is not None
            process.stdout.close()

    def _type(self, text: str, *, where: str) -> None:
        for line in _commands(text):
            if left := _LEFT_RUNNING.fullmatch(line):
                self._leave_running(left["command"])
                continue
            typed = _PASSWORD.fullmatch(line)
            if typed:
                line = f"echo {typed['password']} | {typed['command']} --password-stdin"  # noqa: PLW2901
            done = self._bash(line)
            said = f"{where}: {line}\n{done.stdout}\n{done.stderr}"
            assert done.returncode == 0, said
            assert "Traceback" not in done.stderr, said
            self._carry()

    def _leave_running(self, line: str) -> None:
        process = subprocess.Popen(
            ["bash", "-c", f"exec {line}"],
            cwd=self.desk,
            env=self._environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        assert process.stdout is not None
        said, new = "", "begins"
        while new and "ctrl+c" not in said.lower():
            new = process.stdout.readline()
            said += new
        reader = threading.Thread(target=process.stdout.read, daemon=True)
        reader.start()
        self._running.append((process, reader))
        assert new, f"{line}: {said}"
        origins = re.findall(r"(?:API|Portal): +(\S+)", said)
        if len(origins) == 2:
            self._server = Server(process, said, *origins)

    def _carry(self) -> None:
        request, response = self.desk / "request.html", self.desk / "response.html"
        if self._server is not None and request.exists() and not response.exists():
            response.write_bytes(self._server.response_to(request))

    def _python(self, text: str, name: str) -> None:
        (self.desk / name).write_text(text, "utf-8")
        if name.startswith("test_") or "def test_" in text:
            known = any(one.value == _PLUGIN for one in entry_points(group="pytest11"))
            plugin = "" if known else f"-p {_PLUGIN} "
            line = f"python -W error -m pytest -q -p no:cacheprovider {plugin}{name}"
        elif name == "test_example.py":
            line = f"python -W error {name}"
        else:
            line = f"python -W error -m py_compile {name}"
        done = self._bash(line)
        assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"

    def _bash(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line],
            cwd=self.desk,
            env=self._environment(),
            text=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )

    def _environment(self) -> dict[str, str]:
        known = Terminal(self.folder / "home").environment()
        tools = os.pathsep.join([str(self.folder / "bin"), str(Path(sys.executable).parent)])
        return {
            **known,
            "PATH": os.pathsep.join([tools, known["PATH"]]),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONUNBUFFERED": "1",
        }


def _commands(text: str) -> list[str]:
    """The commands of a block; one may go over several lines that end with a backslash."""
    lines = text.replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
