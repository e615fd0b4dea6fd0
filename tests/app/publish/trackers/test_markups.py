# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Markdown, wiki markup and Textile: what people typed stays text, whatever it looks like."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.publish.trackers.mark import mark_of
from app.publish.trackers.textile import textile_text, ticket_textile
from app.publish.trackers.ticket import Part, Ticket
from app.publish.trackers.ticket_markdown import JOINER, quiet, ticket_markdown
from app.publish.trackers.wiki_markup import ticket_wiki_markup, wiki_text
from app.review.action import Action
from tests.strategies import TEXTS

SIGNS = st.text(st.sampled_from("@#!&%~$*_-+^?{}[]|\\:/<>\"'`=.() abch1\n"), max_size=30)
TYPED = TEXTS | SIGNS


@given(TYPED)
def test_quiet_text_differs_in_joiners_alone_and_calls_nobody(text: str) -> None:
    silent = quiet(text.replace(JOINER, ""))
    assert silent.replace(JOINER, "") == text.replace(JOINER, "")
    assert not re.search(r"[@#!&%~$]\w", silent)
    assert not re.search(r"^[ \t]*/", silent, re.MULTILINE)


@pytest.mark.parametrize(
    "call", ["@admin", "#12", "GH-12", "!7", "&3", "%1", "~bug", ":tada:", '~"in review"', "/close"]
)
def test_what_calls_somebody_is_parted(call: str) -> None:
    assert JOINER in quiet(call)


@pytest.mark.parametrize("harmless", ["a @ b", "5 % of #", "e-mail", "1/2", "C:\\x"])
def test_what_calls_nobody_stays(harmless: str) -> None:
    assert quiet(harmless) == harmless


@given(TYPED)
def test_wiki_markup_and_textile_read_back_as_typed(text: str) -> None:
    plain = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), wiki_text(text))
    assert plain == text
    assert html.unescape(textile_text(text)) == html.unescape(html.escape(text, quote=False))


@given(TYPED)
def test_no_sign_of_a_markup_is_left(text: str) -> None:
    without_numbers = re.sub(r"&#\d+;", "", wiki_text(text))
    assert not re.search(r"[*+^~?{}\[\]|!#@&\\]", without_numbers)
    assert not re.search(r"^\s*(h[1-6]|bq)\.", wiki_text(text), re.MULTILINE)
    without_numbers = re.sub(r"&#\d+;", "", textile_text(text))
    assert not re.search(r"[!\"#$%&*+<=>?@\[\\\]^`{|}~]", without_numbers)
    assert not re.search(r"^\s*(h[1-6]|bq|p|pre|fn\d)\.", textile_text(text), re.MULTILINE)


def test_a_hyphen_within_a_word_stays_readable() -> None:
    assert wiki_text("single-node: a_b") == textile_text("single-node: a_b") == "single-node: a_b"


@given(TYPED)
def test_markdown_shows_what_was_typed_and_makes_no_link_or_image(text: str) -> None:
    ticket = Ticket("k", Action(id="a"), "t", (Part("What", points=(text,)),))
    shown = MarkdownIt("commonmark").render(ticket_markdown(ticket, mark_of(ticket)))
    assert not re.search(r"<(?:a|img|code|em|h\d)\b", shown)


def test_each_markup_holds_the_parts_between_the_marks() -> None:
    parts = (
        Part("Done when", "It sheds\nload"),
        Part("Why", points=("C4: x",)),
        Part("Where it comes from", link="https://example.org/r"),
    )
    ticket = Ticket("hotwash-r-a", Action(id="a"), "t", parts)
    mark = mark_of(ticket)
    for write in (ticket_markdown, ticket_wiki_markup, ticket_textile):
        written = write(ticket, mark)
        assert written.index(mark.start) < written.index("Done when") < written.index("It sheds")
        assert written.index("C4: x") < written.index("https://example.org/r")
        assert written.index("https://example.org/r") < written.index(mark.end)
