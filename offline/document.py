"""The request and response files: a page that people can read, and the same as plain text.

A page is one self-contained file. Its content security policy forbids everything but its own
style and script, by their hashes, and posting to the portal and the login origin (a browser
applies `form-action` to the redirect as well). Everything variable is escaped by the template
engine; the script and the style hold nothing variable.
"""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from offline.addresses import origin, page
from offline.blocks import BlockKind, extract_block, wrap_block
from offline.fields import time_text
from offline.request import OfflineRequest, short_id
from offline.response import OfflineResponse
from offline.wording import LANGUAGES, words_in

__all__ = [
    "LANGUAGES",
    "BlockKind",
    "extract_block",
    "portal_page",
    "render_request_html",
    "render_request_text",
    "render_response_html",
    "render_response_text",
    "request_file_name",
    "response_file_name",
    "wrap_block",
]

_PLATFORM_NAMES = {"windows": "Windows", "macos": "macOS", "linux": "Linux"}


def portal_page(portal_url: str) -> str:
    """The page of a portal that takes requests: posted to by the file, or opened to paste one.

    Raises:
        AddressError: Not an address of a portal.
    """
    return page(portal_url, "offline")


def request_file_name(request_id: str) -> str:
    """A name for a request's file, without its ending."""
    return f"license-request-{request_id[:8]}"


def response_file_name(request_id: str) -> str:
    """A name for a response's file, without its ending."""
    return f"license-response-{request_id[:8]}"


def render_request_html(request: OfflineRequest, *, login_url: str, language: str = "en") -> str:
    """Write a request as a page that takes itself to the portal.

    Args:
        request: The request; its portal address is where the page goes.
        login_url: The login address, which the portal may redirect to.
        language: `en`, `de` or `es`.

    Returns:
        The HTML, to be saved as UTF-8.

    Raises:
        AddressError: One of the addresses is not usable.
    """
    address = portal_page(request.portal_url)
    form_action = " ".join(dict.fromkeys((origin(request.portal_url), origin(login_url))))
    script = _asset("request.js")
    return _render(
        "request.html.j2",
        language,
        {
            "address": address,
            "host": origin(request.portal_url).partition("://")[2],
            "block": wrap_block(request.token, BlockKind.REQUEST),
            "script": Markup(script),  # noqa: S704  # our own file, without anything variable
            "policy": _policy(script=script, form_action=form_action),
            "short_id": short_id(request.request_id),
            "made": _shown(request.created),
            "platform": _PLATFORM_NAMES[request.platform],
            "app_version": request.app_version,
            "portal_url": request.portal_url,
        },
    )


def render_request_text(request: OfflineRequest, *, language: str = "en") -> str:
    """Write a request as plain text, for a mail or a clipboard."""
    address = portal_page(request.portal_url)
    return _render(
        "request.txt.j2",
        language,
        {
            "address": address,
            "block": wrap_block(request.token, BlockKind.REQUEST),
            "short_id": short_id(request.request_id),
            "made": _shown(request.created),
        },
    )


def render_response_html(response: OfflineResponse, *, language: str = "en") -> str:
    """Write a response as a page that explains where it belongs.

    Args:
        response: The response.
        language: `en`, `de` or `es`.

    Returns:
        The HTML, to be saved as UTF-8.
    """
    return _response("response.html.j2", response, language)


def render_response_text(response: OfflineResponse, *, language: str = "en") -> str:
    """Write a response as plain text, for a mail or a clipboard."""
    return _response("response.txt.j2", response, language)


def _response(template: str, response: OfflineResponse, language: str) -> str:
    return _render(
        template,
        language,
        {
            "block": wrap_block(response.token, BlockKind.RESPONSE),
            "policy": _policy(script=None, form_action="'none'"),
            "short_id": short_id(response.request_id),
            "made": _shown(response.server_time),
            "open_before": _shown(response.redeem_by),
        },
    )


def _shown(moment: datetime) -> str:
    """`2027-03-31 12:00 UTC`: the same in every language, and never mistaken for another zone."""
    return time_text(moment)[:16].replace("T", " ") + " UTC"


@cache
def _asset(name: str) -> str:
    # read_text makes every line end \n, as an HTML parser does before it hashes.
    return files("offline").joinpath("templates", name).read_text("utf-8")


@cache
def _environments() -> tuple[Environment, Environment]:
    """For pages, which are escaped, and for plain text, which must not be."""
    loader = PackageLoader("offline")
    html = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return html, html.overlay(autoescape=False)


def _render(template: str, language: str, values: Mapping[str, object]) -> str:
    html, text = _environments()
    environment = html if template.endswith(".html.j2") else text
    style = Markup(_asset("page.css"))  # noqa: S704  # our own file, without anything variable
    return environment.get_template(template).render(
        words=words_in(language), style=style, **values
    )


def _policy(*, script: str | None, form_action: str) -> str:
    script_source = "'none'" if script is None else _hash_source(script)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script_source}",
            f"style-src {_hash_source(_asset('page.css'))}",
            f"form-action {form_action}",
            "base-uri 'none'",
        )
    )


def _hash_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
