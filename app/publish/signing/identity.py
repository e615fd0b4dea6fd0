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


def is_self_made(certificate: Certificate) -> bool:
    """Tell whether nobody but its owner vouches for a certificate."""
    return bool(certificate.self_issued)
