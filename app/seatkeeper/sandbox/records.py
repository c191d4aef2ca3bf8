"""The usage record as a CSV file (RFC 4180), for an audit (R105).

Names of members appear in the owner's file only. A cell that a spreadsheet would take for a
formula gets an apostrophe in front: people choose their names themselves.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from seatkeeper.sandbox.model import AccountRow, UsageRow

__all__ = ["organization_csv", "own_csv"]

_HEADER: Final = ("start", "end", "license", "seat", "account", "email", "reason")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def organization_csv(session: Session, owner: AccountRow) -> str:
    """All use of an owner's licenses, oldest first; times in UTC."""
    return _csv(session, UsageRow.owner_id == owner.id)


def own_csv(session: Session, account: AccountRow) -> str:
    """An account's own use of any license, oldest first; times in UTC."""
    return _csv(session, UsageRow.account_id == account.id)


def _csv(session: Session, which: ColumnElement[bool]) -> str:
    rows = session.execute(
        select(UsageRow, AccountRow)
        .join(AccountRow, AccountRow.id == UsageRow.account_id)
        .where(which)
        .order_by(UsageRow.start, UsageRow.id)
    )
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    for row, account in rows:
        writer.writerow(
            _plain(cell)
            for cell in (
                row.start.isoformat(),
                "" if row.end is None else row.end.isoformat(),
                row.license_id,
                row.seat_id,
                account.id,
                account.email,
                row.reason,
            )
        )
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
