"""The same work done by libraries that others use for it, where they are installed.

Rules
* No budget: the ratio is shown, ours to theirs, so one below 1 is faster.
* Both do the work from the bytes on; keys are in hand, and nothing asks a network.
* What a peer does not do is not added to it, and what we do besides is not taken away: ours reads
  both copies of the cache and verifies the grant's signature, LicenseSpring's file is one, and
  unsigned; both open the very same Keygen license file.
* The peers are in the extra ``peers``, with the versions that were looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from math import inf
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from seatkeeper.servers.relay.license_file import open_license_file
from tests.benchmarks import cache
from tests.benchmarks.measuring import (
    Benchmark,
    NotInstalledError,
    Sides,
    Unit,
    processor_time,
)
from tests.helpers.relay_double import VENDOR, license_file

_KEY: Final = "C1B6DE-39A6E3-DE1529-8559A0-4AF593-V3"
_ISSUED: Final = datetime(2026, 1, 1, tzinfo=UTC)
_PRODUCT: Final = "seat"


def _peer(package: str, module: str) -> ModuleType:
    if find_spec(module.partition(".")[0]) is None:
        raise NotInstalledError(f'{package} is not installed: pip install ".[peers]"')
    return import_module(module)


@contextmanager
def _license_spring() -> Iterator[list[Sides]]:
    storage = _peer("licensespring", "licensespring.licensefile.storage.data_storage")
    configuration = import_module("licensespring.licensefile.config").Configuration
    ours = next(each for each in cache.BENCHMARKS if each.name == "cache-open")
    with TemporaryDirectory(prefix="seatkeeper-benchmark-") as made, ours.prepare() as (sides,):
        store = storage.DataStorage(
            configuration(
                _PRODUCT, api_key="key", shared_key="shared", file_path=made,
                hardware_id_provider=_Hardware,
            )
        )  # fmt: skip
        store.store_encrypted_string(store.encrypt(json.dumps(_spring_license())))
        assert store.load_licensefile()["licenses"][_PRODUCT]["license_key"] == _KEY
        yield [Sides(own=sides.own, raw=processor_time(store.load_licensefile, 20))]


class _Hardware:
    """A computer's id, without looking at the computer."""

    @staticmethod
    def get_id(_storage: object) -> str:
        return "benchmark"


def _spring_license() -> dict[str, object]:
    """A license as its server describes one to a client; fields from its own schema."""
    return {
        "licenses": {
            _PRODUCT: {
                "license_key": _KEY,
                "license_type": "perpetual",
                "license_active": True,
                "license_enabled": True,
                "is_expired": False,
                "is_trial": False,
                "is_floating": True,
                "max_activations": 10,
                "times_activated": 1,
                "validity_period": "2027-01-01T00:00:00Z",
                "last_check": "2026-01-01T00:00:00Z",
                "product_details": {"product_name": "Seat", "short_code": _PRODUCT},
                "product_features": [],
                "custom_fields": [],
                "customer": {"email": "ada@demo.example"},
            }
        }
    }


@contextmanager
def _keygen() -> Iterator[list[Sides]]:
    files = _peer("keygen-sdk", "keygen.files")
    text = license_file("lic-1", _KEY, issued=_ISSUED, expires=None)
    vendor = VENDOR.public_key()
    public = vendor.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def ours() -> None:
        assert open_license_file(text, _KEY, vendor).license_id == "lic-1"

    def theirs() -> None:
        file = files.LicenseFile(text)
        file.verify(public)
        assert file.decrypt(_KEY).license.id == "lic-1"

    yield [Sides(own=processor_time(ours, 20), raw=processor_time(theirs, 20))]


BENCHMARKS: Final = (
    Benchmark(
        name="peer-licensespring",
        what="open the cache and verify the grant",
        baseline="LicenseSpring 4.0.0 opens its license file",
        at_most=inf,
        unit=Unit.MICROSECONDS,
        rounds=100,
        prepare=_license_spring,
    ),
    Benchmark(
        name="peer-keygen",
        what="open a Keygen license file",
        baseline="keygen-sdk 1.0.0 opens the same file",
        at_most=inf,
        unit=Unit.MICROSECONDS,
        rounds=100,
        prepare=_keygen,
    ),
)
