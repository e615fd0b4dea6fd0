# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The service level that the incident is measured by: what it counts, its target, its window."""

from __future__ import annotations

from app.review.edits import batch, set_field
from app.review.impact import Impact, SloKind
from app.review.item import Kind
from app.review.review import Review
from ui.fields.parsed_field import (
    Parse,
    ParsedField,
    Write,
    decimal_number,
    percent,
    whole_number,
    written_number,
    written_percent,
)
from ui.fields.rows import add_bound_row
from ui.fields.text_field import TextField
from ui.kit.card import Card
from ui.kit.form import Form, FormRow
from ui.kit.segmented import Segment, SegmentedControl
from ui.session_bridge import SessionBridge

DAYS = (7, 28, 30, 90)
QUARTER = "quarter"


class ServiceLevelCard(Card):
    """Rows that the kind of SLO has no use for are not there."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__(self.tr("Service level"))
        self._bridge = bridge
        self.kind = SegmentedControl(
            [
                Segment(SloKind.TIME.value, self.tr("Time")),
                Segment(SloKind.REQUESTS.value, self.tr("Requests")),
            ],
            label=self.tr("The SLO counts"),
        )
        self.span = SegmentedControl(
            [Segment(str(days), self.tr("{0} d").format(days)) for days in DAYS]
            + [Segment(QUARTER, self.tr("Quarter"))],
            label=self.tr("Window"),
        )
        form = Form()
        name = self.tr("Name")
        add_bound_row(form, name, TextField(bridge, Kind.IMPACT, "impact", "slo_name", name))
        form.add_row(self.tr("Counts"), self.kind)
        add_bound_row(form, self.tr("SLO"), self._percent(), self.tr("Such as 99.9 %"))
        form.add_row(self.tr("Window"), self.span)
        number: tuple[Write, Parse] = (written_number, whole_number)
        self._days = self._row(form, "slo_window_days", self.tr("Window, days"), number)
        self._requests = self._row(
            form,
            "slo_window_requests",
            self.tr("Requests in the window"),
            number,
            self.tr("All of them, good and bad"),
        )
        self._row(
            form,
            "bad_minutes",
            self.tr("Bad minutes"),
            (written_number, decimal_number),
            self.tr("Else from the windows, or impact start to mitigated"),
        )
        self.add(form)
        self.kind.chosen.connect(self._on_kind_chosen)
        self.span.chosen.connect(self._on_window_chosen)

    def show_review(self, review: Review) -> None:
        """Show what the SLO counts, and only the rows that matter then."""
        impact = review.impact
        by_requests = impact.slo_kind is SloKind.REQUESTS
        self.kind.set_chosen(impact.slo_kind.value)
        self.span.set_chosen(
            QUARTER if impact.slo_by_quarter else str(impact.slo_window_days or "")
        )
        self._days.setVisible(not impact.slo_by_quarter)
        self._requests.setVisible(by_requests)

    def _percent(self) -> ParsedField:
        place = (Kind.IMPACT, "impact", "slo_target")
        return ParsedField(self._bridge, place, self.tr("SLO"), written_percent, percent)

    def _row(
        self, form: Form, field: str, label: str, codec: tuple[Write, Parse], help_text: str = ""
    ) -> FormRow:
        editor = ParsedField(self._bridge, (Kind.IMPACT, "impact", field), label, *codec)
        return add_bound_row(form, label, editor, help_text)

    def _on_kind_chosen(self, key: str) -> None:
        self._set({"slo_kind": SloKind(key)}, self.tr("choose what the SLO counts"))

    def _on_window_chosen(self, key: str) -> None:
        label = self.tr("choose the SLO's window")
        if key == QUARTER:
            self._set({"slo_by_quarter": True}, label)
        else:
            self._set({"slo_by_quarter": False, "slo_window_days": int(key)}, label)

    def _set(self, values: dict[str, object], label: str) -> None:
        impact: Impact = self._bridge.review.impact
        edits = [set_field(impact, field, value) for field, value in values.items()]
        self._bridge.apply(batch(edits), label, initiator="service level")
