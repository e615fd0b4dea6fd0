# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Markdown: every word typed is there, and none of them means anything to Markdown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.publish.markdown import markdown
from app.publish.markdown_text import inline, link, paragraphs, table
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.clock_fact import ClockFact, Command
from app.review.edits import addition, set_field
from app.review.event import Event, Moment, Precision
from app.review.evidence import Evidence
from app.review.freezing import freezing, lifting
from app.review.note import Note
from app.review.review import Review
from app.review.transcript_line import CaptureKind, TranscriptLine
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import TEXTS, reviews

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
SPECIAL = st.text(st.sampled_from(" \t\n\\`*_[]<>~&|$#+-=1.)!a:;\"'(){}%@^/"), max_size=12)


def words_of(source: str) -> str:
    """Return the text a reader sees, with one space between words."""
    seen: list[str] = []
    for token in READER.parse(source):
        seen += [_seen(child) for child in token.children or ()]
        seen.append(" ")
    return single_spaced("".join(seen))


def _seen(token: Token) -> str:
    if token.type == "text":
        return token.content
    is_break = token.type in ("softbreak", "hardbreak") or token.content == "<br>"
    return " " if is_break else f"[{token.type}]"


def single_spaced(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(text=TEXTS | SPECIAL)
def test_any_text_reads_as_it_was_typed(text: str) -> None:
    assert words_of(f"- {inline(text)}") == single_spaced(text)
    assert words_of(paragraphs(text)) == single_spaced(text)
    assert words_of(table(("h", "i"), [(inline(text), "z")])) == single_spaced(f"h i {text} z")


@settings(max_examples=30, deadline=None)
@given(review=reviews())
def test_every_word_of_a_review_is_there(review: Review) -> None:
    words = (
        words_of(markdown(review, START)).replace("[strong_open]", "").replace("[strong_close]", "")
    )
    texts = [review.incident.title, review.incident.summary, review.impact.description]
    texts += [each.text for each in (*review.events, *review.causes, *review.observations)]
    texts += [each.text for each in (*review.actions, *review.notes)]
    texts += [each.note for each in review.evidence] + [each.name for each in review.people]
    for text in texts:
        assert single_spaced(text) in words


def test_times_are_shown_in_the_zone_of_the_review_which_is_named_once() -> None:
    at = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    review = review_with(
        Event(id="e1", at=at, text="Page", moment=Moment.ALERTED, precision=Precision.APPROXIMATE),
        Event(id="e2", text="Load"),
    )
    review = applied(review, set_field(review.incident, "time_zone", "Asia/Kolkata"))
    text = markdown(review, START)
    assert "## Timeline (times in Asia/Kolkata)" in text
    assert "| about 2026-03-03 04:00 | Page | Alerted |" in text
    assert "| not known | Load |" in text


def test_a_shared_cause_is_written_once_and_referred_to_after() -> None:
    review = review_with(
        Cause(id="a", number=1, text="Top one"),
        Cause(id="b", number=2, text="Top two"),
        Cause(id="c", number=3, text="Shared"),
        Cause(id="d", number=4, text="Loose"),
        *(
            Link(id=f"l{place}", effect_id=up, cause_id=low)
            for place, (up, low) in enumerate(
                [(EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"), ("b", "c")]
            )
        ),
    )
    lines = markdown(review, START).split("## Causes\n\n")[1].splitlines()
    assert [line.lstrip("- *")[:2] for line in lines[1:5]] == ["C1", "C3", "C2", "C3"]
    assert lines[4] == "    - C3, see above"
    assert lines[5].startswith("- **C4** Loose")


def test_contributing_factors_are_told_by_area_in_the_order_of_the_set() -> None:
    sure = CauseState.CONFIRMED
    review = review_with(
        Cause(id="c1", number=1, text="No *alarm*", category="Tooling", state=sure),
        Cause(id="c2", number=2, text="Load", category="Detection", state=sure),
        Cause(id="c3", number=3, text="Late hour"),
        *(Link(id=f"l{n}", effect_id=EFFECT_ID, cause_id=f"c{n}") for n in (1, 2, 3)),
    )
    told = markdown(review, START, ("Detection", "Tooling"))
    assert (
        "## Contributing factors\n\n"
        "- **Detection**\n  - C2 Load\n"
        "- **Tooling**\n  - C1 No \\*alarm\\*\n"
        "- **Not yet confirmed**\n  - C3 Late hour\n"
    ) in told


def test_the_time_of_the_meeting_is_planned_against_used() -> None:
    review = review_with(
        ClockFact(id="k1", command=Command.START, at=START, step=4),
        ClockFact(id="k2", command=Command.FINISH, at=START + timedelta(minutes=25), step=4),
    )
    assert "| 4 Timeline | 22 | 25 |" in markdown(review, START + timedelta(days=1))
    assert "Time of the meeting" not in markdown(empty_review(), START)


def test_a_meeting_that_nobody_ended_has_no_invented_length() -> None:
    review = review_with(ClockFact(id="k1", command=Command.START, at=START, step=4))
    said = markdown(review, START + timedelta(days=9))
    assert "| 4 Timeline | 22 | not ended |" in said
    assert "| All | 75 | not ended |" in said


def test_a_link_is_one_only_for_the_web() -> None:
    assert (
        link("", "https://example.org/a|b")
        == "[https://example.org/a\\|b](<https://example.org/a%7Cb>)"
    )
    assert "](" not in link("x", "javascript:alert(1)")


@pytest.mark.parametrize("heading", ["## Timeline", "## Actions", "## Impact", "## Evidence"])
def test_what_is_empty_has_no_heading(heading: str) -> None:
    assert heading not in markdown(empty_review(), START)


def test_each_freeze_is_told_with_the_hash_of_its_manifest() -> None:
    review = review_with(Evidence(id="a", number=1, title="Log"), Evidence(id="b", number=2))
    review = applied(review, freezing(review, START, "Ada"))
    review = applied(review, addition(review, Evidence(id="c", number=3, title="Late")))
    text = markdown(review, START)
    assert "Freeze 1: frozen 2026-03-02 14:00 by Ada, 2 facts." in text
    assert review.freezes[0].sha256 in text
    assert "Added after the freeze and not frozen: [E3](#e3)." in text
    lifted = markdown(applied(review, lifting(review, START, "Grace")), START)
    assert "frozen 2026-03-02 14:00 by Ada; lifted 2026-03-02 14:00 by Grace." in lifted


def test_citations_lead_to_the_list_of_evidence() -> None:
    review = review_with(
        Evidence(id="a", number=1, title="Log", link="https://x.test/E1"),
        Event(id="e", at=START, text="Pool dry, see E1:L120 and E7"),
    )
    text = markdown(review, START)
    assert "see [E1:L120](#e1) and E7" in text
    assert '<a id="e1"></a>E1' in text
    assert "[Log](<https://x.test/E1>)" in text


def test_a_show_of_hands_is_told_where_the_room_was_asked() -> None:
    review = empty_review()
    assert "Show of hands" not in markdown(review, START)
    review = applied(
        review,
        set_field(review.meeting, "present", 9),
        set_field(review.meeting, "hands_again", 5),
    )
    assert "## Show of hands\n\n- 5 of 9 would come to such a meeting again" in markdown(
        review, START
    )


def test_the_transcript_is_there_only_if_asked_for() -> None:
    line = TranscriptLine(
        id="l", at=START, step=4, text="/a Add an alert | @zoe", kind=CaptureKind.ACTION,
        became=CaptureKind.ACTION, item_id="a",
    )  # fmt: skip
    note = Note(id="n", text="from before")
    review = review_with(Action(id="a", number=3, text="Add an alert"), note, line)
    assert "Transcript" not in markdown(review, START)
    told = words_of(markdown(review, START, transcript=True))
    assert "Transcript (times in UTC)" in told
    assert "2026-03-02" in told
    assert "4 Action /a Add an alert | @zoe A3" in told
    assert "Note from before" in told
