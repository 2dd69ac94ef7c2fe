"""Dialogs of the score sheet: a mark with its reason, and what was found for a rule."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_reading import read_number
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import Fault, Reading
from dangjian_desktop.domain.rubric import RubricItem, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_words import effect_in_words
from dangjian_desktop.domain.scoring import Given, ItemScore
from dangjian_desktop.domain.vocabulary import PRINTED, ScoreRole
from dangjian_desktop.operations.scores import (
    LONGEST_TEXT,
    change_finding,
    mark_score,
    mark_scores_as_counted,
    record_finding,
)
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.score_findings import (
    LINKS,
    FindingRow,
    LinkChoice,
    LinkChoicesQuery,
)
from dangjian_desktop.queries.score_sheets import ScoreSheet
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_MOST_LINK = 200


def read_points(text: str) -> Reading[Decimal]:
    """Read points that were typed."""
    found = read_number(text)
    if found.value is not None and found.value < 0:
        return Reading(None, (Fault("number.unreadable", text),))
    return found


def mark_dialog(
    bench: Workbench,
    sheet: ScoreSheet,
    one: ItemScore,
    role: ScoreRole,
    parent: QWidget,
    *,
    points: Decimal | None = None,
    is_as_counted: bool = False,
) -> OperationDialog:
    """Return the dialog in which an item gets a mark.

    Args:
        bench: Desk and questions. sheet: The sheet. one: The item. role: Who gives it.
        parent: The page.
        points: What was typed already; None for what stands.
        is_as_counted: Whether "as counted" was typed: no points, and only the reason is asked for.
    """
    given = one.self_score if role is ScoreRole.SELF else one.check_score
    item = one.item
    fields = [
        Field(
            "points",
            QT_TR_NOOP("得分"),
            Entry.NUMBER,
            is_required=not item.rules,
            reader=read_points,
            hint=tr("0 至 {most}", most=plain_number(item.maximum)),
            advice=QT_TR_NOOP("空着就是同计数。") if item.rules else "",
        ),
        Field(
            "reason",
            QT_TR_NOOP("理由"),
            Entry.LONG_TEXT,
            max_length=LONGEST_TEXT,
            advice=QT_TR_NOOP("和按记录计的不一样，或者没有记录时要写。"),
        ),
    ]
    start = points if points is not None or is_as_counted else _start(one, given)

    def doing(values: Values) -> Any:
        return mark_score(
            organisation_id=sheet.organisation_id,
            period=sheet.period.code,
            item=item.code,
            role=role,
            points=values["points"],
            on=bench.desk.today,
            reason=values["reason"],
        )

    dialog = OperationDialog(
        bench,
        tr("{word}：{code} {title}", word=PRINTED[role], code=item.code, title=item.title),
        fields,
        doing,
        values={"points": start, "reason": given.reason if given else ""},
        note=_counted(one),
        parent=parent,
    )
    if (
        points is not None or is_as_counted
    ):  # they were typed in the sheet: only the reason is still asked for
        dialog.form.focus_field("reason")
    return dialog


def confirm_dialog(
    bench: Workbench, sheet: ScoreSheet, items: Sequence[ItemScore], parent: QWidget
) -> OperationDialog:
    """Return the dialog that asks why items are confirmed of which nothing is recorded."""
    unrecorded = tr("、").join(one.item.code for one in items if one.is_unrecorded)

    def doing(values: Values) -> Any:
        return mark_scores_as_counted(
            organisation_id=sheet.organisation_id,
            period=sheet.period.code,
            items=[one.item.code for one in items],
            on=bench.desk.today,
            reason=values["reason"],
        )

    return OperationDialog(
        bench,
        tr("核定同计数"),
        [
            Field(
                "reason",
                QT_TR_NOOP("理由"),
                Entry.LONG_TEXT,
                is_required=True,
                max_length=LONGEST_TEXT,
            )
        ],
        doing,
        note=tr("{codes} 有没有记录的内容，没有记录不能当作没有扣分。", codes=unrecorded),
        parent=parent,
    )


def _start(one: ItemScore, given: Given | None) -> Decimal | None:
    return given.points if given is not None and given.points is not None else one.counted


def _counted(one: ItemScore) -> str:
    most = plain_number(one.item.maximum)
    if one.counted is None:
        return tr("本项满分 {most} 分，按记录还计不出。", most=most)
    counted = plain_number(one.counted)
    return tr("本项满分 {most} 分，按记录计 {counted} 分。", most=most, counted=counted)


def finding_dialog(
    bench: Workbench,
    sheet: ScoreSheet,
    item: RubricItem,
    rule: ScoringRule,
    parent: QWidget,
    *,
    finding: FindingRow | None = None,
) -> OperationDialog:
    """Return the dialog for what was found for a rule.

    Args:
        bench: Desk and questions. sheet: The sheet. item: The item. rule: The rule.
        parent: The page.
        finding: One that is changed; None for a new one.
    """
    last = min(sheet.period.last, bench.desk.today)
    links = LinkChoicesQuery(sheet.organisation_id, sheet.period.first, last).fetch()
    present = _present(finding, links)

    def doing(values: Values) -> Any:
        day = values["happened_on"]
        told = {
            "level": values.get("level") or "",
            "count": values["count"],
            "happened_on": day.first_day if isinstance(day, PartialDate) else None,
            "text": values["text"],
            **link_values(values["link"], links),
        }
        if finding is not None:
            return change_finding(finding_id=finding.finding_id, values=told, on=bench.desk.today)
        return record_finding(
            organisation_id=sheet.organisation_id,
            period=sheet.period.code,
            item=item.code,
            rule=rule.key,
            on=bench.desk.today,
            values=told,
        )

    words = rule.words or in_words(effect_in_words(rule, measures()))
    return OperationDialog(
        bench,
        tr("{code} {words}", code=item.code, words=words),
        _finding_fields(rule, links, last),
        doing,
        values=present,
        note=in_words(effect_in_words(rule, measures())),
        parent=parent,
    )


def _finding_fields(rule: ScoringRule, links: Sequence[LinkChoice], last: date) -> list[Field]:
    fields = []
    if rule.kind is RuleKind.LEVELS:
        choices = tuple((one.label, one.label) for one in rule.levels)
        fields.append(
            Field("level", QT_TR_NOOP("等级"), Entry.CHOICE, choices=choices, is_required=True)
        )
    is_reach = rule.kind in (RuleKind.BELOW, RuleKind.ABOVE)
    fields += [
        Field(
            "count",
            QT_TR_NOOP("达到多少") if is_reach else QT_TR_NOOP("次数"),
            Entry.NUMBER,
            is_required=True,
            reader=read_points,
        ),
        Field("happened_on", QT_TR_NOOP("日期"), Entry.DATE, is_exact=True, latest=last),
        Field("text", QT_TR_NOOP("情况"), Entry.LONG_TEXT, max_length=LONGEST_TEXT),
        link_field(links),
    ]
    return fields


def link_field(links: Sequence[LinkChoice]) -> Field:
    """Return the field in which one of these records is chosen."""
    return Field(
        "link",
        QT_TR_NOOP("依据的记录"),
        Entry.COMPLETED,
        suggestions=lambda: [one.text for one in links],
        max_length=_MOST_LINK,
        reader=lambda text: _read_link(text, links),
        hint=QT_TR_NOOP("输入几个字，从列出的记录里选"),
        advice=QT_TR_NOOP("本支部这一期的活动、台账、来文。"),
    )


def shown_link(link: tuple[str, int] | None, links: Sequence[LinkChoice]) -> str:
    """Return a record as the field shows it; "" for none."""
    return next((one.text for one in links if (one.column, one.row_id) == link), "")


def _read_link(text: str, links: Sequence[LinkChoice]) -> Reading[str]:
    clean = text.strip()
    if not clean or any(one.text == clean for one in links):
        return Reading(clean)
    return Reading(None, (Fault("finding.link", clean),))


def link_values(text: object, links: Sequence[LinkChoice]) -> dict[str, int | None]:
    """Return the record that was chosen, by its column; None in the columns of the others."""
    found = next((one for one in links if one.text == text), None)
    return {
        name: found.row_id if found is not None and found.column == name else None for name in LINKS
    }


def _present(finding: FindingRow | None, links: Sequence[LinkChoice]) -> Mapping[str, Any]:
    if finding is None:
        return {"count": Decimal(1)}
    day = finding.happened_on
    return {
        "level": finding.level,
        "count": finding.count,
        "happened_on": PartialDate.of(day) if day is not None else None,
        "text": finding.text,
        "link": shown_link(finding.link, links),
    }
