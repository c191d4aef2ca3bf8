"""The cables of many computers, all plugged into one server, and what can happen to a question.

Each computer has an address of its own (``127.0.0.2`` and so on), by which its cable is known.
Questions travel to the server over real HTTP, on connections that are kept alive. On the way one
can be lost, or its answer; it can come twice, or late; the computer can lose its power. Whatever
the server answers is heard, byte by byte, also an answer that then gets lost.
"""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from io import BytesIO
from typing import Any, NoReturn, Protocol
from urllib.parse import urlsplit, urlunsplit

import requests
import urllib3
from urllib3.connection import HTTPConnection
from urllib3.exceptions import NewConnectionError

from seatkeeper.servers.guard import GuardedAdapter

__all__ = ["Answer", "Cable", "Exchange", "Heard", "Mishap", "PowerCutError", "Trouble"]

_SECONDS = (5.0, 30.0)
"""To connect, to read: the server is in this process, so neither is ever reached."""
_PATIENCE = (5.0, 0.01)
"""The same where nobody answers: what is waited for is the time limit, so it is short."""


class PowerCutError(BaseException):
    """The computer has lost its power: nothing of the client may catch it."""


class Trouble(Enum):
    """What happens to one question."""

    QUESTION_LOST = "question-lost"
    """It never arrives, and nobody says so."""
    ANSWER_LOST = "answer-lost"
    """It is carried out; the answer never arrives."""
    LATE = "late"
    """It arrives when its client has long given up."""
    TWICE = "twice"
    """It arrives twice; the first answer is the one that counts."""
    ECHO = "echo"
    """It arrives twice; the answer to the repetition comes first."""
    MEANWHILE = "meanwhile"
    """Somebody else asks something between the question and its answer."""
    SLOW = "slow"
    """The answer takes its time."""
    POWER_CUT_BEFORE = "power-cut-before"
    """The power goes before it is sent."""
    POWER_CUT_AFTER = "power-cut-after"
    """The power goes before the answer is read."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """Trouble for the first question of an action, or for a later one.

    Attributes:
        trouble: What happens.
        spared: How many questions come through before.
    """

    trouble: Trouble
    spared: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered, read whole."""

    status: int
    headers: dict[str, str]
    body: bytes


class Heard(Protocol):
    """Hears every answer of the server."""

    def __call__(self, cable: Cable, request: requests.PreparedRequest, answer: Answer) -> None:
        """An answer to a question of this cable's computer is on its way."""
        ...


@dataclass
class Cable:
    """The cable of one computer.

    Attributes:
        host: The address by which the computer calls the server.
        user: Who is logged in there, or is logging in.
        wait: Lets time pass for everybody.
        is_cut: Whether it leads nowhere.
        mishap: What will happen to a question; None for nothing.
        meanwhile: What somebody else does between a question and its answer.
        undisturbed: Whether everything has come through since the action began.
        answers: Answers about seats that this computer has received since then.
        heard: Those among them that it listens to: who closes is on the way out.
        last: Method and path of the newest question.
        late: Questions that are still on their way, and who asked them.
    """

    host: str
    user: str
    wait: Callable[[], None]
    is_cut: bool = False
    mishap: Mishap | None = None
    meanwhile: Callable[[], None] | None = None
    undisturbed: bool = True
    answers: int = 0
    heard: int = 0
    last: str = ""
    late: list[tuple[str, requests.PreparedRequest]] = field(default_factory=list)

    def begin(self, mishap: Mishap | None, meanwhile: Callable[[], None] | None = None) -> None:
        """An action begins."""
        self.mishap, self.meanwhile = mishap, meanwhile
        self.undisturbed, self.answers, self.heard = True, 0, 0

    def trouble(self) -> Trouble | None:
        """What happens to the question that is sent now."""
        if self.mishap is None:
            return None
        if self.mishap.spared:
            self.mishap = Mishap(self.mishap.trouble, self.mishap.spared - 1)
            return None
        trouble, self.mishap = self.mishap.trouble, None
        return trouble


class Exchange(GuardedAdapter):
    """Where all cables end: the adapter of ``requests`` that every client of a history uses.

    Args:
        server: The server's real origin.
        heard: Hears every answer.
    """

    def __init__(self, server: str, heard: Heard) -> None:
        super().__init__()
        self._server = urlsplit(server)
        self._heard = heard
        self._hole = socket.create_server(("127.0.0.1", 0))
        self.cables: dict[str, Cable] = {}
        self.happened: Counter[str] = Counter()
        """How many questions were asked, and how often each trouble struck."""

    def plug_in(self, cable: Cable) -> str:
        """Plug a computer's cable in, and return the origin it is to use."""
        self.cables[cable.host] = cable
        return f"http://{cable.host}:{self._server.port}"

    def send(  # type: ignore[override]  # the options are those of the transport, all by name
        self, request: requests.PreparedRequest, **_options: Any
    ) -> requests.Response:
        """Carry a question to the server, and perhaps its answer back."""
        parts = urlsplit(request.url or "")
        cable = self.cables[str(parts.hostname)]
        cable.last = f"{request.method} {parts.path}"
        self.happened["questions"] += 1
        if cable.is_cut:
            cable.undisturbed = False
            refused = NewConnectionError(HTTPConnection(cable.host), "the cable is cut")
            raise requests.ConnectionError(refused, request=request)
        answer = self._carry(cable, request, cable.trouble())
        if answer.headers.get("content-type") == "application/jose":
            cable.answers += 1
            cable.heard += not parts.path.endswith("/close")
        return self._response(request, answer)

    def _carry(
        self, cable: Cable, request: requests.PreparedRequest, trouble: Trouble | None
    ) -> Answer:
        if trouble is None:
            return self.deliver(cable, request)
        self.happened[trouble.value] += 1
        cable.undisturbed = False
        if trouble is Trouble.POWER_CUT_BEFORE:
            raise PowerCutError
        if trouble in {Trouble.QUESTION_LOST, Trouble.LATE}:
            if trouble is Trouble.LATE:
                cable.late.append((cable.user, request.copy()))
            self._swallow(request)
        answer = self.deliver(cable, request)
        if trouble is Trouble.POWER_CUT_AFTER:
            raise PowerCutError
        if trouble is Trouble.ANSWER_LOST:
            raise requests.ReadTimeout("no answer", request=request)
        if trouble is Trouble.SLOW:
            cable.wait()
        elif trouble is Trouble.MEANWHILE and cable.meanwhile is not None:
            cable.meanwhile()
        elif trouble in {Trouble.TWICE, Trouble.ECHO}:
            again = self.deliver(cable, request)
            return again if trouble is Trouble.ECHO else answer
        return answer

    def deliver(self, cable: Cable, request: requests.PreparedRequest) -> Answer:
        """Ask the server, over HTTP."""
        sent = _addressed(request, self._server.netloc)
        response = super().send(sent, stream=True, timeout=_SECONDS)
        body = bytes(response.raw.read(decode_content=False))
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(response.status_code, headers, body)
        self._heard(cable, request, answer)
        return answer

    def deliver_late(self, cable: Cable) -> None:
        """Have the oldest question that is still on its way arrive; nobody waits for its answer."""
        user, request = cable.late.pop(0)
        self.deliver(replace(cable, user=user), request)

    def _swallow(self, request: requests.PreparedRequest) -> NoReturn:
        """Send it to where nobody reads it: the client has spoken, and cannot know better.

        Raises:
            RequestException: There was no answer.
        """
        name, port = self._hole.getsockname()
        try:
            super().send(_addressed(request, f"{name}:{port}"), stream=True, timeout=_PATIENCE)
        finally:
            self._hole.accept()[0].close()
        raise AssertionError("nobody listens, and somebody has answered")

    def close(self) -> None:
        """Unplug everything."""
        self._hole.close()
        super().close()

    def _response(self, request: requests.PreparedRequest, answer: Answer) -> requests.Response:
        raw = urllib3.HTTPResponse(
            BytesIO(answer.body), headers=answer.headers, status=answer.status,
            preload_content=False, request_method=request.method,
        )  # fmt: skip
        return self.build_response(request, raw)


def _addressed(request: requests.PreparedRequest, netloc: str) -> requests.PreparedRequest:
    """The same request, to be sent somewhere else than where its client believes it goes."""
    sent = request.copy()
    parts = urlsplit(request.url or "")
    sent.headers["Host"] = parts.netloc
    sent.url = urlunsplit(parts._replace(netloc=netloc))
    return sent
