# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash verify`: tell whether a file or a review is whole, and what differs."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from app.capture.review_file import SUFFIXES, is_bundle
from app.capture.verification import Verification, verify_bundle, verify_review
from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.fingerprint import fingerprint, short
from app.publish.freeze_words import freeze_words
from app.store.file_states import file_states
from app.translation import tr


def verify(asked: Namespace) -> int:
    """Check a file or a review of the library; the exit code tells whether it is whole."""
    path = typed_path(asked.what)
    if path.suffix.lower() == ".pdf":
        from app.cli.verify_pdf_command import verify_pdf

        return verify_pdf(asked, path)
    if asked.against or asked.trust:
        raise UserFacingError(tr("--against and --trust are for PDF files."))
    found = _verified(asked)
    if asked.json:
        print(json.dumps(_plain(asked.what, found), ensure_ascii=False, indent=2))
    elif found.is_whole:
        print(tr("{0} is whole: {1}.").format(plain(asked.what), _told(found)))
        for name, sha256 in freeze_words(found.review) if found.review else ():
            print(tr("{0} SHA-256 {1}").format(plain(name), sha256))
    else:
        for finding in found.findings:
            print(plain(str(finding)))
    return exit_codes.OK if found.is_whole else exit_codes.FINDINGS


def _verified(asked: Namespace) -> Verification:
    path = typed_path(asked.what)
    if path.suffix.lower() in (".zip", ".hotwash") or (path.is_file() and is_bundle(path)):
        return verify_bundle(path)
    with services(asked.data) as built, named_review(asked.what, built) as (review, _):
        is_text = path.is_file() or path.suffix.lower() in SUFFIXES
        states = {} if is_text else file_states(review, built.attachments, thorough=True)
        return verify_review(review, states)


def _told(found: Verification) -> str:
    parts = [_counted(found.files, "file")]
    if found.review is not None:
        parts.append(_counted(len(found.review.freezes), "freeze"))
        parts.append(tr("fingerprint {0}").format(short(fingerprint(found.review))))
    return ", ".join(parts)


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _plain(what: str, found: Verification) -> dict[str, Any]:
    review = found.review
    return {
        "file": what,
        "whole": found.is_whole,
        "review": review.id if review else None,
        "fingerprint": fingerprint(review) if review else None,
        "files": found.files,
        "freezes": [
            {"number": freeze.number, "sha256": freeze.sha256, "lifted": bool(freeze.lifted_at)}
            for freeze in (review.freezes if review else ())
        ],
        "differences": [
            {"part": finding.part, "sentence": finding.sentence} for finding in found.findings
        ],
    }
