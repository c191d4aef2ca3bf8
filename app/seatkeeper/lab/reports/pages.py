"""One HTML file for people, light or dark, with nothing fetched and nothing run."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["render"]


def render(
    package: str, template: str, *styles: str, pictures: bool = False, **content: Any
) -> str:
    """Fill a template.

    Args:
        package: In whose folder ``templates`` the template lies.
        template: Its name; it is given ``style`` and ``policy`` besides the content.
        styles: Names of its style sheets, in order.
        pictures: Whether the page holds pictures, inside itself.
        content: What it is about.

    Returns:
        A page that allows itself its own style and nothing else.
    """
    environment = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n".join(environment.get_template(name).render() for name in styles)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    if pictures:
        policy += "; img-src data:"
    return environment.get_template(template).render(style=style, policy=policy, **content)
