# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash export`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable

from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.export import ExportOptions, export_review, format_of, told_before, write_review
from app.publish.named_drawing import check_name
from app.rules.report_style import PaperSize, Redaction
from app.translation import tr

STANDARD_OUTPUT = "-"
WITH_TRANSCRIPT = ("pdf", "md")
BINARY = frozenset({"pdf", "hotwash", "png"})


def export(asked: Namespace) -> int:
    """Write one review to a file or, where it is text, to standard output."""
    to_terminal = asked.output == STANDARD_OUTPUT
    path = typed_path(asked.output)
    name = format_of(None if to_terminal else path, asked.format)
    check_name(asked.lens)
    if asked.transcript and name not in WITH_TRANSCRIPT:
        known = ", ".join(WITH_TRANSCRIPT)
        raise UserFacingError(tr("A transcript is part of these only: {0}.").format(known))
    _check_report(asked, name)
    if to_terminal and name in BINARY and sys.stdout.isatty():
        raise UserFacingError(tr("A {0} file is not text; give a file with -o.").format(name))
    with services(asked.data) as built, named_review(asked.review, built) as (review, files):
        options = ExportOptions(
            files=files,
            now=built.clock.now(),
            lens=asked.lens,
            rules=built.rules,
            transcript=asked.transcript,
            paper=asked.paper,
            redact=asked.redact,
            style=typed_path(asked.style) if asked.style else None,
        )
        before = told_before(review, name)
        _tell(before)
        if to_terminal:
            notes = write_review(review, sys.stdout.buffer, name, options)
        else:
            notes = export_review(review, path, name, options)
    _tell(note for note in notes if note not in before)
    if not to_terminal:
        print(tr("Written: {0}").format(plain(str(path))))
    return exit_codes.OK


def _check_report(asked: Namespace, name: str) -> None:
    """Refuse what a PDF is not printed with, and options of a PDF for what is none."""
    choices = (("--paper", asked.paper, PaperSize), ("--redact", asked.redact, Redaction))
    for option, value, known in choices:
        if value and value not in list(known):
            words = tr("{0} takes one of {1}, not “{2}”.")
            raise UserFacingError(words.format(option, ", ".join(known), value))
    if name != "pdf" and (asked.paper or asked.redact or asked.style):
        raise UserFacingError(tr("Paper, redaction and style are choices of a PDF only."))


def _tell(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"hotwash: {plain(note)}", file=sys.stderr)
