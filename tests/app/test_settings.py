# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Settings are kept, and never lost in silence."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.setting import About, Section, SettingKind
from app.settings import (
    SETTINGS_FILE,
    FoundSettings,
    Settings,
    about_settings,
    find_settings,
    load_settings,
    refusal,
    save_settings,
)

ABOUT = {one.name: one for one in about_settings()}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
BROKEN = ["{", "[]", "\xff", "[" * 100_000]


def values(one: About) -> st.SearchStrategy[str]:
    """Any value the setting may have."""
    if one.kind is SettingKind.CHOICE:
        return st.sampled_from(sorted(one.choices))
    texts = st.text(st.characters(exclude_categories=("Cs",)))
    if one.kind is SettingKind.FOLDER:
        texts = st.just("") | texts.map(lambda text: str(Path.home() / text.strip("/")))
    return texts.filter(lambda text: not refusal(one.name, text))


ANY_SETTINGS = st.builds(Settings, **{one.name: values(one) for one in ABOUT.values()})


def test_a_folder_is_named_by_its_whole_path() -> None:
    assert refusal("rules_folder", "") == ""
    assert refusal("rules_folder", str(Path.home() / "rules")) == ""
    assert refusal("rules_folder", "~/rules") == ""
    assert "The whole path is meant here" in refusal("rules_folder", "our/rules")


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nowhere") == Settings()
    assert find_settings(tmp_path).trouble == ""


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    settings = replace(Settings(), author="Zoë", theme="dark")
    save_settings(tmp_path / "new", settings)
    assert load_settings(tmp_path / "new") == settings


@given(settings=ANY_SETTINGS, other=st.dictionaries(st.text(), JSON))
def test_any_settings_come_back_and_what_is_not_known_stays(
    settings: Settings, other: dict[str, object]
) -> None:
    unknown = {name: value for name, value in other.items() if name not in ABOUT}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, SETTINGS_FILE)
        path.write_text(json.dumps(unknown), encoding="utf-8")
        save_settings(Path(folder), settings)
        assert load_settings(Path(folder)) == settings
        kept = json.loads(path.read_text(encoding="utf-8"))
    assert {name: kept[name] for name in unknown} == unknown


@given(content=st.dictionaries(st.sampled_from(sorted(ABOUT)) | st.text(), JSON))
def test_whatever_the_file_holds_the_app_gets_settings(content: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, SETTINGS_FILE).write_text(json.dumps(content), encoding="utf-8")
        found = find_settings(Path(folder))
    refused = [name for name in content if name in ABOUT and not ABOUT[name].takes(content[name])]
    assert bool(found.trouble) is bool(refused)
    for name, one in ABOUT.items():
        expected = content.get(name, "") if name not in refused else ""
        assert getattr(found.settings, name) == expected
        assert one.takes(getattr(found.settings, name))


def test_a_value_that_is_not_known_stays_until_another_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / SETTINGS_FILE
    path.write_text('{"theme": "sepia"}')
    found = find_settings(tmp_path)
    assert found.settings.theme == ""
    assert "“Theme”" in found.trouble
    assert load_settings(tmp_path) == found.settings
    save_settings(tmp_path, replace(found.settings, author="Sam"))
    assert json.loads(path.read_text())["theme"] == "sepia"
    save_settings(tmp_path, replace(found.settings, theme="dark"))
    assert json.loads(path.read_text())["theme"] == "dark"


@pytest.mark.parametrize("text", ["\\ud800x", "a\\u0000b"])
def test_what_no_file_and_no_server_can_hold_counts_as_not_set(tmp_path: Path, text: str) -> None:
    (tmp_path / SETTINGS_FILE).write_text(f'{{"author": "{text}", "newer": "{text}"}}')
    found = find_settings(tmp_path)
    assert found.settings.author == ""
    assert "“Your name”" in found.trouble
    save_settings(tmp_path, replace(found.settings, theme="dark"), ["theme"])
    kept = json.loads((tmp_path / SETTINGS_FILE).read_text())
    assert kept == {
        "author": json.loads(f'"{text}"'),
        "newer": json.loads(f'"{text}"'),
        "theme": "dark",
    }


def test_a_mark_that_editors_put_first_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('{"theme": "dark"}', encoding="utf-8-sig")
    assert find_settings(tmp_path) == FoundSettings(Settings(theme="dark"))


def test_only_the_named_settings_are_written(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(author="Sam", theme="dark"))
    save_settings(tmp_path, Settings(author="", theme="light"), ["theme"])
    assert load_settings(tmp_path) == Settings(author="Sam", theme="light")


@pytest.mark.parametrize("content", [*BROKEN, '{"author": 3}'])
def test_a_command_says_that_the_file_is_broken(tmp_path: Path, content: str) -> None:
    (tmp_path / SETTINGS_FILE).write_text(content, encoding="latin-1")
    with pytest.raises(UserFacingError, match="Mend or remove"):
        load_settings(tmp_path)


@pytest.mark.parametrize("content", BROKEN)
def test_the_window_begins_without_a_broken_file_and_the_first_change_keeps_it(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / SETTINGS_FILE
    path.write_text(content, encoding="latin-1")
    before = path.read_bytes()
    found = find_settings(tmp_path)
    assert found.settings == Settings()
    assert "puts the file aside" in found.trouble
    assert found.trouble.count(". ") == 0
    assert path.read_bytes() == before
    (tmp_path / "settings.broken.json").write_text("of last time")
    save_settings(tmp_path, Settings(author="Sam"), ["author"])
    assert (tmp_path / "settings.broken-2.json").read_bytes() == before
    assert (tmp_path / "settings.broken.json").read_text() == "of last time"
    assert load_settings(tmp_path) == Settings(author="Sam")


def test_a_password_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="pgpass"):
        save_settings(tmp_path, Settings(database_url="postgresql://sam:secret@server/db"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserFacingError, match="can't be"):
        save_settings(tmp_path / "file", Settings())


def test_a_number_is_whole_and_between_its_bounds() -> None:
    size = About("size", "Size", "", Section.LOOKS, SettingKind.NUMBER, {}, 100, 300, False)
    assert [value for value in ("", "100", "300") if not size.takes(value)] == []
    assert [value for value in ("99", "301", "1e2", "²", "1" * 5000) if size.takes(value)] == []


def test_each_setting_says_what_it_does() -> None:
    for one in about_settings():
        assert one.title, one.name
        assert one.description.endswith("."), one.name
        assert not one.choices or "" in one.choices, one.name
