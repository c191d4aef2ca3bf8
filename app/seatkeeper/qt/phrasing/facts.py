"""Facts about a license, in words."""

from __future__ import annotations

from datetime import datetime

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.license import Category, License, SeatModel, Term
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times

__all__ = [
    "basis_name",
    "consequence_of_closing",
    "consequence_of_logging_out",
    "lent",
    "license_type",
    "no_extension",
    "outcome",
    "trial_left",
]


def license_type(license_: License) -> str:
    """Say what kind of license it is: "Commercial, multi-user, subscription"."""
    category = {
        Category.COMMERCIAL: translate("Facts", "Commercial"),
        Category.EDUCATIONAL: translate("Facts", "Educational"),
        Category.GOVERNMENT: translate("Facts", "Government"),
        Category.STUDENT: translate("Facts", "Student"),
        Category.SEMESTER: translate("Facts", "Semester"),
        Category.TRIAL: translate("Facts", "Trial"),
    }[license_.category]
    model = {
        SeatModel.SINGLE_USER: translate("Facts", "single-user"),
        SeatModel.MULTI_USER: translate("Facts", "multi-user"),
        SeatModel.CAMPUS: translate("Facts", "campus"),
    }[license_.model]
    term = {
        Term.PERMANENT: translate("Facts", "permanent"),
        Term.SUBSCRIPTION: translate("Facts", "subscription"),
        Term.LEASED: translate("Facts", "leased"),
        Term.TRIAL: "",
    }[license_.term]
    return ", ".join(part for part in (category, model, term) if part)


def basis_name(basis: Basis) -> str:
    """Say on what ground this computer is licensed."""
    return {
        Basis.SHARED_SEAT: translate("Facts", "Shared seat"),
        Basis.OWNER_SEAT: translate("Facts", "Your own seat"),
        Basis.OFFLINE_AVAILABILITY: translate("Facts", "Available offline"),
        Basis.VALIDATED_OFFLINE: translate("Facts", "Validated offline"),
        Basis.TRIAL: translate("Facts", "Trial"),
    }[basis]


def consequence_of_closing(basis: Basis) -> str:
    """Say what closing the app does to the seat (R44)."""
    return {
        Basis.SHARED_SEAT: translate("Facts", "Closing the app gives the seat back at once."),
        Basis.OWNER_SEAT: translate("Facts", "Closing the app keeps your seat reserved."),
        Basis.OFFLINE_AVAILABILITY: translate(
            "Facts", "Closing the app keeps the seat reserved for this computer."
        ),
        Basis.VALIDATED_OFFLINE: translate("Facts", "Closing the app changes nothing."),
        Basis.TRIAL: translate("Facts", "Closing the app does not stop the active day."),
    }[basis]


def consequence_of_logging_out(grant: Grant) -> str:
    """Say what logging out does (R50, R51)."""
    if grant.basis is Basis.VALIDATED_OFFLINE:
        return translate(
            "Facts", "This license was validated offline: it is bound to this computer for good, "
            "so logging out is not possible.",
        )  # fmt: skip
    if grant.basis is Basis.TRIAL:
        return translate("Facts", "This removes the trial from this computer.")
    if grant.basis is Basis.OFFLINE_AVAILABILITY:
        return translate(
            "Facts", "This frees the seat of this computer and ends its offline availability."
        )
    return translate("Facts", "This frees the seat of this computer.")


def lent(grant: Grant) -> str:
    """Say what is different where a server has no accounts and lends its licenses."""
    return translate(
        "Facts", "This server has no accounts: it lends a license to this computer while the app "
        "runs. A start needs a connection, and without one the license goes to others after "
        "{seconds} seconds.",
    ).format(seconds=grant.timeout_seconds)  # fmt: skip


def no_extension(code: str) -> str:
    """Say why no offline availability can be chosen (R63)."""
    return {
        "trial": translate("Facts", "A trial needs a connection."),
        "expires-soon": translate("Facts", "The license expires before the shortest period ends."),
        "validated-offline": translate("Facts", "This license never needs a connection."),
        "not-supported": translate("Facts", "This server does not offer offline availability."),
    }.get(code, translate("Facts", "Offline availability is not offered here."))


def outcome(code: str) -> str:
    """Say what became of a license that was looked at (R44)."""
    return {
        "chosen": translate("Facts", "in use"),
        "expired": translate("Facts", "expired"),
        "all-seats-in-use": translate("Facts", "all seats in use"),
        "computers-exhausted": translate("Facts", "in use on as many computers as it allows"),
        "less-preferred": translate("Facts", "not needed: another one comes first"),
        "blocked": translate("Facts", "blocked by its owner"),
        "revoked": translate("Facts", "revoked"),
    }.get(code, code)


def trial_left(grant: Grant, now: datetime) -> str:
    """Say what is left of a trial (R82); empty for anything else."""
    if grant.trial is None:
        return ""
    words = translate("Facts", "{left} of {given} days left; it ends on {end}.")
    return words.format(
        left=grant.trial.days_left,
        given=grant.trial.active_days,
        end=f"{times.day_of(grant.trial.ends)}, {times.distance(grant.trial.ends, now)}",
    )
