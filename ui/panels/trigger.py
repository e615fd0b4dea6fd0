# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 1: what is reviewed, why, and when the meeting is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.errors import UserFacingError
from app.insight.criteria import findings, is_called_for
from app.insight.schedule import Timing, timing, window
from app.insight.search.facets import tags
from app.publish.calendar import next_invite
from app.review.changes import Changes
from app.review.edits import batch, set_field
from app.review.event import Moment
from app.review.incident import Severity
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from app.written_day import short_day_of_week
from ui import labels
from ui.fields.choice_field import ChoiceField
from ui.fields.parsed_field import ParsedField
from ui.fields.rows import add_bound_row
from ui.fields.text_field import TextField
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.segmented import Segment, SegmentedControl
from ui.panels.instant_text import parse_instant, write_instant
from ui.panels.moment_field import MomentField
from ui.panels.panel import Panel, PanelContext
from ui.panels.published_card import PublishedCard
from ui.panels.rule_verdicts import RuleVerdicts
from ui.panels.similar_list import SimilarList
from ui.panels.zone_field import ZoneField
from ui.session_bridge import SessionBridge

_TIMING_TONES = {
    Timing.NOT_KNOWN: "text3",
    Timing.IN_TIME: "ok",
    Timing.TOO_EARLY: "warn",
    Timing.LATE: "warn",
}


class TriggerPanel(Panel):
    """Incident, key moments, criteria and meeting, in two columns of cards."""

    kinds = frozenset(
        {Kind.INCIDENT, Kind.EVENT, Kind.MEETING, Kind.IMPACT, Kind.LIFECYCLE, Kind.CAUSE}
    )

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Which rule brought us here, and when do we meet?")
        super().__init__(bridge, context, self.tr("Trigger & timing"), question)
        self._invite = SecondaryButton(self.tr("Write invite"), icon="calendar")
        self.header.add_action(self._invite)
        self.similar = SimilarList(context)
        self._title = TextField(bridge, Kind.INCIDENT, "incident", "title", self.tr("Title"))
        self._when = ParsedField(
            bridge,
            (Kind.MEETING, "meeting", "scheduled_at"),
            self.tr("Date and time"),
            lambda at: write_instant(self.review, at),
            lambda text: parse_instant(self.review, text, context.services.clock.now()),
        )
        self._moments = {moment: MomentField(bridge, moment) for moment in Moment}
        self._verdict = Label(role="body_strong", wrap=True)
        self._rules = RuleVerdicts()
        self._timing = Label(role="table", wrap=True)
        self._plan = Label(role="help", tone="text3", wrap=True)
        self._agenda = SegmentedControl(self._segments(), label=self.tr("Length"))
        columns = ScrollColumns(2)
        columns.add(self._incident_card(), 0)
        columns.add(self._criteria_card(), 0)
        self._moments_card = self._make_moments_card()
        columns.add(self._moments_card, 1)
        columns.add(self._meeting_card(), 1)
        self.published = PublishedCard(bridge)
        columns.add(self.published, 0)
        self.body.addWidget(columns, 1)
        self._agenda.chosen.connect(self._on_agenda_chosen)
        self._invite.clicked.connect(self._on_invite_wanted)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show verdict and window; the fields follow by themselves."""
        for field in self._moments.values():
            field.show_review(review)
        self._when.write_again()
        self.published.show_review(review)
        self.similar.show_review(review)
        zone = review.incident.time_zone
        self._moments_card.set_title(self.tr("Key moments, times in {0}").format(zone))
        self._show_verdict(review)
        self._show_timing(review)
        self._agenda.set_chosen(review.meeting.agenda)
        minutes = sum(review.meeting.budgets)
        words = self.tr("Minutes of the ten steps: {0}") if minutes else ""
        self._plan.setText(words.format(", ".join(str(each) for each in review.meeting.budgets)))

    def guide_widget(self) -> QWidget:
        """Return the incidents like this one."""
        return self.similar

    def focus_first(self) -> None:
        """Put the cursor into the title."""
        self._title.setFocus()

    def _incident_card(self) -> Card:
        form = Form()
        add_bound_row(form, self.tr("Title"), self._title)
        for field, label in (
            ("reference", self.tr("Reference")),
            ("service", self.tr("Service")),
        ):
            add_bound_row(
                form, label, TextField(self.bridge, Kind.INCIDENT, "incident", field, label)
            )
        severity = ChoiceField(
            self.bridge,
            (Kind.INCIDENT, "incident", "severity"),
            self.tr("Severity"),
            labels.choices(Severity, self.tr("not set")),
        )
        add_bound_row(form, self.tr("Severity"), severity)
        tags_field = ParsedField(
            self.bridge,
            (Kind.LIFECYCLE, "lifecycle", "tags"),
            self.tr("Tags"),
            ", ".join,
            tags,
        )
        tags_field.setPlaceholderText("")
        hint = self.tr("Words to find it by, such as: migration, black friday")
        add_bound_row(form, self.tr("Tags"), tags_field, hint)
        zone = ZoneField(self.bridge, self.context.jobs, self.tr("Time zone"))
        add_bound_row(form, self.tr("Time zone"), zone, self.tr("Such as UTC or Europe/Berlin"))
        return _card(self.tr("Incident"), form)

    def _make_moments_card(self) -> Card:
        form = Form()
        for moment, field in self._moments.items():
            row = form.add_row(labels.words(moment), field)
            field.complained.connect(row.set_error)
            field.settled.connect(row.clear_error)
        return _card(self.tr("Key moments"), form)

    def _criteria_card(self) -> Card:
        form = Form()
        reason = TextField(
            self.bridge, Kind.INCIDENT, "incident", "review_reason", self.tr("Another reason")
        )
        add_bound_row(form, self.tr("Another reason"), reason)
        return _card(self.tr("Does it call for a review?"), self._verdict, self._rules, form)

    def _meeting_card(self) -> Card:
        form = Form()
        add_bound_row(form, self.tr("Date and time"), self._when, self.tr("Such as 3 Feb 14:00"))
        form.add_row(self.tr("Length"), self._agenda)
        link = TextField(
            self.bridge, Kind.MEETING, "meeting", "document_link", self.tr("Document link")
        )
        add_bound_row(form, self.tr("Document link"), link)
        return _card(self.tr("Meeting"), form, self._timing, self._plan)

    def _segments(self) -> list[Segment]:
        try:
            agendas = self.context.rules.agendas.values()
        except UserFacingError as error:
            self.context.warn(error.sentence)
            return [Segment(self.review.meeting.agenda, self.review.meeting.agenda)]
        words = self.tr("{0} min")
        return [Segment(plan.name, words.format(plan.total)) for plan in agendas]

    def _show_verdict(self, review: Review) -> None:
        try:
            found = findings(review, self.context.rules.criteria)
        except UserFacingError as error:
            self._verdict.setText(error.sentence)
            return
        called = is_called_for(found)
        words = {
            True: self.tr("Yes, it calls for a review."),
            False: self.tr("No rule asks for it; say below what does."),
            None: self.tr("Not known yet."),
        }
        self._verdict.setText(words[called])
        self._verdict.set_tone({True: "ok", False: "text", None: "text2"}[called])
        self._rules.show_findings(found)

    def _show_timing(self, review: Review) -> None:
        allowed, verdict = window(review), timing(review)
        if allowed is None:
            text = self.tr("Set “resolved” to see the window of 24 to 72 hours after it.")
        else:
            zone = zone_of(review)
            opens, closes = (at.astimezone(zone) for at in (allowed.opens, allowed.closes))
            text = self.tr("Best between {0} and {1}.").format(_short(opens), _short(closes))
            text += {
                Timing.NOT_KNOWN: "",
                Timing.IN_TIME: " " + self.tr("The date fits."),
                Timing.TOO_EARLY: " " + self.tr("The date is earlier: people may need rest first."),
                Timing.LATE: " " + self.tr("The date is later: memories fade, note why it waits."),
            }[verdict]
        self._timing.setText(text)
        self._timing.set_tone(_TIMING_TONES[verdict])

    def _on_agenda_chosen(self, name: str) -> None:
        plan = self.context.rules.agendas[name]
        meeting = self.review.meeting
        edits = [set_field(meeting, "agenda", name), set_field(meeting, "budgets", plan.budgets)]
        self.apply(batch(edits), self.tr("choose agenda"))

    def _on_invite_wanted(self) -> None:
        """Count the invite, so that calendars take it for the newer one, and have it written."""
        if self.review.meeting.scheduled_at is not None:
            self.apply(next_invite(self.review), self.tr("write invite"), undoable=False)
        self.export_wanted.emit("ics")


def _short(at: datetime) -> str:
    return f"{short_day_of_week(at.date())} {at:%H:%M}"


def _card(title: str, *content: QWidget) -> Card:
    card = Card(title)
    for widget in content:
        card.add(widget)
    return card
