"""A server that says what it was told to say, on connections that stay open.

It runs in a process of its own, so that its work is not counted as the client's.
"""

from __future__ import annotations

import base64
import json
import socketserver
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.benchmarks.processes import module_process


class _Canned(socketserver.StreamRequestHandler):
    answers: Mapping[bytes, bytes]
    disable_nagle_algorithm = True

    def handle(self) -> None:
        while line := self.rfile.readline():
            path = line.split(b" ")[1]
            length = 0
            while (line := self.rfile.readline()) not in {b"\r\n", b""}:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.rfile.read(length)
            self.wfile.write(self.answers.get(path) or self.answers[b"*"])


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def canned_server(answers: Mapping[str, bytes]) -> Iterator[str]:
    """Serve whole HTTP answers.

    Args:
        answers: By path; ``*`` for all others.

    Yields:
        The server's origin.
    """
    with module_process(
        "tests.benchmarks.canned_server", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        encoded = {path: base64.b64encode(one).decode() for path, one in answers.items()}
        process.stdin.write(json.dumps(encoded).encode() + b"\n")
        process.stdin.flush()
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"


def _serve() -> None:
    told = json.loads(sys.stdin.buffer.readline())
    _Canned.answers = {path.encode(): base64.b64decode(one) for path, one in told.items()}
    with _Server(("127.0.0.1", 0), _Canned) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    _serve()
