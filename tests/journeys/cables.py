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
from typing import Final, NoReturn, Protocol
from urllib.parse import urlsplit

from msgspec import structs
from urllib3 import HTTPHeaderDict, Timeout
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import NewConnectionError, ReadTimeoutError

from seatkeeper.servers.connections import Connections, Question
from seatkeeper.servers.replies import Reply
from tests.helpers.carried import Carried

__all__ = ["Answer", "Cable", "Exchange", "Heard", "Mishap", "PowerCutError", "Trouble"]

_SECONDS = Timeout(connect=5.0, read=30.0)
"""To connect, to read: the server is in this process, so neither is ever reached."""
_PATIENCE = Timeout(connect=5.0, read=0.01)
"""The same where nobody answers: what is waited for is the time limit, so it is short."""


_MOST: Final = 1 << 20
"""Bytes of an answer; more than any has."""


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

    def __call__(self, cable: Cable, question: Question, answer: Answer) -> None:
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
    late: list[tuple[str, Question]] = field(default_factory=list)

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


class Exchange(Connections):
    """Where all cables end: the connections that every client of a history uses.

    Args:
        server: The server's real origin.
        heard: Hears every answer.
    """

    def __init__(self, server: str, heard: Heard) -> None:
        super().__init__()
        self._server = server
        self._heard = heard
        self._hole = socket.create_server(("127.0.0.1", 0))
        self.cables: dict[str, Cable] = {}
        self.happened: Counter[str] = Counter()
        """How many questions were asked, and how often each trouble struck."""

    def plug_in(self, cable: Cable) -> str:
        """Plug a computer's cable in, and return the origin it is to use."""
        self.cables[cable.host] = cable
        return f"http://{cable.host}:{urlsplit(self._server).port}"

    def send(self, question: Question, timeout: Timeout) -> Reply:
        """Carry a question to the server, and perhaps its answer back."""
        cable = self.cables[str(urlsplit(question.origin).hostname)]
        cable.last = f"{question.method} {question.target}"
        self.happened["questions"] += 1
        if cable.is_cut:
            cable.undisturbed = False
            raise NewConnectionError(HTTPConnection(cable.host), "the cable is cut")
        answer = self._carry(cable, question, cable.trouble())
        if answer.headers.get("content-type") == "application/jose":
            cable.answers += 1
            cable.heard += not question.target.endswith("/close")
        return Carried(answer.status, HTTPHeaderDict(answer.headers), answer.body)

    def _carry(self, cable: Cable, question: Question, trouble: Trouble | None) -> Answer:
        if trouble is None:
            return self.deliver(cable, question)
        self.happened[trouble.value] += 1
        cable.undisturbed = False
        if trouble is Trouble.POWER_CUT_BEFORE:
            raise PowerCutError
        if trouble in {Trouble.QUESTION_LOST, Trouble.LATE}:
            if trouble is Trouble.LATE:
                cable.late.append((cable.user, question))
            self._swallow(question)
        answer = self.deliver(cable, question)
        if trouble is Trouble.POWER_CUT_AFTER:
            raise PowerCutError
        if trouble is Trouble.ANSWER_LOST:
            raise ReadTimeoutError(HTTPConnectionPool(cable.host), question.target, "no answer")
        if trouble is Trouble.SLOW:
            cable.wait()
        elif trouble is Trouble.MEANWHILE and cable.meanwhile is not None:
            cable.meanwhile()
        elif trouble in {Trouble.TWICE, Trouble.ECHO}:
            again = self.deliver(cable, question)
            return again if trouble is Trouble.ECHO else answer
        return answer

    def deliver(self, cable: Cable, question: Question) -> Answer:
        """Ask the server, over HTTP."""
        with super().send(_addressed(question, self._server), _SECONDS) as response:
            body = response.read(_MOST)
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(response.status, headers, body)
        self._heard(cable, question, answer)
        return answer

    def deliver_late(self, cable: Cable) -> None:
        """Have the oldest question that is still on its way arrive; nobody waits for its answer."""
        user, question = cable.late.pop(0)
        self.deliver(replace(cable, user=user), question)

    def _swallow(self, question: Question) -> NoReturn:
        """Send it to where nobody reads it: the client has spoken, and cannot know better.

        Raises:
            HTTPError: There was no answer.
        """
        name, port = self._hole.getsockname()
        try:
            super().send(_addressed(question, f"http://{name}:{port}"), _PATIENCE)
        finally:
            self._hole.accept()[0].close()
        raise AssertionError("nobody listens, and somebody has answered")

    def close(self) -> None:
        """Unplug everything."""
        self._hole.close()
        super().close()


def _addressed(question: Question, origin: str) -> Question:
    """The same question, to be sent somewhere else than where its client believes it goes."""
    host = urlsplit(question.origin).netloc
    return structs.replace(question, origin=origin, headers={**question.headers, "Host": host})
