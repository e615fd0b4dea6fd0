# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""YAML read so that nothing is guessed: every scalar stays the text it was written as.

"no", 12:30 and 012 mean what people wrote. Refused are equal keys, aliases, tags, several
documents, deep nesting and large files, each with its line. PyYAML is imported on first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.errors import UserFacingError
from app.translation import tr

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 32 * 1024 * 1024
MAX_DEPTH = 50
MAX_VALUES = 500_000
"""Each takes half a kilobyte in memory, however short it is in the file."""

Path = tuple[str | int, ...]
"""Keys and list indexes from the top to a value."""

Place = tuple[int, int]
"""Line and column, both from 1."""


class BadYaml(UserFacingError):
    """The text can't be read as YAML; `line` is where (from 1), 0 where that is not known."""

    def __init__(self, source: str, because: str, place: Place | None = None) -> None:
        self.line = place[0] if place else 0
        where = tr("line {0}, column {1}: ").format(*place) if place else ""
        super().__init__(tr("{0} can't be read: {1}{2}").format(source, where, because))


@dataclass(frozen=True)
class YamlDocument:
    """What was read: `data` holds text, lists and mappings only; an empty text is an empty file."""

    data: Any
    places: Mapping[Path, Place]

    def line_of(self, path: Path) -> Place | None:
        """Return line and column of the value at `path`, or None where there is none."""
        return self.places.get(path)


def read_yaml(text: str, source: str) -> YamlDocument:
    """Read one YAML document. Raises BadYaml, which names `source` and the line."""
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise BadYaml(source, tr("it is too large."))
    try:
        _check_events(text, source)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else None
        raise BadYaml(source, f"{_reason(error)}.", place) from None
    except yaml.YAMLError:
        raise BadYaml(source, tr("it holds characters that YAML does not allow.")) from None
    if node is None:
        return YamlDocument("", {})
    reading = _Reading(source)
    return YamlDocument(reading.value(node, ()), reading.places)


def _check_events(text: str, source: str) -> None:
    """Walk the text once, before anything is built: what could explode is refused here."""
    import yaml

    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
        place = _place(event)
        if count > MAX_VALUES:
            raise BadYaml(source, tr("it holds more values than any review."), place)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if documents > 1:
            raise BadYaml(source, tr("it holds more than one document."), place)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadYaml(
                source, tr("references (& and *) are not used here; write it out."), place
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise BadYaml(source, tr("tags (!) are not used here."), place)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise BadYaml(source, tr("it is nested too deeply."), place)


def _reason(error: yaml.MarkedYAMLError) -> str:
    """Return what the parser says, on one line."""
    return " ".join(str(error.problem or error.context or tr("this is not YAML")).split())


class _Reading:
    """From nodes to plain values, noting where each one stands."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.places: dict[Path, Place] = {}

    def value(self, node: yaml.Node, path: Path) -> Any:
        """Return the plain value of `node`; never deeper than MAX_DEPTH."""
        import yaml

        self.places[path] = _place(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        return node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        import yaml

        read: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise BadYaml(self.source, tr("a name is expected here."), _place(key_node))
            key = key_node.value
            if key in read:
                sentence = tr("“{0}” is there twice in one place.").format(key[:60])
                raise BadYaml(self.source, sentence, _place(key_node))
            read[key] = self.value(value_node, (*path, key))
        return read


def _place(part: yaml.Node | yaml.Event) -> Place:
    mark = part.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
