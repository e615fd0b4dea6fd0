# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page says: the review in the order of its report, as Confluence stores it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from app.insight.gaps import delays
from app.insight.impact import figure_text, figures
from app.insight.metrics import disorder, metrics
from app.insight.published import published
from app.insight.statement import contributing_factors
from app.publish.confluence.storage_format import (
    NOTHING,
    Xml,
    bullets,
    element,
    heading,
    joined,
    link,
    macro,
    paragraphs,
    picture,
    table,
    text,
)
from app.publish.fingerprint import fingerprint
from app.publish.impact_words import entered
from app.publish.local_time import event_time, moment_text
from app.publish.target import published as publication_of
from app.publish.words import words
from app.review.action import Action
from app.review.event import Moment
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.observation import ObservationKind
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import marked, tr

DRAWINGS: Mapping[str, str] = MappingProxyType(
    {
        "timeline": marked("Timeline as a chart"),
        "whys": marked("Causes as 5 Whys"),
        "fishbone": marked("Causes as a fishbone"),
        "fault-tree": marked("Causes as a fault tree"),
    }
)
"""The drawings that may be attached, and what each shows."""
_COLOURS: Mapping[ReviewState, str] = MappingProxyType(
    {
        ReviewState.APPROVED: "Green",
        ReviewState.PUBLISHED: "Green",
        ReviewState.CLOSED: "Green",
        ReviewState.CHANGES_REQUESTED: "Yellow",
        ReviewState.REOPENED: "Yellow",
    }
)
Section = tuple[str, Xml]


def drawing_file(name: str) -> str:
    """Return what the file of a drawing is called among the page's attachments."""
    return f"hotwash-{name}.png"


def page_text(
    review: Review, categories: Sequence[str], drawn: Sequence[str], tickets: str = ""
) -> Xml:
    """Return the page. `drawn` are the drawings attached, `tickets` the tracker to link to."""
    parts = [_head(review), macro("toc", {"maxLevel": "2"})]
    for title, body in _sections(review, categories, drawn, tickets):
        if body:
            parts += [heading(title), body]
    made = tr("Made by Hotwash. Fingerprint of the content (SHA-256): {0}")
    parts.append(element("p", element("small", text(made.format(fingerprint(review))))))
    return joined(parts)


def _sections(
    review: Review, categories: Sequence[str], drawn: Sequence[str], tickets: str
) -> Iterator[Section]:
    zone = review.incident.time_zone
    yield tr("Root-cause statement"), paragraphs(review.incident.statement)
    yield tr("Key moments and figures"), joined((_moments(review), _durations(review)))
    timeline = _timeline(review)
    yield (
        tr("Timeline (times in {0})").format(zone),
        joined((timeline, *_pictures(["timeline"], drawn))),
    )
    yield tr("Impact"), _impact(review)
    causes = [name for name in DRAWINGS if name != "timeline"]
    yield tr("Causes"), joined((_factors(review, categories), *_pictures(causes, drawn)))
    for kind in ObservationKind:
        found = (text(each.text) for each in review.observations if each.kind is kind)
        yield words(kind), bullets(found)
    yield tr("Actions"), _actions(review, tickets)
    yield tr("Approvals"), _approvals(review)
    yield tr("Evidence"), _evidence(review)


def _head(review: Review) -> Xml:
    incident, state = review.incident, review.lifecycle.state
    status = macro("status", {"colour": _COLOURS.get(state, "Grey"), "title": words(state)})
    facts = [
        (tr("State"), status),
        (tr("Severity"), text(words(incident.severity))),
        (tr("Service"), text(incident.service)),
        (tr("Reference"), text(incident.reference)),
        (tr("Document"), link("", review.meeting.document_link.strip())),
    ]
    rows = joined(
        element("tr", joined((element("th", text(name)), element("td", value))))
        for name, value in facts
        if value
    )
    summary = paragraphs(incident.summary)
    box = macro("info", {"title": tr("Summary")}, summary) if summary else NOTHING
    return joined((element("table", element("tbody", rows)), box))


def _moments(review: Review) -> Xml:
    zone = zone_of(review)
    rows = [
        (text(words(moment)), text(event_time(event, zone)))
        for moment, event in ((each, review.moments.get(each)) for each in Moment)
        if event
    ]
    return table((tr("Moment"), tr("When")), rows)


def _durations(review: Review) -> Xml:
    measured = [(entry.name, entry.elapsed) for entry in metrics(review)]
    measured += [(delay.name, delay.elapsed) for delay in delays(review)]
    rows = [
        (text(name), text(elapsed.text), text(elapsed.formula))
        for name, elapsed in measured
        if elapsed.value is not None
    ]
    said = [found.sentence for found in disorder(review)]
    said += [one.sentence for one in published(review)]
    said.append(review.incident.published_note)
    known = table((tr("Duration"), tr("Value"), tr("Formula")), rows)
    return joined((known, *(paragraphs(sentence) for sentence in said)))


def _timeline(review: Review) -> Xml:
    zone = zone_of(review)
    rows = [
        (
            text(event_time(event, zone)),
            text(event.text),
            text(words(event.moment)),
            text(event.actor),
            text(event.handover_to),
            text(_numbers(review, Kind.EVIDENCE, event.evidence_ids, "E")),
            text(event.source),
        )
        for event in review.timeline
    ]
    headings = (
        *(tr("When"), tr("What"), tr("Key moment"), tr("Who"), tr("Handed to")),
        *(tr("Evidence"), tr("Source")),
    )
    return table(headings, rows)


def _impact(review: Review) -> Xml:
    known = [
        (
            text(each.name),
            text(figure_text(each)),
            text(f"{each.formula} ({'; '.join(each.inputs)})"),
        )
        for each in figures(review)
        if each.value is not None
    ]
    return joined(
        (
            paragraphs(review.impact.description),
            table(
                (tr("Figure"), tr("Value")),
                [(text(name), text(value)) for name, value in entered(review)],
            ),
            table((tr("Computed"), tr("Value"), tr("Formula and inputs")), known),
        )
    )


def _factors(review: Review, categories: Sequence[str]) -> Xml:
    return joined(
        joined(
            (
                heading(group.area, 3),
                bullets(text(f"C{cause.number} {cause.text}") for cause in group.factors),
            )
        )
        for group in contributing_factors(review, categories).titled()
    )


def _actions(review: Review, tickets: str) -> Xml:
    rows = [
        (
            text(f"A{action.number}"),
            text(action.text + ("" if action.committed else tr(" (an idea)"))),
            text(action.owner),
            text(action.due.isoformat() if action.due else ""),
            text(words(action.status)),
            text(", ".join(term for term in (words(action.kind), words(action.aim)) if term)),
            text(_numbers(review, Kind.CAUSE, action.cause_ids, "C")),
            text(action.done_when),
            _ticket(review, action, tickets),
        )
        for action in review.actions
    ]
    headings = (
        *(tr("No."), tr("Action"), tr("Owner"), tr("Due"), tr("Status"), tr("Kind")),
        *(tr("Causes"), tr("Done when"), tr("Tracker")),
    )
    return table(headings, rows)


def _ticket(review: Review, action: Action, tickets: str) -> Xml:
    known = publication_of(review, tickets, action.id) if tickets else None
    if known is None:
        sent = (each for each in reversed(review.publications) if each.item_id == action.id)
        known = next((each for each in sent if each.key == action.tracker_key), None)
    return link(known.key, known.url) if known else text(action.tracker_key)


def _approvals(review: Review) -> Xml:
    zone = zone_of(review)
    rows = [
        (
            text(approval.approver),
            text(approval.role),
            text(words(approval.verdict)),
            text(moment_text(approval.decided_at, zone) if approval.decided_at else ""),
            text(approval.comment),
        )
        for approval in review.approvals
    ]
    return table((tr("Approver"), tr("Role"), tr("Verdict"), tr("When"), tr("Comment")), rows)


def _evidence(review: Review) -> Xml:
    rows = [
        (
            text(f"E{item.number}"),
            text(words(item.kind)),
            link(item.title, item.link) if item.link else text(item.title or item.filename),
            text(item.note),
            text(item.sha256),
        )
        for item in review.evidence
    ]
    return table((tr("No."), tr("Kind"), tr("What"), tr("Note"), "SHA-256"), rows)


def _pictures(names: Iterable[str], drawn: Sequence[str]) -> Iterator[Xml]:
    for name in names:
        if name in drawn:
            yield picture(drawing_file(name), tr(DRAWINGS[name]))


def _numbers(review: Review, kind: Kind, ids: Iterable[str], letter: str) -> str:
    found = (review.get(kind, each) for each in ids)
    return ", ".join(f"{letter}{getattr(item, 'number', 0)}" for item in found if item)
