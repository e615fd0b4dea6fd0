# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The summary for a chat: what it tells, and that it pages nobody."""

from __future__ import annotations

import html as html_words
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.publish.summary_text import (
    JOINER,
    Summary,
    html_text,
    markdown_text,
    plain_text,
    slack_text,
    summary,
)
from app.review.action import Action, ActionStatus
from app.review.edits import set_field
from app.review.incident import Severity
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import START
from tests.strategies import TEXTS

TYPED = TEXTS | st.sampled_from(
    ["@here", "<!here>", "@channel now", "*bold*", "a_b_c", "`x`", "ask @ana", "<@U123>", "&amp;"]
)


def outage(*actions: Action) -> Review:
    review = review_with(*actions, title="Checkout slow")
    return applied(
        review,
        set_field(review.incident, "severity", Severity.SEV1),
        set_field(review.incident, "statement", "Two things came together."),
        set_field(review.impact, "users_affected", 1200),
        set_field(review.meeting, "document_link", "https://example.org/pm/7"),
    )


def test_it_tells_what_how_bad_why_who_until_when_and_where() -> None:
    action = Action(id="a1", number=1, text="Alert on lag", owner="Ana", due=date(2026, 3, 20))
    told = slack_text(summary(outage(action), START))
    assert told == (
        "*SEV-1 · Checkout slow*\n1,200 users affected\n\n> Two things came together.\n\n"
        "*What we will change*\n• A1 Alert on lag (Ana, 20 Mar 2026)\n\n"
        "https://example.org/pm/7\n"
    )


def test_the_next_five_promised_actions_are_told_and_the_rest_counted() -> None:
    actions = [
        Action(id=f"a{n}", number=n, text=f"Do {n}", due=date(2026, 3, 30 - n)) for n in range(1, 8)
    ]
    actions += [
        Action(id="d", number=8, text="Done", status=ActionStatus.DONE),
        Action(id="i", number=9, text="Idea", committed=False),
    ]
    told = summary(outage(*actions), START)
    assert [action.split()[0] for action in told.actions] == ["A7", "A6", "A5", "A4", "A3"]
    assert told.more == 2
    assert "and 2 more" in plain_text(told)


def test_an_empty_review_says_no_more_than_it_knows() -> None:
    assert slack_text(summary(review_with(title=""), START)) == "*Review without a title*\n"


def made_of(text: str) -> Summary:
    return Summary(text, (text,), text, (text,), 0, "https://example.org")


@settings(max_examples=150, deadline=None)
@given(text=TYPED)
def test_slack_shows_what_was_typed_and_pages_nobody(text: str) -> None:
    told = slack_text(made_of(text))
    assert not re.search(r"<[!@#]", told)
    assert not re.search(r"@\w", told)
    shown = html_words.unescape(told.replace(JOINER, ""))
    assert shown.count(text.replace(JOINER, "")) >= 4 or not text.strip()


@settings(max_examples=150, deadline=None)
@given(text=TYPED)
def test_markdown_shows_what_was_typed_and_pages_nobody(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown_text(made_of(f"x {text} x")))
    seen = "".join(
        child.content if child.type == "text" else " "
        for token in tokens
        for child in token.children or ()
    )
    assert not re.search(r"@\w", seen)
    words = " ".join(f"x {text} x".replace(JOINER, "").replace("\x00", "\ufffd").split())
    assert " ".join(seen.replace(JOINER, "").split()).count(words) == 4


@settings(max_examples=100, deadline=None)
@given(text=TYPED)
def test_the_clipboards_html_holds_no_tag_of_what_was_typed(text: str) -> None:
    written = html_text(made_of(text))
    tags = re.findall(r"<(/?\w+)", written)
    assert set(tags) <= {
        "p", "/p", "b", "/b", "blockquote", "/blockquote", "ul", "/ul", "li", "/li", "a", "/a",
    }  # fmt: skip
    assert not re.search(r"@\w", written)


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://x"onclick="y', "an/old/path"])
def test_only_the_web_is_linked(address: str) -> None:
    written = html_text(Summary("T", (), "", (), 0, address))
    assert "javascript:" not in re.findall(r'href="([^"]*)"', written)
    assert written.count("<a ") == address.startswith("https")
    assert "onclick=" not in re.sub(r'"[^"]*"', "", written).replace("&quot;onclick=&quot;", "")
