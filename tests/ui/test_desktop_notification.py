# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Telling something through the desktop, over a real message bus."""

from __future__ import annotations

import pytest

from tests.session_bus import Notifications, notifications, session_bus
from ui.desktop_notification import notify

__all__ = ["notifications", "session_bus"]


def test_the_desktop_is_told(notifications: Notifications) -> None:
    assert notify("Hotwash", "3 actions are overdue – “Ärger”.")
    assert notifications.told == [("Hotwash", "3 actions are overdue – “Ärger”.")]


def test_a_bus_without_such_a_place_is_let_be(session_bus: str) -> None:
    assert session_bus
    assert not notify("Hotwash", "Nobody hears this.")


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "", "nonsense"])
def test_a_desktop_without_a_bus_is_let_be(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not notify("Hotwash", "Nobody hears this.")
