# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The PDF for the sprint retrospective, and charts as SVG."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pypdf
import pytest

from app.fonts import BundledMeasure
from app.insight.burn_down_chart import burn_down_chart
from app.insight.day_window import DayWindow
from app.insight.portfolio import Portfolio
from app.insight.retro import Retro, retro
from app.publish.chart_file import chart_svg
from app.publish.retro.document import write_retro
from tests.simulated_quarter import RULES, Quarter, simulated_quarter

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
WINDOW = DayWindow(date(2026, 3, 14), date(2026, 3, 1))


@pytest.fixture(scope="module")
def quarter() -> Quarter:
    """Return the quarter, lived through once."""
    return simulated_quarter()


def written(found: Retro, scope: str = "") -> bytes:
    out = BytesIO()
    assert write_retro(found, scope, out, NOW) == ()
    return out.getvalue()


def test_the_lists_are_those_of_the_period(quarter: Quarter) -> None:
    found = retro(quarter.portfolio, WINDOW, RULES)
    first, last = date(2026, 3, 1), date(2026, 3, 14)
    promises = quarter.promises.values()
    done = [each for each in promises if each.done and first <= each.done <= last]
    assert len(found.done) == len(done)
    moved = [at for each in promises for at, _ in each.moves if first <= at <= last]
    assert sum(each.follow_up.from_due != each.follow_up.to_due for each in found.looked_back) == (
        len(moved)
    )
    assert len(found.reopened) == sum(first <= day <= last for _, day in quarter.reopened)
    figures = {figure.key: figure.value for figure in found.figures}
    assert len(found.overdue) == figures["overdue"]


def test_the_pdf_says_figures_with_formulas_and_reasons(quarter: Quarter) -> None:
    reader = pypdf.PdfReader(BytesIO(written(retro(quarter.portfolio, WINDOW, RULES), "Payments")))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for expected in (
        "Sprint retrospective: follow-through",
        "1 Mar 2026 – 14 Mar 2026 · Payments",
        "completion rate",
        "actions due in the period",
        "as first agreed",
        "more urgent work",
        "What do we take from this",
        "Hotwash, as of 14 March 2026",
    ):
        assert expected in text, expected
    titles = [entry.title for entry in reader.outline]
    assert "Kept promises" in titles


def test_the_same_period_gives_the_same_bytes(quarter: Quarter) -> None:
    found = retro(quarter.portfolio, WINDOW, RULES)
    assert written(found) == written(found)


def test_a_library_with_nothing_in_it_gives_a_page_all_the_same() -> None:
    reader = pypdf.PdfReader(BytesIO(written(retro(Portfolio(), WINDOW, RULES))))
    assert "Nothing was done." in reader.pages[0].extract_text()


def test_a_chart_is_svg_whose_text_stays_text(quarter: Quarter) -> None:
    found = retro(quarter.portfolio, WINDOW, RULES)
    assert found.burn_down is not None
    chart = burn_down_chart(found.burn_down, BundledMeasure(), 600)
    tree = ET.fromstring(chart_svg(chart, "Burn-down <all>"))
    texts = ["".join(each.itertext()).strip() for each in tree.iter() if each.tag.endswith("text")]
    assert "open actions" in texts
    assert "Burn-down <all>" in "".join(tree.itertext())
