# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an Open-PSA file defines and where, and which definition a name means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.capture.bundle_names import shown_name
from app.capture.open_psa.elements import Element
from app.translation import marked, tr

Path = tuple[str, ...]


class Sort(StrEnum):
    """What is defined; the value is what it is called in sentences."""

    GATE = "gate"
    BASIC = marked("basic event")
    HOUSE = marked("house event")
    PARAMETER = "parameter"


DEFINED = {
    "define-gate": Sort.GATE,
    "define-basic-event": Sort.BASIC,
    "define-house-event": Sort.HOUSE,
    "define-parameter": Sort.PARAMETER,
}
CONTAINERS = frozenset({"define-fault-tree", "define-component"})
REMARKS = frozenset({"label", "attributes"})
_EVENTS = frozenset({"event", "basic-event"})
_HOLDERS = {
    "opsa-mef": frozenset({"define-fault-tree", "model-data", *DEFINED}),
    "model-data": frozenset(DEFINED),
    "define-fault-tree": frozenset({"define-component", *DEFINED}),
    "define-component": frozenset({"define-component", *DEFINED}),
}
"""What may stand in what, beside remarks."""


@dataclass(frozen=True)
class Definition:
    """Something defined at `path`: the containers around it, then its own name."""

    sort: Sort
    path: Path
    public: bool
    element: Element

    @property
    def label(self) -> str | None:
        """The wording beside the name, if there is one."""
        return self.element.label

    def contents(self) -> list[Element]:
        """Return what defines it, remarks left aside. Raises UserFacingError at more than one."""
        parts = [child for child in self.element.children if child.tag not in REMARKS]
        if len(parts) > 1:
            raise parts[1].refusal(
                tr("{0} is defined by more than one thing").format(shown_name(self.path[-1]))
            )
        return parts


class Definitions:
    """All that several files define. Gates and events share their names, parameters have theirs."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        """Begin with nothing; `sources` are the files that will be taken in."""
        self.events: dict[Path, Definition] = {}
        self.trees: list[Element] = []
        self._parameters: dict[Path, Definition] = {}
        self._public: dict[tuple[bool, str], Definition] = {}
        self._sources = frozenset(sources)

    def take(self, root: Element) -> None:
        """Take in one file. Raises UserFacingError, naming what is not understood."""
        if root.tag != "opsa-mef":
            raise root.refusal(
                tr("this is {0}, not an Open-PSA model (“opsa-mef”)").format(shown_name(root.tag))
            )
        for definition in self._definitions(root, (), public=True):
            self._keep(definition)
        self.trees += [child for child in root.children if child.tag == "define-fault-tree"]

    def parameter(self, reference: Element, scope: Path) -> Definition:
        """Return the parameter that a reference in `scope` means. Raises UserFacingError."""
        return self._found(self._parameters, reference, scope)

    def event(self, reference: Element, scope: Path) -> Definition:
        """Return the gate or event that a reference in `scope` means. Raises UserFacingError."""
        return self._found(self.events, reference, scope)

    def assume_missing(self) -> tuple[str, ...]:
        """Take events that gates name and nothing defines as basic ones; say so in a sentence.

        Models often keep their basic events in a file beside them.
        """
        missing: dict[str, Element] = {}
        for gate in [each for each in self.events.values() if each.sort is Sort.GATE]:
            for reference in _references(gate.element):
                found = self._known(self.events, reference.name, gate.path[:-1])
                if found is None and "." not in reference.name:
                    missing.setdefault(reference.name, reference)
        for name, reference in missing.items():
            self._keep(Definition(Sort.BASIC, (name,), True, reference))
        return _missing_note(list(missing.values()))

    def ids(self) -> dict[Path, str]:
        """Return a short name for each gate and event: its own where no other has it."""
        owners: dict[str, int] = {}
        for path in self.events:
            owners[path[-1]] = owners.get(path[-1], 0) + 1
        return {path: path[-1] if owners[path[-1]] == 1 else ".".join(path) for path in self.events}

    def _definitions(self, holder: Element, path: Path, *, public: bool) -> Iterator[Definition]:
        for child in holder.children:
            if child.tag in REMARKS or self._is_taken_anyway(child):
                continue
            if child.tag not in _HOLDERS[holder.tag]:
                raise child.refusal(tr("{0} is not supported").format(shown_name(child.tag)))
            role = child.attributes.get("role", "").strip()
            seen = {"private": False, "public": True}.get(role, public)
            if child.tag in DEFINED:
                yield Definition(DEFINED[child.tag], (*path, child.name), seen, child)
            elif child.tag in CONTAINERS:
                yield from self._definitions(child, (*path, child.name), public=seen)
            else:
                yield from self._definitions(child, path, public=seen)

    def _is_taken_anyway(self, child: Element) -> bool:
        """Tell whether this includes a file that was given. Raises UserFacingError at another.

        A file is never followed to others: they might be anybody's.
        """
        if not is_include(child):
            return False
        written = child.attributes.get("href") or child.attributes.get("file") or ""
        name = written.replace("\\", "/").rpartition("/")[2]
        if name not in self._sources:
            raise child.refusal(
                tr("this includes {0}; give both files together").format(shown_name(written))
            )
        return True

    def _keep(self, definition: Definition) -> None:
        is_parameter = definition.sort is Sort.PARAMETER
        table = self._parameters if is_parameter else self.events
        name = definition.path[-1]
        if "." in name:
            raise definition.element.refusal(
                tr("{0} has a dot in its name").format(shown_name(name))
            )
        known = table.get(definition.path)
        if definition.public:
            known = self._public.setdefault((is_parameter, name), definition)
        if known is not None and known is not definition:
            first = known.element
            raise definition.element.refusal(
                tr("{0} is defined already, in {1}, line {2}").format(
                    shown_name(name), first.source, first.line
                )
            )
        table[definition.path] = definition

    def _found(self, table: dict[Path, Definition], reference: Element, scope: Path) -> Definition:
        found = self._known(table, reference.name, scope)
        if found is None:
            raise reference.refusal(
                tr("{0} is not defined; if another file defines it, give both together").format(
                    shown_name(reference.name)
                )
            )
        return found

    def _known(self, table: dict[Path, Definition], name: str, scope: Path) -> Definition | None:
        """Look from the inside out, then among all that is public."""
        parts = tuple(name.split("."))
        for kept in range(len(scope), -1, -1):
            found = table.get(scope[:kept] + parts)
            if found is not None:
                return found
        return self._public.get((table is self._parameters, name))


def is_include(element: Element) -> bool:
    """Tell whether an element stands for the content of another file."""
    return element.tag.rpartition(":")[2] == "include"


def _references(gate: Element) -> Iterator[Element]:
    """Yield what in a gate refers to an event, which may be a basic one."""
    waiting = [gate]
    while waiting:
        element = waiting.pop()
        type_said = element.attributes.get("type", "basic-event")
        named = bool(element.attributes.get("name", "").strip())
        if element.tag in _EVENTS and named and type_said == "basic-event":
            yield element
        waiting += reversed(element.children)


def _missing_note(missing: list[Element]) -> tuple[str, ...]:
    if not missing:
        return ()
    first = missing[0]
    place = tr("{0} ({1}, line {2})").format(shown_name(first.name), first.source, first.line)
    if len(missing) == 1:
        told = tr("{0} is not defined and taken as basic, with unknown probability").format(place)
    else:
        told = tr(
            "{0} and {1} more are not defined and taken as basic, with unknown probability"
        ).format(place, len(missing) - 1)
    return (tr("{0}; if another file defines them, give both together.").format(told),)
