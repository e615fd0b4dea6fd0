# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put the report together and write it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from reportlab.platypus import CondPageBreak, KeepTogether
from reportlab.platypus.flowables import Flowable

from app.errors import UserFacingError
from app.publish.fingerprint import fingerprint, short
from app.publish.pdf import findings
from app.publish.pdf.causes import causes
from app.publish.pdf.contents import Contents
from app.publish.pdf.front import Cover, front
from app.publish.pdf.images import Picture, UnusablePicture
from app.publish.pdf.lens_pages import lens_pages
from app.publish.pdf.page import Cancelled, Furniture, ReportDocument
from app.publish.pdf.paper import PAPERS
from app.publish.pdf.paragraph import Paragraph
from app.publish.pdf.signature_space import SignatureBox
from app.publish.pdf.story import story
from app.publish.pdf.styles import Setter
from app.publish.pdf.text import TextReport
from app.publish.pdf.transcript_pages import transcript_pages
from app.publish.pdf_mark import mark_of
from app.publish.redaction import redacted, redaction_words
from app.publish.sign_off import is_approved, outdated
from app.publish.words import words
from app.review.approval import Verdict
from app.review.evidence import Evidence
from app.review.review import Review
from app.review.zone import zone_of
from app.rules.report_style import ReportStyle
from app.translation import language, tr
from app.written_day import full_day

_PAGES_GUESSED = 12
_LOGO_HEIGHT = 40.0
_ROOM_UNDER = {"section": 120.0, "subsection": 80.0}
"""Points that must be left on a page for a heading and the beginning of what it heads."""


class Files(Protocol):
    """Where attached files are found by their hash."""

    def path(self, sha256: str) -> Path:
        """Return where the file is, or would be."""
        ...


@dataclass(frozen=True)
class ReportOptions:
    """What a report needs beside the review; `now` is aware."""

    files: Files | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    categories: tuple[str, ...] = ()
    progress: Callable[[float, str], None] = lambda _share, _words: None
    cancelled: Callable[[], bool] = lambda: False
    transcript: bool = False
    style: ReportStyle = field(default_factory=ReportStyle)


@dataclass(frozen=True)
class ReportResult:
    """What became of it: how many pages, and what a person should know."""

    pages: int
    warnings: tuple[str, ...]
    boxes: tuple[SignatureBox, ...] = ()


def write_report(review: Review, out: BinaryIO, options: ReportOptions) -> ReportResult:
    """Write the PDF of `review` to `out`. Raises UserFacingError where it was cancelled."""
    style = options.style
    report = TextReport()
    shown = redacted(review, style.redact)
    paper = PAPERS[style.paper]
    setter = Setter(report, anchors(shown), paper, style.accent)
    progress = _Progress(options)
    title = shown.incident.title or tr("Untitled review")
    footer = tr("Hotwash review, {0}").format(title)
    about = Furniture(
        title=title,
        footer=f"{style.confidentiality}  ·  {footer}" if style.confidentiality else footer,
        fingerprint=short(fingerprint(review)),
        paper=paper,
        watermark="" if is_approved(review) else style.watermark or tr("Draft"),
        language=language(),
        author=style.organisation or "Hotwash",
        keywords=mark_of(review).keywords,
        now=options.now,
    )
    cover = _cover(review, options)
    buffer = BytesIO()
    document = ReportDocument(buffer, about, progress.turned)
    try:
        progress.check()
        with _without_pauses():
            whole = _with_room(_story(shown, setter, options, cover))
            pages = document.write(_with_places(list(whole)))
    except Cancelled:
        raise UserFacingError(tr("The export was stopped; nothing was written.")) from None
    out.write(buffer.getbuffer())
    told = redaction_words(review, style.redact)
    warnings = (*report.sentences(), *((told,) if told else ()), *_logo(style)[1])
    return ReportResult(pages, warnings, tuple(document.boxes.values()))


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Look for no garbage meanwhile: all that is made is kept until the report is written."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _cover(review: Review, options: ReportOptions) -> Cover:
    """Return what the cover says of a review, whose names may not be shown."""
    style = options.style
    told = redaction_words(review, style.redact)
    old = tr("Approved before it was last changed: the approvals below are of other content.")
    return Cover(
        status=words(review.lifecycle.state),
        printed=full_day(options.now.astimezone(zone_of(review)).date()),
        organisation=style.organisation,
        confidentiality=style.confidentiality,
        logo=_logo(style)[0],
        notes=tuple(note for note in (told, old if _is_outdated(review) else "") if note),
    )


def _is_outdated(review: Review) -> bool:
    """Tell whether somebody approved other content; without approvals nothing is compared."""
    verdicts = {approval.verdict for approval in review.approvals}
    return Verdict.APPROVED in verdicts and bool(outdated(review))


def _logo(style: ReportStyle) -> tuple[Flowable | None, tuple[str, ...]]:
    """Return the logo, and what to tell where it can't be shown."""
    if style.logo is None:
        return None, ()
    try:
        return Picture(style.logo, _LOGO_HEIGHT, style.organisation or tr("Logo")), ()
    except (UnusablePicture, OSError) as error:
        return None, (tr("The logo can't be shown ({0}).").format(error),)


def anchors(review: Review) -> frozenset[str]:
    """Return what the report has a place for that is named in its texts: E3, A2, C5."""
    numbers = {
        "E": [fact.number for fact in review.evidence],
        "A": [action.number for action in review.actions],
        "C": [cause.number for cause in review.causes],
    }
    return frozenset(
        f"{letter}{number}" for letter, all_ in numbers.items() for number in all_ if number > 0
    )


def _with_places(flowables: list[Flowable]) -> list[Flowable]:
    """Return `flowables` with a place for each heading, and all sections in the contents."""
    headings = [part for part in _parts(flowables) if _role(part) in _ROOM_UNDER]
    sections = [heading for heading in headings if _role(heading) == "section"]
    for place, heading in enumerate(headings):
        heading.anchor = f"heading-{place}"
    for part in _parts(flowables):
        if isinstance(part, Contents):
            part.enter(sections)
    return flowables


def _parts(flowables: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield all flowables, those that are kept together one by one."""
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from _parts(flowable._content)
        else:
            yield flowable


def _role(flowable: Flowable) -> str:
    return flowable.style.name if isinstance(flowable, Paragraph) else ""


def _with_room(flowables: Iterator[Flowable]) -> Iterator[Flowable]:
    """Yield `flowables` so that no heading stands alone at the end of a page."""
    for flowable in flowables:
        if _role(flowable) in _ROOM_UNDER:
            yield CondPageBreak(_ROOM_UNDER[_role(flowable)])
        yield flowable


def _story(
    review: Review, setter: Setter, options: ReportOptions, cover: Cover
) -> Iterator[Flowable]:
    yield from front(review, setter, cover)
    yield from story(review, setter)
    yield from causes(review, setter, options.categories, options.cancelled)
    yield from findings.observations(review, setter)
    yield from findings.actions(review, setter, options.now)
    yield from findings.evidence(review, setter, lambda fact: _file(fact, options.files))
    yield from findings.time_spent(review, setter, options.now)
    yield from findings.show_of_hands(review, setter)
    yield from findings.people_and_notes(review, setter)
    if options.transcript:
        yield from transcript_pages(review, setter)
    yield from lens_pages(review, setter, options.categories)


def _file(fact: Evidence, files: Files | None) -> Path | None:
    if files is None or not fact.sha256:
        return None
    path = files.path(fact.sha256)
    return path if path.is_file() else None


class _Progress:
    """Tells how far the report is, page by page, and stops it when asked to."""

    def __init__(self, options: ReportOptions) -> None:
        self._options = options
        self._pages = _PAGES_GUESSED

    def turned(self, page: int) -> None:
        """Take note of a finished page. Raises Cancelled."""
        self.check()
        self._pages = max(self._pages, page + 1)
        self._options.progress(min(page / self._pages, 0.99), tr("page {0}").format(page))

    def check(self) -> None:
        """Raise Cancelled where somebody asked to stop."""
        if self._options.cancelled():
            raise Cancelled
