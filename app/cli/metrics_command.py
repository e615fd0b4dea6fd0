# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash metrics`: a review's durations, gaps, impact and actions, each with its formula."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date, timedelta
from math import isfinite
from typing import Any

from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import aligned, plain
from app.insight.actions import completion, overdue
from app.insight.durations import duration_text
from app.insight.elapsed import NOT_KNOWN, Elapsed
from app.insight.gaps import SILENCE_FORMULA, Silence, delays, hops, silence
from app.insight.impact import counts, figure_text, figures
from app.insight.metrics import metrics as durations_of
from app.insight.published import published
from app.review.event import Event
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr


def metrics(asked: Namespace) -> int:
    """Print a review's figures, each with its formula; what is not known stays unknown."""
    with services(asked.data) as built, named_review(asked.review, built) as (review, _):
        now = built.clock.now()
    if asked.json:
        told = told_metrics(review, now.astimezone(zone_of(review)).date())
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(aligned((tr("Figure"), tr("Value"), tr("Formula")), _rows(review)))
        for one in published(review):
            print(one.sentence)
    return exit_codes.OK


def told_metrics(review: Review, today: date) -> dict[str, Any]:
    """Return what `metrics --json` prints; seconds are None where they are not known."""
    told: dict[str, Any] = {entry.key: _elapsed(entry.elapsed) for entry in durations_of(review)}
    told["hops"] = [
        {"handed_to": hop.event.handover_to, **_elapsed(hop.elapsed)} for hop in hops(review)
    ]
    told["longest_silence"] = _silence(silence(review))
    told["id"] = review.id
    told["durations"] = {
        entry.key: {"name": entry.name, **_elapsed(entry.elapsed)} for entry in durations_of(review)
    }
    told["gaps"] = _gaps(review)
    told["published"] = [
        {
            "metric": one.metric.key,
            "seconds": _seconds(one.stated),
            "computed_seconds": _seconds(one.metric.value),
            "agrees": one.agrees,
        }
        for one in published(review)
    ]
    told["figures"] = _figures(review)
    told["actions"] = _actions(review, today)
    told["hands"] = {
        "present": review.meeting.present,
        "learned": review.meeting.hands_learned,
        "again": review.meeting.hands_again,
    }
    return told


def _elapsed(elapsed: Elapsed) -> dict[str, Any]:
    return {
        "seconds": _seconds(elapsed.value),
        "from": _id(elapsed.first),
        "to": _id(elapsed.last),
        "formula": elapsed.formula,
        "approximate": elapsed.about,
        "least_seconds": _seconds(elapsed.least),
        "most_seconds": _seconds(elapsed.most),
        "text": elapsed.text,
    }


def _gaps(review: Review) -> dict[str, Any]:
    return {
        "delays": [
            {"key": delay.key, "name": delay.name, **_elapsed(delay.elapsed)}
            for delay in delays(review)
        ],
        "handovers": [
            {"event": hop.event.id, "to": hop.event.handover_to, "held_seconds": _seconds(hop.held)}
            for hop in hops(review)
        ],
    }


def _silence(found: Silence | None) -> dict[str, Any]:
    return {
        "seconds": found and _seconds(found.length),
        "from": found and found.before.id,
        "to": found and found.after.id,
        "formula": SILENCE_FORMULA,
        "approximate": found is not None and found.about,
    }


def _figures(review: Review) -> dict[str, dict[str, Any]]:
    return {
        entry.key: {
            "name": entry.name,
            "value": _finite(entry.value),
            "least": _finite(entry.amount.least if entry.amount else None),
            "most": _finite(entry.amount.most if entry.amount else None),
            "approximate": entry.amount is not None
            and (entry.amount.about or entry.amount.is_range),
            "unit": "share" if entry.unit == "%" else entry.unit,
            "text": figure_text(entry),
            "formula": entry.formula,
            "inputs": list(entry.inputs),
            "missing": list(entry.missing),
        }
        for entry in (*figures(review), *counts(review))
    }


def _actions(review: Review, today: date) -> dict[str, Any]:
    done = completion(review, today)
    return {
        "due": done.due,
        "done": done.done,
        "completion_rate": done.rate,
        "overdue": len(overdue(review, today)),
    }


def _rows(review: Review) -> list[tuple[str, str, str]]:
    rows = [(entry.name, entry.elapsed.text, entry.formula) for entry in durations_of(review)]
    rows += [(delay.name, delay.elapsed.text, delay.elapsed.formula) for delay in delays(review)]
    rows += [
        (
            plain(tr("Held by {0}").format(hop.event.handover_to)),
            hop.elapsed.text,
            plain(hop.elapsed.formula),
        )
        for hop in hops(review)
    ]
    found = silence(review)
    length = duration_text(found.length) if found else tr(NOT_KNOWN)
    if found and found.about:
        length = tr("about {0}").format(length)
    rows.append((tr("Longest silence"), length, tr(SILENCE_FORMULA)))
    computed = (*figures(review), *counts(review))
    rows += [(entry.name, figure_text(entry), entry.formula) for entry in computed]
    return rows


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


def _id(event: Event | None) -> str | None:
    return event.id if event is not None else None


def _seconds(length: timedelta | None) -> float | None:
    """Return whole seconds as a whole number, as scripts expect them."""
    if length is None:
        return None
    seconds = length.total_seconds()
    return int(seconds) if seconds.is_integer() else seconds
