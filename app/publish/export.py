# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One review out, in any format: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from app.errors import UserFacingError
from app.publish.bundle import EvidenceFiles, write_bundle
from app.publish.written_file import write_file
from app.review.review import Review
from app.rules.report_style import PaperSize, Redaction, ReportStyle, report_style
from app.rules.rule_file import RuleFile
from app.rules.rules import Rules
from app.translation import tr


@dataclass(frozen=True)
class ExportOptions:
    """What an export may need beside the review.

    `files` finds attached files, `now` stamps what bears a date (aware). `progress` is told how far
    a long export is, from 0 to 1, and at what; it ends soon after `cancelled` answers yes. `lens`
    names what an SVG or PNG shows, `rules` know the bones of a fishbone. With `transcript` PDF and
    Markdown have everything that was captured. A PDF is printed as the `style` file has it, else as
    the team's own; `paper` and `redact`, where they are given, go before both.
    """

    files: EvidenceFiles | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    progress: Callable[[float, str], None] = lambda _share, _words: None
    cancelled: Callable[[], bool] = lambda: False
    lens: str = "whys"
    rules: Rules = field(default_factory=Rules)
    transcript: bool = False
    paper: str = ""
    redact: str = ""
    style: Path | None = None


Writer = Callable[[Review, BinaryIO, ExportOptions], tuple[str, ...]]
"""Writes one format, and returns sentences about what could not be put in."""


def format_of(path: Path | None, chosen: str = "") -> str:
    """Return the format chosen, or that of the file's suffix. Raises UserFacingError."""
    name = (chosen or (path.suffix if path else "")).lower().lstrip(".")
    name = SAME.get(name, name)
    if name not in WRITERS:
        known = ", ".join(WRITERS)
        asked = tr("“{0}” is not a format").format(name) if name else tr("The format is not known")
        raise UserFacingError(tr("{0}; choose one of {1}.").format(asked, known))
    return name


def export_review(
    review: Review, path: Path, format_name: str = "", options: ExportOptions | None = None
) -> tuple[str, ...]:
    """Write `review` to `path` and return sentences about what could not be put in.

    The file appears whole or not at all. Raises UserFacingError.
    """
    notes: list[str] = []
    writer = WRITERS[format_of(path, format_name)]

    def write(out: BinaryIO) -> None:
        notes.extend(writer(review, out, options or ExportOptions()))

    write_file(path, write)
    return tuple(notes)


def write_review(
    review: Review, out: BinaryIO, format_name: str, options: ExportOptions | None = None
) -> tuple[str, ...]:
    """Write `review` to an open file, for standard output. Raises UserFacingError."""
    return WRITERS[format_of(None, format_name)](review, out, options or ExportOptions())


def _write_pdf(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.pdf.report import ReportOptions, write_report

    wanted = ReportOptions(
        files=options.files,
        now=options.now,
        categories=categories_of(review, options.rules),
        progress=options.progress,
        cancelled=options.cancelled,
        transcript=options.transcript,
        style=style_of(options),
    )
    return write_report(review, out, wanted).warnings


def told_before(review: Review, format_name: str) -> tuple[str, ...]:
    """Return what a person should know before a review is written: signs that can't be printed."""
    if format_name != "pdf":
        return ()
    from app.publish.pdf.unprintable import unprintable

    return unprintable(review)


def style_of(options: ExportOptions) -> ReportStyle:
    """Return how a report is to look. Raises UserFacingError for a style file with a mistake."""
    file = options.style
    style = report_style(RuleFile(file)) if file is not None else options.rules.report_style
    return replace(
        style,
        paper=PaperSize(options.paper) if options.paper else style.paper,
        redact=Redaction(options.redact) if options.redact else style.redact,
    )


def _write_markdown(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.markdown import markdown

    categories = categories_of(review, options.rules)
    written = markdown(review, options.now, categories, transcript=options.transcript)
    out.write(written.encode())
    return ()


def _write_json(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.json_file import json_text

    out.write(json_text(review).encode())
    return ()


def _write_yaml(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.yaml_file import yaml_text

    out.write(yaml_text(review).encode())
    return ()


def _write_csv(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.actions_csv import actions_csv

    out.write(actions_csv(review).encode())
    return ()


def _write_invite(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.calendar import invite

    out.write(invite(review, options.now))
    return ()


def _write_svg(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.svg import svg

    drawn, notes = svg(review, options.lens, categories_of(review, options.rules))
    out.write(drawn)
    return notes


def _write_png(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.png import png

    drawn, notes = png(review, options.lens, categories_of(review, options.rules))
    out.write(drawn)
    return notes


def _write_open_psa(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.open_psa import open_psa

    written, notes = open_psa(review)
    out.write(written)
    return notes


def _write_mermaid(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.mermaid import mermaid

    written, notes = mermaid(review)
    out.write(written)
    return notes


def categories_of(review: Review, rules: Rules) -> tuple[str, ...]:
    """Return the bones of the review's fishbone, in their order."""
    sets = rules.category_sets
    chosen = sets.get(review.meeting.categories) or next(iter(sets.values()))
    return chosen.names_for(review)


def _write_bundle(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    left_out = write_bundle(review, out, options.files)
    names = (item.title or item.filename for item in left_out)
    return tuple(
        tr("The file of E{0} ({1}) is missing or damaged and was left out.").format(
            item.number, name
        )
        for item, name in zip(left_out, names, strict=True)
    )


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "pdf": _write_pdf,
        "md": _write_markdown,
        "json": _write_json,
        "yaml": _write_yaml,
        "hotwash": _write_bundle,
        "ics": _write_invite,
        "csv": _write_csv,
        "svg": _write_svg,
        "png": _write_png,
        "open-psa": _write_open_psa,
        "mermaid": _write_mermaid,
    }
)
SAME: Mapping[str, str] = MappingProxyType(
    {"yml": "yaml", "markdown": "md", "xml": "open-psa", "mmd": "mermaid", "zip": "hotwash"}
)
