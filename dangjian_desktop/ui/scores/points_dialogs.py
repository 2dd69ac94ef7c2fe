"""The dialogs about points: entries by hand, classes, who takes no part, last year, the wall."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.activity_kinds import GENERAL_MEETING
from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledger_values import Named
from dangjian_desktop.domain.obligations import Every, Period
from dangjian_desktop.domain.point_rules import PointSource
from dangjian_desktop.domain.score_periods import period_before, period_on
from dangjian_desktop.domain.vocabulary import PRINTED, PointsExtent
from dangjian_desktop.operations.points import (
    change_points,
    end_exemption,
    record_exemption,
    record_points,
    record_points_class,
    record_publicity,
    record_year_points,
)
from dangjian_desktop.queries.activities import ActivitiesQuery
from dangjian_desktop.queries.point_rows import PointLine, point_rules_on
from dangjian_desktop.queries.point_standing import ExemptionRow, PointStandingQuery
from dangjian_desktop.ui.scores.points_columns import points_words
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, the_day
from dangjian_desktop.ui.shared.person_field import person_field
from dangjian_desktop.ui.shared.wording import retold, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LONGEST = 200
#: Months back from which the month of a register can be chosen; last month is entered late.
_MONTHS_BACK = 12
_YEARS_BACK = 2


def _people_field(bench: Workbench) -> Field:
    made = person_field("people", tr("人员"), bench.desk.on, is_required=True)
    return replace(
        made, entry=Entry.PEOPLE, is_wide=True, advice=tr("姓名或拼音首字母，可以加好几个人")
    )


def _ids(values: Values) -> list[int]:
    return [one.person_id for one in values["people"] or () if one.person_id is not None]


def _named(people: Sequence[tuple[int, str]]) -> tuple[Named, ...]:
    return tuple(Named(name, person_id) for person_id, name in people)


def _rule_choices(month: Period) -> list[tuple[str, str]]:
    """Return the rules by hand, each with what it may give."""
    found = []
    for rule in point_rules_on(month.last).rules:
        if rule.source is not PointSource.MANUAL:
            continue
        told = points_words(rule.points)
        words = (
            tr(
                "{rule}（如 {points}，最多 {cap}）",
                rule=rule.label,
                points=told,
                cap=points_words(rule.cap),
            )
            if rule.cap is not None
            else tr("{rule}（如 {points}）", rule=rule.label, points=told)
        )
        found.append((rule.key, words))
    return found


def _entry_fields() -> tuple[Field, ...]:
    return (
        Field(
            "points",
            tr("加减分"),
            Entry.NUMBER,
            is_required=True,
            reader=read_number,
            hint=tr("加分写 2，扣分写 -2"),
        ),
        Field("happened_on", tr("发生日期"), Entry.DATE, is_exact=True, hint=tr("可以不填")),
        Field(
            "reason",
            tr("理由"),
            Entry.LONG_TEXT,
            is_required=True,
            max_length=_LONGEST,
            lines=2,
            advice=tr("本人查阅单上看得到"),
            is_wide=True,
        ),
    )


def _happened(values: Values) -> date | None:
    day = values["happened_on"]
    return day.first_day if isinstance(day, PartialDate) else None


def points_dialog(
    bench: Workbench,
    people: Sequence[tuple[int, str]],
    month: Period,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the dialog that enters points of one or several people.

    Args:
        bench: Desk and questions.
        people: Row id and name of those who stand there at first.
        month: The month that stands there at first.
        parent: The page.
    """
    months = [period_on(Every.MONTH, bench.desk.on)]
    while len(months) < _MONTHS_BACK:
        months.append(period_before(months[-1]))
    if month not in months:
        months.append(month)
    dialog = OperationDialog(
        bench,
        tr("登记加减分"),
        (
            _people_field(bench),
            Field(
                "month",
                tr("登记在"),
                Entry.CHOICE,
                choices=[(one.code, retold(one.label)) for one in months],
                is_required=True,
            ),
            Field(
                "rule",
                tr("规则"),
                Entry.CHOICE,
                choices=_rule_choices(month),
                empty=tr("不按规则"),
            ),
            *_entry_fields(),
        ),
        lambda values: record_points(
            person_ids=_ids(values),
            period=values["month"],
            points=values["points"],
            reason=values["reason"],
            on=bench.desk.on,
            rule=values["rule"] or "",
            happened_on=_happened(values),
        ),
        values={"people": _named(people), "month": month.code},
        columns=2,
        save_text=tr("登记"),
        note=tr("出勤和台账的分由程序从记录里数，不必在这里登记。"),
        parent=parent,
    )
    dialog.setObjectName("points_dialog")
    return dialog


def change_points_dialog(
    bench: Workbench, line: PointLine, name: str, month: Period, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that mends an entry by hand."""
    dialog = OperationDialog(
        bench,
        tr("修改加减分"),
        (
            Field(
                "rule",
                tr("规则"),
                Entry.CHOICE,
                choices=_rule_choices(month),
                empty=tr("不按规则"),
            ),
            *_entry_fields(),
        ),
        lambda values: change_points(
            entry_id=line.row_id,
            points=values["points"],
            reason=values["reason"],
            on=bench.desk.on,
            rule=values["rule"] or "",
            happened_on=_happened(values),
        ),
        values={
            "rule": line.rule or None,
            "points": line.raw,
            "reason": line.text,
            "happened_on": PartialDate.of(line.day) if line.day != month.first else None,
        },
        note=tr("{name}，登记在{month}。", name=name, month=retold(month.label)),
        parent=parent,
    )
    dialog.setObjectName("change_points_dialog")
    return dialog


def class_dialog(
    bench: Workbench, people: Sequence[tuple[int, str]], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that sets the class of people from a day on."""
    on = bench.desk.on
    note = tr("没有另定的，按岗位自动归类（“规则”里的积分类别）。")
    if len(people) == 1:
        told, _exempt = PointStandingQuery(people[0][0], on).fetch()
        if told is not None:
            note = tr(
                "{name}现在是“{label}”，按岗位是“{rule}”。",
                name=people[0][1],
                label=told.label,
                rule=told.by_rule,
            )
    choices = [(one.code, one.label) for one in point_rules_on(on).classes]
    dialog = OperationDialog(
        bench,
        tr("积分类别"),
        (
            _people_field(bench),
            Field("code", tr("类别"), Entry.CHOICE, choices=choices, empty=tr("按岗位自动归类")),
            Field("since", tr("从哪一天起"), Entry.DATE, is_required=True, is_exact=True),
        ),
        lambda values: record_points_class(
            person_ids=_ids(values),
            code=values["code"] or "",
            since=the_day(values, "since"),
        ),
        values={"people": _named(people), "since": PartialDate.of(on)},
        note=note,
        parent=parent,
    )
    dialog.setObjectName("points_class_dialog")
    return dialog


def exemption_dialog(
    bench: Workbench, people: Sequence[tuple[int, str]], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets people take no part; it asks for days and nothing else."""
    on = bench.desk.on
    dialog = OperationDialog(
        bench,
        tr("不参评"),
        (
            _people_field(bench),
            Field("since", tr("从哪一天起"), Entry.DATE, is_required=True, is_exact=True),
            Field(
                "until",
                tr("哪一天恢复参评"),
                Entry.DATE,
                is_exact=True,
                latest=date.max,
                hint=tr("还不知道的不填"),
            ),
        ),
        lambda values: record_exemption(
            person_ids=_ids(values),
            since=the_day(values, "since"),
            until=None if values["until"] is None else values["until"].first_day,
        ),
        values={"people": _named(people), "since": PartialDate.of(on)},
        save_text=tr("登记"),
        note=tr("只记日期，不记原因。这些日子所在的时期没有分数和名次。"),
        parent=parent,
    )
    dialog.setObjectName("exemption_dialog")
    return dialog


def end_exemption_dialog(
    bench: Workbench, row: ExemptionRow, name: str, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that lets somebody take part again."""
    dialog = OperationDialog(
        bench,
        tr("恢复参评"),
        (
            Field(
                "until",
                tr("从哪一天起恢复"),
                Entry.DATE,
                is_required=True,
                is_exact=True,
                latest=date.max,
            ),
        ),
        lambda values: end_exemption(exemption_id=row.exemption_id, until=the_day(values, "until")),
        values={"until": PartialDate.of(bench.desk.on)},
        note=tr("{name}从 {day} 起不参评。", name=name, day=row.since.isoformat()),
        parent=parent,
    )
    dialog.setObjectName("end_exemption_dialog")
    return dialog


def year_points_dialog(
    bench: Workbench, people: Sequence[tuple[int, str]], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that enters the points of a year that was not kept here."""
    year = bench.desk.on.year
    share = point_rules_on(bench.desk.on).share
    note = (
        tr(
            "上年积分的 {share} 是今年的基础分；关闭过年度总评的年份不必登记。",
            share=f"{float(share):.0%}",
        )
        if share is not None
        else tr("“规则”里写的是上年积分不带入，登记了也不计。")
    )
    dialog = OperationDialog(
        bench,
        tr("上年积分"),
        (
            _people_field(bench),
            Field(
                "year",
                tr("年度"),
                Entry.CHOICE,
                choices=[
                    (year - back, tr("{year}年", year=year - back))
                    for back in range(1, _YEARS_BACK + 1)
                ],
                is_required=True,
            ),
            Field("points", tr("全年积分"), Entry.NUMBER, is_required=True, reader=read_number),
        ),
        lambda values: record_year_points(
            person_ids=_ids(values),
            year=values["year"],
            points=values["points"],
            on=bench.desk.on,
        ),
        values={"people": _named(people), "year": year - 1},
        save_text=tr("登记"),
        note=note,
        parent=parent,
    )
    dialog.setObjectName("year_points_dialog")
    return dialog


def publicity_dialog(
    bench: Workbench, branch_id: int, parent: QWidget | None = None
) -> OperationDialog | None:
    """Return the dialog that records what the 党员大会 resolved; None where none has been held."""
    on = bench.desk.on
    meetings = ActivitiesQuery(
        on.replace(year=on.year - _YEARS_BACK, day=1),
        on,
        branch_id,
        frozenset({GENERAL_MEETING}),
    ).fetch()
    choices: list[tuple[Any, str]] = [
        (one.activity_id, f"{one.held_on.isoformat()} {one.title}".strip())
        for one in reversed(meetings)
        if one.organisation_id == branch_id
    ]
    if not choices:
        return None
    dialog = OperationDialog(
        bench,
        tr("积分上墙的范围"),
        (
            Field(
                "activity",
                tr("作出决定的党员大会"),
                Entry.CHOICE,
                choices=choices,
                is_required=True,
            ),
            Field(
                "extent",
                tr("公布到哪里"),
                Entry.CHOICE,
                choices=[(one, tr(PRINTED[one])) for one in PointsExtent],
                is_required=True,
            ),
            Field("since", tr("从哪一天起"), Entry.DATE, is_required=True, is_exact=True),
            Field("note", tr("决定的内容"), max_length=_LONGEST),
        ),
        lambda values: record_publicity(
            organisation_id=branch_id,
            extent=values["extent"],
            activity_id=values["activity"],
            since=the_day(values, "since"),
            on=on,
            note=values["note"],
        ),
        values={"activity": choices[0][0], "since": PartialDate.of(on)},
        save_text=tr("登记"),
        note=tr("没有党员大会的决定时，墙上只有达标名单和前三分之一；末位什么时候都不上墙。"),
        parent=parent,
    )
    dialog.setObjectName("publicity_dialog")
    return dialog
