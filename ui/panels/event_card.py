# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected event in the guide: its facts, who it was handed to, and the gaps in the story."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.event_source import EventSource, event_sources
from app.review.citations import Citation, cited
from app.review.edits import set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from ui.fields.choice_field import CheckField
from ui.fields.citation_label import CitationLabel
from ui.fields.text_field import TextField
from ui.kit.label import Label
from ui.panels.fact_list import FactList
from ui.panels.gap_list import GapList
from ui.panels.timeline_columns import shown_time, utc_time
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_LIST_HEIGHT = 120


class EventCard(QWidget):
    """Edit what the table has no room for."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._event_id = ""
        self._title = CitationLabel(bridge.citation_followed.emit, role="section")
        self._source = CitationLabel(bridge.citation_followed.emit, role="help", tone="text2")
        self._facts = FactList()
        self._facts.setMaximumHeight(px(_LIST_HEIGHT))
        self._handover = TextField(bridge, Kind.EVENT, "", "handover_to", self.tr("Handed over to"))
        self._handover.setPlaceholderText(self.tr("nobody"))
        self._star = CheckField(bridge, (Kind.EVENT, "", "starred"), self.tr("Key event"))
        self.gaps = GapList()
        self._of_event: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        self._of_event += [self._title, self._source, self._star]
        for widget in self._of_event:
            column.addWidget(widget)
        for caption, widget in (
            (self.tr("Handed over to"), self._handover),
            (self.tr("Facts"), self._facts),
        ):
            label = Label(caption, role="label", tone="text3")
            column.addWidget(label)
            column.addWidget(widget)
            self._of_event += [label, widget]
        column.addWidget(self.gaps)
        self._facts.linked.connect(self._on_facts_linked)
        self._facts.opened.connect(self._on_fact_opened)

    def show_event(self, review: Review, event_id: str) -> None:
        """Show an event, and the gaps of the whole timeline."""
        event = review.get(Kind.EVENT, event_id)
        for widget in self._of_event:
            widget.setVisible(isinstance(event, Event))
        if isinstance(event, Event):
            if event_id != self._event_id:
                self._event_id = event_id
                self._handover.binding.point_at(event_id)
                self._star.binding.point_at(event_id)
            time = shown_time(review, event) or self.tr("Time not known")
            if in_utc := utc_time(review, event):
                time = self.tr("{0} ({1} UTC)").format(time, in_utc)
            self._title.setText(f"{time}  {event.text}")
            self._show_sources(review, event)
            self._facts.show_facts(review.evidence, event.evidence_ids)
        self.gaps.show_review(review)

    def _show_sources(self, review: Review, event: Event) -> None:
        """Say from which lines of which files the event was read."""
        told = [self._source_words(source) for source in event_sources(review, event)]
        self._source.setVisible(bool(told))
        self._source.setText("\n".join(told))

    def _source_words(self, source: EventSource) -> str:
        if source.citation is None:
            words = self.tr("Read from line {0} of {1}, which is not among the facts any more.")
            return words.format(f"{source.line:,}", source.name)
        name = cited(source.citation.number, source.citation.place)
        return self.tr("Read from {0}, {1}").format(name, source.name)

    def _on_fact_opened(self, fact_id: str) -> None:
        fact = self._bridge.review.get(Kind.EVIDENCE, fact_id)
        if isinstance(fact, Evidence):
            self._bridge.citation_followed.emit(Citation(fact.number))

    def _on_facts_linked(self, chosen: tuple[str, ...]) -> None:
        event = self._bridge.review.get(Kind.EVENT, self._event_id)
        if isinstance(event, Event) and event.evidence_ids != chosen:
            edit = set_field(event, "evidence_ids", chosen)
            self._bridge.apply(edit, self.tr("link facts"), initiator="timeline")
