# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is hinted at, what is left alone, and that no text can upset it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.language.hints import document_hints, language_hints, paragraph_hints
from app.insight.language.rule import HintClass, LanguageRules
from app.rules.rules import Rules
from tests.growth import grows_in_proportion

RULES = Rules().language("en")
PEOPLE = ("Ann Lee", "Will", "mona_l")


def classes(text: str, rules: LanguageRules = RULES, *, facts: bool = True) -> list[str]:
    return [hint.hint_class.value for hint in language_hints(text, rules, PEOPLE, facts=facts)]


FLAGGED = {
    "counterfactual": [
        "This should have been caught in review.",
        "They shouldn’t have deployed on a Friday.",
        "We could have prevented it.",
        "It could've been noticed sooner.",
        "An alert would have told us.",
        "If only the alert had fired.",
        "Had we tested it, the build had gone red.",
        "The flag ought to be off.",
        "We needed to have tested that.",
    ],
    "failure-of-person": [
        "The team failed to notice the alert.",
        "We didn’t check the replica.",
        "She forgot to renew the certificate.",
        "The on-call engineer missed the page.",
        "The engineer ignored the warning.",
        "The on-call missed the alert.",
        "Ann failed to see it.",
        "The warning was overlooked.",
        "We restarted the pod and forgot the cache.",
        "The table was accidentally deleted.",
        "We wrongly assumed it was idle.",
    ],
    "blame-noun": [
        "It was human error.",
        "The cause was operator error.",
        "It was user error.",
        "That was a mistake.",
        "It was our fault.",
        "The network team is to blame.",
        "Plain negligence led to it.",
    ],
    "adjective": [
        "A careless change went out.",
        "It was a stupid default.",
        "Bad communication cost an hour.",
        "The lazy approach won.",
    ],
    "minimiser": [
        "We just restarted it.",
        "They simply copied the file.",
        "Obviously the disk was full.",
        "Of course nobody looks there at night, says the page.",
        "It was easily avoided.",
        "In hindsight the graph shows it.",
        "The graph clearly shows it.",
    ],
    "absolutes": [
        "Nobody noticed.",
        "We never test the backups.",
        "The team always skips that step.",
        "Everyone knew it was slow.",
    ],
    "who-why": [
        "Why did the team deploy?",
        "Why didn't we test it?",
        "Why wasn't this seen?",
        "Who approved the change?",
    ],
    "name-as-subject": ["@kim deployed the change.", "Ann Lee deleted the table.", "Ann ran it."],
    "hedge-drama": [
        "It was a catastrophic day.",
        "I think the cache was cold.",
        "Probably a leak.",
    ],
    "single-cause": ["The root cause was a leak.", "It was the sole cause."],
    "broad": ["Some users were slow during an outage.", "Everything was down."],
}

CLEAN = [
    "The service failed to start.",
    "The pod missed its heartbeat and was restarted.",
    "The script ignored the flag.",
    "The endpoint should return 200.",
    "Retries should have a limit, and we should have an alert.",
    "The site was down from 14:03 to 14:20.",
    "The user error rate rose to 4 %.",
    "Disaster recovery was started and chaos engineering stopped.",
    "The bundle is lazy loaded, and the answer was 502 bad gateway.",
    "The disk filled just before midnight, at just over 90 %.",
    "It had just been merged.",
    "The cause was not obvious, and there was no obvious message.",
    "The job never became ready.",
    "Add a git blame view, without blame.",
    "We did not lose data.",
    "The root causes are listed below: root cause analysis.",
    "Users never saw the page.",
    "will deployed services come back?",
    "Write to kim@ran.example or see https://example.org/we-should-have-known.",
    "What went well and what could have gone better",
]


@pytest.mark.parametrize(
    ("wanted", "text"), [(wanted, text) for wanted, texts in FLAGGED.items() for text in texts]
)
def test_each_class_of_wording_is_seen(wanted: str, text: str) -> None:
    assert wanted in classes(text)


@pytest.mark.parametrize("text", CLEAN)
def test_machines_specifications_and_plain_facts_are_left_alone(text: str) -> None:
    assert classes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said “we should have known” and left.",
        'The log says "operator failed to start" twice.',
        "The flag `we_should have` and ``human error`` are code.",
        "```\nwe should have known\n```",
        "~~~ text\nwe should have known",
        "Before\n\n    we should have known",
        "> we should have known\nand nobody noticed",
        "---\ntitle: human error\n---\n",
        "<!-- we should have\nknown -->",
        "2026-02-10 14:03:11,120 ERROR we should have known",
        "Feb 10 14:03:11 web-1 app[311]: human error",
        '{"level":"error","msg":"human error"}',
        "[guide]: https://example.org human error",
        "$ echo human error",
        "kim [9:05 AM]\nwe should have known\nobviously",
        "See [the guide](https://example.org/human-error).",
    ],
    ids=lambda text: text[:18],
)
def test_quotes_code_logs_and_pasted_chat_are_left_alone(text: str) -> None:
    assert classes(text) == []


def test_a_hint_tells_where_it_stands_and_what_to_write() -> None:
    text = "First line.\nThen @kim\ndeployed it, by human  error."
    name, error = language_hints(text, RULES)
    assert text[name.start : name.end] == name.text == "@kim\ndeployed"
    assert (name.hint_class, name.rewrite) == (HintClass.NAME, "the [role] deployed")
    assert (error.text, error.rule) == ("human  error", "human-error")
    assert error.suggestion == "Say which condition let it happen."
    assert error.explanation.endswith("?")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("This should have been caught.", "This had not been caught."),
        ("They shouldn't have deployed.", "They had deployed."),
        ("We should also have tested it.", "We had not tested it."),
        ("The team failed to notice.", "The team did not notice."),
        ("She forgot to renew it.", "She did not renew it."),
        ("Why did the team deploy?", "What made it sensible to deploy?"),
        ("Why didn't we deploy?", "What made it sensible not to deploy?"),
        ("The root cause was a leak.", "A contributing factor was a leak."),
    ],
)
def test_a_rewrite_fits_into_its_sentence(text: str, wanted: str) -> None:
    (hint,) = language_hints(text, RULES)
    assert hint.rewrite is not None
    assert text[: hint.start] + hint.rewrite + text[hint.end :] == wanted


def test_the_longest_of_those_that_begin_together_is_told_once() -> None:
    (hint,) = language_hints("It could easily have been prevented.", RULES)
    assert hint.text == "could easily have been prevented"


def test_words_that_somebody_keeps_are_not_told_again() -> None:
    assert language_hints("It was Human  Error.", RULES, ignored=["human error"]) == ()


def test_a_guess_is_welcome_where_nothing_is_told_as_fact() -> None:
    assert classes("I think it was cold.") == ["hedge-drama"]
    assert classes("I think it was cold.", facts=False) == []


def test_in_a_document_headings_tell_what_is_fact() -> None:
    text = (
        "# Timeline\n\nProbably cold.\n\n## Lessons learned\n\nProbably.\n\n### More\n\nProbably."
    )
    text += "\n\n## Impact\n\nProbably cold.\n\n**Action items**:\n\nProbably."
    assert [text[: hint.start].count("\n") for hint in document_hints(text, RULES)] == [2, 14]


def test_hints_follow_a_sentence_over_its_lines_and_lists_part_sentences() -> None:
    assert classes("This should\nhave been seen.") == ["counterfactual"]
    assert classes("- This should\n- have been seen.") == []


def test_a_paragraph_alone_gives_what_the_text_gives() -> None:
    first, second = "We just restarted it.", "Nobody noticed."
    whole = language_hints(f"{first}\n\n{second}", RULES)
    alone = (*paragraph_hints(first, RULES), *paragraph_hints(second, RULES))
    assert [hint.text for hint in whole] == [hint.text for hint in alone]


@given(
    st.lists(
        st.sampled_from(
            [
                *("we", "should", "have", "been", "failed", "to", "just", "the", "root", "cause"),
                *("why", "was", "not", "@kim", "Ann", "Lee", "`", "```", '"', "“", "”", "'", "\n"),
                *("> ", "    ", "|", "- ", "# ", "---", "<!--", "didn't", "n’t", "a_b", "://", "İ"),
                *(".", ",", "human", "error", "down", "slow", "\x00", "\r", "and", "forgot"),
            ]
        )
        | st.text(max_size=8),
        max_size=60,
    ).map(" ".join)
)
def test_hints_lie_in_order_inside_any_text_and_never_overlap(text: str) -> None:
    for rules in (RULES, Rules().language("de")):
        end = 0
        for hint in document_hints(text, rules, PEOPLE):
            assert end <= hint.start < hint.end <= len(text)
            assert text[hint.start : hint.end] == hint.text
            end = hint.end


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "`a ", '"a ', "“a ", "a.", "](", "<", "<!-- ", "\n", "> \n", "@", "*", "'", "a/b "),
        *("the root ", "had the x ", "down slow ", "we and forgot ", "why was ", "we failed to\n"),
        *("just ", "@a did ", "didn't ", "had we not "),
    ],
)
def test_a_hostile_megabyte_takes_time_by_its_length_alone(piece: str) -> None:
    def look(size: int) -> None:
        language_hints(piece * (size // len(piece)), RULES, PEOPLE)

    assert grows_in_proportion(look, 200_000)  # what is shorter than 20,000 signs is remembered


def test_prose_takes_time_by_its_length_alone() -> None:
    sentences = [text for texts in FLAGGED.values() for text in texts] + CLEAN * 3

    def look(paragraphs: int) -> None:
        text = "\n\n".join(f"{n}: {' '.join(sentences)}" for n in range(paragraphs))
        language_hints(text, RULES, PEOPLE)

    assert grows_in_proportion(look, 200)
