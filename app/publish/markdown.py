# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole review as Markdown, for a repository, a wiki or a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo

from app.insight.hands import hands
from app.publish.freeze_words import freeze_words, loose_words, standing
from app.publish.local_time import event_time, moment_text
from app.publish.markdown_causes import cause_list, cause_name, factor_list, path_list
from app.publish.markdown_citations import anchor, with_links
from app.publish.markdown_figures import impact_section, key_figures, meeting_time
from app.publish.markdown_text import HARD_BREAK, inline, link, paragraphs, table
from app.publish.sign_off import state_words
from app.publish.transcript_rows import transcript_headings, transcript_rows
from app.publish.words import words
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Item, Kind
from app.review.note import NOTE_HEADINGS
from app.review.observation import ObservationKind
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr

Section = tuple[str, str]
"""A heading and what stands below it; one with nothing below is left out."""


def markdown(
    review: Review, now: datetime, categories: Sequence[str] = (), *, transcript: bool = False
) -> str:
    """Return `review` as Markdown (CommonMark with tables); `now` ends a meeting under way.

    Contributing factors are told in the order of `categories`; the transcript only if asked for.
    """
    title = inline(" ".join(review.incident.title.split())) or tr("Review without a title")
    parts = [f"# {title}", _head(review)]
    sections = [*_sections(review, now, categories)]
    if transcript:
        sections.append(_transcript(review))
    for heading, body in sections:
        if body.strip():
            parts.append(f"## {heading}\n\n{body}")
    whole = "\n\n".join(part for part in parts if part) + "\n"
    return with_links(whole, {fact.number for fact in review.evidence if fact.number > 0})


def _sections(review: Review, now: datetime, categories: Sequence[str]) -> Iterable[Section]:
    zone = zone_of(review)
    yield tr("Summary"), paragraphs(review.incident.summary)
    yield tr("Root-cause statement"), paragraphs(review.incident.statement)
    yield tr("Key moments and figures"), key_figures(review)
    yield tr("Timeline (times in {0})").format(review.incident.time_zone), _timeline(review, zone)
    yield tr("Impact"), impact_section(review)
    yield tr("Contributing factors"), factor_list(review, categories)
    yield tr("Ways to the effect"), path_list(review)
    yield tr("Causes"), cause_list(review)
    for kind in ObservationKind:
        texts = (each.text for each in review.observations if each.kind is kind)
        yield words(kind), _bullets(texts)
    yield tr("Actions"), _actions(review)
    yield tr("Approvals"), _approvals(review, zone)
    yield tr("People"), _people(review)
    yield tr("Evidence"), _evidence(review, zone)
    for note_kind, heading in NOTE_HEADINGS.items():
        texts = (note.text for note in review.notes if note.kind is note_kind)
        yield tr(heading), _bullets(texts)
    yield tr("Time of the meeting"), meeting_time(review, now)
    yield tr("Show of hands"), _bullets(fact.sentence for fact in hands(review.meeting))


def _transcript(review: Review) -> Section:
    rows = [
        tuple(inline(cell) for cell in (row.when, row.step, row.kind, row.text, row.now))
        for row in transcript_rows(review)
    ]
    heading = tr("Transcript (times in {0})").format(review.incident.time_zone)
    return heading, _table_or_nothing(transcript_headings(), rows)


def _head(review: Review) -> str:
    incident, meeting = review.incident, review.meeting
    zone = zone_of(review)
    rows = [
        (tr("Reference"), inline(incident.reference)),
        (tr("Service"), inline(incident.service)),
        (tr("Severity"), words(incident.severity)),
        (tr("State"), state_words(review)),
        (tr("Meeting"), moment_text(meeting.scheduled_at, zone) if meeting.scheduled_at else ""),
        (tr("Channel"), inline(meeting.channel)),
        (tr("Document"), link("", meeting.document_link) if meeting.document_link else ""),
        (tr("Time zone"), inline(review.incident.time_zone)),
        (tr("Why it is reviewed"), inline(incident.review_reason)),
    ]
    return table(("", ""), [row for row in rows if row[1]])


def _timeline(review: Review, zone: tzinfo) -> str:
    rows = [
        (
            event_time(event, zone),
            inline(event.text),
            ", ".join(part for part in (words(event.moment), _star(event)) if part),
            inline(event.actor),
            inline(event.handover_to),
            _names(review, Kind.EVIDENCE, event.evidence_ids, "E"),
            inline(event.source),
        )
        for event in review.timeline
    ]
    headings = (
        tr("When"),
        tr("What"),
        tr("Key moment"),
        tr("Who"),
        tr("Handed to"),
        tr("Evidence"),
        tr("Source"),
    )
    return _table_or_nothing(headings, rows)


def _star(event: Event) -> str:
    return tr("starred") if event.starred else ""


def _actions(review: Review) -> str:
    rows = [
        (
            f"A{action.number}",
            inline(action.text) + ("" if action.committed else tr(" (an idea)")),
            inline(action.owner),
            action.due.isoformat() if action.due else "",
            words(action.status) + (f" {action.done_on}" if action.done_on else ""),
            ", ".join(part for part in (words(action.kind), words(action.aim)) if part),
            ", ".join(cause_name(review, cause_id) for cause_id in action.cause_ids),
            inline(action.tracker_key),
            inline(action.done_when),
        )
        for action in review.actions
    ]
    headings = (
        *(tr("No."), tr("Action"), tr("Owner"), tr("Due"), tr("Status"), tr("Kind")),
        *(tr("Causes"), tr("Tracker"), tr("Done when")),
    )
    return _table_or_nothing(headings, rows)


def _approvals(review: Review, zone: tzinfo) -> str:
    rows = [
        (
            inline(approval.approver),
            inline(approval.role),
            words(approval.verdict),
            moment_text(approval.decided_at, zone) if approval.decided_at else "",
            inline(approval.comment),
            approval.fingerprint,
        )
        for approval in review.approvals
    ]
    headings = (
        tr("Approver"),
        tr("Role"),
        tr("Verdict"),
        tr("When"),
        tr("Comment"),
        tr("Fingerprint of what was signed"),
    )
    return _table_or_nothing(headings, rows)


def _people(review: Review) -> str:
    rows = [
        (
            inline(person.name),
            words(person.role),
            inline(person.team),
            inline(person.email),
            tr("yes") if person.acted else "",
            "" if person.invited else tr("not invited"),
        )
        for person in review.people
    ]
    return _table_or_nothing(
        (tr("Name"), tr("Role"), tr("Team"), tr("E-mail"), tr("Acted"), tr("Invited")), rows
    )


def _evidence(review: Review, zone: tzinfo) -> str:
    rows = [_evidence_row(review, item, zone) for item in review.evidence]
    headings = (
        *(tr("No."), tr("Kind"), tr("What"), tr("Note"), tr("Collected"), tr("Frozen")),
        *(tr("Standing"), tr("Size"), "SHA-256", tr("Before redaction")),
    )
    shown = [_table_or_nothing(headings, rows), *_freezes(review)]
    return "\n\n".join(part for part in shown if part)


def _freezes(review: Review) -> Iterable[str]:
    """Yield a paragraph for each freeze: its hash is that of the manifest in a .hotwash file."""
    for sentence, sha256 in freeze_words(review):
        yield tr("{0} SHA-256 of its manifest: {1}").format(inline(sentence), sha256)
    yield loose_words(review)


def _evidence_row(review: Review, item: Evidence, zone: tzinfo) -> tuple[str, ...]:
    title = link(item.title, item.link) if item.link else inline(item.title)
    return (
        anchor(item.number) if item.number > 0 else "",
        words(item.kind),
        HARD_BREAK.join(part for part in (title, inline(item.filename)) if part),
        inline(item.note),
        moment_text(item.collected_at, zone) if item.collected_at else "",
        moment_text(item.frozen_at, zone) if item.frozen_at else "",
        standing(review, item),
        f"{item.size:,}" if item.sha256 else "",
        item.sha256,
        item.original_sha256,
    )


def _names(review: Review, kind: Kind, ids: Sequence[str], letter: str) -> str:
    items: Callable[[str], Item] = review.table(kind).__getitem__
    return ", ".join(f"{letter}{getattr(items(item_id), 'number', 0)}" for item_id in ids)


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(f"- {inline(text)}" for text in texts if text.strip())


def _table_or_nothing(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table without the columns in which nothing is written."""
    kept = [place for place in range(len(headings)) if any(row[place] for row in rows)]
    if not kept:
        return ""
    return table(
        [headings[place] for place in kept], [[row[place] for place in kept] for row in rows]
    )
