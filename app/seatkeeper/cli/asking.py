"""Questions at the terminal: what is typed is an answer, Ctrl+C is Ctrl+C, the end is silence."""

from __future__ import annotations

import sys

import typer

__all__ = ["ask_secret", "ask_yes"]


def ask_secret(question: str) -> str:
    """Ask for something that is not shown while it is typed.

    Returns:
        The answer; empty where there is no terminal, or nobody at it.

    Raises:
        KeyboardInterrupt: Ctrl+C.
    """
    if not sys.stdin.isatty():
        return ""
    try:
        return str(typer.prompt(question, hide_input=True, err=True))
    except typer.Abort as end:
        _pass_on(end)
        return ""


def ask_yes(question: str) -> bool:
    """Ask a yes-or-no question; nobody there to answer means no.

    Raises:
        KeyboardInterrupt: Ctrl+C.
    """
    try:
        return typer.confirm(question)
    except typer.Abort as end:
        _pass_on(end)
        return False


def _pass_on(end: typer.Abort) -> None:
    """The library makes one thing of Ctrl+C and of the end of the input; only the latter is no."""
    if isinstance(end.__context__, KeyboardInterrupt):
        raise KeyboardInterrupt from None
