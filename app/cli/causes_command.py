# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash causes`: which causes together are enough, of a review or of Open-PSA files."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any

from app.capture.open_psa import FaultTreeFile, looks_like_xml, read_fault_tree
from app.causal.cut_sets import CutSets, TooManyCombinations, minimal_cut_sets, top_probability
from app.causal.fault_model import FaultModel, model_of
from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.insight.logic import Finding, findings
from app.paths import typed_path
from app.review.review import Review
from app.translation import tr

SHOWN_SETS = 20


@dataclass(frozen=True)
class _Subject:
    """What was asked about: its logic, how many causes it has, and what they are called."""

    model: FaultModel
    causes: int
    findings: tuple[Finding, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def name(self, cause_id: str) -> str:
        return self.names.get(cause_id, cause_id)


def causes(asked: Namespace) -> int:
    """Print the minimal cut sets, the probability of the top and what the logic rules find."""
    if asked.limit_order is not None and asked.limit_order < 1:
        raise UserFacingError(tr("--limit-order must be 1 or more: the largest set to look for."))
    hours = asked.mission_time
    if hours is not None and not 0 <= hours < inf:
        raise UserFacingError(tr("--mission-time must be a number of hours, 0 or more."))
    subject = _subject(asked)
    cut_sets = _cut_sets(subject.model, asked.limit_order)
    notes = list(subject.notes)
    chance = None
    try:
        chance = top_probability(subject.model, patient=asked.limit_order is None)
    except TooManyCombinations:
        notes.append(tr("The probability of the effect is too much work and was left out."))
    for note in notes:
        print(f"hotwash: {plain(note)}", file=sys.stderr)
    if asked.json:
        told = _plain(subject, cut_sets, chance)
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print_table(subject, cut_sets, chance)
    return exit_codes.OK


def _cut_sets(model: FaultModel, limit_order: int | None) -> CutSets:
    try:
        return minimal_cut_sets(model, max_order=limit_order)
    except TooManyCombinations:
        order = 4 if limit_order is None else limit_order - 1
        if order < 1:
            raise
        raise UserFacingError(
            tr(
                "These causes combine in too many ways to be worked out here; "
                "--limit-order {0} looks for sets of at most {0} causes."
            ).format(order)
        ) from None


def _subject(asked: Namespace) -> _Subject:
    paths = [typed_path(name) for name in asked.file]
    if all(_is_xml(path) for path in paths):
        return _of_file(read_fault_tree(paths, top=asked.top, mission_hours=asked.mission_time))
    for option, given in (("--top", asked.top), ("--mission-time", asked.mission_time)):
        if given is not None:
            raise UserFacingError(tr("{0} is for Open-PSA files alone.").format(option))
    if len(paths) > 1:
        raise UserFacingError(
            tr("Give one review, or several Open-PSA files that belong together.")
        )
    with services(asked.data) as built, named_review(asked.file[0], built) as (review, _):
        return _of_review(review, findings(review, built.rules.cause_logic))


def _is_xml(path: Path) -> bool:
    with suppress(OSError, ValueError), path.open("rb") as file:
        return looks_like_xml(file.read(64))
    return False


def _of_file(read: FaultTreeFile) -> _Subject:
    count = len(read.model.gates) - 1 + len(read.model.probabilities)
    return _Subject(read.model, count, notes=read.notes)


def _of_review(review: Review, found: tuple[Finding, ...]) -> _Subject:
    names = {cause.id: f"C{cause.number}" for cause in review.causes}
    names[review.effect.id] = "effect"
    return _Subject(model_of(review), len(review.causes), found, names)


def _plain(subject: _Subject, cut_sets: CutSets, chance: float | None) -> dict[str, Any]:
    return {
        "causes": subject.causes,
        "cut_sets": {
            "count": cut_sets.count,
            "by_order": {str(order): count for order, count in _orders(cut_sets)},
            "truncated": cut_sets.truncated,
            "sets": [_named(subject, found) for found in cut_sets.sets],
        },
        "top_probability": chance,
        "findings": [
            {"rule": each.rule, "cause": subject.name(each.cause_id), "message": each.message}
            for each in subject.findings
        ],
    }


def _orders(cut_sets: CutSets) -> list[tuple[int, int]]:
    return sorted(cut_sets.by_order.items())


def _named(subject: _Subject, found: Sequence[str]) -> list[str]:
    return [subject.name(cause_id) for cause_id in found]


def _print_table(subject: _Subject, cut_sets: CutSets, chance: float | None) -> None:
    known = tr("not known") if chance is None else f"{chance:.6g}"
    print(tr("Causes: {0}").format(subject.causes))
    print(tr("Minimal cut sets: {0:,}").format(cut_sets.count))
    print(tr("Probability of the effect: {0}").format(known))
    if cut_sets.by_order:
        rows = [(str(order), f"{count:,}") for order, count in _orders(cut_sets)]
        print(f"\n{aligned((tr('Order'), tr('Sets')), rows)}")
        print("\n" + tr("The smallest sets:"))
    for found in cut_sets.sets[:SHOWN_SETS]:
        print(f"  {plain(' + '.join(_named(subject, found)))}")
    if cut_sets.truncated or len(cut_sets.sets) > SHOWN_SETS:
        print("  " + tr("There are more, or larger ones were left out."))
    for each in subject.findings:
        print(f"{each.rule} {subject.name(each.cause_id)}: {plain(each.message)}")
