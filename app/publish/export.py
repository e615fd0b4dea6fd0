# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One review out, in any format: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from app.errors import UserFacingError
from app.publish.bundle import write_bundle
from app.publish.export_options import ExportOptions, categories_of
from app.publish.written_file import write_file
from app.review.review import Review
from app.rules.report_style import PaperSize, Redaction, ReportStyle, report_style
from app.rules.rule_file import RuleFile
from app.translation import tr

if TYPE_CHECKING:
    from app.publish.pdf.report import ReportOptions

__all__ = [
    "SAME",
    "WRITERS",
    "ExportOptions",
    "categories_of",
    "export_review",
    "format_of",
    "report_options",
    "write_review",
]

Writer = Callable[[Review, BinaryIO, ExportOptions], tuple[str, ...]]
"""Writes one format, and returns sentences about what could not be put in."""


def format_of(path: Path | None, chosen: str = "") -> str:
    """Return the format chosen, or that of the file's suffix. Raises UserFacingError.

    A name that ends with a format of two parts, such as actions.ics, means that one.
    """
    ending = ".".join(path.name.split(".")[-2:]) if path else ""
    longest = ending if ending.lower() in WRITERS else path.suffix if path else ""
    name = (chosen or longest).lower().lstrip(".")
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
    from app.publish.pdf.report import write_report

    return write_report(review, out, report_options(review, options)).warnings


def report_options(review: Review, options: ExportOptions) -> ReportOptions:
    """Return what the PDF report needs of the options of an export."""
    from app.publish.pdf.report import ReportOptions

    return ReportOptions(
        files=options.files,
        now=options.now,
        categories=categories_of(review, options.rules),
        progress=options.progress,
        cancelled=options.cancelled,
        transcript=options.transcript,
        style=style_of(options),
    )


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


def _write_html(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.html_file import html

    written, notes = html(review, options)
    out.write(written.encode())
    return notes


def _write_docx(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.docx_file import write_docx

    return write_docx(review, out, options)


def _write_slack(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.summary_text import slack_text, summary

    out.write(slack_text(summary(review, options.now)).encode())
    return ()


def _write_chat(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.summary_text import markdown_text, summary

    out.write(markdown_text(summary(review, options.now)).encode())
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


def _write_jira(review: Review, out: BinaryIO, _options: ExportOptions) -> tuple[str, ...]:
    from app.publish.jira_csv import jira_csv

    out.write(jira_csv(review).encode())
    return ()


def _write_invite(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.calendar import invite

    out.write(invite(review, options.now))
    return ()


def _write_due_dates(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.due_dates import due_dates

    out.write(due_dates(review, options.now))
    return ()


def _write_withdrawn(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    from app.publish.due_dates import withdrawn_due_dates

    out.write(withdrawn_due_dates(review, options.now))
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
        "actions.ics": _write_due_dates,
        "withdrawn.ics": _write_withdrawn,
        "csv": _write_csv,
        "jira.csv": _write_jira,
        "html": _write_html,
        "docx": _write_docx,
        "slack": _write_slack,
        "teams": _write_chat,
        "svg": _write_svg,
        "png": _write_png,
        "open-psa": _write_open_psa,
        "mermaid": _write_mermaid,
    }
)
SAME: Mapping[str, str] = MappingProxyType(
    {
        "yml": "yaml",
        "htm": "html",
        "markdown": "md",
        "xml": "open-psa",
        "mmd": "mermaid",
        "zip": "hotwash",
    }
)
