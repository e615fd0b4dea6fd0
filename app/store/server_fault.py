# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a database server, each in words with the way out.

libpq gives no code for why it could not connect, only its English text, which holds the server's
own words. What is not recognised is quoted. Standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.translation import marked

Words = tuple[str, str]


class ServerFault(StrEnum):
    """Why a server can't be worked with as it is."""

    ADDRESS = "address"
    NO_DRIVER = "no_driver"
    NAME = "name"
    REFUSED = "refused"
    SILENT = "silent"
    NO_ROUTE = "no_route"
    NO_TLS = "no_tls"
    TLS_WANTED = "tls_wanted"
    UNTRUSTED = "untrusted"
    WRONG_NAME = "wrong_name"
    NO_CERTIFICATE_FILE = "no_certificate_file"
    PASSWORD = "password"  # noqa: S105 - no secret, but the name of a fault
    PASSWORD_MISSING = "password_missing"  # noqa: S105 - as above
    LOGIN = "login"
    NOT_FROM_HERE = "not_from_here"
    DATABASE = "database"
    NO_RIGHTS = "no_rights"
    FULL = "full"
    NOT_READY = "not_ready"
    NO_POSTGRES = "no_postgres"
    POOLER = "pooler"
    UNKNOWN = "unknown"
    TOO_OLD = "too_old"
    NO_TABLES = "no_tables"
    NO_TABLES_YET = "no_tables_yet"
    OLDER = "older"
    OLDER_STILL = "older_still"
    NEWER = "newer"
    FOREIGN = "foreign"
    READ_ONLY = "read_only"
    LOOKS_ON = "looks_on"


_CHECK_ADDRESS = marked("check the address")
_CHECK_NETWORK = marked("check the network and the server")
_CHECK_LOGIN = marked("check the connection's settings")
_ASK = marked("ask whoever keeps it for the rights")
_CERTIFICATE = marked(
    "choose the certificate file of your company's authority, or ask whoever keeps the server"
)
_DIRECT = marked("give the address of PostgreSQL itself, or let the pooler keep sessions")

SERVER_WORDS: Mapping[ServerFault, Words] = MappingProxyType(
    {
        ServerFault.NO_DRIVER: (
            marked("this Hotwash was installed without what it needs for PostgreSQL"),
            marked("install it with the extra “postgres”"),
        ),
        ServerFault.NAME: (marked("there is no server of this name"), _CHECK_ADDRESS),
        ServerFault.REFUSED: (
            marked("the database server can't be reached: nothing answers at this port"),
            marked("check the address and whether the server runs"),
        ),
        ServerFault.SILENT: (
            marked("the database server can't be reached: it does not answer"),
            marked("check the network, a VPN or a firewall may be in between"),
        ),
        ServerFault.NO_ROUTE: (
            marked("the database server can't be reached: no network leads there"),
            marked("check the network or connect the VPN"),
        ),
        ServerFault.NO_TLS: (
            marked("the server offers no encryption (TLS)"),
            marked("ask whoever keeps it to switch it on"),
        ),
        ServerFault.TLS_WANTED: (
            marked("the server wants encryption (TLS)"),
            marked("switch it on in the connection's settings"),
        ),
        ServerFault.UNTRUSTED: (
            marked("the server's certificate is not trusted here, or has expired"),
            _CERTIFICATE,
        ),
        ServerFault.WRONG_NAME: (
            marked("the server's certificate is for another name than that of the address"),
            marked("give the name that is in the certificate"),
        ),
        ServerFault.NO_CERTIFICATE_FILE: (
            marked("the file with the authority's certificate can't be read"),
            _CERTIFICATE,
        ),
        ServerFault.PASSWORD: (marked("the server did not accept the password"), _CHECK_LOGIN),
        ServerFault.PASSWORD_MISSING: (
            marked("the server wants a password"),
            marked("give that of your login there"),
        ),
        ServerFault.LOGIN: (marked("the server did not accept the login"), _CHECK_LOGIN),
        ServerFault.NOT_FROM_HERE: (
            marked("the server does not let this login in from this computer"),
            marked("ask whoever keeps it to allow it in pg_hba.conf"),
        ),
        ServerFault.DATABASE: (marked("the server has no such database"), _CHECK_LOGIN),
        ServerFault.NO_RIGHTS: (
            marked("the server does not let this login read the reviews"),
            marked("ask whoever keeps it to make you a member or a reader"),
        ),
        ServerFault.FULL: (
            marked("the server has no free connection"),
            marked("try again in a moment"),
        ),
        ServerFault.NOT_READY: (
            marked("the server is starting or stopping"),
            marked("try again in a moment"),
        ),
        ServerFault.NO_POSTGRES: (
            marked("what answers there does not talk like PostgreSQL"),
            _CHECK_ADDRESS,
        ),
        ServerFault.POOLER: (
            marked("a pooler (such as PgBouncer) in between does not pass news on"),
            _DIRECT,
        ),
        ServerFault.UNKNOWN: (
            marked("the server can't be worked with (“{words}”)"),
            _CHECK_NETWORK,
        ),
        ServerFault.TOO_OLD: (
            marked("the server is PostgreSQL {words}, which is too old"),
            marked("ask whoever keeps it for version 13 or newer"),
        ),
        ServerFault.NO_TABLES: (
            marked("the database has no tables for Hotwash yet"),
            marked("they are made when a review is shared"),
        ),
        ServerFault.NO_TABLES_YET: (
            marked("the server has no tables for Hotwash yet, and this login may not make them"),
            marked("ask whoever keeps the server to open it once as the owner of the tables"),
        ),
        ServerFault.OLDER: (
            marked("the tables on the server are of an older Hotwash ({words})"),
            marked("Hotwash can bring them up to date now; older ones can't open them afterwards"),
        ),
        ServerFault.OLDER_STILL: (
            marked("the tables on the server are of an older Hotwash ({words})"),
            marked("ask whoever keeps the server to open it once as the owner of the tables"),
        ),
        ServerFault.NEWER: (
            marked("the tables on the server are of a newer Hotwash ({words})"),
            marked("update Hotwash on this computer; until then you can look on"),
        ),
        ServerFault.FOREIGN: (
            marked("the database holds tables of another program"),
            marked("choose another database"),
        ),
        ServerFault.READ_ONLY: (marked("the server's database is read-only"), _ASK),
        ServerFault.LOOKS_ON: (
            marked("this login may look at reviews, but not change them"),
            _ASK,
        ),
    }
)
"""Two clauses for each, what is wrong and the way out; ADDRESS has a sentence of its own."""

_PATTERNS: tuple[tuple[str, ServerFault], ...] = (
    (r"failed to resolve host|could not translate host name", ServerFault.NAME),
    (r"connection refused|actively refused|\.s\.PGSQL\.\d+\" failed: no such file",
     ServerFault.REFUSED),
    (r"timeout expired|timed out|did not answer in time", ServerFault.SILENT),
    (r"network is unreachable|no route to host", ServerFault.NO_ROUTE),
    (r"server does not support SSL", ServerFault.NO_TLS),
    (r"does not match host name", ServerFault.WRONG_NAME),
    (r"root certificate file .* does not exist|could not (read|load) (root|system)",
     ServerFault.NO_CERTIFICATE_FILE),
    (r"certificate verify failed|self-signed certificate|unable to get local issuer",
     ServerFault.UNTRUSTED),
    (r"no password supplied", ServerFault.PASSWORD_MISSING),
    (r"password authentication failed", ServerFault.PASSWORD),
    (r"role \".*\" does not exist|is not permitted to log in|authentication failed",
     ServerFault.LOGIN),
    (r"no pg_hba\.conf entry|pg_hba\.conf rejects", ServerFault.NOT_FROM_HERE),
    (r"database \".*\" does not exist", ServerFault.DATABASE),
    (r"permission denied for database", ServerFault.NO_RIGHTS),
    (r"too many (clients|connections)|remaining connection slots", ServerFault.FULL),
    (r"starting up|shutting down|in recovery mode|not yet accepting", ServerFault.NOT_READY),
    (r"unsupported startup parameter", ServerFault.POOLER),
    (r"received invalid|expected authentication request|invalid protocol", ServerFault.NO_POSTGRES),
)  # fmt: skip


def connection_fault(said: str, tls: str = "") -> ServerFault:
    """Return why a connection failed, by libpq's text; `tls` is the `sslmode` it was tried with."""
    for pattern, fault in _PATTERNS:
        if re.search(pattern, said, re.IGNORECASE):
            wants_tls = fault is ServerFault.NOT_FROM_HERE and "no encryption" in said
            return ServerFault.TLS_WANTED if wants_tls and tls == "disable" else fault
    return ServerFault.UNKNOWN
