# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A database set up by the recipe of `packaging/postgresql`, and people who may log in to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.postgres_server import PostgresServer
from tests.source_tree import ROOT

RECIPES = ROOT / "packaging" / "postgresql"
_NUMBERS = count(1)


class TeamServer:
    """A database of its own on a real server; group roles and logins are its own as well."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self._number = next(_NUMBERS)
        self.database, self.owner, self.member, self.reader = (
            self._own(name) for name in ("hotwash", "owner", "member", "reader")
        )
        self._roles = [self.owner, self.member, self.reader]
        self.run("roles.sql", connected_to="postgres")

    def run(self, recipe: str, connected_to: str = "") -> str:
        """Run one of the recipes as it is documented; return what was said."""
        names = ("database", "owner", "member", "reader")
        variables = {name: getattr(self, name) for name in names}
        return self.server.psql(RECIPES / recipe, connected_to or self.database, **variables)

    def team(self, name: str) -> str:
        """Make a team; return the name of its role."""
        return self._new_role(name, "NOLOGIN")

    def login(self, name: str, *groups: str) -> str:
        """Make somebody who is in `groups`; return the address they connect to."""
        role = self._new_role(name, "LOGIN")
        for group in groups:
            self.execute(f'GRANT "{group}" TO "{role}"')
        return self.server.url(self.database, role)

    def execute(self, statement: str) -> None:
        """Run one statement as a superuser."""
        self.server.execute(statement, self.database)

    def remove(self) -> None:
        """Take the database and its roles away."""
        self.server.drop_database(self.database)
        for role in reversed(self._roles):
            self.server.execute(f'DROP ROLE "{role}"')

    def _new_role(self, name: str, kind: str) -> str:
        role = self._own(name)
        self.execute(f'CREATE ROLE "{role}" {kind}')
        self._roles.append(role)
        return role

    def _own(self, name: str) -> str:
        return f"{name}_{self._number}"


@pytest.fixture
def team_server(postgres_server: PostgresServer) -> Iterator[TeamServer]:
    """Return a database that was set up by the recipe and has no tables yet."""
    made = TeamServer(postgres_server)
    yield made
    made.remove()
