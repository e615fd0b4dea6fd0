# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the stations of the tour: what each points at, and the few words it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.agenda.steps import STEPS
from app.rules.rule_file import Key, RuleFile
from app.translation import tr

MOST_WORDS = 30
"""What is read in a breath, beside what it is about."""

_KEYS = ("target", "step", "title", "text", "action", "then")


@dataclass(frozen=True)
class Station:
    """What is shown: the control `target` names, in the panel of `step`.

    `action` is the command whose key stands for {0} in the text; `then` is shown in its place once
    something was captured.
    """

    target: str
    step: int
    title: str
    text: str
    action: str = ""
    then: Station | None = None

    def in_use(self) -> Station:
        """Return it in the language in use."""
        then = self.then.in_use() if self.then is not None else None
        return replace(self, title=tr(self.title), text=tr(self.text), then=then)


def tour(file: RuleFile) -> tuple[Station, ...]:
    """Return the stations in the file's order. Raises BadRule."""
    if not isinstance(file.data, list) or not file.data:
        raise file.wrong((), tr("a list of stations is expected here"))
    return tuple(_station(file, entry, (place,)) for place, entry in enumerate(file.data))


def _station(file: RuleFile, data: object, key: Key) -> Station:
    content = file.mapping(data, key, _KEYS)
    number = file.number(content, "step", key)
    if number is None or number not in range(1, len(STEPS) + 1):
        raise file.wrong(
            (*key, "step") if "step" in content else key,
            tr("step needs a number from 1 to {0}").format(len(STEPS)),
        )
    step = int(number)
    shown = _shown(file, content, step, key)
    if "then" not in content:
        return shown
    then_key = (*key, "then")
    then = file.mapping(content["then"], then_key, ("target", "title", "text", "action"))
    return replace(shown, then=_shown(file, then, step, then_key))


def _shown(file: RuleFile, content: dict[str, Any], step: int, key: Key) -> Station:
    target, title = (file.text(content, name, key) for name in ("target", "title"))
    text = file.text(content, "text", key)
    count = len(text.split())
    if count > MOST_WORDS:
        sentence = tr("a station says at most {0} words, this one {1}").format(MOST_WORDS, count)
        raise file.wrong((*key, "text"), sentence)
    action = file.text(content, "action", key) if "action" in content else ""
    return Station(target, step, title, text, action)
