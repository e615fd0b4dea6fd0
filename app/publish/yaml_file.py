# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One review as YAML that people can read, keep in a repository and edit.

Reading goes through the strict reader: every scalar stays the text it was written as, so "no" and
12:30 stay what they are. Writing quotes whatever another reader would take for something else.
"""

from __future__ import annotations

from typing import Any

from app.publish.document import document_of
from app.publish.document_opening import open_document
from app.review.review import Review

WIDTH = 100


def yaml_text(review: Review) -> str:
    """Return `review` as YAML."""
    import yaml  # a slow import, not needed before the first export

    class Dumper(yaml.CSafeDumper):
        """Writes texts of several lines as blocks, and everything out in full."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text_node(dumper: Any, text: str) -> Any:
        style = "|" if "\n" in text else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, text_node)
    written = yaml.dump(
        document_of(review), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=WIDTH
    )
    return str(written)


def review_from_yaml(text: str, source: str) -> Review:
    """Return the review written in `text`. Raises a UserFacingError with the line."""
    from app.strict_yaml import read_yaml

    document = read_yaml(text, source)
    return open_document(document.data, source, document.line_of)
