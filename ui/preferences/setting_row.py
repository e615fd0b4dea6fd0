# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One setting on the page: its name, the field, what it does, and the way back to how it came."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.setting import About, SettingKind
from ui.kit.button import IconButton
from ui.kit.form import FormRow
from ui.preferences.offers import OFFERS, Choices
from ui.preferences.setting_field import ListSetting, setting_field, words
from ui.preferences.settings_desk import SettingsDesk


class SettingRow(QWidget):
    """Changes its setting through the desk; a value that can't be had is said below the field."""

    def __init__(self, about: About, desk: SettingsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = about
        self._desk = desk
        self.field = setting_field(about)
        description = words(about.description)
        if about.at_start:
            description = f"{description} {self.tr('Works from the next start on.')}"
        self.form = FormRow(words(about.title), self.field, description)
        self.reset = IconButton("rotate-ccw", "", edged=False)
        self.reset.set_label(self.tr("{0}: back to how it came").format(words(about.title)))
        # Hidden, it would let the fields of the page jump when a value changes.
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.field.row.insertWidget(1, self.reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.form)
        self.field.chosen.connect(self._on_chosen)
        self.reset.clicked.connect(self._on_reset)
        desk.setting_changed.connect(self._on_setting_changed)
        self._show()
        if about.kind is SettingKind.OFFERED:
            self._ask_what_there_is()

    def fits(self, wanted: str) -> bool:
        """Tell whether all words of a search stand in the setting's own words."""
        about = self.about
        said = (about.title, about.description, about.section, *about.choices.values())
        here = " ".join(words(one) for one in said).casefold()
        return all(word in here for word in wanted.casefold().split())

    def _show(self) -> None:
        value = self._desk.value(self.about.name)
        self.field.show_value(value)
        self.reset.setVisible(bool(value))

    def _ask_what_there_is(self) -> None:
        offer, services = OFFERS.get(self.about.name), self._desk.services
        if offer is not None:
            self._desk.jobs.run(
                lambda _progress: offer(services), self._on_offered, self.form.set_error, owner=self
            )

    def _on_offered(self, choices: Choices) -> None:
        if isinstance(self.field, ListSetting):
            self.field.show_choices(choices)

    def _on_chosen(self, value: str) -> None:
        self.form.set_error(self._desk.change(self.about.name, value))

    def _on_reset(self) -> None:
        self.field.setFocus()
        self._on_chosen("")
        self._show()

    def _on_setting_changed(self, name: str) -> None:
        if name == self.about.name:
            self._show()
