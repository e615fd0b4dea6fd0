# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server on a machine of its own, as the recipe in `packaging/postgresql` sets it up.

People reach it over TLS alone, each with a login and a password of their own.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.postgres_server import USER, PostgresServer, account_group
from tests.slow_network import SERVER_NAME, Machine

DATABASE = "hotwash"
PASSWORD = "never written down"


class ServerOnMachine(PostgresServer):
    """Runs in a machine's namespace; the owner of the cluster reaches it by its socket."""

    def __init__(self, programs: Path, machine: Machine) -> None:
        super().__init__(programs)
        self._machine = machine
        self.authority = self._folder / "ca.pem"

    def start(self) -> None:
        """Make the cluster, its certificate and its rules, and wait until it answers."""
        self._call("initdb", "--username", USER, "--auth=trust", "--encoding=UTF8", "--locale=C")
        self._certify()
        with (self._folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("hostssl all all 10.77.0.0/16 scram-sha-256\n")
        self.resume()

    def restart(self, mode: str) -> None:
        """Stop the server in order or as if it had crashed ("fast", "immediate"), and start it."""
        self.halt(mode)
        self.resume()

    def _listening(self) -> str:
        certificate = f"-c ssl=on -c ssl_cert_file={self._folder}/server.pem"
        key = f"-c ssl_key_file={self._folder}/server.key"
        return f"-c listen_addresses=* -k {self._folder} {certificate} {key}"

    def _certify(self) -> None:
        """Make an authority, and a certificate by it for the server's name."""
        made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
        _run(self._folder, *made, "-subj", "/CN=Hotwash tests", "-keyout", "ca.key", "-out",
             "ca.pem")  # fmt: skip
        asked = ("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=server")
        _run(self._folder, *asked, "-keyout", "server.key", "-out", "server.csr")
        (self._folder / "names").write_text(f"subjectAltName=DNS:{SERVER_NAME}\n")
        signed = ("openssl", "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey")
        _run(self._folder, *signed, "ca.key", "-CAcreateserial", "-days", "2", "-extfile",
             "names", "-out", "server.pem")  # fmt: skip
        for name in ("server.key", "server.pem"):
            (self._folder / name).chmod(0o600)
            if self._account:
                shutil.chown(self._folder / name, self._account)
        self._folder.chmod(0o755)
        self.authority.chmod(0o644)

    def _command(self, *command: str) -> list[str]:
        if self._account:
            as_account = ("--reuid", self._account, "--regid", str(account_group(self._account)))
            command = ("setpriv", *as_account, "--clear-groups", *command)
        return self._machine.command(*command)

    def _as_account(self) -> dict[str, Any]:
        return {}  # a machine is entered as root; who the server runs as is part of the command


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
