"""Columns of the history, and of the fields that one operation changed."""

from datetime import datetime

from dangjian_desktop.queries.operations_done import OperationRow
from dangjian_desktop.queries.told_changes import Doing, ToldLine
from dangjian_desktop.ui.shared.query_model import ChipLook, Column, text_column
from dangjian_desktop.ui.shared.theme import Tone
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, in_words, tr

#: Fields named in the list; of more only is told that there are.
_MOST_FIELDS = 3
_LOOKS = {
    Doing.ADDED: (QT_TR_NOOP("新增"), Tone.GOOD, "plus"),
    Doing.CHANGED: (QT_TR_NOOP("修改"), Tone.INFO, "pencil"),
    Doing.REMOVED: (QT_TR_NOOP("删去"), Tone.WARN, "trash-2"),
}


def moment_told(row: OperationRow) -> str:
    """Return when it was done by the clock of this place; of what is withheld the month."""
    if row.is_withheld:
        return row.at
    return datetime.fromisoformat(row.at).astimezone().strftime("%Y-%m-%d %H:%M")


def what_told(row: OperationRow) -> str:
    """Return what was done, and whether it was taken back since."""
    done = _named(row.what)
    return tr("{done}（已撤销）", done=done) if row.is_taken_back else done


def _named(label: str) -> str:
    """Return the label of an operation in the window's language, that of an undone one, too."""
    for verb in (QT_TR_NOOP("撤销"), QT_TR_NOOP("恢复")):
        if label.startswith(f"{verb} "):
            return f"{tr(verb)} {_named(label.removeprefix(f'{verb} '))}"
    return tr(label)


def changed_told(row: OperationRow) -> str:
    """Return the first fields before and after, and how many rows came and went."""
    parts = []
    for words, counted in ((tr("新增"), row.added), (tr("删去"), row.removed)):
        told = tr("、").join(
            tr(word) if count == 1 else f"{tr(word)} {count}" for word, count in counted
        )
        if told:
            parts.append(f"{words} {told}")
    parts += [_field(line) for line in row.fields[:_MOST_FIELDS]]
    if row.noted is not None:
        parts.append(in_words(row.noted))
    if len(row.fields) > _MOST_FIELDS or (not parts and row.count):
        parts.append(tr("共改动 {count} 处", count=row.count))
    return tr("；").join(parts)


def _field(line: ToldLine) -> str:
    empty = tr("空")
    return tr(
        "{what}：{before} → {after}",
        what=tr(line.what),
        before=line.before or empty,
        after=line.after or empty,
    )


OPERATION_COLUMNS: tuple[Column[OperationRow], ...] = (
    Column(QT_TR_NOOP("时间"), moment_told, "at", width=132),
    text_column(QT_TR_NOOP("谁"), lambda row: row.actor or tr("不记"), "actor", width=84),
    text_column(QT_TR_NOOP("做了什么"), what_told, "what", width=170),
    text_column(
        QT_TR_NOOP("对象"), lambda row: tr("、").join(row.about), "about", width=170, is_second=True
    ),
    text_column(QT_TR_NOOP("字段前后"), changed_told, "changed", width=350),
)


def _look(line: ToldLine) -> ChipLook:
    word, tone, icon = _LOOKS[line.doing]
    return ChipLook(tr(word), tone, icon)


def _object(line: ToldLine) -> str:
    return " ".join(filter(None, (tr(line.table), line.name)))


LINE_COLUMNS: tuple[Column[ToldLine], ...] = (
    Column(QT_TR_NOOP("改动"), lambda line: _look(line).text, "doing", width=84, chip=_look),
    text_column(QT_TR_NOOP("对象"), _object, "object", width=270),
    text_column(QT_TR_NOOP("项目"), lambda line: tr(line.what), "what", width=130),
    text_column(QT_TR_NOOP("改前"), lambda line: line.before, "before", width=215, is_second=True),
    text_column(QT_TR_NOOP("改后"), lambda line: line.after, "after", width=215),
)
