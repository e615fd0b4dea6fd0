# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Look at a PDF: what it says it is of, who signed it, and whether it is as it was signed.

Looks only. Whatever can't be read to its end counts as not valid. Nothing is fetched: a certificate
is trusted where one of the certificates handed in vouches for it, and self-made ones are named so.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import UserFacingError
from app.publish.pdf_mark import PdfMark, read_mark
from app.publish.signing.identity import is_self_made, issuer_of, name_in, need_library, unfit
from app.translation import tr

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature, PdfSignatureStatus

_MOST_BYTES = 512 * 2**20


@dataclass(frozen=True)
class Signature:
    """One signature: `trouble` says in words why it does not hold, and is empty where it does.

    `field` is where in the PDF it stands, with the id of an approval in its name. `signed_at` is
    what the signer's computer said; `timestamp` what a server vouches for.
    """

    field: str
    name: str
    issuer: str
    is_self_made: bool
    is_trusted: bool
    signed_at: datetime | None
    timestamp: datetime | None
    timestamp_by: str
    covers_all: bool
    trouble: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether the document is as it was when this was signed."""
        return not self.trouble


@dataclass(frozen=True)
class PdfCheck:
    """What a PDF says of itself, its signatures, the fields without one, and what is wrong."""

    mark: PdfMark | None
    signatures: tuple[Signature, ...] = ()
    open_fields: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True where nothing is wrong; a PDF that nobody signed is whole as well."""
        return not self.findings


def pdf_at(path: Path) -> bytes:
    """Return the bytes of the PDF at `path`. Raises UserFacingError."""
    try:
        if path.exists() and not path.is_file():
            raise UserFacingError(tr("{0} is not a file.").format(path))
        if path.stat().st_size > _MOST_BYTES:
            raise UserFacingError(tr("{0} is too large to be a report.").format(path.name))
        return path.read_bytes()
    except OSError as error:
        raise UserFacingError(
            tr("{0} can't be read: {1}.").format(path, error.strerror or error)
        ) from error


def certificates_at(path: Path) -> tuple[Certificate, ...]:
    """Return the certificates in a PEM or DER file. Raises UserFacingError."""
    need_library()
    from asn1crypto.x509 import Certificate
    from pyhanko.keys import load_certs_from_pemder_data

    try:
        found = tuple(load_certs_from_pemder_data(pdf_at(path)))
        for each in found:
            each.native  # noqa: B018 - read to its end, so that a broken one is told here
    except (ValueError, TypeError):
        found = ()
    if not found or not all(isinstance(each, Certificate) for each in found):
        raise UserFacingError(tr("{0} holds no certificate (PEM or DER).").format(path.name))
    return found


def check_pdf(data: bytes, trusted: Sequence[Certificate] = ()) -> PdfCheck:
    """Return what is to be said of a PDF. Raises UserFacingError where it is none."""
    need_library()
    from pyhanko.pdf_utils.reader import PdfFileReader

    if not data.startswith(b"%PDF-"):
        raise UserFacingError(tr("This is no PDF."))
    # The library warns of what it is about to report; the check says it in its own words.
    quiet = logging.getLogger("pyhanko")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(BytesIO(data))
        return _checked(reader, data, trusted)
    except Exception:  # noqa: BLE001 - the library fails in many ways on files that were changed
        return PdfCheck(
            None,
            findings=(tr("it can't be read to its end: it is damaged, or locked with a password"),),
        )
    finally:
        quiet.setLevel(level)


def _checked(reader: PdfFileReader, data: bytes, trusted: Sequence[Certificate]) -> PdfCheck:
    from pyhanko.sign.fields import enumerate_sig_fields

    embedded = reader.embedded_regular_signatures
    signatures = tuple(_signature(each, data, trusted) for each in embedded)
    left = tuple(name for name, value, _ in enumerate_sig_fields(reader) if value is None)
    findings = [
        tr("the signature of {0} does not hold: {1}").format(one.name, one.trouble)
        for one in signatures
        if one.trouble
    ]
    mark = _mark(reader)
    if signatures and not signatures[-1].covers_all and not findings:
        findings.append(tr("something was added after the last signature"))
    if any(_mark(each.reader.get_historical_resolver(each.signed_revision)) != mark
           for each in embedded):  # fmt: skip
        findings.append(tr("it names another content than the one that was signed"))
    return PdfCheck(mark, signatures, left, tuple(findings))


def _mark(reader: Any) -> PdfMark | None:
    about = (
        reader.trailer_view.raw_get("/Info").get_object() if "/Info" in reader.trailer_view else {}
    )
    return read_mark(str(about.get("/Keywords", "")))


def _signature(
    embedded: EmbeddedPdfSignature, data: bytes, trusted: Sequence[Certificate]
) -> Signature:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=list(trusted), allow_fetching=False)
    status = validate_pdf_signature(embedded, context, context)
    certificate = embedded.signer_cert
    vouched = status.timestamp_validity
    at = vouched.timestamp if vouched is not None else status.signer_reported_dt
    return Signature(
        field=str(embedded.field_name),
        name=name_in(certificate),
        issuer=issuer_of(certificate),
        is_self_made=is_self_made(certificate),
        is_trusted=status.trusted,
        signed_at=status.signer_reported_dt,
        timestamp=vouched.timestamp if vouched is not None else None,
        timestamp_by=name_in(vouched.signing_cert) if vouched is not None else "",
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        trouble=_trouble(embedded, status, data)
        or unfit(certificate)
        or _out_of_date(certificate, at),
    )


def _trouble(embedded: EmbeddedPdfSignature, status: PdfSignatureStatus, data: bytes) -> str:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel

    vouched = status.timestamp_validity
    level = status.modification_level
    if not status.intact:
        return tr("the document was changed afterwards")
    if not status.valid or not _is_written_as_made(embedded, data):
        return tr("the signature itself was changed")
    if vouched is not None and not (vouched.intact and vouched.valid):
        return tr("its timestamp is not valid")
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return tr("it leaves a part of the document out")
    if level is None or level > ModificationLevel.FORM_FILLING or not status.docmdp_ok:
        return tr("more than signatures was added afterwards")
    return ""


def _is_written_as_made(embedded: EmbeddedPdfSignature, data: bytes) -> bool:
    """Tell whether the room for the signature holds it as it was written, and nothing else.

    No hash covers that room; so somebody could hide something in it.
    """
    from asn1crypto.cms import ContentInfo

    start, length, end, _ = (int(each) for each in embedded.byte_range)
    room = data[start + length : end]
    made = ContentInfo.load(embedded.pkcs7_content).dump().hex()
    written, rest = room[1 : 1 + len(made)], room[1 + len(made) : -1]
    return written in (made.upper().encode(), made.encode()) and not rest.strip(b"0")


def _out_of_date(certificate: Certificate, at: datetime | None) -> str:
    valid = certificate["tbs_certificate"]["validity"]
    first, last = valid["not_before"].native, valid["not_after"].native
    if at is not None and not first <= at <= last:
        return tr("its certificate was valid from {0:%Y-%m-%d} to {1:%Y-%m-%d} alone").format(
            first, last
        )
    return ""
