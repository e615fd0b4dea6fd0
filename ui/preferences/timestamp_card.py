# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The timestamp server of signatures: its address, and whether it answers as one."""

from __future__ import annotations

from app.settings import about_settings
from ui.jobs import Progress
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.preferences.setting_row import SettingRow
from ui.preferences.settings_desk import SettingsDesk


class TimestampCard(Card):
    """Tried with the hash of nothing, so that nothing is told there."""

    def __init__(self, desk: SettingsDesk) -> None:
        super().__init__(self.tr("Signatures"))
        self._desk = desk
        self._is_asking = False
        about = next(one for one in about_settings() if one.name == "timestamp_server")
        self.row = SettingRow(about, desk)
        self.state = Label(role="table", tone="text2", wrap=True)
        self.state.hide()
        self.test = SecondaryButton(self.tr("Test the connection"), icon="refresh-cw", small=True)
        self.test.setAccessibleName(self.tr("Test the timestamp server"))
        self.add(self.row)
        self.add(self.state)
        self.add_action(self.test)
        self.test.clicked.connect(self._on_test)
        desk.setting_changed.connect(self._on_setting_changed)
        self._offer()

    def _offer(self) -> None:
        if self._desk.value("timestamp_server"):
            self.test.enable()
        else:
            self.test.disable(self.tr("Enter an address first."))

    def _on_setting_changed(self, name: str) -> None:
        if name == "timestamp_server":
            self.state.hide()
            self._offer()

    def _on_test(self) -> None:
        self.row.field.finish()
        address = self._desk.value("timestamp_server")
        if not address or self._is_asking:
            return

        def work(_progress: Progress) -> None:
            from app.publish.signing.identity import need_library

            need_library()
            from app.publish.signing.timestamp import try_server

            try_server(address)

        self._is_asking = True
        self._say(self.tr("Asking the server…"), "text2")
        self._desk.jobs.run(work, self._on_answered, self._on_failed, owner=self)

    def _on_answered(self, _none: object) -> None:
        self._is_asking = False
        self._say(self.tr("It answers, and vouches for the time."), "ok")

    def _on_failed(self, sentence: str) -> None:
        self._is_asking = False
        self._say(sentence, "over")

    def _say(self, words: str, tone: str) -> None:
        self.state.setText(words)
        self.state.set_tone(tone)
        self.state.show()
