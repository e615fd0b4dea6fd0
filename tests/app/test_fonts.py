# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one measure of text."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.causal.text_measure import wrapped
from app.fonts import BundledMeasure, font_file
from app.publish.pdf.paper import font


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("text", ["Data directory removed", "Ünïcode – “quotes”", "", "0123456789"])
def test_the_measure_is_the_papers_own(text: str, weight: int) -> None:
    measured = BundledMeasure().width(text, 12.5, weight)
    assert measured == pytest.approx(stringWidth(text, font(weight), 12.5), abs=0.003)


def test_signs_of_other_scripts_have_a_width() -> None:
    measure = BundledMeasure()
    assert measure.width("漢", 10, 400) > measure.width("i", 10, 400)
    assert measure.width("\U0010ffff", 10, 400) == 10


def test_weights_have_their_own_files() -> None:
    assert len({font_file(weight) for weight in (400, 500, 600, 700)}) == 4


def test_wrapping_keeps_every_word_within_the_width() -> None:
    text = "one two threeeeeeeeeeeeeeeeeeeeeeeeeeeee 漢字検出漢字検出 end"
    measure = BundledMeasure()
    lines = wrapped(text, measure, 12, 400, 80)
    assert all(measure.width(line, 12, 400) <= 80 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    short = wrapped(text, measure, 12, 400, 80, 2)
    assert len(short) == 2
    assert short[-1].endswith("…")
