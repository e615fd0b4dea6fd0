# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A summary for a chat: what happened, how bad it was, and who does what until when.

A name that a chat would page somebody by ("@here") is only shown: an unseen joiner parts its sign
from it. Marks of the chat's own that somebody typed stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.insight.actions import committed
from app.insight.impact import figure_text, figures
from app.insight.metrics import metric
from app.publish.markdown_text import inline, link
from app.publish.words import words
from app.review.action import Action
from app.review.review import Review
from app.translation import tr
from app.written_day import day_of_year

MOST_ACTIONS = 5
JOINER = "\u2060"
_MENTION = re.compile(r"@(?=\S)")
_SLACK_MARK = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|^[•-]", re.MULTILINE)
_DURATIONS = ("ttd", "ttm", "ttr")


@dataclass(frozen=True)
class Summary:
    """What is told, still plain text: a heading, facts, the statement, actions and the link."""

    heading: str
    facts: tuple[str, ...]
    statement: str
    actions: tuple[str, ...]
    more: int
    link: str


def summary(review: Review, now: datetime) -> Summary:
    """Return what a chat is told of `review`; of its actions the first few that are promised."""
    incident = review.incident
    title = " ".join(incident.title.split()) or tr("Review without a title")
    severity = words(incident.severity) if incident.severity else ""
    promised = [action for action in committed(review) if action.is_open]
    shown = sorted(promised, key=lambda one: (one.due is None, one.due or now.date(), one.number))
    return Summary(
        heading=" · ".join(part for part in (severity, title) if part),
        facts=_facts(review),
        statement=" ".join((incident.statement or incident.summary).split()),
        actions=tuple(_told(action) for action in shown[:MOST_ACTIONS]),
        more=max(0, len(shown) - MOST_ACTIONS),
        link=review.meeting.document_link.strip(),
    )


def slack_text(told: Summary) -> str:
    """Return the summary in Slack's mrkdwn, as its interfaces take it."""
    lines = [f"*{_slack(told.heading)}*", *(_slack(fact) for fact in told.facts)]
    if told.statement:
        lines += ["", f"> {_slack(told.statement)}"]
    if told.actions:
        lines += ["", f"*{_slack(tr('What we will change'))}*"]
        lines += [f"• {_slack(action)}" for action in told.actions]
    lines += [_slack(line) for line in _after(told)]
    if told.link:
        lines += ["", _slack(told.link)]
    return "\n".join(lines) + "\n"


def markdown_text(told: Summary) -> str:
    """Return the summary in Markdown, for Teams, Mattermost and others."""
    parts = [f"**{_marked(told.heading)}**", *(_marked(fact) for fact in told.facts)]
    if told.statement:
        parts.append(f"> {_marked(told.statement)}")
    if told.actions:
        parts.append(f"**{_marked(tr('What we will change'))}**")
        parts.append("\n".join(f"- {_marked(action)}" for action in told.actions))
    parts += [_marked(line) for line in _after(told)]
    if told.link:
        parts.append(link("", told.link))
    return "\n\n".join(parts) + "\n"


def plain_text(told: Summary) -> str:
    """Return the summary without any marks, for a field that takes none."""
    parts = ["\n".join((told.heading, *told.facts)), told.statement]
    if told.actions:
        parts.append("\n".join((tr("What we will change"), *(f"• {one}" for one in told.actions))))
    parts += [*_after(told), told.link]
    return _unpaged("\n\n".join(part for part in parts if part)) + "\n"


def html_text(told: Summary) -> str:
    """Return the summary as HTML, which a chat's field takes from the clipboard as it looks."""
    parts = [
        f"<p><b>{_html(told.heading)}</b></p>",
        *(f"<p>{_html(one)}</p>" for one in told.facts),
    ]
    if told.statement:
        parts.append(f"<blockquote>{_html(told.statement)}</blockquote>")
    if told.actions:
        rows = "".join(f"<li>{_html(action)}</li>" for action in told.actions)
        parts.append(f"<p><b>{_html(tr('What we will change'))}</b></p><ul>{rows}</ul>")
    parts += [f"<p>{_html(line)}</p>" for line in _after(told)]
    if told.link:
        address = _html(told.link)
        is_web = told.link.startswith(("https://", "http://"))
        parts.append(f'<p><a href="{escape(told.link)}">{address}</a></p>' if is_web else address)
    return "".join(parts)


def _facts(review: Review) -> tuple[str, ...]:
    lengths = [metric(review, key) for key in _DURATIONS]
    durations = [f"{one.name}: {one.elapsed.text}" for one in lengths if one.value is not None]
    impact = [f"{one.name}: {figure_text(one)}" for one in figures(review) if one.value is not None]
    if review.impact.users_affected is not None:
        impact.insert(0, tr("{0} users affected").format(f"{review.impact.users_affected:,}"))
    lines = ("; ".join(durations), " ".join(review.impact.description.split()), "; ".join(impact))
    return tuple(line for line in lines if line)


def _told(action: Action) -> str:
    owner = action.owner or tr("no owner yet")
    due = day_of_year(action.due) if action.due else tr("no date yet")
    return f"A{action.number} {' '.join(action.text.split())} ({owner}, {due})"


def _after(told: Summary) -> list[str]:
    return [tr("and {0} more").format(told.more)] if told.more else []


def _unpaged(text: str) -> str:
    return _MENTION.sub(f"@{JOINER}", text)


def _slack(text: str) -> str:
    plain = escape(_unpaged(text), quote=False)
    return _SLACK_MARK.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", plain)


def _marked(text: str) -> str:
    return inline(_unpaged(text))


def _html(text: str) -> str:
    return escape(_unpaged(text))
