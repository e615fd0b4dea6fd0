# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The elements of an XML file with the lines they stand on; nothing outside the file is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException, ExternalReferenceForbidden
from defusedxml.sax import parseString

from app.capture.bundle_names import shown_name
from app.errors import UserFacingError
from app.translation import tr

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 500_000
DEEPEST = 100


@dataclass(slots=True)
class Element:
    """One element of the file `source`; `text` is what stands directly in it."""

    tag: str
    attributes: Mapping[str, str]
    source: str
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    @property
    def name(self) -> str:
        """What the element is called or refers to. Raises UserFacingError where that is missing."""
        name = self.attributes.get("name", "").strip()
        if not name:
            raise self.refusal(tr("{0} has no name").format(self.tag))
        return name

    @property
    def label(self) -> str | None:
        """The wording that stands in it, if there is one."""
        labels = (child.text.strip() for child in self.children if child.tag == "label")
        return next(labels, None)

    def refusal(self, words: str) -> UserFacingError:
        """Return the error that says `words` of this place."""
        return UserFacingError(tr("{0}, line {1}: {2}.").format(self.source, self.line, words))


def read_elements(data: bytes, source: str) -> Element:
    """Return the root element of an XML file. Raises UserFacingError."""
    if len(data) > MOST_BYTES:
        raise UserFacingError(
            tr("{0} can't be opened: it is too large for a fault tree.").format(source)
        )
    handler = _Handler(source)
    try:
        # A DOCTYPE is harmless by itself; what it could declare or fetch is refused.
        parseString(data, handler, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except ExternalReferenceForbidden as error:
        raise UserFacingError(
            tr(
                "{0} can't be opened: it refers to {1}, and no file may lead to "
                "another; take that line out."
            ).format(source, shown_name(error.sysid or ""))
        ) from None
    except DefusedXmlException:
        raise UserFacingError(
            tr(
                "{0} can't be opened: it declares entities, which could stand for "
                "anything; write out what they stand for."
            ).format(source)
        ) from None
    except (SAXException, ValueError, LookupError) as error:
        reason = error.getMessage() if isinstance(error, SAXException) else str(error)
        raise UserFacingError(
            tr("{0}, line {1}: this is not sound XML ({2}).").format(source, handler.line, reason)
        ) from None
    if handler.root is None:
        raise UserFacingError(tr("{0} holds nothing.").format(source))
    return handler.root


class _Handler(ContentHandler):
    """Builds the elements, and stops at what no fault tree needs."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.root: Element | None = None
        self._source = source
        self._locator: Locator | None = None
        self._open: list[Element] = []
        self._count = 0

    @property
    def line(self) -> int:
        """The line that is being read."""
        return (self._locator.getLineNumber() if self._locator else None) or 1

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - SAX's name
        """Take what knows the line."""
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Begin an element."""
        element = Element(name, dict(attrs), self._source, self.line)
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise element.refusal(tr("there are more than {0:,} elements").format(MOST_ELEMENTS))
        if len(self._open) >= DEEPEST:
            raise element.refusal(
                tr("{0} is nested more than {1} levels deep").format(shown_name(name), DEEPEST)
            )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def characters(self, content: str) -> None:
        """Take in text; only labels have any that matters."""
        if self._open and self._open[-1].tag == "label":
            self._open[-1].text += content

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """End an element."""
        self._open.pop()
