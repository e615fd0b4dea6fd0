# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of the file format, from the JSON Schema that files are read by."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from typing import Any

from app.publish.document import FORMAT, SECTIONS, VERSION
from app.publish.field_words import field_words
from app.publish.schema import json_schema
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.references import reference_fields
from app.review.review import ITEM_TYPES
from reference_markdown import block, code, page, plain, table

MEANINGS: Mapping[str, str] = {
    "id": "what others refer to it by; unique among its kind",
    "rank": "its place in the list; without ranks the list's order counts",
    "created_at": "when the review was begun",
    "archived_at": "when it was put away",
    "kept_words": "wordings somebody chose to keep",
    "own_words": "words that are spelt as they should be",
    "language": "language of the texts",
    "tags": "words to find the review by",
    "invite_sequence": "how often an invite was written",
    "reminder_sequence": "how often reminders were written",
    "clock_keeper": "who keeps the clock",
    "frozen_by": "who froze it",
    "manifest": "the files of the freeze, each with its SHA-256",
    "lifted_at": "when the freeze was lifted",
    "lifted_by": "who lifted it",
    "action_id": "the action it is about",
    "by": "who did it",
    "reason": "why",
    "from_due": "date before",
    "to_due": "date after",
    "from_owner": "owner before",
    "to_owner": "owner after",
    "content": "the content that was approved",
    "author": "who wrote it",
    "place_kind": "kind of the item it is about",
    "place_id": "id of the item it is about",
    "from_state": "station before",
    "to_state": "station after",
    "target": "name of the target it went to",
    "host": "where the target is",
    "item_id": "the item it belongs to",
    "key": "what the other side calls it",
    "url": "its address",
    "version": "the other side's count of its changes",
    "remote_status": "what the other side last said",
    "read_at": "when that was read",
    "became": "what it is now",
    "command": "what was done to the clock",
    "minutes": "minutes of an adjustment or a break",
    "field": "the field it is about",
}
"""What a field is for, where no text of the app names it."""

EXAMPLE = """\
format: hotwash-review
version: 1
id: checkout-outage
incident:
  title: Checkout answered with errors
  severity: SEV-2
  time_zone: Europe/Berlin
people:
  - {id: p1, name: Robin Example, role: facilitator}
events:
  - {id: e1, at: 2026-03-03T09:12:00Z, text: Error rate rises, moment: impact_start}
causes:
  - {id: c1, number: 1, text: The pool is smaller than the number of workers, event_ids: [e1]}
links:
  - {id: l1, effect_id: effect, cause_id: c1}
actions:
  - {id: a1, number: 1, text: Alert when the pool is full, owner: Robin Example, cause_ids: [c1]}
"""
_INTRO = """\
A review is one document, written as YAML (`.yaml`) or JSON (`.json`); both hold the same. A
`.hotwash` file is a zip of such a document with the attached files beside it, laid out as a BagIt
bag (RFC 8493). `hotwash schema` writes the JSON Schema, draft 2020-12, that this page is made from.

- What is at its default is left out, and what is left out is at its default.
- Instants have a zone (`2026-03-03T09:12:00Z`), days are `2026-03-03`. What is not known is left
  out or `null`, never zero.
- A field that is not listed here is refused, with its line, so that nothing gets lost unseen.
- Texts cite facts by their numbers: `E3` is the third fact, `E3:L120` a line of its file,
  `E3:L120-125` several, `E3:R40,60,300,80` a part of its picture."""


def file_format_page() -> str:
    """Return the page of the file format."""
    schema = json_schema()
    kinds = [part for section, kind in SECTIONS.items() for part in _section(schema, section, kind)]
    return page(
        "File format",
        _INTRO,
        "## An example",
        block(EXAMPLE, "yaml"),
        "## The document",
        table(("Field", "Type", "What it is"), _head()),
        *kinds,
    )


def _head() -> Iterator[tuple[str, str, str]]:
    yield code("format"), code(FORMAT), "needed"
    yield code("version"), code(str(VERSION)), "needed"
    yield code("id"), "text", "needed; what the review is known by"
    for section, kind in SECTIONS.items():
        form = "mapping" if kind in SINGLE_KINDS else "list"
        yield f"[{code(section)}](#{section})", form, _said(ITEM_TYPES[kind])[0]


def _section(schema: Mapping[str, Any], section: str, kind: Kind) -> Iterator[str]:
    item_type = ITEM_TYPES[kind]
    made = schema["$defs"][item_type.__name__]
    needed = set(made.get("required", ()))
    references = reference_fields(item_type)
    yield f"## {section}"
    yield "\n\n".join(_said(item_type))
    rows = []
    for name, told in made["properties"].items():
        kinds = references.get(name)
        default = "needed" if name in needed else _default(told)
        rows.append((code(name), _type(told, kinds), default, plain(_meaning(kind, name))))
    yield table(("Field", "Type", "Default", "What it is"), rows)
    yield from _choices(schema, made)


def _choices(schema: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands for the choices of a section's fields, each list once."""
    lines = []
    for name, told in made["properties"].items():
        choice = _choice(told)
        if choice:
            listed = ", ".join(code(value) for value in schema["$defs"][choice]["enum"])
            lines.append(f"- {code(name)}: {listed}")
    if lines:
        yield "\n".join(lines)


def _choice(told: Mapping[str, Any]) -> str:
    options = (told, *told.get("anyOf", ()))
    return next((one["$ref"].rpartition("/")[2] for one in options if "$ref" in one), "")


def _type(told: Mapping[str, Any], refers_to: Kind | None) -> str:
    if _choice(told):
        return "one of those below"
    if refers_to is not None:
        one = f"id of {refers_to.value.replace('_', ' ')}"
        return f"list, each an {one}" if told.get("type") == "array" else one
    options = [one for one in told.get("anyOf", ()) if one.get("type") not in {"null", None}]
    told = {**told, **(options[0] if options else {})}
    if told["type"] == "array":
        return f"list of {_plural(told['items'])}"
    return _TYPES[told["type"], told.get("format", "")] + _bounds(told)


_TYPES = {
    ("string", ""): "text",
    ("string", "date"): "day",
    ("string", "date-time"): "instant",
    ("integer", ""): "whole number",
    ("number", ""): "number",
    ("boolean", ""): "true or false",
}


def _plural(items: Mapping[str, Any]) -> str:
    return {"string": "texts", "integer": "whole numbers"}[items["type"]]


def _bounds(told: Mapping[str, Any]) -> str:
    least, most = told.get("minimum"), told.get("maximum")
    return f", {least} to {most}" if most is not None and most < 10**9 else ""


def _default(told: Mapping[str, Any]) -> str:
    default = told.get("default")
    if default in (None, "", []):
        return "none"
    return code(json.dumps(default, ensure_ascii=False).strip('"'))


def _meaning(kind: Kind, name: str) -> str:
    return MEANINGS.get(name) or field_words(kind, name)


def _said(item_type: type[Item]) -> list[str]:
    """Return the paragraphs that the code says of a kind, in the words of a file."""
    text = inspect.getdoc(item_type) or ""
    for python, written in _WORDS.items():
        text = text.replace(python, written)
    return [" ".join(part.split()) for part in text.split("\n\n")]


_WORDS = {
    "EFFECT_ID": "effect",
    "None": "`null`",
    "False": "`false`",
}
"""What Python has other words for than a file."""
