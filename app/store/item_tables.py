# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One table for each kind of item.

A column has the name of the dataclass field it holds. A change here needs a migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Table, Text

from app.review.action import ActionKind, ActionSize, ActionStatus, Aim, Strength
from app.review.approval import Verdict
from app.review.cause import CauseKind, CauseState, Gate, StopReason
from app.review.clock_fact import Command
from app.review.event import Moment, Precision
from app.review.evidence import EvidenceKind
from app.review.follow_up import FollowUpKind
from app.review.impact import SloKind
from app.review.incident import Severity
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Role
from app.review.transcript_line import CaptureKind
from app.store import columns
from app.store.metadata import metadata


def _item_table(kind: Kind, *own: Column[Any]) -> Table:
    return Table(
        kind.value,
        metadata,
        Column("review_id", Text, ForeignKey("review.id"), primary_key=True),
        Column("id", Text, primary_key=True),
        columns.text("rank"),
        *own,
    )


_ITEM_TABLES = {
    Kind.LIFECYCLE: _item_table(
        Kind.LIFECYCLE,
        columns.choice("state", ReviewState),
        columns.maybe_instant("created_at"),
        columns.maybe_instant("archived_at"),
        columns.later_several("kept_words"),
        columns.later_several("own_words"),
        columns.later_text("language"),
        columns.later_several("tags"),
    ),
    Kind.INCIDENT: _item_table(
        Kind.INCIDENT,
        columns.text("title"),
        columns.text("reference"),
        columns.text("service"),
        columns.maybe_choice("severity", Severity),
        columns.text("time_zone"),
        columns.text("summary"),
        columns.text("statement"),
        columns.text("review_reason"),
        columns.maybe_whole("published_detection"),
        columns.maybe_whole("published_mitigation"),
        columns.maybe_whole("published_resolution"),
        columns.later_text("published_note"),
    ),
    Kind.MEETING: _item_table(
        Kind.MEETING,
        columns.maybe_instant("scheduled_at"),
        columns.maybe_instant("must_end_at"),
        columns.text("agenda"),
        columns.several("budgets"),
        columns.text("channel"),
        columns.text("document_link"),
        columns.whole("invite_sequence"),
        columns.later_whole("reminder_sequence"),
        columns.text("categories"),
        columns.maybe_whole("present"),
        columns.maybe_whole("hands_learned"),
        columns.maybe_whole("hands_again"),
        columns.later_text("clock_keeper"),
    ),
    Kind.IMPACT: _item_table(
        Kind.IMPACT,
        columns.text("description"),
        columns.maybe_whole("users_affected"),
        columns.maybe_whole("users_total"),
        columns.maybe_number("affected_share"),
        columns.maybe_number("use_share"),
        columns.maybe_whole("requests_failed"),
        columns.maybe_whole("requests_total"),
        columns.maybe_whole("complaints"),
        columns.text("currency"),
        columns.maybe_number("money_per_minute"),
        columns.maybe_number("credits"),
        columns.text("slo_name"),
        columns.maybe_number("slo_target"),
        columns.maybe_whole("slo_window_days"),
        columns.maybe_number("bad_minutes"),
        columns.later_choice("slo_kind", SloKind.TIME),
        columns.later_flag("slo_by_quarter"),
        columns.maybe_whole("slo_window_requests"),
    ),
    Kind.IMPACT_WINDOW: _item_table(
        Kind.IMPACT_WINDOW,
        columns.maybe_instant("at"),
        columns.maybe_instant("until"),
        columns.text("description"),
        columns.maybe_whole("users_affected"),
        columns.maybe_number("affected_share"),
        columns.maybe_number("use_share"),
    ),
    Kind.PERSON: _item_table(
        Kind.PERSON,
        columns.text("name"),
        columns.choice("role", Role),
        columns.text("email"),
        columns.text("team"),
        columns.flag("acted"),
        columns.flag("invited"),
    ),
    Kind.EVIDENCE: _item_table(
        Kind.EVIDENCE,
        columns.whole("number"),
        columns.choice("kind", EvidenceKind),
        columns.text("title"),
        columns.text("note"),
        columns.text("link"),
        columns.text("filename"),
        columns.text("media_type"),
        columns.whole("size"),
        columns.text("sha256"),
        columns.later_text("original_sha256"),
        columns.maybe_instant("collected_at"),
        columns.maybe_instant("frozen_at"),
    ),
    Kind.FREEZE: _item_table(
        Kind.FREEZE,
        columns.whole("number"),
        columns.maybe_instant("frozen_at"),
        columns.text("frozen_by"),
        columns.text("manifest"),
        columns.text("sha256"),
        columns.maybe_instant("lifted_at"),
        columns.text("lifted_by"),
    ),
    Kind.EVENT: _item_table(
        Kind.EVENT,
        columns.maybe_instant("at"),
        columns.maybe_instant("until"),
        columns.choice("precision", Precision),
        columns.text("text"),
        columns.text("actor"),
        columns.maybe_choice("moment", Moment),
        columns.flag("starred"),
        columns.text("handover_to"),
        columns.several("evidence_ids"),
        columns.text("source"),
    ),
    Kind.CAUSE: _item_table(
        Kind.CAUSE,
        columns.whole("number"),
        columns.text("text"),
        columns.text("category"),
        columns.maybe_choice("kind", CauseKind),
        columns.choice("state", CauseState),
        columns.choice("gate", Gate),
        columns.whole("gate_count"),
        columns.maybe_number("probability"),
        columns.maybe_choice("stop_reason", StopReason),
        columns.text("notes"),
        columns.text("accepted_because"),
        columns.several("evidence_ids"),
        columns.several("event_ids"),
    ),
    Kind.LINK: _item_table(Kind.LINK, columns.text("effect_id"), columns.text("cause_id")),
    Kind.OBSERVATION: _item_table(
        Kind.OBSERVATION,
        columns.choice("kind", ObservationKind),
        columns.text("text"),
    ),
    Kind.ACTION: _item_table(
        Kind.ACTION,
        columns.whole("number"),
        columns.text("text"),
        columns.text("owner"),
        Column("due", Date),
        columns.choice("status", ActionStatus),
        columns.maybe_choice("kind", ActionKind),
        columns.maybe_choice("aim", Aim),
        columns.several("cause_ids"),
        columns.text("tracker_key"),
        columns.text("done_when"),
        Column("done_on", Date),
        columns.flag("committed"),
        columns.maybe_choice("size", ActionSize),
        columns.maybe_choice("strength", Strength),
        Column("committed_on", Date),
        Column("dropped_on", Date),
    ),
    Kind.FOLLOW_UP: _item_table(
        Kind.FOLLOW_UP,
        columns.text("action_id"),
        columns.choice("kind", FollowUpKind),
        columns.maybe_instant("at"),
        columns.text("by"),
        columns.text("reason"),
        Column("from_due", Date),
        Column("to_due", Date),
        columns.text("from_owner"),
        columns.text("to_owner"),
    ),
    Kind.APPROVAL: _item_table(
        Kind.APPROVAL,
        columns.text("approver"),
        columns.text("role"),
        columns.choice("verdict", Verdict),
        columns.text("comment"),
        columns.maybe_instant("decided_at"),
        columns.text("fingerprint"),
    ),
    Kind.APPROVED_CONTENT: _item_table(
        Kind.APPROVED_CONTENT,
        columns.text("fingerprint"),
        columns.text("content"),
        columns.maybe_instant("at"),
    ),
    Kind.COMMENT: _item_table(
        Kind.COMMENT,
        columns.text("author"),
        columns.text("text"),
        columns.text("place_kind"),
        columns.text("place_id"),
        columns.maybe_instant("at"),
        columns.maybe_instant("settled_at"),
        columns.text("settled_by"),
    ),
    Kind.TRANSITION: _item_table(
        Kind.TRANSITION,
        columns.choice("from_state", ReviewState),
        columns.choice("to_state", ReviewState),
        columns.maybe_instant("at"),
        columns.text("by"),
        columns.text("reason"),
    ),
    Kind.PUBLICATION: _item_table(
        Kind.PUBLICATION,
        columns.text("target"),
        columns.text("host"),
        columns.text("item_id"),
        columns.text("key"),
        columns.text("url"),
        columns.whole("version"),
        columns.maybe_instant("at"),
        columns.text("by"),
        columns.text("fingerprint"),
        columns.text("remote_status"),
        columns.maybe_instant("read_at"),
    ),
    Kind.NOTE: _item_table(
        Kind.NOTE,
        columns.choice("kind", NoteKind),
        columns.text("text"),
        columns.whole("step"),
        columns.maybe_instant("at"),
    ),
    Kind.TRANSCRIPT_LINE: _item_table(
        Kind.TRANSCRIPT_LINE,
        columns.maybe_instant("at"),
        columns.whole("step"),
        columns.text("text"),
        columns.choice("kind", CaptureKind),
        columns.choice("became", CaptureKind),
        columns.text("item_id"),
    ),
    Kind.CLOCK_FACT: _item_table(
        Kind.CLOCK_FACT,
        columns.choice("command", Command),
        columns.maybe_instant("at"),
        columns.whole("step"),
        columns.whole("minutes"),
    ),
    Kind.ALTERNATIVE: _item_table(
        Kind.ALTERNATIVE,
        columns.text("place_kind"),
        columns.text("place_id"),
        columns.text("field"),
        columns.text("text"),
        columns.text("author"),
        columns.maybe_instant("at"),
    ),
}

ITEM_TABLES: Mapping[Kind, Table] = MappingProxyType(_ITEM_TABLES)
"""The table of each kind; its primary key is `review_id` and `id`."""
