# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An identity on a PKCS#11 token: the key never leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.publish.signing.identity import Identity, TokenChoice, name_in
from app.translation import tr

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pkcs11 import Session


@contextmanager
def identity_on_token(choice: TokenChoice, pin: str) -> Iterator[Identity]:
    """Yield the identity on a token while a session with it is open. Raises UserFacingError."""
    try:
        import pkcs11
    except ImportError:
        raise UserFacingError(
            tr("Tokens need the library python-pkcs11; install Hotwash with its part “sign”.")
        ) from None
    from pyhanko.sign.pkcs11 import PKCS11Signer

    if not choice.library.is_file():
        words = tr(
            "{0} is not there. Choose the token's PKCS#11 library, such as opensc-pkcs11.so."
        )
        raise UserFacingError(words.format(choice.library))
    try:
        with _session(choice, pin) as session:
            key_id, certificate = _certificate(session, choice)
            signer = PKCS11Signer(session, signing_cert=certificate, key_id=key_id)
            yield Identity(signer, certificate)
    except pkcs11.exceptions.PinIncorrect:
        raise UserFacingError(
            tr("The token does not accept this PIN. Type it again; few attempts are left.")
        ) from None
    except pkcs11.exceptions.PinLocked:
        raise UserFacingError(
            tr("The token has locked its PIN; unlock it with its own program.")
        ) from None
    except (pkcs11.exceptions.PKCS11Error, RuntimeError) as error:
        words = tr(
            "The token can't be used ({0}). Is it plugged in, and its library the right one?"
        )
        raise UserFacingError(words.format(str(error) or type(error).__name__)) from error


def _session(choice: TokenChoice, pin: str) -> Session:
    import pkcs11

    tokens = [
        token
        for token in pkcs11.lib(str(choice.library)).get_tokens()
        if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED
        and choice.token in ("", token.label.strip())
    ]
    if not tokens:
        raise UserFacingError(tr("No such token was found. Plug it in, then try again."))
    if len(tokens) > 1:
        words = tr("Name the token to use; there are: {0}.")
        raise _named(words, [token.label for token in tokens])
    return tokens[0].open(user_pin=pin)


def _certificate(session: Session, choice: TokenChoice) -> tuple[bytes, Certificate]:
    """Return the certificate that has its key on the token, and the id of both."""
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, ObjectClass

    keys = {
        key[Attribute.ID] for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    }
    held = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    found = [
        (each[Attribute.ID], str(each[Attribute.LABEL]), Certificate.load(each[Attribute.VALUE]))
        for each in held
        if each[Attribute.ID] in keys
    ]
    wanted = choice.certificate
    fitting = [each for each in found if wanted in ("", each[1], name_in(each[2]))]
    if not found:
        raise UserFacingError(tr("The token holds no certificate together with its key."))
    if len(fitting) != 1:
        words = tr("Name the certificate to use; there are: {0}.")
        raise _named(words, [label for _, label, _ in found])
    key_id, _, certificate = fitting[0]
    return key_id, certificate


def _named(sentence: str, found: list[str]) -> UserFacingError:
    return UserFacingError(sentence.format(", ".join(f"“{name.strip()}”" for name in found)))
