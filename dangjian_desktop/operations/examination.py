"""What is done about findings of the 台账体检: let stand with a reason, take up again, mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangjian_desktop.domain.checks import PREFIX, Check, FindingId
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.mending import Mend, mend_of
from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.operations.people import write_facts
from dangjian_desktop.operations.rules import write_rule_change
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.examination import (
    ExaminationQuery,
    ExaminationRow,
    branch_of_organisations,
    checks_on,
    person_records,
)
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.models import (
    GroupMembership,
    IgnoredFinding,
    Membership,
    PostSpell,
    RuleOverride,
    StageSpell,
)
from dangjian_desktop.storage.rulebook import rules_on

#: A reason longer than this belongs in a minute.
LONGEST_REASON = 500
_TABLES: dict[str, Any] = {
    "stages": StageSpell,
    "branches": Membership,
    "groups": GroupMembership,
    "posts": PostSpell,
}


@dataclass(frozen=True)
class Mended:
    """What came of mending.

    Attributes:
        count: People whose record was mended.
        left: Why others were left as they are, each in one sentence.
    """

    count: int
    left: tuple[str, ...] = ()


def examine_books(on: date, within: int | None, progress: Progress) -> list[ExaminationRow]:
    """Return what the checks find; may be called on the worker thread.

    Args:
        on: Day of which it is true.
        within: Only what is found about this organisation and below it; None for everything.
        progress: Told what is being done and the share done; what it raises ends the work.
    """
    with connection():
        return ExaminationQuery(on, within, progress).fetch()


@operation("忽略体检发现")
def mark_findings_ignored(
    writer: Writer, *, findings: Sequence[FindingId], reason: str, on: date
) -> int:
    """Let findings stand, with the reason; return how many.

    A finding comes back by itself when what it rests on changes.

    Raises:
        RefusedError: When there is no reason, or it is too long.
    """
    why = reason.strip()
    if not why:
        raise RefusedError("忽略要写明理由。请写为什么可以不改。")
    if len(why) > LONGEST_REASON:
        raise RefusedError("理由最多 {most} 个字。请写短一些。", most=LONGEST_REASON)
    rows = [
        {
            "check_code": found.check_code,
            "person": found.person_id,
            "organisation": found.organisation_id,
            "found": found.found,
            "reason": why,
            "ignored_on": PartialDate.of(on),
        }
        for found in findings
    ]
    return len(writer.insert_many(IgnoredFinding, rows))


@operation("重新列出体检发现")
def reopen_findings(writer: Writer, *, findings: Sequence[FindingId]) -> int:
    """Take findings up again that were let stand; return how many decisions were taken back."""
    count = 0
    for found in findings:
        rows = IgnoredFinding.select().where(
            (IgnoredFinding.check_code == found.check_code)
            & (IgnoredFinding.found == found.found)
            & _is_subject(IgnoredFinding.person, found.person_id)
            & _is_subject(IgnoredFinding.organisation, found.organisation_id)
        )
        for row in rows:
            writer.delete(IgnoredFinding, row.id)
            count += 1
    return count


def _is_subject(column: Any, key: int | None) -> Any:
    return column.is_null() if key is None else column == key


@operation("一键修正")
def apply_mends(writer: Writer, *, check_code: str, person_ids: Sequence[int], on: date) -> Mended:
    """Mend what a check found in some people's records, where the record itself proves how.

    Each record is looked at again: what has changed meanwhile is left alone. A mend that another
    rule refuses (a number that belongs to somebody else) leaves that one record as it is.

    Raises:
        RefusedError: When the check has no mend, or nothing is left to be mended.
    """
    check = _check(check_code, on)
    branches = branch_of_organisations(on)
    count, left = 0, []
    for record in person_records(on, person_ids):
        mend = mend_of(check.mend, record, branches, on)
        if mend is None:
            continue
        try:
            _write(writer, record.person_id, mend)
        except RefusedError as refusal:
            left.append(f"{record.facts.name}：{refusal.sentence}")
            continue
        count += 1
    if not count:
        if left:
            raise RefusedError("没有能修正的。{first}请逐条处理。", first=left[0])
        raise RefusedError("这几条已经改过了，不必再修正。")
    return Mended(count, tuple(left))


def _check(code: str, on: date) -> Check:
    found = next((check for check in checks_on(on) if check.code == code), None)
    if found is None or not found.mend:
        raise RefusedError("这一项没有把握一键修正。请打开信息卡改正。")
    return found


def _write(writer: Writer, person_id: int, mend: Mend) -> None:
    """Write one mend; a refusal comes before the first row is written."""
    if mend.facts:
        write_facts(writer, person_id, dict(mend.facts))
    for kind, spell_id, day in mend.ends:
        writer.update(_TABLES[kind], spell_id, until=day)
    for kind, spell_id in mend.deletions:
        writer.delete(_TABLES[kind], spell_id)


@operation("设置检查项目")
def change_check(
    writer: Writer, *, check_code: str, values: Mapping[str, Any], note: str, on: date
) -> bool:
    """Switch a check on or off or set its thresholds; return whether anything became different.

    A value that is again what the rule file says is no value of the branch's own any more.

    Args:
        writer: Writes.
        check_code: The check.
        values: Keys of its rule with their values: `is_on`, `least`, `most` and on.
        note: Why, and who decided.
        on: The day as of which the present values are looked at.

    Raises:
        RefusedError: When there is no such check or value, it is of another kind, or the reason
            is missing.
    """
    rule = rules_on(on).get(PREFIX + check_code)
    if rule is None:
        raise RefusedError("没有“{code}”这项检查。请重新选择。", code=check_code)
    name = rule.version.rule
    has_changed = False
    for key, value in values.items():
        if rule.values.get(key) == value:
            continue
        has_changed = True
        if not note.strip():
            raise RefusedError("改变检查项目要写明理由。请填写由谁、按什么决定。")
        if rule.version.values.get(key) == value:
            for row in RuleOverride.select().where(
                (RuleOverride.rule == name) & (RuleOverride.key == key)
            ):
                writer.delete(RuleOverride, row.id)
        else:
            write_rule_change(writer, rule=name, key=key, value=value, note=note)
    return has_changed
