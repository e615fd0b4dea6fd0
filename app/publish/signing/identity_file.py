# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An identity in a PKCS#12 file, made here or by another program."""

from __future__ import annotations

from pathlib import Path

from app.errors import UserFacingError
from app.publish.signing.identity import Identity
from app.translation import tr

_MOST_BYTES = 2**20
"""No file that holds one identity is longer."""


def identity_in_file(path: Path, password: str) -> Identity:
    """Return the identity in the PKCS#12 file at `path`. Raises UserFacingError."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    data = _read(path)
    if "\0" in password:  # the library would end the program over it
        raise UserFacingError(_unopened(path, "password"))
    try:
        kept = pkcs12.load_pkcs12(data, password.encode() if password else None)
    except ValueError as error:
        raise UserFacingError(_unopened(path, str(error))) from None
    except Exception as error:
        # The library has errors of its own for ciphers and key types it does not know.
        words = tr("{0} can't be opened ({1}). Export the identity anew as PKCS#12 with AES.")
        raise UserFacingError(words.format(path.name, type(error).__name__)) from error
    if kept.key is None or kept.cert is None:
        words = tr("{0} holds no key with its certificate; export it with its private key.")
        raise UserFacingError(words.format(path.name))
    plain = serialization.Encoding.DER
    key = kept.key.private_bytes(
        plain, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    certificate = x509.Certificate.load(kept.cert.certificate.public_bytes(plain))
    if not certificate.subject.native:
        words = tr("The certificate in {0} names nobody; a signature needs a name.")
        raise UserFacingError(words.format(path.name))
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    others = (each.certificate.public_bytes(plain) for each in kept.additional_certs)
    store.register_multiple(x509.Certificate.load(each) for each in others)
    signer = SimpleSigner(certificate, keys.PrivateKeyInfo.load(key), store)
    return Identity(signer, certificate)


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise UserFacingError(tr("{0} is not a file.").format(path))
        if path.stat().st_size > _MOST_BYTES:
            raise UserFacingError(tr("{0} is no identity: it is too large.").format(path.name))
        return path.read_bytes()
    except OSError as error:
        raise UserFacingError(
            tr("{0} can't be read: {1}.").format(path, error.strerror or error)
        ) from error


def _unopened(path: Path, because: str) -> str:
    if "password" in because.lower() or "mac" in because.lower():
        return tr("{0} does not open with this password. Type it again.").format(path.name)
    return tr("{0} is no PKCS#12 file (.p12, .pfx) that can be read.").format(path.name)
