# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the dashboard looks at: saved views, owner, team, severity, tag and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.insight.overview import OverviewWish
from app.insight.portfolio_filter import FilterChoices, Period, PortfolioFilter
from app.translation import tr
from ui.kit.button import GhostButton
from ui.kit.elided_combo import ElidedCombo
from ui.kit.tooltip import set_plain_tooltip
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

_WIDTH = 164


class FilterBar(QWidget):
    """`wish_changed(wish)` when a person chooses; saving and forgetting of views is asked for."""

    wish_changed = Signal(object)
    save_wanted = Signal()
    forget_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is looked at"))
        self._wish = OverviewWish()
        self._views: Mapping[str, OverviewWish] = {}
        self._values: defaultdict[str, list[str]] = defaultdict(list)
        self.combos = {
            "view": self._combo(self.tr("Saved views")),
            "owner": self._combo(self.tr("Owner")),
            "team": self._combo(self.tr("Team")),
            "severity": self._combo(self.tr("Severity")),
            "tag": self._combo(self.tr("Tag")),
            "period": self._combo(self.tr("Period")),
        }
        self.save_button = GhostButton(self.tr("Save view"), icon="save", small=True)
        self.forget_button = GhostButton(self.tr("Forget view"), icon="x", small=True)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for widget in (*self.combos.values(), self.save_button, self.forget_button):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        periods = [(period.value, tr(period.value)) for period in Period]
        self._fill("period", periods)
        self.show_views({})
        self.show_choices(FilterChoices((), (), (), ()))
        for key, combo in self.combos.items():
            combo.activated.connect(lambda _place, chosen=key: self._on_chosen(chosen))
        self.save_button.clicked.connect(self.save_wanted)
        self.forget_button.clicked.connect(lambda: self.forget_wanted.emit(self._chosen("view")))

    @property
    def wish(self) -> OverviewWish:
        """What is chosen."""
        return self._wish

    def set_wish(self, wish: OverviewWish) -> None:
        """Show what is looked at, without telling that it changed."""
        self._wish = wish
        wanted = wish.wanted
        for key, value in (
            ("owner", wanted.owner), ("team", wanted.team), ("severity", wanted.severity),
            ("tag", wanted.tag), ("period", wish.period.value),
        ):  # fmt: skip
            self._select(key, value)
        named = [name for name, view in self._views.items() if view == wish]
        self._select("view", named[0] if named else "")
        self.forget_button.setVisible(bool(named))

    def show_views(self, views: Mapping[str, OverviewWish]) -> None:
        """Offer these saved views."""
        self._views = views
        self._fill("view", [("", self.tr("Saved views")), *((name, name) for name in views)])
        self.combos["view"].setVisible(bool(views))
        self.set_wish(self._wish)

    def show_choices(self, choices: FilterChoices) -> None:
        """Offer what there is in the reviews."""
        for key, words, values in (
            ("owner", self.tr("All owners"), choices.owners),
            ("team", self.tr("All teams"), choices.teams),
            ("severity", self.tr("All severities"), choices.severities),
            ("tag", self.tr("All tags"), choices.tags),
        ):
            self._fill(key, [("", words), *((value, value) for value in values)])
        self.set_wish(self._wish)

    def _combo(self, name: str) -> ElidedCombo:
        combo = ElidedCombo()
        combo.setAccessibleName(name)
        set_plain_tooltip(combo, name)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setFixedWidth(px(_WIDTH))
        combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return combo

    def _fill(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        self._values[key] = [value for value, _ in choices]
        combo = self.combos[key]
        combo.clear()
        combo.addItems([words for _, words in choices])

    def _select(self, key: str, value: str) -> None:
        """Choose a value; one that is in no review any more is offered all the same."""
        if value not in self._values[key]:
            self._values[key].append(value)
            self.combos[key].addItem(value)
        self.combos[key].setCurrentIndex(self._values[key].index(value))

    def _chosen(self, key: str) -> str:
        place = self.combos[key].currentIndex()
        return self._values[key][place] if place >= 0 else ""

    def _on_chosen(self, key: str) -> None:
        if key == "view":
            self.set_wish(self._views.get(self._chosen("view"), OverviewWish()))
        else:
            wanted = PortfolioFilter(
                **{each: self._chosen(each) for each in ("owner", "team", "severity", "tag")}
            )
            period = Period(self._chosen("period"))
            self.set_wish(replace(self._wish, wanted=wanted, period=period))
        self.wish_changed.emit(self._wish)
