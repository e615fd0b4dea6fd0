# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A self-made identity, for teams without a certificate authority.

It shows that later signatures come from the same hand; who that is, people have to know.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.publish.signing.identity import need_library
from app.publish.written_file import write_bytes
from app.translation import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

SHORTEST_PASSWORD = 8
_VALID = timedelta(days=3 * 365)
_KEY_BITS = 3072
"""RSA, because every reader of PDF files knows it; enough until after 2030 (NIST SP 800-57)."""
_ROUNDS = 600_000
"""Of the derivation of the file's key from its password (OWASP, PBKDF2 with SHA-256)."""
_LONGEST_NAME = 64
"""Of the name in a certificate (RFC 5280)."""


def make_identity(path: Path, name: str, password: str, now: datetime) -> None:
    """Write a new identity of `name` to `path` as PKCS#12 under `password`.

    Its certificate alone goes beside it, to be handed to others. A file that is there is never
    written over: it may hold the only copy of a key. Raises UserFacingError.
    """
    need_library()
    from cryptography.hazmat.primitives.serialization import Encoding

    told = need_name_and_password(name, password)
    shown = certificate_beside(path)
    for each in (path, shown):
        if each.exists():
            words = tr("{0} is there already and may hold a key. Choose another name.")
            raise UserFacingError(words.format(each.name))
    key, certificate = _made(told, now)
    write_bytes(path, _packed(told, key, certificate, password))
    path.chmod(0o600)
    write_bytes(shown, certificate.public_bytes(Encoding.PEM))


def need_name_and_password(name: str, password: str) -> str:
    """Return the name as it will stand. Raises UserFacingError where one of both won't do."""
    told = " ".join(name.split())
    if not told or len(told) > _LONGEST_NAME:
        raise UserFacingError(
            tr("Type the name that stands in the signature, up to {0} signs.").format(_LONGEST_NAME)
        )
    if len(password) < SHORTEST_PASSWORD:
        raise UserFacingError(
            tr("A password of at least {0} signs is needed.").format(SHORTEST_PASSWORD)
        )
    return told


def certificate_beside(path: Path) -> Path:
    """Return where the certificate of the identity at `path` is kept, which holds no secret."""
    return path.with_suffix(".crt")


def _made(name: str, now: datetime) -> tuple[RSAPrivateKey, Certificate]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    start = now.astimezone(UTC) - timedelta(minutes=5)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + _VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return key, builder.sign(key, hashes.SHA256())


def _packed(name: str, key: RSAPrivateKey, certificate: Certificate, password: str) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    lock = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(password.encode())
    )
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, lock)
