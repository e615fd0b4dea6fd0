# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A Debian of its own in a folder, made new for each trial: to install packages as a person would.

Making one needs root. The packages of the bare system are fetched once and kept in build/.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import debian
from environment import ROOT, found, say
from failure import Failure
from step import carry_out

RELEASE = "bookworm"
WORK = ROOT / "build" / "debian"
USER = "newcomer"
HOME = Path("/home", USER)
DESKTOP = (
    *("xvfb", "xauth", "xdotool", "imagemagick", "openbox"),
    *("dbus-x11", "xdg-utils", "libglib2.0-bin"),
)
"""What stands for a desktop: a screen, a mouse and keys, who places the windows, kinds of files."""
_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}
_FROM_OUTSIDE = ("http_proxy", "https_proxy", "no_proxy")


@dataclass(frozen=True)
class DebianRoot:
    """A system in a folder."""

    path: Path

    def run(
        self,
        command: Sequence[str],
        *,
        user: str = "root",
        variables: Mapping[str, str] | None = None,
        check: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in it; as `newcomer` it is an ordinary person's, in their own home."""
        home = str(HOME) if user == USER else "/root"
        kept = {name: os.environ[name] for name in _FROM_OUTSIDE if name in os.environ}
        environment = {**_ENVIRONMENT, **kept, "HOME": home, "USER": user, **(variables or {})}
        inside = [*("env", "--chdir", home), *command]
        done = subprocess.run(
            ["chroot", f"--userspec={user}:{user}", str(self.path), *inside],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if check and done.returncode:
            print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
            raise Failure(f"In the new Debian, {' '.join(command)} failed.")
        return done

    def install(self, package: Path) -> None:
        """Install a package that lies outside, with what it needs, as `apt install ./FILE` does."""
        inside = self.path / "tmp" / package.name
        shutil.copyfile(package, inside)
        self.run(["apt-get", "install", "-q", "-y", "--allow-downgrades", f"/tmp/{inside.name}"])  # noqa: S108
        inside.unlink()


@contextmanager
def debian_root(
    folder: Path, package: Path | None = None, *, desktop: Sequence[str] = DESKTOP
) -> Iterator[DebianRoot]:
    """Make a Debian in `folder`, with the package installed where one is given; it goes again."""
    root = make(folder, desktop=desktop)
    with _mounted(root.path):
        if package is not None:
            root.install(package)
        yield root
    shutil.rmtree(folder)


def make(folder: Path, *, desktop: Sequence[str] = DESKTOP) -> DebianRoot:
    """Make a Debian with a desktop and an ordinary user, from the kept one where there is one."""
    if os.geteuid() != 0:
        raise Failure("A Debian of its own is made by root alone; please run this as root.")
    kept = WORK / f"{RELEASE}-{sha256(' '.join(desktop).encode()).hexdigest()[:12]}.tar"
    if kept.is_file():
        folder.mkdir(parents=True)
        carry_out("Unpacking the kept Debian", ["tar", "-xpf", kept, "-C", folder])
        return DebianRoot(folder)
    _bootstrap(folder)
    root = DebianRoot(folder)
    with _mounted(folder):
        root.run(["useradd", "--create-home", "--shell", "/bin/bash", USER])
        root.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *desktop])
    carry_out("Keeping the Debian", ["tar", "-cpf", kept, "-C", folder, "."])
    return root


def _bootstrap(folder: Path) -> None:
    if not found("debootstrap"):
        debian.install(["debootstrap"], "What makes a Debian in a folder (debootstrap)")
    say("Making a Debian in a folder. The first time takes some minutes.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    WORK.mkdir(parents=True, exist_ok=True)
    options = ["--variant=minbase", "--include=ca-certificates"]
    carry_out("Making the Debian", ["debootstrap", *options, RELEASE, folder])


@contextmanager
def _mounted(path: Path) -> Iterator[None]:
    """Give the system its view of processes; devices it has of its own."""
    place = path / "proc"
    carry_out("Mounting", ["mount", "-t", "proc", "proc", place])
    try:
        yield
    finally:
        carry_out("Unmounting", ["umount", "--lazy", place])
