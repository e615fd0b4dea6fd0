# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put signature fields into a PDF, and a PAdES signature into one of them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.publish.signing.identity import Identity
from app.publish.written_file import write_bytes
from app.review.approval import Approval
from app.temporary_folder import temporary_folder
from app.translation import tr

if TYPE_CHECKING:
    from app.publish.pdf.signature_space import SignatureBox

_HASH = "sha256"


@dataclass(frozen=True)
class Placed:
    """Where a signature goes, what its block says, and whether others stand before it."""

    field: str
    lines: tuple[str, ...]
    is_further: bool


def field_name(approval: Approval) -> str:
    """Return the name of the signature field of an approval."""
    return f"approval-{approval.id}"


def with_fields(pdf: BytesIO, boxes: tuple[SignatureBox, ...]) -> bytes:
    """Return the PDF with an empty signature field in each box."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = IncrementalPdfFileWriter(pdf)
    for box in boxes:
        left, low, right, high = (round(each) for each in box.rectangle)
        corners = (left, low, right, high)
        name = f"approval-{box.approval_id}"
        spec = SigFieldSpec(name, on_page=box.page - 1, box=corners, empty_field_appearance=True)
        append_signature_field(writer, spec)
    made = BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()


def signed(pdf: bytes, identity: Identity, placed: Placed, timestamp: str) -> bytes:
    """Return `pdf` with a signature added to it. Raises UserFacingError."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko.stamp import StaticStampStyle

    server = None
    if timestamp:
        from app.publish.signing.timestamp import TimestampServer

        server = TimestampServer(timestamp)
    about = PdfSignatureMetadata(
        field_name=placed.field,
        md_algorithm=_HASH,
        name=identity.name,
        reason=tr("Approved"),
        subfilter=SigSeedSubFilter.PADES,
        certify=not placed.is_further,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    with temporary_folder() as folder:
        page = folder / "block.pdf"
        write_bytes(page, _block(pdf, placed))
        middle = AxisAlignment.ALIGN_MID
        whole = SimpleBoxLayoutRule(middle, middle, margins=Margins(0, 0, 0, 0))
        style = StaticStampStyle.from_pdf_file(str(page), border_width=0, background_layout=whole)
        signer = PdfSigner(about, identity.signer, timestamper=server, stamp_style=style)
        try:
            made = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
        except TimestampRequestError as error:
            words = tr("The timestamp server refused ({0}). Try again, or sign without it.")
            raise UserFacingError(words.format(error)) from error
        except (PdfError, SigningError) as error:
            words = tr("This identity or file can't be used for a signature: {0}")
            raise UserFacingError(words.format(error)) from error
    data: bytes = made.getvalue()
    return data


def _block(pdf: bytes, placed: Placed) -> bytes:
    """Return the block drawn to the size of its field."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    from app.publish.signing.block import block

    found = enumerate_sig_fields(PdfFileReader(BytesIO(pdf)), with_name=placed.field)
    _, _, field = next(found)
    left, low, right, high = (float(each) for each in field.get_object()["/Rect"])
    return block(placed.lines, right - left, high - low)
