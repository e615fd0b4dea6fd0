# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes the follow-through pages when they are first wanted, and computes what they show in jobs.

Everything is told from the portfolio the library was last read for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.bootstrap import Services
from app.fonts import BundledMeasure
from app.insight.burn_down_chart import burn_down_chart
from app.insight.day_window import DayWindow
from app.insight.kept_promises_chart import kept_promises_chart
from app.insight.overview import Overview, OverviewWish, overview
from app.insight.portfolio import Portfolio
from app.insight.portfolio_filter import PortfolioFilter, narrowed
from app.insight.retro import Retro, retro
from app.store.saved_views import forget_view, save_view, saved_views
from ui.export_desk import Ask, ask_for_file
from ui.jobs import Jobs
from ui.kit.centre_scroll import CentreScroll
from ui.kit.notice import NoticeLevel
from ui.latest_job import LatestJob
from ui.library.dashboard_page import BURN_DOWN, DashboardPage
from ui.library.library_page import LibraryPage
from ui.library.reminder import Reminder
from ui.library.retro_page import SPRINT, RetroPage

if TYPE_CHECKING:
    from app.causal.shapes import Drawing

_PICTURE_WIDTH = 900.0


class DashboardDesk(QObject):
    """Serves the "Follow-through" of the library's rail, and its reminder."""

    def __init__(
        self,
        library: LibraryPage,
        services: Services,
        jobs: Jobs,
        ask: Ask = ask_for_file,
        *,
        remind: bool = True,
    ) -> None:
        super().__init__(library)
        self._library = library
        self._services = services
        self._jobs = jobs
        self._ask = ask
        self._portfolio: Portfolio | None = None
        self._wish = OverviewWish()
        self._retro: Retro | None = None
        self._reminded = ""
        self._written: tuple[str, Path] | None = None
        self._remind = remind
        self.page: DashboardPage | None = None
        self.retro_page: RetroPage | None = None
        self._scroll = CentreScroll()
        self._overviews = LatestJob(jobs, 0, self)
        self._retros = LatestJob(jobs, 0, self)
        self.reminder = Reminder(services, jobs, self)
        self.reminder.due.connect(self._on_reminder_due)
        library.add_page(self._scroll)
        library.follow_through_chosen.connect(self.show)
        library.notice.acted.connect(self._on_notice_acted)
        if library.shows_follow_through:
            self.show()

    def take_portfolio(self, portfolio: Portfolio) -> None:
        """Work with what was read of the library."""
        self._portfolio = portfolio
        if self._remind:
            self._remind = False
            self.reminder.look_at(portfolio)
        if self.page is not None:
            self._compute()
        if self.retro_page is not None and self._retro is not None:
            self._compute_retro(self._retro.window)

    def show(self) -> None:
        """Show the dashboard."""
        if self.page is None:
            self.page = self._make_page()
        if self._reminded and self._library.notice.text == self._reminded:
            self._library.notice.dismiss()
        self._scroll.show_panel(self.page)
        self._library.show_page(self._scroll)
        self._compute()
        self.page.focus_first()

    def show_retro(self) -> None:
        """Show the retrospective of the last two weeks, or of the period last chosen."""
        today = self._services.clock.now().astimezone().date()
        if self.retro_page is None:
            page = self.retro_page = RetroPage(today)
            page.period_wanted.connect(self._compute_retro)
            page.pdf_wanted.connect(self._on_pdf_wanted)
            page.back_wanted.connect(self.show)
        self._scroll.show_panel(self.retro_page)
        self._compute_retro(self._retro.window if self._retro else DayWindow(today, today - SPRINT))
        self.retro_page.focus_first()

    def _make_page(self) -> DashboardPage:
        page = DashboardPage()
        page.wish_changed.connect(self._on_wish_changed)
        page.review_wanted.connect(self._library.open_wanted)
        page.retro_wanted.connect(self.show_retro)
        page.picture_wanted.connect(self._on_picture_wanted)
        page.view_named.connect(self._on_view_named)
        page.view_forgotten.connect(self._on_view_forgotten)
        page.show_views(saved_views(self._services.data_dir))
        return page

    def _on_wish_changed(self, wish: OverviewWish) -> None:
        self._wish = wish
        self._compute()

    def _compute(self) -> None:
        portfolio, wish, services = self._portfolio, self._wish, self._services
        if portfolio is None:
            return
        today = services.clock.now().astimezone().date()
        self._overviews.ask(
            lambda _progress: overview(portfolio, wish, services.rules.follow_through, today),
            self._on_overview,
            self._on_failed,
        )

    def _on_overview(self, found: Overview) -> None:
        if self.page is not None:
            self.page.show_overview(found)

    def _compute_retro(self, window: DayWindow) -> None:
        portfolio, wanted, services = self._portfolio, self._wish.wanted, self._services
        if portfolio is None:
            return
        self._retros.ask(
            lambda _progress: retro(
                narrowed(portfolio, wanted), window, services.rules.follow_through
            ),
            self._on_retro,
            self._on_failed,
        )

    def _on_retro(self, found: Retro) -> None:
        self._retro = found
        if self.retro_page is not None:
            self.retro_page.show_retro(found, _scope_words(self._wish.wanted))

    def _on_view_named(self, name: str) -> None:
        page, folder, wish = self.page, self._services.data_dir, self._wish
        assert page is not None

        def kept(_nothing: object) -> None:
            page.naming.done()
            page.show_views(saved_views(folder))

        self._jobs.run(
            lambda _progress: save_view(folder, name, wish), kept, page.naming.complain, owner=page
        )

    def _on_view_forgotten(self, name: str) -> None:
        page, folder = self.page, self._services.data_dir
        assert page is not None
        self._jobs.run(
            lambda _progress: forget_view(folder, name),
            lambda _nothing: page.show_views(saved_views(folder)),
            self._on_failed,
            owner=page,
        )

    def _on_picture_wanted(self, name: str) -> None:
        found = self.page.found if self.page is not None else None
        if found is None:
            return
        measure = BundledMeasure()
        title, chart = (
            self.tr("Kept promises"),
            kept_promises_chart(found.kept, measure, _PICTURE_WIDTH),
        )
        if name == BURN_DOWN:
            if found.burn_down is None:
                return
            title = self.tr("Open actions, burn-down")
            chart = burn_down_chart(found.burn_down, measure, _PICTURE_WIDTH)
        path = self._place(f"{name}.svg", self.tr("Picture that can be scaled (*.svg)"))
        if path is not None:
            self._write(path, lambda: _write_chart(chart, title, path))

    def _on_pdf_wanted(self) -> None:
        found = self._retro
        if found is None:
            return
        name = f"retro-{found.window.last.isoformat()}.pdf"
        path = self._place(name, self.tr("PDF report (*.pdf)"))
        if path is not None:
            scope, now = _scope_words(self._wish.wanted), self._services.clock.now()
            self._write(path, lambda: _write_retro(found, scope, path, now.astimezone()))

    def _place(self, name: str, wanted: str) -> Path | None:
        suggestion = str(Path.home() / name)
        path = self._ask(self._library, self.tr("Export"), suggestion, wanted)
        return Path(path) if path else None

    def _write(self, path: Path, write: Callable[[], tuple[str, ...]]) -> None:
        def written(notes: tuple[str, ...]) -> None:
            words = " ".join((self.tr("Written: {0}").format(path.name), *notes))
            level = NoticeLevel.WARN if notes else NoticeLevel.DONE
            self._library.notice.tell(words, level, action=self.tr("Open", "verb"))
            self._written = (words, path)

        self._jobs.run(lambda _progress: write(), written, self._on_failed, owner=self)

    def _on_reminder_due(self, sentence: str) -> None:
        notice = self._library.notice
        if notice.isHidden():
            notice.tell(sentence, NoticeLevel.WARN, action=self.tr("Show", "verb"), seconds=0)
            self._reminded = sentence

    def _on_notice_acted(self) -> None:
        """Go to the dashboard where the notice is the reminder; open a file it tells of."""
        told = self._library.notice.text
        if self._reminded and told == self._reminded:
            self._library.choose_follow_through()
        elif self._written is not None and told == self._written[0]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[1])))

    def _on_failed(self, sentence: str) -> None:
        self._library.notice.tell(sentence, NoticeLevel.WARN)


def _write_chart(chart: Drawing, title: str, path: Path) -> tuple[str, ...]:
    from app.publish.chart_file import write_chart

    write_chart(chart, title, path)
    return ()


def _write_retro(found: Retro, scope: str, path: Path, now: datetime) -> tuple[str, ...]:
    from app.publish.retro.document import write_retro
    from app.publish.written_file import write_bytes

    out = BytesIO()
    notes = write_retro(found, scope, out, now)
    write_bytes(path, out.getvalue())
    return notes


def _scope_words(wanted: PortfolioFilter) -> str:
    """Return which part of the reviews a page is about."""
    parts = (wanted.owner, wanted.team, wanted.severity, wanted.tag)
    return ", ".join(part for part in parts if part)
