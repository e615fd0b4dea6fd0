# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read what helps the facilitator: the ground rules of the room, and the cues for live help."""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.rule_file import RuleFile
from app.translation import tr

MOST_GROUND_RULES, LONGEST_GROUND_RULE = 8, 60
"""What can be read on the room's screen from the last row of chairs."""


@dataclass(frozen=True)
class Cue:
    """What is heard in the room, an example of it, and the questions that open it up."""

    hears: str
    example: str
    ask: tuple[str, ...]

    def in_use(self) -> Cue:
        """Return it in the language in use, where that has its words."""
        return Cue(tr(self.hears), tr(self.example), tuple(map(tr, self.ask)))


def ground_rules(file: RuleFile) -> tuple[str, ...]:
    """Return the rules the room agrees on. Raises BadRule."""
    found = file.texts(file.data, ())
    if not 1 <= len(found) <= MOST_GROUND_RULES:
        raise file.wrong((), tr("one to {0} rules are expected here").format(MOST_GROUND_RULES))
    for place, text in enumerate(found):
        if not text.strip():
            raise file.wrong((place,), tr("a rule needs words"))
        if len(text) > LONGEST_GROUND_RULE:
            sentence = tr("a rule has at most {0} characters, this one {1}")
            raise file.wrong((place,), sentence.format(LONGEST_GROUND_RULE, len(text)))
    return found


def cues(file: RuleFile) -> tuple[Cue, ...]:
    """Return the cues in the file's order. Raises BadRule."""
    if not isinstance(file.data, list) or not file.data:
        raise file.wrong((), tr("a list of cues is expected here"))
    return tuple(_cue(file, entry, place) for place, entry in enumerate(file.data))


def _cue(file: RuleFile, data: object, place: int) -> Cue:
    content = file.mapping(data, (place,), ("hears", "such as", "ask"))
    ask = file.texts(content.get("ask"), (place, "ask"))
    if not ask or not all(question.strip() for question in ask):
        raise file.wrong(
            (place, "ask") if "ask" in content else (place,), tr("ask needs a question")
        )
    example = file.text(content, "such as", (place,)) if "such as" in content else ""
    return Cue(file.text(content, "hears", (place,)), example, ask)
