"""A person with a browser at the portal: pages and forms over real HTTP, no scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import requests

from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer


@dataclass
class Browser:
    """One browser; it follows redirects and remembers the last page."""

    server: SandboxServer
    http: requests.Session = field(default_factory=requests.Session)
    csrf: str = ""
    page: str = ""
    status: int = 0
    url: str = ""

    def __post_init__(self) -> None:
        self.http.trust_env = False

    def get(self, path: str) -> Browser:
        """Open a page."""
        return self._took(self.http.get(self.server.portal_url + path, timeout=30))

    def post(self, path: str, **fields: str) -> Browser:
        """Send a form, as a page of the portal itself would."""
        answer = self.http.post(
            self.server.portal_url + path,
            data={"csrf": self.csrf, **fields},
            headers={"Origin": self.server.portal_url},
            timeout=30,
        )
        return self._took(answer)

    def login(self, person: str, password: str = PASSWORD) -> Browser:
        """Log in and arrive at the front page."""
        self.post("/login", email=f"{person}@demo.example", password=password)
        assert self.status == 200, self.page
        return self

    def found(self, pattern: str) -> str:
        """What the page says where the pattern's group is."""
        match = re.search(pattern, self.page)
        assert match is not None, self.page
        return match[1]

    def mailed_link(self, kind: str) -> str:
        """The path of the newest link of a kind in the outbox."""
        return self.get("/outbox").found(rf"{re.escape(self.server.portal_url)}(/{kind}/[0-9a-f]+)")

    def close(self) -> None:
        """Close the browser."""
        self.http.close()

    def _took(self, answer: requests.Response) -> Browser:
        self.page, self.status, self.url = answer.text, answer.status_code, answer.url
        token = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        if token is not None:
            self.csrf = token[1]
        return self
