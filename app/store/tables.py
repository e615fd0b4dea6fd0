# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The tables: `review`, one for each kind of item, and the append-only `change`.

A column has the name of the dataclass field it holds. A change here needs a migration.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from app.review.action import ActionKind, ActionStatus, Aim
from app.review.approval import Verdict
from app.review.cause import CauseKind, CauseState, Gate, StopReason
from app.review.clock_fact import Command
from app.review.event import Moment, Precision
from app.review.evidence import EvidenceKind
from app.review.impact import SloKind
from app.review.incident import Severity
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Role
from app.review.transcript_line import CaptureKind
from app.store.column_types import EnumText, Instant, JsonTuple

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _later_text(name: str) -> Column[str]:
    """Return a column that came with a later version: rows from before hold nothing in it."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def _later_several(name: str) -> Column[tuple[object, ...]]:
    """Return a column that came with a later version: rows from before hold nothing in it."""
    return Column(name, JsonTuple, nullable=False, server_default=text("'[]'"))


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _later_flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


def _later_choice(name: str, first: StrEnum) -> Column[StrEnum]:
    """Return a column that came with a later version: rows from before hold `first`."""
    before = text(f"'{first.value}'")
    return Column(name, EnumText(type(first)), nullable=False, server_default=before)


def _whole(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


def _maybe_whole(name: str) -> Column[int]:
    return Column(name, BigInteger)


def _maybe_number(name: str) -> Column[float]:
    return Column(name, Float(53))


def _maybe_instant(name: str) -> Column[object]:
    return Column(name, Instant)


def _choice(name: str, enum: type[StrEnum]) -> Column[StrEnum]:
    return Column(name, EnumText(enum), nullable=False)


def _maybe_choice(name: str, enum: type[StrEnum]) -> Column[StrEnum]:
    return Column(name, EnumText(enum))


def _several(name: str) -> Column[tuple[object, ...]]:
    return Column(name, JsonTuple, nullable=False)


review_table = Table(
    "review",
    metadata,
    Column("id", Text, primary_key=True),
    _text("title"),
    Column("date", Date),
    _maybe_choice("severity", Severity),
    _choice("state", ReviewState),
    _whole("open_actions"),
    _whole("done_actions"),
    _whole("total_actions"),
    Column("next_due", Date),
    _maybe_number("impact_minutes"),
    _flag("archived"),
    Column("updated_at", Instant, nullable=False),
)
"""One row for each review: what the library shows of it, refreshed with every commit."""

change_table = Table(
    "change",
    metadata,
    Column(
        "sequence",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("review_id", Text, ForeignKey("review.id"), nullable=False),
    Column("at", Instant, nullable=False),
    _text("author"),
    _text("initiator"),
    _text("label"),
    _text("client_id"),
    _whole("client_number"),
    _text("edit"),
    _text("inverse"),
    UniqueConstraint("client_id", "client_number"),
    Index(None, "review_id", "sequence"),
    sqlite_autoincrement=True,
)
"""Who changed what, when: appended to, never altered. `sequence` is given by the database."""


def _item_table(kind: Kind, *columns: Column[Any]) -> Table:
    return Table(
        kind.value,
        metadata,
        Column("review_id", Text, ForeignKey("review.id"), primary_key=True),
        Column("id", Text, primary_key=True),
        _text("rank"),
        *columns,
    )


_ITEM_TABLES = {
    Kind.LIFECYCLE: _item_table(
        Kind.LIFECYCLE,
        _choice("state", ReviewState),
        _maybe_instant("created_at"),
        _maybe_instant("archived_at"),
        _later_several("kept_words"),
        _later_several("own_words"),
        _later_text("language"),
    ),
    Kind.INCIDENT: _item_table(
        Kind.INCIDENT,
        _text("title"),
        _text("reference"),
        _text("service"),
        _maybe_choice("severity", Severity),
        _text("time_zone"),
        _text("summary"),
        _text("statement"),
        _text("review_reason"),
        _maybe_whole("published_detection"),
        _maybe_whole("published_mitigation"),
        _maybe_whole("published_resolution"),
        _later_text("published_note"),
    ),
    Kind.MEETING: _item_table(
        Kind.MEETING,
        _maybe_instant("scheduled_at"),
        _maybe_instant("must_end_at"),
        _text("agenda"),
        _several("budgets"),
        _text("channel"),
        _text("document_link"),
        _whole("invite_sequence"),
        _text("categories"),
        _maybe_whole("present"),
        _maybe_whole("hands_learned"),
        _maybe_whole("hands_again"),
    ),
    Kind.IMPACT: _item_table(
        Kind.IMPACT,
        _text("description"),
        _maybe_whole("users_affected"),
        _maybe_whole("users_total"),
        _maybe_number("affected_share"),
        _maybe_number("use_share"),
        _maybe_whole("requests_failed"),
        _maybe_whole("requests_total"),
        _maybe_whole("complaints"),
        _text("currency"),
        _maybe_number("money_per_minute"),
        _maybe_number("credits"),
        _text("slo_name"),
        _maybe_number("slo_target"),
        _maybe_whole("slo_window_days"),
        _maybe_number("bad_minutes"),
        _later_choice("slo_kind", SloKind.TIME),
        _later_flag("slo_by_quarter"),
        _maybe_whole("slo_window_requests"),
    ),
    Kind.IMPACT_WINDOW: _item_table(
        Kind.IMPACT_WINDOW,
        _maybe_instant("at"),
        _maybe_instant("until"),
        _text("description"),
        _maybe_whole("users_affected"),
        _maybe_number("affected_share"),
        _maybe_number("use_share"),
    ),
    Kind.PERSON: _item_table(
        Kind.PERSON,
        _text("name"),
        _choice("role", Role),
        _text("email"),
        _text("team"),
        _flag("acted"),
        _flag("invited"),
    ),
    Kind.EVIDENCE: _item_table(
        Kind.EVIDENCE,
        _whole("number"),
        _choice("kind", EvidenceKind),
        _text("title"),
        _text("note"),
        _text("link"),
        _text("filename"),
        _text("media_type"),
        _whole("size"),
        _text("sha256"),
        _later_text("original_sha256"),
        _maybe_instant("collected_at"),
        _maybe_instant("frozen_at"),
    ),
    Kind.FREEZE: _item_table(
        Kind.FREEZE,
        _whole("number"),
        _maybe_instant("frozen_at"),
        _text("frozen_by"),
        _text("manifest"),
        _text("sha256"),
        _maybe_instant("lifted_at"),
        _text("lifted_by"),
    ),
    Kind.EVENT: _item_table(
        Kind.EVENT,
        _maybe_instant("at"),
        _maybe_instant("until"),
        _choice("precision", Precision),
        _text("text"),
        _text("actor"),
        _maybe_choice("moment", Moment),
        _flag("starred"),
        _text("handover_to"),
        _several("evidence_ids"),
        _text("source"),
    ),
    Kind.CAUSE: _item_table(
        Kind.CAUSE,
        _whole("number"),
        _text("text"),
        _text("category"),
        _maybe_choice("kind", CauseKind),
        _choice("state", CauseState),
        _choice("gate", Gate),
        _whole("gate_count"),
        _maybe_number("probability"),
        _maybe_choice("stop_reason", StopReason),
        _text("notes"),
        _text("accepted_because"),
        _several("evidence_ids"),
        _several("event_ids"),
    ),
    Kind.LINK: _item_table(Kind.LINK, _text("effect_id"), _text("cause_id")),
    Kind.OBSERVATION: _item_table(
        Kind.OBSERVATION,
        _choice("kind", ObservationKind),
        _text("text"),
    ),
    Kind.ACTION: _item_table(
        Kind.ACTION,
        _whole("number"),
        _text("text"),
        _text("owner"),
        Column("due", Date),
        _choice("status", ActionStatus),
        _maybe_choice("kind", ActionKind),
        _maybe_choice("aim", Aim),
        _several("cause_ids"),
        _text("tracker_key"),
        _text("done_when"),
        Column("done_on", Date),
        _flag("committed"),
    ),
    Kind.APPROVAL: _item_table(
        Kind.APPROVAL,
        _text("approver"),
        _text("role"),
        _choice("verdict", Verdict),
        _text("comment"),
        _maybe_instant("decided_at"),
        _text("fingerprint"),
    ),
    Kind.NOTE: _item_table(
        Kind.NOTE,
        _choice("kind", NoteKind),
        _text("text"),
        _whole("step"),
        _maybe_instant("at"),
    ),
    Kind.TRANSCRIPT_LINE: _item_table(
        Kind.TRANSCRIPT_LINE,
        _maybe_instant("at"),
        _whole("step"),
        _text("text"),
        _choice("kind", CaptureKind),
        _choice("became", CaptureKind),
        _text("item_id"),
    ),
    Kind.CLOCK_FACT: _item_table(
        Kind.CLOCK_FACT,
        _choice("command", Command),
        _maybe_instant("at"),
        _whole("step"),
        _whole("minutes"),
    ),
}

ITEM_TABLES: Mapping[Kind, Table] = MappingProxyType(_ITEM_TABLES)
"""The table of each kind; its primary key is `review_id` and `id`."""
