# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's webhooks and API answers: deployments, their statuses, workflow runs and pushes.

What else its webhooks tell is in app/capture/formats/github_hooks.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.capture.event_text import one_line
from app.capture.formats.github_hooks import hook_events, is_hook
from app.capture.formats.json_format import JsonFormat, RecordReader, listed, part, roots
from app.capture.json_tree import JsonObject, JsonTree
from app.capture.reading import Found

_SHORT_HASH = 7


def _records(tree: JsonTree) -> Iterator[JsonObject]:
    """Yield payloads and listed records; a payload's status stands for its deployment too."""
    for root in roots(tree):
        for key in ("deployment_status", "deployment", "workflow_run"):
            if isinstance(found := root.get(key), JsonObject) and _reader_of(found):
                yield found
                break
        for key in ("workflow_runs", "deployments", "statuses"):
            yield from filter(_reader_of, listed(root, key))
    yield from (each for each in tree.objects() if _reader_of(each))


def _events(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    read = _reader_of(record)
    if read:
        yield from read(record, reader)


def _status(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    text = one_line(
        "Deployment",
        _to(record.get("environment")),
        f"is {record.get('state')}",
        _remark(record.get("description")),
    )
    yield reader.event(record, record.get("created_at"), text, actor=_login(record, "creator"))


def _deployment(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    text = one_line(
        "Deployment of",
        record.get("ref"),
        _short(record.get("sha")),
        _to(record.get("environment")),
        _remark(record.get("description")),
    )
    yield reader.event(record, record.get("created_at"), text, actor=_login(record, "creator"))


def _run(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    """Yield a run from its start to its end; `updated_at` is the end once it is completed.

    Runs again of an old run keep its `created_at`, so they begin at their own start.
    """
    again = record.get("run_attempt") not in (None, 1)
    conclusion = record.get("conclusion")
    completed = record.get("status") == "completed"
    text = one_line(
        "Workflow",
        record.get("name") or record.get("path"),
        f"#{record.get('run_number')}",
        f"on {record.get('head_branch')}" if record.get("head_branch") else "",
        f"ended: {conclusion}" if conclusion else record.get("status"),
        _remark(record.get("display_title")),
    )
    yield reader.event(
        record,
        record.get("run_started_at" if again else "created_at"),
        text,
        until=record.get("updated_at") if completed else None,
        actor=_login(record, "actor"),
    )


def _push(record: JsonObject, reader: RecordReader) -> Iterator[Found]:
    """Yield the push where its instant is told, and each commit that it brought."""
    who = part(record, "pusher", "name")
    pushed = part(record, "repository", "pushed_at")
    if pushed is not None:
        text = one_line("Push to", record.get("ref"), _short(record.get("after")))
        yield reader.event(record, pushed, text, actor=who)
    for commit in listed(record, "commits"):
        text = one_line("Commit", _short(commit.get("id")), commit.get("message"))
        author = part(commit, "author", "name") or who
        yield reader.event(commit, commit.get("timestamp"), text, actor=author)


_KINDS: tuple[tuple[frozenset[str], Callable[[JsonObject, RecordReader], Iterator[Found]]], ...] = (
    (frozenset({"state", "environment", "created_at", "creator"}), _status),
    (frozenset({"sha", "ref", "environment", "created_at"}), _deployment),
    (frozenset({"run_number", "head_sha", "created_at"}), _run),
    (frozenset({"ref", "before", "after", "commits"}), _push),
)


def _reader_of(
    record: JsonObject,
) -> Callable[[JsonObject, RecordReader], Iterator[Found]] | None:
    known = next((read for keys, read in _KINDS if record.keys() >= keys), None)
    return known or (hook_events if is_hook(record) else None)


def _login(record: JsonObject, key: str) -> object:
    return part(record, key, "login")


def _short(name: object) -> str:
    return str(name)[:_SHORT_HASH] if name else ""


def _to(environment: object) -> str:
    return f"to {environment}" if environment else ""


def _remark(words: object) -> str:
    return f"({one_line(words)})" if words else ""


FORMAT = JsonFormat("github", _records, _events)
