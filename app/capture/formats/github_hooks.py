# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's other webhooks: what they are about, when it happened, and who did it.

A webhook has no instant of its own; the thing it is about has several, and which one is meant goes
by the action. Where none fits, the one that was last touched is taken and said to be assumed.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.event_text import one_line
from app.capture.formats.json_format import RecordReader, part
from app.capture.json_tree import JsonObject
from app.capture.reading import Doubt, Found

_THINGS = (
    "check_run", "check_suite", "workflow_job", "release", "comment", "review", "pull_request",
    "issue", "discussion", "registry_package", "alert", "milestone",
)  # fmt: skip
"""In this order: a comment's webhook has the issue too."""
_WHEN = {
    "completed": "completed_at",
    "created": "created_at",
    "opened": "created_at",
    "in_progress": "started_at",
    "queued": "created_at",
    "published": "published_at",
    "released": "published_at",
    "closed": "closed_at",
    "submitted": "submitted_at",
    "fixed": "fixed_at",
    "dismissed": "dismissed_at",
}
_TOLD_ELSEWHERE = ("deployment_status", "deployment", "workflow_run")
_SPANS = ("check_run", "workflow_job")


def is_hook(record: JsonObject) -> bool:
    """Tell whether a record is a webhook of a repository, about a thing known here."""
    is_repository = isinstance(record.get("repository"), dict) and "sender" in record
    if not is_repository or any(isinstance(record.get(key), dict) for key in _TOLD_ELSEWHERE):
        return False
    return _thing(record) != "" or _is_ref(record) or _is_status(record)


def hook_events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    """Yield the one thing that a webhook tells."""
    if _is_ref(record):
        yield _of_ref(record, reader)
    elif _is_status(record):
        yield _of_status(record, reader)
    else:
        yield _of_thing(record, reader)


def _thing(record: JsonObject) -> str:
    if "action" not in record:
        return ""
    return next((key for key in _THINGS if isinstance(record.get(key), dict)), "")


def _is_ref(record: JsonObject) -> bool:
    return record.keys() >= {"ref", "ref_type"}


def _is_status(record: JsonObject) -> bool:
    return record.keys() >= {"sha", "state", "context", "created_at"}


def _of_thing(record: JsonObject, reader: RecordReader) -> Found:
    kind, action = _thing(record), str(record["action"])
    thing = record[kind]
    wanted = _WHEN.get(action, "")
    at = thing.get(wanted) if wanted else None
    assumed = at is None
    until = None
    if kind in _SPANS and thing.get("started_at"):
        at, until, assumed = thing["started_at"], thing.get("completed_at"), False
    return reader.event(
        record,
        at or thing.get("updated_at") or thing.get("created_at"),
        _words(kind, thing, action),
        until=until,
        actor=part(record, "sender", "login"),
        doubts=(Doubt.DATE_ASSUMED,) if assumed else (),
    )


def _words(kind: str, thing: JsonObject, action: str) -> str:
    number = thing.get("number")
    named = thing.get("title") or thing.get("name") or thing.get("tag_name") or thing.get("body")
    conclusion = thing.get("conclusion")
    what = one_line(
        kind.replace("_", " ").capitalize(),
        f"#{number}" if number else "",
        action.replace("_", " "),
        f"({conclusion})" if conclusion else "",
    )
    return one_line(what, named, separator=": ")


def _of_ref(record: JsonObject, reader: RecordReader) -> Found:
    """Return a branch or tag made or removed: about when the repository was last pushed to."""
    made = "removed" if "master_branch" not in record else "made"
    text = one_line(str(record["ref_type"]).capitalize(), record["ref"], made)
    at = part(record, "repository", "pushed_at") or part(record, "repository", "updated_at")
    actor = part(record, "sender", "login")
    return reader.event(record, at, text, actor=actor, doubts=(Doubt.DATE_ASSUMED,))


def _of_status(record: JsonObject, reader: RecordReader) -> Found:
    words = one_line("Status of", str(record["sha"])[:7], f"is {record['state']}")
    text = one_line(words, record.get("context"), record.get("description"), separator=": ")
    return reader.event(record, record["created_at"], text, actor=part(record, "sender", "login"))
