"""The only place where real parts are joined: a computer, a client, the built-in server, the app.

Everything slow (cryptography, HTTP, keyring, the web framework) is imported inside the functions
that need it, so that the window can be painted first.
"""

from seatkeeper.composition.client import Assembly, assemble
from seatkeeper.composition.computer import Computer, VaultChoiceError, open_computer, open_vault
from seatkeeper.composition.sandbox import start_sandbox

__all__ = [
    "Assembly",
    "Computer",
    "VaultChoiceError",
    "assemble",
    "open_computer",
    "open_vault",
    "start_sandbox",
]
