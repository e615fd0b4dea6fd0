# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The budgets and rules of the source, and the proof that each check can fail."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from app.version import VERSION
from tests.source_tree import (
    ROOT,
    Source,
    cycle,
    import_graph,
    lacks_licence,
    look_literals,
    rich_text,
    sources,
    too_long,
)

MODULE_LINES = 400
SHOWS_THE_GUIDE = "ui/help/guide_browser.py"
"""Shows markup of our own: pages without HTML, with pictures of the guide's folder alone."""
MAIN_WINDOW_LINES = 350
OURS = sources("app", "ui", "packaging")
EVERYTHING = [*OURS, *sources("tests")]
# The command line without arguments opens the window.
DOOR = ("app.cli", "ui.main")

# Written in pieces, so that this file is not its own finding.
PLACES = re.compile(
    "|".join(
        (
            "/" + "work/(?:main|notes|shared)",
            "/" + "root/",
            "pypi" + r"\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.npmjs",
            "deb\\." + r"debian\.org",
        )
    )
)
TEXT_SUFFIXES = {
    *("", ".cfg", ".css", ".csv", ".html", ".ini", ".json", ".lock", ".md", ".py", ".rst"),
    *(".sh", ".svg", ".toml", ".txt", ".yaml", ".yml"),
}


def bad(text: str, path: str = "ui/sample.py") -> Source:
    """Return a source that breaks a rule."""
    return Source(Path(path), text)


def test_no_module_is_longer_than_its_budget() -> None:
    lengths = {source.path: len(source.lines) for source in EVERYTHING}
    assert {path: n for path, n in lengths.items() if n > MODULE_LINES} == {}


def test_the_main_window_only_assembles() -> None:
    assert len((ROOT / "ui/main_window.py").read_text("utf-8").splitlines()) < MAIN_WINDOW_LINES


def test_no_function_or_class_is_longer_than_its_budget() -> None:
    # A migration is a list of statements, read once from the top.
    budgeted = [source for source in EVERYTHING if "migrations" not in source.path.parts]
    assert [finding for source in budgeted for finding in too_long(source)] == []


def test_a_long_function_and_a_long_class_are_found() -> None:
    function = "def long() -> None:\n" + "    pass\n" * 50
    assert too_long(bad(function)) == ["ui/sample.py: long has 51 lines, 50 allowed"]
    assert too_long(bad(function.removesuffix("    pass\n"))) == []
    assert len(too_long(bad("class Long:\n" + "    field: int\n" * 300))) == 1


def test_nothing_is_imported_in_a_circle() -> None:
    assert cycle(import_graph(OURS, late=False)) == []


def test_no_late_import_hides_a_circle() -> None:
    graph = import_graph(OURS, late=True)
    for name in graph:
        if name.startswith(DOOR[0]):
            graph[name].discard(DOOR[1])
    assert cycle(graph) == []


@pytest.mark.parametrize(
    ("late", "text", "found"),
    [
        (False, "from app.two import B", True),
        (False, "import app.two", True),
        (False, "from . import two", True),
        (False, "from .two import B", True),
        (False, "if TYPE_CHECKING:\n    from app.two import B", False),
        (False, "def f():\n    from app.two import B", False),
        (True, "def f():\n    from app.two import B", True),
    ],
)
def test_a_circle_of_imports_is_found(late: bool, text: str, found: bool) -> None:
    files = [
        bad("", "app/__init__.py"),
        bad(text, "app/one.py"),
        bad("from app.one import A", "app/two.py"),
    ]
    assert bool(cycle(import_graph(files, late=late))) is found


def test_every_file_says_its_licence() -> None:
    assert [str(source.path) for source in EVERYTHING if lacks_licence(source)] == []


def test_a_missing_licence_is_found() -> None:
    assert lacks_licence(bad('"""Words."""\n'))


def test_colours_and_fonts_come_from_the_theme() -> None:
    outside = [source for source in sources("ui") if source.path.parts[:2] != ("ui", "theme")]
    assert [finding for source in outside for finding in look_literals(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "label.setStyleSheet('color: #1a2b3c')",
        "QColor('red')",
        "QColor(255, 0, 0)",
        "QFont('Arial')",
        "pen.setColor(Qt.GlobalColor.red)",
    ],
)
def test_a_colour_or_a_font_in_code_is_found(text: str) -> None:
    assert look_literals(bad(text))


@pytest.mark.parametrize("text", ["'step #3'", "QColor(token)", "Qt.GlobalColor.transparent"])
def test_what_only_looks_like_a_colour_is_not_found(text: str) -> None:
    assert look_literals(bad(text)) == []


def test_no_text_is_shown_as_markup() -> None:
    others = [source for source in sources("ui") if source.path.as_posix() != SHOWS_THE_GUIDE]
    assert [finding for source in others for finding in rich_text(source)] == []


def test_markup_is_found() -> None:
    assert rich_text(bad("label.setTextFormat(Qt.TextFormat.RichText)"))


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]
    saying = [source.path for source in OURS if f'"{VERSION}"' in source.text]
    assert [path.as_posix() for path in saying] == ["app/version.py"]


def test_no_file_names_a_place_on_somebodys_machine_or_an_index() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in text_files(ROOT)
        if (match := PLACES.search(file.read_text(encoding="utf-8", errors="replace")))
    ]
    assert found == []


def test_a_place_on_a_machine_is_found() -> None:
    assert PLACES.search("see /" + "root/notes.txt")


def text_files(folder: Path) -> list[Path]:
    """List the project's own text files; what tools leave behind starts with a dot."""
    hidden = {".ci", ".gitignore", ".gitattributes"}
    found = []
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") and entry.name not in hidden:
            continue
        if entry.is_dir() and entry.name not in {"__pycache__", "build", "dist"}:
            found.extend(text_files(entry))
        elif entry.is_file() and entry.suffix in TEXT_SUFFIXES:
            found.append(entry)
    return found
