<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Seatkeeper</source>
        <translation>Acerca de Seatkeeper</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Free software under the MIT license. Built with Qt {qt}, under the LGPL.</source>
        <translation>Software libre con licencia MIT. Creado con Qt {qt}, bajo la LGPL.</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>The desktop side of concurrent-seat licensing.</source>
        <translation>La parte de escritorio de las licencias por puestos simultáneos.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versión {version}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;License</source>
        <translation>&amp;Licencia</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Ve&amp;ntana</translation>
    </message>
    <message>
        <source>About Seatkeeper</source>
        <translation>Acerca de Seatkeeper</translation>
    </message>
    <message>
        <source>All Projects</source>
        <translation>Todos los proyectos</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Back to the Project</source>
        <translation>Volver al proyecto</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Buscar licencia actualizada</translation>
    </message>
    <message>
        <source>Copy Support Information</source>
        <translation>Copiar información para soporte</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnóstico…</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Export to HTML…</source>
        <translation>Exportar a HTML…</translation>
    </message>
    <message>
        <source>Follow the System</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Free up my seats…</source>
        <translation>Liberar mis puestos…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Log out and Restart</source>
        <translation>Cerrar sesión y reiniciar</translation>
    </message>
    <message>
        <source>Minimize</source>
        <translation>Minimizar</translation>
    </message>
    <message>
        <source>New Project</source>
        <translation>Proyecto nuevo</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferencias…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Release Seat and Restart</source>
        <translation>Liberar el puesto y reiniciar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Servers…</source>
        <translation>Servidores…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Show License Info</source>
        <translation>Mostrar información de la licencia</translation>
    </message>
    <message>
        <source>Usage Record…</source>
        <translation>Registro de uso…</translation>
    </message>
    <message>
        <source>Validate License Offline…</source>
        <translation>Validar licencia sin conexión…</translation>
    </message>
</context>
<context>
    <name>AirGap</name>
    <message>
        <source>A request: “this computer asks for a license”, signed with the computer&apos;s own random key. It holds no name of a computer or a person, and no hardware address.</source>
        <translation>Una solicitud: «este equipo pide una licencia», firmada con la clave aleatoria del propio equipo. No contiene ningún nombre de equipo ni de persona, ni ninguna dirección de hardware.</translation>
    </message>
    <message>
        <source>A response: the license itself, signed by the server, for this one computer and this one request. On any other computer it is useless.</source>
        <translation>Una respuesta: la propia licencia, firmada por el servidor, para este único equipo y esta única solicitud. En cualquier otro equipo no sirve.</translation>
    </message>
    <message>
        <source>Accepted: a seat is bound to that computer for good.</source>
        <translation>Aceptada: un puesto queda ligado para siempre a ese equipo.</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>Aceptando…</translation>
    </message>
    <message>
        <source>Account that accepts</source>
        <translation>Cuenta que acepta</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Any computer with a browser.</source>
        <translation>Cualquier equipo con un navegador.</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Versión de la aplicación</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Device key</source>
        <translation>Clave del dispositivo</translation>
    </message>
    <message>
        <source>Done. Nothing has to be connected again.</source>
        <translation>Listo. No hace falta volver a conectar nada.</translation>
    </message>
    <message>
        <source>Every check passed. This computer is licensed.</source>
        <translation>Todas las comprobaciones superadas. Este equipo tiene licencia.</translation>
    </message>
    <message>
        <source>Files travel on it, in one direction and then in the other.</source>
        <translation>Los archivos viajan en ella, primero en una dirección y después en la otra.</translation>
    </message>
    <message>
        <source>First: the offline computer writes its request.</source>
        <translation>Primero, el equipo sin red escribe su solicitud.</translation>
    </message>
    <message>
        <source>Kind of computer</source>
        <translation>Tipo de equipo</translation>
    </message>
    <message>
        <source>Licensed, for good and without a network.</source>
        <translation>Con licencia, para siempre y sin red.</translation>
    </message>
    <message>
        <source>Log In and Accept</source>
        <translation>Iniciar sesión y aceptar</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Neither a request nor a response.</source>
        <translation>Ni una solicitud ni una respuesta.</translation>
    </message>
    <message>
        <source>Next: log in at the portal, and accept.</source>
        <translation>Siguiente: inicie sesión en el portal y acepte.</translation>
    </message>
    <message>
        <source>Next: open the response on the offline computer.</source>
        <translation>Siguiente: abra la respuesta en el equipo sin red.</translation>
    </message>
    <message>
        <source>Next: save the response to the stick.</source>
        <translation>Siguiente: guarde la respuesta en la memoria USB.</translation>
    </message>
    <message>
        <source>Next: take the request to the portal.</source>
        <translation>Siguiente: lleve la solicitud al portal.</translation>
    </message>
    <message>
        <source>Offline computer</source>
        <translation>Equipo sin red</translation>
    </message>
    <message>
        <source>Open before</source>
        <translation>Abrir antes de</translation>
    </message>
    <message>
        <source>Open the Response</source>
        <translation>Abrir la respuesta</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>Número de solicitud</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULACIÓN</translation>
    </message>
    <message>
        <source>Save the Response</source>
        <translation>Guardar la respuesta</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Seatkeeper: across the air gap</source>
        <translation>Seatkeeper: validar sin red</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Tamaño en bytes</translation>
    </message>
    <message>
        <source>That file is not on the stick yet.</source>
        <translation>Ese archivo aún no está en la memoria USB.</translation>
    </message>
    <message>
        <source>The portal has the request, and asks who is there.</source>
        <translation>El portal tiene la solicitud y pregunta quién es usted.</translation>
    </message>
    <message>
        <source>The response is on the stick.</source>
        <translation>La respuesta está en la memoria USB.</translation>
    </message>
    <message>
        <source>The stick is empty.</source>
        <translation>La memoria USB está vacía.</translation>
    </message>
    <message>
        <source>There is no internet connection, and no license yet.</source>
        <translation>No hay conexión a internet, ni licencia todavía.</translation>
    </message>
    <message>
        <source>USB stick</source>
        <translation>Memoria USB</translation>
    </message>
    <message>
        <source>Upload the Request</source>
        <translation>Subir la solicitud</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>Subiendo…</translation>
    </message>
    <message>
        <source>Validating a computer without a network</source>
        <translation>Validar un equipo sin red</translation>
    </message>
    <message>
        <source>With the account</source>
        <translation>Con la cuenta</translation>
    </message>
    <message>
        <source>Write the Request</source>
        <translation>Escribir la solicitud</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>sin red</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>{bytes} bytes; drag it, or press it to look inside</source>
        <translation>{bytes} bytes; arrástrelo, o púlselo para ver su contenido</translation>
    </message>
</context>
<context>
    <name>AllSeats</name>
    <message>
        <source>A seat is free again as soon as a colleague closes the app, logs out, or stops responding. Nothing of yours is lost.</source>
        <translation>Un puesto queda libre en cuanto alguien cierra la aplicación, cierra la sesión o deja de responder. Nada de lo suyo se pierde.</translation>
    </message>
    <message>
        <source>A seat is free.</source>
        <translation>Hay un puesto libre.</translation>
    </message>
    <message>
        <source>All license seats are in use.</source>
        <translation>Todos los puestos de la licencia están en uso.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Contact Owner</source>
        <translation>Contactar con el propietario</translation>
    </message>
    <message>
        <source>It is held for you for {time}.</source>
        <translation>Se le reserva durante {time}.</translation>
    </message>
    <message>
        <source>Next try at {time} ({distance}).</source>
        <translation>Próximo intento a las {time} ({distance}).</translation>
    </message>
    <message>
        <source>Notify me when a seat is free</source>
        <translation>Avisarme cuando haya un puesto libre</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>Abrir en solo lectura</translation>
    </message>
    <message>
        <source>Take Seat</source>
        <translation>Ocupar el puesto</translation>
    </message>
    <message>
        <source>Taking…</source>
        <translation>Ocupando…</translation>
    </message>
    <message>
        <source>Time left to take the seat</source>
        <translation>Tiempo restante para ocupar el puesto</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Intentando…</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>Esperando un puesto</translation>
    </message>
    <message>
        <source>Waiting. {next_try}</source>
        <translation>En espera. {next_try}</translation>
    </message>
    <message>
        <source>You are next. {next_try}</source>
        <translation>Es su turno después de este. {next_try}</translation>
    </message>
    <message>
        <source>You are number {position} in the queue. {next_try}</source>
        <translation>Es el número {position} de la cola. {next_try}</translation>
    </message>
    <message>
        <source>Your license is in use on as many computers as it allows. Logging out on one of them frees a seat for this one.</source>
        <translation>Su licencia está en uso en tantos equipos como permite. Si cierra la sesión en uno de ellos, queda un puesto libre para este.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy this message</source>
        <translation>Copiar este mensaje</translation>
    </message>
    <message>
        <source>Put this message away</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Something answered that is not {server}.</source>
        <translation>Ha respondido algo que no es {server}.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate has expired. If the date of this computer is right, the server must get a new one.</source>
        <translation>La conexión con {server} no es segura: su certificado ha caducado. Si la fecha de este equipo es correcta, el servidor debe obtener uno nuevo.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate is not valid yet. Check the date and time of this computer.</source>
        <translation>La conexión con {server} no es segura: su certificado todavía no es válido. Compruebe la fecha y la hora de este equipo.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: its certificate was replaced or is not trusted. A program or device in between may be reading along.</source>
        <translation>La conexión con {server} no es segura: su certificado se ha sustituido o no es de confianza. Puede que un programa o dispositivo intermedio esté leyendo los datos.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: nobody this computer trusts has issued its certificate. A program or device in between may be reading along.</source>
        <translation>La conexión con {server} no es segura: nadie en quien este equipo confía ha emitido su certificado. Puede que un programa o dispositivo intermedio esté leyendo los datos.</translation>
    </message>
    <message>
        <source>The connection to {server} is not secure: something with another name answers in its place.</source>
        <translation>La conexión con {server} no es segura: en su lugar responde algo con otro nombre.</translation>
    </message>
    <message>
        <source>The name of {server} could not be looked up.</source>
        <translation>No se ha podido resolver el nombre de {server}.</translation>
    </message>
    <message>
        <source>The network does not reach {server}.</source>
        <translation>La red no llega hasta {server}.</translation>
    </message>
    <message>
        <source>The proxy of this network did not let the connection pass.</source>
        <translation>El proxy de esta red no ha dejado pasar la conexión.</translation>
    </message>
    <message>
        <source>The proxy of this network wants a name and a password, or other ones.</source>
        <translation>El proxy de esta red pide un nombre y una contraseña, u otros distintos.</translation>
    </message>
    <message>
        <source>This network wants you to log in to it first: open a web page in a browser.</source>
        <translation>Esta red exige identificarse antes: abra una página web en un navegador.</translation>
    </message>
    <message>
        <source>{server} could not be reached.</source>
        <translation>No se ha podido llegar a {server}.</translation>
    </message>
    <message>
        <source>{server} did not answer in time.</source>
        <translation>{server} no ha respondido a tiempo.</translation>
    </message>
    <message>
        <source>{server} has a problem of its own.</source>
        <translation>{server} tiene un problema propio.</translation>
    </message>
    <message>
        <source>{server} is busy and wants to be asked again later.</source>
        <translation>{server} está ocupado y pide que se le pregunte más tarde.</translation>
    </message>
    <message>
        <source>{server} is newer than this program and no longer speaks with it. Update it.</source>
        <translation>{server} es más reciente que este programa y ya no habla con él. Actualícelo.</translation>
    </message>
    <message>
        <source>{server} says that the seat is over. It is asked again before that counts.</source>
        <translation>{server} dice que el puesto ha terminado. Se le vuelve a preguntar antes de darlo por válido.</translation>
    </message>
    <message>
        <source>{server} was found, but does not accept connections.</source>
        <translation>Se ha encontrado {server}, pero no acepta conexiones.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>A firewall may be in the way; ask whoever runs this network.</source>
        <translation>Puede que lo impida un cortafuegos; pregunte a quien administra esta red.</translation>
    </message>
    <message>
        <source>A folder cannot be read.</source>
        <translation>No se puede leer una carpeta.</translation>
    </message>
    <message>
        <source>A login page of this network answers instead.</source>
        <translation>En su lugar responde una página de acceso de esta red.</translation>
    </message>
    <message>
        <source>A newer version of the app has written it.</source>
        <translation>La ha escrito una versión más reciente de la aplicación.</translation>
    </message>
    <message>
        <source>A program or device of your network may be reading along. Ask whoever runs it to let this server pass, or to install its authority on this computer.</source>
        <translation>Puede que un programa o dispositivo de su red esté leyendo los datos. Pida a quien lo administra que deje pasar a este servidor o que instale su autoridad en este equipo.</translation>
    </message>
    <message>
        <source>Add a server.</source>
        <translation>Añada un servidor.</translation>
    </message>
    <message>
        <source>All can be written.</source>
        <translation>Se puede escribir en todas.</translation>
    </message>
    <message>
        <source>Ask whoever runs this network whether it blocks TLS.</source>
        <translation>Pregunte a quien administra esta red si bloquea TLS.</translation>
    </message>
    <message>
        <source>Both copies can be read.</source>
        <translation>Las dos copias se pueden leer.</translation>
    </message>
    <message>
        <source>Check the date and time of this computer.</source>
        <translation>Compruebe la fecha y la hora de este equipo.</translation>
    </message>
    <message>
        <source>Check the date of this computer, then tell whoever runs the server.</source>
        <translation>Compruebe la fecha de este equipo y, después, avise a quien administra el servidor.</translation>
    </message>
    <message>
        <source>Check the network connection and the server&apos;s address.</source>
        <translation>Compruebe la conexión de red y la dirección del servidor.</translation>
    </message>
    <message>
        <source>Check the network connection or its name server.</source>
        <translation>Compruebe la conexión de red o su servidor de nombres.</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>Compruebe la conexión de red.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address and login in the system settings.</source>
        <translation>Compruebe la dirección y el acceso del proxy en la configuración del sistema.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s login in the system settings.</source>
        <translation>Compruebe el acceso del proxy en la configuración del sistema.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and do not log in.</source>
        <translation>Compruebe la dirección del servidor y no inicie sesión.</translation>
    </message>
    <message>
        <source>Check the server&apos;s address.</source>
        <translation>Compruebe la dirección del servidor.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Espacio en disco</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Todo está como debe.</translation>
    </message>
    <message>
        <source>Everything works, with something to note.</source>
        <translation>Todo funciona, con alguna observación.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Give the passphrase it was made with.</source>
        <translation>Indique la frase de contraseña con la que se creó.</translation>
    </message>
    <message>
        <source>Give yourself the right to write there.</source>
        <translation>Concédase permiso para escribir ahí.</translation>
    </message>
    <message>
        <source>Goes through the proxy; see Server.</source>
        <translation>Pasa por el proxy; vea Servidor.</translation>
    </message>
    <message>
        <source>Install a keyring to stay logged in.</source>
        <translation>Instale un almacén de claves para mantener la sesión iniciada.</translation>
    </message>
    <message>
        <source>It answers a request of this computer</source>
        <translation>Responde a una solicitud de este equipo</translation>
    </message>
    <message>
        <source>It cannot be read from the disk.</source>
        <translation>No se puede leer del disco.</translation>
    </message>
    <message>
        <source>It comes from the right server</source>
        <translation>Viene del servidor correcto</translation>
    </message>
    <message>
        <source>It has not been used before</source>
        <translation>No se ha usado antes</translation>
    </message>
    <message>
        <source>It is a response file</source>
        <translation>Es un archivo de respuesta</translation>
    </message>
    <message>
        <source>It is in time</source>
        <translation>Llega a tiempo</translation>
    </message>
    <message>
        <source>It was made for this computer</source>
        <translation>Se hizo para este equipo</translation>
    </message>
    <message>
        <source>Its files may not be read.</source>
        <translation>No hay permiso para leer sus archivos.</translation>
    </message>
    <message>
        <source>Its key is gone from the keyring.</source>
        <translation>Su clave ya no está en el almacén de claves.</translation>
    </message>
    <message>
        <source>Its signature is genuine</source>
        <translation>Su firma es auténtica</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Almacén de claves</translation>
    </message>
    <message>
        <source>License cache</source>
        <translation>Caché de licencia</translation>
    </message>
    <message>
        <source>Log in again. Nothing was touched.</source>
        <translation>Vuelva a iniciar sesión. No se ha tocado nada.</translation>
    </message>
    <message>
        <source>Log in on this computer.</source>
        <translation>Inicie sesión en este equipo.</translation>
    </message>
    <message>
        <source>Log in to the system again, or restart it.</source>
        <translation>Vuelva a iniciar sesión en el sistema o reinícielo.</translation>
    </message>
    <message>
        <source>Make room on the disk soon.</source>
        <translation>Libere pronto espacio en el disco.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Libere espacio en el disco.</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>Resolución de nombres</translation>
    </message>
    <message>
        <source>Network login</source>
        <translation>Acceso a la red</translation>
    </message>
    <message>
        <source>No keyring: what is kept lasts until the app ends.</source>
        <translation>No hay almacén de claves: lo que se guarda dura hasta que se cierra la aplicación.</translation>
    </message>
    <message>
        <source>No proxy is used.</source>
        <translation>No se usa ningún proxy.</translation>
    </message>
    <message>
        <source>No secure connection comes about.</source>
        <translation>No se consigue una conexión segura.</translation>
    </message>
    <message>
        <source>No server has been added yet.</source>
        <translation>Todavía no se ha añadido ningún servidor.</translation>
    </message>
    <message>
        <source>No server has told the time yet.</source>
        <translation>Ningún servidor ha dado la hora todavía.</translation>
    </message>
    <message>
        <source>Nobody accepts connections at {address}.</source>
        <translation>Nadie acepta conexiones en {address}.</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>Nadie ha iniciado sesión.</translation>
    </message>
    <message>
        <source>Nobody says within five seconds what {host} is.</source>
        <translation>Nadie dice en cinco segundos qué es {host}.</translation>
    </message>
    <message>
        <source>Not looked at, because of what failed before.</source>
        <translation>Sin comprobar, porque algo anterior ha fallado.</translation>
    </message>
    <message>
        <source>Not needed: the server is this computer.</source>
        <translation>No hace falta: el servidor es este equipo.</translation>
    </message>
    <message>
        <source>One check failed.</source>
        <translation>Ha fallado una comprobación.</translation>
    </message>
    <message>
        <source>One of the two copies is not in order.</source>
        <translation>Una de las dos copias no está bien.</translation>
    </message>
    <message>
        <source>Only {free_megabytes} MB are free.</source>
        <translation>Solo hay {free_megabytes} MB libres.</translation>
    </message>
    <message>
        <source>Open a web page in a browser and log in to the network.</source>
        <translation>Abra una página web en un navegador e identifíquese en la red.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Restore the newer copy, or log in again.</source>
        <translation>Restaure la copia más reciente o vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Right to within {seconds} s.</source>
        <translation>Correcto con un margen de {seconds} s.</translation>
    </message>
    <message>
        <source>Secure connection (TLS)</source>
        <translation>Conexión segura (TLS)</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Set the clock of this computer right.</source>
        <translation>Ponga en hora el reloj de este equipo.</translation>
    </message>
    <message>
        <source>Set the clock. Licenses go by the server&apos;s time.</source>
        <translation>Ponga el reloj en hora. Las licencias siguen la hora del servidor.</translation>
    </message>
    <message>
        <source>Something answers that is not the server.</source>
        <translation>Responde algo que no es el servidor.</translation>
    </message>
    <message>
        <source>Start the keyring.</source>
        <translation>Inicie el almacén de claves.</translation>
    </message>
    <message>
        <source>The certificate has expired: {subject}</source>
        <translation>El certificado ha caducado: {subject}</translation>
    </message>
    <message>
        <source>The certificate is from somebody this computer does not trust: {issuer}</source>
        <translation>El certificado es de alguien en quien este equipo no confía: {issuer}</translation>
    </message>
    <message>
        <source>The certificate is not valid yet: {subject}</source>
        <translation>El certificado todavía no es válido: {subject}</translation>
    </message>
    <message>
        <source>The certificate is somebody else&apos;s: {subject}</source>
        <translation>El certificado es de otro: {subject}</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>The keyring cannot be reached.</source>
        <translation>No se puede llegar al almacén de claves.</translation>
    </message>
    <message>
        <source>The keyring does not answer.</source>
        <translation>El almacén de claves no responde.</translation>
    </message>
    <message>
        <source>The keyring does not give back what was stored.</source>
        <translation>El almacén de claves no devuelve lo que se guardó.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>El almacén de claves está bloqueado.</translation>
    </message>
    <message>
        <source>The license cache belongs to another computer.</source>
        <translation>La caché de licencia pertenece a otro equipo.</translation>
    </message>
    <message>
        <source>The license cache is an older copy.</source>
        <translation>La caché de licencia es una copia más antigua.</translation>
    </message>
    <message>
        <source>The license cache was altered.</source>
        <translation>La caché de licencia se ha modificado.</translation>
    </message>
    <message>
        <source>The name {host} cannot be looked up.</source>
        <translation>No se puede resolver el nombre {host}.</translation>
    </message>
    <message>
        <source>The network does not reach the server.</source>
        <translation>La red no llega hasta el servidor.</translation>
    </message>
    <message>
        <source>The network lets everything pass.</source>
        <translation>La red lo deja pasar todo.</translation>
    </message>
    <message>
        <source>The next start of the app puts it right.</source>
        <translation>El próximo inicio de la aplicación lo arregla.</translation>
    </message>
    <message>
        <source>The passphrase is not the right one.</source>
        <translation>La frase de contraseña no es la correcta.</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through.</source>
        <translation>El proxy no deja pasar la conexión.</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password, or other ones.</source>
        <translation>El proxy pide un nombre y una contraseña, u otros distintos.</translation>
    </message>
    <message>
        <source>The proxy {proxy} is used.</source>
        <translation>Se usa el proxy {proxy}.</translation>
    </message>
    <message>
        <source>The server does not answer in time.</source>
        <translation>El servidor no responde a tiempo.</translation>
    </message>
    <message>
        <source>The server has a problem of its own.</source>
        <translation>El servidor tiene un problema propio.</translation>
    </message>
    <message>
        <source>The server is busy and wants to be asked again later.</source>
        <translation>El servidor está ocupado y pide que se le pregunte más tarde.</translation>
    </message>
    <message>
        <source>The server may be stopped; ask whoever runs it.</source>
        <translation>Puede que el servidor esté detenido; pregunte a quien lo administra.</translation>
    </message>
    <message>
        <source>This computer has no keyring.</source>
        <translation>Este equipo no tiene almacén de claves.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is off by {minutes} minutes.</source>
        <translation>El reloj de este equipo se desvía {minutes} minutos.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back by {minutes} minutes.</source>
        <translation>El reloj de este equipo se ha atrasado {minutes} minutos.</translation>
    </message>
    <message>
        <source>Try again later, or tell whoever runs the server.</source>
        <translation>Vuelva a intentarlo más tarde o avise a quien administra el servidor.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then run the checks again.</source>
        <translation>Desbloquee el almacén de claves y repita las comprobaciones.</translation>
    </message>
    <message>
        <source>Update the app.</source>
        <translation>Actualice la aplicación.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>sin comprobar</translation>
    </message>
    <message>
        <source>note</source>
        <translation>observación</translation>
    </message>
    <message>
        <source>{address} accepts connections.</source>
        <translation>{address} acepta conexiones.</translation>
    </message>
    <message>
        <source>{address} does not answer.</source>
        <translation>{address} no responde.</translation>
    </message>
    <message>
        <source>{count} checks failed.</source>
        <translation>Han fallado {count} comprobaciones.</translation>
    </message>
    <message>
        <source>{free_megabytes} MB are free.</source>
        <translation>Hay {free_megabytes} MB libres.</translation>
    </message>
    <message>
        <source>{host} was found: {addresses}</source>
        <translation>Se ha encontrado {host}: {addresses}</translation>
    </message>
    <message>
        <source>{name} answers.</source>
        <translation>{name} responde.</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>No se puede escribir en {path}.</translation>
    </message>
    <message>
        <source>{vault} keeps what it is given.</source>
        <translation>{vault} conserva lo que se le da.</translation>
    </message>
    <message>
        <source>{version}, certificate issued by {issuer}</source>
        <translation>{version}, certificado emitido por {issuer}</translation>
    </message>
</context>
<context>
    <name>Copyable</name>
    <message>
        <source>Copy {what}</source>
        <translation>Copiar {what}</translation>
    </message>
</context>
<context>
    <name>DemoAccounts</name>
    <message>
        <source>A semester license: ends in a few days.</source>
        <translation>Una licencia semestral: termina en pocos días.</translation>
    </message>
    <message>
        <source>A student license: for two years, cannot be shared.</source>
        <translation>Una licencia de estudiante: por dos años, no se puede compartir.</translation>
    </message>
    <message>
        <source>A subscription that ended last month: the app is read-only.</source>
        <translation>Una suscripción que terminó el mes pasado: la aplicación es de solo lectura.</translation>
    </message>
    <message>
        <source>A third invited user of the same organization.</source>
        <translation>Una tercera invitada de la misma organización.</translation>
    </message>
    <message>
        <source>A trial: five active days within 90 days.</source>
        <translation>Una prueba: cinco días activos dentro de 90 días.</translation>
    </message>
    <message>
        <source>Another invited user of the same organization.</source>
        <translation>Otro invitado de la misma organización.</translation>
    </message>
    <message>
        <source>Has not confirmed the email address: cannot log in yet.</source>
        <translation>No ha confirmado el correo: aún no puede iniciar sesión.</translation>
    </message>
    <message>
        <source>Holds the seat of Tiny Studio on a computer without a network.</source>
        <translation>Tiene el puesto de Tiny Studio en un equipo sin red.</translation>
    </message>
    <message>
        <source>Invited to a license whose only seat is taken: all seats in use.</source>
        <translation>Invitada a una licencia cuyo único puesto está ocupado: todos en uso.</translation>
    </message>
    <message>
        <source>Invited user: shares 15 seats of an organization.</source>
        <translation>Invitada: comparte 15 puestos de una organización.</translation>
    </message>
    <message>
        <source>Invited, then blocked by the owner.</source>
        <translation>Invitado y luego bloqueado por el propietario.</translation>
    </message>
    <message>
        <source>Owner of 15 shared seats: sees how many are in use.</source>
        <translation>Propietario de 15 puestos compartidos: ve cuántos están en uso.</translation>
    </message>
    <message>
        <source>Owner of a permanent license: can validate a computer offline.</source>
        <translation>Propietaria de una licencia permanente: puede validar un equipo sin conexión.</translation>
    </message>
    <message>
        <source>Owner of a single-user license on up to two computers.</source>
        <translation>Propietario de una licencia de un usuario en hasta dos equipos.</translation>
    </message>
    <message>
        <source>Owner of one shared seat, which is taken for good.</source>
        <translation>Propietario de un puesto compartido que está ocupado para siempre.</translation>
    </message>
    <message>
        <source>Works at the support desk of the portal.</source>
        <translation>Trabaja en el soporte del portal.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restoring them changes no file until you save.</source>
        <translation>Restaurarlos no cambia ningún archivo hasta que guarde.</translation>
    </message>
    <message>
        <source>They were kept on {when}.</source>
        <translation>Se conservaron el {when}.</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Proyecto sin título</translation>
    </message>
    <message>
        <source>“{name}” holds changes that were not saved.</source>
        <translation>«{name}» contiene cambios que no se guardaron.</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>A support desk can find the cause with these files. They hold no password, token or proof; email addresses and the name of your own folder have been taken out.</source>
        <translation>Con estos archivos, el soporte puede encontrar la causa. No contienen contraseñas, tokens ni pruebas; se han quitado las direcciones de correo y el nombre de su propia carpeta.</translation>
    </message>
    <message>
        <source>Bundles (*.zip)</source>
        <translation>Paquetes (*.zip)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Elija otra carpeta o libere espacio en el disco.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Solo errores</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>File in the bundle</source>
        <translation>Archivo del paquete</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nivel mínimo</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nada que mostrar.</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Una línea</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Run Again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Save Bundle</source>
        <translation>Guardar paquete</translation>
    </message>
    <message>
        <source>Save Bundle…</source>
        <translation>Guardar paquete…</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Guardado como «{name}».</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>The log cannot be read: {reason} [log-unreadable]</source>
        <translation>El registro no se puede leer: {reason} [log-unreadable]</translation>
    </message>
    <message>
        <source>The newest {shown} of {count} lines</source>
        <translation>Las últimas {shown} de {count} líneas</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Advertencias y errores</translation>
    </message>
    <message>
        <source>What Was Sent</source>
        <translation>Lo que se ha enviado</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Contenido del archivo</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>comprobando…</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} caracteres</translation>
    </message>
    <message>
        <source>{count} characters; the first {shown} are shown</source>
        <translation>{count} caracteres; se muestran los primeros {shown}</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} líneas</translation>
    </message>
    <message>
        <source>“{name}” was not written.</source>
        <translation>«{name}» no se ha escrito.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Keep It</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Keep the Seat</source>
        <translation>Conservar el puesto</translation>
    </message>
    <message>
        <source>Log Out Anyway</source>
        <translation>Cerrar sesión de todos modos</translation>
    </message>
    <message>
        <source>Projects are not touched.</source>
        <translation>Los proyectos no se tocan.</translation>
    </message>
    <message>
        <source>Release It Here Anyway</source>
        <translation>Liberarlo aquí de todos modos</translation>
    </message>
    <message>
        <source>Return Early</source>
        <translation>Devolver antes</translation>
    </message>
    <message>
        <source>Return the offline availability?</source>
        <translation>¿Devolver la disponibilidad sin conexión?</translation>
    </message>
    <message>
        <source>Stay Logged In</source>
        <translation>Mantener la sesión</translation>
    </message>
    <message>
        <source>The seat is no longer reserved for this computer. You go on working as long as there is a connection.</source>
        <translation>El puesto deja de estar reservado para este equipo. Puede seguir trabajando mientras haya conexión.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se puede llegar al servidor.</translation>
    </message>
    <message>
        <source>You are asked to log in again at the next start.</source>
        <translation>En el próximo inicio se le pedirá de nuevo que inicie sesión.</translation>
    </message>
    <message>
        <source>Your seat cannot be freed now</source>
        <translation>Su puesto no se puede liberar ahora</translation>
    </message>
    <message>
        <source>{action}?</source>
        <translation>¿{action}?</translation>
    </message>
    <message>
        <source>{reason} If you give it up here anyway, the seat stays occupied until {until}.</source>
        <translation>{reason} Si lo deja aquí de todos modos, el puesto seguirá ocupado hasta el {until}.</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Not saved yet</source>
        <translation>Sin guardar todavía</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
    <message>
        <source>Text of the project</source>
        <translation>Texto del proyecto</translation>
    </message>
    <message>
        <source>Write something…</source>
        <translation>Escriba algo…</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>A trial needs a connection.</source>
        <translation>Una licencia de prueba necesita conexión.</translation>
    </message>
    <message>
        <source>Available offline</source>
        <translation>Disponible sin conexión</translation>
    </message>
    <message>
        <source>Closing the app changes nothing.</source>
        <translation>Cerrar la aplicación no cambia nada.</translation>
    </message>
    <message>
        <source>Closing the app does not stop the active day.</source>
        <translation>Cerrar la aplicación no detiene el día activo.</translation>
    </message>
    <message>
        <source>Closing the app gives the seat back at once.</source>
        <translation>Al cerrar la aplicación, el puesto queda libre al momento.</translation>
    </message>
    <message>
        <source>Closing the app keeps the seat reserved for this computer.</source>
        <translation>Al cerrar la aplicación, el puesto sigue reservado para este equipo.</translation>
    </message>
    <message>
        <source>Closing the app keeps your seat reserved.</source>
        <translation>Al cerrar la aplicación, su puesto sigue reservado.</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>Comercial</translation>
    </message>
    <message>
        <source>Educational</source>
        <translation>Educativa</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Gubernamental</translation>
    </message>
    <message>
        <source>Offline availability is not offered here.</source>
        <translation>Aquí no se ofrece disponibilidad sin conexión.</translation>
    </message>
    <message>
        <source>Semester</source>
        <translation>Semestral</translation>
    </message>
    <message>
        <source>Shared seat</source>
        <translation>Puesto compartido</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Para estudiantes</translation>
    </message>
    <message>
        <source>The license expires before the shortest period ends.</source>
        <translation>La licencia caduca antes de que termine el período más corto.</translation>
    </message>
    <message>
        <source>This frees the seat of this computer and ends its offline availability.</source>
        <translation>Esto libera el puesto de este equipo y termina su disponibilidad sin conexión.</translation>
    </message>
    <message>
        <source>This frees the seat of this computer.</source>
        <translation>Esto libera el puesto de este equipo.</translation>
    </message>
    <message>
        <source>This license never needs a connection.</source>
        <translation>Esta licencia nunca necesita conexión.</translation>
    </message>
    <message>
        <source>This license was validated offline: it is bound to this computer for good, so logging out is not possible.</source>
        <translation>Esta licencia se validó sin conexión: está ligada a este equipo para siempre, por lo que no es posible cerrar la sesión.</translation>
    </message>
    <message>
        <source>This removes the trial from this computer.</source>
        <translation>Esto quita la licencia de prueba de este equipo.</translation>
    </message>
    <message>
        <source>This server does not offer offline availability.</source>
        <translation>Este servidor no ofrece disponibilidad sin conexión.</translation>
    </message>
    <message>
        <source>This server has no accounts: it lends a license to this computer while the app runs. A start needs a connection, and without one the license goes to others after {seconds} seconds.</source>
        <translation>Este servidor no tiene cuentas: presta una licencia a este equipo mientras la aplicación está en marcha. Iniciar requiere conexión, y sin ella la licencia pasa a otros después de {seconds} segundos.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Validated offline</source>
        <translation>Validada sin conexión</translation>
    </message>
    <message>
        <source>Your own seat</source>
        <translation>Su propio puesto</translation>
    </message>
    <message>
        <source>all seats in use</source>
        <translation>todos los puestos en uso</translation>
    </message>
    <message>
        <source>blocked by its owner</source>
        <translation>bloqueada por su propietario</translation>
    </message>
    <message>
        <source>campus</source>
        <translation>de campus</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>caducada</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>in use on as many computers as it allows</source>
        <translation>en uso en tantos equipos como permite</translation>
    </message>
    <message>
        <source>leased</source>
        <translation>arrendada</translation>
    </message>
    <message>
        <source>multi-user</source>
        <translation>multiusuario</translation>
    </message>
    <message>
        <source>not needed: another one comes first</source>
        <translation>no hace falta: otra va primero</translation>
    </message>
    <message>
        <source>permanent</source>
        <translation>permanente</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocada</translation>
    </message>
    <message>
        <source>single-user</source>
        <translation>individual</translation>
    </message>
    <message>
        <source>subscription</source>
        <translation>suscripción</translation>
    </message>
    <message>
        <source>{left} of {given} days left; it ends on {end}.</source>
        <translation>Quedan {left} de {given} días; termina el {end}.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A project is a text document of at most 4 MB.</source>
        <translation>Un proyecto es un documento de texto de 4 MB como máximo.</translation>
    </message>
    <message>
        <source>Choose a file in it, or another name.</source>
        <translation>Elija un archivo que contenga, u otro nombre.</translation>
    </message>
    <message>
        <source>Choose a text file in UTF-8.</source>
        <translation>Elija un archivo de texto en UTF-8.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>It is still in this window.</source>
        <translation>Sigue en esta ventana.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Quizá se ha movido o se le ha cambiado el nombre.</translation>
    </message>
    <message>
        <source>Save it, or copy it elsewhere, before you close.</source>
        <translation>Guárdelo, o cópielo en otro lugar, antes de cerrar.</translation>
    </message>
    <message>
        <source>The disk is full: “{name}” was not written.</source>
        <translation>El disco está lleno: «{name}» no se ha escrito.</translation>
    </message>
    <message>
        <source>You are not allowed to use “{name}” there.</source>
        <translation>No tiene permiso para usar «{name}» ahí.</translation>
    </message>
    <message>
        <source>Your text is still here. Free some space, or save elsewhere.</source>
        <translation>Su texto sigue aquí. Libere espacio o guárdelo en otro lugar.</translation>
    </message>
    <message>
        <source>Your text is still here. Try again, or save elsewhere.</source>
        <translation>Su texto sigue aquí. Vuelva a intentarlo o guárdelo en otro lugar.</translation>
    </message>
    <message>
        <source>Your unsaved text could not be kept against a crash.</source>
        <translation>Su texto sin guardar no se ha podido proteger contra un fallo.</translation>
    </message>
    <message>
        <source>“{name}” could not be read or written.</source>
        <translation>«{name}» no se ha podido leer o escribir.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>«{name}» es una carpeta.</translation>
    </message>
    <message>
        <source>“{name}” is not a text document.</source>
        <translation>«{name}» no es un documento de texto.</translation>
    </message>
    <message>
        <source>“{name}” is not there any more.</source>
        <translation>«{name}» ya no está ahí.</translation>
    </message>
    <message>
        <source>“{name}” is too large to be a project.</source>
        <translation>«{name}» es demasiado grande para ser un proyecto.</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find in this project</source>
        <translation>Buscar en este proyecto</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Mayúsculas y minúsculas</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>One place</source>
        <translation>Un lugar</translation>
    </message>
    <message>
        <source>Stop finding</source>
        <translation>Terminar la búsqueda</translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation>{number} lugares</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Add a Server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>Connects to the license server of your vendor or organization, by its address or a profile file.</source>
        <translation>Conecta con el servidor de licencias de su proveedor u organización, por su dirección o con un archivo de perfil.</translation>
    </message>
    <message>
        <source>How would you like to begin?</source>
        <translation>¿Cómo quiere empezar?</translation>
    </message>
    <message>
        <source>Starting the demo…</source>
        <translation>Iniciando la demostración…</translation>
    </message>
    <message>
        <source>Starts a small license server on this computer, with accounts for every situation. Nothing is kept when you close it.</source>
        <translation>Inicia un pequeño servidor de licencias en este equipo, con cuentas para cada situación. Al cerrarlo no se conserva nada.</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Pruébelo</translation>
    </message>
    <message>
        <source>Try the Demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>Use your license</source>
        <translation>Usar su licencia</translation>
    </message>
    <message>
        <source>Welcome to Seatkeeper</source>
        <translation>Le damos la bienvenida a Seatkeeper</translation>
    </message>
    <message>
        <source>Your servers</source>
        <translation>Sus servidores</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>A project is a small text document on this computer.</source>
        <translation>Un proyecto es un pequeño documento de texto en este equipo.</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Todavía no hay proyectos</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Proyectos recientes</translation>
    </message>
    <message>
        <source>Remove “{name}” from this list</source>
        <translation>Quitar «{name}» de esta lista</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Le damos la bienvenida</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Le damos la bienvenida, {name}</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>+1 day</source>
        <translation>+1 día</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 h</translation>
    </message>
    <message>
        <source>+1 week</source>
        <translation>+1 semana</translation>
    </message>
    <message>
        <source>+1 year</source>
        <translation>+1 año</translation>
    </message>
    <message>
        <source>+10 minutes</source>
        <translation>+10 minutos</translation>
    </message>
    <message>
        <source>+30 days</source>
        <translation>+30 días</translation>
    </message>
    <message>
        <source>+8 h</source>
        <translation>+8 h</translation>
    </message>
    <message>
        <source>A computer cannot have this name.</source>
        <translation>Un equipo no puede llamarse así.</translation>
    </message>
    <message>
        <source>A computer needs a name.</source>
        <translation>Un equipo necesita un nombre.</translation>
    </message>
    <message>
        <source>A name is one line of 1 to 60 characters.</source>
        <translation>Un nombre es una línea de 1 a 60 caracteres.</translation>
    </message>
    <message>
        <source>A trial day of {who} ends</source>
        <translation>Termina un día de prueba de {who}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add Ten</source>
        <translation>Añadir diez</translation>
    </message>
    <message>
        <source>Add a Computer</source>
        <translation>Añadir un equipo</translation>
    </message>
    <message>
        <source>Add a computer</source>
        <translation>Añadir un equipo</translation>
    </message>
    <message>
        <source>Add one, log somebody in, and see what the server says.</source>
        <translation>Añada uno, inicie la sesión de alguien y vea qué dice el servidor.</translation>
    </message>
    <message>
        <source>Adding computers…</source>
        <translation>Añadiendo equipos…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>After a run its report is here, to be read, saved and sent.</source>
        <translation>Tras una ejecución, aquí está su informe, para leerlo, guardarlo y enviarlo.</translation>
    </message>
    <message>
        <source>Air Gap…</source>
        <translation>Sin red…</translation>
    </message>
    <message>
        <source>All computers</source>
        <translation>Todos los equipos</translation>
    </message>
    <message>
        <source>All computers, seats and exchanges of this lab are forgotten, and its time begins anew. The real computer is not touched.</source>
        <translation>Se olvidan todos los equipos, puestos e intercambios de este laboratorio, y su tiempo empieza de nuevo. El equipo real no se toca.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Answer cut short</source>
        <translation>Respuesta cortada</translation>
    </message>
    <message>
        <source>Answer lost</source>
        <translation>Respuesta perdida</translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation>En reposo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Buscar licencia actualizada</translation>
    </message>
    <message>
        <source>Choose an exchange to see what was said, and what it means.</source>
        <translation>Elija un intercambio para ver qué se dijo y qué significa.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close this window and try again.</source>
        <translation>Cierre esta ventana e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Equipos</translation>
    </message>
    <message>
        <source>Connection reset</source>
        <translation>Conexión restablecida</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy Cache To</source>
        <translation>Copiar caché a</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copiar como curl</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Provocar fallo</translation>
    </message>
    <message>
        <source>Crashing it then really kills a process. It takes more memory and time.</source>
        <translation>Al bloquearlo se termina de verdad un proceso. Ocupa más memoria y tiempo.</translation>
    </message>
    <message>
        <source>Delete Cache</source>
        <translation>Borrar caché</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Suceso</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Sucesos</translation>
    </message>
    <message>
        <source>Events that were passed through</source>
        <translation>Sucesos ocurridos</translation>
    </message>
    <message>
        <source>Every question of a computer and every answer appear here.</source>
        <translation>Aquí aparecen cada pregunta de un equipo y cada respuesta.</translation>
    </message>
    <message>
        <source>Every scenario passed</source>
        <translation>Todos los escenarios superados</translation>
    </message>
    <message>
        <source>Everything Works</source>
        <translation>Todo funciona</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Intercambios</translation>
    </message>
    <message>
        <source>Export HAR…</source>
        <translation>Exportar HAR…</translation>
    </message>
    <message>
        <source>Export the exchanges</source>
        <translation>Exportar los intercambios</translation>
    </message>
    <message>
        <source>Exported: {exchanges}</source>
        <translation>Exportado: {exchanges}</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>Faults only</source>
        <translation>Solo fallos</translation>
    </message>
    <message>
        <source>Filter the exchanges</source>
        <translation>Filtrar los intercambios</translation>
    </message>
    <message>
        <source>Filter, like seats or 429</source>
        <translation>Filtro, como seats o 429</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>For {time}</source>
        <translation>Durante {time}</translation>
    </message>
    <message>
        <source>Forward by {time}</source>
        <translation>Avanzar {time}</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Más lejos</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go forward in time: what was due on the way is listed here.</source>
        <translation>Avance en el tiempo: lo que vencía por el camino aparece aquí.</translation>
    </message>
    <message>
        <source>Go to the Scenarios</source>
        <translation>Ir a los escenarios</translation>
    </message>
    <message>
        <source>Going forward…</source>
        <translation>Avanzando…</translation>
    </message>
    <message>
        <source>HTTP archive (*.har)</source>
        <translation>Archivo HTTP (*.har)</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Cabeceras de la respuesta</translation>
    </message>
    <message>
        <source>Headers of the question</source>
        <translation>Cabeceras de la pregunta</translation>
    </message>
    <message>
        <source>Heartbeat of {who}</source>
        <translation>Señal de vida de {who}</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Ocultar secretos</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>En un proceso propio</translation>
    </message>
    <message>
        <source>JUnit report (*.xml)</source>
        <translation>Informe JUnit (*.xml)</translation>
    </message>
    <message>
        <source>Lab time</source>
        <translation>Hora del laboratorio</translation>
    </message>
    <message>
        <source>License {who} expires</source>
        <translation>La licencia {who} caduca</translation>
    </message>
    <message>
        <source>License {who} is renewed</source>
        <translation>La licencia {who} se renueva</translation>
    </message>
    <message>
        <source>Log In As</source>
        <translation>Entrar como</translation>
    </message>
    <message>
        <source>Log Out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Log somebody in: the seat appears here, for as long as it is held.</source>
        <translation>Inicie la sesión de alguien: el puesto aparece aquí mientras se ocupe.</translation>
    </message>
    <message>
        <source>Log-in page of a hotel network</source>
        <translation>Página de acceso de un hotel</translation>
    </message>
    <message>
        <source>Look at its state: perhaps somebody has to log in or out first.</source>
        <translation>Mire su estado: quizá alguien deba iniciar o cerrar sesión antes.</translation>
    </message>
    <message>
        <source>Make Available Offline</source>
        <translation>Hacer disponible sin conexión</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name cannot be looked up</source>
        <translation>El nombre no se resuelve</translation>
    </message>
    <message>
        <source>Network Fault</source>
        <translation>Fallo de red</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>No computer is chosen.</source>
        <translation>No hay ningún equipo elegido.</translation>
    </message>
    <message>
        <source>No computers yet.</source>
        <translation>Aún no hay equipos.</translation>
    </message>
    <message>
        <source>No scenario was run yet.</source>
        <translation>Aún no se ha ejecutado ningún escenario.</translation>
    </message>
    <message>
        <source>No seat was taken yet.</source>
        <translation>Aún no se ha ocupado ningún puesto.</translation>
    </message>
    <message>
        <source>Nonsense instead of an answer</source>
        <translation>Disparates en vez de respuesta</translation>
    </message>
    <message>
        <source>Not every scenario passed</source>
        <translation>No todos los escenarios superados</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>No está en marcha</translation>
    </message>
    <message>
        <source>Nothing happened meanwhile.</source>
        <translation>Mientras tanto no ocurrió nada.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Aún no ha ocurrido nada.</translation>
    </message>
    <message>
        <source>Nothing was said yet.</source>
        <translation>Aún no se ha dicho nada.</translation>
    </message>
    <message>
        <source>One computer after the other…</source>
        <translation>Un equipo tras otro…</translation>
    </message>
    <message>
        <source>One exchange</source>
        <translation>Un intercambio</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Passed through: {events}</source>
        <translation>Ocurrido: {events}</translation>
    </message>
    <message>
        <source>Passwords, tokens and proofs, also in what is copied and exported</source>
        <translation>Contraseñas, tokens y pruebas, también en lo copiado y exportado</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Plug In</source>
        <translation>Enchufar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Progreso de la ejecución</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Return Early</source>
        <translation>Devolver antes</translation>
    </message>
    <message>
        <source>Run All</source>
        <translation>Ejecutar todos</translation>
    </message>
    <message>
        <source>Run Chosen</source>
        <translation>Ejecutar elegidos</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULACIÓN</translation>
    </message>
    <message>
        <source>Save as JUnit…</source>
        <translation>Guardar como JUnit…</translation>
    </message>
    <message>
        <source>Save as Web Page…</source>
        <translation>Guardar como página web…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Escenarios</translation>
    </message>
    <message>
        <source>Seat timeline</source>
        <translation>Cronología de los puestos</translation>
    </message>
    <message>
        <source>Seatkeeper: the lab</source>
        <translation>Seatkeeper: el laboratorio</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Seats and Wire</source>
        <translation>Puestos y red</translation>
    </message>
    <message>
        <source>Secrets can be seen</source>
        <translation>Los secretos están a la vista</translation>
    </message>
    <message>
        <source>Server error (500)</source>
        <translation>Error del servidor (500)</translation>
    </message>
    <message>
        <source>Set Its Clock</source>
        <translation>Ajustar su reloj</translation>
    </message>
    <message>
        <source>Show every event</source>
        <translation>Mostrar cada suceso</translation>
    </message>
    <message>
        <source>Signed document: {kind}</source>
        <translation>Documento firmado: {kind}</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Reposo</translation>
    </message>
    <message>
        <source>Slow, drop by drop</source>
        <translation>Lento, gota a gota</translation>
    </message>
    <message>
        <source>Start App</source>
        <translation>Iniciar aplicación</translation>
    </message>
    <message>
        <source>Start Over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Start Over…</source>
        <translation>De nuevo…</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Inícielo de nuevo.</translation>
    </message>
    <message>
        <source>Start it first.</source>
        <translation>Iníciela primero.</translation>
    </message>
    <message>
        <source>Start over?</source>
        <translation>¿Empezar de nuevo?</translation>
    </message>
    <message>
        <source>State of the session</source>
        <translation>Estado de la sesión</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Steps of the scenario</source>
        <translation>Pasos del escenario</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Se detiene…</translation>
    </message>
    <message>
        <source>That computer is asleep.</source>
        <translation>Ese equipo está en reposo.</translation>
    </message>
    <message>
        <source>The app does not run on that computer.</source>
        <translation>La aplicación no está en marcha en ese equipo.</translation>
    </message>
    <message>
        <source>The app on that computer does not allow this now.</source>
        <translation>La aplicación de ese equipo no lo permite ahora.</translation>
    </message>
    <message>
        <source>The chosen exchange</source>
        <translation>El intercambio elegido</translation>
    </message>
    <message>
        <source>The exchanges could not be exported: {reason}</source>
        <translation>Los intercambios no se pudieron exportar: {reason}</translation>
    </message>
    <message>
        <source>The lab could not be opened.</source>
        <translation>No se pudo abrir el laboratorio.</translation>
    </message>
    <message>
        <source>The lab could not do that.</source>
        <translation>El laboratorio no pudo hacerlo.</translation>
    </message>
    <message>
        <source>The process of that computer has ended.</source>
        <translation>El proceso de ese equipo ha terminado.</translation>
    </message>
    <message>
        <source>The report could not be saved: {reason}</source>
        <translation>El informe no se pudo guardar: {reason}</translation>
    </message>
    <message>
        <source>The report is saved: {file}</source>
        <translation>El informe está guardado: {file}</translation>
    </message>
    <message>
        <source>The reservation of {who} ends</source>
        <translation>Termina la reserva de {who}</translation>
    </message>
    <message>
        <source>The right of {who} to work ends</source>
        <translation>Termina el derecho de {who} a trabajar</translation>
    </message>
    <message>
        <source>The seat of {who} times out</source>
        <translation>Vence el puesto de {who}</translation>
    </message>
    <message>
        <source>There is a computer of this name already.</source>
        <translation>Ya hay un equipo con este nombre.</translation>
    </message>
    <message>
        <source>There is no other computer.</source>
        <translation>No hay otro equipo.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>To Next Event</source>
        <translation>Al próximo suceso</translation>
    </message>
    <message>
        <source>Too many requests (429)</source>
        <translation>Demasiadas solicitudes (429)</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>Desenchufar</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Desenchufado</translation>
    </message>
    <message>
        <source>Virtual computers</source>
        <translation>Equipos virtuales</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Despertar</translation>
    </message>
    <message>
        <source>Wake it first.</source>
        <translation>Despiértelo primero.</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>Whose exchanges</source>
        <translation>De quién son los intercambios</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Wrong certificate</source>
        <translation>Certificado erróneo</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>app closed, seat kept</source>
        <translation>aplicación cerrada, puesto conservado</translation>
    </message>
    <message>
        <source>clock right</source>
        <translation>reloj en hora</translation>
    </message>
    <message>
        <source>clock {time} fast</source>
        <translation>reloj {time} adelantado</translation>
    </message>
    <message>
        <source>clock {time} slow</source>
        <translation>reloj {time} atrasado</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ha fallado</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>it moved to another license</source>
        <translation>pasó a otra licencia</translation>
    </message>
    <message>
        <source>it timed out</source>
        <translation>venció su plazo</translation>
    </message>
    <message>
        <source>it was freed by hand</source>
        <translation>se liberó a mano</translation>
    </message>
    <message>
        <source>it was released</source>
        <translation>se devolvió</translation>
    </message>
    <message>
        <source>it was taken again</source>
        <translation>se volvió a ocupar</translation>
    </message>
    <message>
        <source>its user was blocked</source>
        <translation>se bloqueó a su usuario</translation>
    </message>
    <message>
        <source>line {line}: {reason}</source>
        <translation>línea {line}: {reason}</translation>
    </message>
    <message>
        <source>next: {event}, {distance}</source>
        <translation>después: {event}, {distance}</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>not played</source>
        <translation>no ejecutado</translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation>aún no ejecutado</translation>
    </message>
    <message>
        <source>nothing is due</source>
        <translation>nada pendiente</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>one heartbeat</source>
        <translation>una señal de vida</translation>
    </message>
    <message>
        <source>one license expired</source>
        <translation>una licencia caducada</translation>
    </message>
    <message>
        <source>one other event</source>
        <translation>otro suceso</translation>
    </message>
    <message>
        <source>one reservation ended</source>
        <translation>una reserva terminada</translation>
    </message>
    <message>
        <source>one seat timed out</source>
        <translation>un puesto vencido</translation>
    </message>
    <message>
        <source>one trial day ended</source>
        <translation>un día de prueba terminado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superado</translation>
    </message>
    <message>
        <source>reserved, available offline</source>
        <translation>reservado, disponible sin conexión</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>en marcha…</translation>
    </message>
    <message>
        <source>the app was closed</source>
        <translation>se cerró la aplicación</translation>
    </message>
    <message>
        <source>the app was closed, the seat stays reserved</source>
        <translation>se cerró la aplicación, el puesto sigue reservado</translation>
    </message>
    <message>
        <source>the app was started again</source>
        <translation>se volvió a iniciar la aplicación</translation>
    </message>
    <message>
        <source>the license expired</source>
        <translation>la licencia caducó</translation>
    </message>
    <message>
        <source>the license was revoked</source>
        <translation>se revocó la licencia</translation>
    </message>
    <message>
        <source>the only seat is free</source>
        <translation>el único puesto está libre</translation>
    </message>
    <message>
        <source>the only seat is in use</source>
        <translation>el único puesto está en uso</translation>
    </message>
    <message>
        <source>the reservation was over</source>
        <translation>la reserva había terminado</translation>
    </message>
    <message>
        <source>the trial was over</source>
        <translation>la prueba había terminado</translation>
    </message>
    <message>
        <source>validated offline</source>
        <translation>validado sin conexión</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{number} computers chosen</source>
        <translation>{number} equipos elegidos</translation>
    </message>
    <message>
        <source>{number} computers were removed.</source>
        <translation>Se han quitado {number} equipos.</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} d</translation>
    </message>
    <message>
        <source>{number} exchanges</source>
        <translation>{number} intercambios</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} h</translation>
    </message>
    <message>
        <source>{number} heartbeats</source>
        <translation>{number} señales de vida</translation>
    </message>
    <message>
        <source>{number} licenses expired</source>
        <translation>{number} licencias caducadas</translation>
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
        <translation>{number} de {total}: {title}</translation>
    </message>
    <message>
        <source>{number} other events</source>
        <translation>{number} otros sucesos</translation>
    </message>
    <message>
        <source>{number} reservations ended</source>
        <translation>{number} reservas terminadas</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>{number} scenarios chosen</source>
        <translation>{number} escenarios elegidos</translation>
    </message>
    <message>
        <source>{number} seats timed out</source>
        <translation>{number} puestos vencidos</translation>
    </message>
    <message>
        <source>{number} trial days ended</source>
        <translation>{number} días de prueba terminados</translation>
    </message>
    <message>
        <source>{passed} of {number} passed, in {time}</source>
        <translation>{passed} de {number} superados, en {time}</translation>
    </message>
    <message>
        <source>{running} of {number} running</source>
        <translation>{running} de {number} en marcha</translation>
    </message>
    <message>
        <source>{time} since the beginning</source>
        <translation>{time} desde el principio</translation>
    </message>
    <message>
        <source>{used} of {total} seats in use</source>
        <translation>{used} de {total} puestos en uso</translation>
    </message>
    <message>
        <source>{when}, in {time}</source>
        <translation>{when}, en {time}</translation>
    </message>
    <message>
        <source>{who} is next in the queue</source>
        <translation>{who} es el siguiente en la cola</translation>
    </message>
    <message>
        <source>{who} looks at the time</source>
        <translation>{who} mira la hora</translation>
    </message>
    <message>
        <source>{who}: {how}, {begin} to {end} ({length})</source>
        <translation>{who}: {how}, de {begin} a {end} ({length})</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>Se ha quitado «{name}».</translation>
    </message>
</context>
<context>
    <name>LicenseInfo</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Id. de cuenta</translation>
    </message>
    <message>
        <source>Available offline for good, on this computer only.</source>
        <translation>Disponible sin conexión para siempre, solo en este equipo.</translation>
    </message>
    <message>
        <source>Available offline until {until}, on this computer only.</source>
        <translation>Disponible sin conexión hasta el {until}, solo en este equipo.</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Buscar licencia actualizada</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Contact Owner…</source>
        <translation>Contactar con el propietario…</translation>
    </message>
    <message>
        <source>Copy Support Information</source>
        <translation>Copiar información para soporte</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Extending…</source>
        <translation>Ampliando…</translation>
    </message>
    <message>
        <source>Keep available offline for</source>
        <translation>Mantener disponible sin conexión durante</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Última comprobación</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>License Info</source>
        <translation>Información de la licencia</translation>
    </message>
    <message>
        <source>License Owner</source>
        <translation>Propietario de la licencia</translation>
    </message>
    <message>
        <source>License id</source>
        <translation>Id. de licencia</translation>
    </message>
    <message>
        <source>Logging out: {consequence}</source>
        <translation>Cerrar sesión: {consequence}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Not available offline: a start needs a connection.</source>
        <translation>No disponible sin conexión: iniciar requiere conexión.</translation>
    </message>
    <message>
        <source>Offline availability</source>
        <translation>Disponibilidad sin conexión</translation>
    </message>
    <message>
        <source>Owner id</source>
        <translation>Id. del propietario</translation>
    </message>
    <message>
        <source>Return Early…</source>
        <translation>Devolver antes…</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Why this license?</source>
        <translation>¿Por qué esta licencia?</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>un día</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} días</translation>
    </message>
    <message>
        <source>{used} of {total} in use</source>
        <translation>{used} de {total} en uso</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change Server…</source>
        <translation>Cambiar de servidor…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>Demo accounts</source>
        <translation>Cuentas de demostración</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Forgot password</source>
        <translation>Contraseña olvidada</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
    <message>
        <source>Keep me logged in</source>
        <translation>Mantener la sesión iniciada</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>Volver a iniciar sesión</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>One for each situation. Choose one: the fields are filled in.</source>
        <translation>Una para cada situación. Elija una: los campos se rellenan solos.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Please enter both email and password.</source>
        <translation>Introduzca el correo electrónico y la contraseña.</translation>
    </message>
    <message>
        <source>Resend Email</source>
        <translation>Reenviar correo</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>Validate license offline…</source>
        <translation>Validar licencia sin conexión…</translation>
    </message>
    <message>
        <source>Your work stays as it is.</source>
        <translation>Su trabajo se queda como está.</translation>
    </message>
</context>
<context>
    <name>NoConnection</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>For a permanent license, with two files and any other computer that has a connection.</source>
        <translation>Para una licencia permanente, con dos archivos y cualquier otro equipo que tenga conexión.</translation>
    </message>
    <message>
        <source>Log Out Anyway</source>
        <translation>Cerrar sesión de todos modos</translation>
    </message>
    <message>
        <source>Logging out is not finished.</source>
        <translation>El cierre de sesión no ha terminado.</translation>
    </message>
    <message>
        <source>Open Read-Only</source>
        <translation>Abrir en solo lectura</translation>
    </message>
    <message>
        <source>Open and view projects, without saving.</source>
        <translation>Abrir y ver proyectos, sin guardar.</translation>
    </message>
    <message>
        <source>The server has not confirmed yet that your seat is free. Connect to the internet and try again.</source>
        <translation>El servidor aún no ha confirmado que su puesto está libre. Conéctese a internet y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>There is no internet connection.</source>
        <translation>No hay conexión a internet.</translation>
    </message>
    <message>
        <source>This license needs a connection to start. Connect and try again, or choose one of the other ways.</source>
        <translation>Esta licencia necesita conexión para iniciar. Conéctese y vuelva a intentarlo, o elija otra opción.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Intentando…</translation>
    </message>
    <message>
        <source>Validate License Offline…</source>
        <translation>Validar licencia sin conexión…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>A seat is free, and held for you until {until}.</source>
        <translation>Hay un puesto libre, reservado para usted hasta el {until}.</translation>
    </message>
    <message>
        <source>A seat is free, and it is yours.</source>
        <translation>Hay un puesto libre, y es suyo.</translation>
    </message>
    <message>
        <source>A seat was held for you, and went back to the others.</source>
        <translation>Se le reservó un puesto, y ha vuelto a los demás.</translation>
    </message>
    <message>
        <source>Available offline until {until}.</source>
        <translation>Disponible sin conexión hasta el {until}.</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>Compruebe ambos y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check your connection and try again.</source>
        <translation>Compruebe su conexión y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Email or password is wrong.</source>
        <translation>El correo electrónico o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>Free some disk space; a new start asks you to log in.</source>
        <translation>Libere espacio en el disco; en el próximo inicio se le pedirá que inicie sesión.</translation>
    </message>
    <message>
        <source>Have yourself notified again, or try again now.</source>
        <translation>Pida que se le avise de nuevo o vuelva a intentarlo ahora.</translation>
    </message>
    <message>
        <source>It stays as it was.</source>
        <translation>Se queda como estaba.</translation>
    </message>
    <message>
        <source>It was not taken in time.</source>
        <translation>No se ocupó a tiempo.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Nothing was changed. The support can explain the code.</source>
        <translation>No se ha cambiado nada. El soporte puede explicar el código.</translation>
    </message>
    <message>
        <source>Please confirm your email address.</source>
        <translation>Confirme su dirección de correo electrónico.</translation>
    </message>
    <message>
        <source>Please log in again.</source>
        <translation>Vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Projects can be read, and unsaved work is kept.</source>
        <translation>Los proyectos se pueden leer, y el trabajo sin guardar se conserva.</translation>
    </message>
    <message>
        <source>Set up the system&apos;s keyring, and the license is kept.</source>
        <translation>Configure el almacén de claves del sistema, y la licencia se conservará.</translation>
    </message>
    <message>
        <source>Something of the stored license could not be removed.</source>
        <translation>Una parte de la licencia guardada no se ha podido eliminar.</translation>
    </message>
    <message>
        <source>The connection is tried again by itself.</source>
        <translation>La conexión se vuelve a intentar automáticamente.</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>El idioma cambia en el próximo inicio.</translation>
    </message>
    <message>
        <source>The license could not be stored on this computer.</source>
        <translation>La licencia no se ha podido guardar en este equipo.</translation>
    </message>
    <message>
        <source>The license is now available offline.</source>
        <translation>La licencia ya está disponible sin conexión.</translation>
    </message>
    <message>
        <source>The message with the link is in your mailbox.</source>
        <translation>El mensaje con el enlace está en su buzón.</translation>
    </message>
    <message>
        <source>The offline availability could not be extended.</source>
        <translation>La disponibilidad sin conexión no se ha podido ampliar.</translation>
    </message>
    <message>
        <source>The offline availability was returned.</source>
        <translation>La disponibilidad sin conexión se ha devuelto.</translation>
    </message>
    <message>
        <source>The seat could not be given back: the server is silent.</source>
        <translation>El puesto no se ha podido devolver: el servidor no responde.</translation>
    </message>
    <message>
        <source>The seat is free again, for others.</source>
        <translation>El puesto vuelve a estar libre, para otros.</translation>
    </message>
    <message>
        <source>The seat is free, and what is left cannot be used.</source>
        <translation>El puesto está libre, y lo que queda no se puede usar.</translation>
    </message>
    <message>
        <source>The seat stays occupied until {until}.</source>
        <translation>El puesto seguirá ocupado hasta el {until}.</translation>
    </message>
    <message>
        <source>The seat was given up here, without telling the server.</source>
        <translation>El puesto se ha dejado aquí, sin avisar al servidor.</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>El servidor lo ha rechazado.</translation>
    </message>
    <message>
        <source>The stored license was damaged, and is repaired.</source>
        <translation>La licencia guardada estaba dañada y se ha reparado.</translation>
    </message>
    <message>
        <source>The stored license was removed.</source>
        <translation>La licencia guardada se ha eliminado.</translation>
    </message>
    <message>
        <source>There is still no license.</source>
        <translation>Sigue sin haber licencia.</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep a license in.</source>
        <translation>Este equipo no tiene un almacén de claves en el que guardar una licencia.</translation>
    </message>
    <message>
        <source>This computer has no safe place for a license.</source>
        <translation>Este equipo no tiene un lugar seguro para una licencia.</translation>
    </message>
    <message>
        <source>This computer is licensed for good.</source>
        <translation>Este equipo tiene licencia para siempre.</translation>
    </message>
    <message>
        <source>Too many failed logins.</source>
        <translation>Demasiados intentos fallidos.</translation>
    </message>
    <message>
        <source>Try again when there is a connection.</source>
        <translation>Vuelva a intentarlo cuando haya conexión.</translation>
    </message>
    <message>
        <source>Without one, a seat would be bound for good to a computer that forgets it. Set up the system&apos;s keyring, then try again.</source>
        <translation>Sin él, un puesto quedaría ligado para siempre a un equipo que lo olvida. Configure el almacén de claves del sistema y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>You are logged out here, without telling the server.</source>
        <translation>Ha cerrado la sesión aquí, sin avisar al servidor.</translation>
    </message>
    <message>
        <source>You are logged out, and the seat is free again.</source>
        <translation>Ha cerrado la sesión, y el puesto vuelve a estar libre.</translation>
    </message>
    <message>
        <source>You are still logged in, and everything is as it was.</source>
        <translation>Su sesión sigue iniciada, y todo está como estaba.</translation>
    </message>
    <message>
        <source>You can go on working until {until}.</source>
        <translation>Puede seguir trabajando hasta el {until}.</translation>
    </message>
    <message>
        <source>You can go on working.</source>
        <translation>Puede seguir trabajando.</translation>
    </message>
    <message>
        <source>You can try again {until}.</source>
        <translation>Puede volver a intentarlo el {until}.</translation>
    </message>
    <message>
        <source>You can work until the app is closed; then log in again.</source>
        <translation>Puede trabajar hasta que se cierre la aplicación; después, vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Your license is up to date.</source>
        <translation>Su licencia está actualizada.</translation>
    </message>
    <message>
        <source>Your license was renewed.</source>
        <translation>Su licencia se ha renovado.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Su sesión ha terminado.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Takes effect when Seatkeeper is started again.</source>
        <translation>Se aplica cuando Seatkeeper se vuelva a iniciar.</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Don&apos;t Save</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>Export to HTML</source>
        <translation>Exportar a HTML</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>Exportado a «{name}».</translation>
    </message>
    <message>
        <source>Go on Writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>It holds changes that are not saved.</source>
        <translation>Contiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>It holds changes that cannot be saved now. Kept for later, they are offered again at the next start.</source>
        <translation>Contiene cambios que ahora no se pueden guardar. Si se conservan, se ofrecerán de nuevo en el próximo inicio.</translation>
    </message>
    <message>
        <source>Keep for Later</source>
        <translation>Conservar para después</translation>
    </message>
    <message>
        <source>Keep “{name}” for later?</source>
        <translation>¿Conservar «{name}» para después?</translation>
    </message>
    <message>
        <source>Open Project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>Replace It</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save Project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Save “{name}” first?</source>
        <translation>¿Guardar antes «{name}»?</translation>
    </message>
    <message>
        <source>Saving here replaces that version by yours.</source>
        <translation>Si guarda aquí, esa versión se reemplaza por la suya.</translation>
    </message>
    <message>
        <source>Text documents (*.txt *.md)</source>
        <translation>Documentos de texto (*.txt *.md)</translation>
    </message>
    <message>
        <source>Text documents (*.txt *.md);;All files (*)</source>
        <translation>Documentos de texto (*.txt *.md);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>Proyecto sin título</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program.</source>
        <translation>Otro programa ha modificado «{name}».</translation>
    </message>
    <message>
        <source>“{name}” was saved.</source>
        <translation>«{name}» se ha guardado.</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>A response counts once. Save a new request if you need one.</source>
        <translation>Una respuesta vale una sola vez. Guarde una solicitud nueva si la necesita.</translation>
    </message>
    <message>
        <source>Check date and time of this computer, then try once more.</source>
        <translation>Compruebe la fecha y la hora de este equipo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>On the connected computer it was downloaded from the portal, usually as “seatkeeper-response.html”. Choose that one.</source>
        <translation>En el equipo conectado se descargó del portal, normalmente como «seatkeeper-response.html». Elija ese.</translation>
    </message>
    <message>
        <source>On the connected computer, download the response again and copy the file as it is, without opening it in an editor.</source>
        <translation>En el equipo conectado, vuelva a descargar la respuesta y copie el archivo tal como está, sin abrirlo en un editor.</translation>
    </message>
    <message>
        <source>On the connected computer, use the portal whose address this wizard shows.</source>
        <translation>En el equipo conectado, use el portal cuya dirección muestra este asistente.</translation>
    </message>
    <message>
        <source>Open it on a computer with a connection; the portal gives you the response there. Bring that one back.</source>
        <translation>Ábralo en un equipo con conexión; el portal le dará allí la respuesta. Traiga ese otro archivo.</translation>
    </message>
    <message>
        <source>Open it on the computer that wrote the request. For this one, save a request here first.</source>
        <translation>Ábrala en el equipo que escribió la solicitud. Para este, guarde aquí antes una solicitud.</translation>
    </message>
    <message>
        <source>Save a new request here and have it accepted in the portal.</source>
        <translation>Guarde aquí una solicitud nueva y haga que se acepte en el portal.</translation>
    </message>
    <message>
        <source>The end of the file is missing.</source>
        <translation>Falta el final del archivo.</translation>
    </message>
    <message>
        <source>The file holds more than one response.</source>
        <translation>El archivo contiene más de una respuesta.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file is not a text or HTML file.</source>
        <translation>El archivo no es de texto ni HTML.</translation>
    </message>
    <message>
        <source>The file is too large for a response.</source>
        <translation>El archivo es demasiado grande para ser una respuesta.</translation>
    </message>
    <message>
        <source>The response comes from another server.</source>
        <translation>La respuesta viene de otro servidor.</translation>
    </message>
    <message>
        <source>The response in the file is empty.</source>
        <translation>La respuesta del archivo está vacía.</translation>
    </message>
    <message>
        <source>The response is too old, or the clock is wrong.</source>
        <translation>La respuesta es demasiado antigua, o el reloj está mal.</translation>
    </message>
    <message>
        <source>The response was changed after it was made.</source>
        <translation>La respuesta se modificó después de crearse.</translation>
    </message>
    <message>
        <source>The response was made for a newer version of this program.</source>
        <translation>La respuesta se hizo para una versión más reciente de este programa.</translation>
    </message>
    <message>
        <source>The response was made for another computer.</source>
        <translation>La respuesta se hizo para otro equipo.</translation>
    </message>
    <message>
        <source>This computer knows no request that this response answers.</source>
        <translation>Este equipo no conoce ninguna solicitud a la que corresponda esta respuesta.</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Este archivo no se puede usar.</translation>
    </message>
    <message>
        <source>This file holds no response.</source>
        <translation>Este archivo no contiene ninguna respuesta.</translation>
    </message>
    <message>
        <source>This is the request file, not the response.</source>
        <translation>Este es el archivo de solicitud, no la respuesta.</translation>
    </message>
    <message>
        <source>This response was already used.</source>
        <translation>Esta respuesta ya se ha usado.</translation>
    </message>
    <message>
        <source>Update the program on this computer, then open it again.</source>
        <translation>Actualice el programa en este equipo y vuelva a abrirla.</translation>
    </message>
    <message>
        <source>Your request is still valid.</source>
        <translation>Su solicitud sigue siendo válida.</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Ask the proxy for a connection</source>
        <translation>Pedir al proxy una conexión</translation>
    </message>
    <message>
        <source>Ask the server what it is</source>
        <translation>Preguntar al servidor qué es</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
    <message>
        <source>Everything this app has sent, each field by its name. Nothing else leaves this computer. Secrets are not kept here, only how long they were.</source>
        <translation>Todo lo que esta aplicación ha enviado, cada campo con su nombre. Nada más sale de este equipo. Aquí no se guardan secretos, solo su longitud.</translation>
    </message>
    <message>
        <source>Fetch the server&apos;s profile</source>
        <translation>Obtener el perfil del servidor</translation>
    </message>
    <message>
        <source>Fetch the server&apos;s public keys</source>
        <translation>Obtener las claves públicas del servidor</translation>
    </message>
    <message>
        <source>Fetch your usage record</source>
        <translation>Obtener su registro de uso</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Fields of the request</source>
        <translation>Campos de la petición</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>Devolver el puesto</translation>
    </message>
    <message>
        <source>Have the confirmation email sent again</source>
        <translation>Pedir que se reenvíe el correo de confirmación</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Cabecera</translation>
    </message>
    <message>
        <source>List the licenses</source>
        <translation>Enumerar las licencias</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Make the license available offline</source>
        <translation>Hacer la licencia disponible sin conexión</translation>
    </message>
    <message>
        <source>One request</source>
        <translation>Una petición</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>Return the offline availability</source>
        <translation>Devolver la disponibilidad sin conexión</translation>
    </message>
    <message>
        <source>Say that the app closes</source>
        <translation>Avisar de que la aplicación se cierra</translation>
    </message>
    <message>
        <source>Say that the seat is in use</source>
        <translation>Avisar de que el puesto está en uso</translation>
    </message>
    <message>
        <source>Stay logged in</source>
        <translation>Mantener la sesión iniciada</translation>
    </message>
    <message>
        <source>Take a seat</source>
        <translation>Ocupar un puesto</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Lo que llegó</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>answered ({status})</source>
        <translation>respondida ({status})</translation>
    </message>
    <message>
        <source>no answer ({cause})</source>
        <translation>sin respuesta ({cause})</translation>
    </message>
    <message>
        <source>secret, one character</source>
        <translation>secreto, un carácter</translation>
    </message>
    <message>
        <source>secret, {count} characters</source>
        <translation>secreto, {count} caracteres</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>{count} peticiones</translation>
    </message>
    <message>
        <source>{method} {path}, {count} bytes</source>
        <translation>{method} {path}, {count} bytes</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>Add Server</source>
        <translation>Añadir servidor</translation>
    </message>
    <message>
        <source>Add a Server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>Add a Server…</source>
        <translation>Añadir un servidor…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Address of the license server</source>
        <translation>Dirección del servidor de licencias</translation>
    </message>
    <message>
        <source>An address looks like https://license.example.org.</source>
        <translation>Una dirección tiene este aspecto: https://license.example.org.</translation>
    </message>
    <message>
        <source>An address of another computer begins with https://. Ask your vendor for it.</source>
        <translation>La dirección de otro equipo empieza por https://. Pídasela a su proveedor.</translation>
    </message>
    <message>
        <source>Ask your vendor for the file again.</source>
        <translation>Pida de nuevo el archivo a su proveedor.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Check the address and your connection, then try again.</source>
        <translation>Compruebe la dirección y su conexión, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Check the address, or ask your vendor for a profile file.</source>
        <translation>Compruebe la dirección o pida a su proveedor un archivo de perfil.</translation>
    </message>
    <message>
        <source>Choose a Profile File</source>
        <translation>Elegir un archivo de perfil</translation>
    </message>
    <message>
        <source>Choose a Profile File…</source>
        <translation>Elegir un archivo de perfil…</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Compare it, group by group, with the one your vendor has told you. If it is another one, do not add this server.</source>
        <translation>Compárela, grupo a grupo, con la que le ha dado su proveedor. Si es otra, no añada este servidor.</translation>
    </message>
    <message>
        <source>Do not log in. Ask your vendor before you go on.</source>
        <translation>No inicie sesión. Pregunte a su proveedor antes de continuar.</translation>
    </message>
    <message>
        <source>Find Server</source>
        <translation>Buscar servidor</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Huella digital</translation>
    </message>
    <message>
        <source>Free some disk space and memory, then try again.</source>
        <translation>Libere espacio en el disco y memoria, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Free some disk space, then try again.</source>
        <translation>Libere espacio en el disco y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>¿Es este el servidor correcto?</translation>
    </message>
    <message>
        <source>It stays in the list. Try again later.</source>
        <translation>Sigue en la lista. Vuelva a intentarlo más tarde.</translation>
    </message>
    <message>
        <source>Its address and its key are forgotten. A license of this server that is stored here stays, and counts again once the server is added again.</source>
        <translation>Se olvidan su dirección y su clave. Una licencia de este servidor guardada aquí se conserva, y vuelve a contar cuando se añada de nuevo el servidor.</translation>
    </message>
    <message>
        <source>Keep It</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>License servers that this computer knows.</source>
        <translation>Servidores de licencias que este equipo conoce.</translation>
    </message>
    <message>
        <source>Looking for it…</source>
        <translation>Buscándolo…</translation>
    </message>
    <message>
        <source>Looking for the server</source>
        <translation>Buscando el servidor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Nothing was changed. The support can explain the code.</source>
        <translation>No se ha cambiado nada. El soporte puede explicar el código.</translation>
    </message>
    <message>
        <source>Or drop the file here.</source>
        <translation>O suelte el archivo aquí.</translation>
    </message>
    <message>
        <source>Portal</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Remove Server</source>
        <translation>Quitar servidor</translation>
    </message>
    <message>
        <source>Remove {server}?</source>
        <translation>¿Quitar {server}?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Seatkeeper ends its session with {server} as if it were closed, and starts again. Unsaved work is kept.</source>
        <translation>Seatkeeper termina su sesión con {server} como si se cerrara, y se inicia de nuevo. El trabajo sin guardar se conserva.</translation>
    </message>
    <message>
        <source>Server profiles (*.json);;All files (*)</source>
        <translation>Perfiles de servidor (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Something answers that is not {server}: its key is another one.</source>
        <translation>Responde algo que no es {server}: su clave es otra.</translation>
    </message>
    <message>
        <source>Stay Here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <source>Test Connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation>La demostración no se ha podido iniciar.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>El archivo no se puede leer.</translation>
    </message>
    <message>
        <source>The server answers, and its key is the right one.</source>
        <translation>El servidor responde, y su clave es la correcta.</translation>
    </message>
    <message>
        <source>The server could not be removed.</source>
        <translation>El servidor no se ha podido quitar.</translation>
    </message>
    <message>
        <source>The server could not be saved on this computer.</source>
        <translation>El servidor no se ha podido guardar en este equipo.</translation>
    </message>
    <message>
        <source>The server in use cannot be removed: use another first.</source>
        <translation>El servidor en uso no se puede quitar: use antes otro.</translation>
    </message>
    <message>
        <source>This address is not secure, so it is not used.</source>
        <translation>Esta dirección no es segura, por lo que no se usa.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Esto no ha funcionado.</translation>
    </message>
    <message>
        <source>This is not a complete server profile.</source>
        <translation>Este no es un perfil de servidor completo.</translation>
    </message>
    <message>
        <source>This kind of license server is not known here.</source>
        <translation>Aquí no se conoce este tipo de servidor de licencias.</translation>
    </message>
    <message>
        <source>This profile leads to an address that is not secure.</source>
        <translation>Este perfil lleva a una dirección que no es segura.</translation>
    </message>
    <message>
        <source>This profile was made for a newer version of Seatkeeper.</source>
        <translation>Este perfil se hizo para una versión más reciente de Seatkeeper.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Update Seatkeeper, then try again.</source>
        <translation>Actualice Seatkeeper y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use It Now</source>
        <translation>Usarlo ahora</translation>
    </message>
    <message>
        <source>Use and Restart</source>
        <translation>Usar y reiniciar</translation>
    </message>
    <message>
        <source>Use {server}?</source>
        <translation>¿Usar {server}?</translation>
    </message>
    <message>
        <source>Your vendor or your organization has sent you its address or a profile file.</source>
        <translation>Su proveedor u organización le ha enviado su dirección o un archivo de perfil.</translation>
    </message>
    <message>
        <source>{action}: {server}</source>
        <translation>{action}: {server}</translation>
    </message>
    <message>
        <source>{server} answers, but it offers no license server.</source>
        <translation>{server} responde, pero no ofrece ningún servidor de licencias.</translation>
    </message>
    <message>
        <source>{server} was added.</source>
        <translation>{server} se ha añadido.</translation>
    </message>
    <message>
        <source>{server} was removed.</source>
        <translation>{server} se ha quitado.</translation>
    </message>
    <message>
        <source>“{server}” is not an address.</source>
        <translation>«{server}» no es una dirección.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>The application could not be started.</source>
        <translation>La aplicación no se ha podido iniciar.</translation>
    </message>
    <message>
        <source>The license on this computer is kept with the system&apos;s keyring. Unlock it, then try again; nothing is lost.</source>
        <translation>La licencia de este equipo está en el almacén de claves del sistema. Desbloquéelo y vuelva a intentarlo; no se ha perdido nada.</translation>
    </message>
    <message>
        <source>The place of the secrets is locked.</source>
        <translation>El almacén de los secretos está bloqueado.</translation>
    </message>
    <message>
        <source>There is no single server of that name.</source>
        <translation>No hay un único servidor con ese nombre.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>Try again. If this repeats, tell the support the code.</source>
        <translation>Vuelva a intentarlo. Si se repite, indique el código al soporte.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Intentando…</translation>
    </message>
    <message>
        <source>“seatkeeper profile list” shows the names. Without --server the server used last is opened.</source>
        <translation>«seatkeeper profile list» muestra los nombres. Sin --server se abre el último servidor usado.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>A day counts only when you start the app.</source>
        <translation>Un día solo cuenta si inicia la aplicación.</translation>
    </message>
    <message>
        <source>After a renewal, check for an updated license.</source>
        <translation>Tras una renovación, busque una licencia actualizada.</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Asked just now: there is still no license.</source>
        <translation>Se acaba de preguntar: sigue sin haber licencia.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Away: your seat is free</source>
        <translation>Ausente: su puesto está libre</translation>
    </message>
    <message>
        <source>In the portal you can free seats, or add a license.</source>
        <translation>En el portal puede liberar puestos o añadir una licencia.</translation>
    </message>
    <message>
        <source>Last check {time} ({distance})</source>
        <translation>Última comprobación {time} ({distance})</translation>
    </message>
    <message>
        <source>Licensed: {basis}</source>
        <translation>Con licencia: {basis}</translation>
    </message>
    <message>
        <source>No connection needed</source>
        <translation>No se necesita conexión</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>Nadie ha iniciado sesión.</translation>
    </message>
    <message>
        <source>Press any key to take a seat again.</source>
        <translation>Pulse cualquier tecla para volver a ocupar un puesto.</translation>
    </message>
    <message>
        <source>Read-only: {reason}</source>
        <translation>Solo lectura: {reason}</translation>
    </message>
    <message>
        <source>Save your work now. Afterwards it can be read, not saved.</source>
        <translation>Guarde su trabajo ahora. Después se podrá leer, pero no guardar.</translation>
    </message>
    <message>
        <source>Taking a seat again…</source>
        <translation>Volviendo a ocupar un puesto…</translation>
    </message>
    <message>
        <source>The next colleague has to wait.</source>
        <translation>La siguiente persona tendrá que esperar.</translation>
    </message>
    <message>
        <source>The next colleagues may have to wait.</source>
        <translation>Puede que los siguientes compañeros tengan que esperar.</translation>
    </message>
    <message>
        <source>The server asks you to log in again.</source>
        <translation>El servidor le pide que vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Trial: {left}</source>
        <translation>Prueba: {left}</translation>
    </message>
    <message>
        <source>Until then everything works.</source>
        <translation>Hasta entonces todo funciona.</translation>
    </message>
    <message>
        <source>Without an answer your seat is freed in {time}, for others.</source>
        <translation>Sin respuesta, su puesto se liberará para otros. Quedan {time}.</translation>
    </message>
    <message>
        <source>Your license expires within the hour: {when}.</source>
        <translation>Su licencia caduca en menos de una hora: {when}.</translation>
    </message>
    <message>
        <source>Your license expires {when}.</source>
        <translation>Su licencia caduca el {when}.</translation>
    </message>
    <message>
        <source>Your seat is still yours and you can go on working</source>
        <translation>Su puesto sigue siendo suyo y puede seguir trabajando</translation>
    </message>
    <message>
        <source>Your seat was freed because you were away.</source>
        <translation>Su puesto se ha liberado porque estaba ausente.</translation>
    </message>
    <message>
        <source>Your work is open and untouched; only saving has to wait.</source>
        <translation>Su trabajo sigue abierto e intacto; solo hay que esperar para guardar.</translation>
    </message>
    <message>
        <source>Your work stays as it is.</source>
        <translation>Su trabajo se queda como está.</translation>
    </message>
    <message>
        <source>checking now</source>
        <translation>comprobando ahora</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>próxima {time}</translation>
    </message>
    <message>
        <source>{still} until {until}</source>
        <translation>{still} hasta el {until}</translation>
    </message>
    <message>
        <source>{used} of {total} seats are in use.</source>
        <translation>{used} de {total} puestos están en uso.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>in one day</source>
        <translation>dentro de un día</translation>
    </message>
    <message>
        <source>in {number} days</source>
        <translation>dentro de {number} días</translation>
    </message>
    <message>
        <source>in {number} {unit}</source>
        <translation>dentro de {number} {unit}</translation>
    </message>
    <message>
        <source>never (permanent)</source>
        <translation>nunca (permanente)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>one day ago</source>
        <translation>hace un día</translation>
    </message>
    <message>
        <source>one second</source>
        <translation>un segundo</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{number} days ago</source>
        <translation>hace {number} días</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} segundos</translation>
    </message>
    <message>
        <source>{number} {unit} ago</source>
        <translation>hace {number} {unit}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>A seat is free: take it now</source>
        <translation>Hay un puesto libre: ocúpelo ahora</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Nobody is logged in</source>
        <translation>Nadie ha iniciado sesión</translation>
    </message>
    <message>
        <source>Offline for good</source>
        <translation>Sin conexión para siempre</translation>
    </message>
    <message>
        <source>Offline until {until}</source>
        <translation>Sin conexión hasta el {until}</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Please log in again</source>
        <translation>Vuelva a iniciar sesión</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Quit and Release Seat</source>
        <translation>Salir y liberar el puesto</translation>
    </message>
    <message>
        <source>Quit, Seat Stays Reserved</source>
        <translation>Salir, el puesto sigue reservado</translation>
    </message>
    <message>
        <source>Waiting for a seat</source>
        <translation>Esperando un puesto</translation>
    </message>
    <message>
        <source>{state} (the server does not answer)</source>
        <translation>{state} (el servidor no responde)</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>Asking the server for your record…</source>
        <translation>Pidiendo su registro al servidor…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Blocked by the owner</source>
        <translation>Bloqueado por el propietario</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Each time you use a seat, a line is added.</source>
        <translation>Cada vez que usa un puesto se añade una línea.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Export Usage Record</source>
        <translation>Exportar registro de uso</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>Exportado a «{name}».</translation>
    </message>
    <message>
        <source>Freed in the portal</source>
        <translation>Liberado en el portal</translation>
    </message>
    <message>
        <source>Freed while away</source>
        <translation>Liberado por ausencia</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>Moved to another license</source>
        <translation>Trasladado a otra licencia</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Todavía no hay nada registrado</translation>
    </message>
    <message>
        <source>Nothing was heard from the computer</source>
        <translation>No se supo nada del equipo</translation>
    </message>
    <message>
        <source>Offered, and not taken in time</source>
        <translation>Ofrecido y no ocupado a tiempo</translation>
    </message>
    <message>
        <source>One record. Times are those of your time zone.</source>
        <translation>Un registro. Las horas son las de su zona horaria.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Replaced by a newer seat of this computer</source>
        <translation>Reemplazado por un puesto más reciente de este equipo</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Still in use</source>
        <translation>Todavía en uso</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>The app was closed</source>
        <translation>La aplicación se cerró</translation>
    </message>
    <message>
        <source>The computer was deregistered</source>
        <translation>El equipo se dio de baja</translation>
    </message>
    <message>
        <source>The license expired</source>
        <translation>La licencia caducó</translation>
    </message>
    <message>
        <source>The license was revoked</source>
        <translation>La licencia se revocó</translation>
    </message>
    <message>
        <source>The offline availability ended</source>
        <translation>La disponibilidad sin conexión terminó</translation>
    </message>
    <message>
        <source>The record is in the clipboard.</source>
        <translation>El registro está en el portapapeles.</translation>
    </message>
    <message>
        <source>The trial ended</source>
        <translation>La prueba terminó</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>Usage Record</source>
        <translation>Registro de uso</translation>
    </message>
    <message>
        <source>When you held a seat, and why each stretch ended.</source>
        <translation>Cuándo tuvo un puesto, y por qué terminó cada período.</translation>
    </message>
    <message>
        <source>Your usage record</source>
        <translation>Su registro de uso</translation>
    </message>
    <message>
        <source>{number} records. Times are those of your time zone.</source>
        <translation>{number} registros. Las horas son las de su zona horaria.</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>Activate a license key or open an invitation in the portal, then check for an updated license.</source>
        <translation>Active una clave de licencia o abra una invitación en el portal y, después, busque una licencia actualizada.</translation>
    </message>
    <message>
        <source>After a renewal, check for an updated license.</source>
        <translation>Tras una renovación, busque una licencia actualizada.</translation>
    </message>
    <message>
        <source>All license seats are in use.</source>
        <translation>Todos los puestos de la licencia están en uso.</translation>
    </message>
    <message>
        <source>Ask the owner of the license.</source>
        <translation>Pregunte al propietario de la licencia.</translation>
    </message>
    <message>
        <source>Check for an updated license to take one again.</source>
        <translation>Busque una licencia actualizada para volver a ocupar un puesto.</translation>
    </message>
    <message>
        <source>Check for an updated license, or ask the vendor&apos;s support.</source>
        <translation>Busque una licencia actualizada o pregunte al soporte del proveedor.</translation>
    </message>
    <message>
        <source>Check for an updated license.</source>
        <translation>Busque una licencia actualizada.</translation>
    </message>
    <message>
        <source>Connect to the internet and try again.</source>
        <translation>Conéctese a internet y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Log in again. If this repeats, tell the support the code.</source>
        <translation>Vuelva a iniciar sesión. Si se repite, indique el código al soporte.</translation>
    </message>
    <message>
        <source>Log in here to take a seat for this one.</source>
        <translation>Inicie sesión aquí para ocupar un puesto para este.</translation>
    </message>
    <message>
        <source>Log in to take another one.</source>
        <translation>Inicie sesión para ocupar otro.</translation>
    </message>
    <message>
        <source>Logging out had begun and was not confirmed by the server.</source>
        <translation>El cierre de sesión había comenzado y el servidor no lo ha confirmado.</translation>
    </message>
    <message>
        <source>Not available now: your seat was freed while you were away.</source>
        <translation>No disponible ahora: su puesto se liberó mientras estaba ausente.</translation>
    </message>
    <message>
        <source>Not available while read-only: {reason}</source>
        <translation>No disponible en solo lectura: {reason}</translation>
    </message>
    <message>
        <source>Set it right, or connect to the internet, and try again.</source>
        <translation>Póngalo en hora, o conéctese a internet, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The clock of this computer was set back.</source>
        <translation>El reloj de este equipo se ha atrasado.</translation>
    </message>
    <message>
        <source>The license cannot be used.</source>
        <translation>La licencia no se puede usar.</translation>
    </message>
    <message>
        <source>The license has expired.</source>
        <translation>La licencia ha caducado.</translation>
    </message>
    <message>
        <source>The license was revoked.</source>
        <translation>La licencia se ha revocado.</translation>
    </message>
    <message>
        <source>The offline availability of this computer has ended.</source>
        <translation>La disponibilidad sin conexión de este equipo ha terminado.</translation>
    </message>
    <message>
        <source>The seat was given back.</source>
        <translation>El puesto se ha devuelto.</translation>
    </message>
    <message>
        <source>The server does not accept this license any more.</source>
        <translation>El servidor ya no acepta esta licencia.</translation>
    </message>
    <message>
        <source>The stored license belongs to another computer.</source>
        <translation>La licencia guardada pertenece a otro equipo.</translation>
    </message>
    <message>
        <source>The stored license was damaged or changed.</source>
        <translation>La licencia guardada se ha dañado o modificado.</translation>
    </message>
    <message>
        <source>The trial is over.</source>
        <translation>La prueba ha terminado.</translation>
    </message>
    <message>
        <source>The vendor&apos;s support can tell you why.</source>
        <translation>El soporte del proveedor puede decirle por qué.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>No hay conexión.</translation>
    </message>
    <message>
        <source>This license needs a connection to start.</source>
        <translation>Esta licencia necesita conexión para iniciar.</translation>
    </message>
    <message>
        <source>Try again to take another one.</source>
        <translation>Vuelva a intentarlo para ocupar otro.</translation>
    </message>
    <message>
        <source>Try again to take it back; then log out on the other one.</source>
        <translation>Vuelva a intentarlo para recuperarlo; después, cierre la sesión en la otra.</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished.</source>
        <translation>Vuelva a intentarlo cuando alguien haya terminado.</translation>
    </message>
    <message>
        <source>With a license of your own you go on where you stopped.</source>
        <translation>Con una licencia propia seguirá donde lo dejó.</translation>
    </message>
    <message>
        <source>You can open and read projects, and nothing is lost.</source>
        <translation>Puede abrir y leer proyectos, y no se pierde nada.</translation>
    </message>
    <message>
        <source>Your access was blocked by the owner.</source>
        <translation>El propietario ha bloqueado su acceso.</translation>
    </message>
    <message>
        <source>Your account has no license yet.</source>
        <translation>Su cuenta aún no tiene ninguna licencia.</translation>
    </message>
    <message>
        <source>Your seat was freed because you were away.</source>
        <translation>Su puesto se ha liberado porque estaba ausente.</translation>
    </message>
    <message>
        <source>Your seat was freed in the portal.</source>
        <translation>Su puesto se ha liberado en el portal.</translation>
    </message>
    <message>
        <source>Your seat was lost: the server heard nothing from you for too long.</source>
        <translation>Ha perdido su puesto: el servidor no ha sabido nada de usted durante demasiado tiempo.</translation>
    </message>
    <message>
        <source>Your seat was taken over by a copy of this installation.</source>
        <translation>Una copia de esta instalación ha tomado su puesto.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A seat of your license</source>
        <translation>Un puesto de su licencia</translation>
    </message>
    <message>
        <source>Check for Updated License</source>
        <translation>Buscar licencia actualizada</translation>
    </message>
    <message>
        <source>Giving the seat back…</source>
        <translation>Devolviendo el puesto…</translation>
    </message>
    <message>
        <source>I&apos;m Still Here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>Log In…</source>
        <translation>Iniciar sesión…</translation>
    </message>
    <message>
        <source>Logging out and giving the seat back…</source>
        <translation>Cerrando la sesión y devolviendo el puesto…</translation>
    </message>
    <message>
        <source>Looking for a seat…</source>
        <translation>Buscando un puesto…</translation>
    </message>
    <message>
        <source>Open the Portal</source>
        <translation>Abrir el portal</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Seatkeeper</source>
        <translation>Seatkeeper</translation>
    </message>
    <message>
        <source>Take a Seat Again</source>
        <translation>Volver a ocupar un puesto</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>The email is on its way. Open the link in it, then log in.</source>
        <translation>El correo está en camino. Abra el enlace que contiene e inicie sesión después.</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>El servidor responde.</translation>
    </message>
    <message>
        <source>The support information is in the clipboard.</source>
        <translation>La información para soporte está en el portapapeles.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Volver a intentar</translation>
    </message>
    <message>
        <source>[Read-Only]</source>
        <translation>[Solo lectura]</translation>
    </message>
    <message>
        <source>{name}: account menu</source>
        <translation>{name}: menú de la cuenta</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>A saved request is waiting for its response.</source>
        <translation>Una solicitud guardada espera su respuesta.</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>Dirección del portal</translation>
    </message>
    <message>
        <source>Any computer with a browser will do. This program is not needed.</source>
        <translation>Sirve cualquier equipo con un navegador. Este programa no hace falta.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Antes de empezar</translation>
    </message>
    <message>
        <source>Binds one seat to this computer, for good.</source>
        <translation>Liga un puesto a este equipo para siempre.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Choose Another File</source>
        <translation>Elegir otro archivo</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Done. This computer is licensed for good.</source>
        <translation>Listo. Este equipo tiene licencia para siempre.</translation>
    </message>
    <message>
        <source>Double-click the request file. The browser opens and goes to the portal by itself.</source>
        <translation>Haga doble clic en el archivo de solicitud. El navegador se abre y va al portal por sí solo.</translation>
    </message>
    <message>
        <source>Download the response file, bring it back here, and open it in the last step.</source>
        <translation>Descargue el archivo de respuesta, tráigalo aquí y ábralo en el último paso.</translation>
    </message>
    <message>
        <source>Drop the response file here, choose it, or paste its text.</source>
        <translation>Suelte aquí el archivo de respuesta, elíjalo o pegue su texto.</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Carpeta: {folder}</translation>
    </message>
    <message>
        <source>For a computer that never has a connection. You need any other computer that has one, and a USB stick.</source>
        <translation>Para un equipo que nunca tiene conexión. Necesita cualquier otro equipo que la tenga y una memoria USB.</translation>
    </message>
    <message>
        <source>I&apos;ll Finish Later</source>
        <translation>Terminar más tarde</translation>
    </message>
    <message>
        <source>If the browser does not go on by itself, upload the file at the portal&apos;s address: {portal}</source>
        <translation>Si el navegador no sigue por sí solo, suba el archivo en la dirección del portal: {portal}</translation>
    </message>
    <message>
        <source>It needs no connection again. Keep the response file: it is useless on any other computer.</source>
        <translation>No volverá a necesitar conexión. Conserve el archivo de respuesta: en cualquier otro equipo no sirve.</translation>
    </message>
    <message>
        <source>Log in there with your account, and accept the request.</source>
        <translation>Inicie sesión allí con su cuenta y acepte la solicitud.</translation>
    </message>
    <message>
        <source>Logging out is not possible afterwards.</source>
        <translation>Después no es posible cerrar la sesión.</translation>
    </message>
    <message>
        <source>On a connected computer</source>
        <translation>En un equipo conectado</translation>
    </message>
    <message>
        <source>Open Response File</source>
        <translation>Abrir archivo de respuesta</translation>
    </message>
    <message>
        <source>Open the Portal Here</source>
        <translation>Abrir el portal aquí</translation>
    </message>
    <message>
        <source>Open the response</source>
        <translation>Abrir la respuesta</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>QR code of the portal&apos;s address</source>
        <translation>Código QR de la dirección del portal</translation>
    </message>
    <message>
        <source>Request files (*.html)</source>
        <translation>Archivos de solicitud (*.html)</translation>
    </message>
    <message>
        <source>Response files (*.html *.htm *.txt);;All files (*)</source>
        <translation>Archivos de respuesta (*.html *.htm *.txt);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save Request File</source>
        <translation>Guardar archivo de solicitud</translation>
    </message>
    <message>
        <source>Save Request File…</source>
        <translation>Guardar archivo de solicitud…</translation>
    </message>
    <message>
        <source>Save it on a USB stick and take it to the other computer. It can be saved again at any time.</source>
        <translation>Guárdelo en una memoria USB y llévelo al otro equipo. Se puede volver a guardar en cualquier momento.</translation>
    </message>
    <message>
        <source>Save the request file</source>
        <translation>Guardar el archivo de solicitud</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Guardado como «{name}».</translation>
    </message>
    <message>
        <source>Saved: {times}.</source>
        <translation>Guardada: {times}.</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Start Working</source>
        <translation>Empezar a trabajar</translation>
    </message>
    <message>
        <source>The files tell nothing about you or this computer, and no secret.</source>
        <translation>Los archivos no revelan nada sobre usted ni sobre este equipo, ni ningún secreto.</translation>
    </message>
    <message>
        <source>The last step opens the response; all of them stay valid.</source>
        <translation>El último paso abre la respuesta; todas siguen siendo válidas.</translation>
    </message>
    <message>
        <source>The portal&apos;s address</source>
        <translation>La dirección del portal</translation>
    </message>
    <message>
        <source>There is no text to paste.</source>
        <translation>No hay texto que pegar.</translation>
    </message>
    <message>
        <source>Validate This Computer Offline</source>
        <translation>Validar este equipo sin conexión</translation>
    </message>
    <message>
        <source>Works for permanent licenses only.</source>
        <translation>Solo funciona con licencias permanentes.</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>paso actual</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>sin comprobar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
</TS>
