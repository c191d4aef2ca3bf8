"""Compiles a catalogue of words with the ``lrelease`` that comes with PySide6.

This module imports nothing of this program and no Qt, because it also runs while a wheel is built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

__all__ = ["CompilingError", "compile_catalogue"]

_PATIENCE: Final = 60
"""Seconds for ``lrelease``, which needs a fraction of one."""


class CompilingError(Exception):
    """``lrelease`` is missing, or refuses the catalogue."""


def compile_catalogue(source: Path, compiled: Path) -> None:
    """Compile a catalogue.

    Args:
        source: The ``.ts`` file.
        compiled: The ``.qm`` file; it is replaced as a whole.

    Raises:
        CompilingError: ``lrelease`` is missing or refuses the file.
        OSError: The folder cannot be written.
    """
    spec = find_spec("PySide6")
    places = spec.submodule_search_locations if spec else None
    tool = shutil.which("lrelease", path=os.pathsep.join(places or ()))
    if tool is None:
        raise CompilingError("this installation of PySide6 has no lrelease")
    with tempfile.TemporaryDirectory(dir=compiled.parent, prefix=".compiling-") as made:
        beside = Path(made) / compiled.name
        command = [tool, "-silent", str(source), "-qm", str(beside)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except subprocess.SubprocessError as error:
            raise CompilingError(f"lrelease refuses {source.name}") from error
        beside.replace(compiled)
