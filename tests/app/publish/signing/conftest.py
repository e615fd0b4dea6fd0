# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An approved review, two approvers with an identity each, and the file both have signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.publish.export import ExportOptions
from app.publish.sign_off import decision
from app.publish.signing.identity import FileChoice
from app.publish.signing.self_made import make_identity
from app.publish.signing.sign import SigningOptions, sign_report
from app.review.action import Action
from app.review.approval import Approval, Verdict
from app.review.review import Review
from tests.builders import applied, review_with

PASSWORD = "correct horse"
NOW = datetime.now(UTC)
"""Real time: a certificate is made and a signature is stamped by the clock of the computer."""


def approved_review(*names: str, title: str = "Checkout slow", ids: str = "ap{0}") -> Review:
    approvals = [
        Approval(id=ids.format(place), rank=f"{place:03}", approver=name, role="Tech lead")
        for place, name in enumerate(names)
    ]
    review = review_with(
        *approvals, Action(id="a1", number=1, text="Alert on lag", owner="Ana"), title=title
    )
    for name in names:
        approval = next(one for one in review.approvals if one.approver == name)
        review = applied(review, decision(review, approval, Verdict.APPROVED, NOW))
    return review


def options(approver: str = "", timestamp: str = "") -> SigningOptions:
    return SigningOptions(approver, timestamp, ExportOptions(now=NOW))


@dataclass(frozen=True)
class Desk:
    """Two people, each with an identity of their own, and a review both approved."""

    review: Review
    ana: FileChoice
    li: FileChoice

    def sign(self, path: Path) -> None:
        """Let both sign, one after the other."""
        for choice in (self.ana, self.li):
            sign_report(self.review, path, choice, PASSWORD, options())


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("identities")
    ana, li = folder / "ana.p12", folder / "li.p12"
    make_identity(ana, "Ana López", PASSWORD, NOW)
    make_identity(li, "李明", PASSWORD, NOW)
    return Desk(approved_review("Ana López", "李明"), FileChoice(ana), FileChoice(li))


@pytest.fixture(scope="session")
def signed_pdf(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("signed") / "report.pdf"
    desk.sign(path)
    return path.read_bytes()
