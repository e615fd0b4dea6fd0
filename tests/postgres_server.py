# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL server for the tests, made for the run and thrown away after it.

Each process of the run has its own, started when first asked for. It listens on a socket in its
own folder (on Windows on a loopback port), and keeps PostgreSQL's defaults for durability.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from programs import postgres_folder

USER = "hotwash"
ROOT_STANDS_BACK = ("postgres", "nobody")
"""Accounts that may run the server where the tests run as root, which PostgreSQL refuses."""


class PostgresServer:
    """A server in a temporary folder; hands out empty databases.

    One `on_port` listens on a loopback port, as a server elsewhere would.
    """

    def __init__(self, programs: Path, *, on_port: bool = os.name == "nt") -> None:
        self._programs = programs
        # Not under pytest's folder: that one is closed to the account the server runs as, and
        # the path of a socket must be short.
        self._folder = Path(tempfile.mkdtemp(prefix="hotwash-pg-", dir=_open_folder()))
        self._account = _account()
        self._numbers = count(1)
        if self._account:
            shutil.chown(self._folder, self._account)
        self._by_port = on_port
        self._port = _free_port() if on_port else 5432
        self._is_up = False
        self.log = self._folder / "log"

    @property
    def port(self) -> int:
        """The port of a server that listens on one."""
        return self._port

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        self._call("initdb", "--username", USER, "--auth=trust", "--encoding=UTF8", "--locale=C")
        self.resume()

    def put(self, name: str, content: str) -> None:
        """Write one of the server's own files: settings, or a key that only it may read."""
        path = self._folder / "data" / name
        path.touch(mode=0o600)
        path.write_text(content)
        if self._account:
            shutil.chown(path, self._account)

    def resume(self) -> None:
        """Start the server after `halt`, and wait until it answers; one that runs stays."""
        if self._is_up:
            return
        log = ("--log", str(self.log))
        self._call("pg_ctl", "start", "--wait", *log, "--options", self._listening())
        self._is_up = True

    def _listening(self) -> str:
        """Return the options that say where it is reached."""
        if self._by_port:
            return f"-c listen_addresses=127.0.0.1 -p {self._port} -c unix_socket_directories="
        return f"-c listen_addresses= -k {self._folder}"

    def halt(self, mode: str = "fast") -> None:
        """End the server and all its connections; `immediate` as if it had crashed."""
        self._is_up = False
        self._call("pg_ctl", "stop", "--wait", f"--mode={mode}")

    def stop(self) -> None:
        """End the server at once and remove its files."""
        self.halt("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"review_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, also while somebody is connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def url(self, database: str, user: str = USER) -> str:
        """Return the address of a database in SQLAlchemy's form."""
        if self._by_port:
            return f"postgresql+psycopg://{user}@127.0.0.1:{self._port}/{database}"
        return f"postgresql+psycopg://{user}@/{database}?host={self._folder}"

    def psql(self, script: Path, connected_to: str, **variables: str) -> str:
        """Run a script as a superuser, as the recipes say; return what was said."""
        host = "127.0.0.1" if self._by_port else str(self._folder)
        where = ["-h", host, "-p", str(self._port), "-U", USER, "-d", connected_to]
        named = [f"--set={name}={value}" for name, value in variables.items()]
        path = os.pathsep.join([str(self._programs), os.environ["PATH"]])
        psql = shutil.which("psql", path=path)
        assert psql, "psql is not installed here"
        done = subprocess.run(
            [psql, "-X", *where, *named, "-f", str(script)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def end_sessions(self, application: str = "hotwash") -> None:
        """End the connections of a program, as whoever keeps the server may."""
        self.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE application_name = '{application}'"
        )

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as the owner of the cluster, outside a transaction."""
        import psycopg  # only the tests that take a server need the driver

        host = "127.0.0.1" if self._by_port else str(self._folder)
        with psycopg.connect(
            host=host, port=self._port, user=USER, dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def _call(self, program: str, *arguments: str) -> None:
        data = ("-D", str(self._folder / "data"))
        command = self._command(str(self._programs / program), *data, *arguments)
        # The server keeps what it inherits open, so a pipe would never end: write to a file.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
                check=False,
                **self._as_account(),
            )
            output.seek(0)
            said = output.read().decode(errors="replace")
        assert done.returncode == 0, f"{program} failed:\n{said}"

    def _command(self, *command: str) -> list[str]:
        """Return how one of the server's programs is called; another machine is one way more."""
        return list(command)

    def _as_account(self) -> dict[str, Any]:
        if not self._account:
            return {}
        return {"user": self._account, "group": account_group(self._account), "extra_groups": []}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Start a PostgreSQL server. Missing: skipped at home, an error where CI is set."""
    server = PostgresServer(postgres_programs())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def mortal_server() -> Iterator[PostgresServer]:
    """Start a server on a loopback port that tests may end and start again; they leave it up."""
    server = PostgresServer(postgres_programs(), on_port=True)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Return the address of an empty database on a real PostgreSQL server."""
    name = postgres_server.new_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


def postgres_programs() -> Path:
    """Return the folder of PostgreSQL's programs; without one the test ends here."""
    programs = postgres_folder()
    if programs is None:
        message = "PostgreSQL is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return programs


def _open_folder() -> str | None:
    """Name a folder that every account can enter, where the server runs as another one."""
    return "/tmp" if _account() else None


def _account() -> str | None:
    """Name the account to run the server as; None for the one the tests run as."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd  # not on Windows

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ROOT_STANDS_BACK if name in known)


def account_group(account: str) -> int:
    """Return the group of an account."""
    import pwd  # not on Windows

    return pwd.getpwnam(account).pw_gid


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
