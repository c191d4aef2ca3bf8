"""Sandboxes that are broken on purpose, one way each: what the conformance runner must notice."""

from __future__ import annotations

from typing import Final

from tests.lab.broken import accounts, answers, proofs, seats
from tests.lab.broken.variant import Variant

ALL: Final[tuple[Variant, ...]] = (
    *answers.VARIANTS, *proofs.VARIANTS, *accounts.VARIANTS, *seats.VARIANTS,
)  # fmt: skip
