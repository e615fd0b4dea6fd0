# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The review as one page in Confluence, brought up to date in place.

Our own key is an anchor in the page's text, so that a page and the key are made in one request. A
page that somebody changed since it was last seen is not written over: that is said, and who sends
it once more after a look at it replaces our part of it; what stands around our part is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from threading import Event

from app.errors import UserFacingError
from app.publish.confluence.own_part import enclosed, own_part, part_digest, with_own_part
from app.publish.confluence.page_text import DRAWINGS, drawing_file, page_text
from app.publish.confluence.pages import (
    Page,
    Pages,
    add_labels,
    attach,
    is_taken,
    pages_of,
)
from app.publish.confluence.storage_format import Xml, allowed
from app.publish.doubt import leaves_doubt, made_after_all
from app.publish.export import ExportOptions, categories_of
from app.publish.http import Refused, Unanswered, understood
from app.publish.markdown import markdown
from app.publish.target import Doing, Piece, Sent, own_key, published
from app.publish.target_config import TargetConfig
from app.review.publication import Publication
from app.review.review import Review
from app.translation import tr

LABEL = "hotwash"
MOST_TITLE = 255
PAUSES = (1.0, 2.0, 4.0)
"""Seconds before each further question for a page that may have been made."""


def target(config: TargetConfig, secret: str) -> ConfluencePage:
    """Return the page of a review in a space of Confluence. Raises UserFacingError."""
    return ConfluencePage(config, pages_of(config, secret))


class ConfluencePage:
    """One page for each review, in one space.

    `fields` may have: edition, parent (the number of a page), labels, drawings (of `DRAWINGS`; all
    of them unless named), conflict ("replace" writes over our part of a page that was changed there
    without asking), title (in which "{title}" and
    "{reference}" stand for the incident's) and tickets (the name of the
    target whose tickets the actions link to).
    """

    def __init__(
        self,
        config: TargetConfig,
        pages: Pages,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self._config = config
        self._pages = pages
        self._pause = pause or Event().wait
        self._told: dict[str, int] = {}
        """The version of each page of which a conflict was told."""

    @property
    def name(self) -> str:
        """The name of the target, as the team set it up."""
        return self._config.name

    @property
    def host(self) -> str:
        """Where Confluence is."""
        return self._pages.http.host

    def plan(self, review: Review, options: ExportOptions) -> tuple[Piece, ...]:
        """Return the page as the only piece."""
        known = published(review, self.name)
        doing = Doing.UPDATE if known else Doing.CREATE
        preview = markdown(review, options.now, categories_of(review, options.rules))
        return (Piece(self._title(review), doing, preview, why=known.key if known else ""),)

    def send(self, review: Review, piece: Piece, options: ExportOptions) -> Sent:
        """Make the page or bring it up to date, then its labels and drawings."""
        drawn = self._drawn(review, options)
        body = page_text(
            review,
            categories_of(review, options.rules),
            list(drawn),
            self._config.text("tickets"),
        )
        with self._pages.http, understood():
            page = self._placed(review, body)
            labels = (LABEL, *self._config.texts("labels"), *review.lifecycle.tags)
            add_labels(self._pages, page, list(dict.fromkeys(filter(None, labels))))
            for name, content in drawn.items():
                digest = f"sha256:{sha256(content).hexdigest()}"
                attach(self._pages, page, drawing_file(name), content, digest)
        return Sent(page.id, page.url, page.version)

    def read_back(self, publication: Publication) -> Sent:
        """Return how the page stands now; what it is seen to be now may be written over later."""
        with self._pages.http, understood():
            page = self._pages.fetch(publication.key)
        changed = publication.version and page.version != publication.version
        said = tr("version {0}, changed there").format(page.version) if changed else ""
        return Sent(page.id, page.url, page.version, said or tr("version {0}").format(page.version))

    def check(self) -> None:
        """Ask for the space: that needs address, credentials and key in order."""
        with self._pages.http, understood():
            self._pages.check_space()

    def _placed(self, review: Review, body: Xml) -> Page:
        """Return the page with our part in it."""
        key, title = own_key(review), self._title(review)
        known = published(review, self.name)
        page = self._known(known) or self._ours(title, key)
        if page is None:
            return self._created(title, enclosed(key, body), key)
        if known and self._is_unseen(page, known):
            self._told[page.id] = page.version
            raise self._conflict(page, known)
        found = own_part(page.body, key)
        if found and found.digest == part_digest(body) and page.title == title:
            return page
        return self._pages.update(page, title, with_own_part(page.body, key, enclosed(key, body)))

    def _known(self, known: Publication | None) -> Page | None:
        if known is None:
            return None
        try:
            return self._pages.fetch(known.key)
        except Refused as refused:
            if refused.status not in (404, 410):
                raise
            return None  # it was deleted there; one of its title is looked for, else made

    def _ours(self, title: str, key: str) -> Page | None:
        """Return our page of this title. Raises UserFacingError where it is somebody else's."""
        page = self._pages.titled(title)
        if page is not None and own_part(page.body, key) is None:
            raise UserFacingError(
                tr(
                    "{0} has a page “{1}” that is not from this review. "
                    "Rename it there, or give this one another title in its target."
                ).format(self.host, title)
            )
        return page

    def _created(self, title: str, body: Xml, key: str) -> Page:
        parent = self._config.text("parent").strip()
        try:
            with understood():
                return self._pages.create(title, body, parent)
        except (Refused, Unanswered) as trouble:
            taken = isinstance(trouble, Refused) and is_taken(trouble)
            if not taken and not leaves_doubt(trouble):
                raise
            pauses = () if taken else PAUSES
            made = made_after_all(lambda: self._made(title, key), pauses, self._pause)
            if made is None:
                raise
            return made

    def _made(self, title: str, key: str) -> Page | None:
        with understood():
            return self._ours(title, key)

    def _is_unseen(self, page: Page, known: Publication) -> bool:
        """Tell whether somebody changed a page, and nobody was told of it."""
        if self._config.text("conflict").strip().lower() == "replace":
            return False
        return page.version not in (known.version or page.version, self._told.get(page.id))

    def _conflict(self, page: Page, known: Publication) -> Refused:
        by = tr(" by {0}").format(page.author) if page.author and " " in page.author else ""
        return Refused(
            tr(
                "The page on {0} was changed there{1}: it is version {2}, and {3} was last seen. "
                "Look at it there, then publish again: that replaces our part of it, and keeps "
                "the rest."
            ).format(self.host, by, page.version, known.version),
            409,
        )

    def _title(self, review: Review) -> str:
        incident = allowed(" ".join(review.incident.title.split())) or tr("untitled")
        pattern = self._config.text("title") or tr("Incident review: {0}").format("{title}")
        title = " ".join(
            pattern.replace("{reference}", allowed(review.incident.reference))
            .replace("{title}", incident)
            .split()
        )
        return title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1].rstrip() + "…"

    def _drawn(self, review: Review, options: ExportOptions) -> dict[str, bytes]:
        """Return the drawings that this review has, as pictures."""
        from app.publish.png import png  # slow to import, and wanted by who publishes alone

        drawn: dict[str, bytes] = {}
        for name in self._config.texts("drawings", tuple(DRAWINGS)):
            if name not in DRAWINGS or (name != "timeline" and not review.causes):
                continue
            try:
                drawn[name], _ = png(review, name, categories_of(review, options.rules))
            except UserFacingError:
                continue  # a timeline without two times has no chart
        return drawn
