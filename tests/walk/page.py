# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads a walk of the guide: each sentence of its numbered steps is something to do or to see.

A step is one item of a numbered list; the numbers go on over the whole page. What stands between
the lists is for people alone. In a step nothing is passed over: a sentence that `CLAUSES` does not
know is an error, and so is anything but sentences and one block of lines to copy.

A sentence is one clause or several, joined by "and", "then" or a comma, and ends with a full stop.
In a clause `code` is what is typed, **bold** is a key or the name of a control, and “quotes” hold
words that are read on the screen. "Press **Tab** and then **Enter**" presses both, "You see “a”
and “b”" looks for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True)
class Open:
    """Start a program from the desktop's menu."""

    program: str


@dataclass(frozen=True)
class Press:
    """Press a key, or several at once: "Ctrl+N"."""

    key: str


@dataclass(frozen=True)
class Click:
    """Click on a control."""

    name: str


@dataclass(frozen=True)
class ClickRow:
    """Click on the row in which some words are read."""

    words: str


@dataclass(frozen=True)
class Type:
    """Type where the keyboard is."""

    text: str


@dataclass(frozen=True)
class Fill:
    """Type into a field, over what it holds."""

    text: str
    name: str


@dataclass(frozen=True)
class Choose:
    """Choose in a list."""

    value: str
    name: str


@dataclass(frozen=True)
class Copy:
    """Copy the lines that the page shows."""

    lines: str = ""


@dataclass(frozen=True)
class Save:
    """Name a file in the dialog that asks for one."""

    file: str


@dataclass(frozen=True)
class See:
    """Wait until some words stand on the screen."""

    words: str


@dataclass(frozen=True)
class Run:
    """Run a command in a terminal."""

    command: str


@dataclass(frozen=True)
class Answer:
    """Find some words in what the last command answered."""

    words: str


Deed = (
    Open | Press | Click | ClickRow | Type | Fill | Choose | Copy | Save | See | Run | Answer
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One numbered step, with the line of the page on which it begins."""

    number: int
    line: int
    deeds: tuple[Deed, ...]


class Unreadable(Exception):
    """A step of the page says something that nobody could carry out."""


CLAUSES: Mapping[str, Callable[..., Deed]] = {
    "open ** from the menu": Open,
    "press **": Press,
    "click the row “”": ClickRow,
    "click **": Click,
    "type `` into **": Fill,
    "type ``": Type,
    "choose ** in **": Choose,
    "copy these lines": Copy,
    "save it as ``": Save,
    "you see “”": See,
    "run `` in a terminal": Run,
    "it answers “”": Answer,
}
"""Longer ones first. What is written in **, `` and “” is given to the deed, in that order."""

AGAIN: Mapping[str, Mapping[type[Deed], type[Deed]]] = {
    "**": {Press: Press, Click: Click, ClickRow: Click},
    "“”": {See: See, Answer: Answer},
    "`` into **": {Fill: Fill},
}
"""What may go on without its verb: behind which deed, and what it is then."""

JOINTS = (", and then ", " and then ", ", then ", ", and ", " and ", ", ")
_QUOTED = re.compile("“([^“”]*)”")
_END = re.compile(r"\.?(?: |$)")


def read_page(text: str) -> tuple[Step, ...]:
    """Return the steps of a page. Raises Unreadable, with step and words."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").parse(text))
    lists = [node for node in tree.children if node.type == "ordered_list"]
    steps: list[Step] = []
    for each in lists:
        first = int(each.attrs.get("start", 1))
        if first != len(steps) + 1:
            raise Unreadable(f"step {first} stands where step {len(steps) + 1} should be")
        steps += [_step(item, first + place) for place, item in enumerate(each.children)]
    if not steps:
        raise Unreadable("the page has no numbered steps")
    return tuple(steps)


def _step(item: SyntaxTreeNode, number: int) -> Step:
    line = (item.map or (0, 0))[0] + 1
    deeds: list[Deed] = []
    blocks: list[str] = []
    for node in item.children:
        if node.type == "fence":
            blocks.append(node.content)
        elif node.type == "paragraph":
            deeds += _Sentences(number, node.children[0]).deeds()
        else:
            _refuse(number, f"a {node.type} is nothing to do")
    if not deeds:
        _refuse(number, "there is nothing to do")
    copies = [deed for deed in deeds if isinstance(deed, Copy)]
    if len(copies) != len(blocks):
        _refuse(number, "each “copy these lines” needs one block of lines, and each block that")
    lines = iter(blocks)
    return Step(
        number,
        line,
        tuple(Copy(next(lines)) if isinstance(deed, Copy) else deed for deed in deeds),
    )


@dataclass
class _Sentences:
    """The sentences of one paragraph: their shape, and what is written in its marks."""

    number: int
    inline: SyntaxTreeNode
    _values: list[str] = field(default_factory=list)
    _deeds: list[Deed] = field(default_factory=list)
    _stop: bool = False

    def deeds(self) -> list[Deed]:
        """Return what the sentences ask for, in order."""
        rest = "".join(self._shape(node) for node in self.inline.children)
        begins = True
        while rest:
            rest = self._clause(rest, begins=begins)
            begins = self._ends(rest)
            rest = _END.sub("", rest, count=1) if begins else self._behind_joint(rest)
        return self._deeds

    def _shape(self, node: SyntaxTreeNode) -> str:
        """Return a piece as CLAUSES writes it, and keep what stands in its marks."""
        if node.type == "code_inline":
            self._values.append(node.content)
            return "``"
        if node.type == "strong":
            if [each.type for each in node.children] != ["text"]:
                _refuse(self.number, "in ** stands a key or a name, and nothing else")
            self._values.append(node.children[0].content)
            return "**"
        if node.type == "softbreak":
            return " "
        if node.type == "text" and not set(node.content) & set("*`"):
            self._values += _QUOTED.findall(node.content)
            return _QUOTED.sub("“”", node.content)
        return _refuse(self.number, f"a {node.type} is nothing to do")

    def _clause(self, rest: str, *, begins: bool) -> str:
        """Take one clause off, and return what follows."""
        for shape, deed in CLAUSES.items():
            wanted = shape[0].upper() + shape[1:] if begins else shape
            if rest.startswith(wanted):
                return self._take(deed, shape, rest[len(wanted) :])
        last = self._deeds[-1] if self._deeds and not begins else None
        for shape, again in AGAIN.items():
            if last is not None and rest.startswith(shape) and type(last) in again:
                return self._take(again[type(last)], shape, rest[len(shape) :])
        return _refuse(self.number, f"this can't be carried out: {rest}")

    def _take(self, deed: Callable[..., Deed], shape: str, rest: str) -> str:
        count = len(list(_marks(shape)))
        given, self._values = self._values[:count], self._values[count:]
        if not all(given):
            _refuse(self.number, "there is nothing in the marks")
        self._deeds.append(deed(*given))
        self._stop = bool(given) and shape.endswith("“”") and given[-1].endswith((".", "?", "!"))
        return rest

    def _ends(self, rest: str) -> bool:
        """Tell whether a sentence ends here; words in quotes may bring its full stop with them."""
        return rest.startswith(".") or (self._stop and rest[:1] in ("", " ") and not _joined(rest))

    def _behind_joint(self, rest: str) -> str:
        if joint := _joined(rest):
            return rest[len(joint) :]
        return _refuse(self.number, f"this can't be carried out: {rest or 'no full stop'}")


def _joined(rest: str) -> str:
    """Return the words with which another clause follows; empty where none does."""
    return next((joint for joint in JOINTS if rest.startswith(joint)), "")


def _marks(shape: str) -> Iterator[str]:
    yield from re.findall(r"\*\*|``|“”", shape)


def _refuse(number: int, words: str) -> NoReturn:
    raise Unreadable(f"step {number}: {words}")
