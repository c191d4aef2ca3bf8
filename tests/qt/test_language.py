"""Which language the windows speak, how they write dates, and where their words come from."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton

from seatkeeper.cli.main import run
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.i18n.catalogues import CatalogueError, catalogue
from seatkeeper.qt.i18n.language import LANGUAGES, choose, region, speak, spoken
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.settings import UiSettings
from seatkeeper.session.states import SignedOut
from tests.qt.conftest import ScriptedMaker
from tests.qt.driver import PATIENCE
from tests.qt.scripted import NOW, SUBSCRIPTION

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "app" / "seatkeeper" / "qt" / "i18n"


# --- Which language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "system", "language"),
    [("", "de_AT", "de"), ("", "es_MX", "es"), ("", "fr_FR", "en"), ("", "C", "en"),
     ("es", "de_DE", "es"), ("en", "de_DE", "en"), ("pink", "de_DE", "de")],
)  # fmt: skip
def test_what_was_chosen_wins_and_the_system_comes_next(
    wanted: str, system: str, language: str
) -> None:
    assert choose(wanted, QLocale(system)) == language


@pytest.mark.parametrize(
    ("language", "system", "expected"),
    [("de", "de_AT", "de_AT"), ("de", "en_US", "de_DE"), ("en", "en_GB", "en_GB"),
     ("en", "de_DE", "en_DE"), ("en", "C", "C"), ("de", "C", "de_DE"), ("es", "es_MX", "es_MX")],
)  # fmt: skip
def test_dates_follow_the_systems_region_where_it_speaks_the_language(
    language: str, system: str, expected: str
) -> None:
    assert region(language, QLocale(system)).name() == expected


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    """Whatever is spoken in a test, the next one is English again."""
    yield qapp
    speak(qapp, "en", QLocale.c())


@pytest.mark.rule("R104")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Password", "Log in", "Validate license offline…", "Show License Info")),
        ("de", ("Passwort", "Anmelden", "Lizenz offline validieren…",
                "Lizenzinformationen anzeigen")),
        ("es", ("Contraseña", "Iniciar sesión", "Validar licencia sin conexión…",
                "Mostrar información de la licencia")),
    ],
)  # fmt: skip
def test_the_app_speaks_english_german_and_spanish(
    scripted_in: ScriptedMaker, code: str, words: tuple[str, str, str, str]
) -> None:
    password, submit, offline, menu = words
    scripted = scripted_in(code)
    scripted.client.show(SignedOut())
    driver = scripted.driver
    assert driver.find(QLineEdit, "login.password").accessibleName() == password
    assert driver.find(QPushButton, "login.submit").text() == submit
    assert driver.find(QPushButton, "login.validateOffline").text() == offline
    assert driver.stage.screens.actions.info.text() == menu
    assert spoken() == code


def test_the_language_of_the_menu_is_kept_and_spoken_at_the_next_start(
    scripted_in: ScriptedMaker, tmp_path: Path
) -> None:
    first = scripted_in("")
    first.client.show(SignedOut())
    first.driver.trigger("language.de")
    assert "next start" in first.driver.read("login.notice.what")
    settings = UiSettings(tmp_path / "ui")
    first.driver.until(lambda: settings.load().language == "de")
    second = scripted_in("")
    second.client.show(SignedOut())
    assert second.driver.find(QPushButton, "login.submit").text() == "Anmelden"
    assert second.driver.stage.screens.actions.language.checkedAction().data() == "de"


def test_the_option_lang_decides_for_the_window(english: QApplication, tmp_path: Path) -> None:
    said: set[str] = set()
    look = QTimer(interval=20)

    def read() -> None:
        for window in english.topLevelWidgets():
            if isinstance(window, QMainWindow) and window.isVisible():
                said.update(label.text() for label in window.findChildren(QLabel))
                if "Willkommen bei Seatkeeper" in said:
                    window.close()

    look.timeout.connect(read)
    look.start()
    QTimer.singleShot(PATIENCE, english.quit)
    assert run(["--profile-dir", str(tmp_path), "--lang", "de"]) == 0
    look.stop()
    assert "Willkommen bei Seatkeeper" in said


def test_qts_own_words_are_translated_too(english: QApplication) -> None:
    speak(english, "de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().name() == "de_DE"
    speak(english, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("system", "moment", "expiry"),
    [
        ("C", "2026-11-21, {h}:05", "2027-03-31, in 130 days"),
        ("en_US", "November 21, 2026, {h12}:05\u202fPM", "March 31, 2027, in 130 days"),
        ("en_GB", "21 November 2026, {h}:05", "31 March 2027, in 130 days"),
        ("de_DE", "21. November 2026, {h}:05 Uhr", "31. März 2027, in 130 Tagen"),
        ("es_ES", "21 de noviembre de 2026, {h}:05",
         "31 de marzo de 2027, dentro de 130 días"),
    ],
)  # fmt: skip
def test_dates_are_written_as_the_users_region_does(
    english: QApplication, system: str, moment: str, expiry: str
) -> None:
    speak(english, "", QLocale(system))
    local = NOW.astimezone()
    assert times.moment(NOW) == moment.format(h=local.hour, h12=local.hour % 12 or 12)
    assert times.expiry(SUBSCRIPTION, NOW) == expiry


def test_no_region_writes_a_day_without_its_year_or_with_a_weekday(english: QApplication) -> None:
    day = datetime(2026, 11, 21, 12, tzinfo=UTC)
    for language in (QLocale.Language.English, QLocale.Language.German, QLocale.Language.Spanish):
        for one in QLocale.matchingLocales(
            language, QLocale.Script.LatinScript, QLocale.Country.AnyCountry
        ):
            speak(english, "", one)
            written = times.day_of(day)
            assert re.search(r"\b2026\b", written), one.name()
            assert re.search(r"\b2[012]\b", written), one.name()
            assert one.dayName(6).lower() not in written.lower(), one.name()
            assert re.search(r"\d\D\d\d\D\d\d", times.clock_time(day)), one.name()


# --- Where the words come from -------------------------------------------------------------------


def test_a_stale_or_missing_compiled_catalogue_is_made_anew_in_a_checkout(tmp_path: Path) -> None:
    source = tmp_path / "de.ts"
    shutil.copy(CATALOGUES / "de.ts", source)
    compiled = catalogue("de", tmp_path)
    first = compiled.read_bytes()
    assert first
    text = source.read_text("utf-8").replace("Lizenz offline validieren", "Etwas ganz anderes")
    source.write_text(text, "utf-8")
    soon = compiled.stat().st_mtime + 5
    os.utime(source, (soon, soon))
    assert catalogue("de", tmp_path).read_bytes() != first
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".ts"] == ["de.qm"]


def test_an_installation_has_the_compiled_catalogue_alone(tmp_path: Path) -> None:
    (tmp_path / "de.qm").write_bytes(b"compiled elsewhere")
    assert catalogue("de", tmp_path).read_bytes() == b"compiled elsewhere"


def test_without_a_catalogue_the_windows_speak_english_and_the_log_says_so(
    tmp_path: Path, english: QApplication, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with pytest.raises(CatalogueError, match=r"de\.qm"):
        catalogue("de", tmp_path)
    (tmp_path / "de.ts").write_text("no catalogue at all", "utf-8")
    with pytest.raises(CatalogueError, match="lrelease refuses"):
        catalogue("de", tmp_path)
    monkeypatch.setattr(
        "seatkeeper.qt.i18n.language.catalogue", lambda code: catalogue(code, tmp_path)
    )
    assert speak(english, "de") == "en"
    assert translate("Login", "Log in") == "Log in"
    assert "lrelease refuses" in caplog.text


def test_the_languages_are_called_by_their_own_names() -> None:
    assert list(LANGUAGES.values()) == ["English", "Deutsch", "Español"]
    assert set(LANGUAGES) == {"en", "de", "es"}
