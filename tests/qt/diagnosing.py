"""A diagnosis whose findings, log and ledger are written down here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import gettempdir

from seatkeeper.service.diagnosis import BundlePart, Check, Diagnosis, Finding, LogLine, Outcome
from seatkeeper.service.ledger import SentField, SentRequest
from seatkeeper.system.bundle import save_bundle

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

GOOD: Mapping[str, Finding] = {
    "proxy": Finding(Outcome.OK, facts={"proxy": "none"}),
    "name-lookup": Finding(Outcome.OK, facts={"host": "license.example", "addresses": "192.0.2.7"}),
    "port": Finding(Outcome.OK, facts={"address": "license.example:443"}),
    "tls": Finding(Outcome.OK, facts={"version": "TLSv1.3", "issuer": "CN=Example Authority"}),
    "network-login": Finding(Outcome.OK),
    "server": Finding(Outcome.OK, facts={"name": "Seatkeeper Demo"}),
    "clock": Finding(Outcome.OK, facts={"seconds": "1", "source": "signed"}),
    "keyring": Finding(Outcome.OK, facts={"vault": "Secret Service"}),
    "cache": Finding(Outcome.OK, facts={"local": "good", "roaming": "good"}),
    "folders": Finding(Outcome.OK),
    "space": Finding(Outcome.OK, facts={"free_megabytes": "51200"}),
}
INTERCEPTED: Mapping[str, Finding] = {
    **GOOD,
    "tls": Finding(
        Outcome.FAILED,
        "tls-unknown-issuer",
        {
            "issuer": "CN=Web Protection Root,O=Example Security",
            "detail": "unable to get local issuer certificate",
        },
    ),
    "clock": Finding(Outcome.SKIPPED, "no-server-time"),
    "cache": Finding(Outcome.WARNING, "degraded", {"roaming": "storage-denied"}),
}
NEEDS = {"network-login": ("tls",), "server": ("tls",)}

LOG = (
    LogLine("INFO", "2026-11-21 09:28:01,204 INFO seatkeeper.session: Opening -> Licensed"),
    LogLine("WARNING", "2026-11-21 09:29:11,590 WARNING seatkeeper.session: unreachable: timeout"),
    LogLine("ERROR", "2026-11-21 09:29:40,002 ERROR seatkeeper.cache: storage-denied"),
    LogLine("INFO", "2026-11-21 09:30:00,000 INFO seatkeeper.session: heartbeat answered"),
)


def _request(minutes: int, purpose: str, method: str, path: str, outcome: str) -> SentRequest:
    fields = (
        SentField("header", "Host", "license.example", 15),
        SentField("header", "User-Agent", "Seatkeeper", 10),
        SentField("header", "Authorization", "", 69, True),
        SentField("header", "DPoP", "", 552, True),
        SentField("body", "nonce", "2PRfFC9DrxCdJeH5ufw6dw", 22),
        SentField("body", "epoch", "1", 1),
    )
    when = NOW - timedelta(minutes=minutes)
    return SentRequest(when, "license.example", method, path, purpose, outcome, 968, fields)


SENT = (
    _request(32, "discover", "GET", "/.well-known/seatkeeper", "HTTP 200"),
    _request(31, "login", "POST", "/v1/sessions", "HTTP 201"),
    _request(30, "acquire", "PUT", "/v1/seats/8d561a77eae29783225e351651a4a29f", "HTTP 200"),
    _request(20, "heartbeat", "POST", "/v1/seats/8d561a77eae29783225e351651a4a29f/heartbeats",
             "HTTP 200"),
    _request(10, "heartbeat", "POST", "/v1/seats/8d561a77eae29783225e351651a4a29f/heartbeats",
             "timeout"),
)  # fmt: skip


def scripted_diagnosis(
    findings: Mapping[str, Finding] = GOOD,
    *,
    log: Callable[[], tuple[LogLine, ...]] = lambda: LOG,
    sent: Callable[[], tuple[SentRequest, ...]] = lambda: SENT,
) -> Callable[[], Diagnosis]:
    """Make a diagnosis that finds this."""

    def found(name: str) -> Finding:
        return findings[name]

    def bundle(seen: Mapping[str, Finding], now: datetime) -> tuple[BundlePart, ...]:
        lines = [f'"{name}": "{finding.outcome}"' for name, finding in seen.items()]
        report = ",\n  ".join([f'"made": "{now.isoformat()}"', *lines])
        return (
            BundlePart("report.json", f"{{\n  {report}\n}}"),
            BundlePart("versions.json", '{\n  "Seatkeeper": "0.1.0"\n}'),
            BundlePart("seatkeeper.log", "\n".join(line.text for line in LOG)),
        )

    return lambda: Diagnosis(
        checks=tuple(Check(name, partial(found, name), NEEDS.get(name, ())) for name in findings),
        sent=sent,
        log=log,
        logs=Path(gettempdir()),
        bundle=bundle,
        save_bundle=save_bundle,
        now=lambda: NOW,
    )
