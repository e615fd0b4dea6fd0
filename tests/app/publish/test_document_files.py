# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a case of a table is read best on one line
"""YAML and JSON: what is written is what is read, and what can't be read is said with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.errors import UserFacingError
from app.publish.document import FORMAT, SECTIONS, VERSION, document_of, ranks_in_order
from app.publish.document_problems import BadDocument
from app.publish.document_reader import review_from_document
from app.publish.json_file import json_text, review_from_json
from app.publish.schema import Format, Version, json_schema
from app.publish.yaml_file import review_from_yaml, yaml_text
from app.review.cause import Cause
from app.review.item import SINGLE_KINDS, Kind
from app.review.observation import Observation
from app.review.review import ITEM_TYPES, Review
from tests.builders import empty_review, review_with
from tests.strategies import TRICKY_TEXTS, reviews

EXAMPLE = Path(__file__).parents[3] / "resources" / "examples" / "gitlab-2017-01-31.yaml"
HEAD = "format: hotwash-review\nversion: 1\nid: r1\n"
CAUSES = "causes:\n  - {id: a}\n  - {id: b}\nlinks:\n"


@settings(max_examples=60, deadline=None)
@given(review=reviews())
def test_reading_what_was_written_is_the_identity(review: Review) -> None:
    assert review_from_yaml(yaml_text(review), "review.yaml") == review
    assert review_from_json(json_text(review), "review.json") == review


@pytest.mark.parametrize("text", TRICKY_TEXTS)
def test_a_text_stays_what_it_was(text: str) -> None:
    review = review_with(Observation(id="o1", text=text), title=text)
    assert review_from_yaml(yaml_text(review), "x") == review
    assert yaml.safe_load(yaml_text(review))["observations"][0].get("text", "") == text


@settings(max_examples=30, deadline=None)
@given(review=reviews())
def test_what_is_written_keeps_to_the_published_schema(review: Review) -> None:
    validator = Draft202012Validator(json_schema())
    validator.validate(json.loads(json_text(review)))
    validator.validate(yaml.safe_load(yaml_text(review)))


def test_the_schema_is_one_and_names_every_section() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {"format", "version", "id", *SECTIONS}
    assert set(SECTIONS.values()) == set(ITEM_TYPES)
    assert Format.__args__ == (FORMAT,)
    assert Version.__origin__.__args__ == (VERSION,)


def test_ranks_of_a_list_in_order_are_left_out() -> None:
    review = review_with(*(Cause(id=f"c{place}") for place in range(40)))
    document = document_of(review)
    assert not any("rank" in entry for entry in document["causes"])
    assert review_from_document(document, "x") == review


@pytest.mark.parametrize("count", [0, 1, 40, 400])
def test_ranks_in_order_rise(count: int) -> None:
    ranks = ranks_in_order(count)
    assert ranks == sorted(set(ranks))
    assert len(ranks) == count


def test_equal_or_missing_ranks_give_way_to_the_order_of_the_list() -> None:
    for ranks in (("1", "1"), ("5", "")):
        entries = [{"id": "b", "rank": ranks[0]}, {"id": "a", "rank": ranks[1]}]
        document = {"format": FORMAT, "version": 1, "id": "r1", "observations": entries}
        review = review_from_document(document, "x")
        assert [item.id for item in review.observations] == ["b", "a"]


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the example is not there")
def test_the_example_opens_and_comes_back() -> None:
    review = review_from_yaml(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    assert len(review.timeline) >= 25
    assert review_from_yaml(yaml_text(review), "x") == review


def test_what_is_left_out_is_at_its_default() -> None:
    review = review_from_yaml(HEAD + "notes:\nincident:\nimpact: {bad_minutes: null}\n", "x")
    assert review == Review(
        "r1", {**empty_review("").tables, Kind.LIFECYCLE: review.tables[Kind.LIFECYCLE]}
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title: mine\n", "It is not a Hotwash review"),
        ("- a\n", "It is not a Hotwash review"),
        ("", "It is not a Hotwash review"),
        (
            HEAD.replace("1", "2", 1),
            "line 2, column 10: It was written by a newer Hotwash (version 2 of the format)",
        ),
        (HEAD.replace("version: 1", "version: x"), "“x” is not a known version"),
        (HEAD + "incident:\n  sevrity: SEV-1\n", "line 5, column 12: The incident has no field “sevrity”. Did you mean “severity”?"),
        (HEAD + "color: red\n", "line 4, column 8: The review has no field “color”."),
        (HEAD + "incident: {severity: SEV-9}\n", "“SEV-9” does not fit “severity”: it is one of 'SEV-1'"),
        (HEAD + "incident: {time_zone: Mars/Phobos}\n", "“Mars/Phobos” in “time_zone” is not the name of a time zone"),
        (HEAD + "events:\n  - {id: e1, at: 12:30}\n", "line 5, column 18: “12:30” in “at” is not an instant"),
        (HEAD + "events:\n  - {id: e1, at: '2017-01-31T12:30:00'}\n", "has no time zone"),
        (HEAD + "events:\n  - {id: e1, at: 1485903600}\n", "is not an instant"),
        (HEAD + "events:\n  - {text: x}\n", "line 5, column 5: This event needs the field “id”."),
        (HEAD + "events:\n  - {id: ../../x}\n", "“../../x” does not fit “id”: it is 1 to 64 letters"),
        (HEAD + "events: text\n", "“text” does not fit “events”: it is a list"),
        (HEAD + "incident: [a]\n", "does not fit “incident”: it is a list of fields"),
        (HEAD + "actions:\n  - {id: a1, due: soon}\n", "“soon” in “due” is not a day such as 2017-01-31"),
        (HEAD + "actions:\n  - {id: a1, number: x}\n", "“x” does not fit “number”: it is a whole number"),
        (HEAD + "impact: {credits: .nan}\n", "“.nan” does not fit “credits”: it is a number"),
        (HEAD + "evidence:\n  - {id: f1, sha256: ../../etc}\n", "it is 64 hexadecimal digits"),
        (HEAD + "meeting: {agenda: ../../etc/passwd}\n", "it is a short name without slashes"),
        (HEAD + "meeting: {budgets: [1, 2]}\n", "needs the minutes of all 10 steps, or none"),
        (HEAD + "notes:\n  - {id: n1, rank: ZZ}\n", "it is made of digits and small letters"),
        (HEAD + "notes:\n  - {id: n1}\n  - {id: n1}\n", "line 6, column 10: There is more than one note with the id “n1”."),
        (HEAD + CAUSES + "  - {id: l1, effect_id: a, cause_id: x}\n", "line 8, column 38: This link refers to the cause “x”, which is not in the file."),
        (HEAD + "events:\n  - {id: e1, evidence_ids: [f9]}\n", "This event refers to the evidence “f9”"),
        (
            HEAD + CAUSES + "  - {id: l1, effect_id: a, cause_id: b}\n  - {id: l2, effect_id: b, cause_id: a}\n",
            "explains itself: its links go round in a circle.",
        ),
        (HEAD + CAUSES + "  - {id: l1, effect_id: a, cause_id: a}\n", "explains itself"),
        (
            HEAD + CAUSES + "  - {id: l1, effect_id: a, cause_id: b}\n  - {id: l2, effect_id: a, cause_id: b}\n",
            "The cause “b” is already linked to “a”.",
        ),
        (HEAD + "incident: {title: a\n", "line"),
        (HEAD + "id: r2\n", "line 4"),
        (HEAD + "incident: &x {title: a}\nmeeting: *x\n", "line"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence_that_names_the_line(
    text: str, sentence: str
) -> None:
    with pytest.raises(UserFacingError) as caught:
        review_from_yaml(text, "review.yaml")
    assert caught.value.sentence.startswith("review.yaml")
    assert sentence in caught.value.sentence


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}, *a{n}, *a{n}]\n" for n in range(30)
    )
    with pytest.raises(UserFacingError):
        review_from_yaml(HEAD + bomb, "bomb.yaml")


def test_every_problem_of_a_file_is_told_in_the_order_of_its_lines() -> None:
    text = (
        HEAD
        + "incident: {a: b}\nmeeting: {c: d}\nimpact: {e: f}\nnotes:\n  - {text: x}\n  - {g: h}\n"
    )
    with pytest.raises(BadDocument) as caught:
        review_from_yaml(text, "review.yaml")
    assert [problem.line for problem in caught.value.problems] == [4, 5, 6, 8, 9, 9]
    assert caught.value.sentence.endswith("There are 3 more.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2: It is not valid JSON here."),
        ('{"format": 1, "format": 2}', "The field “format” is there twice"),
        ('{"a": NaN}', "NaN is not a number"),
        ('{"a": ' + "9" * 5000 + "}", "It holds a number too large."),
        ("[" * 60 + "]" * 60, "It is nested too deeply."),
        ("[" * 100_000, "It is nested too deeply."),
        ('{"format": "hotwash-review", "version": 1, "id": "r1",\n "sevrity": 1}', "line 2, column"),
        ('{"format": "hotwash-review", "version": 1, "id": "r1", "events": [{"id": "e", "at": 5}]}', "is not an instant"),
        ('{"format": "hotwash-review", "version": true, "id": "r1"}', "is not a known version"),
    ],
)  # fmt: skip
def test_bad_json_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        review_from_json(text, "review.json")
    assert caught.value.sentence.startswith("review.json")
    assert sentence in caught.value.sentence


def test_lone_surrogates_and_nul_do_not_come_in() -> None:
    text = '{"format": "hotwash-review", "version": 1, "id": "r1", "incident": {"title": "a\\ud800\\u0000b"}}'
    assert review_from_json(text, "x").incident.title == "a\ufffdb"


VALID = yaml_text(
    review_with(Cause(id="c1", text="null"), Observation(id="o1", text="a\nb"), title="Übung")
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_a_review_or_a_sentence(data: st.DataObject) -> None:
    for text, read in ((VALID, review_from_yaml), (VALID_JSON, review_from_json)):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        patch = data.draw(st.text(max_size=6) | st.sampled_from(PATCHES))
        assert is_review_or_sentence(read, text[:start] + patch + text[end:])


VALID_JSON = json_text(review_from_yaml(VALID, "x"))
PATCHES = [
    "\n",
    "  ",
    "- ",
    "{",
    "[",
    "null",
    "&a ",
    "*a",
    "!!python/none ",
    "1e999",
    '"',
    ": ",
    "\t",
]

_NODES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(SECTIONS)), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(parts=st.dictionaries(st.sampled_from([*SECTIONS, "x"]), _NODES, max_size=4))
def test_any_tree_of_values_is_a_review_or_a_sentence(parts: dict[str, object]) -> None:
    document = {"format": FORMAT, "version": VERSION, "id": "r1", **parts}
    assert is_review_or_sentence(review_from_document, document)


def is_review_or_sentence(read: Callable[[object, str], Review], content: object) -> bool:
    try:
        return isinstance(read(content, "file"), Review)
    except UserFacingError as error:
        return error.sentence.startswith("file")


def test_single_parts_hold_no_id() -> None:
    document = document_of(empty_review())
    assert all("id" not in document.get(kind.value, {}) for kind in SINGLE_KINDS)
