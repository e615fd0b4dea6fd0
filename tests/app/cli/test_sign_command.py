# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash sign` and `hotwash verify FILE.pdf`, on a review in a file."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.publish.export import export_review
from app.publish.fingerprint import fingerprint
from app.publish.sign_off import decision
from app.publish.signing.self_made import certificate_beside, make_identity
from app.review.approval import Approval, Verdict
from app.review.edits import set_field
from app.review.review import Review
from tests.builders import applied, review_with

PASSWORD = "correct horse"
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("identity") / "ana.p12"
    make_identity(path, "Ana", PASSWORD, NOW)
    return path


def approved() -> Review:
    review = review_with(Approval(id="ap1", approver="Ana"))
    return applied(review, decision(review, review.approvals[0], Verdict.APPROVED, NOW))


@pytest.fixture
def folder(tmp_path: Path, identity: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an approved review and its signed PDF."""
    export_review(approved(), tmp_path / "review.hotwash")
    monkeypatch.setenv("SESAME", PASSWORD)
    asked = ["sign", str(tmp_path / "review.hotwash"), "-o", str(tmp_path / "report.pdf")]
    asked += ["--identity", str(identity), "--password-variable", "SESAME"]
    assert main(["--data", str(tmp_path / "data"), *asked]) == 0
    return tmp_path


def verified(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Any]:
    capsys.readouterr()
    command = ["--data", str(folder / "data"), "verify", str(folder / "report.pdf"), "--json"]
    code = main([*command, *more])
    return code, json.loads(capsys.readouterr().out)


def test_the_pdf_the_file_and_the_sign_off_agree(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = verified(folder, capsys, "--against", str(folder / "review.hotwash"))
    assert (code, told["whole"], told["content"]) == (0, True, "approved now")
    assert told["fingerprint"] == fingerprint(approved())
    assert [(one["name"], one["valid"], one["self_made"]) for one in told["signatures"]] == [
        ("Ana", True, True)
    ]


@pytest.mark.parametrize(
    ("change", "content"), [("a character", "approved before"), ("another review", "other")]
)
def test_a_pdf_of_content_that_was_changed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], change: str, content: str
) -> None:
    review = approved() if change == "a character" else review_with(title="Another")
    review = applied(review, set_field(review.incident, "title", "Checkout slow!"))
    export_review(review, folder / "later.hotwash")
    code, told = verified(folder, capsys, "--against", str(folder / "later.hotwash"))
    assert (code, told["content"], told["whole"]) == (1, content, False)


def test_words_for_people_say_who_signed_and_how_it_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    against = ["--against", str(folder / "review.hotwash")]
    assert main(["verify", str(folder / "report.pdf"), *against]) == 0
    told = capsys.readouterr().out
    assert "Signed by Ana: valid, covers the whole file, self-made certificate" in told
    assert "It is the review's content now, approved by all who were asked." in told


def test_a_changed_pdf_ends_with_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "report.pdf"
    path.write_bytes(path.read_bytes().replace(b"(Checkout", b"(Checkoot", 1))
    code, told = verified(folder, capsys)
    assert code == 1
    assert "the signature of Ana does not hold: the document was changed" in told["differences"][0]


def test_the_library_is_asked_where_it_has_the_review(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(folder, capsys)[1]["content"] is None
    data = ["--data", str(folder / "data")]
    assert main([*data, "import", str(folder / "review.hotwash")]) == 0
    assert verified(folder, capsys)[1]["content"] == "approved now"


def test_the_password_may_be_piped_in(
    folder: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "report.pdf").unlink()
    asked = ["sign", str(folder / "review.hotwash"), "-o", str(folder / "report.pdf")]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main([*asked, "--identity", str(identity)]) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "--identity FILE.p12"),
        (["--identity", "IDENTITY", "--password-variable", "NONE_SUCH"], "no variable NONE_SUCH"),
        (["--identity", "missing.p12", "--password-variable", "SESAME"], "can't be read"),
        (["--token", "missing.so", "--password-variable", "SESAME"], "is not there"),
    ],
)
def test_what_is_missing_is_one_sentence(
    folder: Path, identity: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    given = [str(identity) if each == "IDENTITY" else each for each in more]
    asked = ["sign", str(folder / "review.hotwash"), "-o", str(folder / "x.pdf")]
    assert main([*asked, *given]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_pdf_of_somebody_else_names_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "report.pdf"))
    canvas.drawString(9, 9, "an invoice")
    canvas.save()
    code, told = verified(tmp_path, capsys)
    assert (code, told["fingerprint"], told["signatures"]) == (0, None, [])


def test_a_signature_that_nobody_trusted_vouches_for_is_a_finding(
    folder: Path, identity: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = verified(folder, capsys, "--trust", str(certificate_beside(identity)))
    assert (code, told["signatures"][0]["trusted"]) == (0, True)
    make_identity(folder / "bob.p12", "Ana", PASSWORD, NOW)
    code, told = verified(folder, capsys, "--trust", str(folder / "bob.crt"))
    assert (code, told["signatures"][0]["trusted"]) == (1, False)
    assert told["differences"] == ["none of the trusted certificates vouches for Ana"]
