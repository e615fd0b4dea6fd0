# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""No change to a signed file goes unseen, wherever it is."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from app.errors import UserFacingError
from app.publish.signing.check import certificates_at, check_pdf
from app.publish.signing.identity import FileChoice
from app.publish.signing.identity_file import identity_in_file
from app.publish.signing.self_made import certificate_beside, make_identity
from app.publish.signing.sign import sign_report
from tests.app.publish.signing.conftest import NOW, PASSWORD, Desk, approved_review, options

SHARES = st.floats(0, 1, exclude_max=True)
"""Where in a file, whose length is another with each signing."""
BITS = st.integers(0, 7)


def holds(data: bytes) -> bool:
    found = check_pdf(data)
    return found.is_whole and len(found.signatures) == 2


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=SHARES, bit=BITS)
def test_no_flipped_bit_leaves_the_file_valid(signed_pdf: bytes, share: float, bit: int) -> None:
    changed = bytearray(signed_pdf)
    changed[5 + int(share * (len(signed_pdf) - 5))] ^= 1 << bit
    assert not holds(bytes(changed))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.booleans(), share=SHARES, bit=BITS)
def test_no_flipped_bit_of_a_signature_makes_it_say_something_else(
    signed_pdf: bytes, first: bool, share: float, bit: int
) -> None:
    """A few bytes of a signature are its wrapping, signed by nobody, and tell nothing."""
    rooms = [found.span() for found in re.finditer(rb"<[0-9A-F]{2000,}>", signed_pdf)]
    assert len(rooms) == 2
    start, end = rooms[0 if first else 1]
    changed = bytearray(signed_pdf)
    changed[start + int(share * (end - start))] ^= 1 << bit
    if holds(bytes(changed)):
        assert check_pdf(bytes(changed)) == check_pdf(signed_pdf)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=SHARES)
def test_no_cut_leaves_both_signatures(signed_pdf: bytes, share: float) -> None:
    assert not holds(signed_pdf[: 5 + int(share * (len(signed_pdf) - 6))])


def test_an_added_revision_is_seen_though_the_signed_bytes_are_whole(signed_pdf: bytes) -> None:
    writer = PdfWriter(BytesIO(signed_pdf), incremental=True)
    content = "hotwash-review=other hotwash-content-sha256=" + "0" * 64
    writer.add_metadata({"/Keywords": content})
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(signed_pdf)
    found = check_pdf(out.getvalue())
    assert not found.is_whole
    assert PdfReader(BytesIO(out.getvalue())).metadata["/Keywords"] == content  # type: ignore[index]


def test_the_first_signature_alone_is_whole_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    sign_report(desk.review, path, desk.ana, PASSWORD, options())
    found = check_pdf(path.read_bytes())
    assert found.is_whole
    assert found.signatures[0].is_self_made
    assert not found.signatures[0].is_trusted
    assert found.open_fields == ("approval-ap1",)


def test_a_certificate_handed_in_is_trusted(desk: Desk, signed_pdf: bytes, tmp_path: Path) -> None:
    kept = tmp_path / "ana.der"
    kept.write_bytes(identity_in_file(desk.ana.path, PASSWORD).certificate.dump())
    for path in (kept, certificate_beside(desk.ana.path)):
        first, second = check_pdf(signed_pdf, certificates_at(path)).signatures
        assert (first.is_trusted, second.is_trusted) == (True, False)


def test_a_file_without_certificates_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.pem"
    path.write_text("no certificate")
    with pytest.raises(UserFacingError, match="holds no certificate"):
        certificates_at(path)


def test_a_certificate_that_had_run_out_is_told(tmp_path: Path) -> None:
    old = tmp_path / "old.p12"
    make_identity(old, "Ana", PASSWORD, NOW - timedelta(days=4 * 365))
    with pytest.raises(UserFacingError, match="its certificate was valid from"):
        sign_report(
            approved_review("Ana"), tmp_path / "x.pdf", FileChoice(old), PASSWORD, options()
        )
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\0" * 100])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UserFacingError, match="no PDF"):
        check_pdf(data)


@given(st.binary(max_size=200))
def test_no_rubbish_makes_the_check_fail(data: bytes) -> None:
    assert not check_pdf(b"%PDF-1.7\n" + data).is_whole
