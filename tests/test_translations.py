# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Nothing that people read is left out of a translation, and no translation is out of step."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

from app.publish.words import words as words_on_paper
from app.translation import SOURCE_LANGUAGE, languages
from tests.source_tree import ROOT, Source, sources
from tests.untranslated import error_names, untranslated_errors, untranslated_widgets
from text_sources import Text
from text_sources import texts as texts_below
from texts import compiled, read

FOLDER = ROOT / "resources" / "i18n"
CATALOGUES = sorted(FOLDER.glob("*.po"))
APP, UI = sources("app"), sources("ui")
GROUND = {Path("app/paths.py")}
"""Says that the folder is missing in which the translations are."""

each_catalogue = pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)


@cache
def texts_here() -> frozenset[Text]:
    return frozenset(texts_below(ROOT))


@cache
def messages(po: Path) -> list[Message]:
    return [entry for entry in read(po) if entry.id]


def placeholders(text: str) -> Counter[tuple[str | None, str | None, str | None]]:
    """Count what a format string asks for; a text that is none asks for nothing."""
    try:
        return Counter(part[1:] for part in Formatter().parse(text) if part[1] is not None)
    except ValueError:
        return Counter()


def edges(text: str) -> tuple[str, str]:
    """Return the spaces at both ends, by which texts are put together."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_german_is_shipped() -> None:
    assert languages() == (SOURCE_LANGUAGE, "de")
    assert [po.stem for po in CATALOGUES] == ["de"]


@each_catalogue
def test_every_text_is_in_the_catalogue_and_no_other(po: Path) -> None:
    kept = {Text(str(entry.id), entry.context or "") for entry in messages(po)}
    found = texts_here()
    hint = "run: python3 packaging/dev.py texts"
    assert (sorted(found - kept), sorted(kept - found)) == ([], []), hint


@each_catalogue
def test_every_text_is_translated_and_none_is_a_guess(po: Path) -> None:
    assert [entry.id for entry in messages(po) if entry.fuzzy or not entry.string] == []


@each_catalogue
def test_translations_ask_for_what_the_text_gives(po: Path) -> None:
    wrong = [e.id for e in messages(po) if placeholders(e.id) != placeholders(str(e.string))]
    assert wrong == []


@each_catalogue
def test_translations_keep_spaces_lines_and_mnemonics(po: Path) -> None:
    for entry in messages(po):
        text, words = str(entry.id), str(entry.string)
        assert edges(text) == edges(words), text
        assert text.count("\n") == words.count("\n"), text
        assert len(re.findall(r"&\w", text)) == len(re.findall(r"&\w", words)), text
        assert text.count("%n") == words.count("%n"), text


@each_catalogue
def test_what_is_compiled_is_what_is_edited(po: Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == compiled(po)


def test_every_term_on_paper_can_be_translated() -> None:
    from app.review import action, approval, cause, event, evidence, lifecycle, note, observation

    known = {text.words for text in texts_here()}
    terms = (
        *(*action.ActionKind, *action.ActionStatus, *action.Aim, *approval.Verdict),
        *(*cause.CauseKind, *cause.CauseState, *cause.StopReason, *event.Moment),
        *(*evidence.EvidenceKind, *lifecycle.ReviewState, *note.NoteKind),
        *observation.ObservationKind,
    )
    assert {words_on_paper(term) for term in terms} <= known


def test_errors_for_people_can_be_translated() -> None:
    errors = error_names([*APP, *UI])
    assert "EditRefused" in errors
    checked = [source for source in (*APP, *UI) if source.path not in GROUND]
    assert [found for each in checked for found in untranslated_errors(each, errors)] == []


def test_what_widgets_show_can_be_translated() -> None:
    assert [found for source in UI for found in untranslated_widgets(source)] == []


@pytest.mark.parametrize(
    "code",
    [
        'raise UserFacingError("The disk is full.")',
        'raise UserFacingError(f"{path} is not there.")',
        'raise Full("It is full.")\nclass Full(UserFacingError): ...',
    ],
)
def test_an_error_in_one_language_is_found(code: str) -> None:
    source = Source(Path("app/sample.py"), code)
    assert len(untranslated_errors(source, error_names([source]))) == 1


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('Label("Causes")', 1),
        ('button.setText("Start" if running else tr("Stop"))', 1),
        ('field.setToolTip(f"Step {n}")', 1),
        ('Label(self.tr("Causes"), role="title")', 0),
        ('Label("")', 0),
        ('Label(f"C{n}")', 0),
    ],
)
def test_a_widget_in_one_language_is_found(code: str, count: int) -> None:
    assert len(untranslated_widgets(Source(Path("ui/sample.py"), code))) == count
