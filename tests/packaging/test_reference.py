# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The reference pages: as the program would write them now, and complete."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.cli.arguments import parser
from app.errors import UserFacingError
from app.publish.field_words import NAMES
from app.publish.yaml_file import review_from_yaml
from app.review.review import ITEM_TYPES
from app.rules import rule_kinds
from app.rules.rules import Rules
from app.settings import about_settings
from reference import COMMAND, PAGES
from reference_command_line import EXAMPLES, commands
from reference_file_format import EXAMPLE, MEANINGS
from reference_rule_keys import KEYS
from reference_rules import KINDS
from tests.source_tree import ROOT
from ui.actions import action_rows


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_the_program_does(name: str) -> None:
    written = (ROOT / "docs" / "guide" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"{name} is out of date; run {COMMAND}"


def test_every_command_has_an_example_that_it_understands() -> None:
    top = parser()
    assert set(EXAMPLES) == set(commands(top))
    for name, example in EXAMPLES.items():
        program, *arguments = re.findall(r'"[^"]*"|\S+', example)
        assert program == "hotwash"
        assert top.parse_args([one.strip('"') for one in arguments]).command == name


def test_every_option_is_on_the_page() -> None:
    page = PAGES["reference/command-line.md"]()
    for command in commands(parser()).values():
        for option in re.findall(r"--[a-z-]+", command.format_help()):
            assert option in page or option == "--help"


def test_every_field_of_the_format_has_a_meaning_of_its_own() -> None:
    for item_type in ITEM_TYPES.values():
        for field in fields(item_type):
            assert field.name in MEANINGS or field.name in NAMES, (item_type, field.name)


def test_the_example_of_the_format_is_a_review() -> None:
    review = review_from_yaml(EXAMPLE, "example")
    assert review.actions[0].cause_ids == (review.causes[-1].id,)


def test_every_setting_and_every_action_is_on_its_page() -> None:
    settings, keys = PAGES["reference/settings.md"](), PAGES["reference/keys.md"]()
    assert all(f"`{one.name}`" in settings for one in about_settings())
    for row in action_rows():
        assert row.text in keys
        assert all(f"**{key.replace('Return', 'Enter')}**" in keys for key in row.keys)


def test_every_file_a_team_can_change_is_on_the_page() -> None:
    named = {re.sub(r"[A-Z]+\.yaml", "*.yaml", kind.path) for kind in KINDS}
    assert named == {kind.name for kind in rule_kinds.KINDS}


def key_paths() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield each mapping that files may hold: the file, the way to it, and the keys named in it."""
    for path, keys in KEYS.items():
        ways: dict[tuple[str, ...], list[str]] = {}
        for one in keys:
            *way, last = re.findall(r"\[\]|[^.\[\]]+", one.name)
            ways.setdefault(tuple(way), []).append(last)
        for way, names in ways.items():
            yield path, way, tuple(names)


@pytest.mark.parametrize(
    ("path", "way", "names"), tuple(key_paths()), ids=lambda value: str(value).replace("/", "-")
)
def test_the_reader_of_a_file_knows_exactly_the_keys_named(
    path: str, way: tuple[str, ...], names: tuple[str, ...], tmp_path: Path
) -> None:
    said = complaint(tmp_path, path, way)
    known = re.search(r"is not known; use (?P<known>.*)\.$", said)
    assert known is not None, said
    assert set(known["known"].split(", ")) == {*names, *WAYS.get((path, way), ())}


WAYS = {
    ("rules/actions.yaml", ()): ("rules",),
    ("rules/language/CODE.yaml", ()): ("rules",),
    ("rules/follow_through.yaml", ()): ("reopen",),
}
"""Keys that stand at the top only as the way to others."""


def complaint(folder: Path, path: str, way: tuple[str, ...]) -> str:
    """Return what is said of a key that nobody knows, at the end of a way."""
    data: object = {"unheard_of": "x"}
    for part in reversed(way):
        name = {"STEP": "trigger", "NAME": "data"}.get(part, part)
        data = [data] if part == "[]" else {name: data}
    file = folder / path.replace("NAME", "own").replace("CODE", "en")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data), encoding="utf-8")
    rules = Rules((folder,))
    with pytest.raises(UserFacingError) as caught:
        READERS[path](rules)
    return caught.value.sentence


READERS: dict[str, Callable[[Rules], object]] = {
    "agendas/NAME.yaml": lambda rules: rules.agendas,
    "prompts/steps.yaml": lambda rules: rules.prompts,
    "prompts/cues.yaml": lambda rules: rules.cues,
    "rules/criteria.yaml": lambda rules: rules.criteria,
    "rules/category_sets.yaml": lambda rules: rules.category_sets,
    "rules/readiness.yaml": lambda rules: rules.readiness,
    "rules/actions.yaml": lambda rules: rules.actions,
    "rules/cause_logic.yaml": lambda rules: rules.cause_logic,
    "rules/language/CODE.yaml": lambda rules: rules.language("en"),
    "rules/follow_through.yaml": lambda rules: rules.follow_through,
    "rules/secrets.yaml": lambda rules: rules.secrets,
    "rules/abbreviations.yaml": lambda rules: rules.abbreviations,
    "report.yaml": lambda rules: rules.report_style,
}
