"""Transactions.

SQLite lets one writer in at a time, so the sandbox keeps one connection and queues for it: that
alone makes every operation one atomic step, and it is what "seats are never over-allocated" rests
on. ``BEGIN IMMEDIATE`` keeps the same promise when a second process opens the same file.

A refusal is an answer, not a failure: what an operation noted before it refused (a failed login,
a seat found timed out) is committed. Any other exception rolls everything back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from seatkeeper.sandbox.model import Base
from seatkeeper.sandbox.refusal import RefusedError

__all__ = ["Database"]

_WAIT_SECONDS = 30
"""How long a transaction queues for its turn before the request fails."""


class Database:
    """The sandbox's database: a file, or memory."""

    def __init__(self, file: Path | None) -> None:
        """Open it and make the tables that are missing.

        Args:
            file: The SQLite file; None keeps everything in memory.

        Raises:
            ValueError: The file cannot be opened or is not a database.
        """
        self._engine = create_engine(
            "sqlite://" if file is None else f"sqlite:///{file}",
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=_WAIT_SECONDS,
            hide_parameters=True,
            connect_args={"check_same_thread": False, "timeout": _WAIT_SECONDS},
        )

        @event.listens_for(self._engine, "connect")
        def on_connect(connection: Any, _record: Any) -> None:
            # SQLAlchemy begins transactions itself, below; the driver must not do it as well.
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys = ON")
            if file is not None:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")

        @event.listens_for(self._engine, "begin")
        def on_begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        try:
            Base.metadata.create_all(self._engine)
        except DatabaseError as error:
            self._engine.dispose()
            raise ValueError(f"{file} is not the database of a sandbox") from error

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One atomic step; committed at the end, and also when it ends in a refusal."""
        with Session(self._engine, expire_on_commit=False) as session:
            try:
                yield session
            except RefusedError:
                session.commit()
                raise
            session.commit()

    def close(self) -> None:
        """Close the connection."""
        self._engine.dispose()
