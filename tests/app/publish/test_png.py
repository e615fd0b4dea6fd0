# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as PNG: whole, sharp, and never larger than programs open."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.causal.lenses import LENSES
from app.errors import UserFacingError
from app.publish import png as picture
from app.publish.png import png
from app.review.review import Review
from tests.app.causal.graphs import CATEGORIES, tree

WHITE = 255


def shown(review: Review, lens: str = "whys") -> tuple[Image.Image, tuple[str, ...]]:
    """Return the picture, grey, and what is said about it."""
    content, notes = png(review, lens, CATEGORIES)
    with Image.open(BytesIO(content)) as image:
        return image.convert("L"), notes


def three_causes() -> Review:
    return tree(("effect", "a"), ("effect", "b"), ("b", "c"))


@pytest.mark.parametrize("lens", LENSES)
def test_each_lens_is_drawn_on_white_at_twice_its_size(lens: str) -> None:
    image, notes = shown(three_causes(), lens)
    assert notes == ()
    assert min(image.size) > 2 * 100
    edge = [image.getpixel((x, 0)) for x in range(image.width)]
    assert set(edge) == {WHITE}
    assert min(image.tobytes()) < 40


def test_a_picture_too_large_is_made_smaller_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_PIXELS", 20_000)
    image, (note,) = shown(three_causes())
    assert image.width * image.height < 21_000
    assert "% of its size" in note


def test_an_unknown_lens_is_said() -> None:
    with pytest.raises(UserFacingError, match="choose one of whys, fishbone"):
        png(three_causes(), "tea-leaves", CATEGORIES)
