# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The targets of a team, in `targets.yaml` in the data folder; secrets are never in there.

The file is people's own: a change made in the app rewrites the lines of that one target, and all
others stay as they were written, with their comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import UserFacingError
from app.publish.http import checked_base
from app.publish.target_config import LOCAL_KINDS, FieldValue, TargetConfig, TargetKind
from app.publish.targets import KNOWN_FIELDS
from app.publish.written_file import write_bytes
from app.rules.rule_file import Key, RuleFile
from app.strict_yaml import read_yaml
from app.translation import tr
from app.whole_file import make_folder

TARGETS_FILE = "targets.yaml"
_KEYS = ("name", "kind", "address", "project", "account", "fields")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_SECRET = re.compile(r"pass(word|phrase)|secret|token|api.?key|credential", re.IGNORECASE)
_HEADING = """\
# Where reviews are published. Credentials are asked for by the app and kept in the keyring of the
# system: none belong in here.
"""


def read_targets(folder: Path) -> tuple[TargetConfig, ...]:
    """Return the targets set up in `folder`, in their order; none without a file.

    Raises UserFacingError with file and line where something can't be meant.
    """
    path = folder / TARGETS_FILE
    if not path.exists():
        return ()
    return _targets_in(RuleFile(path))


def named_target(targets: Sequence[TargetConfig], name: str) -> TargetConfig:
    """Return the target called `name`. Raises UserFacingError."""
    for config in targets:
        if config.name == name:
            return config
    known = ", ".join(config.name for config in targets) or tr("none is set up yet")
    raise UserFacingError(tr("There is no target {0}; there are: {1}.").format(name, known))


def trouble_with(config: TargetConfig, others: Sequence[TargetConfig] = ()) -> str:
    """Return what keeps a target from being used, in one sentence; empty where nothing does."""
    if not _NAME.fullmatch(config.name):
        return tr("A name is small letters, digits, - and _, such as “post-mortems”.")
    if any(other.name == config.name for other in others):
        return tr("There is a target {0} already.").format(config.name)
    for name in config.fields:
        if name not in KNOWN_FIELDS[config.kind]:
            known = ", ".join(KNOWN_FIELDS[config.kind])
            return tr("{0} is not known; use {1}").format(name, known) + "."
    if not all(text.isprintable() for text in _texts_of(config)):
        return tr("What is entered here is one line, of signs that can be seen.")
    if not config.address.strip():
        return tr("An address is missing.")
    if config.kind in LOCAL_KINDS:
        return ""
    try:
        checked_base(config.address)
    except UserFacingError as error:
        return error.sentence
    return ""


def _texts_of(config: TargetConfig) -> list[str]:
    values = [text for name in config.fields for text in config.texts(name)]
    return [config.address, config.project, config.account, *config.fields, *values]


def save_target(folder: Path, config: TargetConfig, former: str = "") -> None:
    """Keep a target, in the place of the one named `former` where there is one.

    Raises UserFacingError; then the file is as it was.
    """
    path = folder / TARGETS_FILE
    there = read_targets(folder)
    trouble = trouble_with(config, [entry for entry in there if entry.name != former])
    if trouble:
        raise UserFacingError(trouble)
    wanted = [config if entry.name == former else entry for entry in there]
    if config not in wanted:
        wanted.append(config)
    _write(path, there, wanted, former, _written(config))


def remove_target(folder: Path, name: str) -> None:
    """Take a target out of the file; what was published there stays there."""
    there = read_targets(folder)
    wanted = [entry for entry in there if entry.name != name]
    _write(folder / TARGETS_FILE, there, wanted, name, "")


def _write(
    path: Path,
    there: Sequence[TargetConfig],
    wanted: Sequence[TargetConfig],
    former: str,
    block: str,
) -> None:
    """Put `block` into the place of the lines of `former`, or at the end."""
    names = [entry.name for entry in there]
    text = path.read_text(encoding="utf-8") if path.exists() else _HEADING
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if former in names:
        starts = _starts(text, path.name, len(there))
        first = starts[names.index(former)]
        last = _end_of(lines, [*starts, len(lines)][names.index(former) + 1], first)
        lines[first:last] = [block]
    elif not there:
        # A file that holds no target, such as "[]", has nothing to keep but its comments.
        lines = [line for line in lines if line.lstrip().startswith("#")] + [block]
    else:
        lines.append(block)
    text = "".join(lines)
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.new")
    try:
        write_bytes(draft, text.encode())
        if list(_targets_in(RuleFile(draft))) != list(wanted):
            raise UserFacingError(
                tr("{0} is written in a way that can't be changed here; change it there.").format(
                    path
                )
            )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _starts(text: str, source: str, count: int) -> list[int]:
    """Return the line, from 0, in which each entry begins."""
    document = read_yaml(text, source)
    places = [document.line_of((place,)) for place in range(count)]
    return [place[0] - 1 for place in places if place is not None]


def _end_of(lines: Sequence[str], end: int, first: int) -> int:
    """Leave comments and empty lines before the next entry to that entry."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _targets_in(file: RuleFile) -> tuple[TargetConfig, ...]:
    if file.data in ("", None):
        return ()
    if not isinstance(file.data, list):
        raise file.wrong((), tr("a list of targets is expected here"))
    found: list[TargetConfig] = []
    for place, data in enumerate(file.data):
        found.append(_target(file, data, (place,), found))
    return tuple(found)


def _target(file: RuleFile, data: Any, key: Key, others: Sequence[TargetConfig]) -> TargetConfig:
    if isinstance(data, dict):
        _refuse_secrets(file, data, key)
        _refuse_secrets(file, data.get("fields"), (*key, "fields"))
    content = file.mapping(data, key, _KEYS)
    kind = file.text(content, "kind", key)
    if kind not in list(TargetKind):
        known = ", ".join(TargetKind)
        raise file.wrong((*key, "kind"), tr("{0} is not a kind; use {1}").format(kind, known))
    texts = {
        name: file.text(content, name, key) if content.get(name) else ""
        for name in ("name", "address", "project", "account")
    }
    fields = _fields(file, content.get("fields", {}), (*key, "fields"), TargetKind(kind))
    config = TargetConfig(kind=TargetKind(kind), fields=fields, **texts)
    trouble = trouble_with(config, others)
    if trouble:
        raise file.wrong(key, trouble.rstrip("."))
    return config


def _refuse_secrets(file: RuleFile, data: object, key: Key) -> None:
    for name in data if isinstance(data, dict) else ():
        if _SECRET.search(name):
            sentence = tr("take {0} out: credentials are asked for by the app, and kept elsewhere")
            raise file.wrong((*key, name), sentence.format(name))


def _fields(file: RuleFile, data: Any, key: Key, kind: TargetKind) -> Mapping[str, FieldValue]:
    found: dict[str, FieldValue] = {}
    for name, value in file.mapping(data, key, KNOWN_FIELDS[kind]).items():
        if isinstance(value, dict):
            raise file.wrong((*key, name), tr("a text or a list of texts is expected here"))
        found[name] = value if isinstance(value, str) else file.texts(value, (*key, name))
    return found


def _written(config: TargetConfig) -> str:
    import yaml

    plain: dict[str, Any] = {"name": config.name, "kind": config.kind.value}
    for name in ("address", "project", "account"):
        if value := getattr(config, name):
            plain[name] = value
    if config.fields:
        plain["fields"] = {
            name: value if isinstance(value, str) else list(value)
            for name, value in config.fields.items()
        }
    return yaml.safe_dump([plain], allow_unicode=True, sort_keys=False, width=100)
