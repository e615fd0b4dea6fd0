# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The PDF of a long review with six screenshots, against typst and WeasyPrint.

Each engine runs in a fresh process of its own, since an export happens once in a meeting, and all
get the same texts, tables and pictures. The first rows time the whole process, its imports
included; the last time what the person waits for once the libraries are there, and the memory.
"""

from __future__ import annotations

import html
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench_review import PNG_NAMES, long_review, write_screenshots
from bench_row import Row, medians, side_by_side

RUNS = 5
ROOT = Path(__file__).resolve().parents[1]

_OURS = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {packaging!r}]
from bench_review import long_review, store_screenshots
from app.publish.export import ExportOptions, export_review
from app.store.attachments import AttachmentStore
store = AttachmentStore(Path({folder!r}) / "attachments")
review = long_review(store_screenshots(store, Path({folder!r})))
target = Path({folder!r}) / "ours.pdf"
export_review(review, target, "pdf", ExportOptions(files=store))
"""

_RENDERED = """
import sys, time
from pathlib import Path
sys.path[:0] = [{root!r}, {packaging!r}]
import app.publish.pdf.report, app.rules.rules, fontTools.ttLib, yaml
from bench_review import long_review, store_screenshots
from app.publish.export import ExportOptions, export_review
from app.store.attachments import AttachmentStore
store = AttachmentStore(Path({folder!r}) / "attachments")
review = long_review(store_screenshots(store, Path({folder!r})))
started = time.perf_counter()
export_review(review, Path({folder!r}) / "ours.pdf", "pdf", ExportOptions(files=store))
print((time.perf_counter() - started) * 1000)
"""
_TYPST_RENDERED = """
import time, typst
started = time.perf_counter()
typst.compile({folder!r} + "/review.typ", output={folder!r} + "/typst.pdf")
print((time.perf_counter() - started) * 1000)
"""
_MEMORY = """
with open("/proc/self/status", encoding="ascii") as status:
    print(next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")))
"""
"""The most this program took; what getrusage tells includes the process it was started from."""
MOST_MEMORY = 64.0
"""Megabytes an export may take, the interpreter included."""

_TYPST = "import typst; typst.compile({folder!r} + '/review.typ', output={folder!r} + '/typst.pdf')"
_WEASY = (
    "import weasyprint; weasyprint.HTML(filename={folder!r} + '/review.html')"
    ".write_pdf({folder!r} + '/weasyprint.pdf')"
)


def rows() -> Iterator[Row]:
    """Yield a row for each peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_screenshots(folder)
        _write_sources(folder)
        places = {"root": str(ROOT), "packaging": str(ROOT / "packaging"), "folder": name}
        ours = _OURS.format(**places)
        for peer, script in (("typst", _TYPST), ("WeasyPrint", _WEASY)):
            mine, theirs = side_by_side(
                partial(_run, ours), partial(_run, script.format(folder=name)), RUNS
            )
            yield Row(f"PDF of a long review / {peer}", mine, theirs, "peer", 1.0)
        render = partial(_told, _RENDERED.format(**places))
        mine, theirs = medians(render, partial(_told, _TYPST_RENDERED.format(folder=name)), RUNS)
        yield Row("PDF of a long review, libraries loaded / typst", mine, theirs, "peer", 1.0)
        yield Row("PDF of a long review, MB", _told(ours + _MEMORY), MOST_MEMORY, "limit", 1.0)


def _run(script: str) -> None:
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def _told(script: str) -> float:
    """Return the number that a script prints."""
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return float(done.stdout)


def _write_sources(folder: Path) -> None:
    """Write the peers' sources: the same sections, rows and pictures."""
    review = long_review([])
    tables = {
        "Timeline": [(str(e.at)[:16], e.text, e.actor) for e in review.timeline],
        "Causes": [(f"C{c.number}", c.text, c.category) for c in review.causes],
        "Actions": [(f"A{a.number}", a.text, a.owner) for a in review.actions],
    }
    typst = ['#set page(paper: "a4", margin: 17.6mm, numbering: "1 of 1")', "#outline()"]
    page = ["<style>@page{size:A4;margin:17.6mm} td{vertical-align:top} img{width:100%}</style>"]
    title, summary = review.incident.title, review.incident.summary
    typst += [f"= {_typst(title)}", _typst(summary)]
    page += [f"<h1>{html.escape(title)}</h1><p>{html.escape(summary)}</p>"]
    for heading, content in tables.items():
        cells = ", ".join(f"[{_typst(cell)}]" for row in content for cell in row)
        typst += [f"= {heading}", f"#table(columns: (3cm, 1fr, 3cm), {cells})"]
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in content
        )
        page.append(f"<h1>{heading}</h1><table>{body}</table>")
    for name in PNG_NAMES:
        typst.append(f'#image("{name}")')
        page.append(f'<img src="{name}">')
    (folder / "review.typ").write_text("\n\n".join(typst), encoding="utf-8")
    (folder / "review.html").write_text("".join(page), encoding="utf-8")


def _typst(text: str) -> str:
    return "".join("\\" + sign if sign in "\\#$*_`<>@[]~=-+/" else sign for sign in text)
