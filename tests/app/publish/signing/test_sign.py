# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing the report: what another program says of the result, and what is refused."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import UserFacingError
from app.publish.export import export_review
from app.publish.fingerprint import fingerprint, short
from app.publish.signing.check import check_pdf
from app.publish.signing.sign import sign_report
from app.review.approval import Verdict
from app.review.edits import set_field
from tests.app.publish.signing.conftest import PASSWORD, Desk, approved_review, options
from tests.builders import applied

needs_pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig is not here")


def pdfsig(path: Path) -> str:
    return subprocess.run(["pdfsig", str(path)], capture_output=True, check=False).stdout.decode()


@needs_pdfsig
def test_another_program_finds_both_signatures_valid(signed_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf)
    told = pdfsig(path)
    assert told.count("Signature is Valid") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert re.findall(r"Common Name: (.*)", told) == ["Ana López", "李明"]
    assert told.count("Total document signed") == 1, "the last one covers the whole file"


@needs_pdfsig
def test_a_changed_page_is_not_valid_for_another_program_either(
    signed_pdf: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf.replace(b"/Title (Checkout", b"/Title (Chuckout", 1))
    assert "Signature is Valid" not in pdfsig(path)
    assert not check_pdf(path.read_bytes()).is_whole


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
def test_the_signed_file_is_well_formed(signed_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def test_each_signature_shows_in_the_box_of_its_approver(desk: Desk, signed_pdf: bytes) -> None:
    pages = PdfReader(BytesIO(signed_pdf)).pages
    blocks = {
        str(each.get_object()["/T"]): each.get_object()["/AP"]["/N"].get_object()
        for page in pages
        for each in page.get("/Annots", ())
        if each.get_object().get("/FT") == "/Sig"
    }
    assert sorted(blocks) == ["approval-ap0", "approval-ap1"]
    text = " ".join(page.extract_text() for page in pages)
    assert short(fingerprint(desk.review)) in text


def test_the_file_names_review_and_content(desk: Desk, signed_pdf: bytes) -> None:
    found = check_pdf(signed_pdf)
    assert found.mark is not None
    assert found.mark.review_id == desk.review.id
    assert found.mark.fingerprint == fingerprint(desk.review)
    assert {one.fingerprint for one in desk.review.approvals} == {found.mark.fingerprint}


def test_what_is_not_approved_is_not_signed(desk: Desk, tmp_path: Path) -> None:
    approval = desk.review.approvals[1]
    review = applied(desk.review, set_field(approval, "verdict", Verdict.PENDING))
    with pytest.raises(UserFacingError, match="The approval of 李明 is missing"):
        sign_report(review, tmp_path / "x.pdf", desk.ana, PASSWORD, options())
    assert not list(tmp_path.iterdir())


def test_what_was_changed_after_its_approval_is_not_signed(desk: Desk, tmp_path: Path) -> None:
    review = applied(desk.review, set_field(desk.review.incident, "title", "Checkout slowe"))
    with pytest.raises(UserFacingError, match="for the content as it is now"):
        sign_report(review, tmp_path / "x.pdf", desk.ana, PASSWORD, options())


def test_nobody_signs_twice(desk: Desk, signed_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf)
    with pytest.raises(UserFacingError, match="Everybody"):
        sign_report(desk.review, path, desk.ana, PASSWORD, options())
    with pytest.raises(UserFacingError, match="Ana López has signed"):
        sign_report(desk.review, path, desk.ana, PASSWORD, options("ana  lópez"))
    assert path.read_bytes() == signed_pdf


def test_whose_signature_it_is_is_asked_where_the_certificate_does_not_tell(
    desk: Desk, tmp_path: Path
) -> None:
    review = approved_review("Grace", "Ada")
    with pytest.raises(UserFacingError, match="Choose whose signature it is: Grace, Ada"):
        sign_report(review, tmp_path / "x.pdf", desk.ana, PASSWORD, options())
    with pytest.raises(UserFacingError, match="Bob is none of the approvers"):
        sign_report(review, tmp_path / "x.pdf", desk.ana, PASSWORD, options("Bob"))
    done = sign_report(review, tmp_path / "x.pdf", desk.ana, PASSWORD, options("Ada"))
    assert done.approval.approver == "Ada"
    assert done.waiting == 1


def test_a_signed_file_of_other_content_is_kept(
    desk: Desk, signed_pdf: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf)
    with pytest.raises(UserFacingError, match="signed file of other content"):
        sign_report(
            approved_review("Ana López", title="Disk full"), path, desk.ana, PASSWORD, options()
        )
    assert path.read_bytes() == signed_pdf


def test_a_signed_file_that_was_changed_is_not_signed_on(
    desk: Desk, signed_pdf: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_pdf + b"\n% more\n")
    with pytest.raises(UserFacingError, match="was changed after it was signed"):
        sign_report(desk.review, path, desk.li, PASSWORD, options())


def test_a_report_that_nobody_signed_is_written_anew(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    export_review(desk.review, path)
    assert not check_pdf(path.read_bytes()).signatures
    sign_report(desk.review, path, desk.ana, PASSWORD, options())
    assert [one.name for one in check_pdf(path.read_bytes()).signatures] == ["Ana López"]


def test_a_wrong_password_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="does not open with this password"):
        sign_report(desk.review, tmp_path / "x.pdf", desk.ana, "wrong", options())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"a shopping list", b"%PDF-1.4\nrubbish"])
def test_a_file_that_is_no_report_of_the_review_is_kept(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(content)
    with pytest.raises(UserFacingError, match=r"no PDF|no report of this review"):
        sign_report(desk.review, path, desk.ana, PASSWORD, options())
    assert path.read_bytes() == content


def test_an_id_with_dots_and_a_crowd_of_approvers_have_boxes_too(
    desk: Desk, tmp_path: Path
) -> None:
    names = [f"Approver {number}" for number in range(40)]
    review = approved_review(*names, ids="a.b.{0}")
    path = tmp_path / "report.pdf"
    for name in (names[0], names[-1]):
        sign_report(review, path, desk.ana, PASSWORD, options(name))
    found = check_pdf(path.read_bytes())
    assert found.is_whole
    assert len(found.signatures) == 2
    assert len(found.open_fields) == 38
