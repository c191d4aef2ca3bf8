"""The periods a server decides; a client learns them from discovery and from each grant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

__all__ = ["Timing"]


@dataclass(frozen=True, slots=True)
class Timing:
    """Periods of one server.

    Attributes:
        heartbeat_seconds: Interval between heartbeats; ten minutes unless told otherwise.
        timeout_seconds: Silence after which a shared seat is free again; eight hours.
        owner_offline_days: How long owners can work without contact (R32).
        offline_days: Periods users can choose to extend by (R60), in days.
        login_block_seconds: How long ten failed logins block (R04); 15 minutes.
        access_seconds: How long an access token lasts; one hour.
        refresh_days: How long a refresh token lasts unused.
        queue_poll_seconds: When somebody who waits in the queue asks again (R20).
        queue_lapse_seconds: Silence after which a place in the queue is lost.
        claim_seconds: How long a seat is held for somebody who has heard of it; one minute.
    """

    heartbeat_seconds: int = 600
    timeout_seconds: int = 8 * 3600
    owner_offline_days: int = 30
    offline_days: tuple[int, ...] = (1, 3, 7, 14, 30, 90, 180)
    login_block_seconds: int = 900
    access_seconds: int = 3600
    refresh_days: int = 400
    queue_poll_seconds: int = 10
    queue_lapse_seconds: int = 60
    claim_seconds: int = 60

    @property
    def timeout(self) -> timedelta:
        """Silence after which a shared seat is free again."""
        return timedelta(seconds=self.timeout_seconds)

    @property
    def owner_offline(self) -> timedelta:
        """How long owners can work without contact."""
        return timedelta(days=self.owner_offline_days)

    @property
    def queue_lapse(self) -> timedelta:
        """Silence after which a place in the queue is lost."""
        return timedelta(seconds=self.queue_lapse_seconds)

    @property
    def claim(self) -> timedelta:
        """How long a seat is held for somebody who has heard of it."""
        return timedelta(seconds=self.claim_seconds)
