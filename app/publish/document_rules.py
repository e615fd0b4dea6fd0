# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules of a document that hold between its parts: unique ids, known references, no cycle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from app.publish.document import SECTIONS
from app.publish.document_problems import Path, quoted
from app.review.cause import EFFECT_ID, Link
from app.review.item import SINGLE_KINDS, Item, Kind, kind_words
from app.review.references import reference_fields, targets
from app.translation import tr

Parts = Mapping[str, Sequence[Item]]
"""The items of each section, in the file's order."""


def broken_rules(parts: Parts) -> Iterator[tuple[str, Path]]:
    """Yield a sentence and its place for each rule that `parts` break."""
    yield from _double_ids(parts)
    yield from _dangling(parts)
    yield from _double_answers(parts)
    yield from _cycles(parts)


def _double_ids(parts: Parts) -> Iterator[tuple[str, Path]]:
    for section, items in parts.items():
        seen: set[str] = set()
        for place, item in enumerate(items):
            if item.id in seen:
                sentence = tr("There is more than one {0} with the id {1}.").format(
                    kind_words(item.KIND), quoted(item.id)
                )
                yield sentence, (section, place, "id")
            seen.add(item.id)


def _dangling(parts: Parts) -> Iterator[tuple[str, Path]]:
    known = {SECTIONS[section]: {item.id for item in items} for section, items in parts.items()}
    known[Kind.CAUSE].add(EFFECT_ID)
    for section, place, item in _listed(parts):
        for field, kind in reference_fields(type(item)).items():
            for target in targets(item, field):
                if target not in known[kind]:
                    sentence = tr(
                        "This {0} refers to the {1} {2}, which is not in the file."
                    ).format(kind_words(item.KIND), kind_words(kind), quoted(target))
                    yield sentence, (section, place, field)


def _listed(parts: Parts) -> Iterator[tuple[str, int, Item]]:
    for section, items in parts.items():
        if SECTIONS[section] not in SINGLE_KINDS:
            for place, item in enumerate(items):
                yield section, place, item


def _double_answers(parts: Parts) -> Iterator[tuple[str, Path]]:
    seen: set[tuple[str, str]] = set()
    for place, link in _links(parts):
        pair = (link.effect_id, link.cause_id)
        if pair in seen:
            yield (
                tr("The cause {0} is already linked to {1}.").format(
                    quoted(link.cause_id), quoted(link.effect_id)
                ),
                ("links", place),
            )
        seen.add(pair)


def _cycles(parts: Parts) -> Iterator[tuple[str, Path]]:
    """Yield one link of a circle in which a cause explains itself, where there is one."""
    effects = _in_circles(parts)
    if not effects:
        return
    cause_id = next(iter(effects))
    seen: set[str] = set()
    while cause_id not in seen:
        seen.add(cause_id)
        cause_id = effects[cause_id][0]
    sentence = tr("The cause {0} explains itself: its links go round in a circle.").format(
        quoted(cause_id)
    )
    yield sentence, ("links", effects[cause_id][1])


def _in_circles(parts: Parts) -> dict[str, tuple[str, int]]:
    """Return each cause in or below a circle, with one effect above it in there and the link."""
    answers: dict[str, list[str]] = {}
    open_effects: dict[str, int] = {}
    for _, link in _links(parts):
        answers.setdefault(link.effect_id, []).append(link.cause_id)
        open_effects[link.cause_id] = open_effects.get(link.cause_id, 0) + 1
        open_effects.setdefault(link.effect_id, 0)
    ready = [cause_id for cause_id, count in open_effects.items() if not count]
    while ready:
        done = ready.pop()
        del open_effects[done]
        for cause_id in answers.get(done, ()):
            open_effects[cause_id] -= 1
            if not open_effects[cause_id]:
                ready.append(cause_id)
    return {
        link.cause_id: (link.effect_id, place)
        for place, link in _links(parts)
        if link.effect_id in open_effects
    }


def _links(parts: Parts) -> Iterator[tuple[int, Link]]:
    return enumerate(cast("Sequence[Link]", parts["links"]))
