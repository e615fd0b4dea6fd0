# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The index of a folder of post-mortems: a table between two marks, newest first.

What people wrote around the marks stays as it is, to the byte; without marks the table goes to the
end.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from app.errors import UserFacingError
from app.publish.folder.stamp import Stamped
from app.publish.markdown_text import inline, table
from app.translation import tr

BEGIN, END = "<!-- hotwash:index -->", "<!-- /hotwash:index -->"


def with_index(page: str, entries: Iterable[Stamped]) -> str:
    """Return `page` with the table of `entries` in its place. Raises UserFacingError.

    One mark without the other, or two of one, leave it open what people wrote: then nothing is
    changed.
    """
    ends = "\r\n" if "\r\n" in page else "\n"
    rows = f"{BEGIN}\n{_table(entries)}\n{END}".replace("\n", ends)
    counts = (page.count(BEGIN), page.count(END))
    if counts == (0, 0):
        heading = page.rstrip() or f"# {tr('Post-mortems')}"
        return f"{heading}{ends}{ends}{rows}{ends}"
    if counts != (1, 1) or page.index(BEGIN) > page.index(END):
        raise UserFacingError(
            tr(
                "The index has its marks {0} and {1} not once each, in this order; mend that first."
            ).format(BEGIN, END)
        )
    before, _, rest = page.partition(BEGIN)
    return before + rows + rest.partition(END)[2]


def around_index(page: str) -> str:
    """Return what people wrote: the page without the marks and what stands between them."""
    before, _, rest = page.partition(BEGIN)
    return f"{before.rstrip()}\n{rest.partition(END)[2].strip()}"


def _table(entries: Iterable[Stamped]) -> str:
    rows = sorted(entries, key=lambda entry: (entry.stamp.date, entry.path), reverse=True)
    if not rows:
        return tr("No reviews yet.")
    names = (tr("Date"), tr("Incident"), tr("Severity"), tr("Service"), tr("Actions done"))
    return table(names, [_cells(entry) for entry in rows])


def _cells(entry: Stamped) -> tuple[str, ...]:
    stamp = entry.stamp
    title = inline(" ".join(stamp.title.split())) or tr("Review without a title")
    done = tr("{0} of {1}").format(stamp.done, stamp.actions) if stamp.actions else ""
    return (
        stamp.date or tr("not known"),
        f"[{title}]({quote(entry.path)})",
        inline(stamp.severity),
        inline(" ".join(stamp.service.split())),
        done,
    )
