"""The language the windows speak, and the form of dates and numbers in it.

Rules. What the command line asks for (``--lang``) wins over what was chosen in the menu, and that
over the system's languages, of which the first that is spoken here counts; without any it is
English. Words are looked up while a window is built, so a language takes effect with the next
start, and the menu says so. Dates and numbers follow the system's region where the system speaks
the same language, and otherwise the region nearest to it in which the language is spoken. Qt's own
words (the menu of a text field, the names of keys) come from the catalogues that Qt ships.

No catalogue belongs to English: the texts in the source are its words.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from seatkeeper.qt.i18n.catalogues import CatalogueError, catalogue

__all__ = ["LANGUAGES", "choose", "region", "speak", "spoken"]

LANGUAGES: Final = {"en": "English", "de": "Deutsch", "es": "Español"}
"""Code and own name of each language; whoever looks for a language looks for its own name."""

_MARK: Final = "seatkeeper.translator"
"""Object name of the translators installed here; a new choice replaces only these."""


def choose(wanted: str, system: QLocale) -> str:
    """Choose the language of the windows.

    Args:
        wanted: A code of ``LANGUAGES``; anything else follows the system.
        system: The system's languages, in the user's order.

    Returns:
        A code of ``LANGUAGES``.
    """
    asked = [wanted, *(one.partition("-")[0] for one in system.uiLanguages())]
    return next((one for one in asked if one in LANGUAGES), "en")


def region(language: str, system: QLocale) -> QLocale:
    """Tell how dates and numbers are written in a language on this system.

    Args:
        language: A code of ``LANGUAGES``.
        system: The system's region.

    Returns:
        A locale of that language; the C locale where a system without a region speaks English.
    """
    asked = QLocale(language)
    if system.language() == asked.language():
        return QLocale(system.name())
    if system.language() == QLocale.Language.C:
        return system if language == "en" else asked
    return QLocale(asked.language(), system.territory())


def speak(app: QCoreApplication, wanted: str = "", system: QLocale | None = None) -> str:
    """Have everything that is built from now on speak a language.

    Args:
        app: The application object.
        wanted: A code of ``LANGUAGES``, or empty for the system's language.
        system: The system's languages and region; the real ones by default.

    Returns:
        The code of the language that is spoken now.
    """
    here = system or QLocale.system()
    language = choose(wanted, here)
    QLocale.setDefault(region(language, here))
    for old in app.findChildren(QTranslator, _MARK):
        app.removeTranslator(old)
        old.setParent(None)
    if language != "en":
        qts_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, f"{qts_own}/qtbase_{language}.qm")
        try:
            _install(app, str(catalogue(language)))
        except CatalogueError as error:
            _warn(str(error))
            return "en"
    return language


def spoken() -> str:
    """Tell the language of the windows, for files that are written in it."""
    return choose(QLocale().name().partition("_")[0], QLocale.c())


def _install(app: QCoreApplication, path: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName(_MARK)
    if translator.load(path):
        app.installTranslator(translator)
    else:
        translator.setParent(None)
        _warn(f"a catalogue cannot be loaded: {path}")


def _warn(reason: str) -> None:
    import logging  # noqa: PLC0415 - slow, and hardly ever needed before the first paint

    logging.getLogger("seatkeeper.qt.i18n").warning("words are missing: %s", reason)
