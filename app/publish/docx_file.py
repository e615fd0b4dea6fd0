# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole review as a Word document: real headings, lists and tables, diagrams as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from app.errors import UserFacingError
from app.publish.docx_text import add_inline, node, set_language
from app.publish.evidence_pictures import evidence_pictures
from app.publish.export_options import ExportOptions, categories_of
from app.publish.markdown import markdown
from app.publish.marked_text import MarkedSection, printable, sections
from app.publish.pdf_mark import mark_of
from app.review.review import Review
from app.translation import language, tr

if TYPE_CHECKING:
    from docx.document import Document
    from markdown_it.token import Token

_WIDTH_MM, _HEIGHT_MM, _MARGIN_MM = 210, 297, 18
_DEEPEST_BULLET = 3
"""Word has styles for three levels of bullets; what is deeper is indented no further."""
_LONGEST_PROPERTY = 255


def write_docx(review: Review, out: BinaryIO, options: ExportOptions) -> tuple[str, ...]:
    """Write the document, and return sentences about what could not be shown as it was typed."""
    import docx  # slow to import, and rarely needed

    document = docx.Document()
    _set_up(document, review, options)
    source = markdown(
        review, options.now, categories_of(review, options.rules), transcript=options.transcript
    )
    title, *others = sections(source)
    document.add_heading(title.heading, level=0)
    _add_tokens(document, title.tokens)
    drawn = {" ".join(heading.split()): lens for heading, lens in _places(review, options)}
    notes: list[str] = []
    for section in others:
        document.add_heading(section.heading, level=1)
        if section.heading in drawn:
            notes += _add_drawing(document, review, drawn[section.heading], section, options)
        _add_tokens(document, section.tokens)
    notes += _add_pictures(document, review, options)
    made = BytesIO()
    document.save(made)
    out.write(made.getvalue())
    return tuple(dict.fromkeys(notes))


def _set_up(document: Document, review: Review, options: ExportOptions) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(_HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    about = document.core_properties
    title = " ".join(review.incident.title.split()) or tr("Review without a title")
    about.title = printable(title)[:_LONGEST_PROPERTY]
    about.author = "Hotwash"
    about.subject = tr("Post-incident review")
    about.keywords = mark_of(review).keywords
    about.language = language()
    about.comments = ""
    about.created = about.modified = options.now.replace(tzinfo=None)
    set_language(document, language())


def _places(review: Review, options: ExportOptions) -> Iterator[tuple[str, str]]:
    yield tr("Timeline (times in {0})").format(review.incident.time_zone), "timeline"
    yield tr("Causes"), options.lens


def _add_drawing(
    document: Document, review: Review, lens: str, section: MarkedSection, options: ExportOptions
) -> Sequence[str]:
    from app.publish.png import png

    try:
        drawn, notes = png(review, lens, categories_of(review, options.rules))
    except UserFacingError:
        return ()  # nothing to draw yet, as the tables show
    _add_picture(document, drawn, tr("Drawing: {0}").format(section.heading))
    return notes


def _add_pictures(document: Document, review: Review, options: ExportOptions) -> list[str]:
    notes = []
    for one in evidence_pictures(review, options.files):
        try:
            _add_picture(document, one.content, printable(one.name))
        except Exception:  # noqa: BLE001 - the library has no error of its own for bad pictures
            notes.append(tr("The picture of {0} can't be shown.").format(one.name))
            continue
        document.add_paragraph(printable(one.name), style="Caption")
    return notes


def _add_picture(document: Document, content: bytes, words: str) -> None:
    """Add a picture that fits on the page, with words for who can't see it."""
    from docx.shared import Mm

    shape = document.add_picture(BytesIO(content))
    most = (Mm(_WIDTH_MM - 2 * _MARGIN_MM), Mm(_HEIGHT_MM - 4 * _MARGIN_MM))
    share = min(1.0, most[0] / shape.width, most[1] / shape.height)
    shape.width, shape.height = round(shape.width * share), round(shape.height * share)
    (about,) = node(document.paragraphs[-1]).xpath(".//wp:docPr")
    about.set("descr", words)


def _add_tokens(document: Document, tokens: Sequence[Token]) -> None:
    """Add paragraphs, lists and tables in their order."""
    depth = 0
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "table_open":
            place = _add_table(document, tokens, place)
            continue
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "inline":
            level = min(depth, _DEEPEST_BULLET)
            name = (
                "Normal" if not level else "List Bullet" if level == 1 else f"List Bullet {level}"
            )
            add_inline(document.add_paragraph(style=name), token.children or ())
        elif token.type in ("html_block", "code_block", "fence"):
            document.add_paragraph(token.content.replace("<br>", "").strip("\n"))
        place += 1


def _add_table(document: Document, tokens: Sequence[Token], start: int) -> int:
    """Add the table that begins at `start`, and return the place after it."""
    end = next(at for at in range(start, len(tokens)) if tokens[at].type == "table_close")
    rows: list[list[Token]] = []
    for token in tokens[start:end]:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    has_head = any(token.content for token in rows[0])
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows if has_head else rows[1:]:
        cells = table.add_row().cells
        for cell, token in zip(cells, row, strict=True):
            add_inline(cell.paragraphs[0], token.children or ())
    if has_head:
        _mark_head(table.rows[0])
    document.add_paragraph()
    return end + 1


def _mark_head(row: Any) -> None:
    """Let a row stand on each page that the table goes on on, and be read as headings."""
    from docx.oxml import OxmlElement

    node(row).get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
