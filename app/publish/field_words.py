# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the fields of a review's content are called, and their values in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from types import MappingProxyType

from app.insight.durations import duration_text
from app.insight.place import Lookup, item_name, quoted
from app.publish.local_time import moment_text
from app.publish.words import words
from app.review.item import Item, Kind
from app.review.references import reference_fields
from app.translation import marked, tr

_NOT_SET = marked("not set")
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "text": marked("wording"),
        "title": marked("title"),
        "description": marked("description"),
        "note": marked("note"),
        "notes": marked("notes"),
        "number": marked("number"),
        "kind": marked("kind"),
        "at": marked("time"),
        "until": marked("end"),
        "reference": marked("reference"),
        "service": marked("service"),
        "severity": marked("severity"),
        "time_zone": marked("time zone"),
        "summary": marked("summary"),
        "statement": marked("root-cause statement"),
        "review_reason": marked("why it is reviewed"),
        "published_detection": marked("published time to detection"),
        "published_mitigation": marked("published time to mitigation"),
        "published_resolution": marked("published time to resolution"),
        "published_note": marked("what the published figures count"),
        "scheduled_at": marked("date of the meeting"),
        "must_end_at": marked("when the room has to be free"),
        "agenda": marked("agenda"),
        "budgets": marked("planned minutes"),
        "channel": marked("channel"),
        "document_link": marked("link to the document"),
        "categories": marked("categories"),
        "present": marked("people in the room"),
        "hands_learned": marked("hands for “I learned something”"),
        "hands_again": marked("hands for “I would come again”"),
        "users_affected": marked("users affected"),
        "users_total": marked("all users"),
        "affected_share": marked("share of users affected"),
        "use_share": marked("share of their use affected"),
        "requests_failed": marked("failed requests"),
        "requests_total": marked("all requests"),
        "complaints": marked("complaints"),
        "currency": marked("currency"),
        "money_per_minute": marked("money per minute"),
        "credits": marked("credits"),
        "slo_name": marked("name of the SLO"),
        "slo_target": marked("target of the SLO"),
        "slo_window_days": marked("window of the SLO in days"),
        "bad_minutes": marked("bad minutes"),
        "slo_kind": marked("what the SLO counts"),
        "slo_by_quarter": marked("SLO by quarter"),
        "slo_window_requests": marked("requests in the window of the SLO"),
        "name": marked("name"),
        "role": marked("role"),
        "email": marked("e-mail address"),
        "team": marked("team"),
        "acted": marked("acted during the incident"),
        "invited": marked("invited"),
        "link": marked("link"),
        "filename": marked("file name"),
        "media_type": marked("type of file"),
        "size": marked("size of the file"),
        "sha256": marked("SHA-256 of the file"),
        "original_sha256": marked("SHA-256 of the file as it came"),
        "collected_at": marked("when it was collected"),
        "frozen_at": marked("frozen since"),
        "precision": marked("precision of the time"),
        "actor": marked("who or what acted"),
        "moment": marked("key moment"),
        "starred": marked("star"),
        "handover_to": marked("handed over to"),
        "evidence_ids": marked("facts"),
        "source": marked("source"),
        "category": marked("category"),
        "state": marked("state"),
        "gate": marked("how its causes combine"),
        "gate_count": marked("how many of its causes are needed"),
        "probability": marked("probability"),
        "stop_reason": marked("why it ends here"),
        "accepted_because": marked("why no action is taken"),
        "event_ids": marked("events"),
        "effect_id": marked("what it explains"),
        "cause_id": marked("cause"),
        "owner": marked("owner"),
        "due": marked("date"),
        "aim": marked("aim"),
        "cause_ids": marked("causes"),
        "done_when": marked("done when"),
        "committed": marked("committed"),
        "size_of_work": marked("size of the work"),
        "strength": marked("strength"),
        "committed_on": marked("committed on"),
        "step": marked("step"),
        "status": marked("status"),
        "done_on": marked("done on"),
        "dropped_on": marked("dropped on"),
        "tracker_key": marked("ticket"),
        "approver": marked("approver"),
        "verdict": marked("verdict"),
        "comment": marked("comment"),
        "decided_at": marked("when it was decided"),
        "fingerprint": marked("fingerprint"),
        "settled_at": marked("when it was settled"),
        "settled_by": marked("who settled it"),
    }
)
"""What a field is called, whichever kind it is of."""
_SHARES = frozenset({"affected_share", "use_share", "slo_target", "probability"})
_LENGTHS = frozenset({"published_detection", "published_mitigation", "published_resolution"})
_LONGEST_LENGTH = timedelta.max.total_seconds()


def field_words(kind: Kind, field: str) -> str:
    """Return what a field is called inside a sentence."""
    name = "size_of_work" if (kind, field) == (Kind.ACTION, "size") else field
    return tr(NAMES.get(name, name.replace("_", " ")))


def value_words(item: Item, field: str, find: Lookup, zone: tzinfo) -> str:
    """Return the value of a field as people read it; "not set" where there is none."""
    value = getattr(item, field)
    kind = reference_fields(type(item)).get(field)
    if kind is not None:
        ids = value if isinstance(value, tuple) else (value,)
        found = ((find(kind, each), each) for each in ids)
        names = [item_name(it, find, zone, brief=True) if it else each for it, each in found]
        return ", ".join(names) or tr(_NOT_SET)
    if field in _LENGTHS and isinstance(value, int) and 0 <= value < _LONGEST_LENGTH:
        return duration_text(timedelta(seconds=value))
    if field in _SHARES and isinstance(value, int | float):
        return f"{value * 100:.10g} %"
    return _plain_words(value, zone)


def _plain_words(value: object, zone: tzinfo) -> str:
    if value is None or value in ("", ()):
        return tr(_NOT_SET)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, StrEnum):
        return words(value)
    if isinstance(value, datetime):
        return moment_text(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(str(entry) for entry in value)
    return quoted(value) if isinstance(value, str) else str(value)
