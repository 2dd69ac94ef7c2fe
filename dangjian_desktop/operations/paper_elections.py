"""What stands on the papers of 换届: letters to the superior, nominees, who proposed whom."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.elections import (
    APPROVE,
    NOMINATE,
    PRELIMINARY,
    REPORT,
    REQUEST,
    RESOLVE,
)
from dangjian_desktop.domain.paper_forms import ABOUT_TERM, BLANK_DAY, PaperSubject
from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.operations.paper_forms import Told, chosen_form, letter_of
from dangjian_desktop.operations.paper_people import (
    day_told,
    person_facts,
    rows_of_people,
    superior_of,
)
from dangjian_desktop.operations.printout import Printout, Rows, day_in_column
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.elections import (
    ElectionDetail,
    ElectionQuery,
    ElectionsOfQuery,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.stroke_order import in_stroke_order
from dangjian_desktop.queries.terms import running_term
from dangjian_desktop.queries.votes import VoteRow

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Paper, Template

_STEPS = (RESOLVE, REQUEST, APPROVE, NOMINATE, REPORT)


def election_letter_content(printout: Printout) -> Rows:
    """Return a letter of 换届: one to ask, one with the nominees, one with the result.

    Raises:
        RefusedError: When no form was chosen, or no branch, or the branch has no election; one
            about the term alone needs none.
    """
    form = chosen_form(printout, PaperSubject.ELECTION)
    if form.about == ABOUT_TERM:
        return [letter_of(form, [Told("", _term_facts(printout))], printout)], {}
    detail = _election(printout)
    facts = _facts(detail, printout)
    listed = {"preliminary": _preliminary, "report": _won}.get(form.about)
    told = [] if listed is None else listed(detail, printout)
    people = [Told(one["name"], {**one, **facts}) for one in told or [_nobody(printout)]]
    return [letter_of(form, people, printout)], {}


def nominee_list_content(printout: Printout) -> Rows:
    """Return the 候选人预备人选 in the order of strokes, each with who the person is.

    Raises:
        RefusedError: When the branch has no election.
    """
    from dangjian_desktop.printing.forms.elections import NomineeLine

    detail = _election(printout)
    lines = [
        NomineeLine(
            str(number),
            one["name"],
            one["sex"],
            one["ethnicity"],
            one["born_month"],
            one["education"],
            one["work_began_on"],
            one["admitted_on"],
            one["posts"],
            one["proposed_by"],
            one["proposed"],
            one["approved_on"],
        )
        for number, one in enumerate(_preliminary(detail, printout), start=1)
    ]
    return lines, {"branch_name": detail.organisation_name, "told": _seats_told(detail)}


def nominee_notice_content(printout: Printout) -> Rows:
    """Return the 候选人预备人选 in the order of strokes, with what may be made known of them.

    Raises:
        RefusedError: When the branch has no election, or nobody is proposed yet.
    """
    lines, values = nominee_list_content(printout)
    if not lines:
        raise RefusedError("还没有确定候选人预备人选，没有要公示的。请先在换届里登记。")
    detail = _election(printout)
    return lines, {
        **values,
        "branch_name": detail.organisation_name,
        "intro": "经推荐提名和党支部研究，拟确定下列同志为候选人预备人选，按姓氏笔画排列，"
        "现予公示。有意见的，请在公示期内向党支部反映。",
        "told": "",
    }


def nomination_tally_content(
    printout: Printout, paper: "Paper | None"
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return who was proposed by how many of which group.

    Raises:
        RefusedError: When the branch has no election.
    """
    from dangjian_desktop.printing.forms.elections import NOMINATION_TALLY as SHEET
    from dangjian_desktop.printing.forms.roster_view import ViewColumn, fitted, lines_of
    from dangjian_desktop.printing.privacy import DetailLevel

    detail = _election(printout)
    groups = detail.groups
    headings = ("姓名", *(f"{one.name}（{one.members} 人）" for one in groups), "合计", "预备人选")
    texts = [
        (
            row.name,
            *(_number(row.numbers.get(one.party_group_id)) for one in groups),
            _number(row.total),
            "是" if row.is_preliminary else "",
        )
        for row in detail.nominees
    ]
    columns = [ViewColumn(heading) for heading in headings]
    sheet = fitted(columns, texts, DetailLevel.ARCHIVE, paper, SHEET)
    values = {"branch_name": detail.organisation_name, "told": _seats_told(detail)}
    return sheet, lines_of(texts), values


def _election(printout: Printout) -> ElectionDetail:
    """Return the election that was chosen, or the latest of the branch."""
    chosen = printout.election_id
    if chosen is None and printout.organisation_id is not None:
        past = ElectionsOfQuery(printout.organisation_id).fetch()
        chosen = past[0].election_id if past else None
    detail = None if chosen is None else ElectionQuery(chosen, printout.on).fetch()
    if detail is None:
        raise RefusedError("没有可印的换届。请先选一个党支部，并在换届里开始换届。")
    return detail


def _facts(detail: ElectionDetail, printout: Printout) -> dict[str, str]:
    """Return every fact that a letter of 换届 may tell; "" where nothing was recorded."""
    end, result = detail.end, detail.last_round
    quorum = None if result is None else result.quorum
    counts = None if result is None else result.counts
    facts = {
        "branch": detail.organisation_name,
        "superior": superior_of(detail.organisation_id, printout.on),
        "day_elected": "" if end is None else day_told(end.elected),
        "day_ends": "" if end is None else day_told(end.ends),
        "day_meeting": day_told(detail.meeting_on),
        "count_preliminary": _number(len(detail.preliminary) or None),
        "count_due": "" if quorum is None else str(quorum.expected),
        "count_present": "" if quorum is None else _number(quorum.present),
        "count_issued": "" if counts is None else _number(counts.issued),
        "count_returned": "" if counts is None else _number(counts.returned),
        "count_invalid": "" if counts is None else _number(counts.invalid),
        "validity": _validity(result),
        "plan": _plan(detail),
        "result": _result(detail),
    }
    for code in _STEPS:
        standing = detail.step(code)
        done = None if standing is None else standing.done
        facts[f"day_{code}"] = "" if done is None else day_told(done.done_on)
        facts[f"number_{code}"] = "" if done is None else done.number
    # Once the superior has answered it was handed up, nobody recorded when: not today.
    answered = detail.step(PRELIMINARY)
    is_answered = answered is not None and answered.done is not None
    facts["day_nominees"] = BLANK_DAY if is_answered else ""
    return facts


def _term_facts(printout: Printout) -> dict[str, str]:
    """Return what a letter tells of the term in office; its end is that by rule.

    Another end is what such a letter asks for, so one that was allowed is not told as the end.
    """
    branch = printout.organisation_id
    if branch is None:
        raise RefusedError("没有选党支部。请先选一个党支部。")
    node = Tree.on(printout.on).get(branch)
    end = running_term(branch, printout.on)
    return {
        "branch": "" if node is None else node.name,
        "superior": superior_of(branch, printout.on),
        "day_elected": "" if end is None else day_told(end.elected),
        "day_ends": "" if end is None else day_told(end.expires),
    }


def _validity(result: VoteRow | None) -> str:
    """Return whether an election that was counted holds; "" while that cannot be said."""
    if result is None or result.quorum.is_quorate is None:
        return ""
    if result.is_void or not result.quorum.is_quorate:
        return "选举无效"
    return "" if result.outcome is None else "选举有效"


def _plan(detail: ElectionDetail) -> str:
    """Return what is to be elected and how; what was not resolved is left to be written."""
    seats = _number(detail.seats) or "＿＿"
    if not detail.has_committee:
        return (
            "本支部不设支部委员会，拟由支部党员大会无记名投票直接选举书记，候选人由党员推荐提名。"
        )
    needed = _number(detail.needed) or "＿＿"
    return (
        f"新一届支部委员会拟设委员{seats}名，提出候选人不少于{needed}名，由支部党员大会无记名投票"
        "差额选举；书记、副书记由新一届支部委员会选举产生。"
    )


def _result(detail: ElectionDetail) -> str:
    """Return who was elected, and to which posts; nothing is said before it is recorded."""
    told = [one.name for one in detail.won]
    last = detail.last_round
    is_counted = last is not None and (last.outcome is not None or last.is_void)
    if not told or not is_counted:
        told.append("＿＿＿＿＿＿＿＿")
    names = "、".join(told)
    if not detail.has_committee:
        return f"{_earlier_rounds(detail)}选举{names}同志为书记。"
    posts = "；".join(
        f"{one.name}同志为{printed(post)}"
        for one in detail.won
        if (post := one.held or one.proposed) is not None
    )
    met = f"新一届支部委员会第一次会议选举和分工：{posts}。" if posts else ""
    return f"{_earlier_rounds(detail)}选举{names}同志为新一届支部委员会委员。{met}"


def _earlier_rounds(detail: ElectionDetail) -> str:
    """Return what came of each round before the last one, whose own numbers stand above."""
    told = [
        f"第{one.round_number}轮发出选票{_or_line(one.counts.issued)}张，"
        f"收回{_or_line(one.counts.returned)}张，"
        f"其中无效票{_or_line(one.counts.invalid)}张，{_came_to(one)}"
        for one in detail.rounds[:-1]
    ]
    return f"以上为第{detail.rounds[-1].round_number}轮；{'；'.join(told)}。" if told else ""


def _came_to(one: VoteRow) -> str:
    """Return who was elected in a round that is over."""
    if one.is_void or one.quorum.is_quorate is False:
        return "选举无效"
    names = "、".join(who.name for who in one.elected)
    return f"{names}当选" if names else "无人当选"


def _or_line(count: int | None) -> str:
    return "＿＿＿" if count is None else str(count)


def _seats_told(detail: ElectionDetail) -> str:
    seats = "" if detail.seats is None else f"应选 {detail.seats} 名"
    needed = "" if detail.needed is None else f"候选人至少 {detail.needed} 名"
    return "，".join(filter(None, (seats, needed)))


def _preliminary(detail: ElectionDetail, printout: Printout) -> list[dict[str, str]]:
    """Return who the 候选人预备人选 are."""
    order = in_stroke_order((one.nominee_id, one.name) for one in detail.preliminary)
    by_id = {one.nominee_id: one for one in detail.preliminary}
    nominees = [by_id[key] for key in order]
    people = rows_of_people([one.person_id for one in nominees], printout.on)
    rows = {row.person_id: row for row in people}
    return [
        {
            **person_facts(rows.get(one.person_id), printout.on),
            "name": one.name,
            "proposed_by": _number(one.total),
            "proposed": "" if one.post is None else printed(one.post),
            "approved_on": day_in_column(one.approved_on),
        }
        for one in nominees
    ]


def _won(detail: ElectionDetail, printout: Printout) -> list[dict[str, str]]:
    """Return who was elected; somebody who is not on the roster has a name alone."""
    known = [one.person_id for one in detail.won if one.person_id is not None]
    rows = {row.person_id: row for row in rows_of_people(known, printout.on)}
    found = []
    for one in detail.won:
        post = one.held or one.proposed
        row = None if one.person_id is None else rows.get(one.person_id)
        facts = person_facts(row, printout.on)
        facts |= {
            "name": one.name,
            "votes": _number(one.counted),
            "post": "" if post is None else printed(post),
        }
        found.append(facts)
    return found


def _nobody(printout: Printout) -> dict[str, str]:
    """Return the facts of somebody still to be written by hand."""
    return {
        **person_facts(None, printout.on),
        **dict.fromkeys(("proposed_by", "proposed", "approved_on", "votes", "post"), ""),
    }


def _number(count: int | None) -> str:
    return "" if count is None else str(count)
