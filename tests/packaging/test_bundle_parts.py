# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is not named is left out of the bundle, and what is named has to be there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bundle_parts
from app.paths import guide_dir, resources_dir
from tests.source_tree import ROOT

PLUGINS = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    ("destination", "kept"),
    [
        (f"{PLUGINS}/platforms/libqxcb.so", True),
        (f"{PLUGINS}/platforms/libqvnc.so", False),
        (f"{PLUGINS}/imageformats/libqjpeg.so", True),
        (f"{PLUGINS}/imageformats/libqpdf.so", False),
        (f"{PLUGINS}/qmltooling/libqmldbg_tcp.so", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("libQt6Core.so.6", True),
        ("libQt6EglFsKmsSupport.so.6", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/QtCore.abi3.so", True),
        ("reportlab/fonts/anything", True),
    ],
)
def test_of_qt_what_the_table_names_is_kept(destination: str, kept: bool) -> None:
    assert bundle_parts.is_wanted(destination, "linux") is kept


@pytest.mark.parametrize(
    ("destination", "system", "kept"),
    [
        ("PySide6\\plugins\\platforms\\qwindows.dll", "win32", True),
        ("PySide6\\plugins\\platforms\\qminimal.dll", "win32", False),
        ("PySide6\\Qt6Core.dll", "win32", True),
        ("PySide6\\Qt6Quick.dll", "win32", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "darwin", True),
        ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "darwin", True),
        ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", "darwin", False),
    ],
)
def test_other_systems_name_the_same_parts_otherwise(
    destination: str, system: str, kept: bool
) -> None:
    assert bundle_parts.is_wanted(destination, system) is kept


def test_a_part_that_is_named_and_not_there_is_told() -> None:
    everything = [
        *(
            f"PySide6/Qt/lib/libQt6{each}.so.6"
            for each in bundle_parts.here(bundle_parts.QT_LIBRARIES, "linux")
        ),
        *(
            f"PySide6/Qt/plugins/{each.replace('/', '/lib')}.so"
            for each in bundle_parts.here(bundle_parts.QT_PLUGINS, "linux")
        ),
        *(
            f"PySide6/Qt/translations/{each}.qm"
            for each in bundle_parts.here(bundle_parts.QT_TRANSLATIONS, "linux")
        ),
    ]
    assert bundle_parts.missing_parts(everything, "linux") == []
    without = [each for each in everything if "libqxcb" not in each]
    assert bundle_parts.missing_parts(without, "linux") == ["platforms/qxcb"]


def test_everything_that_is_named_has_a_reason() -> None:
    tables = (bundle_parts.QT_LIBRARIES, bundle_parts.QT_PLUGINS, bundle_parts.QT_TRANSLATIONS)
    assert [part.name for table in tables for part in table if len(part.why) < 8] == []


def test_every_module_of_qt_that_the_code_imports_may_be_followed() -> None:
    done = subprocess.run(
        ["git", "grep", "-hoE", "from PySide6[.]Qt[A-Za-z]+", "--", "app", "ui"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    imported = {line.rpartition(".")[2] for line in done.stdout.splitlines()}
    assert imported
    assert {f"PySide6.{each}" for each in imported}.isdisjoint(bundle_parts.LEFT_OUT)
    libraries = bundle_parts.here(bundle_parts.QT_LIBRARIES)
    assert [each for each in imported if each.removeprefix("Qt") not in libraries] == []


def test_what_the_app_does_not_run_with_is_kept_out() -> None:
    foreign = bundle_parts.not_ours(ROOT / "pyproject.toml")
    assert {"pytest", "mypy", "hypothesis"} <= set(foreign)
    assert {"PySide6", "sqlalchemy", "reportlab", "keyring", "app"}.isdisjoint(foreign)


def test_the_systems_own_libraries_stay_the_systems() -> None:
    assert bundle_parts.is_of_the_system("/usr/lib/x86_64-linux-gnu/libssl.so.3", "linux")
    assert not bundle_parts.is_of_the_system("/opt/python/lib/libpython3.11.so", "linux")
    assert not bundle_parts.is_of_the_system("/usr/lib/libSystem.dylib", "darwin")


@pytest.mark.parametrize(
    ("before", "after"), [({}, ""), ({"LD_LIBRARY_PATH_ORIG": "/opt/mine"}, "/opt/mine")]
)
def test_programs_that_a_bundle_starts_get_the_libraries_of_the_system(
    before: dict[str, str], after: str
) -> None:
    script = (ROOT / "packaging" / "bundle_start.py").read_text("utf-8")
    told = subprocess.run(
        [sys.executable, "-c", f"{script}\nprint(os.environ.get('LD_LIBRARY_PATH', ''))"],
        env={**os.environ, "LD_LIBRARY_PATH": "/usr/lib/hotwash/_internal", **before},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == after


def test_what_is_read_at_run_time_lies_in_the_bundle_where_the_app_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source, place in bundle_parts.folders(ROOT):
        assert Path(source).is_dir()
        (tmp_path / place).mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_dir().is_dir()
    assert guide_dir().is_dir()
