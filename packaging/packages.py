#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of packages, and the command that makes, verifies and compares them.

A kind is a function that makes its package in a folder and returns where it is. Beside each stand
its checksums and its bill of materials.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import checksums
import comparison
import package_appimage
import package_bundle
import package_deb
import package_flatpak
import package_macos
import package_windows
from environment import Environment
from failure import Failure
from launch import run_script

Build = Callable[[Environment, Path], Path]

KINDS: dict[str, Build] = {
    "appimage": package_appimage.build,
    "bundle": package_bundle.build,
    "deb": package_deb.build,
    "flatpak": package_flatpak.build,
    "macos": package_macos.build,
    "windows": package_windows.build,
}
VERIFY, COMPARE = "verify", "compare"
FOLDER = "dist"


def make(kind: str, environment: Environment) -> Path:
    """Make a package, and put beside it what lets others check it."""
    made = KINDS[kind](environment, environment.root / FOLDER)
    if run_script(environment, "bill.py", [f"{made}.cdx.json"]):
        raise Failure(f"{made.name} has no bill of materials; it is not finished.")
    checksums.write(made)
    return made


def verify(artefact: Path) -> int:
    """Say whether an artefact is as its checksums say."""
    found = checksums.differences(artefact)
    print("\n".join(found) or f"{artefact.name} is what was built.")
    return int(bool(found))


def compare(one: Path, other: Path) -> int:
    """Say which members of two artefacts differ."""
    found = comparison.differences(one, other)
    print("\n".join(found) or f"{one} and {other} are the same.")
    if found:
        print(f"How contents differ is shown by: diffoscope {one} {other}", file=sys.stderr)
    return int(bool(found))


def reader() -> argparse.ArgumentParser:
    """Describe the command."""
    top = argparse.ArgumentParser(
        prog="dev.py package", description="Make packages in dist/ from this tree, or look at them."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="KIND|verify|compare")
    for kind in sorted(KINDS):
        making = commands.add_parser(kind, help=f"make it: {kind}, and others from the same bundle")
        making.add_argument("others", type=_kind, nargs="*", metavar="KIND")
    looking = commands.add_parser(VERIFY, help="is this what its checksums say?")
    looking.add_argument("artefact", type=Path, metavar="FILE")
    looking = commands.add_parser(COMPARE, help="which members of two packages differ?")
    looking.add_argument("one", type=Path, metavar="A")
    looking.add_argument("other", type=Path, metavar="B")
    return top


def _kind(name: str) -> str:
    if name not in KINDS:
        raise argparse.ArgumentTypeError(f"there is no kind {name}; there are {', '.join(KINDS)}")
    return name


def needs_environment(arguments: list[str]) -> bool:
    """Tell whether something is built; what only looks at packages needs Python alone."""
    return bool(arguments) and arguments[0] in KINDS


def main(arguments: list[str], environment: Environment | None = None) -> int:
    """Carry out the command."""
    options = reader().parse_args(arguments)
    if options.command == VERIFY:
        return verify(options.artefact)
    if options.command == COMPARE:
        return compare(options.one, options.other)
    environment = environment or Environment()
    for kind in (options.command, *options.others):
        print(f"Made: {make(kind, environment)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(str(failure))
