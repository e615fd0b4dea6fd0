# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Identities: made here, made elsewhere, and files that hold none."""

from __future__ import annotations

import shutil
import stat
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.signing.check import pdf_at
from app.publish.signing.identity import FileChoice
from app.publish.signing.identity_file import identity_in_file
from app.publish.signing.self_made import make_identity
from app.publish.signing.sign import sign_report
from tests.app.publish.signing.conftest import NOW, PASSWORD, Desk, approved_review, options

OPENSSL = shutil.which("openssl")


def test_a_made_identity_is_its_owners_alone_and_opens_with_its_password(desk: Desk) -> None:
    identity = identity_in_file(desk.li.path, PASSWORD)
    assert (identity.name, identity.is_self_made) == ("李明", True)
    assert stat.S_IMODE(desk.li.path.stat().st_mode) == 0o600


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not here")
def test_another_program_reads_a_made_identity(desk: Desk) -> None:
    told = subprocess.run(
        [str(OPENSSL), "pkcs12", "-in", str(desk.ana.path), "-nokeys", "-passin", "stdin"],
        input=PASSWORD.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert b"BEGIN CERTIFICATE" in told.stdout


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not here")
@pytest.mark.parametrize("kind", ["rsa:2048", "ec"])
def test_an_identity_made_by_another_program_signs(tmp_path: Path, kind: str) -> None:
    key, certificate, both = tmp_path / "k", tmp_path / "c", tmp_path / "b.pfx"
    curve = ["-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else []
    subprocess.run(
        [str(OPENSSL), "req", "-x509", "-newkey", kind, *curve, "-nodes", "-subj", "/CN=Grace/O=X",
         "-keyout", str(key), "-out", str(certificate), "-days", "9"],
        check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [str(OPENSSL), "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate),
         "-out", str(both), "-passout", "pass:sesame"],
        check=True, capture_output=True,
    )  # fmt: skip
    path = tmp_path / "report.pdf"
    done = sign_report(approved_review("Grace"), path, FileChoice(both), "sesame", options())
    assert done.check.signatures[0].name == "Grace"


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("", PASSWORD, "Type the name"),
        ("x" * 65, PASSWORD, "up to 64"),
        ("Ana", "short", "at least 8"),
    ],
)
def test_no_identity_is_made_without_a_name_and_a_password(
    tmp_path: Path, name: str, password: str, said: str
) -> None:
    with pytest.raises(UserFacingError, match=said):
        make_identity(tmp_path / "x.p12", name, password, NOW)
    assert not list(tmp_path.iterdir())


def test_a_key_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x.p12"
    path.write_bytes(b"the only copy")
    with pytest.raises(UserFacingError, match="may hold a key"):
        make_identity(path, "Ana", PASSWORD, NOW)
    assert path.read_bytes() == b"the only copy"


@pytest.mark.parametrize("content", [b"", b"PK", b"\x30\x82", b"x" * (2**20 + 1)])
def test_a_file_that_holds_no_identity_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.p12"
    path.write_bytes(content)
    with pytest.raises(UserFacingError) as raised:
        identity_in_file(path, PASSWORD)
    assert PASSWORD not in raised.value.sentence


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_damaged_identity_makes_a_mistake_of_ours(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    changed = bytearray(desk.ana.path.read_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.p12"
    path.write_bytes(bytes(changed))
    with suppress(UserFacingError):
        identity_in_file(path, PASSWORD)


def openssl_identity(folder: Path, *made: str) -> FileChoice:
    """Return an identity made with another program, with the password of the others."""
    key, certificate, path = folder / "key.pem", folder / "cert.pem", folder / "made.p12"
    request = ("req", "-x509", "-nodes", "-days", "9", "-subj", "/CN=Ana", *made)
    bundle = ("pkcs12", "-export", "-inkey", str(key), "-in", str(certificate), "-out", str(path))
    for words in (
        (*request, "-keyout", str(key), "-out", str(certificate)),
        (*bundle, "-passout", f"pass:{PASSWORD}"),
    ):
        subprocess.run([str(OPENSSL), *words], capture_output=True, check=True)
    return FileChoice(path)


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not here")
@pytest.mark.parametrize(
    ("made", "said"),
    [
        (("-newkey", "rsa:512"), "512 bits is too short"),
        (("-newkey", "rsa:1024"), "1024 bits is too short"),
        (("-newkey", "rsa:2048", "-addext", "keyUsage=keyCertSign"), "is not for signatures"),
    ],
)
def test_an_identity_that_proves_nothing_signs_nothing(
    tmp_path: Path, made: tuple[str, ...], said: str
) -> None:
    choice, path = openssl_identity(tmp_path, *made), tmp_path / "report.pdf"
    with pytest.raises(UserFacingError, match=said):
        sign_report(approved_review("Ana"), path, choice, PASSWORD, options())
    assert not path.exists()


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not here")
def test_a_certificate_that_names_nobody_is_said_so(tmp_path: Path) -> None:
    choice = openssl_identity(tmp_path, "-newkey", "rsa:2048", "-subj", "/")
    with pytest.raises(UserFacingError, match="names nobody"):
        identity_in_file(choice.path, PASSWORD)


def test_a_password_no_library_can_take_is_a_wrong_one(desk: Desk) -> None:
    with pytest.raises(UserFacingError, match="does not open with this password"):
        identity_in_file(desk.ana.path, f"{PASSWORD}\0")


def test_what_is_no_file_is_not_read_to_its_end() -> None:
    with pytest.raises(UserFacingError, match="is not a file"):
        identity_in_file(Path("/dev/zero"), PASSWORD)
    with pytest.raises(UserFacingError, match="is not a file"):
        pdf_at(Path("/dev/zero"))


def test_a_write_protected_report_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    sign_report(desk.review, path, desk.ana, PASSWORD, options())
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(UserFacingError, match="is write-protected"):
        sign_report(desk.review, path, desk.li, PASSWORD, options())
    assert path.read_bytes() == before
