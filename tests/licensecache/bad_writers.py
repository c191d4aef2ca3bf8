"""Stores that break the rules, so that the proofs can show that they would notice."""

from __future__ import annotations

from licensecache import FileBlobStore


class InPlaceStore(FileBlobStore):
    """Writes into the file itself, as `Path.write_bytes` does."""

    def write(self, name: str, data: bytes) -> None:
        """Truncates, then writes in two pieces."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / name).open("wb", buffering=0) as file:
            half = len(data) // 2
            file.write(data[:half])
            self.between()
            file.write(data[half:])

    def between(self) -> None:
        """Marks a step."""


class DeleteFirstStore(FileBlobStore):
    """Makes room before it writes."""

    def write(self, name: str, data: bytes) -> None:
        """Leaves a moment with neither the old nor the new file."""
        self.delete(name)
        super().write(name, data)
