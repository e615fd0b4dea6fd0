# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read what the follow-through asks of all reviews: a few queries, and no review assembled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, select

from app.insight.follow_up import LibraryAction
from app.insight.portfolio import (
    LibraryReview,
    Portfolio,
    Teams,
    approved_on,
    reopened_at,
)
from app.insight.standing import day_in
from app.review.action import Action
from app.review.approval import Approval
from app.review.follow_up import FollowUp
from app.review.item import Item, Kind
from app.review.transition import Transition
from app.review.values import field_types
from app.store.shared_rows import IS_HERE
from app.store.tables import ITEM_TABLES, review_table

_ACTION, _MEETING, _INCIDENT, _LIFECYCLE, _PERSON = (
    ITEM_TABLES[kind]
    for kind in (Kind.ACTION, Kind.MEETING, Kind.INCIDENT, Kind.LIFECYCLE, Kind.PERSON)
)
_REVIEWS = (
    select(
        review_table.c.id,
        review_table.c.title,
        review_table.c.date.label("incident_on"),
        review_table.c.severity,
        review_table.c.state,
        _INCIDENT.c.time_zone,
        _MEETING.c.scheduled_at,
        _LIFECYCLE.c.tags,
    )
    .join(_INCIDENT, _INCIDENT.c.review_id == review_table.c.id)
    .join(_MEETING, _MEETING.c.review_id == review_table.c.id)
    .join(_LIFECYCLE, _LIFECYCLE.c.review_id == review_table.c.id)
    .where(IS_HERE)
    .order_by(review_table.c.id)
)
_TEAMS = select(_PERSON.c.review_id, _PERSON.c.name, _PERSON.c.team).where(_PERSON.c.team != "")

_T = TypeVar("_T", bound=Item)


def read_portfolio(connection: Connection, *, archived: bool = True) -> Portfolio:
    """Return all reviews with their actions; the archived ones only where they are wanted."""
    wanted = _REVIEWS if archived else _REVIEWS.where(~review_table.c.archived)
    rows = {row["id"]: row for row in connection.execute(wanted).mappings()}
    moves = _by_review(connection, Kind.TRANSITION, Transition)
    approvals = _by_review(connection, Kind.APPROVAL, Approval)
    reviews = tuple(
        _review(row, moves.get(key, ()), approvals.get(key, ())) for key, row in rows.items()
    )
    return Portfolio(reviews, tuple(_actions(connection, rows)))


def _review(
    row: RowMapping, moves: tuple[Transition, ...], approvals: tuple[Approval, ...]
) -> LibraryReview:
    zone = row["time_zone"]
    return LibraryReview(
        id=row["id"],
        title=row["title"],
        severity=row["severity"],
        state=row["state"],
        tags=row["tags"],
        time_zone=zone,
        incident_on=row["incident_on"],
        held_on=_day(row["scheduled_at"], zone),
        approved_on=approved_on(moves, approvals, zone),
        reopened_at=reopened_at(moves),
    )


def _actions(connection: Connection, reviews: Mapping[str, RowMapping]) -> list[LibraryAction]:
    looked: defaultdict[tuple[str, str], list[FollowUp]] = defaultdict(list)
    for review_id, entries in _by_review(connection, Kind.FOLLOW_UP, FollowUp).items():
        for each in entries:
            looked[review_id, each.action_id].append(each)
    teams = Teams(tuple(row) for row in connection.execute(_TEAMS))
    days = {key: _day(row["scheduled_at"], row["time_zone"]) for key, row in reviews.items()}
    return [
        LibraryAction(
            review_id=review_id,
            review_title=reviews[review_id]["title"],
            held_on=days[review_id],
            action=action,
            team=teams.team_of(review_id, action.owner),
            follow_ups=tuple(looked.get((review_id, action.id), ())),
            time_zone=reviews[review_id]["time_zone"],
        )
        for review_id, actions in _by_review(connection, Kind.ACTION, Action).items()
        if review_id in reviews
        for action in actions
    ]


def _by_review(connection: Connection, kind: Kind, made: type[_T]) -> dict[str, tuple[_T, ...]]:
    """Return the items of a kind in their order, gathered by review."""
    table, names = ITEM_TABLES[kind], tuple(field_types(made))
    columns = [table.c[name] for name in names]
    wanted = select(table.c.review_id, *columns).order_by(
        table.c.review_id, table.c.rank, table.c.id
    )
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for review_id, *values in connection.execute(wanted):
        found[review_id].append(made(**dict(zip(names, values, strict=True))))
    return {review_id: tuple(items) for review_id, items in found.items()}


def _day(instant: datetime | None, zone: str) -> date | None:
    return None if instant is None else day_in(instant, zone)
