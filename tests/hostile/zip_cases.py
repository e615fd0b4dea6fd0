# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Zip files and bags from outside: another case is one entry."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile import zips
from tests.hostile.case import Case


def _names() -> Iterator[Case]:
    """Names in a zip that lead elsewhere, or are read by Windows or by people as another one."""
    names = {
        "../x": "leads out", "evidence/../../x": "leads out", "/etc/passwd": "absolute path",
        "C:/x": "absolute path", "c:x": "absolute path", "\\\\host\\share": "backslash",
        "evidence\\x": "backslash", "evidence/CON.txt": "reserved by Windows",
        "lpt1": "reserved by Windows", "evidence/gnp\u202eexe": "reads backwards",
        "x" * 300: "too long", f"evidence/{'A' * 64}": "not part of",
        f"evidence/{zips.FACT_HASH.upper()}": "not part of", "review.yaml/": "not part of",
        "Review.yaml": "not part of", "review.yaml ": "not part of", "review\u200b.yaml": "is not",
        "": "has no name",
    }  # fmt: skip
    for name, words in names.items():
        yield Case(
            f"zip: the name {name[:20]!a}",
            "a.hotwash",
            lambda name=name: zips.bundle({name: b"x"}),
            refused=words,
        )


ZIPS = (
    *_names(),
    Case("zip: NUL in a name", "a.hotwash", zips.with_nul, refused="NUL"),
    Case("zip: a link", "a.hotwash", lambda: zips.of_kind(zips.LINK), refused="symbolic link"),
    Case("zip: a pipe", "a.hotwash", lambda: zips.of_kind(zips.PIPE), refused="not an ordinary"),
    Case("zip: a device", "a.hotwash", lambda: zips.of_kind(zips.DEVICE), refused="not an ordina"),
    Case("zip: a name twice", "a.hotwash", zips.twice, refused="there twice"),
    Case(
        "zip: 300 MB from 300 kB", "a.hotwash", lambda: zips.bomb(300), refused="too large unpacked"
    ),
    Case("zip: one piece named often", "a.hotwash", zips.overlapping, refused="can't be opened"),
    Case("zip: 2,001 files", "a.hotwash", lambda: zips.crowded(2001), refused="more than 2000"),
    Case("zip: 70,000 files", "a.hotwash", lambda: zips.crowded(70_000), refused="more than 2000"),
    Case("zip: a table of 4 GB", "a.hotwash", zips.endless, refused="more than 2000"),
    Case("zip: a size that lies", "a.hotwash", lambda: zips.lying(24, 100), refused="damaged"),
    Case("zip: a huge size", "a.hotwash", lambda: zips.lying(24, 2**32 - 2), shown="attached: 0"),
    Case("zip: a place outside", "a.hotwash", lambda: zips.lying(42, 2**31), refused="can't be op"),
    Case(
        "zip: a zip in a zip",
        "a.hotwash",
        lambda: zips.bundle({f"evidence/{zips.FACT_HASH}": zips.bomb(50)}),
        refused="does not hold what its name",
    ),
    Case("zip: nothing in it", "a.hotwash", lambda: zips.zipped({}), refused="can't be opened"),
    Case("zip: cut off", "a.hotwash", lambda: zips.bundle()[:-30], refused="end is missing"),
    Case("zip: no zip", "a.hotwash", lambda: b"hello" * 99, refused="not a zip file"),
    Case(
        "manifest: another hash",
        "a.hotwash",
        lambda: zips.bundle(
            files=[{"name": "review.yaml", "size": len(zips.REVIEW), "sha256": "0" * 64}]
        ),
        refused="does not match",
    ),
    Case(
        "manifest: another size",
        "a.hotwash",
        lambda: zips.bundle(files=[{"name": "review.yaml", "size": 10**30, "sha256": "0" * 64}]),
        refused="does not match",
    ),
    Case(
        "manifest: a newer version",
        "a.hotwash",
        lambda: zips.bundle(version=10**9),
        refused="newer Hotwash",
    ),
    Case("manifest: no list", "a.hotwash", lambda: zips.bundle(files={"a": 1}), refused="list"),
    Case(
        "manifest: 100,000 deep",
        "a.hotwash",
        lambda: zips.zipped({"review.yaml": zips.REVIEW, "manifest.json": b"[" * 100_000}),
        refused="manifest can't be read",
    ),
    Case("bag: it is one", "a.hotwash", zips.bagged, shown="attached: 17"),
    Case(
        "bag: a hash that lies",
        "a.hotwash",
        lambda: zips.bagged(manifest=b"0" * 64 + b"  data/review.yaml\n"),
        refused="can't be ope",
    ),
    Case(
        "bag: a file outside is listed",
        "a.hotwash",
        lambda: zips.bagged(manifest=b"0" * 64 + b"  ../../etc/passwd\n"),
        refused="can't be ope",
    ),
    Case(
        "bag: a count that lies",
        "a.hotwash",
        lambda: zips.bagged(info=b"Payload-Oxum: 1.1\n"),
        refused="counts 1.1",
    ),
    Case(
        "bag: another encoding",
        "a.hotwash",
        lambda: zips.bagged(bagit=b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-7\n"),
        refused="does not declare",
    ),
    Case("bag: nothing listed", "a.hotwash", lambda: zips.bagged(manifest=b""), refused="not list"),
)
