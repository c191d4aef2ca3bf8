"""The text behind Copy Support Information: ids and versions, never a secret (R43)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account

if TYPE_CHECKING:
    from seatkeeper.service.client import ClientInfo
    from seatkeeper.session.states import State

__all__ = ["support_information"]


def support_information(state: State, info: ClientInfo, account: Account | None) -> str:
    """Write the support information down.

    Args:
        state: The state the session is in.
        info: What is known of app and server.
        account: Who is logged in.

    Returns:
        One fact a line, in English, whatever the language of the app.
    """
    grant: Grant | None = getattr(state, "grant", None)
    lines = {
        "Application": f"Seatkeeper {info.app_version} ({info.platform})",
        "Server": f"{info.name} ({info.login})",
        "Account id": account.id if account else "",
        "License id": grant.license.id if grant else "",
        "Owner id": grant.owner.id if grant and grant.owner else "",
        "State": type(state).__name__,
        "Basis": grant.basis.value if grant else "",
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value) + "\n"
