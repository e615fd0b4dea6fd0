# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing with a PKCS#11 token, made of software."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.publish.signing.check import check_pdf
from app.publish.signing.identity import TokenChoice
from app.publish.signing.identity_file import identity_in_file
from app.publish.signing.sign import sign_report
from tests.app.publish.signing.conftest import PASSWORD, Desk, options

pkcs11 = pytest.importorskip("pkcs11")

PIN = "123456"
LIBRARIES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/pkcs11/libsofthsm2.so"),
)
LIBRARY = next((path for path in LIBRARIES if path.is_file()), None)
needs_token = pytest.mark.skipif(
    LIBRARY is None or shutil.which("softhsm2-util") is None, reason="softhsm2 is not here"
)


@pytest.fixture(scope="module")
def token(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> TokenChoice:
    """Return a token that holds Ana's key and certificate."""
    assert LIBRARY is not None
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(settings))
    make = ["softhsm2-util", "--init-token", "--free", "--label", "hotwash"]
    subprocess.run([*make, "--so-pin", "0000", "--pin", PIN], check=True, capture_output=True)
    _fill(LIBRARY, desk, folder)
    return TokenChoice(LIBRARY, "hotwash")


def _fill(library: Path, desk: Desk, folder: Path) -> None:
    identity = identity_in_file(desk.ana.path, PASSWORD)
    key = folder / "key.pem"
    from asn1crypto import pem

    key.write_bytes(pem.armor("PRIVATE KEY", identity.signer.signing_key.dump()))  # type: ignore[attr-defined]
    subprocess.run(
        ["softhsm2-util", "--import", str(key), "--token", "hotwash", "--label", "ana",
         "--id", "A1", "--pin", PIN],
        check=True, capture_output=True,
    )  # fmt: skip
    kept = {
        pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
        pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
        pkcs11.Attribute.TOKEN: True,
        pkcs11.Attribute.LABEL: "ana",
        pkcs11.Attribute.ID: b"\xa1",
        pkcs11.Attribute.SUBJECT: identity.certificate.subject.dump(),
        pkcs11.Attribute.VALUE: identity.certificate.dump(),
    }
    held = pkcs11.lib(str(library)).get_token(token_label="hotwash")
    with held.open(rw=True, user_pin=PIN) as session:
        session.create_object(kept)


@needs_token
def test_a_key_on_a_token_signs(desk: Desk, token: TokenChoice, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    sign_report(desk.review, path, token, PIN, options())
    found = check_pdf(path.read_bytes())
    assert found.is_whole
    assert [one.name for one in found.signatures] == ["Ana López"]


@needs_token
def test_a_wrong_pin_is_told_in_words(desk: Desk, token: TokenChoice, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="does not accept this PIN"):
        sign_report(desk.review, tmp_path / "x.pdf", token, "654321", options())


@needs_token
@pytest.mark.parametrize(
    ("label", "certificate", "said"),
    [("other", "", "No such token"), ("hotwash", "bob", "Name the certificate to use.*“ana”")],
)
def test_what_is_not_on_the_token_is_told_in_words(
    desk: Desk, token: TokenChoice, tmp_path: Path, label: str, certificate: str, said: str
) -> None:
    choice = TokenChoice(token.library, label, certificate)
    with pytest.raises(UserFacingError, match=said):
        sign_report(desk.review, tmp_path / "x.pdf", choice, PIN, options())


@pytest.mark.parametrize("is_there", [True, False])
def test_a_library_that_is_none_is_told_in_words(
    desk: Desk, tmp_path: Path, *, is_there: bool
) -> None:
    path = tmp_path / "library.so"
    if is_there:
        path.write_bytes(b"no library")
    with pytest.raises(UserFacingError, match="library"):
        sign_report(desk.review, tmp_path / "x.pdf", TokenChoice(path), PIN, options())
