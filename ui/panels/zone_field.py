# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The review's time zone: typed, with the known zones offered while typing."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter

from app.errors import UserFacingError
from app.review.item import Kind
from app.translation import tr
from ui.fields.parsed_field import ParsedField
from ui.jobs import Jobs
from ui.session_bridge import SessionBridge


class ZoneField(ParsedField):
    """A line for `incident.time_zone`. Any part of a name finds it: "berlin" offers Europe/Berlin.

    The list is read from the disk when the field is first used, off the window's thread.
    """

    def __init__(self, bridge: SessionBridge, jobs: Jobs, label: str) -> None:
        place = (Kind.INCIDENT, "incident", "time_zone")
        super().__init__(bridge, place, label, str, known_zone)
        self._jobs = jobs
        self._is_asked = False
        self.zones = QStringListModel(self)
        completer = QCompleter(self.zones, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_zone_chosen)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fetch the list the first time."""
        super().focusInEvent(event)
        if not self._is_asked:
            self._is_asked = True
            self._jobs.run(lambda _progress: zone_names(), self.zones.setStringList, owner=self)

    def _on_zone_chosen(self, name: str) -> None:
        self.setText(name)
        self._is_edited = True
        self.finish()


def known_zone(text: str) -> str:
    """Return `text` where it names a zone. Raises UserFacingError."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise UserFacingError(
            tr("“{0}” is not a known zone. Try Europe/Berlin or UTC.").format(text)
        ) from None
    return text


def is_known_zone(name: str) -> bool:
    """Tell whether a zone is called so."""
    try:
        known_zone(name)
    except UserFacingError:
        return False
    return True


def zone_names() -> list[str]:
    """Return the zones people live in, and UTC; old and technical names stay typeable."""
    places = (name for name in available_timezones() if "/" in name)
    return ["UTC", *sorted(name for name in places if not name.startswith(("Etc/", "SystemV/")))]
