"""Pages of the portal that the windows open in the browser."""

from __future__ import annotations

from enum import StrEnum

from PySide6 import QtCore

__all__ = ["PortalPage", "mail_address", "portal_page"]


class PortalPage(StrEnum):
    """A page, as a path below the portal's origin."""

    FORGOT_PASSWORD = "/forgot"  # noqa: S105 - an address, not a password
    CREATE_ACCOUNT = "/register"
    LICENSES = "/licenses"


def portal_page(portal: str, page: PortalPage) -> QtCore.QUrl:
    """Tell the address of a page.

    Args:
        portal: Origin of the portal.
        page: Which one.
    """
    return QtCore.QUrl(portal.rstrip("/") + page)


def mail_address(email: str, subject: str) -> QtCore.QUrl:
    """Tell the address that starts a message.

    Args:
        email: To whom.
        subject: What about; the program that writes the message may change it.
    """
    query = QtCore.QUrlQuery()
    encoded = bytes(QtCore.QUrl.toPercentEncoding(subject).data())
    query.addQueryItem("subject", encoded.decode())
    address = QtCore.QUrl()
    address.setScheme("mailto")
    address.setPath(email)
    address.setQuery(query)
    return address
