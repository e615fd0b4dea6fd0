# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The command that brings the catalogues up to date."""

from __future__ import annotations

import ast
import io
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from text_sources import Text, texts, texts_of
from texts import as_mo, as_po, fill, renewed, untranslated

CODE = """
title = tr("One")
self.tr("Two", "verb")
QCoreApplication.translate("panel", "Three")
tr("Four" if one else "Five")
TABLE = {1: marked("Si" + "x"), 2: marked("Six")}
tr(variable)
ActionRow("id", "Seven", (), "Menu")
elsewhere("Eight")
"""
WORDS = st.text(st.characters(exclude_categories=["C"], exclude_characters="{}\x04"), max_size=20)
FORMATS = st.lists(st.one_of(WORDS, st.sampled_from(["{0}", "{1:,}", "{name}", "{{", "\n"])))


def catalogue_of(*found: Text) -> Catalog:
    return renewed(Catalog(locale="de"), {text: {"app/one.py"} for text in found})


def test_texts_are_found_where_they_are_translated_or_marked() -> None:
    found = set(texts_of(ast.parse(CODE)))
    assert found == {
        *(Text("One"), Text("Two", "verb"), Text("Three"), Text("Four"), Text("Five")),
        *(Text("Six"), Text("Seven"), Text("Menu")),
    }


def test_a_function_that_passes_its_text_on_is_followed(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    code = '_words("One")\ndef _words(text):\n    return QCoreApplication.translate("ui", text)\n'
    (tmp_path / "ui" / "one.py").write_text(code, encoding="utf-8")
    assert texts(tmp_path) == {Text("One"): {"ui/one.py"}}


def test_what_rule_files_show_is_found(tmp_path: Path) -> None:
    rules = tmp_path / "resources" / "rules"
    rules.mkdir(parents=True)
    (rules / "criteria.yaml").write_text("- id: one\n  title: It was grave\n", encoding="utf-8")
    assert set(texts(tmp_path)) == {Text("It was grave")}


def test_translations_are_kept_gone_texts_dropped_and_new_ones_left_open() -> None:
    before = catalogue_of(Text("Old"), Text("Kept"))
    assert fill(before, {"Old": "Alt", "Kept": "Behalten"}) == []
    after = renewed(before, {Text("Kept"): {"a.py"}, Text("Kept now"): {"a.py"}})
    assert {entry.id: entry.string for entry in after if entry.id} == {
        "Kept": "Behalten",
        "Kept now": "",
    }
    assert untranslated(after) == ["Kept now"]


def test_a_context_parts_two_meanings() -> None:
    made = catalogue_of(Text("Open"), Text("Open", "verb"))
    left = fill(made, {"Open": "Offen", "verb|Open": "Öffnen", "Shut": "Zu"})
    assert left == ["Shut"]
    compiled = GNUTranslations(io.BytesIO(as_mo(made)))
    assert compiled.gettext("Open") == "Offen"
    assert compiled.pgettext("verb", "Open") == "Öffnen"


def test_the_file_names_no_lines_and_no_days() -> None:
    made = as_po(catalogue_of(Text("One"))).decode()
    assert "#: app/one.py\n" in made
    assert "Date" not in made


@given(FORMATS.map("".join).filter(str.strip), FORMATS.map("".join).filter(str.strip))
def test_every_text_and_its_placeholders_survive_both_files(text: str, words: str) -> None:
    made = catalogue_of(Text(text))
    fill_in = next(entry for entry in made if entry.id)
    fill_in.string = words
    again = read_po(io.BytesIO(as_po(made)), locale="de")
    read = GNUTranslations(io.BytesIO(as_mo(again))).gettext(text)
    assert read == words
    assert list(Formatter().parse(read)) == list(Formatter().parse(words))
