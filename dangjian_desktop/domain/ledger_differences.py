"""What is different between two states of a book, as lines that somebody can look through.

Shown before a book is read in from a file, and in the editor: what the branch changed of a book
that the program supplies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dangjian_desktop.domain.ledgers import (
    FIELD_TYPE_LABELS,
    BookField,
    LedgerBook,
    PrintForm,
    column_label,
)


class DifferenceKind(StrEnum):
    """What of a book is different."""

    LABEL = "label"
    SHORT = "short"
    PURPOSE = "purpose"
    SECTION = "section"
    DAY_LABEL = "day_label"
    HELD_BY = "held_by"
    FIELD_ADDED = "field_added"
    FIELD_GONE = "field_gone"
    FIELD_CHANGED = "field_changed"
    FIELD_RETIRED = "field_retired"
    FIELD_RESTORED = "field_restored"
    CHOICES = "choices"
    ORDER = "order"
    STATES = "state"
    STEPS = "step"
    LATE = "late"
    MEASURES = "measure"
    PRINT = "print"
    NOTICE = "notice"
    PROVES = "proves"
    BOARD = "board"
    OTHER = "other"


DIFFERENCE_LABELS: Mapping[DifferenceKind, str] = MappingProxyType(
    {
        DifferenceKind.LABEL: "名称",
        DifferenceKind.SHORT: "短名",
        DifferenceKind.PURPOSE: "用途",
        DifferenceKind.SECTION: "归类",
        DifferenceKind.DAY_LABEL: "日期名称",
        DifferenceKind.HELD_BY: "哪一级记",
        DifferenceKind.FIELD_ADDED: "增加字段",
        DifferenceKind.FIELD_GONE: "去掉字段",
        DifferenceKind.FIELD_CHANGED: "改了字段",
        DifferenceKind.FIELD_RETIRED: "停用字段",
        DifferenceKind.FIELD_RESTORED: "恢复字段",
        DifferenceKind.CHOICES: "选项",
        DifferenceKind.ORDER: "字段次序",
        DifferenceKind.STATES: "状态",
        DifferenceKind.STEPS: "办理步骤",
        DifferenceKind.LATE: "期限",
        DifferenceKind.MEASURES: "天数",
        DifferenceKind.PRINT: "打印样式",
        DifferenceKind.NOTICE: "公示样式",
        DifferenceKind.PROVES: "佐证",
        DifferenceKind.BOARD: "看板",
        DifferenceKind.OTHER: "其他",
    }
)


@dataclass(frozen=True, slots=True)
class BookDifference:
    """One thing that is different.

    Attributes:
        kind: What.
        name: Of the field; "" for the book itself.
        before, after: What it was and is, in words; "" where there is nothing to say.
        key: Of the field; "" for the book itself.
    """

    kind: DifferenceKind
    name: str = ""
    before: str = ""
    after: str = ""
    key: str = ""

    @property
    def told(self) -> str:
        """What stood there and stands there now, in one line."""
        if self.before and self.after:
            return f"{self.before} → {self.after}"
        return self.after or self.before


#: Attributes of a book that are told as they are.
_TEXTS: tuple[tuple[DifferenceKind, str], ...] = (
    (DifferenceKind.LABEL, "label"),
    (DifferenceKind.SHORT, "short"),
    (DifferenceKind.PURPOSE, "purpose"),
    (DifferenceKind.SECTION, "section"),
    (DifferenceKind.DAY_LABEL, "day_label"),
)
_HOLDER_WORDS = {"committee": "党委", "branch": "党支部", "party_group": "党小组"}
#: Attributes of a field and what they are called.
_FIELD_PARTS: tuple[tuple[str, str], ...] = (
    ("hint", "填写说明"),
    ("section", "小标题"),
    ("default", "默认值"),
    ("unit", "单位"),
    ("none_word", "表示没有的词"),
)
_FIELD_FLAGS: tuple[tuple[str, str, str], ...] = (
    ("is_required", "必填", "不必填"),
    ("is_shown", "表里显示", "表里不显示"),
    ("is_past", "不能晚于今天", "可以晚于今天"),
    ("is_of_roster", "只写名册上的人", "可以写名册以外的人"),
    ("is_consent", "写“否”的不登记", "写“否”的也登记"),
)


def book_differences(before: LedgerBook, after: LedgerBook) -> tuple[BookDifference, ...]:
    """Return what is different in a book, in the order of its parts."""
    return tuple(_differences(before, after))


def _differences(before: LedgerBook, after: LedgerBook) -> Iterator[BookDifference]:
    for kind, name in _TEXTS:
        was, now = getattr(before, name), getattr(after, name)
        follows = kind is DifferenceKind.SHORT and (was, now) == (before.label, after.label)
        if was != now and not follows:
            yield BookDifference(kind, "", was, now)
    if before.held_by != after.held_by:
        words = [
            _joined(_HOLDER_WORDS[one.value] for one in book.held_by) for book in (before, after)
        ]
        yield BookDifference(DifferenceKind.HELD_BY, "", *words)
    yield from _fields(before, after)
    yield from _lists(before, after)


def _fields(before: LedgerBook, after: LedgerBook) -> Iterator[BookDifference]:
    for field in after.fields:
        was = before.field(field.key)
        if was is None:
            told = FIELD_TYPE_LABELS[field.kind]
            yield BookDifference(DifferenceKind.FIELD_ADDED, field.label, "", told, field.key)
            continue
        if was.is_retired != field.is_retired:
            kind = (
                DifferenceKind.FIELD_RETIRED if field.is_retired else DifferenceKind.FIELD_RESTORED
            )
            yield BookDifference(kind, field.label, "", "", field.key)
        yield from _field(was, field)
    for field in before.fields:
        if after.field(field.key) is None:
            yield BookDifference(DifferenceKind.FIELD_GONE, field.label, "", "", field.key)
    both = [field.key for field in before.fields if after.field(field.key)]
    now = [field.key for field in after.fields if before.field(field.key)]
    if both != now:
        named = [field.label for field in after.fields if before.field(field.key)]
        yield BookDifference(DifferenceKind.ORDER, "", "", _joined(named))


def _field(was: BookField, now: BookField) -> Iterator[BookDifference]:
    if was.label != now.label:
        yield BookDifference(DifferenceKind.FIELD_CHANGED, was.label, was.label, now.label, now.key)
    told = [
        (f"{label}：{getattr(was, name) or '空'}", f"{getattr(now, name) or '空'}")
        for name, label in _FIELD_PARTS
        if getattr(was, name) != getattr(now, name)
    ]
    told += [
        (no if getattr(now, name) else yes, yes if getattr(now, name) else no)
        for name, yes, no in _FIELD_FLAGS
        if getattr(was, name) != getattr(now, name)
    ]
    if was.kind is not now.kind:
        told.append((FIELD_TYPE_LABELS[was.kind], FIELD_TYPE_LABELS[now.kind]))
    if was.required_when != now.required_when:
        told.append(("", "改了什么时候必填"))
    if (was.least, was.most) != (now.least, now.most):
        told.append((_bounds(was), _bounds(now)))
    for one, other in told:
        yield BookDifference(DifferenceKind.FIELD_CHANGED, now.label, one, other, now.key)
    choices = list(_choices(was, now))
    if choices:
        yield BookDifference(DifferenceKind.CHOICES, now.label, "", "；".join(choices), now.key)


def _bounds(field: BookField) -> str:
    least = "" if field.least is None else str(field.least)
    most = "" if field.most is None else str(field.most)
    return f"{least}–{most}" if least or most else "不限"


def _choices(was: BookField, now: BookField) -> Iterator[str]:
    before = {choice.label: choice for choice in was.choices}
    after = {choice.label: choice for choice in now.choices}
    added = [one.shown for word, one in after.items() if word not in before]
    gone = [one.shown for word, one in before.items() if word not in after]
    retired = [
        one.shown
        for word, one in after.items()
        if one.is_retired and word in before and not before[word].is_retired
    ]
    back = [
        one.shown
        for word, one in after.items()
        if not one.is_retired and word in before and before[word].is_retired
    ]
    renamed = [
        f"{before[word].shown} → {one.shown}"
        for word, one in after.items()
        if word in before and before[word].shown != one.shown
    ]
    for label, words in (
        ("增加", added),
        ("去掉", gone),
        ("停用", retired),
        ("恢复", back),
        ("改名", renamed),
    ):
        if words:
            yield f"{label} {_joined(words)}"
    both = [word for word in before if word in after]
    if both != [word for word in after if word in before]:
        yield "次序"
    if any(before[word].under != one.under for word, one in after.items() if word in before):
        yield "归到哪张清单"


def _lists(before: LedgerBook, after: LedgerBook) -> Iterator[BookDifference]:
    if before.states != after.states:
        words = [_joined(state.label for state in book.states) for book in (before, after)]
        yield BookDifference(DifferenceKind.STATES, "", *words)
    if before.steps != after.steps:
        words = [_joined(step.verb for step in book.steps) for book in (before, after)]
        yield BookDifference(DifferenceKind.STEPS, "", *words)
    if before.late != after.late:
        words = ["；".join(late_in_words(book)) for book in (before, after)]
        yield BookDifference(DifferenceKind.LATE, "", *words)
    if before.measures != after.measures:
        words = [_joined(one.label for one in book.measures) for book in (before, after)]
        yield BookDifference(DifferenceKind.MEASURES, "", *words)
    for kind, name in (
        (DifferenceKind.PRINT, "print_form"),
        (DifferenceKind.NOTICE, "notice_form"),
    ):
        if getattr(before, name) != getattr(after, name):
            words = [_printed_columns(book, getattr(book, name)) for book in (before, after)]
            yield BookDifference(kind, "", *words)
    if before.proves != after.proves:
        words = [_joined(book.proves) for book in (before, after)]
        yield BookDifference(DifferenceKind.PROVES, "", *words)
    if (before.board, before.card) != (after.board, after.card):
        words = [column_label(book, book.board) for book in (before, after)]
        yield BookDifference(DifferenceKind.BOARD, "", *words)
    others = ("flags", "checks", "source", "view_of", "title", "owner", "agenda_of", "fed_by")
    more = ("has_milestones", "has_attachments", "may_be_anonymous", "may_grow", "day_is_month")
    if any(getattr(before, name) != getattr(after, name) for name in (*others, *more)):
        yield BookDifference(DifferenceKind.OTHER)


def late_in_words(book: LedgerBook) -> list[str]:
    """Return the rules of a book by which a row is late, one line each."""
    lines = []
    for rule in book.late:
        if rule.until:
            until = f"{column_label(book, rule.until)}前"
        else:
            until = f"{column_label(book, rule.since or 'day')}起 {rule.days} 天"
        states = _joined(book.state_label(code) for code in rule.states)
        levels = "，".join(f"逾期 {one.days} 天{one.text}" for one in rule.escalations)
        told = f"{states}：{until}" if states else until
        lines.append(f"{told}（提前 {rule.amber_days} 天提醒）" + (f"，{levels}" if levels else ""))
    return lines


def _printed_columns(book: LedgerBook, form: PrintForm | None) -> str:
    if form is None:
        return "不打印"
    paper = "横向" if form.is_landscape else "纵向"
    return f"{paper} " + _joined(
        f"{column_label(book, one.key)} {one.width}" for one in form.columns
    )


def _joined(words: Iterator[str] | tuple[str, ...] | list[str]) -> str:
    return "、".join(words)
