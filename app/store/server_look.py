# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a server says when it is asked: nothing is made there, and nothing kept open."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.address import ServerAddress
from app.store.server_fault import ServerFault
from app.store.server_report import Offer
from app.store.servers import PasswordWanted, Servers

_WANTED = frozenset({ServerFault.PASSWORD, ServerFault.PASSWORD_MISSING})


@dataclass(frozen=True)
class ServerLook:
    """What came of it: `sentences` where something is wrong or worth knowing, and the teams.

    One that `is_fine` can be worked with, if only to look on where it is not one to write to
    (`may_write`). `wanted` is there where the login's password has to be asked for first.
    """

    is_fine: bool
    sentences: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    wanted: PasswordWanted | None = None
    can_remember: bool = False
    may_write: bool = True


def look_at(servers: Servers, address: ServerAddress, password: str = "") -> ServerLook:
    """Connect once, with `password` or the one that is known. Waits for the network."""
    from app.store.server_check import check_server

    can_remember = servers.can_remember
    report = check_server(address.url(password) if password else servers.url(address))
    if report.fault in _WANTED:
        wanted = PasswordWanted(address, was_refused=report.fault is ServerFault.PASSWORD)
        return ServerLook(False, (wanted.sentence,), (), wanted, can_remember)
    is_fine = report.is_usable or report.offer is not Offer.NOTHING
    sentences = (report.sentence,) if report.sentence else ()
    may_write = report.fault is None or report.offer is not Offer.NOTHING
    return ServerLook(is_fine, sentences, report.teams, None, can_remember, may_write)
