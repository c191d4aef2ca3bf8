"""The application's own pictures and templates, as files beside this one.

``importlib.resources`` would serve a zipped package too, but Qt cannot read out of one, and its
import alone costs a tenth of the time to the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["RESOURCES"]

RESOURCES: Final = Path(__file__).parent
"""Folder of the files."""
