"""Sentences the portal's Python code chooses by a code; the rest stands in the templates."""

from __future__ import annotations

from typing import Final

from seatkeeper.protocol.models import ProblemType
from seatkeeper.sandbox.freeing import Hold
from seatkeeper.sandbox.organizations import Joined
from seatkeeper.sandbox.sales import Activated, TrialRefusal
from seatkeeper.sandbox.validation import Obstacle

__all__ = [
    "ACTIVATED",
    "EARLIER_KEY",
    "HOLDS",
    "JOINED",
    "LOGIN",
    "OBSTACLES",
    "REGISTER",
    "REQUEST_FILES",
    "SUPPORT",
    "TRIALS",
]

LOGIN: Final = {
    ProblemType.WRONG_CREDENTIALS: "The email or the password is wrong.",
    ProblemType.EMAIL_UNCONFIRMED: "Please confirm your email address.",
    ProblemType.LOGIN_BLOCKED: "There were too many failed logins. Please try again later.",
}

OBSTACLES: Final = {
    Obstacle.TRIAL: "A trial needs a connection; only permanent licenses can be validated offline.",
    Obstacle.SEMESTER: "A semester license ends; only permanent licenses can be validated offline.",
    Obstacle.SUBSCRIPTION: "A subscription ends; only permanent licenses can be validated offline.",
    Obstacle.LEASED: "A leased license ends; only permanent licenses can be validated offline.",
    Obstacle.BLOCKED: "The owner of this license has blocked you.",
    Obstacle.REVOKED: "This license was revoked.",
    Obstacle.FULL: "All seats of this license are in use.",
}

HOLDS: Final = {
    Hold.OWN: "Reserved for you. To free it, log out in the app on that computer.",
    Hold.RESERVED: "Available offline on that computer. Return it early in the app.",
    Hold.VALIDATED: "Bound to that computer for good.",
}

REQUEST_FILES: Final = {
    "too-large": "This file is too large to be a request.",
    "empty": "This file is empty.",
    "not-utf8": "This file is not a request file: it is not text.",
    "no-block": "There is no request in this file.",
    "several-blocks": "There is more than one request in this file.",
    "wrong-kind": "This is a response file. It belongs on the offline computer.",
    "truncated": "This file is not complete. Please copy it again.",
    "other-server": "This request is for another server.",
    "newer-format": "This request was made by a newer version of the app.",
    "": "This request was altered on its way. Please copy the file again.",
}
"""By the code of the exchange's error; the empty code stands for every other one."""

REGISTER: Final = {
    "email": "Please enter an email address.",
    "name": "Please enter your name, or that of your organization.",
    "password": "Please choose a password of at least four characters.",
    "taken": "There is an account with this email address already.",
}

EARLIER_KEY: Final = (
    "This key belongs to an earlier version of the app. Keys of this version begin with R-."
)

ACTIVATED: Final = {
    Activated.DONE: "The license was added to your account.",
    Activated.ALREADY: "This license is in your account already.",
    Activated.OTHER_ACCOUNT: "Another account has activated this key.",
    Activated.OTHER_CATEGORY: (
        "Licenses of different categories cannot share one account: commercial, educational and "
        "government seats do not mix. Use another account for this one."
    ),
    Activated.REVOKED: "This license was revoked. Please ask the support desk.",
    Activated.UNKNOWN: "This key is not known. Please check it, and try typing it by hand.",
}

JOINED: Final = {
    Joined.DONE: "You joined the organization and can use its licenses.",
    Joined.ALREADY: "You joined this organization already.",
    Joined.OWN: "This is your own invite key: give it to the people you invite.",
    Joined.UNKNOWN: "This invite key is not known, or was replaced by a new one.",
}

TRIALS: Final = {
    TrialRefusal.NONE: "Your trial begins with the first start of the app.",
    TrialRefusal.REGULAR_LICENSE: "There is no trial for an account that has a license.",
    TrialRefusal.ACTIVE_TRIAL: "You have a trial already.",
    TrialRefusal.RECENT_TRIAL: "You had a trial recently.",
}

SUPPORT: Final = {
    "deregistered": "The computer was taken off the license.",
    "revoked": "The license was revoked.",
    "reissued": "The license has a new key.",
    "moved": "The license was moved.",
    "no-account": "There is no account with this email address.",
    "unblocked": "Logging in is possible again.",
}
