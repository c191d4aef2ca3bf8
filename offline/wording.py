"""The words of the two files, in English, German and Spanish.

A file is read by people on computers where the app may not be installed, so it carries its own
explanation. In braces: `portal` the portal's host, `request` the short identity of the request,
`seconds` replaced by the page's script.
"""

from dataclasses import dataclass

__all__ = ["LANGUAGES", "Words", "words_in"]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a file says in one language."""

    code: str
    request_title: str
    request_lead: str
    ready: str
    counting: str
    stopped: str
    offline: str
    go: str
    go_anyway: str
    cancel: str
    what_to_do: str
    request_steps: tuple[str, str, str]
    request_note: str
    request_paste: str
    response_title: str
    response_lead: str
    response_steps: tuple[str, str, str]
    response_note: str
    response_paste: str
    this_file: str
    request_id: str
    made: str
    platform: str
    app_version: str
    portal: str
    open_before: str
    the_text: str


_ENGLISH = Words(
    code="en",
    request_title="License request",
    request_lead=(
        "A computer without an internet connection asks for its license with this file. "
        "The file belongs on a computer that has a connection."
    ),
    ready="Ready to go to {portal}.",
    counting="Going to {portal} in {seconds} s …",
    stopped="Stopped. Nothing was sent.",
    offline=(
        "This computer has no connection. Take the file to one that has, "
        "on a USB stick for example, and open it there."
    ),
    go="Go to {portal}",
    go_anyway="Try Anyway",
    cancel="Cancel",
    what_to_do="What to do",
    request_steps=(
        "Open this file on a computer with an internet connection. It takes you to the portal.",
        "Log in there, choose a license and accept the request.",
        "Save the response file and take it back to the computer that made this request.",
    ),
    request_note=(
        "The file holds a random key made for this purpose. It does not hold the name of the "
        "computer or of its user, and no hardware address."
    ),
    request_paste="If the page does not open: go to {address} and paste this text there.",
    response_title="License response",
    response_lead=(
        "This file holds the license for request {request}. There is nothing to do in the "
        "browser: the app on the computer without a connection opens it."
    ),
    response_steps=(
        "Take this file to the computer that made request {request}.",
        "Start the app there and choose “Validate License Offline…”.",
        "Choose “Open Response File” and select this file.",
    ),
    response_note="It works once, on that computer only, and binds a seat to it for good.",
    response_paste="If a file cannot be carried over: paste this text in the app.",
    this_file="This file",
    request_id="Request",
    made="Made",
    platform="By a computer with",
    app_version="App version",
    portal="Portal",
    open_before="Open before",
    the_text="The same as text",
)

_GERMAN = Words(
    code="de",
    request_title="Lizenzanforderung",
    request_lead=(
        "Mit dieser Datei fordert ein Computer ohne Internetverbindung seine Lizenz an. "
        "Die Datei gehört auf einen Computer mit Verbindung."
    ),
    ready="Bereit für {portal}.",
    counting="Weiter zu {portal} in {seconds} s …",
    stopped="Angehalten. Es wurde nichts gesendet.",
    offline=(
        "Dieser Computer hat keine Verbindung. Bringen Sie die Datei, etwa auf einem "
        "USB-Stick, zu einem mit Verbindung und öffnen Sie sie dort."
    ),
    go="Weiter zu {portal}",
    go_anyway="Trotzdem versuchen",
    cancel="Abbrechen",
    what_to_do="Was zu tun ist",
    request_steps=(
        "Öffnen Sie diese Datei auf einem Computer mit Internetverbindung; sie führt zum Portal.",
        "Melden Sie sich dort an, wählen Sie eine Lizenz und nehmen Sie die Anforderung an.",
        "Speichern Sie die Antwortdatei und bringen Sie sie zum anfordernden Computer zurück.",
    ),
    request_note=(
        "Die Datei enthält einen zufälligen, eigens erzeugten Schlüssel. Sie enthält weder den "
        "Namen des Computers noch den seines Benutzers und keine Hardware-Adresse."
    ),
    request_paste=(
        "Falls sich die Seite nicht öffnet: Rufen Sie {address} auf und fügen Sie dort "
        "diesen Text ein."
    ),
    response_title="Lizenzantwort",
    response_lead=(
        "Diese Datei enthält die Lizenz zur Anforderung {request}. Im Browser ist nichts zu "
        "tun: Die App auf dem Computer ohne Verbindung öffnet sie."
    ),
    response_steps=(
        "Bringen Sie diese Datei zu dem Computer, von dem die Anforderung {request} stammt.",
        "Starten Sie dort die App und wählen Sie „Lizenz offline validieren…“.",
        "Wählen Sie „Antwortdatei öffnen“ und dann diese Datei.",
    ),
    response_note=(
        "Sie gilt einmal, nur für den anfordernden Computer, und bindet dauerhaft einen Platz."
    ),
    response_paste="Falls sich keine Datei übertragen lässt: Fügen Sie diesen Text in der App ein.",
    this_file="Diese Datei",
    request_id="Anforderung",
    made="Erstellt",
    platform="Von einem Computer mit",
    app_version="Version der App",
    portal="Portal",
    open_before="Zu öffnen bis",
    the_text="Dasselbe als Text",
)

_SPANISH = Words(
    code="es",
    request_title="Solicitud de licencia",
    request_lead=(
        "Con este archivo, un equipo sin conexión a internet solicita su licencia. "
        "El archivo debe abrirse en un equipo con conexión."
    ),
    ready="Todo listo para ir a {portal}.",
    counting="Se abrirá {portal} en {seconds} s …",
    stopped="Detenido. No se ha enviado nada.",
    offline=(
        "Este equipo no tiene conexión. Lleve el archivo, por ejemplo en una memoria USB, "
        "a uno que la tenga y ábralo allí."
    ),
    go="Ir a {portal}",
    go_anyway="Intentarlo igualmente",
    cancel="Cancelar",
    what_to_do="Qué hacer",
    request_steps=(
        "Abra este archivo en un equipo con conexión a internet. Le llevará al portal.",
        "Inicie sesión allí, elija una licencia y acepte la solicitud.",
        "Guarde el archivo de respuesta y llévelo al equipo que hizo esta solicitud.",
    ),
    request_note=(
        "El archivo contiene una clave aleatoria creada para este fin. No contiene el nombre "
        "del equipo ni el de su usuario, ni ninguna dirección de hardware."
    ),
    request_paste="Si la página no se abre, vaya a {address} y pegue allí este texto.",
    response_title="Respuesta de licencia",
    response_lead=(
        "Este archivo contiene la licencia de la solicitud {request}. En el navegador no hay "
        "nada que hacer: lo abre la aplicación en el equipo sin conexión."
    ),
    response_steps=(
        "Lleve este archivo al equipo que hizo la solicitud {request}.",
        "Inicie allí la aplicación y elija «Validar licencia sin conexión…».",
        "Elija «Abrir archivo de respuesta» y seleccione este archivo.",
    ),
    response_note="Sirve una sola vez, solo en ese equipo, y le asigna un puesto para siempre.",
    response_paste="Si no es posible llevar el archivo, pegue este texto en la aplicación.",
    this_file="Este archivo",
    request_id="Solicitud",
    made="Creado",
    platform="Desde un equipo con",
    app_version="Versión de la aplicación",
    portal="Portal",
    open_before="Abrir antes de",
    the_text="Lo mismo como texto",
)

_BY_CODE = {words.code: words for words in (_ENGLISH, _GERMAN, _SPANISH)}
LANGUAGES = tuple(_BY_CODE)


def words_in(language: str) -> Words:
    """The words of a language; English for one that is not spoken here.

    Args:
        language: A language tag such as `de` or `de-AT`; only its first part counts.
    """
    return _BY_CODE.get(language.replace("_", "-").partition("-")[0].lower(), _ENGLISH)
