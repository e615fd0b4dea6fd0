# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every wording of the review that looks for a person, by place, with what else could be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.insight.language.hints import Hint
from app.insight.language.kept_words import drop_edit, keep_edit
from app.insight.language.rewriting import replacement
from app.insight.language.rule import HintClass
from app.insight.language.sentence import sentence_around
from app.insight.language.summary import HintPlace, LanguageSummary
from app.insight.spelling.known_words import forget_word_edit
from app.review.changes import Changes
from app.review.edits import set_field
from app.review.review import Review
from ui.fields.language_choice import language_field
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.wrap_row import WrapRow
from ui.latest_job import LatestJob
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.kept_card import KeptCard
from ui.sheets.wording_card import WordingCard
from ui.theme import current_theme, px
from ui.wording.mark_words import class_name
from ui.wording.text_reader import TextReader
from ui.wording.wording_place import place_name, step_of

_AFTER_MS = 150
_FILTER_LENGTH = 24
_LANGUAGE_LENGTH = 18


@dataclass(frozen=True)
class _Wording:
    """One line of the list."""

    place: HintPlace
    hint: Hint

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.place.item_id}.{self.place.field}.{self.hint.start}"


_BESIDE_FROM = 760
"""Width, for text at 100 %, from which list and wording stand side by side."""


class WordingsSheet(Panel):
    """Counts by class, the list, the wording gone to, and what is kept on purpose."""

    is_private = True

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Where does a text look for a person? Nothing here has to change.")
        super().__init__(bridge, context, self.tr("Wordings of the review"), question)
        self._reader = TextReader(context.services, context.rules)
        self._looking = LatestJob(context.jobs, _AFTER_MS, self)
        self._summary: LanguageSummary | None = None
        self._wordings: dict[str, _Wording] = {}
        self.language = language_field(bridge, context.rules.languages)
        self.language.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToContents)
        self.language.setMinimumContentsLength(_LANGUAGE_LENGTH)
        self.counts = Label(role="table", tone="text2", wrap=True)
        self.filter = ElidedCombo()
        self.filter.setAccessibleName(self.tr("Show"))
        self.filter.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToContents)
        self.filter.setMinimumContentsLength(_FILTER_LENGTH)
        self.list = EntryList(self.tr("Wordings"), wrap=True)
        self.card = WordingCard()
        self.kept = KeptCard(
            self.tr("Kept on purpose"),
            self.tr("Wordings somebody keeps stand here, with the reason."),
        )
        self.own_words = KeptCard(
            self.tr("This review's dictionary"),
            self.tr("Words added while writing stand here. They count as spelt right."),
        )
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Look through `review` beside the window's thread; what is kept shows at once."""
        self.kept.show_kept(review.lifecycle.kept_words)
        self.own_words.show_kept(review.lifecycle.own_words)
        if self._summary is None:
            self.counts.setText(self.tr("Reading the review…"))

        def work(_progress: object) -> tuple[LanguageSummary, bool]:
            return self._reader.summary(review), self._reader.has_dictionary(review)

        self._looking.ask(work, self._on_read, self.context.warn)

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.focus_list()

    def use(self) -> None:
        """Write what the hint offers, into the text where it stands."""
        wording = self._current()
        item = None
        if wording is not None:
            item = self.review.get(wording.place.kind, wording.place.item_id)
        if wording is None or item is None:
            return
        text = getattr(item, wording.place.field)
        change = replacement(text, wording.hint) if text == wording.place.text else None
        if change is None:
            return
        written = text[: change.start] + change.text + text[change.end :]
        edit = set_field(item, wording.place.field, written)
        if self.apply(edit, self.tr("use the other wording")) is not None:
            self.context.tell(self.tr("Written."), self.tr("Undo"))

    def keep(self) -> None:
        """Ask why the wording stays."""
        if self._current() is not None:
            self.card.ask_for_reason()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the wording where words have no room side by side."""
        super().resizeEvent(event)
        beside, directions = self.width() >= px(_BESIDE_FROM), QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _lay_out(self) -> None:
        space = current_theme().space
        head = QWidget()
        top = WrapRow(head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(space.md)
        language = Label(self.language.accessibleName(), role="table", tone="text2")
        for widget in (language, self.language, self.filter):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
            top.addWidget(widget)
        frame = Card(flush=True)
        frame.add(self.list, 1)
        side = ScrollColumns(1)
        for card in (self.card, self.kept, self.own_words):
            side.add(card)
        self._row.setSpacing(space.gap)
        self._row.addWidget(frame, 3)
        self._row.addWidget(side, 2)
        column = QVBoxLayout()
        column.setSpacing(space.md)
        column.addWidget(head)
        # A line of its own: beside the rest, large text would squeeze it into a column.
        column.addWidget(self.counts)
        column.addLayout(self._row, 1)
        self.body.addLayout(column, 1)
        self.card.hide()

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda _place: self._show_list())
        self.list.moved.connect(lambda _key: self._show_current())
        self.list.chosen.connect(lambda _key: self._go_there())
        self.card.used.connect(self.use)
        self.card.kept.connect(self._on_kept)
        self.card.place_wanted.connect(self._go_there)
        self.card.left.connect(self.list.setFocus)
        self.kept.removed.connect(self._on_kept_removed)
        self.own_words.removed.connect(self._on_word_removed)

    def _on_read(self, found: tuple[LanguageSummary, bool]) -> None:
        summary, is_spelt = found
        self._summary = summary
        self.own_words.show_note("" if is_spelt else self._why_not_spelt())
        self._fill_filter(summary)
        self.counts.setText(self._counted(summary))
        self._show_list()

    def _why_not_spelt(self) -> str:
        if self._reader.is_spelling_off:
            return self.tr("Spelling is off in the settings.")
        words = self.tr("No dictionary for this language here. Put its .dic and .aff into {0}.")
        return words.format(self._reader.dictionary_folder)

    def _counted(self, summary: LanguageSummary) -> str:
        if not summary.total:
            return self.tr("No wording here looks for a person.")
        each = (f"{class_name(kind)} {count}" for kind, count in summary.by_class.items())
        return " · ".join(each)

    def _fill_filter(self, summary: LanguageSummary) -> None:
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(self.tr("All wordings ({0})").format(summary.total), None)
        for kind, count in summary.by_class.items():
            self.filter.addItem(f"{class_name(kind)} ({count})", kind)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)

    def _show_list(self) -> None:
        wordings = list(self._wanted())
        self._wordings = {wording.key: wording for wording in wordings}
        self.list.show_entries([self._entry(wording) for wording in wordings])
        if wordings and not self.list.current_id:
            self.list.go_to(0)
        self._show_current()

    def _wanted(self) -> Iterator[_Wording]:
        kind: HintClass | None = self.filter.currentData()
        places = self._summary.places if self._summary is not None else ()
        ordered = sorted(places, key=step_of)
        for place in ordered:
            for hint in place.hints:
                if kind is None or hint.hint_class == kind:
                    yield _Wording(place, hint)

    def _entry(self, wording: _Wording) -> Entry:
        place, hint = wording.place, wording.hint
        start, end = sentence_around(place.text, hint.start, hint.end)
        words = place.text[start:end].replace("\n", " ")
        mark = (hint.start - start, hint.end - start)
        note = f"{place_name(self.review, place)} · {class_name(hint.hint_class)}"
        return Entry(wording.key, words, note=note, icon="sparkle", token="hint", marks=(mark,))

    def _current(self) -> _Wording | None:
        return self._wordings.get(self.list.current_id)

    def _show_current(self) -> None:
        wording = self._current()
        self.card.show_hint(wording.hint if wording is not None else None)

    def _go_there(self) -> None:
        wording = self._current()
        if wording is not None:
            place = wording.place
            self.item_wanted.emit(step_of(place), place.item_id)
            self.field_wanted.emit((place.kind, place.item_id, place.field))

    def _on_kept(self, reason: str) -> None:
        wording = self._current()
        edit = keep_edit(self.review, wording.hint.text, reason) if wording is not None else None
        if edit is not None:
            self.apply(edit, self.tr("keep a wording"))
        self.list.setFocus()

    def _on_kept_removed(self, entry: str) -> None:
        if self.apply(drop_edit(self.review, entry), self.tr("no longer keep a wording")):
            self.context.tell(self.tr("Removed."), self.tr("Undo"))

    def _on_word_removed(self, entry: str) -> None:
        edit = forget_word_edit(self.review, entry)
        if self.apply(edit, self.tr("take a word out of the dictionary")):
            self.context.tell(self.tr("Removed."), self.tr("Undo"))
