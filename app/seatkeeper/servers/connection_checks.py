"""The checks of the way to the server: name, proxy, port, TLS, network login, server.

Each looks at one step only, so that the first that fails is the cause. No request of a check
carries anything of the user's; the TLS check shakes hands and hangs up. When a certificate is not
trusted, hands are shaken once more without trust, only to learn who issued it: nothing is sent.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509

from seatkeeper.servers.guard import Deadline, duplicate
from seatkeeper.servers.names import LookupTimeoutError, look_up
from seatkeeper.servers.transport import HttpTransport
from seatkeeper.servers.trust import tls_cause
from seatkeeper.service.diagnosis import Check, Finding, Outcome
from seatkeeper.service.ports import ServerInfo, UnreachableError

__all__ = ["ConnectionChecks"]

SECONDS: Final = 5.0
"""For each step: looking up, connecting, shaking hands."""


class ConnectionChecks:
    """Checks one server.

    Args:
        transport: To the server's API origin.
        discover: Asks the server what it is; raises ``UnreachableError``.
    """

    def __init__(self, transport: HttpTransport, discover: Callable[[], ServerInfo]) -> None:
        self._transport = transport
        self._discover = discover
        self._answer: ServerInfo | UnreachableError | None = None
        parts = urlsplit(transport.origin)
        self._secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if self._secure else 80)

    def checks(self) -> tuple[Check, ...]:
        """All of them, in order."""
        return (
            Check("proxy", self.proxy),
            Check("name-lookup", self.name_lookup),
            Check("port", self.port, ("name-lookup",)),
            Check("tls", self.tls, ("port",)),
            Check("network-login", self.network_login, ("port", "tls")),
            Check("server", self.server, ("port", "tls", "network-login")),
        )

    # --- one step after the other ----------------------------------------------------------------

    def proxy(self) -> Finding:
        """Which proxy is used, if any."""
        self._answer = None  # the checks begin anew
        proxy = self._transport.proxy
        if proxy is None:
            return Finding(Outcome.OK, facts={"proxy": "none"})
        host, port = self._first_hop()
        return Finding(Outcome.OK, "proxy-used", {"proxy": f"{host}:{port}"})

    def name_lookup(self) -> Finding:
        """Whether the name leads to an address."""
        host, port = self._first_hop()
        try:
            addresses = look_up(host, port, SECONDS)
        except LookupTimeoutError as error:
            return Finding(Outcome.FAILED, "dns-timeout", {"host": host, "detail": str(error)})
        except OSError as error:
            return Finding(Outcome.FAILED, "dns", {"host": host, "detail": str(error)})
        return Finding(Outcome.OK, facts={"host": host, "addresses": ", ".join(addresses)})

    def port(self) -> Finding:
        """Whether somebody accepts connections there."""
        host, port = self._first_hop()
        facts = {"address": f"{host}:{port}"}
        try:
            with self._connected():
                return Finding(Outcome.OK, facts=facts)
        except TimeoutError:
            return Finding(Outcome.FAILED, "port-timeout", facts)
        except ConnectionRefusedError:
            return Finding(Outcome.FAILED, "refused", facts)
        except OSError as error:
            return Finding(Outcome.FAILED, "network", facts | {"detail": str(error)})

    def tls(self) -> Finding:
        """Whether the certificate is the server's, and if not, whose it is."""
        if not self._secure:
            return Finding(Outcome.OK, "tls-not-needed", {"host": self._host})
        if self._transport.proxy is not None:
            return Finding(Outcome.OK, "tls-through-proxy")  # the server check shakes hands
        try:
            with self._shaken(self._transport.tls_context()) as secure:
                return Finding(
                    Outcome.OK, facts={"version": secure.version() or ""} | _seen(secure)
                )
        except ssl.SSLCertVerificationError as error:
            return Finding(
                Outcome.FAILED,
                tls_cause(error),
                {"detail": error.verify_message} | self._who_answers(),
            )
        except (OSError, ValueError) as error:
            return Finding(Outcome.FAILED, "tls", {"detail": str(error)})

    def network_login(self) -> Finding:
        """Whether the network wants to be logged in to first (a captive portal)."""
        answer = self._ask()
        if isinstance(answer, UnreachableError) and answer.cause == "captive-portal":
            return Finding(Outcome.FAILED, "captive-portal", {"detail": answer.detail})
        return Finding(Outcome.OK)

    def server(self) -> Finding:
        """Whether the server says what it is, in a protocol that we speak."""
        answer = self._ask()
        if isinstance(answer, UnreachableError):
            return Finding(Outcome.FAILED, answer.cause, {"detail": answer.detail})
        return Finding(Outcome.OK, facts={"name": answer.name})

    # --- how -------------------------------------------------------------------------------------

    def _ask(self) -> ServerInfo | UnreachableError:
        """Ask once; two checks look at the answer."""
        if self._answer is None:
            try:
                self._answer = self._discover()
            except UnreachableError as error:
                self._answer = error
        return self._answer

    def _first_hop(self) -> tuple[str, int]:
        proxy = self._transport.proxy
        if proxy is None:
            return self._host, self._port
        parts = urlsplit(proxy)
        return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)

    def _connected(self) -> socket.socket:
        host, port = self._first_hop()
        failure: OSError = OSError("no address")
        for address in look_up(host, port, SECONDS):
            try:
                return socket.create_connection((address, port), SECONDS)
            except OSError as error:
                failure = error
        raise failure

    def _shaken(self, context: ssl.SSLContext) -> ssl.SSLSocket:
        plain = self._connected()
        try:
            with Deadline(SECONDS) as deadline:
                second = duplicate(plain)
                deadline.keep(second)
                deadline.watch(second)
                return context.wrap_socket(plain, server_hostname=self._host)
        except OSError:
            plain.close()
            raise

    def _who_answers(self) -> dict[str, str]:
        """Issuer and subject of a certificate that is not trusted; nothing is sent."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            with self._shaken(context) as secure:
                return _seen(secure)
        except (OSError, ValueError):
            return {}


def _seen(secure: ssl.SSLSocket) -> dict[str, str]:
    """What the certificate at the other end says of itself.

    Raises:
        ValueError: It is not one.
    """
    content = secure.getpeercert(binary_form=True)
    if content is None:
        return {}
    found = x509.load_der_x509_certificate(content)
    return {
        "issuer": found.issuer.rfc4514_string(),
        "subject": found.subject.rfc4514_string(),
        "valid_until": _day(found.not_valid_after_utc),
    }


def _day(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%d")
