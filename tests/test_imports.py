# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is loaded with what, tried in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.source_tree import ROOT, sources

HEAVY = {
    *("PIL", "_hashlib", "alembic", "dateparser", "email", "http", "icalendar", "markdown_it"),
    *("psycopg", "pydantic", "reportlab", "sqlalchemy", "uharfbuzz", "yaml"),
}
LOADED = "import sys, json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def packages_after(code: str) -> set[str]:
    """Return the names of the packages that are loaded after code ran."""
    return set(json.loads(run(f"{code}\n{LOADED}").splitlines()[-1]))


def test_the_window_starts_without_the_heavy_libraries() -> None:
    loaded = packages_after("import ui.main")
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_the_window_starts_without_what_reviews_need() -> None:
    names = "print(json.dumps(sorted(name for name in sys.modules if name.startswith('app.'))))"
    loaded = json.loads(run(f"import ui.main, sys, json\n{names}"))
    late = ("app.review", "app.insight", "app.causal", "app.rules", "app.session", "app.capture")
    assert [name for name in loaded if name.startswith(late)] == []


def test_all_of_app_does_without_qt() -> None:
    # A migration can only be loaded by a run of migrations, and __main__ is one line.
    names = [source.module for source in sources("app")]
    loadable = [name for name in names if ".migrations" not in name and "__main__" not in name]
    loaded = packages_after("\n".join(f"import {name}" for name in loadable))
    assert "sqlalchemy" in loaded
    assert loaded & {"PySide6", "shiboken6"} == set()


def test_twenty_thousand_calls_into_qt_in_one_process() -> None:
    # PySide6 6.12.0 on Python 3.11 gives back one None too many at each and ends after 5,100.
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel()\n"
        "for number in range(20_000):\n"
        "    label.setText(str(number))\n"
        "print(label.text())\n"
    )
    assert run(code) == "19999\n"
