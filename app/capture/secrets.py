# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find keys, tokens, passwords and e-mail addresses in incoming text, and take them out.

A finding says what and where, never what it reads: nothing here puts a secret into a message.
The time grows with the length of the text alone, as long as the rules' patterns are bounded.
"""

from __future__ import annotations

import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from app.insight.secret_rule import SecretRule
from app.review.edits import Edit, batch, set_field
from app.review.evidence import Evidence
from app.review.review import Review

PIECE = 1 << 18
"""Bytes that are looked through in one go; meanwhile no other thread runs."""
_LONGEST_LINE = 4 << 20
_LONGEST_SECRET = 24_000
_BYTE_FOR_BYTE = ("utf-8", "surrogateescape")
_LONGEST_BEFORE = 64
_PROBE = 8192
_SHORTEST_PLACEHOLDER = 8
_EXAMPLES = ("EXAMPLE", "EXAMPLEKEY")
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
class FoundSecrets:
    """How many secrets of each name a file holds, and the line of the first, from 1."""

    counts: Counter[str]
    first_line: int

    @classmethod
    def none(cls) -> FoundSecrets:
        """Return that there are none."""
        return cls(Counter(), 0)


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
    """Return `text` with a marker in place of each of `findings`; every line keeps its number."""
    parts: list[str] = []
    done = 0
    for found in findings:
        lines = "\n" * text.count("\n", found.start, found.end)
        parts += [text[done : found.start], f"[redacted: {found.name}]{lines}"]
        done = found.end
    return "".join([*parts, text[done:]])


def secrets_in(
    file: BinaryIO, rules: Sequence[SecretRule], cancelled: Callable[[], bool] = lambda: False
) -> FoundSecrets:
    """Return what secrets a file holds; none in one that is no text. Holds a piece at a time."""
    counts: Counter[str] = Counter()
    first_line = lines = 0
    for piece in _pieces(file):
        if cancelled():
            break
        text = piece.decode(*_BYTE_FOR_BYTE)
        findings = scan(text, rules)
        counts.update(found.name for found in findings)
        if findings and not first_line:
            first_line = lines + findings[0].line
        lines += text.count("\n")
    return FoundSecrets(counts, first_line)


def redacted_pieces(file: BinaryIO, rules: Sequence[SecretRule]) -> Iterator[bytes]:
    """Yield the file without its secrets; every other byte stays as it is."""
    for piece in _pieces(file):
        text = piece.decode(*_BYTE_FOR_BYTE)
        yield redacted(text, scan(text, rules)).encode(*_BYTE_FOR_BYTE)


def redaction_edit(
    review: Review, fact: Evidence, sha256: str, size: int, rules: Sequence[SecretRule]
) -> Edit:
    """Return the edit that puts the redacted file in place of the one that came.

    Events that were read from it lose their secrets too.
    """
    events = (event for event in review.events if fact.id in event.evidence_ids)
    texts = ((event, redacted(event.text, scan(event.text, rules))) for event in events)
    return batch(
        [
            set_field(fact, "sha256", sha256),
            set_field(fact, "size", size),
            set_field(fact, "original_sha256", fact.original_sha256 or fact.sha256),
            *(set_field(event, "text", left) for event, left in texts if left != event.text),
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
        start, end = found.span("secret")
    else:
        end = found.end()
    return None if _is_placeholder(text[start:end]) else (start, end, rule)


def _is_placeholder(secret: str) -> bool:
    """Tell whether something only stands where a secret would: xxxxxxxx, or an example's key."""
    if len(secret) < _SHORTEST_PLACEHOLDER:
        return False
    (_, most), *_ = Counter(secret).most_common(1)
    return most * 2 > len(secret) or secret.endswith(_EXAMPLES)


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


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield a text file in pieces that end where a line does, and within no private key."""
    held = b""
    is_first = True
    while read := file.read(PIECE):
        if is_first and b"\x00" in read[:_PROBE]:
            return
        is_first = False
        held += read
        cut = _cut(held)
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _cut(held: bytes) -> int:
    """Return where a piece may end; a line that goes on and on is cut before its last words."""
    end = held.rfind(b"\n") + 1
    if not end and len(held) > _LONGEST_LINE:
        end = held.rfind(b" ", 0, -_LONGEST_SECRET) + 1 or len(held) - _LONGEST_SECRET
    begun = held.rfind(b"-----BEGIN ", max(0, end - _LONGEST_SECRET), end)
    if begun >= 0 and held.find(b"-----END ", begun, end) < 0:
        return begun
    return end
