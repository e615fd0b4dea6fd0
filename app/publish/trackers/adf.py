# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A ticket's text in Atlassian Document Format, in which Jira Cloud keeps it: a tree, no markup.

Our own part lies between two paragraphs with the marks; what people wrote around it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.publish.trackers.mark import Mark, mark_in
from app.publish.trackers.ticket import Part, Ticket

Node = dict[str, Any]


def adf(nodes: Sequence[Node]) -> Node:
    """Return a document made of `nodes`."""
    return {"type": "doc", "version": 1, "content": list(nodes)}


def ticket_nodes(ticket: Ticket, mark: Mark) -> tuple[Node, ...]:
    """Return our own part of a ticket's text, its marks included."""
    parts = (node for part in ticket.parts for node in _part(part))
    return (_mark_line(mark.start), *parts, _mark_line(mark.end))


def adf_mark(document: Any, key: str) -> Mark | None:
    """Return the mark in a document; None where our own part is not in there whole."""
    nodes = _nodes(document)
    place = _place(nodes, key)
    return mark_in(_text(nodes[place[0]]), key) if place else None


def adf_own(document: Any, key: str) -> tuple[Node, ...]:
    """Return our own part of a document, empty where it is not in there whole."""
    nodes = _nodes(document)
    place = _place(nodes, key)
    return nodes[place[0] : place[1] + 1] if place else ()


def with_own_nodes(document: Any, key: str, own: Sequence[Node]) -> Node:
    """Return a document with our part put in the place of the one before, else at its end."""
    nodes = _nodes(document)
    place = _place(nodes, key)
    if place is None:
        return adf([*nodes, *own])
    return adf([*nodes[: place[0]], *own, *nodes[place[1] + 1 :]])


def holds(document: Any, key: str) -> bool:
    """Tell whether a document carries our own key."""
    return _place(_nodes(document), key) is not None


def plain_text(node: Any) -> str:
    """Return the words of a node, for comparing: a server may add ids that are not ours."""
    if not isinstance(node, dict):
        return ""
    if node.get("type") == "text":
        link = next((mark.get("attrs", {}).get("href", "") for mark in node.get("marks", ())), "")
        return f"{node.get('text', '')}{link}"
    if node.get("type") == "hardBreak":
        return "\n"
    return f"<{node.get('type', '')}>" + "".join(plain_text(each) for each in _children(node))


def _part(part: Part) -> Iterator[Node]:
    yield {
        "type": "heading",
        "attrs": {"level": 3},
        "content": [{"type": "text", "text": _allowed(part.heading) or " "}],
    }
    for block in _blocks(part.text):
        yield _paragraph(block)
    if part.points:
        yield {
            "type": "bulletList",
            "content": [
                {"type": "listItem", "content": [_paragraph([point])]} for point in part.points
            ],
        }
    if part.link:
        href = {"type": "link", "attrs": {"href": part.link}}
        yield {
            "type": "paragraph",
            "content": [{"type": "text", "text": part.link, "marks": [href]}],
        }


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph; an empty line parts two."""
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraph(lines: Sequence[str]) -> Node:
    content: list[Node] = []
    for line in lines:
        if content:
            content.append({"type": "hardBreak"})
        # A text without a letter is not allowed.
        content.append({"type": "text", "text": _allowed(line) or " "})
    return {"type": "paragraph", "content": content}


def _mark_line(text: str) -> Node:
    code = {"type": "code"}
    return {"type": "paragraph", "content": [{"type": "text", "text": text, "marks": [code]}]}


def _allowed(text: str) -> str:
    """Return `text` without control characters, which Jira refuses."""
    return "".join(each for each in text if each.isprintable() or each == "\t")


def _place(nodes: Sequence[Node], key: str) -> tuple[int, int] | None:
    for first, node in enumerate(nodes):
        mark = mark_in(_text(node), key)
        if mark is None:
            continue
        for last in range(first + 1, len(nodes)):
            if mark.end in _text(nodes[last]):
                return first, last
    return None


def _nodes(document: Any) -> tuple[Node, ...]:
    return tuple(_children(document)) if isinstance(document, dict) else ()


def _children(node: Node) -> Sequence[Any]:
    content = node.get("content")
    return content if isinstance(content, list) else ()


def _text(node: Any) -> str:
    if not isinstance(node, dict):
        return ""
    if node.get("type") == "text":
        return str(node.get("text", ""))
    return "".join(_text(each) for each in _children(node))
