# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the library can be narrowed down by: a button for each facet, its values with their counts.

A facet that no review has a value of is not shown. Any value of one facet fits, and every facet
that has some chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.insight.search.facets import Facet, FacetValue, Selection
from app.review.lifecycle import ReviewState
from ui import labels
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme

_MOST_VALUES = 40
"""Values in a menu: rarer ones are found by typing them into the search."""

_LONGEST_VALUE = 24


class FacetBar(QWidget):
    """`changed()` when somebody chose; `selection` says what. `recurring_wanted()`: the chart."""

    changed = Signal()
    recurring_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[Facet, list[FacetValue]] = {facet: [] for facet in Facet}
        self._chosen: dict[Facet, dict[str, str]] = {facet: {} for facet in Facet}
        self._buttons = {facet: self._button(facet) for facet in Facet}
        self._clear = GhostButton(self.tr("Show all"), icon="x", small=True)
        self.recurring = GhostButton(self.tr("Causes over time"), icon="chart-line", small=True)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for widget in (*self._buttons.values(), self._clear, self.recurring):
            row.addWidget(widget)
        self._clear.clicked.connect(self.clear)
        self.recurring.clicked.connect(self.recurring_wanted)
        self._show()

    @property
    def selection(self) -> Selection:
        """The values chosen."""
        return {facet: frozenset(keys) for facet, keys in self._chosen.items() if keys}

    def take_over(self, former: FacetBar) -> None:
        """Choose what was chosen in the bar before this one."""
        self._chosen = {facet: dict(keys) for facet, keys in former._chosen.items()}
        self.show_values([each for values in former._values.values() for each in values])

    def show_values(self, values: Sequence[FacetValue]) -> None:
        """Offer other values; what is chosen stays chosen."""
        self._values = {facet: [each for each in values if each.facet is facet] for facet in Facet}
        self._show()

    def clear(self) -> None:
        """Choose nothing any more."""
        if self.selection:
            self._chosen = {facet: {} for facet in Facet}
            self._show()
            self.changed.emit()

    def _button(self, facet: Facet) -> SecondaryButton:
        button = SecondaryButton(facet_words(facet), icon_after="chevron-down", small=True)
        button.clicked.connect(lambda: self._open(facet))
        return button

    def _show(self) -> None:
        for facet, button in self._buttons.items():
            chosen = list(self._chosen[facet].values())
            button.setText(_summary(facet_words(facet), chosen))
            name = ": ".join(filter(None, (facet_words(facet), ", ".join(chosen))))
            button.setAccessibleName(self.tr("Narrow down by {0}").format(name))
            button.set_icon("check" if chosen else None)
            button.setVisible(bool(self._values[facet] or chosen))
        self._clear.setVisible(bool(self.selection))
        self.recurring.setVisible(bool(self._values[Facet.CATEGORY]))
        self.updateGeometry()

    def _open(self, facet: Facet) -> None:
        """Open the values of a facet; those chosen come first, and stay though none is left."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, shown, count in self._entries(facet):
            action = menu.addAction(self.tr("{0}  ({1})").format(shown, count).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in self._chosen[facet])
            action.triggered.connect(
                lambda checked, key=key, shown=shown: self._choose(facet, key, shown, checked)
            )
        button = self._buttons[facet]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _entries(self, facet: Facet) -> list[tuple[str, str, int]]:
        found = {
            each.value.casefold(): (value_words(each), each.count) for each in self._values[facet]
        }
        kept = {key: (shown, 0) for key, shown in self._chosen[facet].items() if key not in found}
        entries = [(key, *words) for key, words in (kept | found).items()]
        chosen = self._chosen[facet]
        return sorted(entries, key=lambda entry: entry[0] not in chosen)[:_MOST_VALUES]

    def _choose(self, facet: Facet, key: str, shown: str, checked: bool) -> None:
        if checked:
            self._chosen[facet][key] = shown
        else:
            self._chosen[facet].pop(key, None)
        self._show()
        self._buttons[facet].setFocus(Qt.FocusReason.PopupFocusReason)
        self.changed.emit()


def facet_words(facet: Facet) -> str:
    """Return what a facet is called."""
    return {
        Facet.SEVERITY: _tr("Severity"),
        Facet.STATE: _tr("State"),
        Facet.SERVICE: _tr("Service"),
        Facet.TAG: _tr("Tag"),
        Facet.CATEGORY: _tr("Cause category"),
        Facet.YEAR: _tr("Year"),
    }[facet]


def value_words(value: FacetValue) -> str:
    """Return what a value is called."""
    if value.facet is Facet.STATE:
        return labels.words(ReviewState(value.value))
    return value.value


def _summary(name: str, chosen: Sequence[str]) -> str:
    """Return the words of a button: "Service", "Service: checkout", "Service: checkout + 2"."""
    if not chosen:
        return name
    first = chosen[0]
    first = first if len(first) <= _LONGEST_VALUE else f"{first[: _LONGEST_VALUE - 1]}…"
    more = f" + {len(chosen) - 1}" if len(chosen) > 1 else ""
    return f"{name}: {first}{more}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("FacetBar", text)
