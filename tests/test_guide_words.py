# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of the guide are those of the app: its keys, commands, controls, links and pictures."""

from __future__ import annotations

import re
import shlex
from functools import cache

import pytest
from babel.messages.pofile import read_po

from app.cli.arguments import parser
from app.errors import UserFacingError
from app.guide.page_html import code_lines, headings, links, strong_pairs, strong_words
from app.guide.pages import Guide, resolved
from app.review.incident import Severity
from reference_command_line import commands
from tests.source_tree import ROOT
from ui.actions import action_rows
from ui.keys.fixed_keys import FIXED_KEYS

GUIDE = Guide(ROOT / "docs" / "guide")
PAGES = [page.name for page in GUIDE.pages()]
WRITTEN_BY_THE_PROGRAM = ("reference/", "cheat-sheet.md")
VALUES = frozenset({*Severity, "bold"})
"""What the app shows and never translates; and what a page says of its own letters."""
OUTSIDE = re.compile(r"(?:https?|mailto):")
KEY = re.compile(
    r"(?:(?:Ctrl|Shift|Alt)\+)*"
    r"(?:F\d{1,2}|Enter|Return|Tab|Esc|Space|Insert|Delete|Backspace|Home|End|PgUp|PgDn"
    r"|(?:Page )?(?:Up|Down)|Left|Right|[←→↑↓]|click|drag|wheel|(?<=\+).)|[A-Z0-9*/+-]"
)
ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
EVERYWHERE = frozenset(
    {
        *("Enter", "Esc", "Tab", "Shift+Tab", "Space", "Home", "End", "Up", "Down", "Left"),
        *("Right", "PgUp", "PgDn", "Page Up", "Page Down", "Delete", "Insert", "Backspace"),
        *("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A"),
    }
)
"""Keys that do what they do in every program, or in lists and texts."""


@cache
def texts_of_the_app() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the texts of the app as they are, and patterns for those with something put in."""
    with (ROOT / "resources" / "i18n" / "de.po").open("rb") as file:
        found = [str(message.id) for message in read_po(file, locale="de") if message.id]
    plain = frozenset(bare(text) for text in found if "{" not in text)
    parts = [re.split(r"\{[^}]*\}", bare(text)) for text in found if "{" in text]
    # A text that is hardly more than what is put in would let anything through.
    worded = [part for part in parts if sum(map(str.isalpha, "".join(part))) > 3]
    return plain, tuple(re.compile(".+".join(map(re.escape, part))) for part in worded)


def bare(text: str) -> str:
    """Return the words of a control without what a sentence around it changes."""
    return " ".join(text.split()).rstrip("….:")


def is_said_by_the_app(words: str) -> bool:
    plain, patterns = texts_of_the_app()
    return (
        bare(words) in plain
        or bare(words) in VALUES
        or any(one.fullmatch(bare(words)) for one in patterns)
    )


@cache
def keys_of_the_app() -> frozenset[str]:
    actions = {written(key) for row in action_rows() for key in row.keys}
    fixed = {key for rows in FIXED_KEYS.values() for row in rows for key in in_full(row.shown)}
    fixed = {written(key) for key in fixed}
    return frozenset(actions | fixed | EVERYWHERE)


def written(key: str) -> str:
    for arrow, name in ARROWS.items():
        key = key.replace(arrow, name)
    return key.replace("Return", "Enter")


def in_full(shown: str) -> list[str]:
    """Return each of several keys that are shown as one: "Ctrl+C / X" is Ctrl+C and Ctrl+X."""
    first, *others = re.split(r" / | (?=[←↑→↓])", shown)
    held = first.rpartition("+")[0]
    return [first, *(one if "+" in one or not held else f"{held}+{one}" for one in others), *others]


def examples(page: str) -> list[str]:
    lines = (line.strip().removeprefix("$ ") for line in code_lines(GUIDE.text(page)))
    return [line for line in lines if line.startswith("hotwash ")]


def own_pages() -> list[str]:
    return [name for name in PAGES if not name.startswith(WRITTEN_BY_THE_PROGRAM)]


def test_a_bold_key_is_told_from_a_bold_name() -> None:
    for key in ("Ctrl+K", "F1", "Shift+F5", "Ctrl+Shift+.", "Alt+↑", "Ctrl++", "Esc", "S"):
        assert KEY.fullmatch(key), key
    for name in ("Publish", "Open a file…", "Went well / didn't", "Keys"):
        assert not KEY.fullmatch(name), name


def test_what_the_app_never_says_is_found() -> None:
    assert is_said_by_the_app("Back to the library")
    assert not is_said_by_the_app("Back to the labyrinth")
    assert "Ctrl+Alt+Q" not in keys_of_the_app()
    with pytest.raises(UserFacingError):
        understood("hotwash export --unheard-of")


@pytest.mark.parametrize("page", PAGES)
def test_every_key_in_bold_is_a_key_of_the_app(page: str) -> None:
    keys = [words for words in strong_words(GUIDE.text(page)) if KEY.fullmatch(words)]
    known = keys_of_the_app()
    assert [key for key in keys if written(key) not in known] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_key_beside_the_name_of_an_action_is_that_action_s(page: str) -> None:
    rows = {row.text.rstrip("…"): {written(key) for key in row.keys} for row in action_rows()}
    wrong = [
        (name, key)
        for name, key in strong_pairs(GUIDE.text(page))
        if KEY.fullmatch(key) and written(key) not in rows.get(name.rstrip("…"), {written(key)})
    ]
    assert wrong == []


@pytest.mark.parametrize("page", own_pages())
def test_every_name_in_bold_is_said_by_the_app(page: str) -> None:
    names = [words for words in strong_words(GUIDE.text(page)) if not KEY.fullmatch(words)]
    assert [name for name in names if not is_said_by_the_app(name)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_understood(page: str) -> None:
    for example in examples(page):
        understood(example)


def understood(example: str) -> None:
    """Read an example as the shell and the command line would; a pipe ends it."""
    words = shlex.split(example, comments=True)
    end = next((place for place, word in enumerate(words) if word in {"|", ">", "&&"}), len(words))
    is_a_name = end == 2 and words[1] in commands(parser())
    if not is_a_name and not {"--help", "--version"} & set(words):
        parser().parse_args(words[1:end])


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_leads_somewhere(page: str) -> None:
    for link in links(GUIDE.text(page)):
        if OUTSIDE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = resolved(page, name) if name else page
        assert GUIDE.file(page, name) if name else True, link
        if anchor:
            anchors = {one.anchor for one in headings(GUIDE.text(target))}
            assert anchor in anchors, link
