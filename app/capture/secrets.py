# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find keys, tokens, passwords and e-mail addresses in incoming text, and take them out.

A finding says what and where, never what it reads: nothing here puts a secret into a message.
The time grows with the length of the text alone, as long as the rules' patterns are bounded.
"""

from __future__ import annotations

import hashlib
import string
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.insight.secret_rule import SecretRule
from app.review.edits import Edit, batch, set_field
from app.review.evidence import Evidence

MAX_SCANNED = 64 * 1024 * 1024
"""Bytes of the largest text that is looked through."""
_LONGEST_BEFORE = 64
_PROBE = 8192
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_WORD_SIGNS = frozenset(string.ascii_letters + string.digits + "_-")


@dataclass(frozen=True)
class SecretFinding:
    """One secret: the kind (a rule's id), its name, its line from 1, and where it stands."""

    kind: str
    name: str
    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Redaction:
    """A file with its secrets taken out, and both hashes: of what came, and of what is left."""

    data: bytes
    original_sha256: str
    sha256: str
    findings: tuple[SecretFinding, ...]


def scan(text: str, rules: Sequence[SecretRule]) -> tuple[SecretFinding, ...]:
    """Return the secrets in `text`, in order; two that overlap are one."""
    folded = text.translate(_LOWER)
    spans = [span for rule in rules for span in _spans(text, folded, rule)]
    if not spans:
        return ()
    line_ends = _line_ends(text)
    return tuple(
        SecretFinding(rule.id, rule.name, bisect_right(line_ends, start) + 1, start, end)
        for start, end, rule in _merged(spans)
    )


def redacted(text: str, findings: Iterable[SecretFinding]) -> str:
    """Return `text` with a marker in place of each of `findings`."""
    parts: list[str] = []
    done = 0
    for found in findings:
        parts += [text[done : found.start], f"[redacted: {found.name}]"]
        done = found.end
    return "".join([*parts, text[done:]])


def scanned_text(data: bytes) -> str | None:
    """Return `data` as text that encodes back to the very same bytes; None for other files."""
    if len(data) > MAX_SCANNED or b"\x00" in data[:_PROBE]:
        return None
    return data.decode("utf-8", "surrogateescape")


def redaction(data: bytes, rules: Sequence[SecretRule]) -> Redaction | None:
    """Return the file without its secrets; None where it has none, or is no text."""
    text = scanned_text(data)
    findings = scan(text, rules) if text is not None else ()
    if text is None or not findings:
        return None
    left = redacted(text, findings).encode("utf-8", "surrogateescape")
    return Redaction(left, _sha256(data), _sha256(left), findings)


def redaction_edit(fact: Evidence, sha256: str, size: int) -> Edit:
    """Return the edit that puts the redacted file in place of the one that came."""
    return batch(
        [
            set_field(fact, "sha256", sha256),
            set_field(fact, "size", size),
            set_field(fact, "original_sha256", fact.original_sha256 or fact.sha256),
        ]
    )


_Span = tuple[int, int, SecretRule]


def _spans(text: str, folded: str, rule: SecretRule) -> Iterator[_Span]:
    if rule.is_found_by_pattern:
        found = (_span_at(text, match.start(), rule) for match in rule.pattern.finditer(text))
        yield from (span for span in found if span is not None)
        return
    for word in rule.starts:
        wanted = word.translate(_LOWER)
        place = folded.find(wanted)
        while place >= 0:
            span = _span_at(text, place, rule)
            if span is not None:
                yield span
            place = folded.find(wanted, max(place + 1, span[1] if span else 0))


def _span_at(text: str, place: int, rule: SecretRule) -> _Span | None:
    """Return where the secret stands whose word is at `place`, or None where there is none."""
    start = place
    if rule.before:
        head = text[max(0, place - _LONGEST_BEFORE) : place]
        start = place - (len(head) - len(head.rstrip(rule.before)))
        if start == place:
            return None
    elif not rule.anywhere and place and text[place - 1] in _WORD_SIGNS:
        return None
    found = rule.pattern.match(text, place)
    if found is None:
        return None
    if "secret" in rule.pattern.groupindex:
        return (*found.span("secret"), rule)
    return start, found.end(), rule


def _merged(spans: list[_Span]) -> Iterator[_Span]:
    spans.sort(key=lambda span: span[0])
    start, end, rule = spans[0]
    for span in spans[1:]:
        if span[0] < end:
            end = max(end, span[1])
            continue
        yield start, end, rule
        start, end, rule = span
    yield start, end, rule


def _line_ends(text: str) -> list[int]:
    """Return the place after each line feed."""
    ends: list[int] = []
    place = text.find("\n")
    while place >= 0:
        ends.append(place + 1)
        place = text.find("\n", place + 1)
    return ends


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
