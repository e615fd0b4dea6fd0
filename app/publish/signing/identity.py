# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody signs with: a certificate and its key, in a PKCS#12 file or on a token.

Passwords and PINs are handed in, used and forgotten: they are in no message and are never kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.translation import tr

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign import Signer


@dataclass(frozen=True)
class Identity:
    """A certificate with its key, open for signing."""

    signer: Signer
    certificate: Certificate

    @property
    def name(self) -> str:
        """Who the certificate says this is."""
        return name_in(self.certificate)

    @property
    def is_self_made(self) -> bool:
        """Whether nobody but its owner vouches for it."""
        return is_self_made(self.certificate)


_SHORTEST_RSA = 2048
_FOR_SIGNATURES = frozenset({"digital_signature", "non_repudiation"})


@dataclass(frozen=True)
class FileChoice:
    """A PKCS#12 file (.p12, .pfx)."""

    path: Path


@dataclass(frozen=True)
class TokenChoice:
    """A smart card or security key: the library that talks to it, and which of its certificates.

    An empty label means the only one there is.
    """

    library: Path
    token: str = ""
    certificate: str = ""


IdentityChoice = FileChoice | TokenChoice


def need_library() -> None:
    """Raise UserFacingError where the library that signs is not installed."""
    try:
        import pyhanko.sign  # noqa: F401 - slow to import, and only wanted by who signs
    except ImportError:
        raise UserFacingError(
            tr("Signing needs the library pyHanko; install Hotwash with its part “sign”.")
        ) from None


def name_in(certificate: Certificate) -> str:
    """Return whom a certificate names."""
    names = certificate.subject.native
    found = names.get("common_name") or names.get("email_address")
    told = found[0] if isinstance(found, list) else found
    return " ".join(str(told or certificate.subject.human_friendly).split())[:120]


def issuer_of(certificate: Certificate) -> str:
    """Return who vouches for a certificate."""
    names = certificate.issuer.native
    found = names.get("common_name") or names.get("organization_name")
    told = found[0] if isinstance(found, list) else found
    return " ".join(str(told or certificate.issuer.human_friendly).split())[:120]


def unfit(certificate: Certificate) -> str:
    """Tell in words why no signature made with a certificate proves anything; empty where it can.

    A short RSA key can be computed by others from the public one; a certificate for other uses was
    never meant to stand for what its owner says.
    """
    key = certificate.public_key
    if key.algorithm == "rsa" and key.bit_size < _SHORTEST_RSA:
        return tr("its key of {0} bits is too short; {1} are needed").format(
            key.bit_size, _SHORTEST_RSA
        )
    usage = certificate.key_usage_value
    if usage is not None and not _FOR_SIGNATURES & usage.native:
        return tr("its certificate is not for signatures")
    return ""


def is_self_made(certificate: Certificate) -> bool:
    """Tell whether nobody but its owner vouches for a certificate."""
    return bool(certificate.self_issued)
