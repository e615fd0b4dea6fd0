# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Signed documents, files of the data folder, libraries: another case is one entry."""

from __future__ import annotations

from tests.hostile import libraries
from tests.hostile.case import Case

_PDF_LOOP = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/AcroForm<</Fields[2 0 R]>>>>endobj\n"
    b"2 0 obj<</Kids[2 0 R]/FT/Sig/T(x)>>endobj\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n9\n%%EOF"
)
OTHERS = (
    Case(
        "PDF: objects in a circle", "a.pdf", lambda: _PDF_LOOP, "signed_pdf", shown="can't be read"
    ),
    Case(
        "PDF: brackets 100,000 deep",
        "a.pdf",
        lambda: b"%PDF-1.7\n1 0 obj" + b"[" * 100_000,
        "signed_pdf",
        shown="can't be read",
    ),
    Case("PDF: none", "a.pdf", lambda: b"hello", "signed_pdf", refused="no PDF"),
    Case(
        "certificate: DER of 4 GB",
        "a.pem",
        lambda: b"\x30\x84\xff\xff\xff\xff" + bytes(99),
        "certificate",
        refused="no certificate",
    ),
    Case(
        "certificate: DER 10,000 deep",
        "a.pem",
        lambda: b"\x30\x80" * 10_000,
        "certificate",
        refused="no certificate",
    ),
    Case("identity: none", "a.p12", lambda: b"\x30\x82\x00\x01\x00", "identity", refused="PKCS#12"),
    *(
        Case(f"{name}: {about}", f"{name}.json", lambda data=data: data, name, shown="began w")
        for name in ("settings", "keys", "views", "columns")
        for about, data in (
            ("deep", b"[" * 100_000),
            ("a huge number", b'{"a":' + b"9" * 9999 + b"}"),
            ("binary", bytes(range(256))),
            ("a list", b"[1]"),
            ("nothing", b""),
            ("other types", b'{"theme":[1],"guide":{"a":1},"x":null,"author":{"a":[]}}'),
            ("half a sign", b'{"author":"\\ud800","guide":["\\ud800"]}'),
        )
    ),
    *(
        Case(f"library: {about}", "library.db", content, "library", refused=words)
        for about, content, words in libraries.CASES
    ),
    Case("library: a newer one", "library.db", libraries.newer, "library", shown="1 reviews"),
    Case("library: a whole one", "library.db", libraries.whole, "library", shown="1 reviews"),
)
