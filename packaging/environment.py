# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The virtual environment in `.venv`: made once, brought up to date only when its inputs change."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian
from failure import Failure

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
BENCH_LOCK = ROOT / "requirements-bench.lock"
PACKAGE_LOCK = ROOT / "requirements-package.lock"


class Environment:
    """Knows where the tools of `.venv` are, and puts them there."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self._windows = os.name == "nt"

    @property
    def python(self) -> Path:
        """The interpreter that has the dependencies."""
        return self.script("python")

    @property
    def site_packages(self) -> Path:
        """The folder that holds the dependencies."""
        if self._windows:
            return self.folder / "Lib" / "site-packages"
        return next(self.folder.glob("lib/python3*/site-packages"), self.folder / "lib")

    def script(self, name: str) -> Path:
        """Locate a command that a dependency, or Hotwash itself, put there."""
        if self._windows:
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def prepare(self) -> None:
        """Make the environment if it is missing, and install what the lock says."""
        stamp = self._stamp(LOCK)
        if self._is_made() and self._read("hotwash.stamp") == stamp:
            return
        if not self._is_made():
            self._make()
        say("Installing the pinned dependencies into .venv. The first time takes a minute.")
        self._install_lock(LOCK)
        self._install_hotwash()
        self._write("hotwash.stamp", stamp)

    def prepare_bench(self) -> None:
        """Install what only the bench needs."""
        self._add(BENCH_LOCK, "what the bench compares with")

    def prepare_package(self) -> None:
        """Install what packages are made with."""
        self._add(PACKAGE_LOCK, "what packages are made with")

    def _add(self, lock: Path, purpose: str) -> None:
        """Install another lock beside the first, once."""
        stamp, name = self._stamp(lock), f"{lock.stem.removeprefix('requirements-')}.stamp"
        if self._read(name) == stamp:
            return
        say(f"Installing {purpose} into .venv.")
        self._install_lock(lock)
        self._write(name, stamp)

    def _is_made(self) -> bool:
        """Tell whether `.venv` works: not copied from elsewhere, its Python still there."""
        return self.python.exists() and str(self.folder.resolve()) in self._read("pyvenv.cfg")

    def _make(self) -> None:
        """Create `.venv`, over whatever is left of one; what a link leads to is left alone."""
        if self.folder.is_symlink():
            raise Failure(
                ".venv is a link to an environment that does not work here. "
                "Please remove the link and run the command again."
            )
        if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
            self._provide_venv_module()
        say("Making the virtual environment .venv.")
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise Failure(f"The virtual environment could not be made: {last_line(made)}")

    def _provide_venv_module(self) -> None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        package = f"python{version}-venv"
        if Path(sys.executable).resolve().parent != Path("/usr/bin"):
            raise Failure(
                f"This Python ({sys.executable}) has no venv module; "
                "please install a complete Python 3.11 or newer."
            )
        debian.install([package], "Python's venv module")

    def _install_lock(self, lock: Path) -> None:
        self._pip("--require-hashes", "--no-deps", "--requirement", str(lock))

    def _install_hotwash(self) -> None:
        """Install this tree in place, so that `hotwash` is there and edits count at once."""
        self._pip("--no-build-isolation", "--no-deps", "--no-index", "--editable", str(self.root))

    def _pip(self, *arguments: str) -> None:
        done = subprocess.run(
            [
                *(str(self.python), "-m", "pip", "install"),
                *("--quiet", "--no-input", "--disable-pip-version-check"),
                *arguments,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=self.root,
            check=False,
        )
        if done.returncode:
            raise Failure(reason_of_pip(done.stdout))

    def _stamp(self, lock: Path) -> str:
        """Digest everything whose change calls for a new installation."""
        digest = hashlib.sha256()
        for source in (lock, self.root / "pyproject.toml", self.root / "app" / "version.py"):
            digest.update(source.read_bytes())
        return digest.hexdigest()

    def _read(self, name: str) -> str:
        file = self.folder / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")


def reason_of_pip(output: str) -> str:
    """Turn pip's output into one sentence that says what to do."""
    lines = [line for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR")]
    text = output.lower()
    if "do not match the hashes" in text:
        return (
            "A downloaded package does not match its hash in the lock, so nothing was installed. "
            "Please check the package source you use."
        )
    no_network = ("connection", "name resolution", "timed out", "proxy", "ssl")
    if any(word in text for word in no_network):
        return (
            "The dependencies could not be downloaded; "
            "please check the network connection and run the command again."
        )
    return f"The dependencies could not be installed: {errors[0] if errors else lines[-1:]}"


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return the line in which a program usually says what went wrong."""
    lines = f"{done.stdout}\n{done.stderr}".strip().splitlines()
    return lines[-1] if lines else f"exit code {done.returncode}"


def say(sentence: str) -> None:
    """Tell what is being done, beside the output that a program may read."""
    print(sentence, file=sys.stderr, flush=True)


def found(*names: str) -> bool:
    """Tell whether all the programs are on the path."""
    return all(shutil.which(name) for name in names)
