# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of the rules a team can change, from the shipped files and what reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.agenda.steps import STEPS
from app.insight.language.rule import OF_LANGUAGE
from app.insight.logic_rule import LogicRule
from app.paths import resource
from app.rules.rules import Rules
from reference_markdown import block, code, page, plain, table
from reference_rule_keys import KEYS


@dataclass(frozen=True)
class RuleKind:
    """One kind of rule file: its path in the team's folder, a heading, what the app has."""

    path: str
    title: str
    told: Callable[[Rules], Iterable[str]]
    shipped: str = ""
    """The shipped file whose first lines say how it is written; empty where none is shipped."""


_INTRO = """\
Agendas, prompts, checks and words are data. The app brings its own; a team lays its files over
them in the folder that the setting **Team rules** names, and a person's own files beside the
library count most. `hotwash rules` and the page of settings say which files are understood, and
where one is not, with file and line; what the app brings along counts then, and nothing else stops
working. None of these rules ever stops anybody: they ask and remind.

The meeting is led by the agendas, prompts, ground rules and cues; while people type, the rules of
language, actions and cause logic look on; before approval, readiness is asked. Secrets are looked
for in whatever comes in."""


def rules_page() -> str:
    """Return the page of all rules."""
    rules = Rules()
    files = table(
        ("File of the team", "What it is"),
        ((code(kind.path), f"[{kind.title}](#{_anchor(kind.title)})") for kind in KINDS),
    )
    parts = [part for kind in KINDS for part in _kind(kind, rules)]
    return page("Rules", _INTRO, files, *parts)


def _kind(kind: RuleKind, rules: Rules) -> Iterator[str]:
    yield f"## {kind.title}"
    yield f"File: {code(kind.path)}"
    if kind.shipped and (head := _head(kind.shipped)):
        yield block(head)
    if kind.path in KEYS:
        rows = [(code(one.name), one.form, plain(one.meaning)) for one in KEYS[kind.path]]
        yield table(("Key", "Type", "What it says"), rows)
    yield from kind.told(rules)


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def _head(name: str) -> str:
    """Return the comment a shipped file begins with, without its signs."""
    lines = []
    for line in resource(name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        if "SPDX-" not in line:
            lines.append(line.removeprefix("#").removeprefix(" "))
    return "\n".join(lines).strip("\n")


def _agendas(rules: Rules) -> Iterator[str]:
    plans = list(rules.agendas.values())
    rows = [
        (code(step.key), plain(step.title), *(str(plan.budgets[step.number - 1]) for plan in plans))
        for step in STEPS
    ]
    rows.append(("", "Together", *(str(plan.total) for plan in plans)))
    yield "Built in, in minutes:"
    yield table(("Key", "Step", *(plan.title for plan in plans)), rows)


def _prompts(rules: Rules) -> Iterator[str]:
    for step in STEPS:
        prompts = rules.prompts[step.number]
        head = f"**{step.number}. {plain(step.title)}.** {plain(prompts.question)}"
        yield f"{head} ({plain(prompts.why)})"
        yield "\n".join(f"- {plain(one)}" for one in prompts.further)


def _ground_rules(rules: Rules) -> Iterator[str]:
    yield "\n".join(f"- {plain(one)}" for one in rules.ground_rules)


def _cues(rules: Rules) -> Iterator[str]:
    rows = [(plain(one.hears), plain(one.example), plain(" ".join(one.ask))) for one in rules.cues]
    yield table(("Heard", "Such as", "To ask"), rows)


def _criteria(rules: Rules) -> Iterator[str]:
    yield table(("Id", "Rule"), ((code(one.id), plain(one.title)) for one in rules.criteria))


def _categories(rules: Rules) -> Iterator[str]:
    rows = [
        (code(name), plain(bones.title), plain(", ".join(bones.names)))
        for name, bones in rules.category_sets.items()
    ]
    yield table(("Name", "Title", "Bones"), rows)


def _readiness(rules: Rules) -> Iterator[str]:
    for question in rules.readiness.questions:
        yield f"**{plain(question.ask)}** ({code(question.id)})"
        yield _checks(question.rules)


def _checks(rules: Iterable[LogicRule]) -> str:
    rows = [(code(rule.id), code(rule.check), rule.weight.value, _sayings(rule)) for rule in rules]
    return table(("Id", "Check", "Weight", "What it says"), rows)


def _sayings(rule: LogicRule) -> str:
    said = (f"{plain(one.message)} {plain(one.better)}" for one in rule.sayings.values())
    return " · ".join(said)


def _language(rules: Rules) -> Iterator[str]:
    yield "Classes: " + ", ".join(code(one) for one in OF_LANGUAGE) + "."
    for name in rules.languages:
        language = rules.language(name)
        yield f"**{plain(language.name)}** ({code(name)})"
        rows = [(code(r.id), r.hint_class.value, plain(r.suggestion)) for r in language.rules]
        yield table(("Id", "Class", "What it offers"), rows)


def _follow_through(_rules: Rules) -> Iterator[str]:
    return iter(())


def _secrets(rules: Rules) -> Iterator[str]:
    names = dict.fromkeys(one.name for one in rules.secrets)
    yield f"Built in, {len(rules.secrets)} forms: {plain(', '.join(names))}."


def _abbreviations(rules: Rules) -> Iterator[str]:
    rows = [(code(short), plain(full)) for short, full in rules.abbreviations.items()]
    yield table(("Short", "Written out"), rows)


def _spelling(rules: Rules) -> Iterator[str]:
    yield f"Built in: {len(rules.spelling_terms)} words."


def _report(_rules: Rules) -> Iterator[str]:
    example: Mapping[str, str] = {
        "organisation": "Example Ltd", "paper": "letter", "redact": "people",
    }  # fmt: skip
    yield block("".join(f"{name}: {value}\n" for name, value in example.items()), "yaml")


def _actions(rules: Rules) -> Iterator[str]:
    yield _checks(rules.actions.rules)


def _logic(rules: Rules) -> Iterator[str]:
    yield _checks(rules.cause_logic)


def _shipped(path: str, title: str, told: Callable[[Rules], Iterable[str]]) -> RuleKind:
    return RuleKind(path, title, told, path)


KINDS = (
    RuleKind("agendas/NAME.yaml", "Agendas", _agendas, "agendas/60.yaml"),
    _shipped("prompts/steps.yaml", "Prompts", _prompts),
    _shipped("prompts/ground_rules.yaml", "Ground rules", _ground_rules),
    _shipped("prompts/cues.yaml", "Cues", _cues),
    _shipped("rules/criteria.yaml", "Review criteria", _criteria),
    _shipped("rules/category_sets.yaml", "Categories", _categories),
    _shipped("rules/readiness.yaml", "Readiness", _readiness),
    _shipped("rules/actions.yaml", "Actions", _actions),
    _shipped("rules/cause_logic.yaml", "Cause logic", _logic),
    RuleKind("rules/language/CODE.yaml", "Blameless language", _language, "rules/language/en.yaml"),
    _shipped("rules/follow_through.yaml", "Follow-through", _follow_through),
    _shipped("rules/secrets.yaml", "Secrets", _secrets),
    _shipped("rules/abbreviations.yaml", "Abbreviations", _abbreviations),
    _shipped("rules/spelling/terms.yaml", "Spelling", _spelling),
    RuleKind("report.yaml", "Report style", _report),
)
