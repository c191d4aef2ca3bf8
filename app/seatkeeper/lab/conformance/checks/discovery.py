"""What a server publishes about itself, and the keys that follow from its root."""

from __future__ import annotations

from typing import Final

from offline.errors import OfflineError
from offline.keyset import Role, TrustedKeys
from offline.signing import DocumentType, claimed
from seatkeeper.lab.conformance.bench import Bench
from seatkeeper.lab.conformance.expecting import equal, holds, status
from seatkeeper.lab.conformance.outcome import CheckFailedError
from seatkeeper.lab.conformance.register import Register
from seatkeeper.protocol import operations
from seatkeeper.servers.profile import ProfileError, ServerProfile

REGISTER: Final = Register()
_PUBLIC: Final = (operations.DISCOVER, operations.PROFILE, operations.KEYS)


@REGISTER.must(
    "discovery.needs-no-login", "2.1", "Anybody may ask what the server is; every member is there."
)
def needs_no_login(bench: Bench) -> None:
    bench.discovery()


@REGISTER.must("discovery.is-json", "1.2", "What is published has the media type of JSON.")
def is_json(bench: Bench) -> None:
    for operation in _PUBLIC:
        answer = bench.http.send("GET", operation.path)
        equal(answer.media_type, "application/json", f"the media type of {operation.path}")


@REGISTER.must("discovery.names-version", "1.3", "The protocol is named with its major version.")
def names_version(bench: Bench) -> None:
    answer = bench.http.send("GET", operations.DISCOVER.path)
    found = answer.json()
    named = found.get("protocol") if isinstance(found, dict) else found
    equal(named, "seatkeeper/1", "the protocol")


@REGISTER.must("discovery.root-is-the-profiles", "2.1", "Discovery and profile name one root key.")
def root_is_the_profiles(bench: Bench) -> None:
    equal(bench.discovery().root, bench.root().thumbprint, "the root")


@REGISTER.must("discovery.portal-is-the-profiles", "2.1", "Discovery and profile name one portal.")
def portal_is_the_profiles(bench: Bench) -> None:
    equal(bench.discovery().portal, bench.profile().portal, "the portal")


@REGISTER.must("discovery.portal-is-another-origin", "1.1", "API and portal are two origins.")
def portal_is_another_origin(bench: Bench) -> None:
    portal = bench.discovery().portal
    holds(portal.rstrip("/") != bench.origin, "an origin other than the API's", portal)


@REGISTER.must(
    "discovery.timeout-exceeds-heartbeat", "2.1", "A seat outlives one interval of heartbeats."
)
def timeout_exceeds_heartbeat(bench: Bench) -> None:
    found = bench.discovery()
    holds(
        found.timeout_seconds > found.heartbeat_seconds,
        f"a timeout over {found.heartbeat_seconds} s",
        f"{found.timeout_seconds} s",
    )


@REGISTER.must("profile.can-be-imported", "2.2", "The published profile is a complete profile.")
def profile_can_be_imported(bench: Bench) -> None:
    answer = bench.http.send("GET", operations.PROFILE.path)
    status(answer, 200)
    try:
        ServerProfile.from_json(answer.body)
    except ProfileError as error:
        raise CheckFailedError("a server profile", f"{error} [{error.code}]") from error


@REGISTER.must("profile.names-this-origin", "2.2", "The profile leads to the server it came from.")
def profile_names_this_origin(bench: Bench) -> None:
    equal(bench.profile().url.rstrip("/"), bench.origin, "the profile's url")


@REGISTER.must_refuse(
    "keys.no-private-key-is-published", "2.2", "Nothing published holds a private key."
)
def no_private_key_is_published(bench: Bench) -> None:
    holds("d" not in bench.profile().root, "a public root key", "a private one")
    for link in bench.key_sets():
        try:
            payload = claimed(link.partition("~")[0], DocumentType.KEYS)
        except OfflineError as error:
            raise CheckFailedError("a signed key set", str(error)) from error
        keys = payload.get("keys")
        for key in keys if isinstance(keys, list) else []:
            holds(isinstance(key, dict) and "d" not in key, "public keys only", "a private one")


@REGISTER.must(
    "keys.chain.follows-from-root", "2.3", "The chain of key sets follows from the pinned root."
)
def chain_follows_from_root(bench: Bench) -> None:
    holds(_followed(bench).current is not None, "at least one key set", "none")


def _followed(bench: Bench) -> TrustedKeys:
    """The chain, from the root on, whether it has expired or not."""
    try:
        return TrustedKeys.from_root(bench.root()).follow(bench.key_sets())
    except OfflineError as error:
        raise CheckFailedError("a chain that follows from the root", str(error)) from error


@REGISTER.must("keys.chain.is-current", "2.3", "The newest key set has not expired.")
def chain_is_current(bench: Bench) -> None:
    trusted = _followed(bench).current
    now = bench.clock.now()
    until = None if trusted is None else trusted.expires
    holds(until is not None and now < until, f"a key set that is valid at {now}", until)


@REGISTER.must("keys.roles.are-filled", "2.3", "There are keys for answers and for responses.")
def roles_are_filled(bench: Bench) -> None:
    for role in Role:
        holds(bool(bench.trusted().keys(role)), f"a key with the role {role.value}", "none")


@REGISTER.must("keys.are-stable", "2.3", "Asked twice, the server publishes the same bytes.")
def keys_are_stable(bench: Bench) -> None:
    equal(bench.key_sets(), bench.key_sets(), "the second chain")
