# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for how a server is reached."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.store.address import ServerAddress, Tls


def tls_words(tls: Tls) -> str:
    """Return what a way of encryption is called."""
    return {
        Tls.VERIFY: QCoreApplication.translate("tls", "Encrypted, and the server is verified"),
        Tls.REQUIRE: QCoreApplication.translate("tls", "Encrypted; the server is not verified"),
        Tls.OFF: QCoreApplication.translate("tls", "Not encrypted: only on this computer"),
    }[tls]


def reach_words(address: ServerAddress) -> str:
    """Return as whom and how a server is reached."""
    user = address.user or QCoreApplication.translate("tls", "the login of this computer")
    words = QCoreApplication.translate("tls", "As {0}. {1}.")
    return words.format(user, tls_words(address.tls))


def where_words(address: ServerAddress, name: str) -> str:
    """Return which database on which server it is, unless its name says so, and how to reach it."""
    where = "" if name == address.name else f"{address.name}. "
    return f"{where}{reach_words(address)}"
