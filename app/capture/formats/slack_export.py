# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One day of one channel of a Slack workspace export: a list of messages with `ts`.

The whole export, a folder or a zip of such days, is read by app/capture/slack_workspace.py, which
knows the members' names; a single day has what its messages tell of their writers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.capture.event_text import one_line
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found, Skipped
from app.translation import marked, tr

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+\|([^>]*)>")
_SPECIAL = re.compile(r"<!(?:subteam\^[A-Z0-9]+\|)?([^>|]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<((?:https?|mailto)[^>|]*)(?:\|([^>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def records(tree: JsonTree) -> Iterator[JsonObject]:
    """Yield the messages: of an export's day, or of what the API answers."""
    yield from filter(_is_message, tree.objects())
    for root in roots(tree):
        yield from filter(_is_message, listed(root, "messages"))


def _is_message(record: JsonObject) -> bool:
    return record.get("type") == "message" and "ts" in record


def message_event(record: JsonObject, reader: RecordReader, names: Mapping[str, str]) -> Found:
    """Return a message as an event; `names` are the members' by their identifiers."""
    is_reply = record.get("thread_ts") not in (None, record.get("ts"))
    text = plain_text(_words(record), names)
    return reader.event(
        record,
        record.get("ts"),
        one_line("(in a thread)" if is_reply else "", text),
        actor=_name(record, names),
    )


def plain_text(text: str, names: Mapping[str, str]) -> str:
    """Return Slack's markup as people read it: mentions by name, links by their address."""
    text = _MENTION.sub(lambda found: "@" + (names.get(found[1]) or found[2] or found[1]), text)
    text = _CHANNEL.sub(r"#\1", text)
    text = _LINK.sub(lambda found: f"{found[2]} ({found[1]})" if found[2] else found[1], text)
    text = _SPECIAL.sub(r"@\1", text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _words(record: JsonObject) -> str:
    """Return the message's text, else that of its first attachment (alerts come that way)."""
    if isinstance(text := record.get("text"), str) and text.strip():
        return text
    for attachment in listed(record, "attachments"):
        if words := attachment.get("fallback") or attachment.get("text"):
            return str(words)
    files = [str(each.get("name")) for each in listed(record, "files") if each.get("name")]
    return f"File: {', '.join(files)}" if files else ""


def _name(record: JsonObject, names: Mapping[str, str]) -> object:
    writer = record.get("user") or record.get("bot_id")
    profile = part(record, "user_profile")
    return (
        names.get(str(writer))
        or part(profile, "display_name")
        or part(profile, "real_name")
        or part(record, "bot_profile", "name")
        or record.get("username")
        or writer
    )


_LISTS = (
    (frozenset({"id", "profile", "team_id"}), marked("the members")),
    (frozenset({"id", "members", "created"}), marked("the channels or conversations")),
)
_NO_MESSAGES = marked(
    "This is the list of {0} of a Slack export; it has no messages. Choose the whole folder or zip."
)


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    """Yield the messages, or the first entry of one of the lists that an export has beside them."""
    found = False
    for record in records(tree):
        found = True
        yield record
    listed_first = next(tree.objects(), None)
    if not found and listed_first is not None and _list_of(listed_first):
        yield listed_first


def _list_of(record: JsonObject) -> str:
    is_slacks = str(record.get("id", ""))[:1] in ("U", "W", "C", "G", "D", "B")
    return next((name for keys, name in _LISTS if is_slacks and record.keys() >= keys), "")


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    if what := _list_of(record):
        yield Skipped(record.line, tr(_NO_MESSAGES).format(tr(what)))
    else:
        yield message_event(record, reader, {})


FORMAT = JsonFormat("slack-export", _records, _events)
