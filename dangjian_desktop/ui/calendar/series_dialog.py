"""A recurrence: its rhythm and stretch, with a preview of every day and why it moved."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dangjian_desktop.domain.activity_kinds import ActivityKind
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.recurrence import (
    LAST_DAY,
    MONTHLY,
    MOST_WEEKS,
    NUMBER_WORDS,
    QUARTERLY,
    WEEKDAY_WORDS,
    YEARLY,
    Occurrence,
    Recurrence,
    Rhythm,
    read_recurrence,
)
from dangjian_desktop.operations.activities import entry_problems
from dangjian_desktop.operations.activity_series import (
    add_activity_series,
    change_activity_series,
    series_days,
    series_recurrence,
    series_values,
)
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activity_conflicts import ProposedConflictsQuery
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.calendar import SeriesQuery
from dangjian_desktop.queries.people_named import PeopleByIdQuery
from dangjian_desktop.ui.calendar.planned_dialog import (
    BEGINS,
    CHAIR,
    ENDS,
    KIND,
    LATEST_DAY,
    ORGANISATION,
    PLACE,
    RECORDER,
    TITLE,
    ZONE,
    PlannedDialog,
    exact_day,
    holder_choices,
    hour_fields,
    kind_choices,
    may_be_of_zone,
    offer_holders,
    person_id,
    place_field,
    zone_choices,
)
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.icons import icon
from dangjian_desktop.ui.shared.operation_dialog import DAY, day_field
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.theme import set_role, tokens
from dangjian_desktop.ui.shared.weekdays import weekday_word
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

OFTEN, WEEKS, BY, MONTH_DAY = "often", "weeks", "by", "month_day"
NUMBER, WEEKDAY, MOVES, UNTIL = "number", "weekday", "moves", "until"
_WEEKLY, _SOME_WEEKS, _MONTH, _QUARTER, _YEAR = "week", "weeks", "month", "quarter", "year"
_OFTEN = (
    (_MONTH, QT_TR_NOOP("每月")),
    (_WEEKLY, QT_TR_NOOP("每周")),
    (_SOME_WEEKS, QT_TR_NOOP("每几周")),
    (_QUARTER, QT_TR_NOOP("每季度")),
    (_YEAR, QT_TR_NOOP("每年")),
)
_MONTHS = {_MONTH: MONTHLY, _QUARTER: QUARTERLY, _YEAR: YEARLY}
_BY_DAY, _BY_WEEKDAY = "day", "weekday"
_BY = ((_BY_DAY, QT_TR_NOOP("固定日期")), (_BY_WEEKDAY, QT_TR_NOOP("第几个周几")))
_PREVIEW_LINES = 4


class SeriesDialog(PlannedDialog):
    """A new series, or an existing one from a day on."""

    def __init__(
        self,
        bench: Workbench,
        *,
        series_id: int | None = None,
        since: date | None = None,
        values: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            bench: Desk and questions.
            series_id: The series that is changed; None for a new one.
            since: From which day on it is changed.
            values: What a new one begins with.
            parent: The page.
        """
        self._today = bench.desk.today
        self._series_id = series_id
        self._kind_code = ""
        given = dict(values or {})
        if series_id is not None:
            given |= self._of_series(series_id)
        given = {**_usual(since or bench.desk.on), **given}
        is_change = series_id is not None
        super().__init__(
            bench,
            tr("修改周期活动") if is_change else tr("周期活动"),
            _fields(bench.desk.on, is_change=is_change),
            self._operation,
            values=given,
            columns=3,
            note=tr("从这一天起修改；已开展、已改动过的不动。") if is_change else "",
            between=self._judge,
            parent=parent,
        )
        self.setObjectName("series_dialog")
        self.told = QLabel(self)
        self.told.setObjectName("preview_told")
        set_role(self.told, "second")
        self.preview = QListWidget(self)
        self.preview.setObjectName("preview")
        self.preview.setAccessibleName(tr("日期预览"))
        lines = self.preview.fontMetrics().lineSpacing() + tokens().space(1)
        self.preview.setFixedHeight(lines * _PREVIEW_LINES)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 2, self.told)
        column.insertWidget(column.count() - 2, self.preview)
        for key in (KIND, OFTEN, WEEKS, BY, MONTH_DAY, NUMBER, WEEKDAY, MOVES, DAY, UNTIL):
            if self.form.has(key):
                self.form.editor(key).edited.connect(self._follow)
        self._follow()
        self.fit_height()

    def days(self) -> list[Occurrence]:
        """Return the days that the fields describe; none while they are not complete."""
        values = self.form.values()
        since, until = exact_day(values), exact_day(values, UNTIL)
        recurrence = _recurrence(values)
        if recurrence is None or since is None or until is None or until < since:
            return []
        return series_days(recurrence, since, until, self._today)

    def _judge(self, values: dict[str, Any]) -> Sequence[Problem]:
        """Judge stretch, hours, and the holder on the first day."""
        since, until = exact_day(values), exact_day(values, UNTIL)
        found: list[Problem] = []
        if since is not None and until is not None and until < since:
            where = Address(field=UNTIL)
            found.append(
                Problem(where, "series.end_first", until.isoformat(), hint=since.isoformat())
            )
        hours = values.get(BEGINS) or "", values.get(ENDS) or ""
        return found + entry_problems(self._kind(), values.get(ORGANISATION), since, *hours)

    def proposal(self, values: dict[str, Any]) -> ProposedConflictsQuery | None:
        """Ask for conflicts on the first of the days; later ones show in the calendar."""
        days = self.days()
        if not days or self._series_id is not None:
            return None
        people = {person_id(values.get(key)) for key in (CHAIR, RECORDER)}
        return ProposedConflictsQuery(
            days[0].on,
            values.get(BEGINS) or "",
            values.get(ENDS) or "",
            values.get(PLACE) or "",
            frozenset(key for key in people if key is not None),
            organisation_id=values.get(ORGANISATION),
        )

    def _kind(self) -> ActivityKind | None:
        if self._series_id is not None:
            return kinds_by_code().get(self._kind_code)
        return kinds_by_code().get(str(self.form.editor(KIND).read().value))

    def _follow(self) -> None:
        """Show what the rhythm needs, offer holders of the kind, and the days."""
        self.form.show_only(self._keys())
        if self.form.has(ORGANISATION):
            first = exact_day(self.form.values()) or self._today
            offer_holders(self, self._kind(), first)
        self.preview.clear()
        days = self.days()
        moved = sum(day.on != day.planned for day in days)
        self.told.setText(
            tr("共 {count} 次，其中 {moved} 次因休息日顺延。", count=len(days), moved=moved)
            if days
            else tr("选好周期和起止日期，这里列出每一次的日期。")
        )
        for day in days:
            self.preview.addItem(_item(day))

    def _keys(self) -> list[str]:
        values = {
            key: self.form.editor(key).read().value for key in (OFTEN, BY) if self.form.has(key)
        }
        often = values[OFTEN]
        keys = [KIND, ORGANISATION, TITLE, OFTEN]
        if often == _SOME_WEEKS:
            keys.append(WEEKS)
        if often in _MONTHS:
            keys.append(BY)
            keys += [MONTH_DAY] if values[BY] == _BY_DAY else [NUMBER, WEEKDAY]
        else:
            keys.append(WEEKDAY)
        keys += [MOVES, DAY, UNTIL, BEGINS, ENDS, PLACE, CHAIR, RECORDER]
        if may_be_of_zone(self._kind()):
            keys.append(ZONE)
        return [key for key in keys if self.form.has(key)]

    def _of_series(self, series_id: int) -> dict[str, Any]:
        series = SeriesQuery(series_id).fetch()
        assert series is not None, "the page shows an activity of it"
        self._kind_code = series.kind
        values = series_values(series)
        people = PeopleByIdQuery(
            tuple(values[key] for key in (CHAIR, RECORDER) if values.get(key)), self._today
        ).fetch()
        return {
            **_shown(series_recurrence(series)),
            **{key: values.get(key, "") for key in (BEGINS, ENDS, PLACE)},
            **{key: people.get(values.get(key, 0)) for key in (CHAIR, RECORDER)},
            ZONE: values.get(ZONE),
            TITLE: series.title,
            UNTIL: PartialDate.of(series.until),
        }

    def _operation(self, values: dict[str, Any]) -> Operation[Any] | None:
        recurrence = _recurrence(values)
        since, until = exact_day(values), exact_day(values, UNTIL)
        assert recurrence is not None
        assert since is not None
        assert until is not None
        own = {key: values.get(key) or "" for key in (BEGINS, ENDS, PLACE)}
        own |= {key: person_id(values.get(key)) for key in (CHAIR, RECORDER)}
        own[ZONE] = values.get(ZONE)
        if self._series_id is not None:
            return change_activity_series(
                series_id=self._series_id,
                since=since,
                until=until,
                recurrence=recurrence,
                on=self._today,
                title=values[TITLE] or "",
                values=own,
            )
        return add_activity_series(
            kind=values[KIND],
            organisation_id=values[ORGANISATION],
            title=values[TITLE] or "",
            recurrence=recurrence,
            since=since,
            until=until,
            entered_on=self._today,
            values=own,
        )


def _item(day: Occurrence) -> QListWidgetItem:
    words = [f"{day.on.isoformat()} {weekday_word(day.on)}"]
    told = tr("；").join(in_words(said) for said in day.told)
    item = QListWidgetItem("　".join(filter(None, (*words, told))))
    item.setToolTip(told)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if day.is_doubtful:
        item.setIcon(icon("triangle-alert", "warn", tokens().sizes.small))
    elif day.told:
        item.setIcon(icon("info", "info", tokens().sizes.small))
    return item


def _usual(since: date) -> dict[str, Any]:
    """Return what a new series begins with: every month, until the end of the year."""
    return {
        OFTEN: _MONTH,
        BY: _BY_DAY,
        MONTH_DAY: since.day,
        NUMBER: 1,
        WEEKDAY: since.weekday(),
        WEEKS: 2,
        MOVES: True,
        DAY: PartialDate.of(since),
        UNTIL: PartialDate.of(date(since.year, 12, 31)),
    }


def _shown(recurrence: Recurrence) -> dict[str, Any]:
    """Return a rhythm as the fields show it."""
    if recurrence.rhythm is Rhythm.WEEKS:
        often = _WEEKLY if recurrence.every == 1 else _SOME_WEEKS
    else:
        often = {count: word for word, count in _MONTHS.items()}.get(recurrence.every, _MONTH)
    return {
        OFTEN: often,
        WEEKS: max(recurrence.every, 2),
        BY: _BY_WEEKDAY if recurrence.rhythm is Rhythm.MONTH_WEEKDAY else _BY_DAY,
        MONTH_DAY: recurrence.day,
        NUMBER: recurrence.number,
        WEEKDAY: recurrence.weekday,
        MOVES: recurrence.moves,
    }


def _recurrence(values: Mapping[str, Any]) -> Recurrence | None:
    """Return the rhythm that the fields describe; None while something is missing."""
    often = values.get(OFTEN)
    if often in _MONTHS:
        by_weekday = values.get(BY) == _BY_WEEKDAY
        rhythm = Rhythm.MONTH_WEEKDAY if by_weekday else Rhythm.MONTH_DAY
        every = _MONTHS[str(often)]
    else:
        rhythm = Rhythm.WEEKS
        every = 1 if often == _WEEKLY else values.get(WEEKS) or 0
    table = {
        "rhythm": rhythm,
        "every": every,
        "day": values.get(MONTH_DAY) or 1,
        "weekday": values.get(WEEKDAY) or 0,
        "number": values.get(NUMBER) or 1,
        "moves": values.get(MOVES) is not False,
    }
    return read_recurrence(table).value


def _fields(on: date, *, is_change: bool) -> tuple[Field, ...]:
    first = (
        Field(KIND, QT_TR_NOOP("种类"), Entry.CHOICE, kind_choices(), is_required=True),
        Field(
            ORGANISATION,
            QT_TR_NOOP("由谁召开"),
            Entry.CHOICE,
            holder_choices(None, on),
            is_required=True,
        ),
    )
    weekdays = [(number, tr(word)) for number, word in enumerate(WEEKDAY_WORDS)]
    numbers = [(number, tr(word)) for number, word in NUMBER_WORDS.items()]
    begins, ends = hour_fields()
    others = (
        Field(
            TITLE,
            QT_TR_NOOP("名称"),
            max_length=120,
            hint=QT_TR_NOOP("主题；不填就用种类名称"),
        ),
        Field(
            OFTEN,
            QT_TR_NOOP("多久一次"),
            Entry.CHOICE,
            [(value, tr(word)) for value, word in _OFTEN],
            is_required=True,
        ),
        Field(
            WEEKS,
            QT_TR_NOOP("每几周"),
            Entry.INTEGER,
            is_required=True,
            lowest=1,
            highest=MOST_WEEKS,
        ),
        Field(
            BY,
            QT_TR_NOOP("怎么定日子"),
            Entry.CHOICE,
            [(value, tr(word)) for value, word in _BY],
            is_required=True,
        ),
        Field(
            MONTH_DAY,
            QT_TR_NOOP("几日"),
            Entry.INTEGER,
            is_required=True,
            lowest=1,
            highest=LAST_DAY,
            hint=QT_TR_NOOP("没有这一天的月份按月末"),
        ),
        Field(NUMBER, QT_TR_NOOP("第几个"), Entry.CHOICE, numbers, is_required=True),
        Field(WEEKDAY, QT_TR_NOOP("周几"), Entry.CHOICE, weekdays, is_required=True),
        Field(MOVES, QT_TR_NOOP("遇休息日顺延"), Entry.YES_NO),
        day_field(QT_TR_NOOP("从哪一天起"), latest=LATEST_DAY),
        Field(
            UNTIL,
            QT_TR_NOOP("到哪一天止"),
            Entry.DATE,
            is_required=True,
            is_exact=True,
            latest=LATEST_DAY,
        ),
        begins,
        ends,
        place_field(),
        person_field(CHAIR, QT_TR_NOOP("主持人"), on),
        person_field(RECORDER, QT_TR_NOOP("记录人"), on),
        Field(
            ZONE,
            QT_TR_NOOP("协作区活动"),
            Entry.CHOICE,
            zone_choices(on),
            empty=QT_TR_NOOP("不是协作区活动"),
        ),
    )
    return others if is_change else first + others
