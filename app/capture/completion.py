# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the capture line can complete at the cursor: commands, people, facts, causes and steps.

Offered is only what was asked for by its sign: `/` and `#` in front of the line, `@` anywhere, and
E or C with digits. The bare capital counts within a sentence only, so that words that begin with it
are typed in peace. Whatever is offered reads back as what it names once it stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.agenda.steps import STEPS
from app.capture.capture_line import COMMANDS
from app.capture.owner_names import owner_at
from app.review.people import Role
from app.review.review import Review

MOST = 10
"""More choices than this are no help: typing on narrows them."""

_COMMAND = re.compile(r"\s*(?P<word>/(?P<typed>[A-Za-z]*))$")
_STEP = re.compile(r"\s*(?:/[npqNPQ]\s+)?(?P<word>#(?P<typed>\w*))$")
_PERSON = re.compile(r"(?:^|(?<=[\s(]))(?P<word>@(?P<typed>[^@\n]{0,40}))$")
_NUMBERED = re.compile(r"(?:^|(?<=[\s(]))(?P<word>(?P<sign>[EC])(?P<typed>\d{0,6}))$")
_SPEAKER = re.compile(r"\s*/[qQ]\s+(?:#\d+\s+)?(?P<word>(?P<typed>[^\s:#“\"][^:“\"\n]{0,40}))$")


class CompletionKind(StrEnum):
    """What is completed."""

    COMMAND = "command"
    PERSON = "person"
    FACT = "fact"
    CAUSE = "cause"
    STEP = "step"
    SPEAKER = "speaker"


@dataclass(frozen=True)
class Completion:
    """Put `text`, which ends in a space, in the place of what stands from `start` up to `end`.

    `shown` is what it is called, `about` says more of it: a title, a role by its value, the letter
    of a command.
    """

    kind: CompletionKind
    start: int
    end: int
    text: str
    shown: str
    about: str = ""


@dataclass(frozen=True)
class Known:
    """What can be named: people with their roles, facts and causes with number and title."""

    people: tuple[tuple[str, Role], ...] = ()
    facts: tuple[tuple[int, str], ...] = ()
    causes: tuple[tuple[int, str], ...] = ()
    roles: tuple[str, ...] = ()
    """What speakers are called, in the window's words."""


def known_in(review: Review, roles: Sequence[str] = ()) -> Known:
    """Return what a review's lines can name; facts and causes with the latest first."""
    facts = sorted((one.number, one.title or one.filename) for one in review.evidence)
    causes = sorted((one.number, one.text) for one in review.causes)
    return Known(
        people=tuple((one.name, one.role) for one in review.people if one.name.strip()),
        facts=tuple(reversed(facts)),
        causes=tuple(reversed(causes)),
        roles=tuple(roles),
    )


def completions(line: str, cursor: int, known: Known) -> tuple[Completion, ...]:
    """Return what can stand at the cursor, the best first; nothing where none was asked for."""
    if line[cursor : cursor + 1].strip():
        return ()
    before = line[:cursor]
    for pattern, offers in (
        (_COMMAND, _commands),
        (_STEP, _steps),
        (_NUMBERED, _numbered),
        (_PERSON, _people),
        (_SPEAKER, _speakers),
    ):
        found = pattern.search(before) if pattern in (_PERSON, _NUMBERED) else pattern.match(before)
        if found is not None:
            offered = tuple(_first(offers(found, known)))
            is_whole = len(offered) == 1 and offered[0].shown == found["word"]
            return () if is_whole else offered
    return ()


def completed(line: str, completion: Completion) -> tuple[str, int]:
    """Return the line with a completion in it, and where the cursor stands then."""
    before = line[: completion.start] + completion.text
    return before + line[completion.end :].lstrip(" "), len(before)


def _first(offers: Iterator[Completion]) -> Iterator[Completion]:
    for place, offer in enumerate(offers):
        if place == MOST:
            return
        yield offer


def _commands(found: re.Match[str], _known: Known) -> Iterator[Completion]:
    typed = found["typed"].lower()
    start, end = found.span("word")
    for letter in COMMANDS:
        if letter.startswith(typed) and letter != typed:
            command = f"/{letter}"
            yield Completion(CompletionKind.COMMAND, start, end, f"{command} ", command, letter)


def _steps(found: re.Match[str], _known: Known) -> Iterator[Completion]:
    typed = found["typed"].casefold()
    start, end = found.span("word")
    for step in STEPS:
        number = str(step.number)
        if typed == number and number != "1":
            continue
        if number.startswith(typed) or step.title.casefold().startswith(typed):
            shown = f"#{number}"
            yield Completion(CompletionKind.STEP, start, end, f"{shown} ", shown, step.title)


def _numbered(found: re.Match[str], known: Known) -> Iterator[Completion]:
    """Yield facts or causes; behind a bare letter only within a sentence."""
    is_fact, typed = found["sign"] == "E", found["typed"]
    if not typed and not _is_within(found.string[: found.start("word")]):
        return
    kind = CompletionKind.FACT if is_fact else CompletionKind.CAUSE
    start, end = found.span("word")
    named = known.facts if is_fact else known.causes
    for number, title in sorted(named, key=lambda one: str(one[0]) != typed):
        shown = f"{found['sign']}{number}"
        if number > 0 and shown.startswith(found["word"]):
            yield Completion(kind, start, end, f"{shown} ", shown, title)


def _is_within(before: str) -> bool:
    """Tell whether a sentence has begun in front of a word."""
    words = before.strip()
    return bool(words) and words[-1] not in '.:!?/“"' and not _COMMAND.fullmatch(words)


def _people(found: re.Match[str], known: Known) -> Iterator[Completion]:
    """Yield the people whose name, a part of it, or role begins with what was typed."""
    typed = " ".join(found["typed"].casefold().split())
    names = tuple(name for name, _ in known.people)
    if typed and found["typed"].endswith(" "):
        return
    start, end = found.span("word")
    ranked = sorted(known.people, key=lambda one: not one[0].casefold().startswith(typed))
    for name, role in ranked:
        text = _owner_text(name, names)
        if text and _may_mean(typed, name, role):
            yield Completion(CompletionKind.PERSON, start, end, f"{text} ", name, role.value)


def _may_mean(typed: str, name: str, role: Role) -> bool:
    folded = " ".join(name.casefold().split())
    role_words = role.value.replace("_", " ")
    parts = (folded, *folded.split(), role_words, *role_words.split())
    return any(part.startswith(typed) for part in parts)


def _owner_text(name: str, names: Sequence[str]) -> str:
    """Return "@name" in the form that reads back as this name; empty where there is none."""
    for text in (f"@{name}", f'@"{name}"'):
        if owner_at(text, 0, names) == (0, name):
            return text
    return ""


def _speakers(found: re.Match[str], known: Known) -> Iterator[Completion]:
    typed = found["typed"].casefold()
    start, end = found.span("word")
    for role in known.roles:
        if role.casefold().startswith(typed) and ":" not in role:
            yield Completion(CompletionKind.SPEAKER, start, end, f"{role}: ", role)
