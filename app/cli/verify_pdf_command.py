# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash verify FILE.pdf`: who signed it, whether it is as it was signed, and how old it is."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cli import exit_codes
from app.cli.review_argument import has_library, named_review, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.fingerprint import short
from app.publish.pdf_age import PdfAge, age_of, age_words
from app.publish.pdf_mark import PdfMark
from app.publish.signing.check import PdfCheck, Signature, certificates_at, check_pdf, pdf_at
from app.review.review import Review
from app.translation import tr


def verify_pdf(asked: Namespace, path: Path) -> int:
    """Tell what there is to say of a PDF; the exit code tells whether anything is wrong."""
    trusted = [one for name in asked.trust for one in certificates_at(typed_path(name))]
    found = check_pdf(pdf_at(path), trusted)
    age = _age(asked, found.mark)
    findings = [*found.findings, *(_not_trusted(found) if asked.trust else ())]
    if asked.against and (age is None or not age.is_current):
        findings.append(
            age_words(age) if age else tr("it does not name the content it was written from")
        )
    if asked.json:
        print(json.dumps(_plain(asked.what, found, age, findings), ensure_ascii=False, indent=2))
    else:
        for sentence in _sentences(path.name, found, age, findings):
            print(plain(sentence))
    return exit_codes.FINDINGS if findings else exit_codes.OK


def _not_trusted(found: PdfCheck) -> Iterator[str]:
    """Yield the signatures that none of the certificates handed in vouches for."""
    for one in found.signatures:
        if one.is_valid and not one.is_trusted:
            yield tr("none of the trusted certificates vouches for {0}").format(one.name)


def _age(asked: Namespace, mark: PdfMark | None) -> PdfAge | None:
    """Return how old the content is against what was asked for, else what the library has."""
    with services(asked.data) as built:
        if asked.against:
            with named_review(asked.against, built) as (review, _):
                return age_of(mark, review) if mark else None
        kept: Review | None = None
        if mark is not None and has_library(built):
            try:
                kept = built.library.load(mark.review_id)
            except UserFacingError:
                kept = None  # the library has no such review, which says nothing about the PDF
        return age_of(mark, kept) if mark and kept else None


def _sentences(
    name: str, found: PdfCheck, age: PdfAge | None, findings: list[str]
) -> Iterator[str]:
    if found.mark is not None:
        words = tr("{0} names the content {1} of the review {2}.")
        yield words.format(name, short(found.mark.fingerprint), found.mark.review_id)
    for one in found.signatures:
        yield _signature_words(one)
    if not found.signatures and found.is_whole:
        yield tr("It is not signed.")
    if found.signatures and found.is_whole:
        yield tr("Nothing was changed after it was signed.")
    if age is not None and age_words(age) not in findings:
        yield age_words(age)
    for finding in findings:
        yield tr("{0}: {1}").format(name, finding)


def _signature_words(one: Signature) -> str:
    if one.is_self_made:
        vouched = tr("self-made certificate")
    else:
        vouched = tr("certificate from {0}").format(one.issuer)
    trust = tr("trusted") if one.is_trusted else tr("not known to be trusted")
    at = (
        tr("timestamp {0} by {1}").format(_time(one.timestamp), one.timestamp_by)
        if one.timestamp is not None
        else tr("no timestamp, by its own clock {0}").format(_time(one.signed_at))
    )
    state = tr("valid") if one.is_valid else tr("NOT VALID, {0}").format(one.trouble)
    scope = tr("covers the whole file") if one.covers_all else tr("covers the file before the next")
    return tr("Signed by {0}: {1}.").format(
        one.name,
        ", ".join((state, scope, vouched, trust, at) if one.is_valid else (state, vouched)),
    )


def _time(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S %Z}" if at is not None else tr("not known")


def _plain(what: str, found: PdfCheck, age: PdfAge | None, findings: list[str]) -> dict[str, Any]:
    return {
        "file": what,
        "whole": not findings,
        "review": found.mark.review_id if found.mark else None,
        "fingerprint": found.mark.fingerprint if found.mark else None,
        "content": age.value if age else None,
        "signatures": [
            {
                "field": one.field,
                "name": one.name,
                "valid": one.is_valid,
                "trouble": one.trouble or None,
                "covers_whole_file": one.covers_all,
                "self_made": one.is_self_made,
                "issuer": one.issuer,
                "trusted": one.is_trusted,
                "signed_at": one.signed_at.isoformat() if one.signed_at else None,
                "timestamp": one.timestamp.isoformat() if one.timestamp else None,
                "timestamp_by": one.timestamp_by or None,
            }
            for one in found.signatures
        ],
        "not_signed_yet": len(found.open_fields),
        "differences": findings,
    }
