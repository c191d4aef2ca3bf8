"""Puts the compiled words into the wheel while it is built.

An editable installation needs nothing of this: it compiles what is stale when it starts (see
``seatkeeper.qt.i18n.catalogues``).
"""

from __future__ import annotations

import runpy
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "seatkeeper/qt/i18n"


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles each ``.ts`` into a temporary folder and includes the result."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before the wheel is put together.

        Args:
            version: ``standard`` or ``editable``.
            build_data: Hatchling's; ``force_include`` is added to.
        """
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory()
        folder = Path(self.root) / "app" / PLACE
        compiling = runpy.run_path(str(folder / "compiling.py"))
        for source in sorted(folder.glob("*.ts")):
            compiled = Path(self._made.name) / f"{source.stem}.qm"
            compiling["compile_catalogue"](source, compiled)
            build_data["force_include"][str(compiled)] = f"{PLACE}/{compiled.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Forget the compiled files, which are in the wheel now."""
        if version != "editable":
            self._made.cleanup()
