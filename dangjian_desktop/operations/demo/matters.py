"""What the committees of the demonstration decided, what came from above, and who must do what."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.activity_kinds import COMMITTEE_MEETING, GENERAL_MEETING
from dangjian_desktop.domain.vocabulary import (
    AgendaSource,
    AgendaState,
    DocumentKind,
    TaskSource,
)
from dangjian_desktop.operations.demo.life import Life
from dangjian_desktop.operations.demo.roll import DemoBranch
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import (
    AgendaItem,
    Document,
    DocumentReply,
    ObligationNotice,
    Task,
)

_A_DAY = timedelta(days=1)
_FIRST_TOPIC = "学习上级会议精神"
_RESOLVED = ("把本季度决议事项分到各党小组", "核对党员责任区名单并更新公示")


def write_matters(writer: Writer, life: Life) -> None:
    """Write agendas, the pool, resolutions, documents, tasks, replies and notices."""
    for place, branch in enumerate(life.roll.branches.values()):
        _agendas(writer, life, branch)
        _resolutions(writer, life, branch)
        if place == 0:
            _pool(writer, life, branch)
        for document in life.plan["document"]:
            if place == 0 or document["kind"] == DocumentKind.DOCUMENT:
                _document(writer, life, branch, document)
    _notices(writer, life)


def _agendas(writer: Writer, life: Life, branch: DemoBranch) -> None:
    for day, activity in life.held[branch.name, COMMITTEE_MEETING]:
        topics = [_FIRST_TOPIC, *life.month(day.month)["topics"]]
        is_past = day < life.on
        for place, title in enumerate(topics):
            writer.insert(
                AgendaItem,
                organisation=branch.branch_id,
                activity=activity,
                title=title,
                proposer="支部书记" if place == 0 else "组织委员",
                raised_on=day - _A_DAY * (4 + place),
                is_first_topic=place == 0,
                state=AgendaState.DECIDED if is_past else AgendaState.CHOSEN,
                place=place,
                discussion="结合本单位实际讨论。" if is_past else "",
                outcome="同意，按分工落实。" if is_past and place else "",
            )


def _resolutions(writer: Writer, life: Life, branch: DemoBranch) -> None:
    """Write two resolutions of each quarter's meeting; those of the last are not all done."""
    meetings = [one for one in life.held[branch.name, GENERAL_MEETING] if one[0] < life.on]
    for number, (day, activity) in enumerate(meetings):
        is_last = number == len(meetings) - 1
        committee = life.days.of_committee(branch.branch_id, day)
        for place, title in enumerate(_RESOLVED):
            due = day + _A_DAY * (30 + 25 * place)
            is_done = not is_last or place == 0
            writer.insert(
                Task,
                organisation=branch.branch_id,
                source=TaskSource.RESOLUTION,
                activity=activity,
                title=title,
                owner=committee[place % len(committee)] if committee else None,
                due_on=due,
                done_on=due - 4 * _A_DAY if is_done else None,
                result="已完成。" if is_done else "",
                entered_on=day + _A_DAY,
            )


def _pool(writer: Writer, life: Life, branch: DemoBranch) -> None:
    for place, one in enumerate(life.plan["pooled"]):
        writer.insert(
            AgendaItem,
            organisation=branch.branch_id,
            title=one["title"],
            proposer=one["proposer"],
            raised_on=date.fromisoformat(one["raised_on"]),
            place=place,
        )


def _document(writer: Writer, life: Life, branch: DemoBranch, told: Mapping[str, Any]) -> None:
    kind = DocumentKind(told["kind"])
    received = date.fromisoformat(told["received_on"])
    reply = told.get("reply")
    document = writer.insert(
        Document,
        organisation=branch.branch_id,
        kind=kind,
        number=told["number"],
        title=told["title"],
        source=told["source"],
        received_on=received,
        answer_due_on=date.fromisoformat(told["answer_due_on"]),
        summary=told["summary"],
        closed_on=date.fromisoformat(reply["on"]) if reply else None,
        entered_on=received,
    )
    committee = life.days.of_committee(branch.branch_id, received)
    for place, one in enumerate(told["tasks"]):
        writer.insert(
            Task,
            organisation=branch.branch_id,
            source=(
                TaskSource.INSPECTION if kind is DocumentKind.INSPECTION else TaskSource.DOCUMENT
            ),
            document=document,
            title=one["title"],
            owner=committee[place % len(committee)] if committee else None,
            due_on=date.fromisoformat(one["due"]),
            done_on=_day(one["done"]),
            result=one.get("result", "已办。" if one["done"] else ""),
            checked_on=_day(one.get("checked", "")),
            checked_by="党委检查组" if one.get("checked") else "",
            closed_on=_day(one.get("closed", "")),
            entered_on=received,
        )
    if reply:
        writer.insert(
            DocumentReply,
            document=document,
            sent_on=date.fromisoformat(reply["on"]),
            sent_to=told["source"],
            content=reply["content"],
        )
    if kind is DocumentKind.ASSIGNMENT:
        writer.insert(
            AgendaItem,
            organisation=branch.branch_id,
            title=told["title"],
            source=AgendaSource.DOCUMENT,
            source_uid=Document.get_by_id(document).uid,
            raised_on=received,
            place=9,
        )


def _notices(writer: Writer, life: Life) -> None:
    """Write until when the superior wants the meetings of last year held."""
    for told in life.plan["document"]:
        notice = told.get("notice")
        for name in notice["obligations"] if notice else ():
            writer.insert(
                ObligationNotice,
                obligation=name,
                organisation=life.committee,
                year=notice["year"],
                due_on=date.fromisoformat(notice["due_on"]),
                noticed_on=date.fromisoformat(told["received_on"]),
                note=told["number"],
            )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
