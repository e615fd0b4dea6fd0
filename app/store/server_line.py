# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A courier's own connection to the server: it listens for news, and asks small questions.

Belongs to one thread. It never waits for news itself: who uses it waits for its socket.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from app.store.engine import Database, connection_options
from app.store.news import News, channel_of, read_news
from app.store.troubles import database_trouble

if TYPE_CHECKING:
    from psycopg import Notify

    from app.store.patient_connection import PatientConnection


class ServerLine:
    """Hears what a server tells of one review."""

    def __init__(self, connection: PatientConnection, where: str) -> None:
        self._connection = connection
        self._where = where
        self._heard: list[News] = []
        connection.add_notify_handler(self._on_notify)

    @classmethod
    def opened(cls, database: Database, review_id: str, answer_seconds: float) -> ServerLine:
        """Connect and listen. Raises StoreTrouble where the server can't be reached."""
        import psycopg

        from app.store.patient_connection import PatientConnection

        engine = database.engine
        arguments, named = engine.dialect.create_connect_args(engine.url)
        options = {**named, **connection_options()}
        try:
            connection = PatientConnection.within(
                answer_seconds, *arguments, autocommit=True, **options
            )
        except psycopg.Error as error:
            raise database_trouble(error, database.where) or error from error
        line = cls(connection, database.where)
        try:
            line._ask(f'LISTEN "{channel_of(review_id)}"')
        except BaseException:
            line.close()
            raise
        return line

    def fileno(self) -> int:
        """Return the socket that becomes readable when there is news, or when the line is lost."""
        return self._connection.fileno()

    def time(self) -> tuple[datetime, float]:
        """Return the server's time, and how many seconds the question was on its way in all."""
        began = time.perf_counter()
        now: datetime = self._ask("SELECT clock_timestamp()")
        return now.astimezone(UTC), time.perf_counter() - began

    def news(self) -> list[News]:
        """Return what was heard since the last time. Raises StoreTrouble where the line is lost."""
        import psycopg

        pgconn = self._connection.pgconn
        try:
            pgconn.consume_input()
            while (told := pgconn.notifies()) is not None:
                self._hear(told.extra.decode(errors="replace"))
        except psycopg.Error as error:
            raise database_trouble(error, self._where) or error from error
        heard, self._heard = self._heard, []
        return heard

    def close(self) -> None:
        """Let go."""
        self._connection.close()

    def _ask(self, question: str) -> Any:
        """Return the first value of the answer, if there is one. Raises StoreTrouble."""
        import psycopg

        try:
            cursor = self._connection.execute(question.encode())
            row = cursor.fetchone() if cursor.description else None
        except psycopg.Error as error:
            raise database_trouble(error, self._where) or error from error
        return row[0] if row else None

    def _on_notify(self, told: Notify) -> None:
        """Hear what came along with an answer."""
        self._hear(told.payload)

    def _hear(self, payload: str) -> None:
        news = read_news(payload)
        if news is not None:
            self._heard.append(news)
