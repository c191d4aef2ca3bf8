"""Every size and number that bounds what this package reads or writes.

What must be read before a signature is known to be good costs the reader whatever a forger
likes, so it is held smaller than what a trusted key has signed. A signer refuses what no reader
of that kind of document would take.
"""

from datetime import timedelta
from typing import NamedTuple


class Bounds(NamedTuple):
    """How large a payload may be.

    Attributes:
        size: Bytes of JSON.
        items: Members and elements, counted by their punctuation.
    """

    size: int
    items: int

    @property
    def chars(self) -> int:
        """The size in base64url characters without padding."""
        return (self.size * 4 + 2) // 3


FROM_ANYBODY = Bounds(size=24 * 1024, items=512)
"""Read before a signature is checked, or signed by a stranger: requests, responses, key sets,
proofs. The honest ones have 1 to 10 KiB, and 310 items for a key set of 32 keys."""

FROM_THE_SERVER = Bounds(size=96 * 1024, items=16 * 1024)
"""Read only under a trusted key: grants and answers."""

MAX_FILE_BYTES = 256 * 1024
"""A file above this size is refused before it is decoded."""

MAX_BLOCK_BYTES = 64 * 1024
"""What stands between the markers, white space included: twice the largest document in it."""

MAX_HEADER_CHARS = 512
"""Base64url characters of a protected header; ours need about 150, a DPoP proof's 250."""

SIGNATURE_CHARS = 86
"""An Ed25519 signature is 64 bytes (RFC 8032), 86 base64url characters without padding."""

MAX_TOKEN_CHARS = MAX_HEADER_CHARS + 1 + FROM_THE_SERVER.chars + 1 + SIGNATURE_CHARS

MAX_JSON_DEPTH = 16
"""Objects and arrays inside each other; the deepest document of ours has four."""

MAX_JSON_INTEGER = 2**53 - 1
"""The range in which every JSON reader agrees on an integer (RFC 7493, section 2.2)."""

MAX_TEXT_CHARS = 2048
"""A single text member of a document: a URL is the longest of them."""

MAX_KEYS_IN_SET = 32
MAX_KEY_SETS_IN_CHAIN = 16

BLOCK_LINE_CHARS = 64
"""Line length inside a data block: as in PEM (RFC 7468), short enough for any mail program."""

RESPONSE_LIFETIME = timedelta(days=90)
"""How long a response file can be opened by default; a later acceptance reissues it."""
