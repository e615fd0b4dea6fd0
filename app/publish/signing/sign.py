# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Sign the report of an approved review, one approver after the other (PAdES, ISO 32000-2).

The first signature certifies the document and lets nothing be added but further signatures; each
goes into its approver's box on the sign-off page, as an update that leaves the bytes before it
alone, so that earlier signatures stay valid. What was written is checked before it replaces a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from app.errors import UserFacingError
from app.publish.export import ExportOptions, report_options
from app.publish.fingerprint import short
from app.publish.pdf_mark import mark_of
from app.publish.sign_off import is_approved, outdated
from app.publish.signing.check import PdfCheck, check_pdf, pdf_at
from app.publish.signing.identity import Identity, IdentityChoice, issuer_of
from app.publish.signing.opening import opened
from app.publish.signing.pades import Placed, field_name, signed, with_fields
from app.publish.written_file import write_bytes
from app.review.approval import Approval, Verdict
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr


@dataclass(frozen=True)
class SigningOptions:
    """What signing needs beside the review, the file and the identity.

    Without `approver` it is the one the certificate names, else the only one who has not signed.
    `timestamp` is the address of a timestamp server; empty: none is asked.
    """

    approver: str = ""
    timestamp: str = ""
    export: ExportOptions = field(default_factory=ExportOptions)


@dataclass(frozen=True)
class Signed:
    """What became of it: who signed, what the check found, and what could not be set."""

    approval: Approval
    check: PdfCheck
    notes: tuple[str, ...] = ()

    @property
    def waiting(self) -> int:
        """How many approvers have not signed the file yet."""
        return len(self.check.open_fields)


def sign_report(
    review: Review, path: Path, choice: IdentityChoice, secret: str, options: SigningOptions
) -> Signed:
    """Sign the PDF of `review` at `path`: the one that is there already, or else a new one.

    Raises UserFacingError, and the file is then as it was.
    """
    need_approval(review)
    with opened(choice, secret) as identity:
        base, notes = _base(review, path, options)
        before = check_pdf(base)
        approval = chosen_approval(review, before, options.approver, identity.name)
        placed = Placed(
            field_name(approval), _lines(review, identity, options), bool(before.signatures)
        )
        data = signed(base, identity, placed, options.timestamp)
        after = check_pdf(data)
        if not after.is_whole or len(after.signatures) != len(before.signatures) + 1:
            raise UserFacingError(_unsound(after))
        write_bytes(path, data)
    return Signed(approval, after, notes)


def need_approval(review: Review) -> None:
    """Raise UserFacingError while not everybody has approved the content as it is now."""
    if is_approved(review):
        return
    old = outdated(review)
    waiting = [one for one in review.approvals if one.verdict is not Verdict.APPROVED or one in old]
    if not waiting:
        raise UserFacingError(
            tr("Nobody has approved the review yet. Add an approver in step 9, then sign.")
        )
    names = ", ".join(one.approver or tr("not named yet") for one in waiting)
    raise UserFacingError(
        tr("The approval of {0} is missing for the content as it is now; see step 9.").format(names)
    )


def chosen_approval(review: Review, before: PdfCheck, named: str, certified: str) -> Approval:
    """Return the approval that is signed. Raises UserFacingError where it is not clear which."""
    left = [one for one in review.approvals if field_name(one) in before.open_fields]
    if named:
        wanted = _same_name(review.approvals, named)
        if not wanted:
            names = ", ".join(one.approver for one in review.approvals)
            words = tr("{0} is none of the approvers ({1}).")
            raise UserFacingError(words.format(named, names))
        left = [one for one in wanted if one in left]
        if not left:
            raise UserFacingError(
                tr("{0} has signed this file already.").format(wanted[0].approver)
            )
    if not left:
        raise UserFacingError(tr("Everybody who approved it has signed this file already."))
    fitting = _same_name(left, certified) or left
    if len(fitting) > 1:
        names = ", ".join(one.approver for one in left)
        raise UserFacingError(tr("Choose whose signature it is: {0}.").format(names))
    return fitting[0]


def _same_name(approvals: list[Approval] | tuple[Approval, ...], name: str) -> list[Approval]:
    wanted = " ".join(name.split()).casefold()
    return [one for one in approvals if " ".join(one.approver.split()).casefold() == wanted]


def _base(review: Review, path: Path, options: SigningOptions) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF to add a signature to: with an empty field for each approval."""
    if path.is_file():
        data = pdf_at(path)
        found = check_pdf(data)
        _fits(found, review, path)
        if found.signatures:
            return data, ()
    from app.publish.pdf.report import write_report

    out = BytesIO()
    result = write_report(review, out, report_options(review, options.export))
    return with_fields(out, result.boxes), result.warnings


def _fits(found: PdfCheck, review: Review, path: Path) -> None:
    """Raise UserFacingError where a file is not to be signed on, or written over."""
    if not found.signatures and (found.mark is None or found.mark.review_id != review.id):
        words = tr("{0} is no report of this review. Choose another file; this one is kept.")
        raise UserFacingError(words.format(path.name))
    if not found.signatures:
        return
    if not found.is_whole:
        words = tr("{0} was changed after it was signed. Choose another file.")
        raise UserFacingError(words.format(path.name))
    if found.mark != mark_of(review):
        words = tr("{0} is a signed file of other content. Choose another file; this one is kept.")
        raise UserFacingError(words.format(path.name))


def _lines(review: Review, identity: Identity, options: SigningOptions) -> tuple[str, ...]:
    """Return what the visible block says."""
    at = options.export.now.astimezone(zone_of(review))
    vouched = (
        tr("self-made certificate")
        if identity.is_self_made
        else tr("certificate from {0}").format(issuer_of(identity.certificate))
    )
    return (
        identity.name,
        tr("Signed {0}, {1}").format(f"{at:%Y-%m-%d %H:%M} {at:%Z}", vouched),
        tr("Content {0}").format(short(mark_of(review).fingerprint)),
    )


def _unsound(after: PdfCheck) -> str:
    words = tr("The signature could not be confirmed ({0}), so nothing was written.")
    return words.format("; ".join(after.findings) or tr("for a reason that is not known"))
