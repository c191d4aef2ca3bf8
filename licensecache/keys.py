"""The keys of one record, in two places of the vault.

The rules:

1. A key lives in one of two places, `<record>.key.a` and `<record>.key.b`; it is never
   overwritten. Rotation fills the free place, and empties the other one when the files are
   written. A crash in between leaves both filled; the files say which one counts.
2. What is kept is the kid (8 bytes) and the key (32 bytes). A file names its kid, so a file
   under a key that is no longer here is told from a file whose key was lost altogether.
3. Keys that were fetched are remembered, so that a save does not ask the vault.
"""

from __future__ import annotations

from joserfc.jwk import OctKey

from licensecache.envelope import KEY_BYTES, KID_BYTES
from licensecache.errors import RolledBackError, UnreadableError
from licensecache.vault import Entropy, Vault

PLACES = ("a", "b")


class RecordKeys:
    """Finds, makes and retires the keys of one record.

    Args:
        vault: where they are kept.
        record: the record's name.
        entropy: the source of new ones.
    """

    def __init__(self, vault: Vault, record: str, entropy: Entropy) -> None:
        self._vault = vault
        self._record = record
        self._entropy = entropy
        self._places: dict[str, tuple[str, OctKey]] = {}
        self._damaged: set[str] = set()

    @property
    def leftover(self) -> bool:
        """Whether more than one key was in the vault when it was last asked."""
        return len(self._taken()) > 1

    def refresh(self) -> None:
        """Asks the vault for both places.

        Raises:
            VaultError: it did not answer.
        """
        places: dict[str, tuple[str, OctKey]] = {}
        damaged: set[str] = set()
        for place in PLACES:
            held = self._vault.get(self._name(place))
            if held is None:
                continue
            if len(held) == KID_BYTES + KEY_BYTES:
                kid, raw = held[:KID_BYTES].hex(), held[KID_BYTES:]
                known = self._remembered(kid)
                if known is None or known.raw_value != raw:
                    known = OctKey.import_key(raw)
                places[place] = (kid, known)
            else:
                damaged.add(place)
        self._places, self._damaged = places, damaged

    def find(self, kid: str) -> OctKey:
        """Returns the key of a kid; asks the vault only when it is not remembered.

        Raises:
            RolledBackError: the vault holds another key of this record (`retired-key`).
            UnreadableError: it holds none (`key-missing`) or something else (`key-damaged`).
            VaultError: it did not answer.
        """
        key = self._remembered(kid)
        if key is None:
            self.refresh()
            key = self._remembered(kid)
        if key is not None:
            return key
        if self._damaged:
            raise UnreadableError("the key in the vault is damaged", code="key-damaged")
        if self._places:
            raise RolledBackError("the key was retired", code="retired-key", kid=kid)
        raise UnreadableError("the key is not in the vault", kid=kid)

    def create(self, keep: str | None) -> str:
        """Makes a new key beside the one that must be kept.

        Args:
            keep: the kid that the files still need, or None.

        Returns:
            The kid of the new key.

        Raises:
            VaultError: it was not stored.
        """
        self.refresh()
        free = self._free_place(keep)
        if free in self._taken():
            self._empty(free)
        kid, key = self._entropy(KID_BYTES), self._entropy(KEY_BYTES)
        self._vault.create(self._name(free), kid + key)
        self._places[free] = (kid.hex(), OctKey.import_key(key))
        return kid.hex()

    def keep_only(self, kid: str) -> None:
        """Deletes every other key, and a second copy of this one.

        Raises:
            VaultError: one of them is still there; `leftover` stays true.
        """
        kept = self._place_of(kid)
        for place in sorted(self._taken() - {kept}):
            self._empty(place)

    def erase(self) -> None:
        """Deletes every key.

        Raises:
            VaultError: one of them is still there.
        """
        for place in PLACES:
            self._empty(place)

    def _free_place(self, keep: str | None) -> str:
        """Returns an empty place, or else one that holds a key nobody needs."""
        empty = [place for place in PLACES if place not in self._taken()]
        unneeded = [place for place in PLACES if place != self._place_of(keep)]
        return (empty or unneeded)[0]

    def _place_of(self, kid: str | None) -> str | None:
        return next((place for place, (held, _) in self._places.items() if held == kid), None)

    def _taken(self) -> set[str]:
        return {*self._places, *self._damaged}

    def _remembered(self, kid: str) -> OctKey | None:
        return next((key for known, key in self._places.values() if known == kid), None)

    def _empty(self, place: str) -> None:
        self._vault.delete(self._name(place))
        self._places.pop(place, None)
        self._damaged.discard(place)

    def _name(self, place: str) -> str:
        return f"{self._record}.key.{place}"
