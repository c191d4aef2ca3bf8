"""Which keys speak for a server today: key sets, signed by the root, one version after the other.

A server profile pins one root key, for ever. The root signs key sets; a key set names the keys
for each role, the root's own included, and so can hand the trust on to a new root. The rules
are those of TUF's root metadata (The Update Framework, client workflow 5.3):

* The first key set is taken in any version, if the pinned root signed it.
* From version N, only N + 1 follows. It must be signed by the root of N and by its own root;
  while the root stays the same, that is one signature.
* Offered again, the trusted version must be the same bytes; anything older is passed over, but
  a chain that ends below the trusted version is refused.
* Only the newest key set has to be unexpired: the links before it have done their work.

On the wire a key set is one compact JWS, or two of them joined by `~` over the same payload
segment: the first signed by the old root, the second by the new one.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from offline.errors import (
    ConflictError,
    ExpiredError,
    KeySetError,
    RollbackError,
    SkippedVersionError,
    UnknownKeyError,
)
from offline.fields import FORMAT_VERSION, Fields, time_text
from offline.limits import MAX_KEY_SETS_IN_CHAIN, MAX_KEYS_IN_SET
from offline.signing import DocumentType, JsonValue, SigningKey, VerifyKey, claimed, sign, verify

_JOINT = "~"
_THRESHOLD = 1


class Role(StrEnum):
    """What a key may sign: key sets; grants and answers; offline responses."""

    ROOT = "root"
    ANSWERS = "answers"
    RESPONSES = "responses"


class RoleKey(NamedTuple):
    """A key and the one role it is trusted in."""

    role: Role
    key: VerifyKey


class KeySet(NamedTuple):
    """The content of a key set.

    Attributes:
        version: 1 or more; each version is signed once.
        expires: Aware UTC time after which it needs a successor.
        server: The server's name, for people; the root's thumbprint is its identity.
        keys: At most 32, a root among them.
    """

    version: int
    expires: datetime
    server: str
    keys: tuple[RoleKey, ...]

    def of(self, role: Role) -> tuple[VerifyKey, ...]:
        """The keys of a role, in the order of the set."""
        return tuple(entry.key for entry in self.keys if entry.role is role)


def make_key_set(key_set: KeySet, signers: Sequence[SigningKey]) -> str:
    """Sign a key set.

    Args:
        key_set: Its content.
        signers: The root; on a change of root the old one, then the new one.

    Returns:
        A link for a chain.

    Raises:
        ValueError: Not one or two signers.
        SigningError: The set is too large or not expressible.
    """
    if not 1 <= len(signers) <= 2:
        raise ValueError("a key set is signed by its root, or by the old and the new one")
    keys = [{"role": entry.role.value, **entry.key.as_jwk()} for entry in key_set.keys]
    payload: dict[str, JsonValue] = {
        "v": FORMAT_VERSION,
        "server": key_set.server,
        "version": key_set.version,
        "expires": time_text(key_set.expires),
        "threshold": _THRESHOLD,
        "keys": keys,
    }
    return _JOINT.join(sign(payload, DocumentType.KEYS, signer) for signer in signers)


def claimed_version(link: str) -> int:
    """The version a link claims, unverified: enough to choose which links to send or to skip.

    Raises:
        SignatureError: Not a signed document at all.
        PayloadError: Without a version.
    """
    payload = claimed(link.partition(_JOINT)[0], DocumentType.KEYS)
    return Fields.of_version_one(payload).integer("version", least=1)


class TrustedKeys(NamedTuple):
    """What a client trusts of one server; grows only by `advance`.

    Attributes:
        root: The root key pinned in the server profile.
        chain: The links accepted so far; kept by the caller, since they lead from the pinned
            root to today's keys again after a restart.
        current: The newest key set, or None before the first.
    """

    root: VerifyKey
    chain: tuple[str, ...] = ()
    current: KeySet | None = None

    @classmethod
    def from_root(cls, root: VerifyKey) -> "TrustedKeys":
        """Trust nothing but the pinned root."""
        return cls(root=root)

    @property
    def version(self) -> int:
        """The version of the newest key set, 0 before the first."""
        return 0 if self.current is None else self.current.version

    def keys(self, role: Role | str) -> tuple[VerifyKey, ...]:
        """The keys trusted in a role today; none before the first key set, except the root."""
        if self.current is None:
            return (self.root,) if role == Role.ROOT else ()
        return self.current.of(Role(role))

    def advance(self, chain: Sequence[str], now: datetime) -> "TrustedKeys":
        """Follow a chain and demand that it ends in a key set that is valid now.

        Args:
            chain: Links in ascending order; may begin with ones that are trusted already.
            now: Aware time.

        Returns:
            The new state of trust; this one is unchanged.

        Raises:
            KeySetError: One of its subclasses.
            SignatureError: A link is not authentic.
            PayloadError: An authentic link is not readable.
        """
        trusted = self.follow(chain)
        trusted.require_current(now)
        return trusted

    def follow(self, chain: Sequence[str]) -> "TrustedKeys":
        """As `advance`, without judging the expiry."""
        if len(chain) > MAX_KEY_SETS_IN_CHAIN:
            raise KeySetError("keys-too-many", "too many key sets", count=str(len(chain)))
        versions = [claimed_version(link) for link in chain]
        if versions and versions[-1] < self.version:
            raise RollbackError(
                "keys-rolled-back",
                "the newest key set offered is older than the trusted one",
                trusted=str(self.version),
                offered=str(versions[-1]),
            )
        trusted = self
        for link, version in zip(chain, versions, strict=True):
            trusted = trusted._take(link, version)
        return trusted

    def require_current(self, now: datetime) -> None:
        """Demand that the newest key set is known and not expired.

        Raises:
            KeySetError: `keys-missing`.
            ExpiredError: `keys-expired`.
        """
        if self.current is None:
            raise KeySetError("keys-missing", "no key set of this server is known")
        if now >= self.current.expires:
            raise ExpiredError(
                "keys-expired",
                "the newest key set has expired",
                expired=time_text(self.current.expires),
                now=time_text(now),
            )

    def _take(self, link: str, version: int) -> "TrustedKeys":
        if version < self.version:
            return self
        if version == self.version:
            if _payload_segment(link) != _payload_segment(self.chain[-1]):
                raise ConflictError(
                    "keys-conflict", "two key sets of one version", version=str(version)
                )
            return self
        if self.current is not None and version != self.version + 1:
            raise SkippedVersionError(
                "keys-skipped",
                "a key set in between is missing",
                expected=str(self.version + 1),
                offered=str(version),
            )
        key_set = _signed_by(link, self.keys(Role.ROOT))
        return TrustedKeys(root=self.root, chain=(*self.chain, link), current=key_set)


def _payload_segment(link: str) -> str:
    return link.partition(".")[2].partition(".")[0]


def _signed_by(link: str, old_roots: Sequence[VerifyKey]) -> KeySet:
    """Read a link that the old root and the set's own root have signed."""
    tokens = link.split(_JOINT)
    if len(tokens) > 2 or len({_payload_segment(token) for token in tokens}) != 1:
        raise KeySetError("keys-unsigned", "not one content under one or two signatures")
    try:
        key_set = _read(verify(tokens[0], DocumentType.KEYS, old_roots))
        own_roots = key_set.of(Role.ROOT)
        # While the root stays the same, the one signature is the one of both.
        if len(tokens) == 2 or not set(old_roots) <= set(own_roots):
            verify(tokens[-1], DocumentType.KEYS, own_roots)
    except UnknownKeyError as error:
        raise KeySetError(
            "keys-unsigned", "not signed by the old root and its own", **error.evidence
        ) from None
    return key_set


def _read(payload: dict[str, JsonValue]) -> KeySet:
    fields = Fields.of_version_one(payload)
    if fields.integer("threshold", least=1) != _THRESHOLD:
        raise KeySetError("keys-threshold", "a threshold other than 1 is not supported")
    entries = []
    for entry in fields.objects("keys", MAX_KEYS_IN_SET):
        role = entry.text("role")
        if role in set(Role):  # a role of a later version is none of ours
            jwk = {name: value for name, value in entry.members.items() if name != "role"}
            entries.append(RoleKey(Role(role), Fields({"key": jwk}).key("key")))
    return KeySet(
        version=fields.integer("version", least=1),
        expires=fields.time("expires"),
        server=fields.text("server"),
        keys=tuple(entries),
    )
