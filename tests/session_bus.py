# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A desktop's message bus of its own, with a screen saver that notes who keeps it from starting.

And with a place for notifications that notes what it is told.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest
from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.bus_messages import MatchRule, message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_NAME, _LOOK = "org.freedesktop.ScreenSaver", 0.1


class BusService:
    """Answers calls under a name of the bus, in a thread of its own."""

    def __init__(self, address: str, name: str) -> None:
        self._closing = threading.Event()
        self._connection: DBusConnection = open_dbus_connection(address)
        self._ask(message_bus.RequestName(name))
        leaving = MatchRule(
            type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"
        )
        self._ask(message_bus.AddMatch(leaving))
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._closing.set()
        self._thread.join()
        self._connection.close()

    def _ask(self, message: Message) -> None:
        self._connection.send_and_get_reply(message)

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                message = self._connection.receive(timeout=_LOOK)
            except TimeoutError:
                continue
            fields = message.header.fields
            member = fields.get(HeaderFields.member, "")
            if message.header.message_type is MessageType.method_call:
                sender = fields[HeaderFields.sender]
                self._connection.send(self._answer(message, member, sender))
            elif member == "NameOwnerChanged" and not message.body[2]:
                self._forget(message.body[0])

    def _answer(self, message: Message, member: str, sender: str) -> Message:
        raise NotImplementedError

    def _forget(self, name: str) -> None:
        """Take note that somebody left the bus."""


class Notifications(BusService):
    """Notes each notification: its title and its words. Any other signature is refused."""

    def __init__(self, address: str) -> None:
        self.told: list[tuple[str, str]] = []
        super().__init__(address, "org.freedesktop.Notifications")

    def _answer(self, message: Message, member: str, sender: str) -> Message:
        signature = message.header.fields.get(HeaderFields.signature, "")
        if member != "Notify" or signature != "susssasa{sv}i":
            return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        self.told.append((message.body[3], message.body[4]))
        return new_method_return(message, "u", (len(self.told),))


class ScreenSaver(BusService):
    """Answers Inhibit and UnInhibit as a desktop does, and lets go of who leaves the bus."""

    def __init__(self, address: str) -> None:
        self.calls: list[str] = []
        self._held: dict[int, str] = {}
        super().__init__(address, _NAME)

    @property
    def holds(self) -> int:
        """How many keep it from starting now."""
        return len(self._held)

    def _answer(self, message: Message, member: str, sender: str) -> Message:
        if member == "Inhibit":
            self.calls.append(member)
            cookie = len(self.calls)
            self._held[cookie] = sender
            return new_method_return(message, "u", (cookie,))
        if member == "UnInhibit":
            self.calls.append(member)
            self._held.pop(message.body[0], None)
            return new_method_return(message)
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")

    def _forget(self, name: str) -> None:
        for cookie in [cookie for cookie, holder in self._held.items() if holder == name]:
            del self._held[cookie]


@pytest.fixture
def session_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a bus and return its address. Missing: skipped at home, an error where CI is set."""
    if not shutil.which("dbus-daemon"):
        message = "dbus-daemon is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_SESSION_DESKTOP", raising=False)
    yield address
    bus.terminate()
    bus.stdout.close()
    bus.wait()


@pytest.fixture
def screen_saver(session_bus: str) -> Iterator[ScreenSaver]:
    """Put a screen saver on the bus."""
    saver = ScreenSaver(session_bus)
    yield saver
    saver.close()


@pytest.fixture
def notifications(session_bus: str) -> Iterator[Notifications]:
    """Put a place for notifications on the bus."""
    place = Notifications(session_bus)
    yield place
    place.close()
