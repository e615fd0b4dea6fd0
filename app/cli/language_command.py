# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash language`: the words in a text that look for a person, with what else to write."""

from __future__ import annotations

import json
from argparse import Namespace
from bisect import bisect_right
from typing import Any

from app.cli import exit_codes
from app.cli.review_argument import services
from app.cli.terminal import plain
from app.cli.text_argument import given_text
from app.insight.language.document_people import people_named_in
from app.insight.language.hints import Hint, document_hints
from app.translation import tr


def language(asked: Namespace) -> int:
    """Print the hints in a text; the exit code tells whether there are any."""
    with services(asked.data) as built:
        rules = built.rules.language(asked.language)
    text = given_text(asked.file).replace("\r\n", "\n").replace("\r", "\n")
    people = (*asked.people, *people_named_in(text))
    hints = document_hints(text, rules, people, ignored=asked.ignore)
    placed = _placed(text, hints)
    if asked.json:
        print(json.dumps(placed, ensure_ascii=False, indent=2))
    else:
        for place, hint in zip(placed, hints, strict=True):
            where = f"{place['line']}:{place['column']}"
            told = tr("“{0}”").format(plain(hint.text))
            print(f"{where:<8} {hint.hint_class}: {told}")
            print(f"{'':8} {plain(hint.explanation)}")
        print(_count(len(hints)))
    return exit_codes.FINDINGS if hints else exit_codes.OK


def _placed(text: str, hints: tuple[Hint, ...]) -> list[dict[str, Any]]:
    starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")]
    found = []
    for hint in hints:
        line = bisect_right(starts, hint.start)
        first = starts[line - 1]
        line_end = starts[line] - 1 if line < len(starts) else len(text)
        found.append(
            {
                "line": line,
                "column": hint.start - first + 1,
                "end_column": min(hint.end, line_end) - first + 1,
                "text": hint.text,
                "class": hint.hint_class.value,
                "rule": hint.rule,
                "suggestion": hint.suggestion,
            }
        )
    return found


def _count(number: int) -> str:
    if not number:
        return tr("No hints.")
    if number == 1:
        return tr("1 hint. None of them has to be followed.")
    return tr("{0} hints. None of them has to be followed.").format(number)
