# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hide in a paragraph what is only shown in it: quotes, code, links, paths."""

from __future__ import annotations

import re

HIDDEN = "\x00"
"""Stands in for each sign that is not the writer's own word; it is part of no phrase."""
_FAR = 400

_ASIDE = re.compile(
    r"(?=[<\]“„»«‘‚\"'])(?:"  # most signs begin none of these
    r"<!--.{0,2000}?-->|<[^<>\n]{1,500}>"
    r"|\]\([^()\s]{1,2000}\)"
    r"|“[^”“]{1,600}”|„[^“”„]{1,600}[“”]|»[^«»]{1,600}«|«[^«»]{1,600}»"
    r"|‘[^’‘]{1,300}’(?!\w)|‚[^‘‚]{1,300}‘"
    r"|(?<![^\W_])\"[^\"]{1,600}\"(?![^\W_])"
    r"|(?<![\w'])'[^'\n]{1,300}'(?![\w']))",
    re.DOTALL,
)
_JOINT = re.compile(r"(?<=[^\W_])(?:://|[._:=@\\/])(?=[^\W_])")
_BEFORE = re.compile(r"(?<![\w.:=@\\\\/-])[\w.:=@\\/-]+\Z")
_AFTER = re.compile(r"[\w.:=@\\/-]*")
_AFTER_SCHEME = re.compile(r"[^\s<>]*")
_TICKS = re.compile("`+")
_HANDLE = re.compile(r"@[\w-]+")


def own_words(text: str) -> str:
    """Return a paragraph of the same length in which what is only shown is hidden."""
    if "`" in text:
        text = _without_code(text)
    return _without_paths(_ASIDE.sub(lambda match: HIDDEN * len(match.group()), text))


def _without_paths(text: str) -> str:
    """Hide addresses, identifiers and paths; "and/or" and a handle are none."""
    parts: list[str] = []
    done = 0
    for joint in _JOINT.finditer(text):
        if joint.start() < done:
            continue
        before = _BEFORE.search(text, max(done, joint.start() - _FAR), joint.start())
        start = before.start() if before else joint.start()
        after = _AFTER_SCHEME if joint.group() == "://" else _AFTER
        end = after.match(text, joint.end()).end()  # type: ignore[union-attr] # nothing fits too
        is_path = joint.group() != "/" or _JOINT.search(text, joint.end(), end) is not None
        if is_path and text[start] != "@":
            parts += [text[done:start], HIDDEN * (end - start)]
            done = end
    return "".join([*parts, text[done:]]) if parts else text


def _without_code(text: str) -> str:
    """Hide what stands between two equal runs of back-ticks; a handle set so stays a name."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    closes: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        start, end = runs[number]
        closes.setdefault(end - start, []).append(number)
    parts: list[str] = []
    done = number = 0
    while number < len(runs):
        start, end = runs[number]
        alike = closes[end - start]
        while alike and alike[-1] <= number:
            alike.pop()
        if not alike:
            number += 1
            continue
        number = alike.pop()
        inner = text[end : runs[number][0]]
        if _HANDLE.fullmatch(inner) is None:
            parts += [text[done:start], HIDDEN * (runs[number][1] - start)]
            done = runs[number][1]
        number += 1
    return "".join([*parts, text[done:]])
