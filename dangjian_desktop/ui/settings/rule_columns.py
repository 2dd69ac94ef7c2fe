"""Columns of the list of rules and of the values of one rule."""

from dangjian_desktop.domain.rules import LEVEL_WORDS, Level
from dangjian_desktop.queries.rule_rows import RuleRow, ValueRow
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr


def _level(row: RuleRow) -> ChipLook:
    if row.level is Level.NATIONAL:
        return ChipLook(tr("全国"), Tone.ACCENT, "landmark")
    return ChipLook(tr("地方"), Tone.INFO, "map-pin")


def _own(row: RuleRow) -> str:
    return tr("另定 {count} 项", count=row.own_count) if row.own_count else ""


RULE_COLUMNS: tuple[Column[RuleRow], ...] = (
    Column(QT_TR_NOOP("类别"), lambda row: tr(row.group), "group", width=110),
    text_column(QT_TR_NOOP("规则"), lambda row: tr(row.title), "title", width=230),
    Column(
        QT_TR_NOOP("层级"), lambda row: tr(LEVEL_WORDS[row.level]), "level", width=86, chip=_level
    ),
    Column(QT_TR_NOOP("本支部"), _own, "own", width=96),
    text_column(QT_TR_NOOP("依据"), lambda row: row.source, "source", width=260, is_second=True),
)


def _set_words(row: ValueRow) -> str:
    return tr("；").join(
        tr(
            "{since}起：{note}",
            since=one.since.printed if one.since is not None else tr("一直"),
            note=one.note,
        )
        for one in row.changes
    )


VALUE_COLUMNS: tuple[Column[ValueRow], ...] = (
    Column(QT_TR_NOOP("项目"), lambda row: tr(row.label), "label", width=170),
    Column(
        QT_TR_NOOP("现在的值"),
        lambda row: tr(row.text) if row.text else tr("尚未生效"),
        "text",
        width=220,
        tooltip=lambda row: row.text,
    ),
    Column(
        QT_TR_NOOP("原来的规定"),
        lambda row: row.file_text if row.changes else "",
        "file_text",
        width=130,
        tooltip=lambda row: row.file_text,
        is_second=True,
    ),
    text_column(QT_TR_NOOP("本支部另定（从哪天起、理由）"), _set_words, "changes", width=260),
)
