# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the commits of one session, so that trying again never writes one twice."""

from __future__ import annotations

from collections.abc import Sequence

from app.session.session import Commit
from app.store.engine import Database
from app.store.journal import last_number
from app.store.unit_of_work import UnitOfWork
from app.store.writing import write_commits


class CommitWriter:
    """One session's way into the database. Not for several threads at once.

    When a commit fails, nobody knows whether the server still carried it out. The next attempt
    asks for the last number that arrived, and leaves out what is there.
    """

    def __init__(self, database: Database, client_id: str) -> None:
        self._database = database
        self._client_id = client_id
        self._in_doubt = False

    def write(self, commits: Sequence[Commit]) -> None:
        """Write `commits`, which follow those written before, in one transaction.

        Raises UserFacingError; nothing is written then, as far as is known.
        """
        with UnitOfWork(self._database) as work:
            missing = list(commits)
            if self._in_doubt:
                arrived = last_number(work.connection, self._client_id)
                missing = [commit for commit in commits if commit.number > arrived]
            self._in_doubt = True
            if missing:
                write_commits(work.connection, self._client_id, missing)
                work.commit()
            self._in_doubt = False
