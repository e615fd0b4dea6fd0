# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The package for Debian, made here of a bundle that is one small program.

The real one is tried in a Debian of its own with HOTWASH_PACKAGES=full.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import deb_depends
import deb_trial
import elf_needs
import identity
import package_deb
from environment import ROOT, Environment
from failure import Failure

pytestmark = pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="not Debian, or no binutils"
)
EPOCH = "1700000000"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "hotwash"
    folder.mkdir()
    shutil.copyfile("/bin/true", folder / "hotwash")
    (folder / "_internal").mkdir()
    (folder / "_internal" / "notes.txt").write_text("not a program")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Take the tree, with a place of its own for what is built."""
    root = tmp_path / "tree"
    root.mkdir()
    for name in ("app", "packaging", "CHANGELOG.md", ".venv", "pyproject.toml"):
        (root / name).symlink_to(ROOT / name)
    return Environment(root)


def test_a_library_is_needed_where_a_program_asks_for_it_and_nobody_brings_it(
    bundle: Path,
) -> None:
    needed = elf_needs.needs(bundle)
    assert needed.libraries == {"libc.so.6": (Path("hotwash"),)}
    assert elf_needs.version_key(needed.glibc) >= (2, 0)
    shutil.copyfile("/bin/true", bundle / "libc.so.6")
    assert elf_needs.needs(bundle).libraries == {}


def test_versions_are_ordered_by_their_numbers() -> None:
    assert max(("2.4", "2.34", "2.9"), key=elf_needs.version_key) == "2.34"


def test_what_only_an_optional_part_needs_is_recommended() -> None:
    needed = elf_needs.Needs(
        {
            "libgtk-3.so.0": (Path("plugins/platformthemes/libqgtk3.so"),),
            "libc.so.6": (Path("plugins/platformthemes/libqgtk3.so"), Path("hotwash")),
        },
        "2.0",
    )
    optional = elf_needs.only_for(needed, deb_depends.OPTIONAL_FILES)
    assert optional == {"libgtk-3.so.0"}


def test_the_package_of_a_library_is_the_one_that_brought_it_here() -> None:
    assert deb_depends.owner("libc.so.6", deb_depends.known_libraries()) == "libc6"


def test_a_library_that_is_not_here_is_looked_up_in_the_table_of_qt() -> None:
    assert deb_depends.owner("libxcb-cursor.so.0", {}) == "libxcb-cursor0"


def test_a_library_of_no_package_stops_the_build_and_is_named() -> None:
    with pytest.raises(Failure, match=r"needs libnowhere\.so\.7"):
        deb_depends.owner("libnowhere.so.7", {})


def test_the_same_tree_gives_the_same_package(
    bundle: Path, environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    packed = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        packed.append(package_deb.pack(environment, bundle, tmp_path / name).read_bytes())
    assert packed[0] == packed[1]


def test_the_package_has_what_debian_asks_for_and_runs_no_scripts(
    bundle: Path, environment: Environment, tmp_path: Path
) -> None:
    package = package_deb.pack(environment, bundle, tmp_path)
    tree = tmp_path / "unpacked"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    assert sorted(path.name for path in (tree / "DEBIAN").iterdir()) == ["control", "md5sums"]
    control = (tree / "DEBIAN" / "control").read_text("utf-8")
    assert f"Version: {identity.version()}-1\n" in control
    assert "libc6 (>= 2." in control
    link = tree / "usr" / "bin" / "hotwash"
    assert link.resolve() == (tree / "usr/lib/hotwash/hotwash").resolve()
    assert os.access(link, os.X_OK)
    documents = tree / "usr" / "share" / "doc" / "hotwash"
    changes = gzip.decompress((documents / "changelog.Debian.gz").read_bytes()).decode()
    assert changes.startswith(f"hotwash ({identity.version()}-1) unstable; urgency=medium\n\n  * ")
    assert max(len(line) for line in changes.splitlines() if not line.startswith(" --")) <= 80
    about = (documents / "copyright").read_text("utf-8")
    for name in ("pyside6-essentials", "sqlalchemy", "reportlab", "python"):
        assert f"\n {name} " in about
    assert list((documents / "licences").glob("sqlalchemy/*"))


def test_a_pre_release_is_older_than_its_release(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    for said, expected in (
        ("1.2.0", "1.2.0-1"),
        ("1.2.0rc1", "1.2.0~rc1-1"),
        ("1.2.0.dev3", "1.2.0~dev3-1"),
    ):
        (tmp_path / "app" / "version.py").write_text(f'VERSION = "{said}"\n')
        assert package_deb.debian_version(tmp_path) == expected


@pytest.mark.skipif(
    os.environ.get("HOTWASH_PACKAGES") != "full",
    reason="makes a Debian of its own: HOTWASH_PACKAGES=full, as root, after dev.py package deb",
)
def test_the_package_installs_runs_upgrades_and_goes(tmp_path: Path) -> None:
    made = sorted((ROOT / "dist").glob("hotwash_*.deb"))
    assert made, "dev.py package deb makes it"
    deb_trial.try_out(made[-1], None, tmp_path)
    assert (tmp_path / "deb-window.png").is_file()
