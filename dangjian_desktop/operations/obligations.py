"""A superior's notices until when something is due, and what a branch asks of itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.obligations import OWN, Every, Needs, Obligation, Subject, Way
from dangjian_desktop.domain.terms import shift_fault
from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.operations.rules import write_rule_change
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import refuse_long, trimmed
from dangjian_desktop.queries.activity_kinds import kinds_by_code
from dangjian_desktop.queries.obligation_facts import obligations_through
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.storage.models import ObligationNotice

LONGEST_NOTE = 200
LONGEST_TITLE = 30
#: A notice of a year is carried out in that year or the next one.
_MOST_YEARS_LATER = 1


@operation("登记上级通知")
def add_obligation_notice(
    writer: Writer,
    *,
    obligation: str,
    organisation_id: int,
    year: int,
    due_on: date,
    noticed_on: date,
    note: str = "",
    document_id: int | None = None,
) -> int:
    """Enter until when a superior wants something done, and return the row's id.

    For ``obligations.term`` it is the day to which a superior has agreed to move the election.

    Args:
        writer: Writes.
        obligation: Name of an obligation that is due by notice, or of the term.
        organisation_id: Whom it was sent to: a branch, or all below a committee.
        year: 所属年度; of a term, the year in which it expires.
        due_on: The last day. noticed_on: Day of the notice. note: Which paper.
        document_id: The document by which it came, where that is registered.

    Raises:
        RefusedError: When the obligation is not due by notice, the days do not go together, or the
            election would be moved by more than a year.
    """
    _refuse_strange(obligation, organisation_id, year, due_on, noticed_on, note)
    same = ObligationNotice.select().where(
        (ObligationNotice.obligation == obligation)
        & (ObligationNotice.organisation == organisation_id)
        & (ObligationNotice.year == year)
        & (ObligationNotice.noticed_on == noticed_on)
    )
    if same.exists():
        raise RefusedError(
            "{day}的这份通知已经登记过。请修改原来的那一条。", day=noticed_on.isoformat()
        )
    return writer.insert(
        ObligationNotice,
        obligation=obligation,
        organisation=organisation_id,
        year=year,
        due_on=due_on,
        noticed_on=noticed_on,
        note=note.strip(),
        document=document_id,
    )


@operation("修改上级通知")
def change_obligation_notice(
    writer: Writer, *, notice_id: int, due_on: date, noticed_on: date, note: str = ""
) -> None:
    """Correct the days or the words of a notice.

    Raises:
        RefusedError: As in `add_obligation_notice`, or when the notice is no more.
    """
    row = _standing(notice_id)
    _refuse_strange(row.obligation, row.organisation_id, row.year, due_on, noticed_on, note)
    writer.update(
        ObligationNotice, notice_id, due_on=due_on, noticed_on=noticed_on, note=note.strip()
    )


@operation("删除上级通知")
def remove_obligation_notice(writer: Writer, *, notice_id: int) -> None:
    """Remove a notice that was entered by mistake; what it made due waits for one again."""
    _standing(notice_id)
    writer.delete(ObligationNotice, notice_id)


@operation("增加本支部的要求")
def add_own_obligation(
    writer: Writer,
    *,
    title: str,
    kinds: Sequence[str],
    every: Every,
    note: str,
    subject: Subject = Subject.BRANCH,
    count: int = 1,
    amber_days: int = 10,
    is_repairable: bool = True,
    needs: Needs = Needs.ALL,
    since: PartialDate | None = None,
) -> str:
    """Let branches or groups owe meetings of some kinds, and return the name of the obligation.

    Args:
        writer: Writes.
        title: What is asked for (党小组长会每月一次).
        kinds: Codes of the kinds of activity that meet it.
        every: How often; not from an event.
        note: Who decided it.
        subject: Branches or groups.
        count: How many a period. amber_days: Days before its end on which it is time to act.
        is_repairable: Whether it can be made up for afterwards.
        needs: Who has it at all.
        since: First day; None for always.

    Raises:
        RefusedError: When a value cannot be.
    """
    name = trimmed(title, LONGEST_TITLE)
    if not name:
        raise RefusedError("没有写要求的名称。请填写，如“党小组长会每月一次”。")
    if every is Every.EVENT or subject not in (Subject.BRANCH, Subject.PARTY_GROUP):
        raise RefusedError("自定的要求只能按月、季、半年或年，由党支部或党小组完成。请另选。")
    known = kinds_by_code()
    if not kinds or any(kind not in known for kind in kinds):
        raise RefusedError("没有选由哪种活动完成，或选了没有的种类。请选择活动种类。")
    key = f"own_{writer.new_uid()}"
    values: dict[str, Any] = {
        "title": name,
        "enabled": True,
        "subject": subject.value,
        "way": Way.MEETINGS.value,
        "kinds": list(kinds),
        "every": every.value,
        "count": count,
        "amber_days": amber_days,
        "repairable": is_repairable,
        "needs": needs.value,
        "by_notice": False,
    }
    write_rule_change(writer, rule=OWN, key=key, value=values, note=note, since=since)
    return f"{OWN}/{key}"


def _refuse_strange(
    obligation: str, organisation_id: int, year: int, due_on: date, noticed_on: date, note: str
) -> None:
    refuse_long(note.strip(), LONGEST_NOTE)
    told = _told(obligation, year)
    node = Tree.on(noticed_on).get(organisation_id)
    if node is None:
        raise RefusedError(
            "{day}这个组织还没有成立或已经撤销。请核对通知日期，或另选组织。",
            day=noticed_on.isoformat(),
        )
    if node.kind is OrganisationKind.PARTY_GROUP:
        raise RefusedError("上级通知发给党支部或党委，不发给党小组。请另选组织。")
    if due_on < noticed_on:
        raise RefusedError(
            "完成期限 {due} 早于通知日期 {noticed}。请核对。",
            due=due_on.isoformat(),
            noticed=noticed_on.isoformat(),
        )
    if told.way is Way.TERM:
        _refuse_far_election(organisation_id, year, due_on, noticed_on)
    elif not year <= due_on.year <= year + _MOST_YEARS_LATER:
        raise RefusedError(
            "完成期限 {due} 不在所属年度 {year} 年和下一年之内。请核对年度和期限。",
            due=due_on.isoformat(),
            year=year,
        )


def _told(obligation: str, year: int) -> Obligation:
    known = {one.name: one for some in obligations_through(year).values() for one in some}
    told = known.get(obligation)
    if told is None:
        raise RefusedError("{year}年没有这项要求。请核对。", year=year)
    if not told.by_notice and told.way is not Way.TERM:
        raise RefusedError("“{title}”不等上级通知，到期日由规则定，不必登记。", title=told.title)
    return told


def _refuse_far_election(organisation_id: int, year: int, due_on: date, noticed_on: date) -> None:
    """Refuse to move an election by more than a superior may agree to (facts.md 1.8)."""
    term = running_term(organisation_id, noticed_on)
    if term is None:
        raise RefusedError("没有登记这个党支部的选举日期，算不出届满日。请先在职务里填写选举日期。")
    if term.expires.year != year:
        raise RefusedError(
            "这一届在 {day} 届满。请把所属年度改为 {year}。",
            day=term.expires.isoformat(),
            year=term.expires.year,
        )
    fault = shift_fault(term.term, due_on)
    if fault is not None:
        raise RefusedError(fault.template, **fault.facts)


def _standing(notice_id: int) -> Any:
    return standing_row(
        ObligationNotice,
        notice_id,
        RefusedError("这份通知已经不在了，可能刚被撤销。请重新打开再看。"),
    )
