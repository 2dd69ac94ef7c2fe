"""经历: stages, branches, groups, posts, jobs and leaving of one person, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Post, printed
from dangjian_desktop.queries.person_card import PersonCard, PlaceRow, PostRow
from dangjian_desktop.ui.shared.theme import news, set_role, tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr

DOT = 7
GUTTER = 16


class EntryKind(IntEnum):
    """What a line is about; lines up what began on the same day: leaving comes last."""

    LEFT = 0
    STAGE = 1
    BRANCH = 2
    GROUP = 3
    POST = 4
    JOB = 5
    OTHER = 6


#: What the filter calls the kinds, several under one word.
KIND_WORDS: tuple[tuple[str, frozenset[EntryKind]], ...] = (
    (QT_TR_NOOP("全部经历"), frozenset(EntryKind)),
    (QT_TR_NOOP("类别"), frozenset({EntryKind.STAGE})),
    (
        QT_TR_NOOP("组织"),
        frozenset({EntryKind.BRANCH, EntryKind.GROUP, EntryKind.LEFT}),
    ),
    (QT_TR_NOOP("职务"), frozenset({EntryKind.POST})),
    (QT_TR_NOOP("工作"), frozenset({EntryKind.JOB, EntryKind.OTHER})),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline.

    Attributes:
        days: From when until when, in words.
        is_open: Whether it still holds on the day shown.
    """

    days: str
    text: str
    is_open: bool
    kind: EntryKind = EntryKind.OTHER


def entries_of(card: PersonCard, on: date) -> list[Entry]:
    """Return what a person's life in the Party was as of a day, the newest first."""
    day = PartialDate.of(on)
    spells = [spell for spell in _spells(card) if spell[1] is None or spell[1] <= day]
    spells.sort(key=lambda spell: spell[0])
    spells.sort(key=lambda spell: spell[1].iso if spell[1] else "", reverse=True)
    return [
        Entry(
            days_in_words(
                since, None if until and until > day else until, is_event=kind in _EVENTS
            ),
            text,
            kind not in _EVENTS and (until is None or until > day),
            kind,
        )
        for kind, since, until, text in spells
    ]


_Spell = tuple[EntryKind, PartialDate | None, PartialDate | None, str]
#: Things of one day; the others last from a day until a day.
_EVENTS = frozenset({EntryKind.LEFT, EntryKind.OTHER})


def _spells(card: PersonCard) -> Iterator[_Spell]:
    for stage in card.stages:
        if stage.since != stage.until or stage.since is None:  # an empty 预备期 is none to show
            since = stage.since if stage.since_is_known else None
            yield EntryKind.STAGE, since, stage.until, printed(stage.stage)
    for branch in card.branches:
        name = branch.name
        if _is_return(card, branch):
            name = tr("{branch}（回来）", branch=branch.name)
        yield EntryKind.BRANCH, branch.since, branch.until, name
    for group in card.groups:
        yield EntryKind.GROUP, group.since, group.until, group.name
    for post in card.posts:
        elected = _chosen(post)
        text = tr(
            "{post}（{organisation_name}{elected}）",
            post=printed(post.post),
            organisation_name=post.organisation_name,
            elected=elected,
        )
        yield EntryKind.POST, post.since, post.until, text
    for leaving in card.departures:
        told = tr("，").join(part for part in (leaving.destination, leaving.note) if part)
        reason = printed(leaving.reason)
        text = tr("{reason}：{told}", reason=reason, told=told) if told else reason
        yield EntryKind.LEFT, leaving.left_on, None, text
    if len(card.jobs) > 1:  # one that never changed stands among the facts
        for job in card.jobs:
            yield EntryKind.JOB, job.since, job.until, job.text or tr("工作不详")
    if card.row.facts.work_began_on is not None:
        yield EntryKind.OTHER, card.row.facts.work_began_on, None, tr("参加工作")


def _chosen(post: PostRow) -> str:
    """Return how somebody came to a post; the day of a 党小组长 is that of the recommendation."""
    if post.elected_on is None:
        return ""
    if post.post is Post.GROUP_LEADER:
        return tr("，{day} 小组推荐", day=post.elected_on.printed)
    return tr("，{elected_on} 选举", elected_on=post.elected_on.printed)


def _is_return(card: PersonCard, branch: PlaceRow) -> bool:
    """Whether somebody had left the roll before belonging to a branch."""
    since = branch.since
    if since is None or any(other.until == since for other in card.branches):
        return False
    return any(gone.left_on <= since for gone in card.departures)


def days_in_words(
    since: PartialDate | None, until: PartialDate | None, *, is_event: bool = False
) -> str:
    """Return from when until when something held, or the day of a thing of one day."""
    began = since.printed if since else tr("起始不详")
    if is_event:
        return began
    if until is not None:
        return tr("{began} 至 {until}", began=began, until=until.printed)
    return tr("{began} 起", began=began) if since else began


class Timeline(QWidget):
    """The lines with a dot each; what still holds has a full one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.entries: list[Entry] = []
        self._texts: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._dress()
        news().changed.connect(self._dress)

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other lines."""
        self.entries = entries
        while self._grid.count():
            line = self._grid.takeAt(0).widget()
            line.hide()
            line.deleteLater()
        self._texts = []
        for number, entry in enumerate(entries):
            text, days = QLabel(entry.text, self), QLabel(entry.days, self)
            text.setWordWrap(True)
            days.setWordWrap(True)
            set_role(days, "small")
            if not entry.is_open:
                set_role(text, "second")
            self._grid.addWidget(text, 2 * number, 1)
            self._grid.addWidget(days, 2 * number + 1, 1)
            self._texts.append(text)
        self.update()

    def _dress(self) -> None:
        made = tokens()
        self._grid.setContentsMargins(0, 0, 0, made.space(2))
        self._grid.setVerticalSpacing(made.px(1))
        self._grid.setColumnMinimumWidth(0, made.px(GUTTER))
        self._grid.setHorizontalSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and its dots."""
        del event
        if not self._texts:
            return
        made = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = made.px(GUTTER) / 2 - made.px(2)
        half = self.fontMetrics().height() / 2
        heights = [text.geometry().top() + half for text in self._texts]
        painter.setPen(made.colour("line_strong"))
        painter.drawLine(QPointF(middle, heights[0]), QPointF(middle, heights[-1]))
        for entry, height in zip(self.entries, heights, strict=True):
            ink = made.colour("accent" if entry.is_open else "line_strong")
            painter.setPen(ink)
            painter.setBrush(ink if entry.is_open else made.colour("surface"))
            radius = made.px(DOT) / 2
            painter.drawEllipse(QPointF(middle, height), radius, radius)
        painter.end()
