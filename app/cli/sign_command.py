# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash sign`: sign the PDF of an approved review.

The password is asked for, or comes from a variable or a pipe: an argument would be seen by others.
"""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace

from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.export import ExportOptions
from app.publish.signing.identity import FileChoice, IdentityChoice, TokenChoice
from app.publish.signing.sign import SigningOptions, need_approval, sign_report
from app.translation import tr


def sign(asked: Namespace) -> int:
    """Add a signature to the report, which is written first where it is not there yet."""
    choice = _choice(asked)
    with services(asked.data) as built, named_review(asked.review, built) as (review, files):
        need_approval(review)
        path = typed_path(asked.output)
        export = ExportOptions(files=files, now=built.clock.now(), rules=built.rules)
        options = SigningOptions(asked.approver, asked.timestamp, export)
        signed = sign_report(review, path, choice, _secret(asked), options)
    for note in signed.notes:
        print(f"hotwash: {plain(note)}", file=sys.stderr)
    name = plain(signed.check.signatures[-1].name)
    print(tr("Signed by {0}: {1}").format(name, plain(str(path))))
    if signed.waiting:
        print(tr("{0} more can sign the same file.").format(signed.waiting))
    return exit_codes.OK


def _choice(asked: Namespace) -> IdentityChoice:
    if asked.identity:
        return FileChoice(typed_path(asked.identity))
    if asked.token:
        return TokenChoice(typed_path(asked.token), asked.token_label, asked.certificate)
    raise UserFacingError(
        tr("Name what to sign with: --identity FILE.p12, or --token LIBRARY.so for a token.")
    )


def _secret(asked: Namespace) -> str:
    """Return the password or PIN from where it was said to be. Raises UserFacingError."""
    name = asked.password_variable
    if name:
        if name not in os.environ:
            raise UserFacingError(tr("There is no variable {0}.").format(name))
        return os.environ[name]
    if sys.stdin.isatty():
        return getpass.getpass(tr("Password or PIN: "))
    return sys.stdin.readline().rstrip("\r\n")
