# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server on a machine of its own, as the recipe in `packaging/postgresql` sets it up.

People reach it over TLS alone, each with a login and a password of their own.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.postgres_server import USER, PostgresServer, _account, _group
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
        self.restart("fast", was_running=False)

    def restart(self, mode: str, *, was_running: bool = True) -> None:
        """Stop the server at once or in order ("immediate", "fast") and start it again."""
        if was_running:
            self._call("pg_ctl", "stop", "--wait", f"--mode={mode}")
        certificate = f"-c ssl=on -c ssl_cert_file={self._folder}/server.pem"
        key = f"-c ssl_key_file={self._folder}/server.key"
        where = f"-c listen_addresses=* -k {self._folder} {certificate} {key}"
        self._call("pg_ctl", "start", "--wait", "--log", str(self.log), "--options", where)

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
            if _account():
                shutil.chown(self._folder / name, _account())
        self._folder.chmod(0o755)
        self.authority.chmod(0o644)

    def _call(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
        account = _account()
        if account:
            as_account = ("--reuid", account, "--regid", str(_group(account)), "--clear-groups")
            command = ["setpriv", *as_account, *command]
        _run(self._folder, *self._machine.command(*command))


def _run(folder: Path, *command: str) -> None:
    """Run a command; what it says goes to a file, which the server it starts may keep open."""
    with (folder / "said").open("w+") as said:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False
        )
        said.seek(0)
        assert done.returncode == 0, f"{command}: {said.read()}"
