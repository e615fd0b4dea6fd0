# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Storage format: well-formed for every text, and the same text comes out."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.confluence.own_part import enclosed, own_part, with_own_part
from app.publish.confluence.page_text import page_text
from app.publish.confluence.storage_format import (
    Xml,
    allowed,
    bullets,
    element,
    link,
    macro,
    paragraphs,
    picture,
    table,
    text,
)
from app.review.event import Event
from app.review.review import Review
from tests.builders import review_with
from tests.strategies import TEXTS, reviews

HOSTILE = st.sampled_from(
    [
        "<ac:macro/>",
        "]]>",
        "&nbsp;",
        "</p></page>",
        "<!-- x",
        "<ri:user/>",
        '" onload="x',
        "\x00\ud800",
    ]
)
TYPED = TEXTS | HOSTILE
MACROS = {"status", "info", "toc"}


def parsed(body: str) -> ET.Element:
    return ET.fromstring(f'<page xmlns:ac="ac" xmlns:ri="ri">{body}</page>')


def words(node: ET.Element) -> str:
    """Return the text of a node, with a new line for each break."""
    parts = [node.text or ""]
    for child in node:
        parts += ["\n" if child.tag == "br" else words(child), child.tail or ""]
    return "".join(parts)


@given(TYPED)
def test_the_text_that_comes_out_is_the_one_that_went_in(typed: str) -> None:
    plain = allowed(typed).replace("\r\n", "\n").replace("\r", "\n")
    assert words(parsed(text(typed))) == plain
    assert words(parsed(element("p", text(typed)))) == plain


@given(st.lists(st.tuples(TYPED, TYPED), max_size=3))
def test_a_table_has_each_cell_as_typed(rows: list[tuple[str, str]]) -> None:
    made = parsed(table(("A", "B"), [(text(left), text(right)) for left, right in rows]))
    cells = [words(cell) for cell in made.iter("td")]
    shown = {
        allowed(cell).replace("\r\n", "\n").replace("\r", "\n") for row in rows for cell in row
    }
    assert set(cells) <= shown | {""}
    assert shown - {""} <= set(cells)


@given(TYPED, TYPED)
def test_macros_links_and_pictures_hold_their_words_as_typed(first: str, second: str) -> None:
    box = parsed(macro("info", {"title": first}, paragraphs(second)))
    assert len(list(box.iter("{ac}structured-macro"))) == 1
    parsed(picture("hotwash-whys.png", first))
    parsed(link(first, second))
    parsed(bullets([text(first), text(second)]))


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://x" y', "ftp://x", ""])
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert "<a" not in link("here", address)


@given(reviews())
def test_a_page_of_any_review_is_well_formed_and_has_our_macros_alone(review: Review) -> None:
    page = parsed(page_text(review, (), ("timeline", "whys")))
    names = {each.get("{ac}name") for each in page.iter("{ac}structured-macro")}
    assert names <= MACROS
    assert not list(page.iter("{ri}user"))


def test_a_timeline_of_a_thousand_lines_is_one_table() -> None:
    events = [
        Event(id=f"e{place}", at=datetime(2026, 11, 2, 10, tzinfo=UTC), text=f"<{place}>")
        for place in range(1000)
    ]
    page = parsed(page_text(review_with(*events), (), ()))
    texts = [words(cell) for cell in page.iter("td")]
    assert sum(cell.startswith("<") for cell in texts) == 1000


@given(TYPED, TYPED, TYPED)
def test_what_stands_around_our_part_of_a_page_is_kept(before: str, own: str, behind: str) -> None:
    around = f"<p>{text(before)}&nbsp;</p>", f"\n<h2>{text(behind) or '.'}</h2>&rsaquo;<hr />"
    there = f"{around[0]}{enclosed('hotwash-r', element('p', text(own)))}{around[1]}"
    new = enclosed("hotwash-r", Xml("<p>new</p>"))
    after = with_own_part(there, "hotwash-r", new)
    assert after == f"{around[0]}{new}{around[1]}"
    found = own_part(after, "hotwash-r")
    assert found is not None
    assert (found.before, found.own, found.behind) == (around[0], new, around[1])


def test_a_page_that_confluence_wrote_anew_is_still_cut_at_our_anchors() -> None:
    page = (
        '<p class="auto">x</p><p><ac:structured-macro ac:name="anchor" ac:macro-id="1">'
        '<ac:parameter ac:name="">hotwash-r</ac:parameter></ac:structured-macro></p><p>ours</p>'
        '<div><p><ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">hotwash-r-end-0a'
        "</ac:parameter></ac:structured-macro></p></div><p>y</p>"
    )
    found = own_part(page, "hotwash-r")
    assert found is not None
    assert (found.before, found.behind) == ('<p class="auto">x</p>', "<p>y</p>")
    assert found.digest == "0a"


def test_anchors_of_another_review_are_not_ours() -> None:
    assert own_part(enclosed("hotwash-r2", Xml("<p />")), "hotwash-r") is None


def test_a_page_that_is_no_storage_format_is_said() -> None:
    with pytest.raises(UserFacingError, match="can't be read"):
        own_part("<p>", "hotwash-r")
