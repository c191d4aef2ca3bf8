"""What the sandbox remembers.

One row a fact, no derived columns: who may use a license, how many seats are free and whether a
seat is still held follow from these rows and the time (`capacity`, `seats`). Secrets are stored
as hashes only. All times are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

__all__ = [
    "AccountRow",
    "Base",
    "EmailRow",
    "ExchangeRow",
    "FailedLoginRow",
    "LicenseRow",
    "LinkRow",
    "MembershipRow",
    "OrganizationRow",
    "PortalSessionRow",
    "SeatRow",
    "SessionRow",
    "SettingRow",
    "TokenRow",
    "UsageRow",
    "WaiterRow",
]


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC datetimes in a database that knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as naive UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read back as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy's own protocol


class SettingRow(Base):
    """One fact about the sandbox itself, such as how far its clock was advanced."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AccountRow(Base):
    """A person or an organization; every account can invite, so both are one thing."""

    __tablename__ = "account"
    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str]
    confirmed: Mapped[bool]
    created_at: Mapped[datetime]
    invite_key: Mapped[str] = mapped_column(unique=True)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    support: Mapped[bool] = mapped_column(default=False)
    """Whether the account may open the support desk."""


class MembershipRow(Base):
    """``member`` joined the organization of ``owner``."""

    __tablename__ = "membership"
    owner_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    joined_at: Mapped[datetime]
    blocked: Mapped[bool] = mapped_column(default=False)
    owner: Mapped[AccountRow] = relationship(foreign_keys=[owner_id])
    member: Mapped[AccountRow] = relationship(foreign_keys=[member_id])


class OrganizationRow(Base):
    """What the owner of an organization has decided for its users."""

    __tablename__ = "organization"
    owner_id: Mapped[str] = mapped_column(ForeignKey("account.id"), primary_key=True)
    idle_seconds: Mapped[int] = mapped_column(default=0)
    """Seconds without input after which a user is asked for the seat (R23); 0 for never."""


class LicenseRow(Base):
    """A license as it was sold; ``owner`` is the account that activated it, if one has."""

    __tablename__ = "license"
    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"), index=True)
    category: Mapped[str]
    model: Mapped[str]
    term: Mapped[str]
    seats: Mapped[int]
    computers_per_seat: Mapped[int] = mapped_column(default=2)
    purchased_at: Mapped[datetime]
    activated_at: Mapped[datetime | None]
    expires: Mapped[datetime | None]
    revoked: Mapped[bool] = mapped_column(default=False)
    renews_days: Mapped[int] = mapped_column(default=0)
    """A subscription that renews itself is prolonged by this many days; 0 when it does not."""
    trial_days: Mapped[int] = mapped_column(default=0)
    """Active days a trial was given; 0 for every other license."""
    trial_begun: Mapped[int] = mapped_column(default=0)
    trial_day_ends: Mapped[datetime | None]
    owner: Mapped[AccountRow | None] = relationship()


class SeatRow(Base):
    """A seat that is or was held by one account on one computer."""

    __tablename__ = "seat"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    device: Mapped[str]
    platform: Mapped[str]
    license_id: Mapped[str] = mapped_column(ForeignKey("license.id"))
    epoch: Mapped[int]
    validated: Mapped[bool] = mapped_column(default=False)
    """Bound for good to this computer (R76)."""
    started_at: Mapped[datetime]
    last_heartbeat: Mapped[datetime]
    closed: Mapped[bool] = mapped_column(default=False)
    """The app was closed, the seat kept: an owner's, or a reserved one."""
    reserved_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str] = mapped_column(default="")
    account: Mapped[AccountRow] = relationship()
    license: Mapped[LicenseRow] = relationship()
    __table_args__ = (
        Index("seat_live", "license_id", "ended_at"),
        Index("seat_of_account", "account_id", "ended_at"),
    )


class WaiterRow(Base):
    """Who waits for a seat on which computer (R20); lower numbers have waited longer."""

    __tablename__ = "waiter"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    device: Mapped[str]
    joined_at: Mapped[datetime]
    heard_at: Mapped[datetime]
    license_id: Mapped[str | None] = mapped_column(ForeignKey("license.id"), index=True)
    """A seat of this license is held for the waiter."""
    held_until: Mapped[datetime | None]
    """Until when, once the waiter has heard of it."""
    account: Mapped[AccountRow] = relationship()
    license: Mapped[LicenseRow | None] = relationship()


class UsageRow(Base):
    """One stretch of use of a seat (R105)."""

    __tablename__ = "usage"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(index=True)
    owner_id: Mapped[str] = mapped_column(index=True)
    license_id: Mapped[str]
    seat_id: Mapped[str] = mapped_column(index=True)
    start: Mapped[datetime]
    end: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="running")


class FailedLoginRow(Base):
    """Consecutive failed logins of one account name from one address (R04)."""

    __tablename__ = "failed_login"
    email: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    blocked_until: Mapped[datetime | None]


class SessionRow(Base):
    """A login of the app on one computer; its tokens are bound to that computer's key."""

    __tablename__ = "session"
    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    device: Mapped[str]
    created_at: Mapped[datetime]
    revoked: Mapped[bool] = mapped_column(default=False)
    account: Mapped[AccountRow] = relationship(lazy="joined", innerjoin=True)


class TokenRow(Base):
    """An access or refresh token, by its SHA-256."""

    __tablename__ = "token"
    hash: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), index=True)
    expires: Mapped[datetime]
    used_at: Mapped[datetime | None]
    session: Mapped[SessionRow] = relationship(lazy="joined", innerjoin=True)


class PortalSessionRow(Base):
    """A browser that is logged in to the portal, by the SHA-256 of its cookie."""

    __tablename__ = "portal_session"
    hash: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    csrf: Mapped[str]
    expires: Mapped[datetime]
    account: Mapped[AccountRow] = relationship()


class LinkRow(Base):
    """A link sent by email that works once: to confirm an address or to reset a password."""

    __tablename__ = "link"
    hash: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    expires: Mapped[datetime]
    account: Mapped[AccountRow] = relationship()


class EmailRow(Base):
    """An email the sandbox would have sent; its outbox is a page."""

    __tablename__ = "email"
    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    sent_at: Mapped[datetime]


class ExchangeRow(Base):
    """An offline request that arrived at the portal, and the response once it was accepted."""

    __tablename__ = "exchange"
    id: Mapped[str] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    request: Mapped[str]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    license_id: Mapped[str | None] = mapped_column(ForeignKey("license.id"))
    response: Mapped[bytes | None] = mapped_column(LargeBinary)
    license: Mapped[LicenseRow | None] = relationship()
