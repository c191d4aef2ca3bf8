"""What a check works with: the server as it was found, people to log in as, computers, seats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from offline.errors import OfflineError
from offline.keyset import TrustedKeys
from offline.signing import SigningKey, VerifyKey
from seatkeeper.lab.conformance import expecting, seat_calls
from seatkeeper.lab.conformance.device import Device
from seatkeeper.lab.conformance.http import Http
from seatkeeper.lab.conformance.outcome import CheckFailedError, CheckSkippedError
from seatkeeper.lab.conformance.people import Held, Person, Visitor
from seatkeeper.protocol import models, operations
from seatkeeper.protocol.operations import Operation
from seatkeeper.service.ports import Clock, Entropy

__all__ = ["Bench"]


class Bench:
    """The server under test, and everything a check needs to try it.

    Args:
        origin: Of the API.
        ca_file: Certificates to trust instead of the usual ones.
        people: Accounts to test with; empty for those a sandbox publishes.
        clock: For proofs and the expiry of key sets.
        entropy: For keys, nonces and seat ids.

    Attributes:
        evidence: Every exchange since the check began.
    """

    def __init__(
        self,
        origin: str,
        *,
        ca_file: str | None,
        people: tuple[Person, ...],
        clock: Clock,
        entropy: Entropy,
    ) -> None:
        parts = urlsplit(origin)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.evidence: list[str] = []
        self.clock = clock
        self.entropy = entropy
        self._ca_file = ca_file
        self._people = people
        self._met: dict[Person, Visitor] = {}
        self._trusted: TrustedKeys | None = None
        self._connections: list[Http] = []
        self._taken: list[tuple[Device, str]] = []
        self._waiting: list[Device] = []
        self._spare: dict[str, list[Device]] = {}
        self._used: list[tuple[str, Device]] = []
        self.http = self.connect(self.origin)

    # --- the server ------------------------------------------------------------------------------

    def connect(self, origin: str) -> Http:
        """A connection to the API or to the portal.

        Raises:
            CheckFailedError: That is no origin.
        """
        try:
            http = Http(origin, ca_file=self._ca_file, evidence=self.evidence)
        except ValueError as error:
            raise CheckFailedError("an origin", origin) from error
        self._connections.append(http)
        return http

    def discovery(self) -> models.Discovery:
        """What the server says it is."""
        answer = self.http.send("GET", operations.DISCOVER.path)
        expecting.status(answer, 200)
        return expecting.model(answer.body, models.Discovery, "discovery")

    def profile(self) -> models.Profile:
        """The profile that the server publishes."""
        answer = self.http.send("GET", operations.PROFILE.path)
        expecting.status(answer, 200)
        return expecting.model(answer.body, models.Profile, "the profile")

    def root(self) -> VerifyKey:
        """The pinned root key."""
        try:
            return VerifyKey.from_jwk(self.profile().root)
        except OfflineError as error:
            raise CheckFailedError("a public Ed25519 root key", str(error)) from error

    def key_sets(self) -> tuple[str, ...]:
        """The chain that the server publishes."""
        answer = self.http.send("GET", operations.KEYS.path)
        expecting.status(answer, 200)
        return expecting.model(answer.body, models.KeySets, "the key sets").key_sets

    def trusted(self) -> TrustedKeys:
        """What follows from the root, as a client would find out.

        Raises:
            CheckSkippedError: Nothing does; a check of its own says so.
        """
        if self._trusted is None:
            pinned = TrustedKeys.from_root(self.root())
            try:
                self._trusted = pinned.advance(self.key_sets(), self.clock.now())
            except OfflineError as error:
                raise CheckSkippedError(f"no key set follows from the root: {error}") from error
        return self._trusted

    def needs(self, capability: str) -> None:
        """Skip a check that is about something the server does not claim to have."""
        if capability not in self.discovery().capabilities:
            raise CheckSkippedError(f"the server does not have the capability {capability}")

    def needs_operation(self, operation: Operation) -> None:
        """Skip a check that asks for an operation of a capability the server does not have."""
        if operation in {operations.EXTEND, operations.SHORTEN}:
            self.needs("extend-offline")

    # --- people and computers --------------------------------------------------------------------

    def stranger(self) -> Device:
        """A computer on which nobody is logged in."""
        key = SigningKey.from_seed(self.entropy(32))
        return Device(self.http, key, self.clock, self.entropy)

    def visitors(self) -> Iterator[Visitor]:
        """Everybody there is to test with; each is met once, and not before somebody asks."""
        if not self._people:
            self._people = tuple(
                Person(account.email, account.password)
                for account in self.discovery().test_accounts
            )
        for person in self._people:
            if person not in self._met:
                self._met[person] = self._meet(person)
            yield self._met[person]

    def anyone(self) -> Visitor:
        """Somebody who can log in."""
        return self.somebody("who can log in", lambda visitor: True)

    def somebody(self, what: str, suits: Callable[[Visitor], bool]) -> Visitor:
        """The first visitor who can log in and suits.

        Raises:
            CheckSkippedError: There is none.
        """
        for visitor in self.visitors():
            if not visitor.problem and suits(visitor):
                return visitor
        raise CheckSkippedError(f"no test account {what}")

    def log_in(self, visitor: Visitor) -> Device:
        """A computer on which somebody is logged in, with a key of its own.

        Computers are used again by later checks, which keeps the number of logins small; a check
        never gets one twice.
        """
        email = visitor.person.email
        spare = self._spare.setdefault(email, [])
        device = spare.pop() if spare else self.fresh_login(visitor)
        self._used.append((email, device))
        return device

    def fresh_login(self, visitor: Visitor) -> Device:
        """A new computer with a login that a check may spoil."""
        device = self.stranger()
        self.log_in_on(device, visitor.person)
        return device

    def log_in_on(self, device: Device, person: Person) -> models.TokenAnswer:
        """Log somebody in on a computer."""
        body = {"email": person.email, "password": person.password}
        answer = device.ask(operations.LOGIN, body=body)
        expecting.status(answer, 201)
        tokens = expecting.model(answer.body, models.TokenAnswer, "the tokens")
        device.access, device.refresh = tokens.access_token, tokens.refresh_token
        return tokens

    # --- seats -----------------------------------------------------------------------------------

    def seated(self, what: str, suits: Callable[[Visitor], bool], basis: str = "") -> Held:
        """Somebody who holds a seat, on a computer of their own.

        Args:
            what: Who is wanted, for people.
            suits: Who is considered.
            basis: The basis their grant must have; empty for any.

        Raises:
            CheckSkippedError: Nobody who suits gets such a seat.
        """
        for held in self._seats(suits):
            if not basis or held.grant.basis == basis:
                return held
            self.give_back(held.device, held.seat_id)
        raise CheckSkippedError(f"no test account {what} gets a seat")

    def anyone_seated(self) -> Held:
        """Somebody who holds a seat that is not a trial's, which would use a day of it up."""
        return self.seated("without a trial", lambda one: one.has(own=False) or one.has(own=True))

    def shared_seat(self) -> Held:
        """An invited user who holds a shared seat."""
        return self.seated(
            "of an invited user",
            lambda one: one.has(own=False) and not one.has(own=True),
            "shared-seat",
        )

    def own_seat(self) -> Held:
        """An owner who holds a seat of their own."""
        return self.seated("of an owner", lambda one: one.has(own=True), "owner-seat")

    def remember(self, device: Device, seat_id: str) -> None:
        """Give this seat back when the check is over."""
        if (device, seat_id) not in self._taken:
            self._taken.append((device, seat_id))

    def remember_place(self, device: Device) -> None:
        """Give the place in the queue up when the check is over."""
        if device not in self._waiting:
            self._waiting.append(device)

    def give_back(self, device: Device, seat_id: str) -> None:
        """Give a seat back at once, whatever its epoch."""
        seat_calls.give_back(self, device, seat_id)
        if (device, seat_id) in self._taken:
            self._taken.remove((device, seat_id))

    def begin(self) -> None:
        """A check begins; it finds out anew what the server's keys are."""
        self.evidence.clear()
        self._trusted = None

    def tidy(self) -> tuple[str, ...]:
        """A check is over: give its seats back.

        Returns:
            The seats that could not be given back.
        """
        left: list[str] = []
        for device in self._waiting:
            with suppress(CheckFailedError):  # a place is lost by itself
                seat_calls.leave_queue(self, device)
        self._waiting.clear()
        for device, seat_id in list(self._taken):
            try:
                self.give_back(device, seat_id)
            except (CheckFailedError, CheckSkippedError):
                left.append(seat_id)
        self._taken.clear()
        for email, device in self._used:
            self._spare.setdefault(email, []).append(device)
        self._used.clear()
        return tuple(left)

    def close(self) -> None:
        """Close all connections."""
        for http in self._connections:
            http.close()

    def _meet(self, person: Person) -> Visitor:
        device = self.stranger()
        answer = device.ask(
            operations.LOGIN, body={"email": person.email, "password": person.password}
        )
        if answer.status != 201:
            return Visitor(person, expecting.code_of(answer))
        tokens = expecting.model(answer.body, models.TokenAnswer, "the tokens")
        device.access, device.refresh = tokens.access_token, tokens.refresh_token
        found = device.ask(operations.LICENSES)
        expecting.status(found, 200)
        licenses = expecting.model(found.body, models.LicenseList, "the licenses").licenses
        for entry in licenses:
            expecting.zoned(entry.license.expires, "the end of a license")
        self._spare.setdefault(person.email, []).append(device)
        return Visitor(person, "", licenses)

    def _seats(self, suits: Callable[[Visitor], bool]) -> Iterator[Held]:
        for visitor in self.visitors():
            if visitor.problem or not suits(visitor):
                continue
            device = self.log_in(visitor)
            seat_id = device.fresh_seat()
            answer = seat_calls.acquire(self, device, seat_id)
            if answer.grant is not None:
                yield Held(device, visitor, seat_id, expecting.grant(answer, self.trusted()))
