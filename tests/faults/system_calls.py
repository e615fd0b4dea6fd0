# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a program did to the files of one folder, call by call, as strace saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TRACED = (
    "openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
)
_CALL = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
_BEGUN = re.compile(r"(?P<pid>\d+) +(?P<begin>\w+\(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"(?P<pid>\d+) +<\.\.\. \w+ resumed>(?P<rest>.*)")
_BYTES = re.compile(r"[\"<]((?:\\x[0-9a-f]{2})*)[\">]")
_LAST_NUMBERS = re.compile(r"[-\d]+")
OUTPUT = 1


@dataclass(frozen=True)
class Call:
    """One call that succeeded. `number` is what it takes or gives: an offset, a size."""

    name: str
    file: int
    path: str
    other: str = ""
    data: bytes = b""
    number: int = 0
    flags: str = ""


@cache
def can_trace() -> bool:
    """Tell whether a program can be watched here."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode == 0


def trace(arguments: list[str], log: Path) -> list[Call]:
    """Run Python with `arguments` and return what it did, in order."""
    command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_TRACED}"]
    command += ["-o", str(log), sys.executable, *arguments]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return list(calls_in(log))


def calls_in(log: Path) -> Iterator[Call]:
    """Yield what a log of strace tells; a process number is followed by spaces up to five signs."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if half := _BEGUN.match(line):
                begun[half["pid"]] = half["begin"]
                continue
            rest = _RESUMED.match(line)
            whole = f"{rest['pid']} {begun.pop(rest['pid'])}{rest['rest']}" if rest else line
            call = _CALL.match(whole)
            if call is not None and int(call["result"]) >= 0:
                yield _call(call["name"], call["arguments"], int(call["result"]))


def _call(name: str, arguments: str, result: int) -> Call:
    texts = [_plain(found) for found in _BYTES.findall(arguments)]
    paths = [text.decode("utf-8", "surrogateescape") for text in texts]
    numbers = [int(one) for one in _LAST_NUMBERS.findall(_BYTES.sub("", arguments))]
    if name == "openat":
        flags = arguments.rpartition(", O_")[2]
        return Call(name, result, paths[1], flags=f"O_{flags}")
    if name in ("rename", "mkdir", "unlink"):
        return Call(name, -1, paths[0], other=paths[1] if name == "rename" else "")
    if name in ("renameat", "renameat2"):
        return Call("rename", -1, paths[1], other=paths[3])
    if name in ("unlinkat", "mkdirat"):
        return Call(name.removesuffix("at"), -1, paths[1])
    number = result if name == "lseek" else numbers[-1]
    data = texts[1][:result] if name in ("write", "pwrite64") else b""
    return Call(name, numbers[0], paths[0], data=data, number=number)


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
