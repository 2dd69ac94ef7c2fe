"""The form in which a rule that has a name and several parts is set otherwise, a field a part."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import Address, Problem
from dangjian_desktop.domain.rule_words import (
    Names,
    choices_for,
    key_word,
    names_for,
    typed_text,
    typed_value,
)
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.rule_rows import RuleRow, ValueRow
from dangjian_desktop.ui.shared.fields import Entry, Field, spoken
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: The part by which such a rule is known to be one.
_NAME = "label"
_LONGEST = 2_000
#: Between the name of a mark and its points.
_EQUALS = "="


def has_parts(value: Any) -> bool:
    """Whether a value has a name and parts that are typed: texts, numbers, lists, pairs."""
    return isinstance(value, Mapping) and _NAME in value and all(map(_is_part, value.values()))


def _is_part(part: Any) -> bool:
    if isinstance(part, Mapping):
        return all(isinstance(one, str) for one in part.values())
    if isinstance(part, (list, tuple)):
        return all(isinstance(one, str) for one in part)
    return isinstance(part, (str, int))


def parts_dialog(
    bench: Workbench,
    rule: RuleRow,
    row: ValueRow,
    model: Mapping[str, Any],
    fields: tuple[Field, ...],
    values: Values,
    kinds: Names,
    parent: QWidget | None = None,
) -> OperationDialog:
    """Return the form.

    Args:
        bench: Given on.
        rule: The rule. row: Its value that is changed. model: What stands there.
        fields: Day, reason and the like, below the parts. values: Of these.
        kinds: Names of the kinds of activities, by code. parent: What it lies above.
    """

    def read(given: Values) -> dict[str, Any]:
        return {key: _read(rule.rule, key, given[key], part, kinds) for key, part in model.items()}

    def judge(given: Values) -> list[Problem]:
        found = []
        for key, part in model.items():
            try:
                _read(rule.rule, key, given[key], part, kinds)
            except ValueError:
                found.append(Problem(Address(field=key), "rule.value_unreadable"))
        return found

    def operation(given: Values) -> Operation[Any]:
        return change_rule(
            rule=row.rule,
            key=row.key,
            value=read(given),
            note=given["note"],
            since=given["since"],
        )

    made = OperationDialog(
        bench,
        tr(rule.title),
        [*(_field(rule.rule, key, part) for key, part in model.items()), *fields],
        operation,
        values={
            **{key: _shown(rule.rule, key, part, kinds) for key, part in model.items()},
            **values,
        },
        columns=2,
        note=tr("{label} · 依据：{source}", label=str(model[_NAME]), source=rule.source),
        between=judge,
        parent=parent,
    )
    made.setObjectName("rule_parts_dialog")
    return made


def _field(rule: str, key: str, part: Any) -> Field:
    label, words = key_word(key), choices_for(rule, key)
    if isinstance(part, bool):
        return Field(key, label, Entry.YES_NO, is_required=True)
    if isinstance(part, int):
        return Field(key, label, Entry.INTEGER, is_required=True)
    if isinstance(part, str) and part in words:
        return Field(
            key, label, Entry.CHOICE, choices=spoken(tuple(words.items())), is_required=True
        )
    if isinstance(part, str):
        return Field(key, label, max_length=200)
    hint = (
        QT_TR_NOOP("一行一个，如 到会=2") if isinstance(part, Mapping) else QT_TR_NOOP("一行一个")
    )
    return Field(key, label, Entry.LONG_TEXT, max_length=_LONGEST, lines=3, hint=hint)


def _shown(rule: str, key: str, part: Any, kinds: Names) -> Any:
    if isinstance(part, Mapping):
        words = names_for(rule, key, kinds)
        return "\n".join(f"{words.get(code, code)}{_EQUALS}{text}" for code, text in part.items())
    if isinstance(part, (list, tuple)):
        return typed_text(rule, key, part, kinds)
    return part


def _read(rule: str, key: str, given: Any, part: Any, kinds: Names) -> Any:
    if isinstance(part, Mapping):
        codes = {word: code for code, word in names_for(rule, key, kinds).items()}
        found = {}
        for line in str(given or "").replace(chinese("＝"), _EQUALS).splitlines():
            if not line.strip():
                continue
            word, equals, text = line.partition(_EQUALS)
            if not equals or not text.strip() or (codes and word.strip() not in codes):
                raise ValueError(line)
            found[codes.get(word.strip(), word.strip())] = text.strip()
        return found
    if isinstance(part, (list, tuple)):
        return typed_value(rule, key, str(given or ""), part, kinds)
    return given if isinstance(part, int) else str(given or "").strip()
