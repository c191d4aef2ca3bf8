"""A D-Bus session of its own with a real GNOME Keyring, in a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import secretstorage
import tenacity

from tests.helpers.tools import require_tool

PASSWORD = "the password of the login keyring"


class SecretSession:
    """Starts, locks, stops, kills and resets the keyring of one session bus.

    Args:
        folder: takes the place of the home folder.
        address: the session bus's.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self.address = address
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self, password: str | None = PASSWORD) -> None:
        """Starts the keyring; a password makes or unlocks its default collection."""
        command = ["gnome-keyring-daemon", "--foreground", "--replace", "--components=secrets"]
        command += ["--control-directory", str(self._folder / "control")]
        if password is not None:
            command.append("--unlock")
        environment = environment_of(self._folder) | {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self._daemon = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write((password or "").encode())
        self._daemon.stdin.close()
        self._wait_for_owner(self._daemon.pid)

    def lock(self) -> None:
        """Locks the default collection, as a screen lock may do."""
        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.get_default_collection(bus).lock()

    def send(self, number: signal.Signals) -> None:
        """Sends the keyring a signal."""
        assert self._daemon is not None
        self._daemon.send_signal(number)

    def kill(self) -> None:
        """Kills the keyring; its files stay."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None

    def kill_successor(self) -> None:
        """Kills the keyring that the bus started in place of a killed one, if it did."""
        owner = self._owner()
        if owner is not None:
            os.kill(owner, signal.SIGKILL)

    def reset(self) -> None:
        """Does what a person does who has forgotten the password: deletes the keyring's files."""
        self.kill()
        for file in (self._folder / "data" / "keyrings").iterdir():
            file.unlink()
        self.start()

    @tenacity.retry(
        retry=tenacity.retry_if_exception_type(AssertionError),
        stop=tenacity.stop_after_delay(20),
        wait=tenacity.wait_fixed(0.02),
        reraise=True,
    )
    def _wait_for_owner(self, pid: int) -> None:
        """Returns when this daemon, and no other, answers for the Secret Service."""
        assert self._owner() == pid

    def _owner(self) -> int | None:
        """Returns the process that answers for the Secret Service, if there is one."""
        answer = subprocess.run(
            [
                *("dbus-send", f"--bus={self.address}", "--print-reply=literal"),
                *("--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"),
                "org.freedesktop.DBus.GetConnectionUnixProcessID",
                "string:org.freedesktop.secrets",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        return int(answer.stdout.split()[-1]) if answer.returncode == 0 else None


def environment_of(folder: Path) -> dict[str, str]:
    """Returns an environment in which every file goes into the folder and no window opens."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    return kept | {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "CACHE")}


@contextmanager
def secret_session(folder: Path) -> Iterator[SecretSession]:
    """Gives a session bus with no keyring started yet; ends both. Skips where there is none."""
    for tool in ("gnome-keyring-daemon", "dbus-daemon", "dbus-send"):
        require_tool(tool)
    folder.chmod(0o700)
    (folder / "data" / "keyrings").mkdir(parents=True)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env=environment_of(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    session = SecretSession(folder, bus.stdout.readline().strip())
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = session.address
    try:
        yield session
    finally:
        if before is None:
            del os.environ["DBUS_SESSION_BUS_ADDRESS"]
        else:
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = before
        session.kill()
        session.kill_successor()
        bus.terminate()
        bus.wait()
        bus.stdout.close()
