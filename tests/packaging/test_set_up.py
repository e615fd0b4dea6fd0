# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The set-up: what it notices, what it says, and when it does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev
from environment import ROOT, Environment, reason_of_pip
from failure import Failure
from launch import no_window_reason, wants_window
from programs import postgres_folder
from qt_libraries import PACKAGES, missing_libraries, not_found

LDD = """\
plugins/platforms/libqxcb.so:
	libQt6XcbQpa.so.6 => not found
	libxcb-cursor.so.0 => not found
	libxcb-icccm.so.4 => /lib/libxcb-icccm.so.4 (0x0000)
lib/libQt6Widgets.so.6:
	libGL.so.1 => not found
	libxcb-cursor.so.0 => not found
"""


class RecordingEnvironment(Environment):
    """Makes no environment and asks no index: writes down what would be done."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.done: list[str] = []

    def _make(self) -> None:
        self.done.append("make")
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()
        (self.folder / "pyvenv.cfg").write_text(f"command = python -m venv {self.folder}\n")

    def _pip(self, *arguments: str) -> None:
        self.done.append(arguments[-2])


@pytest.fixture
def project(tmp_path: Path) -> RecordingEnvironment:
    """Return the environment of a project that was never set up."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "version.py").write_text('VERSION = "1.0"\n')
    return RecordingEnvironment(tmp_path)


def test_the_first_set_up_makes_and_installs(project: RecordingEnvironment) -> None:
    project.prepare()
    assert project.done == ["make", "--requirement", "--editable"]


def test_the_second_set_up_does_nothing(project: RecordingEnvironment) -> None:
    project.prepare()
    project.done.clear()
    project.prepare()
    assert project.done == []


def test_a_changed_declaration_is_installed(project: RecordingEnvironment) -> None:
    project.prepare()
    project.done.clear()
    (project.root / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    project.prepare()
    assert project.done == ["--requirement", "--editable"]


def test_an_environment_whose_python_is_gone_is_made_again(project: RecordingEnvironment) -> None:
    project.prepare()
    project.python.unlink()
    project.done.clear()
    project.prepare()
    assert project.done[0] == "make"


def test_an_environment_copied_from_elsewhere_is_made_again(project: RecordingEnvironment) -> None:
    project.prepare()
    (project.folder / "pyvenv.cfg").write_text("command = python -m venv /elsewhere/.venv\n")
    project.done.clear()
    project.prepare()
    assert project.done[0] == "make"


def test_a_link_to_a_working_environment_is_used_as_it_is(
    project: RecordingEnvironment, tmp_path: Path
) -> None:
    project.prepare()
    elsewhere = RecordingEnvironment(tmp_path / "other")
    (elsewhere.root / "app").mkdir(parents=True)
    for name in ("pyproject.toml", "app/version.py"):
        (elsewhere.root / name).write_bytes((project.root / name).read_bytes())
    elsewhere.folder.symlink_to(project.folder)
    elsewhere.prepare()
    assert elsewhere.done == []


def test_what_a_link_leads_to_is_never_cleared(
    project: RecordingEnvironment, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").touch()
    environment = Environment(project.root)
    environment.folder.symlink_to(kept)
    with pytest.raises(Failure, match="remove the link"):
        environment.prepare()
    assert (kept / "file").exists()


def test_missing_libraries_are_named_once_and_without_qts_own() -> None:
    assert not_found(LDD) == ["libGL.so.1", "libxcb-cursor.so.0"]
    assert set(not_found(LDD)) <= set(PACKAGES)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the system")
def test_here_qt_finds_all_it_needs() -> None:
    assert missing_libraries(Environment().site_packages) == []


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying: Failed to establish a new connection", "check the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "does not match its hash"),
        ("ERROR: No matching distribution found for x", "No matching distribution"),
    ],
)
def test_pips_failures_become_one_sentence(output: str, sentence: str) -> None:
    assert sentence in reason_of_pip(output)
    assert "\n" not in reason_of_pip(output)


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([], True),
        (["--data", "folder"], True),
        (["--data=folder"], True),
        (["--portable", "folder"], True),
        (["list", "--json"], False),
        (["--data", "folder", "list"], False),
        (["--help"], False),
    ],
)
def test_only_the_command_line_does_without_a_window(arguments: list[str], answer: bool) -> None:
    assert wants_window(arguments) is answer


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_display_it_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    reason = no_window_reason([], Environment())
    assert "There is no display here" in reason
    assert "hotwash --help" in reason
    monkeypatch.setenv("DISPLAY", ":0")
    assert no_window_reason([], Environment()) == ""


def test_a_server_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    for name in ("initdb", "pg_ctl"):
        (tmp_path / f"{name}{suffix}").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert postgres_folder() == tmp_path


def test_a_command_that_takes_no_arguments_refuses_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        dev.main(["setup", "--wrong"])
    assert ended.value.code == 2
    assert "unknown argument: --wrong" in capsys.readouterr().err


def test_the_script_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", str(ROOT / "packaging" / "dev.py"), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "pictures" in done.stdout
