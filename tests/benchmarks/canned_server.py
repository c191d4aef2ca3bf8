"""A server that says one thing, whatever it is asked, on connections that stay open.

It runs in a process of its own, so that its work is not counted as the client's.
"""

from __future__ import annotations

import base64
import socketserver
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.processes import module_process


class _Canned(socketserver.StreamRequestHandler):
    answer = b""
    disable_nagle_algorithm = True

    def handle(self) -> None:
        while self.rfile.readline():
            length = 0
            while (line := self.rfile.readline()) not in {b"\r\n", b""}:
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.rfile.read(length)
            self.wfile.write(self.answer)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def canned_server(answer: bytes) -> Iterator[str]:
    """Serve one answer.

    Args:
        answer: The whole HTTP answer.

    Yields:
        The server's origin.
    """
    with module_process(
        "tests.benchmarks.canned_server", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(base64.b64encode(answer) + b"\n")
        process.stdin.flush()
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"


def _serve() -> None:
    _Canned.answer = base64.b64decode(sys.stdin.buffer.readline())
    with _Server(("127.0.0.1", 0), _Canned) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    _serve()
