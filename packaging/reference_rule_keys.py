# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The keys of each rule file, their types and meanings; a test holds them against the readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class RuleKey:
    """One key: its way through the file (rules[].say), its type, and what it says."""

    name: str
    form: str
    meaning: str


_CHECKED = (
    ("id", "text, needed", "its name; a known one changes that rule"),
    ("check", "name of a check", "what is looked at; needed for a new rule"),
    ("weight", "error, warning or hint", "how much it asks for; needed for a new rule"),
    ("on", "yes or no, else yes", "whether it is asked at all"),
    ("set", "mapping", "what the check can be told: numbers and lists of texts"),
    ("say", "mapping", "for each case of the check its message and better"),
)


def _checked(way: str) -> tuple[RuleKey, ...]:
    """Return the keys of rules made of known checks, which stand at a way through the file."""
    return tuple(RuleKey(f"{way}.{name}", form, meaning) for name, form, meaning in _CHECKED)


KEYS: Mapping[str, tuple[RuleKey, ...]] = {
    "agendas/NAME.yaml": (
        RuleKey("title", "text, needed", "what the agenda is called"),
        RuleKey("minutes", "mapping, needed", "whole minutes of each of the ten steps, by its key"),
    ),
    "prompts/steps.yaml": (
        RuleKey("STEP.question", "text, needed", "the question for the room"),
        RuleKey("STEP.why", "text, else none", "what the question is for"),
        RuleKey("STEP.further", "list of texts, else none", "what to ask next"),
    ),
    "prompts/cues.yaml": (
        RuleKey("[].hears", "text, needed", "what is heard in the room"),
        RuleKey("[].such as", "text, else none", "an example of it"),
        RuleKey("[].ask", "list of texts, needed", "the questions that open it up"),
    ),
    "rules/criteria.yaml": (
        RuleKey("[].id", "text, needed", "its name"),
        RuleKey("[].title", "text, needed", "the rule in words"),
        RuleKey("[].severity", "list of SEV-1 to SEV-5", "any of these"),
        RuleKey("[].budget_share_at_least", "number from 0 to 1", "this share of the error budget"),
        RuleKey("[].impact_minutes_at_least", "number", "so many minutes of impact"),
        RuleKey("[].users_at_least", "number", "so many users affected"),
    ),
    "rules/category_sets.yaml": (
        RuleKey("NAME.title", "text, needed", "what the set is called"),
        RuleKey("NAME.names", "list of texts, needed", "the bones, in their order"),
    ),
    "rules/readiness.yaml": (
        RuleKey("questions.NAME.ask", "text, needed for a new one", "the question, a heading"),
        RuleKey("questions.NAME.rules", "list", "its rules, each with the keys below"),
        *_checked("questions.NAME.rules[]"),
    ),
    "rules/actions.yaml": (
        RuleKey("words", "mapping of lists of words", "the lists that phrases name as {list}"),
        *_checked("rules[]"),
    ),
    "rules/cause_logic.yaml": _checked("[]"),
    "rules/language/CODE.yaml": (
        RuleKey("name", "text, needed", "what the language is called"),
        RuleKey("words", "mapping of lists of words", "the lists that phrases name as {list}"),
        RuleKey("rules[].id", "text, needed", "its name; a known one changes that rule"),
        RuleKey("rules[].class", "one of the classes below", "what the wording does; needed"),
        RuleKey("rules[].on", "yes or no, else yes", "whether it is looked for"),
        RuleKey("rules[].subject", "person or any, else any", "who has to act in the sentence"),
        RuleKey("rules[].only", "facts or anywhere, else anywhere", "where it counts"),
        RuleKey("rules[].find", "list of phrases, needed", "the words it looks for"),
        RuleKey("rules[].except", "list of phrases, else none", "what keeps it quiet"),
        RuleKey("rules[].with", "list of phrases, else none", "what has to stand near"),
        RuleKey("rules[].suggestion", "text, needed", "the offer in a few words"),
        RuleKey("rules[].say", "text, needed", "what is seen, then the offer"),
        RuleKey("rules[].rewrite", "text, else none", "what one key puts in its place"),
    ),
    "rules/follow_through.yaml": (
        RuleKey(
            "reopen.overdue_days",
            "1 to 3650, else 7",
            "days overdue until a review asks to be reopened",
        ),
        RuleKey("reopen.put_off_times", "1 to 3650, else 2", "times put off until it asks"),
        RuleKey("still_relevant_after_days", "1 to 3650, else 60", "days without a look back"),
        RuleKey("due_soon_days", "0 to 3650, else 7", "what is due within them is due soon"),
    ),
    "rules/secrets.yaml": (
        RuleKey("[].id", "text, needed", "its name"),
        RuleKey("[].name", "text, needed", "what people call such a secret"),
        RuleKey("[].starts", "list of texts, needed", "words to look for, in any case"),
        RuleKey("[].pattern", "regular expression, needed", "what must stand there"),
        RuleKey("[].before", "text, else none", "signs that belong to it in front"),
        RuleKey(
            "[].anywhere", "yes or no, else no", "letters and digits may stand right before it"
        ),
        RuleKey("[].source", "text, else none", "who documents this form; for people"),
    ),
    "rules/abbreviations.yaml": (
        RuleKey("abbreviations", "mapping", "each short word, and what it is written out as"),
        RuleKey("off", "list of texts", "shipped ones that are not wanted"),
    ),
    "report.yaml": (
        RuleKey("organisation", "text of at most 80", "stands at the head"),
        RuleKey("logo", "path of a PNG or JPEG", "stands at the head; at most 2 MB"),
        RuleKey("accent", '"#RRGGBB"', "colour of headings and links; readable on white"),
        RuleKey("paper", "a4 or letter, else a4", "what a PDF is made for"),
        RuleKey("confidentiality", "text of at most 120", "stands on each page"),
        RuleKey("watermark", "text of at most 24", "stands across each page"),
        RuleKey("redact", "nobody, people or everyone, else nobody", "whose names become roles"),
    ),
}
"""By the path of the file."""
