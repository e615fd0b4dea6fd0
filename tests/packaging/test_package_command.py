# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One command makes a package, verifies one, and compares two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import packages
from checksums import write
from environment import ROOT, Environment
from failure import Failure

needs_lister = pytest.mark.skipif(
    not Environment().script("cyclonedx-py").exists(), reason="cyclonedx-py is not in .venv"
)


def test_every_kind_is_a_module_of_its_own() -> None:
    for kind, build in packages.KINDS.items():
        assert build.__module__ == f"package_{kind}"


@needs_lister
def test_beside_a_package_stand_its_checksums_and_its_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(_environment: Environment, folder: Path) -> Path:
        made = folder / "hotwash_1_all.deb"
        made.write_bytes(b"package")
        return made

    monkeypatch.setitem(packages.KINDS, "bundle", build)
    monkeypatch.setattr(packages, "FOLDER", str(tmp_path))
    assert packages.main(["bundle"]) == 0
    assert packages.main(["verify", str(tmp_path / "hotwash_1_all.deb")]) == 0
    bill = json.loads((tmp_path / "hotwash_1_all.deb.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"


def test_a_package_that_was_changed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "hotwash.deb"
    package.write_bytes(b"package")
    write(package)
    assert packages.main(["verify", str(package)]) == 0
    package.write_bytes(b"another")
    assert packages.main(["verify", str(package)]) == 1
    assert "hotwash.deb is not what was built." in capsys.readouterr().out


def test_two_packages_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("one", "a"), ("other", "b")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(text, encoding="utf-8")
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    assert packages.main(["compare", one, one]) == 0
    assert packages.main(["compare", one, other]) == 1
    assert "file: the content is another" in capsys.readouterr().out


def test_looking_at_packages_needs_no_environment() -> None:
    assert packages.needs_environment(["bundle"])
    assert not packages.needs_environment(["verify", "a.deb"])
    assert not packages.needs_environment(["--help"])


@pytest.mark.parametrize("arguments", [[], ["rpm"], ["deb", "rpm"], ["verify"], ["compare", "a"]])
def test_what_is_not_understood_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        packages.main(arguments)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="has no checksums beside it"):
        packages.main(["verify", str(tmp_path / "none.deb")])


def test_the_kinds_are_told_in_the_checklist() -> None:
    checklist = (ROOT / "docs" / "release.md").read_text("utf-8")
    assert [kind for kind in packages.KINDS if kind not in checklist] == []
