# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as SVG."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from app.causal.lenses import LENSES
from app.errors import UserFacingError
from app.publish.export import ExportOptions, export_review
from app.publish.svg import svg
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.event import Event, Moment
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import review_with
from tests.fakes import START
from tests.strategies import TEXTS

BONES = ("Process", "Tooling")


def one_cause(text: str, title: str = "x") -> Review:
    cause = Cause(id="c1", number=1, text=text)
    return review_with(cause, Link(id="l1", effect_id=EFFECT_ID, cause_id="c1"), title=title)


def texts_of(content: bytes) -> str:
    return "".join("".join(element.itertext()) for element in ET.fromstring(content).iter())


@pytest.mark.parametrize("lens", LENSES)
def test_each_lens_is_drawn_with_its_words(lens: str) -> None:
    content, notes = svg(one_cause("Disk full"), lens, BONES)
    assert "Disk full" in texts_of(content)
    assert b"font-family: Inter, sans-serif; font-weight: 600;" in content
    assert not notes


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_what_people_typed_is_never_markup(text: str) -> None:
    root = ET.fromstring(svg(one_cause(text, title=text), "whys", BONES)[0])
    known = {"svg", "title", "clipPath", "rect", "g", "path", "text", "line", "desc", "polyline"}
    assert {element.tag.split("}")[-1] for element in root.iter()} <= known


def test_an_unknown_lens_is_said() -> None:
    with pytest.raises(UserFacingError, match="choose one of whys, fishbone"):
        svg(one_cause("x"), "tea-leaves", BONES)


def test_the_bones_are_the_team_s_own(tmp_path: Path) -> None:
    own = tmp_path / "rules" / "category_sets.yaml"
    own.parent.mkdir()
    own.write_text("ours:\n  title: Ours\n  names: [Weather]\n", encoding="utf-8")
    shipped, ours = tmp_path / "shipped.svg", tmp_path / "ours.svg"
    export_review(one_cause("x"), shipped, options=ExportOptions(lens="fishbone"))
    options = ExportOptions(lens="fishbone", rules=Rules((tmp_path,)))
    export_review(one_cause("x"), ours, options=options)
    assert "Detection" in texts_of(shipped.read_bytes())
    assert "Weather" in texts_of(ours.read_bytes())


def test_a_drawing_of_control_characters_is_still_xml() -> None:
    typed = "".join(map(chr, range(1, 32))) + "\x7f\x85\ufffe\uffff\u202edisk"
    assert "disk" in texts_of(svg(one_cause(typed, title=typed), "whys", BONES)[0])


def test_the_timeline_is_a_picture_too() -> None:
    review = review_with(
        Event(id="a", at=START, text="Errors rise", moment=Moment.IMPACT_START),
        Event(id="b", at=START + timedelta(minutes=9), text="Seen", moment=Moment.DETECTED),
    )
    content, notes = svg(review, "timeline", BONES)
    assert "Detection" in texts_of(content)
    assert "9 min" in texts_of(content)
    assert not notes


def test_a_timeline_without_times_says_what_it_needs() -> None:
    with pytest.raises(UserFacingError, match="two known times"):
        svg(one_cause("x"), "timeline", BONES)
