# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The servers a person shares reviews on: a list in the data folder, without any secret.

`{"servers": [{"name": "Team", "address": "postgresql://sam@db.example.org/reviews?…"}]}`
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserFacingError
from app.kept_json import changed_object, read_object, write_object
from app.store.address import BadAddress, ServerAddress, parse_address
from app.translation import tr

SERVER_FILE = "servers.json"
_LIST = "servers"


@dataclass(frozen=True)
class KnownServer:
    """A server, and what the person calls it."""

    name: str
    address: ServerAddress


def read_servers(folder: Path) -> tuple[KnownServer, ...]:
    """Return the list kept in `folder`; an entry that makes no sense is passed over.

    Raises UserFacingError where the file can't be read.
    """
    entries = read_object(folder / SERVER_FILE).get(_LIST)
    if not isinstance(entries, list):
        return ()
    found = (_read(entry) for entry in entries)
    return tuple(server for server in found if server is not None)


def keep_server(folder: Path, server: KnownServer) -> tuple[KnownServer, ...]:
    """Put a server into the list, in the place of the one that is the same; return the list."""
    known = read_servers(folder)
    if any(each.address.is_same_place(server.address) for each in known):
        kept = tuple(
            server if each.address.is_same_place(server.address) else each for each in known
        )
    else:
        kept = (*known, server)
    _write(folder, kept)
    return kept


def remove_server(folder: Path, address: ServerAddress) -> tuple[KnownServer, ...]:
    """Take a server out of the list; return the list. Nothing at the server changes."""
    known = read_servers(folder)
    kept = tuple(each for each in known if not each.address.is_same_place(address))
    _write(folder, kept)
    return kept


def _read(entry: object) -> KnownServer | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("address"), str):
        return None
    try:
        address, password = parse_address(entry["address"])
    except BadAddress:
        return None
    name = entry.get("name")
    is_named = isinstance(name, str) and name.strip() and name.isprintable()
    # Somebody wrote a password into the file by hand: it is not ours to use.
    return None if password else KnownServer(str(name) if is_named else address.name, address)


def _write(folder: Path, servers: tuple[KnownServer, ...]) -> None:
    path = folder / SERVER_FILE
    entries: list[dict[str, Any]] = [
        {"name": each.name, "address": each.address.text} for each in servers
    ]
    try:
        content = changed_object(path)
        content[_LIST] = entries
        write_object(path, content)
    except OSError as error:
        raise UserFacingError(
            tr("The list of servers can't be written to {0} ({1}); check that folder.").format(
                path, error.strerror
            )
        ) from error
