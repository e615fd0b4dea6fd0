# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies: whole reviews, with every field filled in some of them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from app.review.cause import EFFECT_ID, Cause, Link
from app.review.freeze import Freeze
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.rank import ranks_after
from app.review.references import reference_fields
from app.review.review import ITEM_TYPES, Review, assemble
from app.review.values import LARGEST, field_types

MAX_ITEMS = 4

TRICKY_TEXTS = (
    "null", "~", "no", "on", "Yes", "12:30", "012", "1_000", "1e3", ".inf", "2017-01-31", "=1+1",
    "- item", "# not a comment", "a: b", "a | b", "'quoted'", '"quoted"', "{braces}", "[brackets]",
    " leading", "trailing ", "  two lead\n  and two more", "\n", "\n\nlines\n\n", "tab\tinside",
    "List<String>", "<b>unclosed", "&amp;", "*stars* and _lines_", "`code`", "\\ back", "%d", "!x",
    "\u202egnp.exe", "\ufeffmark", "\x85next line", "\u2028separator", "\x07bell", "Ünï ✓ 日本 🚒",
    "...", "---", "? key", "&anchor", "*alias", "@here", "", "one\n# heading\n- bullet\n1. one",
)  # fmt: skip

TEXTS = st.sampled_from(TRICKY_TEXTS) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=30
)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,11}", fullmatch=True).filter(lambda x: x != EFFECT_ID)
INSTANTS = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(2199, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
DATES = st.dates(date(1970, 1, 2), date(2199, 12, 30))
INTEGERS = st.integers(-LARGEST, LARGEST)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
HASHES = st.just("") | st.binary(min_size=32, max_size=32).map(bytes.hex)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])
NAMES = st.sampled_from(["60", "75", "sre", "Team Süd"])

_BY_FIELD: dict[tuple[Kind, str], st.SearchStrategy[Any]] = {
    (Kind.INCIDENT, "time_zone"): ZONES,
    (Kind.MEETING, "agenda"): NAMES,
    (Kind.MEETING, "categories"): NAMES,
    (Kind.MEETING, "budgets"): st.just(()) | st.tuples(*[st.integers(0, 240)] * 10),
    (Kind.EVIDENCE, "sha256"): HASHES,
    (Kind.EVIDENCE, "original_sha256"): HASHES,
    (Kind.FREEZE, "sha256"): HASHES,
    (Kind.APPROVAL, "fingerprint"): HASHES,
    (Kind.APPROVED_CONTENT, "fingerprint"): HASHES,
    (Kind.PUBLICATION, "fingerprint"): HASHES,
    (Kind.NOTE, "step"): st.integers(0, 10),
    (Kind.TRANSCRIPT_LINE, "step"): st.integers(0, 10),
    (Kind.CLOCK_FACT, "step"): st.integers(0, 10),
    (Kind.CLOCK_FACT, "minutes"): st.integers(-1440, 1440),
    (Kind.IMPACT, "slo_window_days"): st.none() | st.integers(0, 366),
}
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS, int: INTEGERS, float: FLOATS, bool: st.booleans(), datetime: INSTANTS, date: DATES,
}  # fmt: skip


@st.composite
def reviews(draw: st.DrawFn, max_items: int = MAX_ITEMS) -> Review:
    """Draw a whole review that keeps every rule: unique ids, known references, no cycle."""
    items: list[Item] = [draw(_item(kind, {}, kind.value)) for kind in sorted(SINGLE_KINDS)]
    ids: dict[Kind, list[str]] = {}
    for kind in ITEM_TYPES:
        if kind in SINGLE_KINDS or kind is Kind.LINK:
            continue
        ids[kind] = draw(st.lists(IDS, unique=True, max_size=max_items))
        ranks = ranks_after("", len(ids[kind]))
        for item_id, rank in zip(ids[kind], ranks, strict=True):
            items.append(replace(_allowed(draw(_item(kind, ids, item_id))), rank=rank))
    items.append(replace(draw(_item(Kind.CAUSE, ids, EFFECT_ID)), rank=""))
    items.extend(draw(_links(ids[Kind.CAUSE])))
    return assemble(draw(IDS), tuple(items))


def _allowed(item: Item) -> Item:
    """Return `item`; a freeze only as one that was lifted, for no random text fits the facts."""
    if isinstance(item, Freeze) and item.lifted_at is None:
        return replace(item, frozen_at=None)
    return item


def _item(kind: Kind, ids: dict[Kind, list[str]], item_id: str) -> st.SearchStrategy[Any]:
    item_type = ITEM_TYPES[kind]
    hints = field_types(item_type)
    values = {
        field.name: _value(kind, field.name, hints[field.name], ids)
        for field in fields(item_type)
        if field.name not in ("id", "rank")
    }
    return st.fixed_dictionaries({}, optional=values).map(
        lambda chosen: item_type(id=item_id, **chosen)
    )


def _value(
    kind: Kind, name: str, expected: Any, ids: dict[Kind, list[str]]
) -> st.SearchStrategy[Any]:
    target = reference_fields(ITEM_TYPES[kind]).get(name)
    if target is not None:
        known = ids.get(target, [])
        chosen = st.lists(st.sampled_from(known), unique=True, max_size=3) if known else st.just([])
        return chosen.map(tuple)
    if (kind, name) in _BY_FIELD:
        return _BY_FIELD[kind, name]
    if expected in _BY_TYPE:
        return _BY_TYPE[expected]
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return st.sampled_from(expected)
    if get_origin(expected) is tuple:
        return st.lists(_value(kind, name, get_args(expected)[0], ids), max_size=3).map(tuple)
    inner = next(option for option in get_args(expected) if option is not type(None))
    return st.none() | _value(kind, name, inner, ids)


def field_values(review: Review, kind: Kind, name: str) -> st.SearchStrategy[Any]:
    """Draw a value that fits a field of an item of `review`; a rank is any that can be one."""
    if name == "rank":
        return st.integers(0, 50).map(lambda place: ranks_after("", place + 1)[-1])
    known = {each: list(review.table(each)) for each in ITEM_TYPES}
    target = reference_fields(ITEM_TYPES[kind]).get(name)
    if kind is Kind.LINK and target is not None:
        return st.sampled_from(known[target])
    return _value(kind, name, field_types(ITEM_TYPES[kind])[name], known)


@st.composite
def _links(draw: st.DrawFn, cause_ids: list[str]) -> list[Link]:
    """Draw links that lead from an earlier cause to a later one, so that there is no cycle."""
    order = [EFFECT_ID, *cause_ids]
    pairs = [(up, low) for place, up in enumerate(order) for low in order[place + 1 :]]
    if not pairs:
        return []
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=MAX_ITEMS))
    ranks = ranks_after("", len(chosen))
    return [
        Link(id=f"l{place}", rank=ranks[place], effect_id=effect_id, cause_id=cause_id)
        for place, (effect_id, cause_id) in enumerate(chosen)
    ]


__all__ = ["DATES", "IDS", "INSTANTS", "TEXTS", "Cause", "field_values", "reviews"]
