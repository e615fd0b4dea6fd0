# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash metrics` and `hotwash check`."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from math import isfinite
from typing import Any

from app.agenda.completion import incomplete
from app.agenda.steps import step
from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import aligned, plain
from app.insight.actions import completion, missing_parts, overdue, uncovered
from app.insight.crew import not_invited
from app.insight.durations import duration_text
from app.insight.gaps import delays, hops, longest_silence
from app.insight.impact import figure_text, figures
from app.insight.logic import findings as logic_findings
from app.insight.logic_rule import LogicRule
from app.insight.metrics import disorder
from app.insight.metrics import metrics as durations_of
from app.review.review import Review
from app.review.zone import zone_of

NOT_KNOWN = "not known"


def metrics(asked: Namespace) -> int:
    """Print a review's figures, each with its formula; what is not known stays unknown."""
    with services(asked.data) as built, named_review(asked.review, built) as (review, _):
        now = built.clock.now()
    today = now.astimezone(zone_of(review)).date()
    if asked.json:
        done = completion(review, today)
        told = {
            "id": review.id,
            "durations": _durations(review),
            "figures": _figures(review),
            "gaps": _gaps(review),
            "actions": {
                "due": done.due,
                "done": done.done,
                "completion_rate": done.rate,
                "overdue": len(overdue(review, today)),
            },
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return exit_codes.OK
    rows = [
        (entry.name, _about(entry.value, about=entry.about), entry.formula)
        for entry in durations_of(review)
    ]
    rows += [(entry.name, figure_text(entry), entry.formula) for entry in figures(review)]
    print(aligned(("Figure", "Value", "Formula"), rows))
    return exit_codes.OK


@dataclass(frozen=True)
class Lack:
    """Something a review still lacks, and the step where it is done; a rule of logic says more."""

    step: int
    finding: str
    rule: str = ""
    cause: str = ""
    weight: str = ""


def check(asked: Namespace) -> int:
    """Print what a review still lacks; the exit code tells whether there is anything."""
    with services(asked.data) as built, named_review(asked.review, built) as (review, _):
        found = findings(review, built.rules.cause_logic)
    if asked.json:
        told = [{name: value for name, value in asdict(lack).items() if value} for lack in found]
        print(json.dumps({"id": review.id, "findings": told}, ensure_ascii=False, indent=2))
    elif found:
        for lack in found:
            rule = f"{lack.rule} " if lack.rule else ""
            print(f"{lack.step:>2} {step(lack.step).title}: {rule}{plain(lack.finding)}")
    else:
        print("Nothing is missing.")
    return exit_codes.FINDINGS if found else exit_codes.OK


def findings(review: Review, rules: Sequence[LogicRule]) -> list[Lack]:
    """Return what is still to do, with the step where it is done, in the order of the steps."""
    found = [Lack(entry.step, f"not yet: {entry.text}") for entry in incomplete(review)]
    found += [
        Lack(2, f"named in the timeline, not invited: {name}") for name in not_invited(review)
    ]
    found += [Lack(4, sentence) for sentence in disorder(review)]
    found += [
        Lack(6, each.message, each.rule, each.cause_id, each.weight)
        for each in logic_findings(review, rules)
    ]
    found += [
        Lack(8, f"C{cause.number} can be acted on and has no action: {cause.text}")
        for cause in uncovered(review)
    ]
    found += [
        Lack(8, f"A{action.number} lacks {', '.join(missing)}")
        for action in review.actions
        if action.committed and (missing := missing_parts(action))
    ]
    return sorted(found, key=lambda lack: lack.step)


def _durations(review: Review) -> dict[str, dict[str, Any]]:
    return {
        entry.key: {
            "name": entry.name,
            "seconds": _seconds(entry.value),
            "text": _about(entry.value, about=entry.about),
            "approximate": entry.about,
            "formula": entry.formula,
        }
        for entry in durations_of(review)
    }


def _figures(review: Review) -> dict[str, dict[str, Any]]:
    return {
        entry.key: {
            "name": entry.name,
            "value": entry.value if entry.value is not None and isfinite(entry.value) else None,
            "unit": "share" if entry.unit == "%" else entry.unit,
            "text": figure_text(entry),
            "formula": entry.formula,
            "inputs": list(entry.inputs),
            "missing": list(entry.missing),
        }
        for entry in figures(review)
    }


def _gaps(review: Review) -> dict[str, Any]:
    silence = longest_silence(review)
    return {
        "delays": [
            {"name": delay.name, "seconds": _seconds(delay.length)} for delay in delays(review)
        ],
        "longest_silence": silence
        and {
            "seconds": _seconds(silence.length),
            "before": silence.before.id,
            "after": silence.after.id,
        },
        "handovers": [
            {"event": hop.event.id, "to": hop.event.handover_to, "held_seconds": _seconds(hop.held)}
            for hop in hops(review)
        ],
    }


def _seconds(length: timedelta | None) -> float | None:
    return None if length is None else length.total_seconds()


def _about(length: timedelta | None, *, about: bool) -> str:
    if length is None:
        return NOT_KNOWN
    return f"about {duration_text(length)}" if about else duration_text(length)
