#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of packages, and the command that makes one: `packages.py KIND`.

A kind is a function that makes its package in a folder and returns where it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import package_bundle
import package_deb
from environment import Environment
from failure import Failure

Build = Callable[[Environment, Path], Path]

KINDS: dict[str, Build] = {
    "bundle": package_bundle.build,
    "deb": package_deb.build,
}
FOLDER = "dist"


def main(arguments: list[str], environment: Environment | None = None) -> int:
    """Make the packages of the kinds that are named, each from the same bundle."""
    reader = argparse.ArgumentParser(
        prog="dev.py package", description="Make packages in dist/ from this tree."
    )
    reader.add_argument("kind", choices=sorted(KINDS), nargs="+", help="what to make")
    options = reader.parse_args(arguments)
    environment = environment or Environment()
    for kind in options.kind:
        made = KINDS[kind](environment, environment.root / FOLDER)
        print(f"Made: {made}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(str(failure))
