# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A disk that may lose what was not written out: what is there after the power went.

It follows the calls of a program on one folder. What counts as written out is what POSIX says and
no more: the content of a file with fsync of the file, a name with fsync of its folder.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.faults.system_calls import OUTPUT, Call


class Loss(StrEnum):
    """What the disk makes of what was not written out."""

    NOTHING = "nothing is lost"
    CONTENT = "names are there, content is not"
    ALL = "neither names nor content"
    SOME = "some writes and not others"


Change = Callable[[bytearray], None]


@dataclass
class Node:
    """A file with its content, or a folder with its entries."""

    is_folder: bool = False
    live: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[Change] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    durable_entries: dict[str, Node] = field(default_factory=dict)

    def change(self, change: Change) -> None:
        """Change the content."""
        change(self.live)
        self.pending.append(change)

    def sync(self) -> None:
        """Write out."""
        self.durable = bytes(self.live)
        self.pending.clear()
        self.durable_entries = dict(self.entries)


class Disk:
    """The folder `root`, which is there from the beginning, empty."""

    def __init__(self, root: Path) -> None:
        self._root_path = str(root)
        self._root = Node(is_folder=True)
        self._open: dict[int, tuple[Node, int]] = {}
        self.said = b""

    def follow(self, call: Call) -> bool:
        """Carry out one call; tell whether it changed what could be there after a cut."""
        if call.name in ("write", "pwrite64") and call.file == OUTPUT:
            self.said += call.data
            return False
        handler = getattr(self, f"_{call.name}", None)
        return handler is not None and self._is_inside(call.path) and bool(handler(call))

    def left(self, loss: Loss, chance: random.Random) -> dict[str, bytes | None]:
        """Return what is there after a cut: content by path, None for a folder."""
        return dict(_left(self._root, "", loss, chance))

    def _openat(self, call: Call) -> bool:
        node = self._node(call.path)
        made = False
        if node is None:
            if "O_CREAT" not in call.flags:
                return False
            folder, name = self._place(call.path)
            node = folder.entries[name] = Node()
            made = True
        self._open[call.file] = (node, 0)
        if "O_TRUNC" in call.flags and node.live:
            node.change(lambda content: content.clear())
            made = True
        return made

    def _write(self, call: Call) -> bool:
        node, offset = self._open[call.file]
        self._open[call.file] = (node, offset + len(call.data))
        node.change(_put(call.data, offset))
        return True

    def _pwrite64(self, call: Call) -> bool:
        self._open[call.file][0].change(_put(call.data, call.number))
        return True

    def _lseek(self, call: Call) -> bool:
        if call.file in self._open:
            self._open[call.file] = (self._open[call.file][0], call.number)
        return False

    def _ftruncate(self, call: Call) -> bool:
        self._open[call.file][0].change(_cut(call.number))
        return True

    def _fsync(self, call: Call) -> bool:
        self._open[call.file][0].sync()
        return True

    _fdatasync = _fsync

    def _rename(self, call: Call) -> bool:
        folder, name = self._place(call.path)
        other, new_name = self._place(call.other)
        other.entries[new_name] = folder.entries.pop(name)
        return True

    def _unlink(self, call: Call) -> bool:
        folder, name = self._place(call.path)
        del folder.entries[name]
        return True

    def _mkdir(self, call: Call) -> bool:
        folder, name = self._place(call.path)
        folder.entries[name] = Node(is_folder=True)
        return True

    def _is_inside(self, path: str) -> bool:
        return path == self._root_path or path.startswith(f"{self._root_path}/")

    def _node(self, path: str) -> Node | None:
        node: Node | None = self._root
        for name in self._names(path):
            node = node.entries.get(name) if node is not None else None
        return node

    def _place(self, path: str) -> tuple[Node, str]:
        *above, name = self._names(path)
        node = self._root
        for each in above:
            node = node.entries[each]
        return node, name

    def _names(self, path: str) -> list[str]:
        return [name for name in path.removeprefix(self._root_path).split("/") if name]


def written_to(folder: Path, left: dict[str, bytes | None]) -> None:
    """Make real files and folders of what is left."""
    for path, content in left.items():
        place = folder / path
        if content is None:
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.write_bytes(content)


def _left(
    node: Node, path: str, loss: Loss, chance: random.Random
) -> Iterator[tuple[str, bytes | None]]:
    names_too = loss is Loss.ALL or (loss is Loss.SOME and chance.random() < 1 / 2)
    entries = node.durable_entries if names_too else node.entries
    for name, entry in sorted(entries.items()):
        below = f"{path}{name}"
        if entry.is_folder:
            yield below, None
            yield from _left(entry, f"{below}/", loss, chance)
        else:
            yield below, _content(entry, loss, chance)


def _content(node: Node, loss: Loss, chance: random.Random) -> bytes:
    if loss is Loss.NOTHING:
        return bytes(node.live)
    content = bytearray(node.durable)
    for change in node.pending if loss is Loss.SOME else ():
        if chance.random() < 1 / 2:
            change(content)
    return bytes(content)


def _put(data: bytes, offset: int) -> Change:
    def put(content: bytearray) -> None:
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data

    return put


def _cut(size: int) -> Change:
    def cut(content: bytearray) -> None:
        del content[size:]
        content.extend(bytes(size - len(content)))

    return cut
