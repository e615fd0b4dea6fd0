# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The texts of a BagIt bag (RFC 8493): its declaration, its manifests and what it says of itself.

Pure: bytes in, bytes out. Which files a review's bag holds is told in `bundle_format`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.translation import tr

VERSIONS = ("1.0", "0.97")
"""The versions of BagIt that are read; the first is written."""

_DECLARATION = re.compile(
    r"BagIt-Version:[ \t]*(?P<version>\d{1,3}\.\d{1,3})\r?\n"
    r"Tag-File-Character-Encoding:[ \t]*UTF-8[ \t]*(\r?\n)?",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?P<sha256>[0-9a-fA-F]{64})[ \t]{1,8}\*?(?P<name>[^ \t].*)")
_OXUM = re.compile(r"(\d{1,18})\.(\d{1,9})")
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))


class BadBag(ValueError):
    """A text of the bag is not what BagIt asks for; the words are the end of a sentence."""


def declaration() -> bytes:
    """Return `bagit.txt`."""
    return f"BagIt-Version: {VERSIONS[0]}\nTag-File-Character-Encoding: UTF-8\n".encode()


def check_declaration(data: bytes) -> None:
    """Raise BadBag where `data` declares no bag that can be read here."""
    found = _DECLARATION.fullmatch(_text(data, "bagit.txt"))
    if found is None:
        raise BadBag(tr("its bagit.txt does not declare a bag in UTF-8"))
    if found["version"] not in VERSIONS:
        raise BadBag(tr("it is a bag of the unknown version {0}").format(found["version"]))


def manifest(hashes: Mapping[str, str]) -> bytes:
    """Return a manifest with the SHA-256 of each file, by name."""
    return "".join(f"{sha256}  {_escaped(name)}\n" for name, sha256 in hashes.items()).encode()


def read_manifest(data: bytes, source: str) -> dict[str, str]:
    """Return the SHA-256 of each file that the manifest called `source` lists. Raises BadBag."""
    hashes: dict[str, str] = {}
    for number, line in enumerate(_lines(_text(data, source)), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise BadBag(tr("line {0} of its {1} can't be read").format(number, source))
        name = _unescaped(found["name"])
        if name in hashes:
            raise BadBag(tr("its {0} lists a file twice").format(source))
        hashes[name] = found["sha256"].lower()
    return hashes


def info(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Return `bag-info.txt` with each label and what it says, on one line each."""
    lines = ((label, " ".join(words.split())) for label, words in pairs)
    return "".join(f"{label}: {words}\n" for label, words in lines if words).encode()


def read_info(data: bytes) -> dict[str, str]:
    """Return what `bag-info.txt` says by label; of a label that is there twice the last one."""
    told: dict[str, str] = {}
    label = ""
    for line in _lines(_text(data, "bag-info.txt")):
        if line[0] in " \t" and label:
            told[label] += f" {line.strip()}"
            continue
        label, colon, words = line.partition(":")
        if not colon:
            raise BadBag(tr("its bag-info.txt can't be read"))
        told[label] = words.strip()
    return told


def read_oxum(words: str) -> tuple[int, int] | None:
    """Return the bytes and files that a Payload-Oxum counts, or None where it says nothing."""
    found = _OXUM.fullmatch(words)
    return (int(found[1]), int(found[2])) if found else None


def _text(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadBag(tr("its {0} is not UTF-8 text").format(source)) from None


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line]


def _escaped(name: str) -> str:
    for sign, code in _ESCAPES:
        name = name.replace(sign, code)
    return name


def _unescaped(name: str) -> str:
    for sign, code in reversed(_ESCAPES):
        name = name.replace(code, sign).replace(code.lower(), sign)
    return name
