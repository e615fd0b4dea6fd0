# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lets the chime be heard when it is due and wanted; what is seen then, the clock shows itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.agenda.chime import Sign, chime_due
from app.agenda.clock import ClockState
from app.bootstrap import Services
from app.sound import tone
from app.sound.player import Outcome, Player
from ui.timer.chime_sound import ChimeSound

ON = "on"

ChangeSetting = Callable[[str, str], object]
"""Gives a setting, by its name, another value."""

_PITCHES = {Sign.NEARLY: tone.NEARLY, Sign.TIME_UP: tone.TIME_UP}


class ChimeDesk(QObject):
    """`told` carries a sentence. The same trouble is told once, until a chime was heard again."""

    told = Signal(str)

    def __init__(self, services: Services, parent: QObject, player: Player | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._last: ClockState | None = None
        self._told_of = Outcome.PLAYED
        self.sound = ChimeSound(self, player)
        self.sound.ended.connect(self._on_ended)

    @property
    def is_on(self) -> bool:
        """True while chimes are wanted."""
        return bool(self._services.settings.chime)

    def tick(self, state: ClockState) -> None:
        """Look at the clock."""
        last, self._last = self._last, state
        due = chime_due(last, state) if last is not None else None
        if due is not None and self.is_on:
            self.sound.play(_PITCHES[due], self._services.settings.sound_device)

    def toggle(self, change: ChangeSetting) -> None:
        """Want chimes, or none; `change` keeps it for the next meeting."""
        change("chime", "" if self.is_on else ON)
        if self.is_on:
            words = self.tr("The chime is on: once when a step nears its end, twice at its end.")
        else:
            self.sound.stop()
            words = self.tr("The chime is off. The clock still shows when time is nearly up.")
        self.told.emit(words)

    def close(self) -> None:
        """Stop what plays."""
        self.sound.close()

    def _on_ended(self, outcome: Outcome) -> None:
        if outcome is not self._told_of and outcome is not Outcome.PLAYED:
            self.told.emit(self._words(outcome))
        self._told_of = outcome

    def _words(self, outcome: Outcome) -> str:
        if outcome is Outcome.ELSEWHERE:
            words = self.tr("“{0}” is not connected. The chime came from the usual loudspeaker.")
            return words.format(self._services.settings.sound_device)
        return self.tr(
            "No loudspeaker could be used for the chime. The clock shows it all the same."
        )
