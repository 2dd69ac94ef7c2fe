"""The forms of the page 班次: crews and their patterns, absences, 替班, stop days."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.pattern_reading import TypedPattern, read_pattern, typed_pattern
from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.vocabulary import AbsenceKind, StopKind
from dangjian_desktop.operations import shifts
from dangjian_desktop.operations.rules import LONGEST_NOTE
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.operations.shift_patterns import LONGEST_TITLE, add_shift_pattern
from dangjian_desktop.queries.shifts import AwayRow, CrewRow, ShiftPatternQuery, ShiftPatternsQuery
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of, spoken
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST_CYCLE = 366


def _date(key: str, label: str, *, needed: bool = True) -> Field:
    return Field(key, label, Entry.DATE, is_required=needed, is_exact=True, latest=date.max)


def _pattern_fields(on: date, *, with_since: str) -> list[Field]:
    return [
        Field(
            "pattern",
            QT_TR_NOOP("轮班方式"),
            Entry.CHOICE,
            choices=tuple(ShiftPatternsQuery(on).fetch().items()),
            is_required=True,
        ),
        _date("anchor", QT_TR_NOOP("起算日（错开 0 天的班组从头轮起的那一天）")),
        Field(
            "offset",
            QT_TR_NOOP("错开天数"),
            Entry.INTEGER,
            is_required=True,
            highest=_LONGEST_CYCLE,
        ),
        _date("since", with_since, needed=False),
    ]


def _pattern(values: Values) -> Values:
    """Return a pattern as the operations take it."""
    since = values["since"]
    return {
        "pattern": values["pattern"],
        "anchor": the_day(values, "anchor"),
        "offset": values["offset"],
        "since": None if since is None else the_day(values, "since"),
    }


def crew_dialog(
    bench: Workbench, organisation_id: int, parent: QWidget, name: str = ""
) -> OperationDialog:
    """Return the form that sets up a crew."""
    on = bench.desk.on

    def work(values: Values) -> Operation[Any]:
        return shifts.add_crew(
            organisation_id=organisation_id,
            name=values["name"],
            **_pattern(values),
        )

    return OperationDialog(
        bench,
        tr("增加轮班组"),
        [
            Field("name", QT_TR_NOOP("名称"), is_required=True),
            *_pattern_fields(on, with_since=QT_TR_NOOP("从哪天起（空着：一直如此）")),
        ],
        work,
        values={"name": name, "offset": 0, "anchor": PartialDate.of(on.replace(day=1))},
        note=tr("名称要与名册“轮班组”一栏写法一致，人员按那一栏归到各组。"),
        parent=parent,
    )


def rename_crew_dialog(bench: Workbench, crew: CrewRow, parent: QWidget) -> OperationDialog:
    """Return the form that calls a crew otherwise."""
    assert crew.crew_id is not None
    crew_id = crew.crew_id
    return OperationDialog(
        bench,
        tr("修改轮班组名称"),
        [Field("name", QT_TR_NOOP("名称"), is_required=True)],
        lambda values: shifts.change_crew_name(crew_id=crew_id, name=values["name"]),
        values={"name": crew.name},
        note=tr("名册里这一组人的“轮班组”一栏跟着改。"),
        parent=parent,
    )


def pattern_dialog(bench: Workbench, crew: CrewRow, parent: QWidget) -> OperationDialog:
    """Return the form that gives a crew another pattern."""
    assert crew.crew_id is not None
    crew_id = crew.crew_id

    def work(values: Values) -> Operation[Any]:
        return shifts.change_crew_pattern(
            crew_id=crew_id,
            **_pattern(values),
        )

    anchor = crew.anchor or bench.desk.on
    return OperationDialog(
        bench,
        tr("改变“{name}”的轮班方式", name=crew.name),
        _pattern_fields(bench.desk.on, with_since=QT_TR_NOOP("从哪天起（空着：更正现在这一条）")),
        work,
        values={
            "pattern": crew.pattern or None,
            "anchor": PartialDate.of(anchor),
            "offset": crew.offset,
        },
        note=tr("以前的日子仍按原来的轮班方式。"),
        parent=parent,
    )


def own_pattern_dialog(bench: Workbench, code: str, parent: QWidget) -> OperationDialog:
    """Return the form in which a mine writes a shift system; one that there is stands in it.

    Args:
        bench: Desk and questions.
        code: Of the shift system to begin with; "" for none.
        parent: The page.
    """
    on = bench.desk.on
    pattern = ShiftPatternQuery(on, code).fetch()
    begun = typed_pattern(pattern) if pattern is not None else TypedPattern("", "", "0")

    def typed(values: Values) -> TypedPattern:
        return TypedPattern(values["cycle"] or "", values["hours"] or "", values["offsets"] or "")

    def judge(values: Values) -> list[Problem]:
        return read_pattern(typed(values))[1]

    def work(values: Values) -> Operation[Any]:
        return add_shift_pattern(
            title=values["title"],
            typed=typed(values),
            note=values["note"],
            on=on,
            since=values["since"],
        )

    return OperationDialog(
        bench,
        tr("自定轮班方式"),
        [
            Field(
                "title",
                QT_TR_NOOP("名称"),
                is_required=True,
                max_length=LONGEST_TITLE,
                hint=QT_TR_NOOP("如 三班两运转，六天一轮"),
            ),
            Field(
                "cycle",
                QT_TR_NOOP("一轮里每天上什么班"),
                is_required=True,
                max_length=200,
                hint=QT_TR_NOOP("从第一天起，如 早早中中夜夜休休；班名不止一个字的用空格隔开"),
            ),
            Field(
                "hours",
                QT_TR_NOOP("各班几点到几点"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=400,
                lines=4,
                hint=QT_TR_NOOP("一行一个班次，如 早 08:00-16:00"),
            ),
            Field(
                "offsets",
                QT_TR_NOOP("各班组错开几天"),
                is_required=True,
                max_length=60,
                hint=QT_TR_NOOP("甲、乙、丙、丁依次写，如 0 2 4 6"),
            ),
            _date("since", QT_TR_NOOP("从哪天起（空着：一直如此）"), needed=False),
            Field(
                "note",
                QT_TR_NOOP("理由和依据"),
                is_required=True,
                max_length=LONGEST_NOTE,
                hint=QT_TR_NOOP("由谁、按什么文件或会议决定"),
            ),
        ],
        work,
        values={
            "title": pattern.title if pattern is not None else "",
            "cycle": begun.cycle,
            "hours": begun.hours,
            "offsets": begun.offsets,
        },
        note=tr("换一个名称就是新的一种；名称不变就改这一种。取消在“规则”里。"),
        between=judge,
        parent=parent,
    )


def end_pattern_dialog(bench: Workbench, crew: CrewRow, parent: QWidget) -> OperationDialog:
    """Return the form that ends the pattern of a crew."""
    assert crew.crew_id is not None
    crew_id = crew.crew_id
    return OperationDialog(
        bench,
        tr("结束“{name}”的轮班", name=crew.name),
        [_date("until", QT_TR_NOOP("从哪天起不再这样轮"))],
        lambda values: shifts.end_crew_pattern(crew_id=crew_id, until=the_day(values, "until")),
        values={"until": PartialDate.of(bench.desk.on)},
        parent=parent,
    )


def absence_dialog(bench: Workbench, parent: QWidget) -> OperationDialog:
    """Return the form that enters somebody's absence."""

    def work(values: Values) -> Operation[Any]:
        return shifts.add_absence(person_id=values["person"].person_id, **_away(values))

    return OperationDialog(
        bench,
        tr("登记不在岗"),
        [
            person_field("person", QT_TR_NOOP("姓名"), bench.desk.on, is_required=True),
            *_away_fields(QT_TR_NOOP("原因"), AbsenceKind),
        ],
        work,
        values=_today(bench),
        between=_days_in_order,
        parent=parent,
    )


def change_absence_dialog(bench: Workbench, row: AwayRow, parent: QWidget) -> OperationDialog:
    """Return the form that changes an absence."""

    def work(values: Values) -> Operation[Any]:
        return shifts.change_absence(absence_id=row.row_id, **_away(values))

    title = tr("修改“{name}”的不在岗", name=row.name)
    return _change_dialog(bench, title, QT_TR_NOOP("原因"), AbsenceKind, row, work, parent)


def change_stop_dialog(bench: Workbench, row: AwayRow, parent: QWidget) -> OperationDialog:
    """Return the form that changes stop days."""

    def work(values: Values) -> Operation[Any]:
        return shifts.change_stop_days(stop_id=row.row_id, **_away(values))

    title = tr("修改停产检修")
    return _change_dialog(
        bench,
        title,
        QT_TR_NOOP("种类"),
        StopKind,
        row,
        work,
        parent,
        note=tr("对“{name}”和它的下级组织都有效。", name=row.name),
    )


def _change_dialog(
    bench: Workbench,
    title: str,
    label: str,
    kinds: type[AbsenceKind] | type[StopKind],
    row: AwayRow,
    work: Callable[[Values], Operation[Any]],
    parent: QWidget,
    *,
    note: str = "",
) -> OperationDialog:
    return OperationDialog(
        bench,
        title,
        _away_fields(label, kinds),
        work,
        values={
            "kind": row.kind,
            "begins": PartialDate.of(row.begins_on),
            "ends": PartialDate.of(row.ends_on),
            "note": row.told,
        },
        note=note,
        between=_days_in_order,
        parent=parent,
    )


def substitution_dialog(bench: Workbench, parent: QWidget) -> OperationDialog:
    """Return the form that enters a 替班."""
    on = bench.desk.on

    def work(values: Values) -> Operation[Any]:
        return shifts.add_substitution(
            worked_on=the_day(values, "begins"),
            person_id=values["person"].person_id,
            substitute_id=values["substitute"].person_id,
            shift=values["shift"],
            note=values["note"],
        )

    return OperationDialog(
        bench,
        tr("登记替班"),
        [
            person_field("person", QT_TR_NOOP("原来当班的人"), on, is_required=True),
            person_field("substitute", QT_TR_NOOP("替班的人"), on, is_required=True),
            _date("begins", QT_TR_NOOP("日期")),
            Field(
                "shift",
                QT_TR_NOOP("班次"),
                is_required=True,
                max_length=shifts.LONGEST_SHIFT,
                hint=QT_TR_NOOP("如 早、中、夜"),
            ),
            _note(),
        ],
        work,
        values=_today(bench),
        parent=parent,
    )


def stop_dialog(bench: Workbench, organisation_id: int, parent: QWidget) -> OperationDialog:
    """Return the form that enters stop days of a unit."""

    def work(values: Values) -> Operation[Any]:
        return shifts.add_stop_days(organisation_id=organisation_id, **_away(values))

    return OperationDialog(
        bench,
        tr("登记停产检修"),
        _away_fields(QT_TR_NOOP("种类"), StopKind),
        work,
        values=_today(bench),
        note=tr("这几天全单位不上班，下级组织也一样。"),
        between=_days_in_order,
        parent=parent,
    )


def _away_fields(label: str, kinds: type[AbsenceKind] | type[StopKind]) -> tuple[Field, ...]:
    """Return what is asked of days on which somebody, or a whole unit, does not work."""
    choices = spoken(choices_of(kinds))
    return (
        Field("kind", label, Entry.CHOICE, choices=choices, is_required=True),
        _date("begins", QT_TR_NOOP("从哪天")),
        _date("ends", QT_TR_NOOP("到哪天（含）")),
        _note(),
    )


def _days_in_order(values: Values) -> list[Problem]:
    """Say at the last day when it lies before the first."""
    begins, ends = values["begins"], values["ends"]
    if begins is None or ends is None or ends.first_day >= begins.first_day:
        return []
    return [Problem(Address(field="ends"), "days.end_first", ends.printed, hint=begins.printed)]


def _away(values: Values) -> Values:
    """Return what was told of such days as the operations take it."""
    return {
        "kind": values["kind"],
        "begins_on": the_day(values, "begins"),
        "ends_on": the_day(values, "ends"),
        "note": values["note"],
    }


def _note() -> Field:
    return Field("note", QT_TR_NOOP("备注"), max_length=shifts.LONGEST_NOTE)


def _today(bench: Workbench) -> dict[str, Any]:
    day = PartialDate.of(bench.desk.on)
    return {"begins": day, "ends": day}
