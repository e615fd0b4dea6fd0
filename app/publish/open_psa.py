# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as a fault tree in the exchange format of Open-PSA, for the tools that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from app.causal.fault_model import FaultGate, model_of
from app.review.cause import EFFECT_ID, Cause, Gate
from app.review.review import Review
from app.translation import tr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TREE = "Review"
_TOP = "Effect"


def open_psa(review: Review) -> tuple[bytes, tuple[str, ...]]:
    """Return the fault tree of a review, and sentences about what could not be put in.

    Suspected causes are in it; refuted ones, and those that explain nothing yet, are not.
    """
    model = model_of(review)
    causes = {cause.id: cause for cause in review.causes}
    causes[EFFECT_ID] = review.effect
    names = _names(review)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<opsa-mef>"]
    lines += [f"  <define-fault-tree name={quoteattr(_TREE)}>", *_label(review.incident.title, 4)]
    for name, gate in model.gates.items():
        formula = _formula(gate, names, model.gates)
        lines += _definition("gate", names[name], causes[name], formula)
    for name, chance in model.probabilities.items():
        number = () if chance is None else (f"<float value={quoteattr(repr(float(chance)))}/>",)
        lines += _definition("basic-event", names[name], causes[name], number)
    lines += ["  </define-fault-tree>", "</opsa-mef>", ""]
    known = model.gates.keys() | model.probabilities.keys()
    return "\n".join(lines).encode(), tuple(_notes(review, known, model.gates))


def _names(review: Review) -> dict[str, str]:
    """Return a name for each cause: its number, with a tail where two have the same."""
    names = {EFFECT_ID: _TOP}
    taken = set()
    for place, cause in enumerate(review.causes, 1):
        name = f"C{cause.number}"
        names[cause.id] = f"{name}-{place}" if name in taken else name
        taken.add(name)
    return names


def _definition(
    sort: str, name: str, cause: Cause, contents: tuple[str, ...] | list[str]
) -> Iterator[str]:
    yield f"    <define-{sort} name={quoteattr(name)}>"
    yield from _label(cause.text, 6)
    yield from (f"      {line}" for line in contents)
    yield f"    </define-{sort}>"


def _label(text: str, indent: int) -> Iterator[str]:
    words = escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
    yield f"{' ' * indent}<label>{words}</label>"


def _formula(
    gate: FaultGate, names: Mapping[str, str], gates: Mapping[str, FaultGate]
) -> list[str]:
    """Return the lines of a formula. Other tools refuse an "and" of one and an at-least 1 of n."""
    inputs = [
        f"<{'gate' if each in gates else 'basic-event'} name={quoteattr(names[each])}/>"
        for each in gate.inputs
    ]
    if not inputs:
        return ['<constant value="false"/>']
    if len(inputs) == 1:
        return inputs
    least = {Gate.OR: 1, Gate.AND: len(inputs), Gate.AT_LEAST: gate.count}[gate.gate]
    tag = {1: "or", len(inputs): "and"}.get(least, "atleast")
    opening = f'<atleast min="{least}">' if tag == "atleast" else f"<{tag}>"
    return [opening, *(f"  {line}" for line in inputs), f"</{tag}>"]


def _notes(review: Review, known: set[str], gates: Mapping[str, FaultGate]) -> Iterator[str]:
    left_out = [cause for cause in review.causes if cause.id not in known]
    if left_out:
        named = ", ".join(f"C{cause.number}" for cause in left_out)
        yield tr("Left out, being ruled out or explaining nothing: {0}.").format(named)
    given = [
        f"C{cause.number}"
        for cause in review.causes
        if cause.id in gates and cause.probability is not None
    ]
    if given:
        yield tr(
            "The probabilities of {0} were left out: there they follow from their causes."
        ).format(", ".join(given))
