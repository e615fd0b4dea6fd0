# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which candidates are the timeline: those below its heading, not those in a list of actions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.capture.document.candidate import Candidate
from app.capture.document.gathering import Gathered, Heading
from app.capture.reading import Skipped
from app.translation import tr

_OTHER = re.compile(
    r"\b(?:action|actions|action items|follow[ -]?ups?|to ?dos?|lessons|references?"
    r"|appendix|apendix|chat|glossary|attendees|went (?:well|wrong|poorly)|lucky|impact"
    r"|root causes?|causes?|summary|remediation|corrective|prevent\w*"
    r"|next steps|key events|stats|links|changelog|revision history)\b",
    re.IGNORECASE,
)


ENOUGH = 2
"""Fewer things that have a time are no timeline."""


@dataclass(frozen=True)
class Selected:
    """The timeline's candidates, what was left out, and whose timeline each belongs to."""

    candidates: list[Candidate]
    skipped: list[Skipped]
    timelines: dict[int, int]
    """Line of a candidate: line of the heading of its timeline, 0 where there is none."""


def select(found: Gathered) -> Selected:
    """Return the candidates that are the document's timelines."""
    headings = {heading.line: heading for heading in found.headings}
    timelines = _timelines(found.headings)
    inside = {
        each.line: line
        for each in found.candidates
        if (line := next((at for at in each.path if at in timelines), 0))
        and not (headings[line].level == 1 and _is_other(each, headings))
    }
    roots = _roots(found, set(inside.values()))
    kept = [
        each
        for each in found.candidates
        if each.line in inside or not _is_elsewhere(each, headings, roots)
    ]
    kept = sorted((*kept, *_of_others(found, headings, roots)), key=lambda each: each.line)
    if not timelines or not inside:
        kept = _without_timeline(found, headings)
    kept = kept or found.candidates
    lines = {each.line for each in kept}
    left_out = [
        Skipped(each.line, tr("It has a time and stands outside the timeline."))
        for each in (*found.candidates, *_of_key_moments(found.closing, headings))
        if each.line not in lines
    ]
    stretches = {
        each.line: inside.get(each.line, 0) or _moments_heading(each, headings) for each in kept
    }
    return Selected(kept, [*found.skipped, *left_out], stretches)


def _timelines(headings: list[Heading]) -> set[int]:
    """Return the lines of the headings that say timeline; a title does where no other does."""
    every = [each for each in headings if each.is_timeline]
    below = {each.line for each in every if each.level > 1}
    return below or {each.line for each in every}


def _of_others(
    found: Gathered, headings: dict[int, Heading], roots: set[tuple[int, ...]]
) -> list[Candidate]:
    """Return the moments of incidents that have no timeline, in a file of several that do."""
    if len(roots) < ENOUGH:
        return []
    taken = {line for each in found.candidates for line in (each.line, *each.path[-1:])}
    return [
        each
        for each in found.closing
        if each.path and each.path[-1] not in taken and not _is_elsewhere(each, headings, roots)
    ]


def _without_timeline(found: Gathered, headings: dict[int, Heading]) -> list[Candidate]:
    """Return what is told where no heading says timeline.

    Key moments repeat what a longer list tells; a shorter one only adds to them.
    """
    every = sorted((*found.candidates, *found.closing), key=lambda each: each.line)
    moments = _of_key_moments(every, headings)
    leading = [each for each in found.candidates if not _is_other(each, headings)]
    told = [
        each
        for each in found.told
        if any(headings[line].level > 1 for line in each.path) and not _is_other(each, headings)
    ]
    if len(leading) >= ENOUGH <= len(told):
        leading = sorted((*leading, *told), key=lambda each: each.line)
    if len(moments) >= ENOUGH and len(moments) > len(leading):
        return sorted((*moments, *leading), key=lambda each: each.line)
    if len(leading) >= ENOUGH:
        return leading
    closing = [each for each in every if not _is_other(each, headings)]
    return closing if len(closing) >= ENOUGH else leading


def _of_key_moments(candidates: list[Candidate], headings: dict[int, Heading]) -> list[Candidate]:
    return [each for each in candidates if _moments_heading(each, headings)]


def _moments_heading(each: Candidate, headings: dict[int, Heading]) -> int:
    """Return the line of the heading that says key moments, or 0."""
    return next((at for at in each.path if headings[at].is_key_moments), 0)


def _roots(found: Gathered, timelines: set[int]) -> set[tuple[int, ...]]:
    """Return the paths of the headings that a timeline belongs to: its incident's."""
    return {
        each.path[: each.path.index(line)]
        for each in found.candidates
        for line in each.path
        if line in timelines
    }


def _is_elsewhere(
    each: Candidate, headings: dict[int, Heading], roots: set[tuple[int, ...]]
) -> bool:
    """Tell whether a candidate is of an incident that has a timeline, and not in it."""
    return _is_other(each, headings) or any(each.path[: len(root)] == root for root in roots)


def _is_other(each: Candidate, headings: dict[int, Heading]) -> bool:
    return any(
        _OTHER.search(headings[line].text) and not headings[line].is_timeline
        for line in each.path
        if line != each.path[0] or headings[line].level > 1
    )
