# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The package for Debian and Ubuntu: the bundle in a private folder, and what desktops read.

It has no maintainer scripts: what has to be done after installing (menus, icons, kinds of files,
the index of manuals) is done by the triggers of the packages that keep those lists.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import build_time
import changelog
import deb_depends
import debian
import identity
import linux_files
import package_bundle
from environment import Environment, found, say
from failure import Failure
from launch import run_script
from step import carry_out

WORK = Path("build", "deb")
PRIVATE = Path("usr", "lib", identity.COMMAND)
DOCUMENTS = Path("usr", "share", "doc", identity.COMMAND)
MANUAL = Path("usr", "share", "man", "man1", f"{identity.COMMAND}.1")
OVERRIDES = Path("usr", "share", "lintian", "overrides", identity.COMMAND)
MAINTAINER = f"{identity.PUBLISHER} <hotwash@users.noreply.github.com>"
REVISION = "1"
_MARKS = re.compile(r"\*\*|`|\[([^\]]*)\]\([^)]*\)")


def build(environment: Environment, folder: Path) -> Path:
    """Make the bundle and put it into a package in `folder`."""
    return pack(environment, package_bundle.build(environment, folder), folder)


def pack(environment: Environment, bundle: Path, folder: Path) -> Path:
    """Put a bundle that is there into a package in `folder`."""
    if not found("dpkg-deb", "objdump"):
        debian.install(["dpkg", "binutils"], "What makes a Debian package")
    root = environment.root / WORK
    say("Making the Debian package.")
    lay_out(environment, bundle, root)
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(control_file(environment, bundle, root), encoding="utf-8")
    (control.parent / "md5sums").write_text(md5sums(root), encoding="utf-8")
    _settle(root, build_time.epoch(environment.root))
    made = folder / f"{identity.COMMAND}_{debian_version(environment.root)}_{architecture()}.deb"
    carry_out(
        "Packing the Debian package",
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made],
        environment=build_time.environment_of_build(environment.root),
    )
    return made


def lay_out(environment: Environment, bundle: Path, root: Path) -> None:
    """Make the tree of files as they will lie on a system."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / PRIVATE, symlinks=True)
    link = root / "usr" / "bin" / identity.COMMAND
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("..", *PRIVATE.parts[1:], identity.COMMAND))
    linux_files.install(environment, root / "usr" / "share")
    documents = root / DOCUMENTS
    documents.mkdir(parents=True)
    if run_script(environment, "third_parties.py", [str(documents)]):
        raise Failure("The licences of what is bundled could not be gathered.")
    changes = (environment.root / "CHANGELOG.md").read_text(encoding="utf-8")
    (documents / "changelog").write_text(changes, encoding="utf-8")
    (documents / "changelog.Debian").write_text(debian_changes(environment.root), encoding="utf-8")
    for plain in (documents / "changelog", documents / "changelog.Debian", root / MANUAL):
        compress(plain)
    overrides = root / OVERRIDES
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(environment.root / "packaging" / "linux" / "lintian-overrides", overrides)


def control_file(environment: Environment, bundle: Path, root: Path) -> str:
    """Return what the package says of itself."""
    size = sum(path.stat().st_size for path, _ in _files(root))
    fields = {
        "Package": identity.COMMAND,
        "Version": debian_version(environment.root),
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(-(-size // 1024)),
        **deb_depends.fields(bundle),
        "Section": "misc",
        "Priority": "optional",
        "Homepage": identity.HOMEPAGE,
        "Description": f"{_lower_first(identity.SUMMARY)}\n{_indented(linux_files.ABOUT)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def debian_version(root: Path) -> str:
    """Return the version with Debian's revision; a pre-release comes before its release."""
    plain = re.sub(r"(?<=\d)(?=(a|b|rc|dev)\d)", "~", identity.version(root).replace(".dev", "dev"))
    return f"{plain}-{REVISION}"


def architecture() -> str:
    """Return what Debian calls this kind of machine."""
    return carry_out("Asking for the architecture", ["dpkg", "--print-architecture"]).strip()


def debian_changes(root: Path) -> str:
    """Return the changelog in Debian's form; the newest version is the one that is packed."""
    moment = datetime.fromtimestamp(build_time.epoch(root), UTC)
    entries = []
    for release in changelog.read(root / "CHANGELOG.md"):
        when = moment
        if release.date:
            when = datetime(release.date.year, release.date.month, release.date.day, tzinfo=UTC)
        points = "\n".join(_point(text) for text in release.points or release.paragraphs)
        entries.append(
            f"{identity.COMMAND} ({release.version}-{REVISION}) unstable; urgency=medium\n\n"
            f"{points}\n\n -- {MAINTAINER}  {format_datetime(when)}\n"
        )
    return "\n".join(entries)


def md5sums(root: Path) -> str:
    """Return the sums by which a system can tell whether a file was changed."""
    lines = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {inside}\n"
        for path, inside in _files(root)
    )
    return "".join(lines)


def compress(path: Path) -> None:
    """Put `path.gz` in the place of a file, the same bytes each time."""
    packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    path.with_name(f"{path.name}.gz").write_bytes(packed)
    path.unlink()


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and inside.parts[0] != "DEBIAN":
            yield path, inside.as_posix()


def _settle(root: Path, epoch: int) -> None:
    """Give every file the rights and the time it has in each build."""
    program = root / PRIVATE / identity.COMMAND
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _point(text: str) -> str:
    plain = _MARKS.sub(r"\1", text)
    return textwrap.fill(plain, 78, initial_indent="  * ", subsequent_indent="    ")


def _indented(paragraphs: tuple[str, ...]) -> str:
    wrapped = (
        textwrap.fill(each, 78, initial_indent=" ", subsequent_indent=" ") for each in paragraphs
    )
    return "\n .\n".join(wrapped)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
