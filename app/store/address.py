# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a shared library is, and the links that lead to a review in it. Never with a password.

An address is a PostgreSQL database as a person writes it; a link, `hotwash://host/database/id`, is
what is sent to others, so it names no user. Both come from outside: what is not understood whole
is refused. Standard library only.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from app.errors import UserFacingError
from app.translation import tr

SCHEME = "hotwash"
DEFAULT_PORT = 5432
LONGEST = 2_000
"""Characters of an address or a link; no real one is near it."""

_MOST_BYTES = 63
"""What PostgreSQL keeps of the name of a database or a role."""

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?")
_DATABASE = re.compile(r"\w[\w.-]*")
_USER = re.compile(r"\w[\w.@+-]*")
_REVIEW = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
_ROOTS_OF_THE_SYSTEM = "system"


class BadAddress(UserFacingError):
    """An address or a link that can't be taken."""


class Tls(StrEnum):
    """How the connection is kept from being read, and the server from being another one."""

    VERIFY = "verify-full"
    """Encrypted, and the server shows a certificate of its name."""
    REQUIRE = "require"
    """Encrypted; which server it is, is not verified."""
    OFF = "disable"
    """Not encrypted: only to this computer itself."""


@dataclass(frozen=True)
class ServerAddress:
    """A database on a server. One that makes no sense can't be made: raises BadAddress.

    `host` is a name, a number, or the folder of a socket. `ca_file` is the certificate of a
    company's own authority; without one those count that the system trusts.
    """

    host: str
    database: str
    user: str = ""
    port: int = DEFAULT_PORT
    tls: Tls = Tls.VERIFY
    ca_file: str = ""

    def __post_init__(self) -> None:
        _check_host(self.host)
        _check_name(self.database, _DATABASE, tr("“{0}” is no name of a database."))
        if self.user:
            _check_name(self.user, _USER, tr("“{0}” is no name of a login."))
        if not 0 < self.port < 65_536:
            raise BadAddress(tr("A port is a number from 1 to 65535; leave it out for the usual."))
        if self.tls is Tls.OFF and not self.is_here:
            raise BadAddress(
                tr("Only a database on this computer may be used without encryption (TLS).")
            )
        if any(not sign.isprintable() for sign in self.ca_file):
            raise BadAddress(tr("The name of the certificate file can't be read; choose it again."))
        if self.ca_file and self.tls is not Tls.VERIFY:
            raise BadAddress(
                tr("A certificate file is of use only where the server is verified (verify-full).")
            )

    @property
    def is_socket(self) -> bool:
        """Whether it is reached over a socket in a folder, by nobody but this computer."""
        return self.host.startswith("/")

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer."""
        return self.is_socket or _is_loopback(self.host)

    @property
    def text(self) -> str:
        """The address as it is kept and shown: everything but the password."""
        return self._url("")

    @property
    def name(self) -> str:
        """What a person calls it: database and server."""
        server = tr("this computer") if self.is_here else self.host
        return tr("{0} on {1}", "database on a server").format(self.database, server)

    def is_same_place(self, other: ServerAddress) -> bool:
        """Tell whether it is the same database, whoever logs in there, and how."""
        return (self.host, self.port, self.database) == (other.host, other.port, other.database)

    def url(self, password: str = "") -> str:
        """Return what the database driver is called with; show it to nobody."""
        return self._url(password)

    def _url(self, password: str) -> str:
        login = quote(self.user, safe="")
        if password:
            login = f"{login}:{quote(password, safe='')}"
        login = f"{login}@" if login else ""
        options: dict[str, str] = {}
        where = "" if self.is_socket else _bracketed(self.host)
        if self.is_socket:
            options["host"] = self.host
        if self.port != DEFAULT_PORT:
            if self.is_socket:
                options["port"] = str(self.port)
            else:
                where += f":{self.port}"
        options["sslmode"] = self.tls.value
        if self.tls is Tls.VERIFY:
            options["sslrootcert"] = self.ca_file or _ROOTS_OF_THE_SYSTEM
        return f"postgresql://{login}{where}/{quote(self.database, safe='')}?{urlencode(options)}"


@dataclass(frozen=True)
class ReviewLink:
    """A link to a review: what is sent to others. Its address names no user and no file."""

    address: ServerAddress
    review_id: str

    def __post_init__(self) -> None:
        if not _REVIEW.fullmatch(self.review_id):
            raise BadAddress(tr("This link names no review; ask whoever sent it for another."))

    @property
    def text(self) -> str:
        """The link itself."""
        address = self.address
        where = _bracketed(address.host)
        if address.port != DEFAULT_PORT:
            where += f":{address.port}"
        tls = "" if address.tls is Tls.VERIFY else f"?tls={_TLS_IN_LINKS[address.tls]}"
        return f"{SCHEME}://{where}/{quote(address.database, safe='')}/{self.review_id}{tls}"


_TLS_IN_LINKS = {Tls.VERIFY: "verify", Tls.REQUIRE: "require", Tls.OFF: "off"}


def link_to(address: ServerAddress, review_id: str) -> ReviewLink | None:
    """Return the link to a review; None where nobody else can reach the server."""
    if address.is_socket:
        return None
    return ReviewLink(replace(address, user="", ca_file=""), review_id)


def parse_address(text: str) -> tuple[ServerAddress, str]:
    """Read `postgresql://…`; return the address, and the password where there was one in it.

    Without a word about TLS a server has to be verified. Raises BadAddress.
    """
    url = _split(text.strip())
    if url is None or url.scheme not in _POSTGRES:
        raise BadAddress(
            tr("The database address has to look like postgresql://user@server/database.")
        )
    options = _options(url)
    unknown = [name for name in options if name not in ("sslmode", "sslrootcert", "host", "port")]
    if unknown or url.fragment:
        raise BadAddress(
            tr("“{0}” can't be part of the address here; leave it out.").format(
                _short(unknown[0] if unknown else f"#{url.fragment}")
            )
        )
    host = _host_of(url) or options.get("host", "")
    port = _port_of(url, options)
    tls = _tls_of(options, host)
    ca_file = options.get("sslrootcert", "")
    address = ServerAddress(
        host=host,
        database=unquote(url.path[1:]),
        user=unquote(url.username or ""),
        port=port,
        tls=tls,
        ca_file="" if ca_file == _ROOTS_OF_THE_SYSTEM else ca_file,
    )
    return address, unquote(url.password or "")


def parse_link(text: str) -> ReviewLink:
    """Read `hotwash://…`, as somebody sent it. Raises BadAddress."""
    url = _split(text.strip())
    if url is None or url.scheme != SCHEME:
        raise BadAddress(tr("A link to a review has to look like hotwash://server/database/id."))
    if "@" in url.netloc:
        raise BadAddress(tr("A link names no user and no password; ask for another one."))
    options = _options(url)
    unknown = [name for name in options if name != "tls"]
    parts = url.path.split("/")
    if unknown or url.fragment or len(parts) != 3:
        raise BadAddress(tr("This link holds more than a server, a database and a review."))
    host = _host_of(url)
    if host.startswith("/"):
        raise BadAddress(tr("This link names no server; ask whoever sent it for another."))
    ways = {words: tls for tls, words in _TLS_IN_LINKS.items()}
    wanted = options.get("tls", _TLS_IN_LINKS[Tls.VERIFY])
    if wanted not in ways:
        raise BadAddress(tr("This link asks for a connection that Hotwash does not know."))
    address = ServerAddress(host, unquote(parts[1]), port=_port_of(url, {}), tls=ways[wanted])
    return ReviewLink(address, parts[2])


def _check_host(host: str) -> None:
    if host.startswith("/"):
        if len(host) > 1 and all(sign.isprintable() and sign not in ",@" for sign in host):
            return
    elif _HOST.fullmatch(host) or _is_number(host):
        return
    raise BadAddress(
        tr("“{0}” is no name of a server.").format(_short(host))
        if host
        else tr("The address has to name the server, such as postgresql://user@server/database.")
    )


def _check_name(name: str, allowed: re.Pattern[str], refusal: str) -> None:
    if not allowed.fullmatch(name) or len(name.encode(errors="replace")) > _MOST_BYTES:
        raise BadAddress(refusal.format(_short(name)))


def _split(text: str) -> SplitResult | None:
    """Take an address apart; None where it can't be. No sign in it is dropped in silence."""
    if len(text) > LONGEST or any(not sign.isprintable() or sign == " " for sign in text):
        return None
    try:
        return urlsplit(text)
    except ValueError:
        return None


def _host_of(url: SplitResult) -> str:
    try:
        return (url.hostname or "").lower()
    except ValueError:
        return "?"


def _options(url: SplitResult) -> dict[str, str]:
    try:
        pairs = parse_qsl(url.query, keep_blank_values=True, strict_parsing=bool(url.query))
    except ValueError as error:
        raise BadAddress(tr("What stands behind the “?” of the address makes no sense.")) from error
    options = dict(pairs)
    if len(options) < len(pairs):
        raise BadAddress(tr("What stands behind the “?” of the address makes no sense."))
    return options


def _port_of(url: SplitResult, options: dict[str, str]) -> int:
    try:
        if url.port is not None:
            return url.port
        return int(options.get("port", DEFAULT_PORT))
    except ValueError as error:
        raise BadAddress(
            tr("A port is a number from 1 to 65535; leave it out for the usual.")
        ) from error


def _tls_of(options: dict[str, str], host: str) -> Tls:
    wanted = options.get("sslmode")
    if wanted is None:
        is_here = host.startswith("/") or _is_loopback(host)
        return Tls.OFF if is_here and "sslrootcert" not in options else Tls.VERIFY
    try:
        return Tls(wanted)
    except ValueError as error:
        raise BadAddress(
            tr("For “sslmode” Hotwash knows verify-full, require and, on this computer, disable.")
        ) from error


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return "%" not in host


def _is_loopback(host: str) -> bool:
    if _is_number(host):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _short(text: str) -> str:
    """Return a piece of what was typed that can be shown: one line, no control characters."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
