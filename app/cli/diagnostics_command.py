# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash diagnostics`: what to send with a report of a bug, without anything of a review."""

from __future__ import annotations

from argparse import Namespace

from app.bootstrap import build
from app.cli import exit_codes
from app.cli.terminal import plain
from app.diagnostics import diagnostics, write_bundle
from app.paths import typed_path
from app.translation import tr


def run(asked: Namespace) -> int:
    """Write the bundle, or print it where no file is named."""
    built = build(asked.data, forgiving=True)
    try:
        files = diagnostics(built)
    finally:
        built.close()
    if not asked.output:
        for name, text in files.items():
            print(f"--- {name}\n{text.rstrip()}\n")
        return exit_codes.OK
    path = typed_path(asked.output)
    write_bundle(files, path)
    print(
        tr("{0} is written. Look through it, and attach it to your report.").format(
            plain(str(path))
        )
    )
    return exit_codes.OK
