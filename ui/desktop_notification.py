# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tells something through the desktop (org.freedesktop.Notifications). Slow: call it in a job.

A desktop that has no such thing, or refuses, is let be: what is told here is said in the window
too.
"""

from __future__ import annotations

from html import escape

from app.desktop_id import DESKTOP_ID

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_SECONDS = 3.0
_AS_THE_DESKTOP_LIKES = -1


def notify(title: str, body: str) -> bool:
    """Show a notification; False where the desktop did not take it."""
    try:
        # Qt's own bus has no way to send the unsigned number this call wants from Python.
        from jeepney import (
            DBusAddress,
            MessageType,
            new_method_call,
        )
        from jeepney.io.blocking import (
            open_dbus_connection,
        )
    except ImportError:
        return False
    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    hints = {"desktop-entry": ("s", DESKTOP_ID)}
    no_actions: list[str] = []
    # Many desktops read the body as markup, pictures included.
    shown = escape(body, quote=False)
    content = ("Hotwash", 0, DESKTOP_ID, title, shown, no_actions, hints, _AS_THE_DESKTOP_LIKES)
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            call = new_method_call(address, "Notify", "susssasa{sv}i", content)
            reply = connection.send_and_get_reply(call, timeout=_SECONDS)
    except Exception:  # noqa: BLE001 - a desktop that refuses, in whatever way, is let be
        return False
    return bool(reply.header.message_type is MessageType.method_return)
