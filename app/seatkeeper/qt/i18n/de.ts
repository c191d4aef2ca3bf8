<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Seatkeeper</source>
        <translation>Über Seatkeeper</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Built with Qt {qt}, under the LGPL.</source>
        <translation>Freie Software unter der MIT-Lizenz. Erstellt mit Qt {qt}, unter der LGPL.</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>The desktop side of concurrent-seat licensing.</source>
        <translation>Die Desktop-Seite der Lizenzierung mit gleichzeitig genutzten Plätzen.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>About Seatkeeper</source>
        <translation>Über Seatkeeper</translation>
    </message>
    <message>
        <source>All Projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Back to the Project</source>
        <translation>Zurück zum Projekt</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Nach aktualisierter Lizenz suchen</translation>
    </message>
    <message>
        <source>Copy Support Information</source>
        <translation>Support-Informationen kopieren</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnose…</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Export to HTML…</source>
        <translation>Als HTML exportieren…</translation>
    </message>
    <message>
        <source>Follow the System</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Free up my seats…</source>
        <translation>Meine Plätze freigeben…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Log out and Restart</source>
        <translation>Abmelden und neu starten</translation>
    </message>
    <message>
        <source>Minimize</source>
        <translation>Im Dock ablegen</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Release Seat and Restart</source>
        <translation>Platz freigeben und neu starten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Servers…</source>
        <translation>Server…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Show License Info</source>
        <translation>Lizenzinformationen anzeigen</translation>
    </message>
    <message>
        <source>Usage Record…</source>
        <translation>Nutzungsnachweis…</translation>
    </message>
    <message>
        <source>Validate License Offline…</source>
        <translation>Lizenz offline validieren…</translation>
    </message>
</context>
<context>
    <name>AirGap</name>
    <message>
        <source>A request: “this computer asks for a license”, signed with the computer&apos;s own random key. It holds no name of a computer or a person, and no hardware address.</source>
        <translation>Eine Anforderung: „Dieser Computer bittet um eine Lizenz“, signiert mit dem eigenen zufälligen Schlüssel des Computers. Sie enthält keinen Namen eines Computers oder Menschen und keine Hardware-Adresse.</translation>
    </message>
    <message>
        <source>A response: the license itself, signed by the server, for this one computer and this one request. On any other computer it is useless.</source>
        <translation>Eine Antwort: die Lizenz selbst, vom Server signiert, für diesen einen Computer und diese eine Anforderung. Auf jedem anderen Computer ist sie nutzlos.</translation>
    </message>
    <message>
        <source>Accepted: a seat is bound to that computer for good.</source>
        <translation>Angenommen: Ein Platz ist dauerhaft an jenen Computer gebunden.</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>Wird angenommen…</translation>
    </message>
    <message>
        <source>Account that accepts</source>
        <translation>Annehmendes Konto</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Any computer with a browser.</source>
        <translation>Irgendein Computer mit einem Browser.</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>App-Version</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Device key</source>
        <translation>Geräteschlüssel</translation>
    </message>
    <message>
        <source>Done. Nothing has to be connected again.</source>
        <translation>Fertig. Es muss nichts wieder verbunden werden.</translation>
    </message>
    <message>
        <source>Every check passed. This computer is licensed.</source>
        <translation>Alle Prüfungen bestanden. Dieser Computer ist lizenziert.</translation>
    </message>
    <message>
        <source>Files travel on it, in one direction and then in the other.</source>
        <translation>Dateien reisen auf ihm, erst in die eine Richtung, dann in die andere.</translation>
    </message>
    <message>
        <source>First: the offline computer writes its request.</source>
        <translation>Zuerst schreibt der Computer ohne Netz seine Anforderung.</translation>
    </message>
    <message>
        <source>Kind of computer</source>
        <translation>Art des Computers</translation>
    </message>
    <message>
        <source>Licensed, for good and without a network.</source>
        <translation>Lizenziert, dauerhaft und ohne Netz.</translation>
    </message>
    <message>
        <source>Log In and Accept</source>
        <translation>Anmelden und annehmen</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Neither a request nor a response.</source>
        <translation>Weder eine Anforderung noch eine Antwort.</translation>
    </message>
    <message>
        <source>Next: log in at the portal, and accept.</source>
        <translation>Als Nächstes: Melden Sie sich am Portal an und nehmen Sie an.</translation>
    </message>
    <message>
        <source>Next: open the response on the offline computer.</source>
        <translation>Als Nächstes: Öffnen Sie die Antwort auf dem Computer ohne Netz.</translation>
    </message>
    <message>
        <source>Next: save the response to the stick.</source>
        <translation>Als Nächstes: Speichern Sie die Antwort auf dem Stick.</translation>
    </message>
    <message>
        <source>Next: take the request to the portal.</source>
        <translation>Als Nächstes: Bringen Sie die Anforderung zum Portal.</translation>
    </message>
    <message>
        <source>Offline computer</source>
        <translation>Computer ohne Netz</translation>
    </message>
    <message>
        <source>Open before</source>
        <translation>Zu öffnen bis</translation>
    </message>
    <message>
        <source>Open the Response</source>
        <translation>Antwort öffnen</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>Nummer der Anforderung</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULATION</translation>
    </message>
    <message>
        <source>Save the Response</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Seatkeeper: across the air gap</source>
        <translation>Seatkeeper: ohne Netz validieren</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Größe in Bytes</translation>
    </message>
    <message>
        <source>That file is not on the stick yet.</source>
        <translation>Diese Datei ist noch nicht auf dem Stick.</translation>
    </message>
    <message>
        <source>The portal has the request, and asks who is there.</source>
        <translation>Das Portal hat die Anforderung und fragt, wer da ist.</translation>
    </message>
    <message>
        <source>The response is on the stick.</source>
        <translation>Die Antwort ist auf dem Stick.</translation>
    </message>
    <message>
        <source>The stick is empty.</source>
        <translation>Der Stick ist leer.</translation>
    </message>
    <message>
        <source>There is no internet connection, and no license yet.</source>
        <translation>Es gibt keine Internetverbindung und noch keine Lizenz.</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>USB-Stick</translation>
    </message>
    <message>
        <source>Upload the Request</source>
        <translation>Anforderung hochladen</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>Wird hochgeladen…</translation>
    </message>
    <message>
        <source>Validating a computer without a network</source>
        <translation>Einen Computer ohne Netz validieren</translation>
    </message>
    <message>
        <source>With the account</source>
        <translation>Mit dem Konto</translation>
    </message>
    <message>
        <source>Write the Request</source>
        <translation>Anforderung schreiben</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>{bytes} bytes; drag it, or press it to look inside</source>
        <translation>{bytes} Bytes; ziehen Sie die Datei oder drücken Sie darauf, um hineinzusehen</translation>
    </message>
</context>
<context>
    <name>AllSeats</name>
    <message>
        <source>A seat is free again as soon as a colleague closes the app, logs out, or stops responding. Nothing of yours is lost.</source>
        <translation>Ein Platz wird frei, sobald jemand die App schließt, sich abmeldet oder nicht mehr antwortet. Von Ihrer Arbeit geht nichts verloren.</translation>
    </message>
    <message>
        <source>A seat is free.</source>
        <translation>Ein Platz ist frei.</translation>
    </message>
    <message>
        <source>All license seats are in use.</source>
        <translation>Alle Lizenzplätze sind belegt.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Contact Owner</source>
        <translation>Eigentümer kontaktieren</translation>
    </message>
    <message>
        <source>It is held for you for {time}.</source>
        <translation>Er wird noch {time} für Sie freigehalten.</translation>
    </message>
    <message>
        <source>Next try at {time} ({distance}).</source>
        <translation>Nächster Versuch um {time} ({distance}).</translation>
    </message>
    <message>
        <source>Notify me when a seat is free</source>
        <translation>Benachrichtigen, wenn ein Platz frei ist</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>Take Seat</source>
        <translation>Platz nehmen</translation>
    </message>
    <message>
        <source>Taking…</source>
        <translation>Platz wird genommen…</translation>
    </message>
    <message>
        <source>Time left to take the seat</source>
        <translation>Verbleibende Zeit, um den Platz zu nehmen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird versucht…</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>Warten auf einen Platz</translation>
    </message>
    <message>
        <source>Waiting. {next_try}</source>
        <translation>Es wird gewartet. {next_try}</translation>
    </message>
    <message>
        <source>You are next. {next_try}</source>
        <translation>Sie sind als Nächstes an der Reihe. {next_try}</translation>
    </message>
    <message>
        <source>You are number {position} in the queue. {next_try}</source>
        <translation>Sie sind Nummer {position} in der Warteschlange. {next_try}</translation>
    </message>
    <message>
        <source>Your license is in use on as many computers as it allows. Logging out on one of them frees a seat for this one.</source>
        <translation>Ihre Lizenz wird auf so vielen Computern genutzt, wie sie erlaubt. Wenn Sie sich auf einem davon abmelden, wird ein Platz für diesen frei.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy this message</source>
        <translation>Diese Meldung kopieren</translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation>Diese Meldung weglegen</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Something answered that is not {server}.</source>
        <translation>Etwas hat geantwortet, das nicht {server} ist.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate has expired. If the date of this computer is right, the server must get a new one.</source>
        <translation>Die Verbindung zu {server} ist nicht sicher: Das Zertifikat ist abgelaufen. Wenn das Datum dieses Computers stimmt, braucht der Server ein neues.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate is not valid yet. Check the date and time of this computer.</source>
        <translation>Die Verbindung zu {server} ist nicht sicher: Das Zertifikat gilt noch nicht. Prüfen Sie Datum und Uhrzeit dieses Computers.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate was replaced or is not trusted. A program or device in between may be reading along.</source>
        <translation>Die Verbindung zu {server} ist nicht sicher: Das Zertifikat wurde ausgetauscht, oder ihm wird nicht vertraut. Ein Programm oder Gerät dazwischen liest vielleicht mit.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: nobody this computer trusts has issued its certificate. A program or device in between may be reading along.</source>
        <translation>Die Verbindung zu {server} ist nicht sicher: Niemand, dem dieser Computer vertraut, hat das Zertifikat ausgestellt. Ein Programm oder Gerät dazwischen liest vielleicht mit.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: something with another name answers in its place.</source>
        <translation>Die Verbindung zu {server} ist nicht sicher: An seiner Stelle antwortet etwas mit einem anderen Namen.</translation>
    </message>
    <message>
        <source>The name of {server} could not be looked up.</source>
        <translation>Der Name von {server} konnte nicht gefunden werden.</translation>
    </message>
    <message>
        <source>The network does not reach {server}.</source>
        <translation>Das Netz reicht nicht bis zu {server}.</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the connection pass.</source>
        <translation>Der Proxy dieses Netzes hat die Verbindung nicht durchgelassen.</translation>
    </message>
    <message>
        <source>The proxy of this network wants a name and a password, or other ones.</source>
        <translation>Der Proxy dieses Netzes verlangt Namen und Passwort, oder andere als die bisherigen.</translation>
    </message>
    <message>
        <source>This network wants you to log in to it first: open a web page in a browser.</source>
        <translation>Dieses Netz verlangt erst eine Anmeldung: Öffnen Sie eine Webseite in einem Browser.</translation>
    </message>
    <message>
        <source>{server} could not be reached.</source>
        <translation>{server} war nicht erreichbar.</translation>
    </message>
    <message>
        <source>{server} did not answer in time.</source>
        <translation>{server} hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>{server} has a problem of its own.</source>
        <translation>{server} hat selbst ein Problem.</translation>
    </message>
    <message>
        <source>{server} is busy and wants to be asked again later.</source>
        <translation>{server} ist ausgelastet und möchte später wieder gefragt werden.</translation>
    </message>
    <message>
        <source>{server} is newer than this program and no longer speaks with it. Update it.</source>
        <translation>{server} ist neuer als dieses Programm und spricht nicht mehr mit ihm. Aktualisieren Sie es.</translation>
    </message>
    <message>
        <source>{server} says that the seat is over. It is asked again before that counts.</source>
        <translation>{server} sagt, dass der Platz verloren ist. Bevor das zählt, wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>{server} was found, but does not accept connections.</source>
        <translation>{server} wurde gefunden, nimmt aber keine Verbindungen an.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>A firewall may be in the way; ask whoever runs this network.</source>
        <translation>Vielleicht ist eine Firewall im Weg; fragen Sie, wer dieses Netz betreut.</translation>
    </message>
    <message>
        <source>A folder cannot be read.</source>
        <translation>Ein Ordner kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A login page of this network answers instead.</source>
        <translation>Stattdessen antwortet eine Anmeldeseite dieses Netzes.</translation>
    </message>
    <message>
        <source>A newer version of the app has written it.</source>
        <translation>Eine neuere Version der App hat ihn geschrieben.</translation>
    </message>
    <message>
        <source>A program or device of your network may be reading along. Ask whoever runs it to let this server pass, or to install its authority on this computer.</source>
        <translation>Ein Programm oder Gerät Ihres Netzes liest vielleicht mit. Bitten Sie, wer es betreut, diesen Server durchzulassen oder dessen Zertifizierungsstelle auf diesem Computer einzurichten.</translation>
    </message>
    <message>
        <source>Add a server.</source>
        <translation>Fügen Sie einen Server hinzu.</translation>
    </message>
    <message>
        <source>All can be written.</source>
        <translation>In alle kann geschrieben werden.</translation>
    </message>
    <message>
        <source>Ask whoever runs this network whether it blocks TLS.</source>
        <translation>Fragen Sie, wer dieses Netz betreut, ob es TLS blockiert.</translation>
    </message>
    <message>
        <source>Both copies can be read.</source>
        <translation>Beide Kopien können gelesen werden.</translation>
    </message>
    <message>
        <source>Check the date and time of this computer.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers.</translation>
    </message>
    <message>
        <source>Check the date of this computer, then tell whoever runs the server.</source>
        <translation>Prüfen Sie das Datum dieses Computers und sagen Sie es dann dem Betreiber des Servers.</translation>
    </message>
    <message>
        <source>Check the network connection and the server&apos;s address.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und die Adresse des Servers.</translation>
    </message>
    <message>
        <source>Check the network connection or its name server.</source>
        <translation>Prüfen Sie die Netzwerkverbindung oder ihren Namensserver.</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>Prüfen Sie die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address and login in the system settings.</source>
        <translation>Prüfen Sie Adresse und Anmeldung des Proxys in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s login in the system settings.</source>
        <translation>Prüfen Sie die Anmeldung des Proxys in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and do not log in.</source>
        <translation>Prüfen Sie die Adresse des Servers und melden Sie sich nicht an.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>Prüfen Sie die Adresse des Servers.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Everything works, with something to note.</source>
        <translation>Alles funktioniert, mit einem Hinweis.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Give the passphrase it was made with.</source>
        <translation>Geben Sie die Passphrase an, mit der er erstellt wurde.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Geben Sie sich das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>Goes through the proxy; see Server.</source>
        <translation>Geht durch den Proxy; siehe Server.</translation>
    </message>
    <message>
        <source>Install a keyring to stay logged in.</source>
        <translation>Richten Sie einen Schlüsselbund ein, um angemeldet zu bleiben.</translation>
    </message>
    <message>
        <source>It answers a request of this computer</source>
        <translation>Sie beantwortet eine Anforderung dieses Computers</translation>
    </message>
    <message>
        <source>It cannot be read from the disk.</source>
        <translation>Er kann nicht vom Datenträger gelesen werden.</translation>
    </message>
    <message>
        <source>It comes from the right server</source>
        <translation>Sie kommt vom richtigen Server</translation>
    </message>
    <message>
        <source>It has not been used before</source>
        <translation>Sie wurde noch nicht verwendet</translation>
    </message>
    <message>
        <source>It is a response file</source>
        <translation>Es ist eine Antwortdatei</translation>
    </message>
    <message>
        <source>It is in time</source>
        <translation>Sie kommt rechtzeitig</translation>
    </message>
    <message>
        <source>It was made for this computer</source>
        <translation>Sie wurde für diesen Computer erstellt</translation>
    </message>
    <message>
        <source>Its files may not be read.</source>
        <translation>Seine Dateien dürfen nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Its key is gone from the keyring.</source>
        <translation>Sein Schlüssel ist nicht mehr im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Its signature is genuine</source>
        <translation>Ihre Signatur ist echt</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>License cache</source>
        <translation>Lizenzspeicher</translation>
    </message>
    <message>
        <source>Log in again. Nothing was touched.</source>
        <translation>Melden Sie sich erneut an. Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>Log in on this computer.</source>
        <translation>Melden Sie sich auf diesem Computer an.</translation>
    </message>
    <message>
        <source>Log in to the system again, or restart it.</source>
        <translation>Melden Sie sich erneut am System an oder starten Sie es neu.</translation>
    </message>
    <message>
        <source>Make room on the disk soon.</source>
        <translation>Schaffen Sie bald Speicherplatz.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Schaffen Sie Speicherplatz.</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Network login</source>
        <translation>Netzanmeldung</translation>
    </message>
    <message>
        <source>No keyring: what is kept lasts until the app ends.</source>
        <translation>Kein Schlüsselbund: Was aufbewahrt wird, bleibt nur bis zum Ende der App.</translation>
    </message>
    <message>
        <source>No proxy is used.</source>
        <translation>Es wird kein Proxy verwendet.</translation>
    </message>
    <message>
        <source>No secure connection comes about.</source>
        <translation>Es kommt keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>No server has been added yet.</source>
        <translation>Es wurde noch kein Server hinzugefügt.</translation>
    </message>
    <message>
        <source>No server has told the time yet.</source>
        <translation>Noch hat kein Server die Zeit mitgeteilt.</translation>
    </message>
    <message>
        <source>Nobody accepts connections at {address}.</source>
        <translation>Unter {address} nimmt niemand Verbindungen an.</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Nobody says within five seconds what {host} is.</source>
        <translation>Niemand sagt innerhalb von fünf Sekunden, was {host} ist.</translation>
    </message>
    <message>
        <source>Not looked at, because of what failed before.</source>
        <translation>Nicht geprüft, weil vorher etwas fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Not needed: the server is this computer.</source>
        <translation>Nicht nötig: Der Server ist dieser Computer.</translation>
    </message>
    <message>
        <source>One check failed.</source>
        <translation>Eine Prüfung ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>One of the two copies is not in order.</source>
        <translation>Eine der beiden Kopien ist nicht in Ordnung.</translation>
    </message>
    <message>
        <source>Only {free_megabytes} MB are free.</source>
        <translation>Nur {free_megabytes} MB sind frei.</translation>
    </message>
    <message>
        <source>Open a web page in a browser and log in to the network.</source>
        <translation>Öffnen Sie eine Webseite in einem Browser und melden Sie sich am Netz an.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Restore the newer copy, or log in again.</source>
        <translation>Stellen Sie die neuere Kopie wieder her oder melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Right to within {seconds} s.</source>
        <translation>Geht auf {seconds} s genau.</translation>
    </message>
    <message>
        <source>Secure connection (TLS)</source>
        <translation>Sichere Verbindung (TLS)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set the clock of this computer right.</source>
        <translation>Stellen Sie die Uhr dieses Computers richtig.</translation>
    </message>
    <message>
        <source>Set the clock. Licenses go by the server&apos;s time.</source>
        <translation>Stellen Sie die Uhr. Lizenzen richten sich nach der Zeit des Servers.</translation>
    </message>
    <message>
        <source>Something answers that is not the server.</source>
        <translation>Etwas antwortet, das nicht der Server ist.</translation>
    </message>
    <message>
        <source>Start the keyring.</source>
        <translation>Starten Sie den Schlüsselbund.</translation>
    </message>
    <message>
        <source>The certificate has expired: {subject}</source>
        <translation>Das Zertifikat ist abgelaufen: {subject}</translation>
    </message>
    <message>
        <source>The certificate is from somebody this computer does not trust: {issuer}</source>
        <translation>Das Zertifikat stammt von jemandem, dem dieser Computer nicht vertraut: {issuer}</translation>
    </message>
    <message>
        <source>The certificate is not valid yet: {subject}</source>
        <translation>Das Zertifikat gilt noch nicht: {subject}</translation>
    </message>
    <message>
        <source>The certificate is somebody else&apos;s: {subject}</source>
        <translation>Das Zertifikat gehört jemand anderem: {subject}</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The keyring cannot be reached.</source>
        <translation>Der Schlüsselbund ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The keyring does not answer.</source>
        <translation>Der Schlüsselbund antwortet nicht.</translation>
    </message>
    <message>
        <source>The keyring does not give back what was stored.</source>
        <translation>Der Schlüsselbund gibt nicht zurück, was gespeichert wurde.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The license cache belongs to another computer.</source>
        <translation>Der Lizenzspeicher gehört zu einem anderen Computer.</translation>
    </message>
    <message>
        <source>The license cache is an older copy.</source>
        <translation>Der Lizenzspeicher ist eine ältere Kopie.</translation>
    </message>
    <message>
        <source>The license cache was altered.</source>
        <translation>Der Lizenzspeicher wurde verändert.</translation>
    </message>
    <message>
        <source>The name {host} cannot be looked up.</source>
        <translation>Der Name {host} konnte nicht gefunden werden.</translation>
    </message>
    <message>
        <source>The network does not reach the server.</source>
        <translation>Das Netz reicht nicht bis zum Server.</translation>
    </message>
    <message>
        <source>The network lets everything pass.</source>
        <translation>Das Netz lässt alles durch.</translation>
    </message>
    <message>
        <source>The next start of the app puts it right.</source>
        <translation>Der nächste Start der App bringt das in Ordnung.</translation>
    </message>
    <message>
        <source>The passphrase is not the right one.</source>
        <translation>Die Passphrase ist nicht die richtige.</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through.</source>
        <translation>Der Proxy lässt die Verbindung nicht durch.</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password, or other ones.</source>
        <translation>Der Proxy verlangt Namen und Passwort, oder andere als die bisherigen.</translation>
    </message>
    <message>
        <source>The proxy {proxy} is used.</source>
        <translation>Der Proxy {proxy} wird verwendet.</translation>
    </message>
    <message>
        <source>The server does not answer in time.</source>
        <translation>Der Server antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>Der Server hat selbst ein Problem.</translation>
    </message>
    <message>
        <source>The server is busy and wants to be asked again later.</source>
        <translation>Der Server ist ausgelastet und möchte später wieder gefragt werden.</translation>
    </message>
    <message>
        <source>The server may be stopped; ask whoever runs it.</source>
        <translation>Vielleicht ist der Server angehalten; fragen Sie, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>This computer has no keyring.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is off by {minutes} minutes.</source>
        <translation>Die Uhr dieses Computers geht um {minutes} Minuten falsch.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back by {minutes} minutes.</source>
        <translation>Die Uhr dieses Computers wurde um {minutes} Minuten zurückgestellt.</translation>
    </message>
    <message>
        <source>Try again later, or tell whoever runs the server.</source>
        <translation>Versuchen Sie es später noch einmal oder sagen Sie es dem Betreiber des Servers.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then run the checks again.</source>
        <translation>Entsperren Sie den Schlüsselbund und führen Sie die Prüfungen dann erneut aus.</translation>
    </message>
    <message>
        <source>Update the app.</source>
        <translation>Aktualisieren Sie die App.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>{address} accepts connections.</source>
        <translation>{address} nimmt Verbindungen an.</translation>
    </message>
    <message>
        <source>{address} does not answer.</source>
        <translation>{address} antwortet nicht.</translation>
    </message>
    <message>
        <source>{count} checks failed.</source>
        <translation>{count} Prüfungen sind fehlgeschlagen.</translation>
    </message>
    <message>
        <source>{free_megabytes} MB are free.</source>
        <translation>{free_megabytes} MB sind frei.</translation>
    </message>
    <message>
        <source>{host} was found: {addresses}</source>
        <translation>{host} wurde gefunden: {addresses}</translation>
    </message>
    <message>
        <source>{name} answers.</source>
        <translation>{name} antwortet.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>In {path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{vault} keeps what it is given.</source>
        <translation>{vault} bewahrt auf, was ihm gegeben wird.</translation>
    </message>
    <message>
        <source>{version}, certificate issued by {issuer}</source>
        <translation>{version}, Zertifikat ausgestellt von {issuer}</translation>
    </message>
</context>
<context>
    <name>Copyable</name>
    <message>
        <source>Copy {what}</source>
        <translation>{what} kopieren</translation>
    </message>
</context>
<context>
    <name>DemoAccounts</name>
    <message>
        <source>A semester license: ends in a few days.</source>
        <translation>Eine Semesterlizenz: endet in wenigen Tagen.</translation>
    </message>
    <message>
        <source>A student license: for two years, cannot be shared.</source>
        <translation>Eine Studierendenlizenz: für zwei Jahre, nicht teilbar.</translation>
    </message>
    <message>
        <source>A subscription that ended last month: the app is read-only.</source>
        <translation>Ein Abonnement, das vorigen Monat endete: Die App kann nur lesen.</translation>
    </message>
    <message>
        <source>A third invited user of the same organization.</source>
        <translation>Eine dritte Eingeladene derselben Organisation.</translation>
    </message>
    <message>
        <source>A trial: five active days within 90 days.</source>
        <translation>Eine Testlizenz: fünf aktive Tage innerhalb von 90 Tagen.</translation>
    </message>
    <message>
        <source>Another invited user of the same organization.</source>
        <translation>Noch ein Eingeladener derselben Organisation.</translation>
    </message>
    <message>
        <source>Has not confirmed the email address: cannot log in yet.</source>
        <translation>Hat die E-Mail-Adresse nicht bestätigt: kann sich noch nicht anmelden.</translation>
    </message>
    <message>
        <source>Holds the seat of Tiny Studio on a computer without a network.</source>
        <translation>Hält den Platz von Tiny Studio auf einem Computer ohne Netz.</translation>
    </message>
    <message>
        <source>Invited to a license whose only seat is taken: all seats in use.</source>
        <translation>Eingeladen zu einer Lizenz, deren einziger Platz belegt ist: alle Plätze belegt.</translation>
    </message>
    <message>
        <source>Invited user: shares 15 seats of an organization.</source>
        <translation>Eingeladen: teilt 15 Plätze einer Organisation.</translation>
    </message>
    <message>
        <source>Invited, then blocked by the owner.</source>
        <translation>Eingeladen, dann vom Eigentümer gesperrt.</translation>
    </message>
    <message>
        <source>Owner of 15 shared seats: sees how many are in use.</source>
        <translation>Eigentümer von 15 geteilten Plätzen: sieht, wie viele belegt sind.</translation>
    </message>
    <message>
        <source>Owner of a permanent license: can validate a computer offline.</source>
        <translation>Eigentümerin einer unbefristeten Lizenz: kann einen Computer offline validieren.</translation>
    </message>
    <message>
        <source>Owner of a single-user license on up to two computers.</source>
        <translation>Eigentümer einer Einzelplatzlizenz auf bis zu zwei Computern.</translation>
    </message>
    <message>
        <source>Owner of one shared seat, which is taken for good.</source>
        <translation>Eigentümer eines geteilten Platzes, der auf Dauer belegt ist.</translation>
    </message>
    <message>
        <source>Works at the support desk of the portal.</source>
        <translation>Arbeitet im Support des Portals.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restoring them changes no file until you save.</source>
        <translation>Das Wiederherstellen ändert keine Datei, bis Sie speichern.</translation>
    </message>
    <message>
        <source>They were kept on {when}.</source>
        <translation>Aufbewahrt am {when}.</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Unbenanntes Projekt</translation>
    </message>
    <message>
        <source>“{name}” holds changes that were not saved.</source>
        <translation>„{name}“ enthält Änderungen, die nicht gespeichert wurden.</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>A support desk can find the cause with these files. They hold no password, token or proof; email addresses and the name of your own folder have been taken out.</source>
        <translation>Mit diesen Dateien kann der Support die Ursache finden. Sie enthalten kein Passwort, Token oder Nachweis; E-Mail-Adressen und der Name Ihres eigenen Ordners wurden entfernt.</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Pakete (*.zip)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Speicherplatz.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>File in the bundle</source>
        <translation>Datei im Paket</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Mitlaufen</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nichts zu zeigen.</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Eine Zeile</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Run Again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Save Bundle</source>
        <translation>Paket speichern</translation>
    </message>
    <message>
        <source>Save Bundle…</source>
        <translation>Paket speichern…</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Gespeichert als „{name}“.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>The log cannot be read: {reason} [log-unreadable]</source>
        <translation>Das Protokoll kann nicht gelesen werden: {reason} [log-unreadable]</translation>
    </message>
    <message>
        <source>The newest {shown} of {count} lines</source>
        <translation>Die neuesten {shown} von {count} Zeilen</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>What Was Sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>wird geprüft…</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} Zeichen</translation>
    </message>
    <message>
        <source>{count} characters; the first {shown} are shown</source>
        <translation>{count} Zeichen; die ersten {shown} werden gezeigt</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>“{name}” was not written.</source>
        <translation>„{name}“ wurde nicht geschrieben.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Keep It</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the Seat</source>
        <translation>Platz behalten</translation>
    </message>
    <message>
        <source>Log Out Anyway</source>
        <translation>Trotzdem abmelden</translation>
    </message>
    <message>
        <source>Projects are not touched.</source>
        <translation>Projekte bleiben unberührt.</translation>
    </message>
    <message>
        <source>Release It Here Anyway</source>
        <translation>Hier trotzdem freigeben</translation>
    </message>
    <message>
        <source>Return Early</source>
        <translation>Vorzeitig zurückgeben</translation>
    </message>
    <message>
        <source>Return the offline availability?</source>
        <translation>Offline-Verfügbarkeit zurückgeben?</translation>
    </message>
    <message>
        <source>Stay Logged In</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>The seat is no longer reserved for this computer. You go on working as long as there is a connection.</source>
        <translation>Der Platz ist dann nicht mehr für diesen Computer reserviert. Sie arbeiten weiter, solange eine Verbindung besteht.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>You are asked to log in again at the next start.</source>
        <translation>Beim nächsten Start werden Sie wieder nach der Anmeldung gefragt.</translation>
    </message>
    <message>
        <source>Your seat cannot be freed now</source>
        <translation>Ihr Platz kann jetzt nicht freigegeben werden</translation>
    </message>
    <message>
        <source>{action}?</source>
        <translation>{action}?</translation>
    </message>
    <message>
        <source>{reason} If you give it up here anyway, the seat stays occupied until {until}.</source>
        <translation>{reason} Wenn Sie ihn hier trotzdem aufgeben, bleibt der Platz belegt bis {until}.</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>Vorheriges suchen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>Text of the project</source>
        <translation>Text des Projekts</translation>
    </message>
    <message>
        <source>Write something…</source>
        <translation>Schreiben Sie etwas…</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>A trial needs a connection.</source>
        <translation>Eine Testlizenz braucht eine Verbindung.</translation>
    </message>
    <message>
        <source>Available offline</source>
        <translation>Offline verfügbar</translation>
    </message>
    <message>
        <source>Closing the app changes nothing.</source>
        <translation>Das Schließen der App ändert nichts.</translation>
    </message>
    <message>
        <source>Closing the app does not stop the active day.</source>
        <translation>Das Schließen der App hält den aktiven Tag nicht an.</translation>
    </message>
    <message>
        <source>Closing the app gives the seat back at once.</source>
        <translation>Beim Schließen der App wird der Platz sofort frei.</translation>
    </message>
    <message>
        <source>Closing the app keeps the seat reserved for this computer.</source>
        <translation>Beim Schließen der App bleibt der Platz für diesen Computer reserviert.</translation>
    </message>
    <message>
        <source>Closing the app keeps your seat reserved.</source>
        <translation>Beim Schließen der App bleibt Ihr Platz reserviert.</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>Kommerziell</translation>
    </message>
    <message>
        <source>Educational</source>
        <translation>Bildung</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Behörde</translation>
    </message>
    <message>
        <source>Offline availability is not offered here.</source>
        <translation>Offline-Verfügbarkeit wird hier nicht angeboten.</translation>
    </message>
    <message>
        <source>Semester</source>
        <translation>Semester</translation>
    </message>
    <message>
        <source>Shared seat</source>
        <translation>Geteilter Platz</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Studierende</translation>
    </message>
    <message>
        <source>The license expires before the shortest period ends.</source>
        <translation>Die Lizenz läuft ab, bevor der kürzeste Zeitraum endet.</translation>
    </message>
    <message>
        <source>This frees the seat of this computer and ends its offline availability.</source>
        <translation>Dies gibt den Platz dieses Computers frei und beendet seine Offline-Verfügbarkeit.</translation>
    </message>
    <message>
        <source>This frees the seat of this computer.</source>
        <translation>Dies gibt den Platz dieses Computers frei.</translation>
    </message>
    <message>
        <source>This license never needs a connection.</source>
        <translation>Diese Lizenz braucht nie eine Verbindung.</translation>
    </message>
    <message>
        <source>This license was validated offline: it is bound to this computer for good, so logging out is not possible.</source>
        <translation>Diese Lizenz wurde offline validiert: Sie ist dauerhaft an diesen Computer gebunden, daher ist Abmelden nicht möglich.</translation>
    </message>
    <message>
        <source>This removes the trial from this computer.</source>
        <translation>Dies entfernt die Testlizenz von diesem Computer.</translation>
    </message>
    <message>
        <source>This server does not offer offline availability.</source>
        <translation>Dieser Server bietet keine Offline-Verfügbarkeit an.</translation>
    </message>
    <message>
        <source>This server has no accounts: it lends a license to this computer while the app runs. A start needs a connection, and without one the license goes to others after {seconds} seconds.</source>
        <translation>Dieser Server hat keine Konten: Er leiht diesem Computer eine Lizenz, solange die App läuft. Ein Start braucht eine Verbindung, und ohne Verbindung geht die Lizenz nach {seconds} Sekunden an andere.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Testlizenz</translation>
    </message>
    <message>
        <source>Validated offline</source>
        <translation>Offline validiert</translation>
    </message>
    <message>
        <source>Your own seat</source>
        <translation>Ihr eigener Platz</translation>
    </message>
    <message>
        <source>all seats in use</source>
        <translation>alle Plätze belegt</translation>
    </message>
    <message>
        <source>blocked by its owner</source>
        <translation>von ihrem Eigentümer gesperrt</translation>
    </message>
    <message>
        <source>campus</source>
        <translation>Campus</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>in use on as many computers as it allows</source>
        <translation>auf so vielen Computern in Gebrauch, wie sie erlaubt</translation>
    </message>
    <message>
        <source>leased</source>
        <translation>gemietet</translation>
    </message>
    <message>
        <source>multi-user</source>
        <translation>Mehrplatz</translation>
    </message>
    <message>
        <source>not needed: another one comes first</source>
        <translation>nicht nötig: eine andere geht vor</translation>
    </message>
    <message>
        <source>permanent</source>
        <translation>unbefristet</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>single-user</source>
        <translation>Einzelplatz</translation>
    </message>
    <message>
        <source>subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>{left} of {given} days left; it ends on {end}.</source>
        <translation>Noch {left} von {given} Tagen; sie endet am {end}.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A project is a text document of at most 4 MB.</source>
        <translation>Ein Projekt ist ein Textdokument mit höchstens 4 MB.</translation>
    </message>
    <message>
        <source>Choose a file in it, or another name.</source>
        <translation>Wählen Sie eine Datei darin oder einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose a text file in UTF-8.</source>
        <translation>Wählen Sie eine Textdatei in UTF-8.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>It is still in this window.</source>
        <translation>Er ist noch in diesem Fenster.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Vielleicht wurde die Datei verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>Save it, or copy it elsewhere, before you close.</source>
        <translation>Speichern Sie ihn oder kopieren Sie ihn anderswohin, bevor Sie schließen.</translation>
    </message>
    <message>
        <source>The disk is full: “{name}” was not written.</source>
        <translation>Der Datenträger ist voll: „{name}“ wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>You are not allowed to use “{name}” there.</source>
        <translation>Sie dürfen „{name}“ dort nicht verwenden.</translation>
    </message>
    <message>
        <source>Your text is still here. Free some space, or save elsewhere.</source>
        <translation>Ihr Text ist noch da. Schaffen Sie Platz oder speichern Sie anderswo.</translation>
    </message>
    <message>
        <source>Your text is still here. Try again, or save elsewhere.</source>
        <translation>Ihr Text ist noch da. Versuchen Sie es noch einmal oder speichern Sie anderswo.</translation>
    </message>
    <message>
        <source>Your unsaved text could not be kept against a crash.</source>
        <translation>Ihr nicht gespeicherter Text konnte nicht gegen einen Absturz gesichert werden.</translation>
    </message>
    <message>
        <source>“{name}” could not be read or written.</source>
        <translation>„{name}“ konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>„{name}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>“{name}” is not a text document.</source>
        <translation>„{name}“ ist kein Textdokument.</translation>
    </message>
    <message>
        <source>“{name}” is not there any more.</source>
        <translation>„{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>“{name}” is too large to be a project.</source>
        <translation>„{name}“ ist zu groß für ein Projekt.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find in this project</source>
        <translation>In diesem Projekt suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorheriges suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>One place</source>
        <translation>Eine Stelle</translation>
    </message>
    <message>
        <source>Stop finding</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation>{number} Stellen</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Add a Server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Connects to the license server of your vendor or organization, by its address or a profile file.</source>
        <translation>Verbindet mit dem Lizenzserver Ihres Anbieters oder Ihrer Organisation, über seine Adresse oder eine Profildatei.</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>Wie möchten Sie beginnen?</translation>
    </message>
    <message>
        <source>Starting the demo…</source>
        <translation>Die Demo wird gestartet…</translation>
    </message>
    <message>
        <source>Starts a small license server on this computer, with accounts for every situation. Nothing is kept when you close it.</source>
        <translation>Startet einen kleinen Lizenzserver auf diesem Computer, mit Konten für jede Situation. Nach dem Schließen bleibt nichts zurück.</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Use your license</source>
        <translation>Ihre Lizenz nutzen</translation>
    </message>
    <message>
        <source>Welcome to Seatkeeper</source>
        <translation>Willkommen bei Seatkeeper</translation>
    </message>
    <message>
        <source>Your servers</source>
        <translation>Ihre Server</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>A project is a small text document on this computer.</source>
        <translation>Ein Projekt ist ein kleines Textdokument auf diesem Computer.</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt verwendete Projekte</translation>
    </message>
    <message>
        <source>Remove “{name}” from this list</source>
        <translation>„{name}“ aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Willkommen, {name}</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>+1 day</source>
        <translation>+1 Tag</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 h</translation>
    </message>
    <message>
        <source>+1 week</source>
        <translation>+1 Woche</translation>
    </message>
    <message>
        <source>+1 year</source>
        <translation>+1 Jahr</translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation>+10 Minuten</translation>
    </message>
    <message>
        <source>+30 days</source>
        <translation>+30 Tage</translation>
    </message>
    <message>
        <source>+8 h</source>
        <translation>+8 h</translation>
    </message>
    <message>
        <source>A computer cannot have this name.</source>
        <translation>So kann ein Computer nicht heißen.</translation>
    </message>
    <message>
        <source>A computer needs a name.</source>
        <translation>Ein Computer braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name is one line of 1 to 60 characters.</source>
        <translation>Ein Name ist eine Zeile mit 1 bis 60 Zeichen.</translation>
    </message>
    <message>
        <source>A trial day of {who} ends</source>
        <translation>Ein Testtag von {who} endet</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add Ten</source>
        <translation>Zehn weitere</translation>
    </message>
    <message>
        <source>Add a Computer</source>
        <translation>Computer hinzufügen</translation>
    </message>
    <message>
        <source>Add a computer</source>
        <translation>Einen Computer hinzufügen</translation>
    </message>
    <message>
        <source>Add one, log somebody in, and see what the server says.</source>
        <translation>Fügen Sie einen hinzu, melden Sie jemanden an und sehen Sie, was der Server sagt.</translation>
    </message>
    <message>
        <source>Adding computers…</source>
        <translation>Computer werden hinzugefügt…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>After a run its report is here, to be read, saved and sent.</source>
        <translation>Nach einem Lauf steht hier sein Bericht, zum Lesen, Speichern und Verschicken.</translation>
    </message>
    <message>
        <source>Air Gap…</source>
        <translation>Ohne Netz…</translation>
    </message>
    <message>
        <source>All computers</source>
        <translation>Alle Computer</translation>
    </message>
    <message>
        <source>All computers, seats and exchanges of this lab are forgotten, and its time begins anew. The real computer is not touched.</source>
        <translation>Alle Computer, Plätze und Anfragen dieses Labors werden vergessen, und seine Zeit beginnt von vorn. Der echte Computer bleibt unberührt.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer cut short</source>
        <translation>Antwort abgeschnitten</translation>
    </message>
    <message>
        <source>Answer lost</source>
        <translation>Antwort verloren</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>Im Ruhezustand</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Nach aktualisierter Lizenz suchen</translation>
    </message>
    <message>
        <source>Choose an exchange to see what was said, and what it means.</source>
        <translation>Wählen Sie eine Anfrage, um zu sehen, was gesagt wurde und was es bedeutet.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window and try again.</source>
        <translation>Schließen Sie dieses Fenster und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Connection reset</source>
        <translation>Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy Cache To</source>
        <translation>Speicher kopieren auf</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Absturz</translation>
    </message>
    <message>
        <source>Crashing it then really kills a process. It takes more memory and time.</source>
        <translation>Ein Absturz beendet dann wirklich einen Prozess. Das kostet mehr Speicher und Zeit.</translation>
    </message>
    <message>
        <source>Delete Cache</source>
        <translation>Speicher löschen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events that were passed through</source>
        <translation>Durchlaufene Ereignisse</translation>
    </message>
    <message>
        <source>Every question of a computer and every answer appear here.</source>
        <translation>Hier erscheint jede Frage eines Computers und jede Antwort.</translation>
    </message>
    <message>
        <source>Every scenario passed</source>
        <translation>Alle Szenarien bestanden</translation>
    </message>
    <message>
        <source>Everything Works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Export HAR…</source>
        <translation>HAR exportieren…</translation>
    </message>
    <message>
        <source>Export the exchanges</source>
        <translation>Anfragen exportieren</translation>
    </message>
    <message>
        <source>Exported: {exchanges}</source>
        <translation>Exportiert: {exchanges}</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Faults only</source>
        <translation>Nur Störungen</translation>
    </message>
    <message>
        <source>Filter the exchanges</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>Filter, like seats or 429</source>
        <translation>Filter, etwa seats oder 429</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>For {time}</source>
        <translation>Für {time}</translation>
    </message>
    <message>
        <source>Forward by {time}</source>
        <translation>{time} vor</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Go forward in time: what was due on the way is listed here.</source>
        <translation>Gehen Sie in der Zeit voran: Was unterwegs fällig war, steht dann hier.</translation>
    </message>
    <message>
        <source>Go to the Scenarios</source>
        <translation>Zu den Szenarien</translation>
    </message>
    <message>
        <source>Going forward…</source>
        <translation>Die Zeit läuft…</translation>
    </message>
    <message>
        <source>HTTP archive (*.har)</source>
        <translation>HTTP-Archiv (*.har)</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Kopfzeilen der Antwort</translation>
    </message>
    <message>
        <source>Headers of the question</source>
        <translation>Kopfzeilen der Frage</translation>
    </message>
    <message>
        <source>Heartbeat of {who}</source>
        <translation>Lebenszeichen von {who}</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Geheimes verbergen</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>In einem eigenen Prozess</translation>
    </message>
    <message>
        <source>JUnit report (*.xml)</source>
        <translation>JUnit-Bericht (*.xml)</translation>
    </message>
    <message>
        <source>Lab time</source>
        <translation>Laborzeit</translation>
    </message>
    <message>
        <source>License {who} expires</source>
        <translation>Die Lizenz {who} läuft ab</translation>
    </message>
    <message>
        <source>License {who} is renewed</source>
        <translation>Die Lizenz {who} wird verlängert</translation>
    </message>
    <message>
        <source>Log In As</source>
        <translation>Anmelden als</translation>
    </message>
    <message>
        <source>Log Out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Log somebody in: the seat appears here, for as long as it is held.</source>
        <translation>Melden Sie jemanden an: Der Platz erscheint hier, solange er gehalten wird.</translation>
    </message>
    <message>
        <source>Log-in page of a hotel network</source>
        <translation>Anmeldeseite eines Hotelnetzes</translation>
    </message>
    <message>
        <source>Look at its state: perhaps somebody has to log in or out first.</source>
        <translation>Sehen Sie auf seinen Zustand: Vielleicht muss sich erst jemand an- oder abmelden.</translation>
    </message>
    <message>
        <source>Make Available Offline</source>
        <translation>Offline verfügbar machen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name cannot be looked up</source>
        <translation>Name nicht auffindbar</translation>
    </message>
    <message>
        <source>Network Fault</source>
        <translation>Netzstörung</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>No computer is chosen.</source>
        <translation>Kein Computer ist gewählt.</translation>
    </message>
    <message>
        <source>No computers yet.</source>
        <translation>Noch keine Computer.</translation>
    </message>
    <message>
        <source>No scenario was run yet.</source>
        <translation>Noch kein Szenario wurde gespielt.</translation>
    </message>
    <message>
        <source>No seat was taken yet.</source>
        <translation>Noch kein Platz wurde belegt.</translation>
    </message>
    <message>
        <source>Nonsense instead of an answer</source>
        <translation>Unsinn statt einer Antwort</translation>
    </message>
    <message>
        <source>Not every scenario passed</source>
        <translation>Nicht alle Szenarien bestanden</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Nothing happened meanwhile.</source>
        <translation>In dieser Zeit geschah nichts.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Nothing was said yet.</source>
        <translation>Noch wurde nichts gesagt.</translation>
    </message>
    <message>
        <source>One computer after the other…</source>
        <translation>Ein Computer nach dem anderen…</translation>
    </message>
    <message>
        <source>One exchange</source>
        <translation>Eine Anfrage</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
    <message>
        <source>Passed through: {events}</source>
        <translation>Durchlaufen: {events}</translation>
    </message>
    <message>
        <source>Passwords, tokens and proofs, also in what is copied and exported</source>
        <translation>Passwörter, Token und Nachweise, auch in Kopiertem und Exportiertem</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Plug In</source>
        <translation>Einstecken</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Return Early</source>
        <translation>Vorzeitig zurückgeben</translation>
    </message>
    <message>
        <source>Run All</source>
        <translation>Alle spielen</translation>
    </message>
    <message>
        <source>Run Chosen</source>
        <translation>Gewählte spielen</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULATION</translation>
    </message>
    <message>
        <source>Save as JUnit…</source>
        <translation>Als JUnit speichern…</translation>
    </message>
    <message>
        <source>Save as Web Page…</source>
        <translation>Als Webseite speichern…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Seat timeline</source>
        <translation>Zeitverlauf der Plätze</translation>
    </message>
    <message>
        <source>Seatkeeper: the lab</source>
        <translation>Seatkeeper: das Labor</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Seats and Wire</source>
        <translation>Plätze und Leitung</translation>
    </message>
    <message>
        <source>Secrets can be seen</source>
        <translation>Geheimes ist sichtbar</translation>
    </message>
    <message>
        <source>Server error (500)</source>
        <translation>Serverfehler (500)</translation>
    </message>
    <message>
        <source>Set Its Clock</source>
        <translation>Seine Uhr stellen</translation>
    </message>
    <message>
        <source>Show every event</source>
        <translation>Jedes Ereignis zeigen</translation>
    </message>
    <message>
        <source>Signed document: {kind}</source>
        <translation>Signiertes Dokument: {kind}</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Ruhezustand</translation>
    </message>
    <message>
        <source>Slow, drop by drop</source>
        <translation>Langsam, tröpfchenweise</translation>
    </message>
    <message>
        <source>Start App</source>
        <translation>App starten</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Start Over…</source>
        <translation>Von vorn…</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Starten Sie ihn erneut.</translation>
    </message>
    <message>
        <source>Start it first.</source>
        <translation>Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Start over?</source>
        <translation>Von vorn beginnen?</translation>
    </message>
    <message>
        <source>State of the session</source>
        <translation>Zustand der Sitzung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Steps of the scenario</source>
        <translation>Schritte des Szenarios</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>That computer is asleep.</source>
        <translation>Dieser Computer ist im Ruhezustand.</translation>
    </message>
    <message>
        <source>The app does not run on that computer.</source>
        <translation>Die App läuft auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>The app on that computer does not allow this now.</source>
        <translation>Die App auf diesem Computer lässt das jetzt nicht zu.</translation>
    </message>
    <message>
        <source>The chosen exchange</source>
        <translation>Die gewählte Anfrage</translation>
    </message>
    <message>
        <source>The exchanges could not be exported: {reason}</source>
        <translation>Die Anfragen konnten nicht exportiert werden: {reason}</translation>
    </message>
    <message>
        <source>The lab could not be opened.</source>
        <translation>Das Labor konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The lab could not do that.</source>
        <translation>Das konnte das Labor nicht tun.</translation>
    </message>
    <message>
        <source>The process of that computer has ended.</source>
        <translation>Der Prozess dieses Computers ist beendet.</translation>
    </message>
    <message>
        <source>The report could not be saved: {reason}</source>
        <translation>Der Bericht konnte nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>The report is saved: {file}</source>
        <translation>Der Bericht ist gespeichert: {file}</translation>
    </message>
    <message>
        <source>The reservation of {who} ends</source>
        <translation>Die Reservierung von {who} endet</translation>
    </message>
    <message>
        <source>The right of {who} to work ends</source>
        <translation>Das Recht von {who} zu arbeiten endet</translation>
    </message>
    <message>
        <source>The seat of {who} times out</source>
        <translation>Die Frist des Platzes von {who} läuft ab</translation>
    </message>
    <message>
        <source>There is a computer of this name already.</source>
        <translation>Es gibt schon einen Computer mit diesem Namen.</translation>
    </message>
    <message>
        <source>There is no other computer.</source>
        <translation>Es gibt keinen anderen Computer.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>To Next Event</source>
        <translation>Zum nächsten Ereignis</translation>
    </message>
    <message>
        <source>Too many requests (429)</source>
        <translation>Zu viele Anfragen (429)</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>Kabel ziehen</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Kabel gezogen</translation>
    </message>
    <message>
        <source>Virtual computers</source>
        <translation>Virtuelle Computer</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Aufwecken</translation>
    </message>
    <message>
        <source>Wake it first.</source>
        <translation>Wecken Sie ihn zuerst auf.</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Whose exchanges</source>
        <translation>Wessen Anfragen</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Wrong certificate</source>
        <translation>Falsches Zertifikat</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>app closed, seat kept</source>
        <translation>App geschlossen, Platz behalten</translation>
    </message>
    <message>
        <source>clock right</source>
        <translation>Uhr richtig</translation>
    </message>
    <message>
        <source>clock {time} fast</source>
        <translation>Uhr {time} vor</translation>
    </message>
    <message>
        <source>clock {time} slow</source>
        <translation>Uhr {time} nach</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>it moved to another license</source>
        <translation>er ging auf eine andere Lizenz über</translation>
    </message>
    <message>
        <source>it timed out</source>
        <translation>seine Frist lief ab</translation>
    </message>
    <message>
        <source>it was freed by hand</source>
        <translation>er wurde von Hand freigegeben</translation>
    </message>
    <message>
        <source>it was released</source>
        <translation>er wurde zurückgegeben</translation>
    </message>
    <message>
        <source>it was taken again</source>
        <translation>er wurde erneut belegt</translation>
    </message>
    <message>
        <source>its user was blocked</source>
        <translation>sein Nutzer wurde gesperrt</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>next: {event}, {distance}</source>
        <translation>als Nächstes: {event}, {distance}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>not played</source>
        <translation>nicht gespielt</translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation>noch nicht gespielt</translation>
    </message>
    <message>
        <source>nothing is due</source>
        <translation>nichts steht an</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>one heartbeat</source>
        <translation>ein Lebenszeichen</translation>
    </message>
    <message>
        <source>one license expired</source>
        <translation>eine Lizenz abgelaufen</translation>
    </message>
    <message>
        <source>one other event</source>
        <translation>ein anderes Ereignis</translation>
    </message>
    <message>
        <source>one reservation ended</source>
        <translation>eine Reservierung beendet</translation>
    </message>
    <message>
        <source>one seat timed out</source>
        <translation>die Frist eines Platzes abgelaufen</translation>
    </message>
    <message>
        <source>one trial day ended</source>
        <translation>ein Testtag beendet</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>reserved, available offline</source>
        <translation>reserviert, offline verfügbar</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft…</translation>
    </message>
    <message>
        <source>the app was closed</source>
        <translation>die App wurde geschlossen</translation>
    </message>
    <message>
        <source>the app was closed, the seat stays reserved</source>
        <translation>die App wurde geschlossen, der Platz bleibt reserviert</translation>
    </message>
    <message>
        <source>the app was started again</source>
        <translation>die App wurde erneut gestartet</translation>
    </message>
    <message>
        <source>the license expired</source>
        <translation>die Lizenz lief ab</translation>
    </message>
    <message>
        <source>the license was revoked</source>
        <translation>die Lizenz wurde widerrufen</translation>
    </message>
    <message>
        <source>the only seat is free</source>
        <translation>der einzige Platz ist frei</translation>
    </message>
    <message>
        <source>the only seat is in use</source>
        <translation>der einzige Platz ist belegt</translation>
    </message>
    <message>
        <source>the reservation was over</source>
        <translation>die Reservierung war vorbei</translation>
    </message>
    <message>
        <source>the trial was over</source>
        <translation>die Testlizenz war vorbei</translation>
    </message>
    <message>
        <source>validated offline</source>
        <translation>offline validiert</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{number} computers chosen</source>
        <translation>{number} Computer gewählt</translation>
    </message>
    <message>
        <source>{number} computers were removed.</source>
        <translation>{number} Computer wurden entfernt.</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} T</translation>
    </message>
    <message>
        <source>{number} exchanges</source>
        <translation>{number} Anfragen</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} h</translation>
    </message>
    <message>
        <source>{number} heartbeats</source>
        <translation>{number} Lebenszeichen</translation>
    </message>
    <message>
        <source>{number} licenses expired</source>
        <translation>{number} Lizenzen abgelaufen</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>{number} of {total}: {title}</source>
        <translation>{number} von {total}: {title}</translation>
    </message>
    <message>
        <source>{number} other events</source>
        <translation>{number} andere Ereignisse</translation>
    </message>
    <message>
        <source>{number} reservations ended</source>
        <translation>{number} Reservierungen beendet</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>{number} scenarios chosen</source>
        <translation>{number} Szenarien gewählt</translation>
    </message>
    <message>
        <source>{number} seats timed out</source>
        <translation>die Frist von {number} Plätzen abgelaufen</translation>
    </message>
    <message>
        <source>{number} trial days ended</source>
        <translation>{number} Testtage beendet</translation>
    </message>
    <message>
        <source>{passed} of {number} passed, in {time}</source>
        <translation>{passed} von {number} bestanden, in {time}</translation>
    </message>
    <message>
        <source>{running} of {number} running</source>
        <translation>{running} von {number} in Betrieb</translation>
    </message>
    <message>
        <source>{time} since the beginning</source>
        <translation>{time} seit Beginn</translation>
    </message>
    <message>
        <source>{used} of {total} seats in use</source>
        <translation>{used} von {total} Plätzen belegt</translation>
    </message>
    <message>
        <source>{when}, in {time}</source>
        <translation>{when}, Dauer {time}</translation>
    </message>
    <message>
        <source>{who} is next in the queue</source>
        <translation>{who} ist als Nächstes an der Reihe</translation>
    </message>
    <message>
        <source>{who} looks at the time</source>
        <translation>{who} sieht auf die Uhr</translation>
    </message>
    <message>
        <source>{who}: {how}, {begin} to {end} ({length})</source>
        <translation>{who}: {how}, {begin} bis {end} ({length})</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>„{name}“ wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>LicenseInfo</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Konto-ID</translation>
    </message>
    <message>
        <source>Available offline for good, on this computer only.</source>
        <translation>Dauerhaft offline verfügbar, nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Available offline until {until}, on this computer only.</source>
        <translation>Offline verfügbar bis {until}, nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Nach aktualisierter Lizenz suchen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Contact Owner…</source>
        <translation>Eigentümer kontaktieren…</translation>
    </message>
    <message>
        <source>Copy Support Information</source>
        <translation>Support-Informationen kopieren</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Wird verlängert…</translation>
    </message>
    <message>
        <source>Keep available offline for</source>
        <translation>Offline verfügbar halten für</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Zuletzt geprüft</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>License Info</source>
        <translation>Lizenzinformationen</translation>
    </message>
    <message>
        <source>License Owner</source>
        <translation>Lizenzeigentümer</translation>
    </message>
    <message>
        <source>License id</source>
        <translation>Lizenz-ID</translation>
    </message>
    <message>
        <source>Logging out: {consequence}</source>
        <translation>Abmelden: {consequence}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Not available offline: a start needs a connection.</source>
        <translation>Nicht offline verfügbar: Ein Start braucht eine Verbindung.</translation>
    </message>
    <message>
        <source>Offline availability</source>
        <translation>Offline-Verfügbarkeit</translation>
    </message>
    <message>
        <source>Owner id</source>
        <translation>Eigentümer-ID</translation>
    </message>
    <message>
        <source>Return Early…</source>
        <translation>Vorzeitig zurückgeben…</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Testlizenz</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Why this license?</source>
        <translation>Warum diese Lizenz?</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} Tage</translation>
    </message>
    <message>
        <source>{used} of {total} in use</source>
        <translation>{used} von {total} belegt</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change Server…</source>
        <translation>Server wechseln…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Demo accounts</source>
        <translation>Demo-Konten</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Forgot password</source>
        <translation>Passwort vergessen</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Keep me logged in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>One for each situation. Choose one: the fields are filled in.</source>
        <translation>Eines für jede Situation. Wählen Sie eines aus: Die Felder werden ausgefüllt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Please enter both email and password.</source>
        <translation>Bitte geben Sie E-Mail und Passwort ein.</translation>
    </message>
    <message>
        <source>Resend Email</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Validate license offline…</source>
        <translation>Lizenz offline validieren…</translation>
    </message>
    <message>
        <source>Your work stays as it is.</source>
        <translation>Ihre Arbeit bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>NoConnection</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>For a permanent license, with two files and any other computer that has a connection.</source>
        <translation>Für eine unbefristete Lizenz, mit zwei Dateien und irgendeinem anderen Computer, der eine Verbindung hat.</translation>
    </message>
    <message>
        <source>Log Out Anyway</source>
        <translation>Trotzdem abmelden</translation>
    </message>
    <message>
        <source>Logging out is not finished.</source>
        <translation>Das Abmelden ist noch nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>Open and view projects, without saving.</source>
        <translation>Projekte öffnen und ansehen, ohne zu speichern.</translation>
    </message>
    <message>
        <source>The server has not confirmed yet that your seat is free. Connect to the internet and try again.</source>
        <translation>Der Server hat noch nicht bestätigt, dass Ihr Platz frei ist. Stellen Sie eine Internetverbindung her und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is no internet connection.</source>
        <translation>Es gibt keine Internetverbindung.</translation>
    </message>
    <message>
        <source>This license needs a connection to start. Connect and try again, or choose one of the other ways.</source>
        <translation>Diese Lizenz braucht zum Start eine Verbindung. Stellen Sie eine her und versuchen Sie es noch einmal, oder wählen Sie einen der anderen Wege.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird versucht…</translation>
    </message>
    <message>
        <source>Validate License Offline…</source>
        <translation>Lizenz offline validieren…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>A seat is free, and held for you until {until}.</source>
        <translation>Ein Platz ist frei und wird für Sie freigehalten bis {until}.</translation>
    </message>
    <message>
        <source>A seat is free, and it is yours.</source>
        <translation>Ein Platz ist frei, und er gehört jetzt Ihnen.</translation>
    </message>
    <message>
        <source>A seat was held for you, and went back to the others.</source>
        <translation>Ein Platz wurde für Sie freigehalten und ging an die anderen zurück.</translation>
    </message>
    <message>
        <source>Available offline until {until}.</source>
        <translation>Offline verfügbar bis {until}.</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>Prüfen Sie beides und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check your connection and try again.</source>
        <translation>Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Email or password is wrong.</source>
        <translation>E-Mail oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Free some disk space; a new start asks you to log in.</source>
        <translation>Schaffen Sie Speicherplatz; beim nächsten Start werden Sie nach der Anmeldung gefragt.</translation>
    </message>
    <message>
        <source>Have yourself notified again, or try again now.</source>
        <translation>Lassen Sie sich wieder benachrichtigen oder versuchen Sie es jetzt noch einmal.</translation>
    </message>
    <message>
        <source>It stays as it was.</source>
        <translation>Sie bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>It was not taken in time.</source>
        <translation>Er wurde nicht rechtzeitig genommen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed. The support can explain the code.</source>
        <translation>Es wurde nichts geändert. Der Support kann den Code erklären.</translation>
    </message>
    <message>
        <source>Please confirm your email address.</source>
        <translation>Bitte bestätigen Sie Ihre E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Please log in again.</source>
        <translation>Bitte melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Projects can be read, and unsaved work is kept.</source>
        <translation>Projekte können gelesen werden, und nicht gespeicherte Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Set up the system&apos;s keyring, and the license is kept.</source>
        <translation>Richten Sie den Schlüsselbund des Systems ein, dann bleibt die Lizenz erhalten.</translation>
    </message>
    <message>
        <source>Something of the stored license could not be removed.</source>
        <translation>Ein Teil der gespeicherten Lizenz konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The connection is tried again by itself.</source>
        <translation>Die Verbindung wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>The license could not be stored on this computer.</source>
        <translation>Die Lizenz konnte auf diesem Computer nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The license is now available offline.</source>
        <translation>Die Lizenz ist jetzt offline verfügbar.</translation>
    </message>
    <message>
        <source>The message with the link is in your mailbox.</source>
        <translation>Die Nachricht mit dem Link ist in Ihrem Postfach.</translation>
    </message>
    <message>
        <source>The offline availability could not be extended.</source>
        <translation>Die Offline-Verfügbarkeit konnte nicht verlängert werden.</translation>
    </message>
    <message>
        <source>The offline availability was returned.</source>
        <translation>Die Offline-Verfügbarkeit wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>The seat could not be given back: the server is silent.</source>
        <translation>Der Platz konnte nicht zurückgegeben werden: Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The seat is free again, for others.</source>
        <translation>Der Platz ist wieder frei, für andere.</translation>
    </message>
    <message>
        <source>The seat is free, and what is left cannot be used.</source>
        <translation>Der Platz ist frei, und was übrig ist, kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The seat stays occupied until {until}.</source>
        <translation>Der Platz bleibt belegt bis {until}.</translation>
    </message>
    <message>
        <source>The seat was given up here, without telling the server.</source>
        <translation>Der Platz wurde hier aufgegeben, ohne dass der Server davon weiß.</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>Der Server hat das abgelehnt.</translation>
    </message>
    <message>
        <source>The stored license was damaged, and is repaired.</source>
        <translation>Die gespeicherte Lizenz war beschädigt und ist repariert.</translation>
    </message>
    <message>
        <source>The stored license was removed.</source>
        <translation>Die gespeicherte Lizenz wurde entfernt.</translation>
    </message>
    <message>
        <source>There is still no license.</source>
        <translation>Es gibt noch immer keine Lizenz.</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep a license in.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, in dem eine Lizenz bleiben könnte.</translation>
    </message>
    <message>
        <source>This computer has no safe place for a license.</source>
        <translation>Dieser Computer hat keinen sicheren Ort für eine Lizenz.</translation>
    </message>
    <message>
        <source>This computer is licensed for good.</source>
        <translation>Dieser Computer ist dauerhaft lizenziert.</translation>
    </message>
    <message>
        <source>Too many failed logins.</source>
        <translation>Zu viele Fehlversuche.</translation>
    </message>
    <message>
        <source>Try again when there is a connection.</source>
        <translation>Versuchen Sie es noch einmal, wenn es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>Without one, a seat would be bound for good to a computer that forgets it. Set up the system&apos;s keyring, then try again.</source>
        <translation>Ohne ihn würde ein Platz dauerhaft an einen Computer gebunden, der ihn vergisst. Richten Sie den Schlüsselbund des Systems ein und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>You are logged out here, without telling the server.</source>
        <translation>Sie sind hier abgemeldet, ohne dass der Server davon weiß.</translation>
    </message>
    <message>
        <source>You are logged out, and the seat is free again.</source>
        <translation>Sie sind abgemeldet, und der Platz ist wieder frei.</translation>
    </message>
    <message>
        <source>You are still logged in, and everything is as it was.</source>
        <translation>Sie sind noch angemeldet, und alles ist, wie es war.</translation>
    </message>
    <message>
        <source>You can go on working until {until}.</source>
        <translation>Sie können weiterarbeiten bis {until}.</translation>
    </message>
    <message>
        <source>You can go on working.</source>
        <translation>Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>You can try again {until}.</source>
        <translation>Der nächste Versuch ist möglich am {until}.</translation>
    </message>
    <message>
        <source>You can work until the app is closed; then log in again.</source>
        <translation>Sie können arbeiten, bis die App geschlossen wird; danach melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Your license is up to date.</source>
        <translation>Ihre Lizenz ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Your license was renewed.</source>
        <translation>Ihre Lizenz wurde verlängert.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Ihre Sitzung ist beendet.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect when Seatkeeper is started again.</source>
        <translation>Wird wirksam, wenn Seatkeeper wieder gestartet wird.</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Export to HTML</source>
        <translation>Als HTML exportieren</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>Nach „{name}“ exportiert.</translation>
    </message>
    <message>
        <source>Go on Writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>It holds changes that are not saved.</source>
        <translation>Es enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>It holds changes that cannot be saved now. Kept for later, they are offered again at the next start.</source>
        <translation>Es enthält Änderungen, die jetzt nicht gespeichert werden können. Für später aufbewahrt, werden sie beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>Keep for Later</source>
        <translation>Für später aufbewahren</translation>
    </message>
    <message>
        <source>Keep “{name}” for later?</source>
        <translation>„{name}“ für später aufbewahren?</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Save “{name}” first?</source>
        <translation>„{name}“ zuerst speichern?</translation>
    </message>
    <message>
        <source>Saving here replaces that version by yours.</source>
        <translation>Das Speichern hier ersetzt jene Fassung durch Ihre.</translation>
    </message>
    <message>
        <source>Text documents (*.txt *.md)</source>
        <translation>Textdokumente (*.txt *.md)</translation>
    </message>
    <message>
        <source>Text documents (*.txt *.md);;All files (*)</source>
        <translation>Textdokumente (*.txt *.md);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Unbenanntes Projekt</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program.</source>
        <translation>„{name}“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>“{name}” was saved.</source>
        <translation>„{name}“ wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A response counts once. Save a new request if you need one.</source>
        <translation>Eine Antwort gilt einmal. Speichern Sie eine neue Anforderung, wenn Sie eine brauchen.</translation>
    </message>
    <message>
        <source>Check date and time of this computer, then try once more.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>On the connected computer it was downloaded from the portal, usually as “seatkeeper-response.html”. Choose that one.</source>
        <translation>Auf dem verbundenen Computer wurde sie vom Portal heruntergeladen, meist als „seatkeeper-response.html“. Wählen Sie diese.</translation>
    </message>
    <message>
        <source>On the connected computer, download the response again and copy the file as it is, without opening it in an editor.</source>
        <translation>Laden Sie die Antwort auf dem verbundenen Computer noch einmal herunter und kopieren Sie die Datei, wie sie ist, ohne sie in einem Editor zu öffnen.</translation>
    </message>
    <message>
        <source>On the connected computer, use the portal whose address this wizard shows.</source>
        <translation>Verwenden Sie auf dem verbundenen Computer das Portal, dessen Adresse dieser Assistent zeigt.</translation>
    </message>
    <message>
        <source>Open it on a computer with a connection; the portal gives you the response there. Bring that one back.</source>
        <translation>Öffnen Sie sie auf einem Computer mit Verbindung; das Portal gibt Ihnen dort die Antwort. Bringen Sie diese hierher zurück.</translation>
    </message>
    <message>
        <source>Open it on the computer that wrote the request. For this one, save a request here first.</source>
        <translation>Öffnen Sie sie auf dem Computer, der die Anforderung geschrieben hat. Für diesen speichern Sie hier zuerst eine Anforderung.</translation>
    </message>
    <message>
        <source>Save a new request here and have it accepted in the portal.</source>
        <translation>Speichern Sie hier eine neue Anforderung und lassen Sie sie im Portal annehmen.</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>Das Ende der Datei fehlt.</translation>
    </message>
    <message>
        <source>The file holds more than one response.</source>
        <translation>Die Datei enthält mehr als eine Antwort.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is not a text or HTML file.</source>
        <translation>Die Datei ist keine Text- oder HTML-Datei.</translation>
    </message>
    <message>
        <source>The file is too large for a response.</source>
        <translation>Die Datei ist zu groß für eine Antwort.</translation>
    </message>
    <message>
        <source>The response comes from another server.</source>
        <translation>Die Antwort kommt von einem anderen Server.</translation>
    </message>
    <message>
        <source>The response in the file is empty.</source>
        <translation>Die Antwort in der Datei ist leer.</translation>
    </message>
    <message>
        <source>The response is too old, or the clock is wrong.</source>
        <translation>Die Antwort ist zu alt, oder die Uhr geht falsch.</translation>
    </message>
    <message>
        <source>The response was changed after it was made.</source>
        <translation>Die Antwort wurde nach ihrer Erstellung verändert.</translation>
    </message>
    <message>
        <source>The response was made for a newer version of this program.</source>
        <translation>Die Antwort wurde für eine neuere Version dieses Programms erstellt.</translation>
    </message>
    <message>
        <source>The response was made for another computer.</source>
        <translation>Die Antwort wurde für einen anderen Computer erstellt.</translation>
    </message>
    <message>
        <source>This computer knows no request that this response answers.</source>
        <translation>Dieser Computer kennt keine Anforderung, die diese Antwort beantwortet.</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Diese Datei kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>This file holds no response.</source>
        <translation>Diese Datei enthält keine Antwort.</translation>
    </message>
    <message>
        <source>This is the request file, not the response.</source>
        <translation>Dies ist die Anforderungsdatei, nicht die Antwort.</translation>
    </message>
    <message>
        <source>This response was already used.</source>
        <translation>Diese Antwort wurde schon verwendet.</translation>
    </message>
    <message>
        <source>Update the program on this computer, then open it again.</source>
        <translation>Aktualisieren Sie das Programm auf diesem Computer und öffnen Sie die Datei dann noch einmal.</translation>
    </message>
    <message>
        <source>Your request is still valid.</source>
        <translation>Ihre Anforderung gilt weiterhin.</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Ask the proxy for a connection</source>
        <translation>Den Proxy um eine Verbindung bitten</translation>
    </message>
    <message>
        <source>Ask the server what it is</source>
        <translation>Den Server fragen, was er ist</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Everything this app has sent, each field by its name. Nothing else leaves this computer. Secrets are not kept here, only how long they were.</source>
        <translation>Alles, was diese App gesendet hat, jedes Feld mit seinem Namen. Sonst verlässt nichts diesen Computer. Geheimnisse werden hier nicht aufbewahrt, nur ihre Länge.</translation>
    </message>
    <message>
        <source>Fetch the server&apos;s profile</source>
        <translation>Das Profil des Servers holen</translation>
    </message>
    <message>
        <source>Fetch the server&apos;s public keys</source>
        <translation>Die öffentlichen Schlüssel des Servers holen</translation>
    </message>
    <message>
        <source>Fetch your usage record</source>
        <translation>Ihren Nutzungsnachweis holen</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Fields of the request</source>
        <translation>Felder der Anfrage</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>Den Platz zurückgeben</translation>
    </message>
    <message>
        <source>Have the confirmation email sent again</source>
        <translation>Die Bestätigungs-E-Mail erneut senden lassen</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>List the licenses</source>
        <translation>Die Lizenzen auflisten</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Make the license available offline</source>
        <translation>Die Lizenz offline verfügbar machen</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>Eine Anfrage</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Return the offline availability</source>
        <translation>Die Offline-Verfügbarkeit zurückgeben</translation>
    </message>
    <message>
        <source>Say that the app closes</source>
        <translation>Mitteilen, dass die App geschlossen wird</translation>
    </message>
    <message>
        <source>Say that the seat is in use</source>
        <translation>Mitteilen, dass der Platz genutzt wird</translation>
    </message>
    <message>
        <source>Stay logged in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Take a seat</source>
        <translation>Einen Platz nehmen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>answered ({status})</source>
        <translation>beantwortet ({status})</translation>
    </message>
    <message>
        <source>no answer ({cause})</source>
        <translation>keine Antwort ({cause})</translation>
    </message>
    <message>
        <source>secret, one character</source>
        <translation>geheim, ein Zeichen</translation>
    </message>
    <message>
        <source>secret, {count} characters</source>
        <translation>geheim, {count} Zeichen</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>{count} Anfragen</translation>
    </message>
    <message>
        <source>{method} {path}, {count} bytes</source>
        <translation>{method} {path}, {count} Bytes</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>Add Server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Add a Server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Add a Server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of the license server</source>
        <translation>Adresse des Lizenzservers</translation>
    </message>
    <message>
        <source>An address looks like https://license.example.org.</source>
        <translation>Eine Adresse sieht aus wie https://license.example.org.</translation>
    </message>
    <message>
        <source>An address of another computer begins with https://. Ask your vendor for it.</source>
        <translation>Die Adresse eines anderen Computers beginnt mit https://. Fragen Sie Ihren Anbieter danach.</translation>
    </message>
    <message>
        <source>Ask your vendor for the file again.</source>
        <translation>Bitten Sie Ihren Anbieter noch einmal um die Datei.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check the address and your connection, then try again.</source>
        <translation>Prüfen Sie die Adresse und Ihre Verbindung und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the address, or ask your vendor for a profile file.</source>
        <translation>Prüfen Sie die Adresse oder bitten Sie Ihren Anbieter um eine Profildatei.</translation>
    </message>
    <message>
        <source>Choose a Profile File</source>
        <translation>Profildatei wählen</translation>
    </message>
    <message>
        <source>Choose a Profile File…</source>
        <translation>Profildatei wählen…</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Compare it, group by group, with the one your vendor has told you. If it is another one, do not add this server.</source>
        <translation>Vergleichen Sie ihn Gruppe für Gruppe mit dem, den Ihr Anbieter Ihnen genannt hat. Ist es ein anderer, fügen Sie diesen Server nicht hinzu.</translation>
    </message>
    <message>
        <source>Do not log in. Ask your vendor before you go on.</source>
        <translation>Melden Sie sich nicht an. Fragen Sie Ihren Anbieter, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <source>Find Server</source>
        <translation>Server suchen</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Free some disk space and memory, then try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger und im Arbeitsspeicher und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Free some disk space, then try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist dies der richtige Server?</translation>
    </message>
    <message>
        <source>It stays in the list. Try again later.</source>
        <translation>Er bleibt in der Liste. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Its address and its key are forgotten. A license of this server that is stored here stays, and counts again once the server is added again.</source>
        <translation>Seine Adresse und sein Schlüssel werden vergessen. Eine hier gespeicherte Lizenz dieses Servers bleibt erhalten und zählt wieder, sobald der Server erneut hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Keep It</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>License servers that this computer knows.</source>
        <translation>Lizenzserver, die dieser Computer kennt.</translation>
    </message>
    <message>
        <source>Looking for it…</source>
        <translation>Er wird gesucht…</translation>
    </message>
    <message>
        <source>Looking for the server</source>
        <translation>Der Server wird gesucht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nothing was changed. The support can explain the code.</source>
        <translation>Es wurde nichts geändert. Der Support kann den Code erklären.</translation>
    </message>
    <message>
        <source>Or drop the file here.</source>
        <translation>Oder legen Sie die Datei hier ab.</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Remove Server</source>
        <translation>Server entfernen</translation>
    </message>
    <message>
        <source>Remove {server}?</source>
        <translation>{server} entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Seatkeeper ends its session with {server} as if it were closed, and starts again. Unsaved work is kept.</source>
        <translation>Seatkeeper beendet die Sitzung mit {server}, als würde es geschlossen, und startet neu. Nicht gespeicherte Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Server profiles (*.json);;All files (*)</source>
        <translation>Serverprofile (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Something answers that is not {server}: its key is another one.</source>
        <translation>Etwas antwortet, das nicht {server} ist: Sein Schlüssel ist ein anderer.</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation>Die Demo konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The server answers, and its key is the right one.</source>
        <translation>Der Server antwortet, und sein Schlüssel ist der richtige.</translation>
    </message>
    <message>
        <source>The server could not be removed.</source>
        <translation>Der Server konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The server could not be saved on this computer.</source>
        <translation>Der Server konnte auf diesem Computer nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The server in use cannot be removed: use another first.</source>
        <translation>Der verwendete Server kann nicht entfernt werden: Verwenden Sie zuerst einen anderen.</translation>
    </message>
    <message>
        <source>This address is not secure, so it is not used.</source>
        <translation>Diese Adresse ist nicht sicher und wird daher nicht verwendet.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>This is not a complete server profile.</source>
        <translation>Dies ist kein vollständiges Serverprofil.</translation>
    </message>
    <message>
        <source>This kind of license server is not known here.</source>
        <translation>Diese Art von Lizenzserver ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>This profile leads to an address that is not secure.</source>
        <translation>Dieses Profil führt zu einer Adresse, die nicht sicher ist.</translation>
    </message>
    <message>
        <source>This profile was made for a newer version of Seatkeeper.</source>
        <translation>Dieses Profil wurde für eine neuere Version von Seatkeeper erstellt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Update Seatkeeper, then try again.</source>
        <translation>Aktualisieren Sie Seatkeeper und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use It Now</source>
        <translation>Jetzt verwenden</translation>
    </message>
    <message>
        <source>Use and Restart</source>
        <translation>Verwenden und neu starten</translation>
    </message>
    <message>
        <source>Use {server}?</source>
        <translation>{server} verwenden?</translation>
    </message>
    <message>
        <source>Your vendor or your organization has sent you its address or a profile file.</source>
        <translation>Ihr Anbieter oder Ihre Organisation hat Ihnen seine Adresse oder eine Profildatei geschickt.</translation>
    </message>
    <message>
        <source>{action}: {server}</source>
        <translation>{action}: {server}</translation>
    </message>
    <message>
        <source>{server} answers, but it offers no license server.</source>
        <translation>{server} antwortet, bietet aber keinen Lizenzserver an.</translation>
    </message>
    <message>
        <source>{server} was added.</source>
        <translation>{server} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>{server} was removed.</source>
        <translation>{server} wurde entfernt.</translation>
    </message>
    <message>
        <source>“{server}” is not an address.</source>
        <translation>„{server}“ ist keine Adresse.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The application could not be started.</source>
        <translation>Die Anwendung konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The license on this computer is kept with the system&apos;s keyring. Unlock it, then try again; nothing is lost.</source>
        <translation>Die Lizenz auf diesem Computer liegt im Schlüsselbund des Systems. Entsperren Sie ihn und versuchen Sie es dann noch einmal; nichts ist verloren.</translation>
    </message>
    <message>
        <source>The place of the secrets is locked.</source>
        <translation>Der Ort der Geheimnisse ist gesperrt.</translation>
    </message>
    <message>
        <source>There is no single server of that name.</source>
        <translation>Es gibt keinen einzelnen Server dieses Namens.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try again. If this repeats, tell the support the code.</source>
        <translation>Versuchen Sie es noch einmal. Falls sich das wiederholt, nennen Sie dem Support den Code.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird versucht…</translation>
    </message>
    <message>
        <source>“seatkeeper profile list” shows the names. Without --server the server used last is opened.</source>
        <translation>„seatkeeper profile list“ zeigt die Namen. Ohne --server wird der zuletzt verwendete Server geöffnet.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>A day counts only when you start the app.</source>
        <translation>Ein Tag zählt nur, wenn Sie die App starten.</translation>
    </message>
    <message>
        <source>After a renewal, check for an updated license.</source>
        <translation>Wurde sie verlängert, suchen Sie nach einer aktualisierten Lizenz.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>Asked just now: there is still no license.</source>
        <translation>Gerade gefragt: Es gibt noch immer keine Lizenz.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Away: your seat is free</source>
        <translation>Abwesend: Ihr Platz ist frei</translation>
    </message>
    <message>
        <source>In the portal you can free seats, or add a license.</source>
        <translation>Im Portal können Sie Plätze freigeben oder eine Lizenz hinzufügen.</translation>
    </message>
    <message>
        <source>Last check {time} ({distance})</source>
        <translation>Letzte Prüfung {time} ({distance})</translation>
    </message>
    <message>
        <source>Licensed: {basis}</source>
        <translation>Lizenziert: {basis}</translation>
    </message>
    <message>
        <source>No connection needed</source>
        <translation>Keine Verbindung nötig</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Press any key to take a seat again.</source>
        <translation>Drücken Sie eine beliebige Taste, um wieder einen Platz zu nehmen.</translation>
    </message>
    <message>
        <source>Read-only: {reason}</source>
        <translation>Schreibgeschützt: {reason}</translation>
    </message>
    <message>
        <source>Save your work now. Afterwards it can be read, not saved.</source>
        <translation>Speichern Sie Ihre Arbeit jetzt. Danach kann sie gelesen, aber nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Taking a seat again…</source>
        <translation>Es wird wieder ein Platz genommen…</translation>
    </message>
    <message>
        <source>The next colleague has to wait.</source>
        <translation>Der oder die Nächste muss warten.</translation>
    </message>
    <message>
        <source>The next colleagues may have to wait.</source>
        <translation>Die nächsten Kolleginnen und Kollegen müssen vielleicht warten.</translation>
    </message>
    <message>
        <source>The server asks you to log in again.</source>
        <translation>Der Server bittet Sie, sich erneut anzumelden.</translation>
    </message>
    <message>
        <source>Trial: {left}</source>
        <translation>Testlizenz: {left}</translation>
    </message>
    <message>
        <source>Until then everything works.</source>
        <translation>Bis dahin funktioniert alles.</translation>
    </message>
    <message>
        <source>Without an answer your seat is freed in {time}, for others.</source>
        <translation>Ohne Antwort wird Ihr Platz für andere freigegeben. Noch {time}.</translation>
    </message>
    <message>
        <source>Your license expires within the hour: {when}.</source>
        <translation>Ihre Lizenz läuft innerhalb der nächsten Stunde ab: {when}.</translation>
    </message>
    <message>
        <source>Your license expires {when}.</source>
        <translation>Ihre Lizenz läuft ab: {when}.</translation>
    </message>
    <message>
        <source>Your seat is still yours and you can go on working</source>
        <translation>Ihr Platz gehört weiterhin Ihnen, und Sie können weiterarbeiten</translation>
    </message>
    <message>
        <source>Your seat was freed because you were away.</source>
        <translation>Ihr Platz wurde freigegeben, weil Sie abwesend waren.</translation>
    </message>
    <message>
        <source>Your work is open and untouched; only saving has to wait.</source>
        <translation>Ihre Arbeit ist offen und unberührt; nur das Speichern muss warten.</translation>
    </message>
    <message>
        <source>Your work stays as it is.</source>
        <translation>Ihre Arbeit bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>checking now</source>
        <translation>wird gerade geprüft</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>nächste {time}</translation>
    </message>
    <message>
        <source>{still} until {until}</source>
        <translation>{still}, bis {until}</translation>
    </message>
    <message>
        <source>{used} of {total} seats are in use.</source>
        <translation>{used} von {total} Plätzen sind belegt.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>in one day</source>
        <translation>in einem Tag</translation>
    </message>
    <message>
        <source>in {number} days</source>
        <translation>in {number} Tagen</translation>
    </message>
    <message>
        <source>in {number} {unit}</source>
        <translation>in {number} {unit}</translation>
    </message>
    <message>
        <source>never (permanent)</source>
        <translation>nie (unbefristet)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>one day ago</source>
        <translation>vor einem Tag</translation>
    </message>
    <message>
        <source>one second</source>
        <translation>eine Sekunde</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time} Uhr</translation>
    </message>
    <message>
        <source>{number} days ago</source>
        <translation>vor {number} Tagen</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} Sekunden</translation>
    </message>
    <message>
        <source>{number} {unit} ago</source>
        <translation>vor {number} {unit}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>A seat is free: take it now</source>
        <translation>Ein Platz ist frei: Nehmen Sie ihn jetzt</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Nobody is logged in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>Offline for good</source>
        <translation>Dauerhaft offline</translation>
    </message>
    <message>
        <source>Offline until {until}</source>
        <translation>Offline bis {until}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Augenblick…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Please log in again</source>
        <translation>Bitte erneut anmelden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit and Release Seat</source>
        <translation>Beenden und Platz freigeben</translation>
    </message>
    <message>
        <source>Quit, Seat Stays Reserved</source>
        <translation>Beenden, Platz bleibt reserviert</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>Warten auf einen Platz</translation>
    </message>
    <message>
        <source>{state} (the server does not answer)</source>
        <translation>{state} (der Server antwortet nicht)</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>Asking the server for your record…</source>
        <translation>Der Server wird nach Ihrem Nachweis gefragt…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Blocked by the owner</source>
        <translation>Vom Eigentümer gesperrt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Each time you use a seat, a line is added.</source>
        <translation>Jedes Mal, wenn Sie einen Platz nutzen, kommt eine Zeile hinzu.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Export Usage Record</source>
        <translation>Nutzungsnachweis exportieren</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>Nach „{name}“ exportiert.</translation>
    </message>
    <message>
        <source>Freed in the portal</source>
        <translation>Im Portal freigegeben</translation>
    </message>
    <message>
        <source>Freed while away</source>
        <translation>Bei Abwesenheit freigegeben</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Moved to another license</source>
        <translation>Zu einer anderen Lizenz gewechselt</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts verzeichnet</translation>
    </message>
    <message>
        <source>Nothing was heard from the computer</source>
        <translation>Vom Computer war nichts zu hören</translation>
    </message>
    <message>
        <source>Offered, and not taken in time</source>
        <translation>Angeboten und nicht rechtzeitig genommen</translation>
    </message>
    <message>
        <source>One record. Times are those of your time zone.</source>
        <translation>Ein Eintrag. Die Zeiten sind die Ihrer Zeitzone.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Replaced by a newer seat of this computer</source>
        <translation>Durch einen neueren Platz dieses Computers ersetzt</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Still in use</source>
        <translation>Noch in Gebrauch</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The app was closed</source>
        <translation>Die App wurde geschlossen</translation>
    </message>
    <message>
        <source>The computer was deregistered</source>
        <translation>Der Computer wurde abgemeldet</translation>
    </message>
    <message>
        <source>The license expired</source>
        <translation>Die Lizenz ist abgelaufen</translation>
    </message>
    <message>
        <source>The license was revoked</source>
        <translation>Die Lizenz wurde widerrufen</translation>
    </message>
    <message>
        <source>The offline availability ended</source>
        <translation>Die Offline-Verfügbarkeit ging zu Ende</translation>
    </message>
    <message>
        <source>The record is in the clipboard.</source>
        <translation>Der Nachweis ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The trial ended</source>
        <translation>Die Testlizenz ging zu Ende</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Usage Record</source>
        <translation>Nutzungsnachweis</translation>
    </message>
    <message>
        <source>When you held a seat, and why each stretch ended.</source>
        <translation>Wann Sie einen Platz hatten und warum jeder Abschnitt endete.</translation>
    </message>
    <message>
        <source>Your usage record</source>
        <translation>Ihr Nutzungsnachweis</translation>
    </message>
    <message>
        <source>{number} records. Times are those of your time zone.</source>
        <translation>{number} Einträge. Die Zeiten sind die Ihrer Zeitzone.</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Activate a license key or open an invitation in the portal, then check for an updated license.</source>
        <translation>Aktivieren Sie im Portal einen Lizenzschlüssel oder öffnen Sie eine Einladung, und suchen Sie dann nach einer aktualisierten Lizenz.</translation>
    </message>
    <message>
        <source>After a renewal, check for an updated license.</source>
        <translation>Wurde sie verlängert, suchen Sie nach einer aktualisierten Lizenz.</translation>
    </message>
    <message>
        <source>All license seats are in use.</source>
        <translation>Alle Lizenzplätze sind belegt.</translation>
    </message>
    <message>
        <source>Ask the owner of the license.</source>
        <translation>Fragen Sie den Eigentümer der Lizenz.</translation>
    </message>
    <message>
        <source>Check for an updated license to take one again.</source>
        <translation>Suchen Sie nach einer aktualisierten Lizenz, um wieder einen Platz zu belegen.</translation>
    </message>
    <message>
        <source>Check for an updated license, or ask the vendor&apos;s support.</source>
        <translation>Suchen Sie nach einer aktualisierten Lizenz oder fragen Sie den Support des Anbieters.</translation>
    </message>
    <message>
        <source>Check for an updated license.</source>
        <translation>Suchen Sie nach einer aktualisierten Lizenz.</translation>
    </message>
    <message>
        <source>Connect to the internet and try again.</source>
        <translation>Stellen Sie eine Internetverbindung her und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Log in again. If this repeats, tell the support the code.</source>
        <translation>Melden Sie sich erneut an. Falls sich das wiederholt, nennen Sie dem Support den Code.</translation>
    </message>
    <message>
        <source>Log in here to take a seat for this one.</source>
        <translation>Melden Sie sich hier an, um einen Platz für diesen zu nehmen.</translation>
    </message>
    <message>
        <source>Log in to take another one.</source>
        <translation>Melden Sie sich an, um einen anderen zu nehmen.</translation>
    </message>
    <message>
        <source>Logging out had begun and was not confirmed by the server.</source>
        <translation>Das Abmelden hatte begonnen und wurde vom Server nicht bestätigt.</translation>
    </message>
    <message>
        <source>Not available now: your seat was freed while you were away.</source>
        <translation>Jetzt nicht verfügbar: Ihr Platz wurde freigegeben, während Sie abwesend waren.</translation>
    </message>
    <message>
        <source>Not available while read-only: {reason}</source>
        <translation>Nicht verfügbar, solange schreibgeschützt: {reason}</translation>
    </message>
    <message>
        <source>Set it right, or connect to the internet, and try again.</source>
        <translation>Stellen Sie sie richtig, oder stellen Sie eine Internetverbindung her, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The clock of this computer was set back.</source>
        <translation>Die Uhr dieses Computers wurde zurückgestellt.</translation>
    </message>
    <message>
        <source>The license cannot be used.</source>
        <translation>Die Lizenz kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The license has expired.</source>
        <translation>Die Lizenz ist abgelaufen.</translation>
    </message>
    <message>
        <source>The license was revoked.</source>
        <translation>Die Lizenz wurde widerrufen.</translation>
    </message>
    <message>
        <source>The offline availability of this computer has ended.</source>
        <translation>Die Offline-Verfügbarkeit dieses Computers ist zu Ende.</translation>
    </message>
    <message>
        <source>The seat was given back.</source>
        <translation>Der Platz wurde zurückgegeben.</translation>
    </message>
    <message>
        <source>The server does not accept this license any more.</source>
        <translation>Der Server nimmt diese Lizenz nicht mehr an.</translation>
    </message>
    <message>
        <source>The stored license belongs to another computer.</source>
        <translation>Die gespeicherte Lizenz gehört zu einem anderen Computer.</translation>
    </message>
    <message>
        <source>The stored license was damaged or changed.</source>
        <translation>Die gespeicherte Lizenz wurde beschädigt oder verändert.</translation>
    </message>
    <message>
        <source>The trial is over.</source>
        <translation>Die Testlizenz ist zu Ende.</translation>
    </message>
    <message>
        <source>The vendor&apos;s support can tell you why.</source>
        <translation>Der Support des Anbieters kann Ihnen sagen, warum.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es gibt keine Verbindung.</translation>
    </message>
    <message>
        <source>This license needs a connection to start.</source>
        <translation>Diese Lizenz braucht zum Start eine Verbindung.</translation>
    </message>
    <message>
        <source>Try again to take another one.</source>
        <translation>Versuchen Sie es noch einmal, um einen anderen zu nehmen.</translation>
    </message>
    <message>
        <source>Try again to take it back; then log out on the other one.</source>
        <translation>Versuchen Sie es noch einmal, um ihn zurückzuholen; melden Sie sich dann auf der anderen ab.</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished.</source>
        <translation>Versuchen Sie es noch einmal, wenn jemand fertig ist.</translation>
    </message>
    <message>
        <source>With a license of your own you go on where you stopped.</source>
        <translation>Mit einer eigenen Lizenz machen Sie dort weiter, wo Sie aufgehört haben.</translation>
    </message>
    <message>
        <source>You can open and read projects, and nothing is lost.</source>
        <translation>Sie können Projekte öffnen und lesen, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Your access was blocked by the owner.</source>
        <translation>Ihr Zugang wurde vom Eigentümer gesperrt.</translation>
    </message>
    <message>
        <source>Your account has no license yet.</source>
        <translation>Ihr Konto hat noch keine Lizenz.</translation>
    </message>
    <message>
        <source>Your seat was freed because you were away.</source>
        <translation>Ihr Platz wurde freigegeben, weil Sie abwesend waren.</translation>
    </message>
    <message>
        <source>Your seat was freed in the portal.</source>
        <translation>Ihr Platz wurde im Portal freigegeben.</translation>
    </message>
    <message>
        <source>Your seat was lost: the server heard nothing from you for too long.</source>
        <translation>Ihr Platz ging verloren: Der Server hat zu lange nichts von Ihnen gehört.</translation>
    </message>
    <message>
        <source>Your seat was taken over by a copy of this installation.</source>
        <translation>Ihr Platz wurde von einer Kopie dieser Installation übernommen.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A seat of your license</source>
        <translation>Ein Platz Ihrer Lizenz</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Nach aktualisierter Lizenz suchen</translation>
    </message>
    <message>
        <source>Giving the seat back…</source>
        <translation>Der Platz wird zurückgegeben…</translation>
    </message>
    <message>
        <source>I&apos;m Still Here</source>
        <translation>Ich bin noch da</translation>
    </message>
    <message>
        <source>Log In…</source>
        <translation>Anmelden…</translation>
    </message>
    <message>
        <source>Logging out and giving the seat back…</source>
        <translation>Abmelden und Platz zurückgeben…</translation>
    </message>
    <message>
        <source>Looking for a seat…</source>
        <translation>Ein Platz wird gesucht…</translation>
    </message>
    <message>
        <source>Open the Portal</source>
        <translation>Portal öffnen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>Take a Seat Again</source>
        <translation>Wieder einen Platz nehmen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>The email is on its way. Open the link in it, then log in.</source>
        <translation>Die E-Mail ist unterwegs. Öffnen Sie den Link darin und melden Sie sich dann an.</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>Der Server antwortet.</translation>
    </message>
    <message>
        <source>The support information is in the clipboard.</source>
        <translation>Die Support-Informationen sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>[Read-Only]</source>
        <translation>[Schreibgeschützt]</translation>
    </message>
    <message>
        <source>{name}: account menu</source>
        <translation>{name}: Kontomenü</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>A saved request is waiting for its response.</source>
        <translation>Eine gespeicherte Anforderung wartet auf ihre Antwort.</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>Adresse des Portals</translation>
    </message>
    <message>
        <source>Any computer with a browser will do. This program is not needed.</source>
        <translation>Jeder Computer mit einem Browser genügt. Dieses Programm wird dort nicht gebraucht.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Bevor Sie beginnen</translation>
    </message>
    <message>
        <source>Binds one seat to this computer, for good.</source>
        <translation>Bindet dauerhaft einen Platz an diesen Computer.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Choose Another File</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Done. This computer is licensed for good.</source>
        <translation>Fertig. Dieser Computer ist dauerhaft lizenziert.</translation>
    </message>
    <message>
        <source>Double-click the request file. The browser opens and goes to the portal by itself.</source>
        <translation>Doppelklicken Sie auf die Anforderungsdatei. Der Browser öffnet sich und geht von selbst zum Portal.</translation>
    </message>
    <message>
        <source>Download the response file, bring it back here, and open it in the last step.</source>
        <translation>Laden Sie die Antwortdatei herunter, bringen Sie sie hierher zurück und öffnen Sie sie im letzten Schritt.</translation>
    </message>
    <message>
        <source>Drop the response file here, choose it, or paste its text.</source>
        <translation>Legen Sie die Antwortdatei hier ab, wählen Sie sie aus oder fügen Sie ihren Text ein.</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Ordner: {folder}</translation>
    </message>
    <message>
        <source>For a computer that never has a connection. You need any other computer that has one, and a USB stick.</source>
        <translation>Für einen Computer, der nie eine Verbindung hat. Sie brauchen irgendeinen anderen Computer mit Verbindung und einen USB-Stick.</translation>
    </message>
    <message>
        <source>I&apos;ll Finish Later</source>
        <translation>Später fertigstellen</translation>
    </message>
    <message>
        <source>If the browser does not go on by itself, upload the file at the portal&apos;s address: {portal}</source>
        <translation>Falls der Browser nicht von selbst weitergeht, laden Sie die Datei unter der Adresse des Portals hoch: {portal}</translation>
    </message>
    <message>
        <source>It needs no connection again. Keep the response file: it is useless on any other computer.</source>
        <translation>Er braucht nie wieder eine Verbindung. Bewahren Sie die Antwortdatei auf: Auf jedem anderen Computer ist sie nutzlos.</translation>
    </message>
    <message>
        <source>Log in there with your account, and accept the request.</source>
        <translation>Melden Sie sich dort mit Ihrem Konto an und nehmen Sie die Anforderung an.</translation>
    </message>
    <message>
        <source>Logging out is not possible afterwards.</source>
        <translation>Danach ist Abmelden nicht mehr möglich.</translation>
    </message>
    <message>
        <source>On a connected computer</source>
        <translation>Auf einem verbundenen Computer</translation>
    </message>
    <message>
        <source>Open Response File</source>
        <translation>Antwortdatei öffnen</translation>
    </message>
    <message>
        <source>Open the Portal Here</source>
        <translation>Portal hier öffnen</translation>
    </message>
    <message>
        <source>Open the response</source>
        <translation>Die Antwort öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>QR code of the portal&apos;s address</source>
        <translation>QR-Code der Portaladresse</translation>
    </message>
    <message>
        <source>Request files (*.html)</source>
        <translation>Anforderungsdateien (*.html)</translation>
    </message>
    <message>
        <source>Response files (*.html *.htm *.txt);;All files (*)</source>
        <translation>Antwortdateien (*.html *.htm *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save Request File</source>
        <translation>Anforderungsdatei speichern</translation>
    </message>
    <message>
        <source>Save Request File…</source>
        <translation>Anforderungsdatei speichern…</translation>
    </message>
    <message>
        <source>Save it on a USB stick and take it to the other computer. It can be saved again at any time.</source>
        <translation>Speichern Sie sie auf einem USB-Stick und bringen Sie sie zum anderen Computer. Sie lässt sich jederzeit noch einmal speichern.</translation>
    </message>
    <message>
        <source>Save the request file</source>
        <translation>Anforderungsdatei speichern</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Gespeichert als „{name}“.</translation>
    </message>
    <message>
        <source>Saved: {times}.</source>
        <translation>Gespeichert: {times}.</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Start Working</source>
        <translation>Mit der Arbeit beginnen</translation>
    </message>
    <message>
        <source>The files tell nothing about you or this computer, and no secret.</source>
        <translation>Die Dateien verraten nichts über Sie oder diesen Computer und kein Geheimnis.</translation>
    </message>
    <message>
        <source>The last step opens the response; all of them stay valid.</source>
        <translation>Der letzte Schritt öffnet die Antwort; alle bleiben gültig.</translation>
    </message>
    <message>
        <source>The portal&apos;s address</source>
        <translation>Adresse des Portals</translation>
    </message>
    <message>
        <source>There is no text to paste.</source>
        <translation>Es gibt keinen Text zum Einfügen.</translation>
    </message>
    <message>
        <source>Validate This Computer Offline</source>
        <translation>Diesen Computer offline validieren</translation>
    </message>
    <message>
        <source>Works for permanent licenses only.</source>
        <translation>Nur mit unbefristeten Lizenzen möglich.</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>aktueller Schritt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
</TS>
