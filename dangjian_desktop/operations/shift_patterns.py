"""Shift systems of the mine's own: a rule is data, and this is the door to it for people."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.pattern_reading import TypedPattern, read_pattern
from dangjian_desktop.domain.problems import InputError
from dangjian_desktop.operations.rules import write_rule_change
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.storage.rulebook import rules_on

LONGEST_TITLE = 40
_RULE = "shifts.patterns"
_OWN_CODE = "own_"


@operation("自定轮班方式")
def add_shift_pattern(
    writer: Writer,
    *,
    title: str,
    typed: TypedPattern,
    note: str,
    on: date,
    since: PartialDate | None = None,
) -> str:
    """Write a shift system and return its code; one of the same name is set otherwise.

    Args:
        writer: Writes.
        title: What it is called.
        typed: Its cycle, hours and offsets.
        note: Who decided it.
        on: Day on which names are looked for.
        since: First day of what is set; None for always.

    Raises:
        InputError: With everything that cannot be read, each problem at its field.
        RefusedError: When the name is missing or too long.
    """
    name = trimmed(title, LONGEST_TITLE)
    if not name:
        raise RefusedError("没有写轮班方式的名称。请填写。")
    values, problems = read_pattern(typed)
    if problems:
        raise InputError(*problems)
    there = rules_on(on).values_of(_RULE)
    code = next((code for code, one in there.items() if one["title"] == name), "")
    code = code or _OWN_CODE + writer.new_uid()
    value = {"title": name, **values}
    write_rule_change(writer, rule=_RULE, key=code, value=value, note=note, since=since)
    return code
