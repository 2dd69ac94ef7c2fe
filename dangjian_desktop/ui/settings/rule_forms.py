"""Forms in which a rule is set otherwise: one value, a year of holidays, an own obligation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.holiday_reading import read_days
from dangjian_desktop.domain.obligations import Every, Needs, Subject
from dangjian_desktop.domain.problems import Address, Problem, Reading
from dangjian_desktop.domain.rule_words import CHOICES, choices_for, typed_text, typed_value
from dangjian_desktop.domain.rules import Level
from dangjian_desktop.operations.obligations import LONGEST_TITLE, add_own_obligation
from dangjian_desktop.operations.rules import LONGEST_NOTE, change_rule, remove_rule_change
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.rule_rows import RuleRow, ValueRow
from dangjian_desktop.ui.settings.parts_form import has_parts, parts_dialog
from dangjian_desktop.ui.settings.table_form import TableForm, is_table
from dangjian_desktop.ui.shared.fields import Choices, Entry, Field, spoken
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

CALENDAR = "holidays.work_calendar"
_LATEST = date(2099, 12, 31)
_LARGEST = 99_999
#: What must be chosen before a rule of the whole country is set aside.
CONFIRMED = QT_TR_NOOP("我知道这是全国规定，确有上级文件要求另定")


def _since(*, is_required: bool = False) -> Field:
    return Field(
        "since",
        QT_TR_NOOP("从哪一天起"),
        Entry.DATE,
        is_required=is_required,
        latest=_LATEST,
        hint=QT_TR_NOOP("不填就是一直；以前已经到期的不变"),
    )


_NOTE = Field(
    "note",
    QT_TR_NOOP("理由和依据"),
    Entry.LONG_TEXT,
    is_required=True,
    max_length=LONGEST_NOTE,
    lines=2,
    hint=QT_TR_NOOP("由谁、按什么文件或会议决定"),
)


def value_dialog(
    bench: Workbench, rule: RuleRow, row: ValueRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the form that sets one value of a rule otherwise, from a day on."""
    kinds = {code: kind.label for code, kind in kinds_by_code().items()}
    model = row.value if row.value is not None else row.changes[-1].value
    field = _value_field(row, model)
    fields = [_since(), _NOTE] if is_table(model) else [field, _since(), _NOTE]
    if rule.level is Level.NATIONAL:
        fields.append(
            Field(
                "confirmed",
                QT_TR_NOOP("确认"),
                Entry.CHOICE,
                choices=spoken(((True, CONFIRMED),)),
                is_required=True,
                empty=QT_TR_NOOP("还没有确认"),
            )
        )

    if is_table(model):
        since = {"since": PartialDate.of(bench.desk.on)}
        return TableForm(bench, rule, row, model, fields, since, parent)
    if has_parts(model):
        values = {"since": PartialDate.of(bench.desk.on)}
        return parts_dialog(bench, rule, row, model, tuple(fields[1:]), values, kinds, parent)
    is_plain = field.entry in (Entry.TEXT, Entry.LONG_TEXT)

    def read(values: Values) -> Any:
        given = values["value"]
        if not is_plain:
            return given
        return typed_value(row.rule, row.key, str(given or ""), model, kinds)

    def judge(values: Values) -> list[Problem]:
        try:
            read(values)
        except ValueError:
            return [Problem(Address(field="value"), "rule.value_unreadable")]
        return []

    def operation(values: Values) -> Operation[Any]:
        return change_rule(
            rule=row.rule,
            key=row.key,
            value=read(values),
            note=values["note"],
            since=values["since"],
        )

    shown = typed_text(row.rule, row.key, model, kinds) if is_plain else model
    made = OperationDialog(
        bench,
        tr(rule.title),
        fields,
        operation,
        values={"value": shown, "since": PartialDate.of(bench.desk.on)},
        note=tr("{label} · 依据：{source}", label=tr(row.label), source=rule.source),
        between=judge,
        parent=parent,
    )
    made.setObjectName("rule_value_dialog")
    return made


def _value_field(row: ValueRow, model: Any) -> Field:
    label = QT_TR_NOOP("新的值")
    words = choices_for(row.rule, row.key)
    if isinstance(model, bool):
        return Field("value", label, Entry.YES_NO, is_required=True)
    if isinstance(model, int):
        return Field("value", label, Entry.INTEGER, is_required=True, highest=_LARGEST)
    if isinstance(model, str) and model in words:
        return Field("value", label, Entry.CHOICE, choices=_offered(words), is_required=True)
    if isinstance(model, str):
        return Field("value", label, is_required=True, max_length=200)
    return Field(
        "value",
        label,
        Entry.LONG_TEXT,
        max_length=20_000,
        lines=7,
        hint=QT_TR_NOOP("一行一个"),
    )


def _offered(words: Mapping[str, str]) -> Choices:
    return spoken(tuple(words.items()))


def holidays_dialog(bench: Workbench, year: int, parent: QWidget | None = None) -> OperationDialog:
    """Return the form that adds the days off and the make-up days of a year."""

    def read(values: Values) -> dict[str, Reading[Any]]:
        return {key: read_days(values[key] or "", values["year"]) for key in ("off", "make_up")}

    def judge(values: Values) -> list[Problem]:
        if values["year"] is None:
            return []
        found = read(values).items()
        return [fault.at(Address(field=key)) for key, one in found for fault in one.faults]

    def operation(values: Values) -> Operation[Any]:
        days = {key: found.value for key, found in read(values).items()}
        year, note = str(values["year"]), values["note"]
        return change_rule(rule=CALENDAR, key=year, value=days, note=note)

    made = OperationDialog(
        bench,
        tr("增加一年的放假和调休"),
        (
            Field(
                "year",
                QT_TR_NOOP("年份"),
                Entry.INTEGER,
                is_required=True,
                lowest=2000,
                highest=2099,
            ),
            Field(
                "off",
                QT_TR_NOOP("放假"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=1000,
                lines=6,
                hint=QT_TR_NOOP("一行一段，如 1.1-1.3 或 10月1日至7日"),
            ),
            Field(
                "make_up",
                QT_TR_NOOP("调休上班"),
                Entry.LONG_TEXT,
                max_length=1000,
                lines=3,
                hint=QT_TR_NOOP("如 2月14日、10.10"),
            ),
            _NOTE,
        ),
        operation,
        values={"year": year},
        note=tr("照国务院办公厅的通知填写；同一年再填一次就替换原来的。"),
        between=judge,
        parent=parent,
    )
    made.setObjectName("holidays_dialog")
    return made


def own_obligation_dialog(bench: Workbench, parent: QWidget | None = None) -> OperationDialog:
    """Return the form for something that branches or groups ask of themselves."""
    kinds = [(code, kind.label) for code, kind in kinds_by_code().items() if not kind.is_retired]

    def operation(values: Values) -> Operation[Any]:
        return add_own_obligation(
            title=values["title"],
            kinds=(values["kind"],),
            every=Every(values["every"]),
            note=values["note"],
            subject=Subject(values["subject"]),
            count=values["count"],
            amber_days=values["amber_days"],
            is_repairable=values["repairable"],
            needs=Needs(values["needs"]),
            since=values["since"],
        )

    subjects = {key: CHOICES["subject"][key] for key in ("branch", "party_group")}
    every = {key: word for key, word in CHOICES["every"].items() if key != Every.EVENT}
    made = OperationDialog(
        bench,
        tr("增加本支部的要求"),
        (
            Field(
                "title",
                QT_TR_NOOP("名称"),
                is_required=True,
                max_length=LONGEST_TITLE,
                hint=QT_TR_NOOP("如 党小组长会每月一次"),
            ),
            Field("kind", QT_TR_NOOP("哪种活动算"), Entry.CHOICE, choices=kinds, is_required=True),
            Field(
                "subject",
                QT_TR_NOOP("由谁完成"),
                Entry.CHOICE,
                choices=_offered(subjects),
                is_required=True,
            ),
            Field(
                "every",
                QT_TR_NOOP("多久一次"),
                Entry.CHOICE,
                choices=_offered(every),
                is_required=True,
            ),
            Field(
                "count", QT_TR_NOOP("次数"), Entry.INTEGER, is_required=True, lowest=1, highest=99
            ),
            Field(
                "amber_days",
                QT_TR_NOOP("到期前几天提醒"),
                Entry.INTEGER,
                is_required=True,
                highest=366,
            ),
            Field(
                "needs",
                QT_TR_NOOP("哪些支部才有"),
                Entry.CHOICE,
                choices=_offered(CHOICES["needs"]),
                is_required=True,
            ),
            Field("repairable", QT_TR_NOOP("过期能否补"), Entry.YES_NO, is_required=True),
            _since(),
            _NOTE,
        ),
        operation,
        values={
            "subject": "branch",
            "every": "month",
            "count": 1,
            "amber_days": 10,
            "needs": "all",
            "repairable": True,
            "since": PartialDate.of(bench.desk.on),
        },
        columns=2,
        parent=parent,
    )
    made.setObjectName("own_obligation_dialog")
    return made


def removal_dialog(
    bench: Workbench, row: ValueRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the form that takes back one of the things the branch has set for a value."""
    choices = [
        (
            number,
            tr(
                "{since}起：{note}",
                since=one.since.printed if one.since is not None else tr("一直"),
                note=one.note,
            ),
        )
        for number, one in enumerate(row.changes)
    ]

    def operation(values: Values) -> Operation[Any]:
        chosen = row.changes[values["change"]]
        return remove_rule_change(rule=row.rule, key=row.key, since=chosen.since)

    made = OperationDialog(
        bench,
        tr("取消另定"),
        (
            Field(
                "change", QT_TR_NOOP("取消哪一条"), Entry.CHOICE, choices=choices, is_required=True
            ),
        ),
        operation,
        values={"change": len(row.changes) - 1},
        save_text=QT_TR_NOOP("取消另定"),
        note=tr("“{label}”以后照规则原来的规定办；可以撤销。", label=tr(row.label)),
        parent=parent,
    )
    made.setObjectName("removal_dialog")
    return made
