# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the time went, one gap a line, each with what it is computed from and the way there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.durations import duration_text
from app.insight.elapsed import Elapsed
from app.insight.event_time import event_time_text
from app.insight.gaps import Delay, Hop, Silence, delays, hops, longest_silence
from app.insight.metrics import Disorder, Metric, disorder, metric
from app.insight.published import Published, published
from app.review.event import Event
from app.review.review import Review
from app.review.zone import zone_of
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.panels.timeline_columns import shown_time
from ui.theme import current_theme

_TOTALS = ("tta_from_impact", "ttm", "ttr")
"""What the delays do not say already: they are parts of these."""


@dataclass(frozen=True)
class Gap:
    """One line of the list, and the event it leads to (empty where there is none yet)."""

    entry: Entry
    event_id: str = ""


class GapList(QWidget):
    """`event_wanted(id)` when a gap is gone to: the event it begins with."""

    event_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._gaps: dict[str, Gap] = {}
        self.list = EntryList(self.tr("Gaps in the story"), wrap=True, grows=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        column.addWidget(Label(self.tr("Gaps in the story"), role="section"))
        column.addWidget(self.list)
        self.list.clicked.connect(lambda _index: self._on_wanted(self.list.current_id))
        self.list.chosen.connect(self._on_wanted)

    def show_review(self, review: Review) -> None:
        """Show the gaps of a review."""
        self._gaps = {gap.entry.id: gap for gap in gaps_of(review)}
        self.list.show_entries([gap.entry for gap in self._gaps.values()])

    def _on_wanted(self, entry_id: str) -> None:
        gap = self._gaps.get(entry_id)
        if gap is not None and gap.event_id:
            self.event_wanted.emit(gap.event_id)


def gaps_of(review: Review) -> Iterator[Gap]:
    """Yield what can't be, what differs, the longest silence, the delays, hand-overs and totals."""
    yield from (_disorder(place, found) for place, found in enumerate(disorder(review)))
    yield from (_published(one) for one in published(review) if one.agrees is False)
    silence = longest_silence(review)
    if silence is not None:
        yield _silence(review, silence)
    yield from (_delay(review, delay) for delay in delays(review))
    yield from (_hop(review, hop) for hop in hops(review))
    yield from (_total(review, metric(review, key)) for key in _TOTALS)


def _disorder(place: int, found: Disorder) -> Gap:
    entry = Entry(f"disorder{place}", found.sentence, icon="circle-alert", token="over")
    return Gap(entry, found.late.id)


def _published(one: Published) -> Gap:
    words = one.sentence
    entry = Entry(one.field, words, note=one.metric.formula, icon="info", token="warn")
    return Gap(entry, _first_of(one.metric.elapsed))


def _silence(review: Review, silence: Silence) -> Gap:
    length = duration_text(silence.length)
    told = _tr("About {0}").format(length) if silence.about else length
    after = shown_time(review, silence.before)
    words = _tr("{0} with no event after {1}. What happened then?").format(told, after)
    note = f"{_from_to(review, silence.before, silence.after)}, {silence.formula}"
    return Gap(Entry("silence", words, note=note, icon="clock", token="warn"), silence.before.id)


def _delay(review: Review, delay: Delay) -> Gap:
    return _length(review, delay.key, delay.name, delay.elapsed)


def _total(review: Review, total: Metric) -> Gap:
    return _length(review, total.key, total.name, total.elapsed)


def _length(review: Review, key: str, name: str, elapsed: Elapsed) -> Gap:
    if elapsed.value is None:
        words = _tr("{0}: not known. It needs {1}.").format(name, elapsed.formula)
        icon = "circle"
    else:
        icon = "clock"
        words = f"{name}: {elapsed.text}"
    entry = Entry(key, words, note=_span(review, elapsed), icon=icon)
    return Gap(entry, _first_of(elapsed))


def _hop(review: Review, hop: Hop) -> Gap:
    words = _tr("Handed to {0}").format(hop.event.handover_to)
    if hop.held is not None:
        words = _tr("{0}, for {1}").format(words, hop.elapsed.text)
    note = _span(review, hop.elapsed)
    return Gap(Entry(f"hop.{hop.event.id}", words, note=note, icon="users"), hop.event.id)


def _span(review: Review, elapsed: Elapsed) -> str:
    """Return from when to when a stretch is, and its formula; nothing where an end is missing."""
    if elapsed.value is None or elapsed.first is None or elapsed.last is None:
        return ""
    return f"{_from_to(review, elapsed.first, elapsed.last)}, {elapsed.formula}"


def _from_to(review: Review, first: Event, last: Event) -> str:
    """Return both times, the second with its day where that is another one."""
    zone = zone_of(review)
    near = first.at.astimezone(zone).date() if first.at is not None else None
    return f"{shown_time(review, first)} → {event_time_text(last, zone, near)}"


def _first_of(elapsed: Elapsed) -> str:
    known: list[Event] = [one for one in (elapsed.first, elapsed.last) if one is not None]
    return known[0].id if known else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("gaps", words)
