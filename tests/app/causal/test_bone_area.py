# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A place in a fishbone belongs to the bone whose strip it lies in."""

from __future__ import annotations

from app.causal.bone_area import UNSORTED, bone_at
from app.causal.fishbone import fishbone
from app.causal.lens import LensOptions
from app.causal.shapes import Box, Drawing
from app.fonts import BundledMeasure
from app.review.cause import EFFECT_ID, Cause, Link
from tests.builders import review_with

BONES = ("Tooling", "Load", "Process", "Data")


def drawn(*categories: str) -> Drawing:
    """Return a fishbone with three causes in each category."""
    causes = [
        Cause(id=f"{name}{place}", number=place, text="said in a few words", category=name)
        for name in categories
        for place in range(3)
    ]
    links = [Link(id=f"l{cause.id}", effect_id=EFFECT_ID, cause_id=cause.id) for cause in causes]
    options = LensOptions(categories=BONES)
    return fishbone(review_with(*causes, *links), BundledMeasure(), options)


def test_every_box_lies_in_the_strip_of_its_own_bone() -> None:
    drawing = drawn(*BONES)
    for box in drawing.shapes:
        if isinstance(box, Box) and box.owner and box.owner != EFFECT_ID:
            found = bone_at(drawing, box.x + box.width / 2, box.y + box.height / 2)
            assert found == f"bone:{box.owner[:-1]}"


def test_the_head_belongs_to_its_bone() -> None:
    drawing = drawn("Tooling")
    for head in drawing.shapes:
        if isinstance(head, Box) and head.id.startswith("bone:"):
            assert bone_at(drawing, head.x + head.width / 2, head.y + head.height / 2) == head.id


def test_the_effect_belongs_to_no_bone() -> None:
    drawing = drawn(*BONES)
    effect = next(shape for shape in drawing.shapes if shape.id == EFFECT_ID)
    assert isinstance(effect, Box)
    assert bone_at(drawing, effect.x + effect.width / 2, effect.y + 4) == ""


def test_below_the_fish_lies_the_tray() -> None:
    drawing = drawn("Tooling", "")
    assert bone_at(drawing, 40, drawing.height - 4) == UNSORTED
