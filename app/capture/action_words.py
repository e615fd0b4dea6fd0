# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words that lists of actions use, in English and German: for columns and for their values."""

from __future__ import annotations

from collections.abc import Mapping

from app.review.action import ActionKind, ActionSize, ActionStatus, Aim, Strength

COLUMNS: Mapping[str, frozenset[str]] = {
    "text": frozenset({
        "action", "actions", "action item", "item", "task", "what", "description", "title",
        "summary", "todo", "to do", "follow-up", "maßnahme", "massnahme", "aufgabe",
        "was", "beschreibung", "titel",
    }),
    "owner": frozenset({
        "owner", "who", "assignee", "assigned to", "responsible", "dri", "person", "verantwortlich",
        "verantwortliche", "wer", "zuständig", "bearbeiter",
    }),
    "due": frozenset({
        "due", "due date", "date", "deadline", "by", "by when", "when", "until", "target date",
        "eta",
        "fällig", "fällig am", "termin", "bis", "bis wann", "datum",
    }),
    "status": frozenset({"status", "state", "stand", "zustand"}),
    "kind": frozenset({"kind", "type", "art", "typ"}),
    "aim": frozenset({"aim", "category", "goal", "ziel", "kategorie"}),
    "size": frozenset({"size", "effort", "größe", "aufwand"}),
    "strength": frozenset({"strength", "stärke"}),
    "done_when": frozenset({
        "done when", "definition of done", "acceptance", "acceptance criteria", "success criteria",
        "erledigt wenn", "erledigt, wenn", "abnahme",
    }),
    "tracker_key": frozenset({
        "tracker key", "ticket", "issue", "key", "issue key", "jira", "link", "bug", "tracking",
        "vorgang",
    }),
    "cause_ids": frozenset({"cause", "causes", "answers", "ursache", "ursachen"}),
    "committed": frozenset({"committed", "promised", "zugesagt"}),
}  # fmt: skip
"""What the columns of a table may be called, by the field they fill."""
TICKED = frozenset({"yes", "y", "true", "x", "1", "ja"})

_STATUSES: Mapping[str, ActionStatus] = {
    **dict.fromkeys(
        ("open", "todo", "to do", "new", "backlog", "planned", "not started", "offen", "neu"),
        ActionStatus.OPEN,
    ),
    **dict.fromkeys(
        ("in progress", "doing", "wip", "started", "in review", "in arbeit", "läuft"),
        ActionStatus.IN_PROGRESS,
    ),
    **dict.fromkeys(
        ("done", "closed", "resolved", "fixed", "completed", "complete", "merged", "✅", "x",
         "erledigt", "fertig", "geschlossen"),
        ActionStatus.DONE,
    ),
    **dict.fromkeys(
        ("dropped", "won't do", "wont do", "won't fix", "cancelled", "canceled", "rejected",
         "verworfen", "abgebrochen"),
        ActionStatus.DROPPED,
    ),
}  # fmt: skip
_KINDS: Mapping[str, ActionKind] = {
    **dict.fromkeys(("code fix", "code", "fix", "bug", "code-änderung"), ActionKind.CODE_FIX),
    **dict.fromkeys(("alert", "alerting", "monitoring", "alarm"), ActionKind.ALERT),
    **dict.fromkeys(("test", "tests", "testing"), ActionKind.TEST),
    **dict.fromkeys(
        ("document", "documentation", "docs", "doc", "runbook", "dokument", "dokumentation"),
        ActionKind.DOCUMENT,
    ),
    **dict.fromkeys(("process", "ablauf", "prozess"), ActionKind.PROCESS),
}
_AIMS: Mapping[str, Aim] = {
    **dict.fromkeys(("prevent", "prevention", "preventive", "verhindern"), Aim.PREVENT),
    **dict.fromkeys(("detect", "detection", "detective", "erkennen"), Aim.DETECT),
    **dict.fromkeys(("mitigate", "mitigation", "corrective", "lindern", "mildern"), Aim.MITIGATE),
}
_SIZES: Mapping[str, ActionSize] = {
    **dict.fromkeys(("small", "s", "klein"), ActionSize.SMALL),
    **dict.fromkeys(("medium", "m", "mittel"), ActionSize.MEDIUM),
    **dict.fromkeys(("large", "l", "groß", "gross"), ActionSize.LARGE),
}
_STRENGTHS: Mapping[str, Strength] = {
    **dict.fromkeys(("strong", "stark"), Strength.STRONG),
    **dict.fromkeys(("medium", "mittel"), Strength.MEDIUM),
    **dict.fromkeys(("weak", "schwach"), Strength.WEAK),
}
CHOICES: Mapping[str, Mapping[str, object]] = {
    "status": _STATUSES,
    "kind": _KINDS,
    "aim": _AIMS,
    "size": _SIZES,
    "strength": _STRENGTHS,
}
"""The values that a cell may hold for a field that chooses."""


def field_of(heading: str) -> str:
    """Return the field that a column of this name fills; empty for one that fills none."""
    wanted = plain(heading)
    return next((field for field, names in COLUMNS.items() if wanted in names), "")


def plain(words: str) -> str:
    """Return words as they are compared: small, without marks around them."""
    return " ".join(words.casefold().replace("_", " ").split()).strip("*_`:# ")
