"""What people do at the portal, in the shop and at the support desk.

Each act is one transaction through the functions that the portal's pages call. Only the offline
exchange goes through the pages themselves, over HTTP, as a browser does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from seatkeeper.lab.counter import swept
from seatkeeper.lab.errors import LabError
from seatkeeper.lab.people import address_of
from seatkeeper.lab.portal_visit import PortalError, PortalVisit
from seatkeeper.licensing.license import Category, SeatModel, Term
from seatkeeper.sandbox import accounts, freeing, organizations, policies, sales, support
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.model import AccountRow, LicenseRow
from seatkeeper.sandbox.sales import Order
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.sandbox.sweeping import sweep

__all__ = ["OWNER", "Office"]

OWNER = "owner"
"""Who owns the fifteen shared seats of the demo."""


@dataclass(frozen=True, slots=True)
class Office:
    """Where people do things that no computer of the lab does.

    People are named by address, or ``ada`` for ``ada@demo.example``; licenses by id.

    Attributes:
        server: The server.
        done: Called after every act.
    """

    server: SandboxServer
    done: Callable[[], None]

    @contextmanager
    def _act(self) -> Iterator[tuple[Session, datetime]]:
        with swept(self.server) as (session, now):
            yield session, now
            session.flush()
            sweep(session, now, self.server.sandbox.timing)
        self.done()

    # --- people -----------------------------------------------------------------------------------

    def invite(self, person: str, *, owner: str = OWNER) -> str:
        """Have somebody join an organization; who has no account yet registers and confirms first.

        Returns:
            Their email address; the password of new ones is ``demo``.
        """
        email = address_of(person)
        with self._act() as (session, now):
            account = accounts.by_email(session, email)
            if account is None:
                name = email.partition("@")[0].replace(".", " ").title()
                account = accounts.create(
                    session, email=email, name=name, password=PASSWORD, now=now,
                    entropy=self.server.sandbox.entropy,
                )  # fmt: skip
                account.confirmed = True
            organizations.join(session, account, _account(session, owner).invite_key, now)
        return email

    def block(self, person: str, *, owner: str = OWNER) -> None:
        """The owner of an organization blocks a member."""
        self._block(person, owner, blocked=True)

    def unblock(self, person: str, *, owner: str = OWNER) -> None:
        """The owner of an organization unblocks a member."""
        self._block(person, owner, blocked=False)

    def _block(self, person: str, owner: str, *, blocked: bool) -> None:
        with self._act() as (session, now):
            member = _account(session, person).id
            organizations.block(session, _account(session, owner), member, now, blocked=blocked)

    def remove(self, person: str, *, owner: str = OWNER) -> None:
        """The owner of an organization deletes a member."""
        with self._act() as (session, now):
            member = _account(session, person).id
            organizations.remove(session, _account(session, owner), member, now)

    def free(self, person: str) -> int:
        """Somebody frees their seats in the portal; tells how many could be freed."""
        with self._act() as (session, now):
            return freeing.free_shared(session, _account(session, person), now)

    # --- licenses ---------------------------------------------------------------------------------

    def buy(
        self,
        owner: str = OWNER,
        *,
        seats: int = 1,
        days: int | None = None,
        category: str = "commercial",
        renews: bool = False,
    ) -> str:
        """Somebody buys a license in the shop and activates it.

        Args:
            owner: Who.
            seats: How many.
            days: How long it lasts; None for good.
            category: As in ``licensing.license.Category``.
            renews: Whether it renews itself, for as long again.

        Returns:
            The license id.

        Raises:
            LabError: ``no-license``: the license cannot be activated for this account.
        """
        limited = Term.SUBSCRIPTION if renews else Term.LEASED
        term = Term.PERMANENT if days is None else limited
        order = Order(
            Category(category), SeatModel.MULTI_USER, term, seats, days or 0, renews=renews
        )
        with self._act() as (session, now):
            sold = sales.sell(session, order, now, self.server.sandbox.entropy)
            came = sales.activate(session, _account(session, owner), sold.key, now)
            if came is not sales.Activated.DONE:
                raise LabError("no-license", f"the license cannot be activated: {came.value}")
            return sold.id

    def renew(self, license_id: str, days: int) -> None:
        """A license is renewed: it lasts so many days longer, from now where it had expired."""
        with self._act() as (session, now):
            license_ = _license(session, license_id)
            if license_.expires is not None:
                license_.expires = max(license_.expires, now) + timedelta(days=days)

    def expire(self, license_id: str) -> None:
        """A license ends now."""
        with self._act() as (session, now):
            _license(session, license_id).expires = now

    def revoke(self, license_id: str) -> None:
        """The support desk revokes a license."""
        with self._act() as (session, now):
            support.revoke(session, _license(session, license_id), now)

    def restore(self, license_id: str) -> None:
        """The support desk makes a revoked license valid again, with a new key."""
        with self._act() as (session, _now):
            support.reissue_key(_license(session, license_id), self.server.sandbox.entropy)

    def move(self, license_id: str, owner: str) -> None:
        """The support desk moves a license to another account."""
        with self._act() as (session, now):
            support.move(session, _license(session, license_id), _account(session, owner), now)

    def deregister(self, license_id: str) -> None:
        """The support desk takes all computers off a license, as when they are lost."""
        with self._act() as (session, now):
            for seat in support.held_seats(session, _license(session, license_id)):
                support.deregister(session, seat, now)

    def licenses(self, owner: str = OWNER) -> tuple[str, ...]:
        """The ids of the licenses somebody owns."""
        with self._act() as (session, _now):
            account = _account(session, owner)
            found = support.find(session, account.id)
            return tuple(license_.id for license_ in found)

    def request_trial(self, person: str) -> None:
        """Somebody requests a trial in the portal.

        Raises:
            LabError: ``portal-refused``: there is none for this account.
        """
        with self._act() as (session, now):
            entropy = self.server.sandbox.entropy
            refusal = sales.request_trial(session, _account(session, person), now, entropy)
            if refusal:
                raise LabError("portal-refused", f"{person} gets no trial: {refusal.value}")

    # --- policies and the offline exchange --------------------------------------------------------

    def policy(
        self, queue: bool | None = None, idle_seconds: int | None = None, *, owner: str = OWNER
    ) -> None:
        """Decide what the server and an organization are like; None leaves it as it is.

        Args:
            queue: Whether there is a queue for seats.
            idle_seconds: When an idle seat is wanted back; 0 for never.
            owner: Of the organization.
        """
        with self._act() as (session, _now):
            if queue is not None:
                policies.set_queue(session, wanted=queue)
            if idle_seconds is not None:
                policies.set_idle_seconds(session, _account(session, owner).id, idle_seconds)

    def accept(self, request: bytes, person: str) -> bytes:
        """Take a request file to the portal, accept it there and bring the response back.

        Args:
            request: The file.
            person: Who logs in at the portal.

        Raises:
            LabError: ``portal-refused``, with the portal's own words.
        """
        try:
            with PortalVisit(self.server.portal_url) as visit:
                visit.upload(request.decode("utf-8", "replace"))
                visit.log_in(address_of(person), PASSWORD)
                visit.accept()
                response = visit.response()
        except PortalError as error:
            raise LabError("portal-refused", str(error)) from error
        self.done()
        return response


def _account(session: Session, person: str) -> AccountRow:
    found = accounts.by_email(session, address_of(person))
    if found is None:
        raise LabError("no-account", f"nobody is called {address_of(person)}")
    return found


def _license(session: Session, license_id: str) -> LicenseRow:
    found = session.get(LicenseRow, license_id)
    if found is None:
        raise LabError("no-license", f"there is no license {license_id}")
    return found
