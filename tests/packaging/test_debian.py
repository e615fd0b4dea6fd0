# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""System packages: said first, installed where allowed, named where not.

`apt-get` and `sudo` are stand-in scripts here that write down how they were called.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import debian
from failure import Failure

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get")


class FakeSystem:
    """A folder that is the whole PATH, with an apt-get whose first calls may fail."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.calls_file = folder / "calls"
        self._patch = monkeypatch
        (folder / "env").symlink_to("/usr/bin/env")
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(debian, "is_debian", lambda: True)
        self.has_apt_get()
        self.user_is(0)

    @property
    def calls(self) -> list[str]:
        """The calls of apt-get, in order."""
        return self.calls_file.read_text().splitlines() if self.calls_file.exists() else []

    def user_is(self, number: int) -> None:
        """Run as another user."""
        self._patch.setattr(os, "geteuid", lambda: number)

    def has_apt_get(self, *, needs_update: bool = False, works: bool = True) -> None:
        """Put an apt-get there."""
        if not works:
            answer = "false"
        elif needs_update:
            answer = f"case $1 in update) ;; *) grep -q update {self.calls_file};; esac"
        else:
            answer = "true"
        self._script("apt-get", f'{answer}; code=$?; echo "$@" >> {self.calls_file}; exit $code')

    def has_sudo(self, *, allowed: bool) -> None:
        """Put a sudo there that lets the user do all or nothing."""
        run = 'shift; [ "$1" = true ] || "$@"' if allowed else "exit 1"
        self._script("sudo", run)

    def _script(self, name: str, text: str) -> None:
        file = self.folder / name
        file.write_text(f"#!/bin/sh\nPATH=$PATH:/bin:/usr/bin\n{text}\n")
        file.chmod(0o755)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    """Return a system with apt-get, as root."""
    return FakeSystem(tmp_path, monkeypatch)


def test_root_installs_and_says_so_first(
    system: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    debian.install(["xvfb", "qpdf"], "A program that the tests use")
    assert system.calls == ["install -q -y --no-install-recommends xvfb qpdf"]
    assert capsys.readouterr().err == (
        "A program that the tests use is missing. Installing with apt-get as root: xvfb qpdf\n"
    )


def test_stale_package_lists_are_renewed_once(system: FakeSystem) -> None:
    system.has_apt_get(needs_update=True)
    debian.install(["qpdf"], "A program")
    assert [call.split()[0] for call in system.calls] == ["install", "update", "install"]


def test_without_a_network_the_packages_are_named(system: FakeSystem) -> None:
    system.has_apt_get(works=False)
    with pytest.raises(Failure, match=r"could not install qpdf; please check the network"):
        debian.install(["qpdf"], "A program")


def test_another_user_goes_through_sudo(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system.user_is(1000)
    system.has_sudo(allowed=True)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: SIM115, PTH123 - no terminal
    debian.install(["qpdf"], "A program")
    sys.stdin.close()
    assert len(system.calls) == 1
    assert "through sudo: qpdf" in capsys.readouterr().err


@pytest.mark.parametrize("sudo", [False, True], ids=["no sudo", "sudo refuses"])
def test_a_user_without_rights_is_told_what_to_ask_for(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch, sudo: bool
) -> None:
    system.user_is(1000)
    if sudo:
        system.has_sudo(allowed=False)
    with open(os.devnull) as no_terminal:  # noqa: PTH123 - a stream is wanted
        monkeypatch.setattr(sys, "stdin", no_terminal)
        with pytest.raises(Failure, match="administrator run: apt-get install qpdf"):
            debian.install(["qpdf"], "A program")
    assert system.calls == []


def test_elsewhere_the_packages_are_named(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    with pytest.raises(Failure, match="your system's package manager"):
        debian.install(["qpdf"], "A program")
    assert system.calls == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('ID=debian\nVERSION_ID="12"\n', True),
        ("ID=ubuntu\nID_LIKE=debian\n", True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ('ID=fedora\nID_LIKE="rhel"\n', False),
    ],
)
def test_debians_family_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, answer: bool
) -> None:
    release, program = tmp_path / "os-release", tmp_path / "apt-get"
    release.write_text(text)
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert debian.is_debian(release) is answer
    assert not debian.is_debian(tmp_path / "nothing")
