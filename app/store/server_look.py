# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a server says when it is asked: nothing is made there, and nothing kept open."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import UserFacingError
from app.store.address import ServerAddress
from app.store.servers import PasswordWanted, Servers, password_refusal


@dataclass(frozen=True)
class ServerLook:
    """What came of it: `sentences` where something is wrong or worth knowing, and the teams.

    `wanted` is there where the login's password has to be asked for first.
    """

    is_fine: bool
    sentences: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    wanted: PasswordWanted | None = None
    can_remember: bool = False


def look_at(servers: Servers, address: ServerAddress, password: str = "") -> ServerLook:
    """Connect once, with `password` or the one that is known. Waits for the network."""
    from app.store.access import teams_of
    from app.store.engine import open_server

    can_remember = servers.can_remember
    url = address.url(password) if password else servers.url(address)
    database = open_server(url)
    try:
        with database.reading() as connection:
            teams = teams_of(connection)
    except UserFacingError as error:
        wanted = password_refusal(address, error)
        told = (wanted or error).sentence
        return ServerLook(False, (told,), (), wanted, can_remember)
    finally:
        database.close()
    return ServerLook(True, (), teams, can_remember=can_remember)
