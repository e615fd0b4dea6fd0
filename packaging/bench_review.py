# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The long review that exports are measured with, and its screenshots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.review.action import Action, ActionKind, Aim
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.changes import apply_edit
from app.review.edits import Add, Batch, Set
from app.review.event import Event
from app.review.evidence import Evidence, EvidenceKind
from app.review.item import Item, Kind
from app.review.rank import ranks_after
from app.review.review import Review, new_review

PNG_NAMES = tuple(f"screen{number}.png" for number in range(6))
_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_WORDS = (
    "The queue grew while the workers waited for the lock; nobody could see it on the dashboard, "
    "which shows means over five minutes."
)
_EVENTS, _CAUSES, _ACTIONS = 200, 24, 14


class Stored(Protocol):
    """What an attachment store answers."""

    sha256: str
    size: int


class Store(Protocol):
    """Where screenshots are put."""

    def put_bytes(self, data: bytes) -> Stored:
        """Keep `data`."""
        ...


def long_review(screenshots: Sequence[Evidence]) -> Review:
    """Return a review of about 25 pages."""
    review = new_review("bench-long", _START, "Checkout slow for two hours")
    items: list[Item] = [*_ranked(screenshots), *_ranked(_events()), *_ranked(_causes())]
    items += [*_ranked(_links()), *_ranked(_actions())]
    summary = Set(Kind.INCIDENT, "incident", "summary", _WORDS * 4)
    return apply_edit(review, Batch((summary, *(Add(item) for item in items))))[0]


def write_screenshots(folder: Path) -> None:
    """Write six pictures of 1,600 × 1,000 that look like dashboards."""
    from PIL import Image, ImageDraw

    for number, name in enumerate(PNG_NAMES):
        picture = Image.new("RGB", (1600, 1000), (246, 247, 249))
        pen = ImageDraw.Draw(picture)
        for row in range(24):
            shade = (40 + row * 7, 60 + number * 20, 181)
            pen.rectangle(
                (40, 40 + row * 38, 200 + (row * 97 + number * 31) % 1300, 66 + row * 38), shade
            )
            pen.text((60, 46 + row * 38), f"{_WORDS[:60]} {row * number}", (255, 255, 255))
        picture.save(folder / name)


def store_screenshots(store: Store, folder: Path) -> list[Evidence]:
    """Put the pictures of `folder` into `store` and return them as evidence."""
    found = []
    for number, name in enumerate(PNG_NAMES, start=1):
        stored = store.put_bytes((folder / name).read_bytes())
        found.append(
            Evidence(
                id=f"f{number}", number=number, kind=EvidenceKind.SCREENSHOT, title=name,
                filename=name, media_type="image/png", size=stored.size, sha256=stored.sha256,
            )
        )  # fmt: skip
    return found


def _ranked(items: Sequence[Item]) -> list[Item]:
    from dataclasses import replace

    ranks = ranks_after("", len(items))
    return [replace(item, rank=rank) for item, rank in zip(items, ranks, strict=True)]


def _events() -> list[Event]:
    return [
        Event(id=f"e{n}", at=_START + timedelta(minutes=n), text=f"{n}: {_WORDS}", actor="On-call")
        for n in range(_EVENTS)
    ]


def _causes() -> list[Cause]:
    return [
        Cause(
            id=f"c{n}",
            number=n + 1,
            text=_WORDS[: 40 + n],
            category="Tooling",
            state=CauseState.CONFIRMED,
        )
        for n in range(_CAUSES)
    ]


def _links() -> list[Link]:
    above = [EFFECT_ID if n < 3 else f"c{n // 3}" for n in range(_CAUSES)]
    return [Link(id=f"l{n}", effect_id=effect, cause_id=f"c{n}") for n, effect in enumerate(above)]


def _actions() -> list[Action]:
    return [
        Action(
            id=f"a{n}", number=n + 1, text=f"Alert on the queue, part {n}", owner="On-call",
            due=date(2026, 4, 1), kind=ActionKind.ALERT, aim=Aim.DETECT, done_when=_WORDS,
        )
        for n in range(_ACTIONS)
    ]  # fmt: skip
