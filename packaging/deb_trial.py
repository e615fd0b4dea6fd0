#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The proof that the Debian package works: in a Debian where nothing else was ever installed.

An ordinary user runs it, upgrades it with a library in place, and removes it; what is theirs has
to be the same to the byte. `deb_trial.py NEWER.deb [OLDER.deb] [--pictures FOLDER]`; without an
older package the newer one is packed again under an older version.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import identity
from debian_root import HOME, USER, DebianRoot, debian_root
from environment import say
from failure import Failure
from step import carry_out

DATA = HOME / ".local" / "share" / identity.COMMAND
EXAMPLE = Path("/usr/lib/hotwash/_internal/resources/examples/gitlab-2017-01-31.yaml")
EARLIER = "0.0.1-1"
LEFT_BEHIND = Path("usr/lib/hotwash/of-an-older-version")
_SEE = """
hotwash >/tmp/hotwash.log 2>&1 &
xdotool search --sync --onlyvisible --class hotwash >/dev/null
for try in $(seq 100); do
  import -window root /tmp/window.png
  colours=$(identify -format %k /tmp/window.png)
  [ "$colours" -gt 500 ] && break
done
kill %1
wait || true
[ "$colours" -gt 500 ]
"""


def try_out(newer: Path, older: Path | None, pictures: Path) -> None:
    """Install, use, upgrade, remove and purge; the first thing that is not as it should be ends."""
    with tempfile.TemporaryDirectory(prefix="hotwash-deb-") as work:
        earlier = older or relabelled(newer, EARLIER, Path(work))
        with debian_root(Path(work) / "root", earlier) as root:
            say("Installed. Using it as an ordinary user.")
            use(root, pictures)
            say("Upgrading.")
            upgrade(root, newer)
            say("Removing.")
            take_away(root)
    print("The package installs, runs, upgrades and goes, and leaves what is a person's alone.")


def use(root: DebianRoot, pictures: Path) -> None:
    """Try everything as a person would who has just installed it."""
    root.run(["hotwash", "self-test"], user=USER)
    root.run(["xvfb-run", "-a", "hotwash", "self-test", "--window"], user=USER)
    root.run(["hotwash", "import", str(EXAMPLE)], user=USER)
    root.run(["hotwash", "export", "example", "-o", "review.hotwash"], user=USER)
    root.run(["cp", "review.hotwash", "without-suffix"], user=USER)
    for name in ("review.hotwash", "without-suffix"):
        asked = ["gio", "info", "-a", "standard::content-type", name]
        told = root.run(asked, user=USER).stdout.split()[-1]
        _insist(identity.MIME_TYPE, told, f"the kind of {name}")
    for kind in (identity.MIME_TYPE, f"x-scheme-handler/{identity.SCHEME}"):
        told = root.run(["xdg-mime", "query", "default", kind], user=USER).stdout.strip()
        _insist(f"{identity.APP_ID}.desktop", told, f"what opens {kind}")
    manual = root.path / "usr/share/man/man1/hotwash.1.gz"
    _insist(expected=True, found=manual.is_file(), what="the manual page")
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24", "dbus-run-session"]
    root.run([*screen, "bash", "-e", "-c", _SEE], user=USER)
    pictures.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root.path / "tmp" / "window.png", pictures / "deb-window.png")


def upgrade(root: DebianRoot, newer: Path) -> None:
    """Install the newer package over the older one, and look at the library before and after."""
    before = contents(root)
    root.install(newer)
    _insist(before, contents(root), "the library after the upgrade")
    _insist(expected=False, found=(root.path / LEFT_BEHIND).exists(), what="a file of the old one")
    told = root.run(["hotwash", "list", "--json"], user=USER).stdout
    _insist(expected=True, found="example-gitlab-2017" in told, what="the review after the upgrade")
    root.run(["hotwash", "backups", "verify"], user=USER)
    root.run(["hotwash", "inspect"], user=USER)


def take_away(root: DebianRoot) -> None:
    """Remove the package, then all it left; a person's files are no part of it."""
    listed = root.run(["dpkg", "-L", identity.COMMAND]).stdout.split("\n")
    brought = [each.lstrip("/") for each in listed if identity.COMMAND in each.lower()]
    before = contents(root)
    for action in ("remove", "purge"):
        root.run(["apt-get", action, "-q", "-y", identity.COMMAND])
        _insist(before, contents(root), f"the library after {action}")
    left = [each for each in brought if (root.path / each).exists()]
    _insist([], left, "what the package left on the system")


def contents(root: DebianRoot) -> dict[str, str]:
    """Return the hash of every file of the user's library."""
    data = root.path / DATA.relative_to("/")
    return {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(data.rglob("*"))
        if path.is_file()
    }


def relabelled(package: Path, version: str, work: Path) -> Path:
    """Pack a package again under another version, with one file more that has to go with it."""
    tree = work / "older"
    carry_out("Unpacking the package", ["dpkg-deb", "-R", package, tree])
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    changed = [f"Version: {version}" if each.startswith("Version:") else each for each in lines]
    control.write_text("\n".join(changed) + "\n", encoding="utf-8")
    (tree / LEFT_BEHIND).write_text(version, encoding="utf-8")
    made = work / f"{identity.COMMAND}_{version}.deb"
    options = ["--root-owner-group", "-Zgzip", "-z1"]
    carry_out("Packing the older package", ["dpkg-deb", *options, "--build", tree, made])
    shutil.rmtree(tree)
    return made


def _insist(expected: object, found: object, what: str) -> None:
    if expected != found:
        raise Failure(f"{what} is {found!r}, and should be {expected!r}.")


def main(arguments: list[str]) -> int:
    """Try the packages that are named."""
    reader = argparse.ArgumentParser(description="Try a Debian package in a Debian of its own.")
    reader.add_argument("newer", type=Path)
    reader.add_argument("older", type=Path, nargs="?")
    reader.add_argument("--pictures", type=Path, default=Path("build/pictures"), metavar="FOLDER")
    options = reader.parse_args(arguments)
    try_out(options.newer, options.older, options.pictures)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(str(failure))
