# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash share` and `hotwash servers`."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from itertools import zip_longest
from typing import TypeVar

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.store.address import BadAddress, ServerAddress, parse_address
from app.store.known_servers import KnownServer
from app.store.moving import move_review
from app.store.server_look import ServerLook, look_at
from app.store.servers import PasswordWanted
from app.store.shared_files import SharedFiles
from app.store.sharing import link_words
from app.translation import tr

_T = TypeVar("_T")
_TRIES = 3


def share(asked: Namespace) -> int:
    """Move a review of the library to a server, and print its link."""
    with services(asked.data) as built:
        if not has_library(built):
            raise UserFacingError(
                tr("There is no review {0}: there is no library in {1} yet.").format(
                    asked.review, built.data_dir
                )
            )
        review_id = built.library.find(asked.review)
        address = _server(built, asked.to)
        target = with_password(built, lambda: built.shared_library(address))
        move_review(built.library, target, review_id, team=asked.team, address=address.text)
        files = SharedFiles(target.database).push_missing(target.load(review_id), built.attachments)
        if built.servers.own(address) is None:
            built.servers.keep(KnownServer(address.name, address))
    for sha256 in (*files.too_large, *files.damaged):
        words = tr("The file {0} stays here: it is too large for the server, or damaged.")
        print(f"hotwash: {words.format(sha256[:12])}", file=sys.stderr)
    link = link_words(address, review_id)
    if asked.json:
        told = {"review": review_id, "server": address.text, "link": link or None}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(tr("The review is on {0} now.").format(plain(address.name)))
        if link:
            print(link)
    return exit_codes.OK


def servers(asked: Namespace) -> int:
    """Print the servers in the list; with `--check` each is asked how it stands."""
    with services(asked.data) as built:
        known = built.servers.known()
        looks = [look_at(built.servers, each.address) for each in known] if asked.check else []
    found = list(zip_longest(known, looks))
    if asked.json:
        print(json.dumps([_plain(*each) for each in found], ensure_ascii=False, indent=2))
    elif found:
        headings = (tr("Name"), tr("Address"), *((tr("State"),) if asked.check else ()))
        print(aligned(headings, [_row(*each) for each in found]))
    else:
        print(tr("No server yet. Share a review with: hotwash share REVIEW --to ADDRESS"))
    is_fine = all(look.is_fine for look in looks)
    return exit_codes.OK if is_fine else exit_codes.FINDINGS


def with_password(built: Services, work: Callable[[], _T]) -> _T:
    """Return what `work` returns; a password it wants is asked for where somebody can type it.

    Scripts give it as PostgreSQL's own programs take it: in PGPASSWORD, or in a pgpass file.
    """
    for _ in range(_TRIES):
        try:
            return work()
        except PasswordWanted as wanted:
            if not sys.stdin.isatty():
                raise
            print(plain(wanted.sentence), file=sys.stderr)
            password = getpass.getpass(tr("Password: "))
            built.servers.give_password(wanted.address, password, remember=False)
    return work()


def _server(built: Services, name: str) -> ServerAddress:
    """Return the server called so in the list, or at the address. Raises UserFacingError."""
    named = built.servers.named(name)
    if named is not None:
        return named
    if "://" not in name:
        raise UserFacingError(
            tr("There is no server {0} in the list; give its address (postgresql://…).").format(
                name
            )
        )
    address, password = parse_address(name)
    if password:
        raise BadAddress(
            tr("Leave the password out of the address: it is asked for, or read from PGPASSWORD.")
        )
    own = built.servers.own(address)
    return own if own is not None and not address.user else address


def _plain(server: KnownServer, look: ServerLook | None) -> dict[str, object]:
    told: dict[str, object] = {"name": server.name, "address": server.address.text}
    if look is not None:
        told |= {"answers": look.is_fine, "sentences": list(look.sentences)}
    return told


def _row(server: KnownServer, look: ServerLook | None) -> tuple[str, ...]:
    state = () if look is None else (" ".join(look.sentences) or tr("It answers."),)
    return server.name, server.address.text, *state
