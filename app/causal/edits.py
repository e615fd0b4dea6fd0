# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The edits of the cause editor. Each function returns one edit, so each is one step of undo.

A link that would close a cycle is refused by the core when the edit is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.causal.graph import CauseGraph
from app.causal.ishikawa import Line
from app.causal.outline import read_outline
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link
from app.review.changes import EditRefused, apply_edit
from app.review.edits import (
    Add,
    Edit,
    Remove,
    Set,
    addition,
    batch,
    move,
    next_number,
    placed,
    set_field,
)
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review
from app.translation import tr

NEXT_STATE = {
    CauseState.SUSPECTED: CauseState.CONFIRMED,
    CauseState.CONFIRMED: CauseState.REFUTED,
    CauseState.REFUTED: CauseState.SUSPECTED,
}


class NeedsEvidence(EditRefused):
    """A cause can't be confirmed by word alone."""


@dataclass(frozen=True)
class Addition:
    """An edit that adds a cause, and the id the cause will have."""

    edit: Edit
    cause_id: str


def add_child(review: Review, effect_id: str, text: str = "") -> Addition:
    """Add a last answer to "why?" asked of `effect_id`; it takes over the category."""
    return _added(review, effect_id, text, after=None)


def add_sibling(review: Review, cause_id: str, text: str = "") -> Addition:
    """Add an answer behind `cause_id`, to the same question; beside the effect it is a child."""
    graph = CauseGraph(review)
    parent = graph.parent(cause_id)
    if not parent:
        return add_child(review, EFFECT_ID, text)
    return _added(review, parent, text, after=_link(review, parent, cause_id).id)


def promote(review: Review, cause_id: str) -> Edit | None:
    """Move a cause one level up, behind the cause it was under; None at the top."""
    graph = CauseGraph(review)
    parent = graph.parent(cause_id)
    above = graph.parent(parent) if parent else ""
    if not above:
        return None
    old = _link(review, parent, cause_id)
    if cause_id in graph.children(above):
        return Remove(Kind.LINK, old.id)
    link = Link(id="", effect_id=above, cause_id=cause_id)
    return batch(
        [Remove(Kind.LINK, old.id), addition(review, link, after=_link(review, above, parent).id)]
    )


def reorder(review: Review, cause_id: str, step: int) -> Edit | None:
    """Move a cause among its siblings, up (-1) or down (+1); None at the end."""
    graph = CauseGraph(review)
    parent = graph.parent(cause_id)
    siblings = list(graph.own_children(parent)) if parent else []
    if cause_id not in siblings:
        return None
    place = siblings.index(cause_id) + step
    if not 0 <= place < len(siblings):
        return None
    passed = _link(review, parent, siblings[place])
    mine = _link(review, parent, cause_id)
    if step < 0:
        return move(review, Kind.LINK, mine.id, before=passed.id)
    return move(review, Kind.LINK, passed.id, before=mine.id)


def reparent(review: Review, cause_id: str, effect_id: str) -> Edit | None:
    """Put a cause under another effect in place of its primary one; None where it is there."""
    graph = CauseGraph(review)
    if effect_id in graph.parents(cause_id) or cause_id in (effect_id, EFFECT_ID):
        return None
    parent = graph.parent(cause_id)
    removed = [Remove(Kind.LINK, _link(review, parent, cause_id).id)] if parent else []
    link = Link(id="", effect_id=effect_id, cause_id=cause_id)
    return batch([*removed, addition(review, link)])


def link_also(review: Review, cause_id: str, effect_id: str) -> Edit | None:
    """Let a cause explain a second effect; None where it does already."""
    if effect_id in CauseGraph(review).parents(cause_id) or cause_id in (effect_id, EFFECT_ID):
        return None
    return addition(review, Link(id="", effect_id=effect_id, cause_id=cause_id))


def unlink(review: Review, cause_id: str, effect_id: str) -> Edit | None:
    """Let a cause explain an effect no more; without any it is loose, not lost. None if so."""
    if effect_id not in CauseGraph(review).parents(cause_id):
        return None
    return Remove(Kind.LINK, _link(review, effect_id, cause_id).id)


def put_under(
    review: Review, cause_ids: Iterable[str], effect_id: str, *, also: bool = False
) -> Edit | None:
    """Move several causes under an effect, or with `also` link them to it; None for no change.

    What lies below another one of them comes along with it and stays where it is.
    """
    graph = CauseGraph(review)
    chosen = list(cause_ids)
    below = {node for cause_id in chosen for node in graph.descendants(cause_id)}
    make = link_also if also else reparent
    made: list[Edit] = []
    for cause_id in chosen:
        edit = None if cause_id in below else make(review, cause_id, effect_id)
        if edit is not None:
            made.append(edit)
            review = apply_edit(review, edit)[0]
    return batch(made) if made else None


def remove_branch(review: Review, cause_ids: Iterable[str]) -> Edit | None:
    """Remove causes with all that hangs only under them, and every reference to it."""
    graph = CauseGraph(review)
    gone: set[str] = set()
    for cause_id in cause_ids:
        if cause_id != EFFECT_ID:
            gone |= set(graph.branch(cause_id))
    if not gone:
        return None
    edits: list[Edit] = [
        Remove(Kind.LINK, link.id)
        for link in review.links
        if link.cause_id in gone or link.effect_id in gone
    ]
    edits += [_without(action, gone) for action in _actions_on(review, gone)]
    edits += [Remove(Kind.CAUSE, cause_id) for cause_id in sorted(gone)]
    return batch(edits)


def set_state(review: Review, cause_id: str, state: CauseState) -> Edit | None:
    """Say how sure the room is of a cause; None for the effect, and where that is said already.

    Raises NeedsEvidence where a cause without evidence would be confirmed.
    """
    cause = CauseGraph(review).cause(cause_id)
    if cause_id == EFFECT_ID or cause.state is state:
        return None
    if state is CauseState.CONFIRMED and not cause.evidence_ids:
        raise NeedsEvidence(
            tr("Confirming needs evidence. Attach some with Ctrl+E, then press S again.")
        )
    return set_field(cause, "state", state)


def cycle_state(review: Review, cause_id: str, also: Iterable[str] = ()) -> Edit | None:
    """Turn suspected into confirmed, confirmed into ruled out, ruled out into suspected.

    The causes in `also` take the same state in the same edit; those that lack the evidence for it
    stay as they are. Raises NeedsEvidence as `set_state` where that holds for all: a cause is not
    ruled out because it can't be confirmed.
    """
    state = NEXT_STATE[CauseGraph(review).cause(cause_id).state]
    made: list[Edit] = []
    refusals: list[NeedsEvidence] = []
    for each in dict.fromkeys((cause_id, *also)):
        try:
            edit = set_state(review, each, state)
        except NeedsEvidence as refusal:
            refusals.append(refusal)
        else:
            made += [] if edit is None else [edit]
    if refusals and not made:
        raise refusals[0]
    return batch(made) if made else None


def toggle_gate(review: Review, cause_id: str) -> Edit:
    """Let a cause's own causes combine by "and" instead of "or", and back."""
    cause = CauseGraph(review).cause(cause_id)
    return set_field(cause, "gate", Gate.OR if cause.gate is Gate.AND else Gate.AND)


def paste(review: Review, effect_id: str, text: str) -> Addition | None:
    """Add what a text lists under `effect_id`; None for an empty one. Raises TextTooLarge.

    Where nothing has been said of the effect yet, a first line above all others is its wording.
    """
    entries = read_outline(text)
    if not entries:
        return None
    (top, words), below = entries[0], entries[1:]
    effect = CauseGraph(review).cause(EFFECT_ID)
    is_open = effect_id == EFFECT_ID and not effect.text.strip() and not review.links
    if not (is_open and below and all(indent > top for indent, _ in below)):
        return add_lines(review, effect_id, entries)
    added = add_lines(review, EFFECT_ID, below)
    return Addition(batch([set_field(effect, "text", words), added.edit]), added.cause_id)


def add_lines(review: Review, effect_id: str, entries: Sequence[Line]) -> Addition:
    """Add causes under `effect_id`; a line that is indented more answers the one above."""
    causes = [new_id() for _ in entries]
    ranks = ranks_after(review.last_rank(Kind.CAUSE), len(entries))
    link_ranks = ranks_after(review.last_rank(Kind.LINK), len(entries))
    category = CauseGraph(review).cause(effect_id).category
    number = next_number(review, Kind.CAUSE)
    edits: list[Edit] = []
    above: list[tuple[int, str]] = [(-1, effect_id)]
    for place, (indent, words) in enumerate(entries):
        while above[-1][0] >= indent:
            above.pop()
        cause = Cause(id=causes[place], rank=ranks[place], number=number + place, text=words)
        edits.append(Add(replace(cause, category=category)))
        link = Link(id=new_id(), effect_id=above[-1][1], cause_id=causes[place])
        edits.append(Add(replace(link, rank=link_ranks[place])))
        above.append((indent, causes[place]))
    return Addition(batch(edits), causes[0])


def _added(review: Review, effect_id: str, text: str, *, after: str | None) -> Addition:
    category = CauseGraph(review).cause(effect_id).category
    number = next_number(review, Kind.CAUSE)
    cause = placed(review, Cause(id="", number=number, text=text, category=category))
    link = Link(id="", effect_id=effect_id, cause_id=cause.id)
    return Addition(batch([Add(cause), addition(review, link, after=after)]), cause.id)


def _link(review: Review, effect_id: str, cause_id: str) -> Link:
    return next(
        link for link in review.links if (link.effect_id, link.cause_id) == (effect_id, cause_id)
    )


def _actions_on(review: Review, causes: set[str]) -> list[Action]:
    return [action for action in review.actions if causes & set(action.cause_ids)]


def _without(action: Action, causes: set[str]) -> Set:
    kept = tuple(cause_id for cause_id in action.cause_ids if cause_id not in causes)
    return set_field(action, "cause_ids", kept)
