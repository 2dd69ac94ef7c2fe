"""What stands on the papers of 民主评议, 述职评议, 书记考核, 党小组考评 and tasks on one line."""

from typing import TYPE_CHECKING

from dangjian_desktop.domain.appraisal import FEWEST_SHOWN
from dangjian_desktop.domain.group_scoring import BlockScore
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.score_periods import length_of, period_of
from dangjian_desktop.domain.score_weights import plain_number
from dangjian_desktop.domain.vocabulary import AppraisalGrade, ReviewGrade, printed
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.paper_people import month_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_in_column, paper_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.appraisals import AppraisalQuery, AppraisalSheet, RatedRow
from dangjian_desktop.queries.group_scores import GroupScore, GroupScoresQuery
from dangjian_desktop.queries.pay_scores import PayRow, PayScoresQuery
from dangjian_desktop.queries.reviews import ReviewRow, ReviewsQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.secretary_scores import SecretaryScore, SecretaryScoresQuery
from dangjian_desktop.queries.task_loops import TaskLoopRow, TaskLoopsQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card

_NONE, _OPEN = "—", "待评"
_NOTHING = "没有"
#: Lines to write on by hand, of each part of the form that a member fills in.
_RULED = (7, 3, 3, 3, 2)
#: How wide the columns of the scores of a group are against each other.
_SCORE_SHARES = (4, 2, 2, 8, 7)


def _year(printout: Printout) -> int:
    return printout.year or printout.on.year


def _branch(printout: Printout) -> int:
    if printout.organisation_id is None:
        raise RefusedError("民主评议按党支部打印。请先选一个党支部。")
    return printout.organisation_id


def _sheet(printout: Printout) -> AppraisalSheet:
    found = AppraisalQuery(_branch(printout), _year(printout), printout.on).fetch()
    if found is None:
        raise RefusedError(
            "{name}{year}年的民主评议还没有开始。请先在考评的评议里开始。",
            name=place_on_paper(printout.on, printout.organisation_id),
            year=_year(printout),
        )
    return found


def appraisal_ballot_content(printout: Printout) -> Rows:
    """Return as many equal ballots as people vote: those handed out, or everybody on the list.

    Raises:
        RefusedError: When no branch is chosen, nothing was begun, or nobody is on the list.
    """
    from dangjian_desktop.printing.sheet import Card, CardSection, CardTable, TextBlock

    sheet = _sheet(printout)
    if not sheet.people:
        raise RefusedError("名单里没有人，印不出测评票。请先增加参评人员。")
    grades = tuple(printed(grade) for grade in AppraisalGrade)
    rows = tuple((one.name, *("",) * len(grades)) for one in sheet.people)
    title = f"{sheet.organisation_name}{sheet.year}年民主评议党员测评票"
    ballot = Card(
        title,
        (CardSection("", (), (CardTable("被评议人", ("姓名", *grades), rows),)),),
        blocks=(
            TextBlock("", "每人画一格“○”，不画或多画的，对这个人的一票无效。不记名。"),
            TextBlock("", "┄" * 44, align="centre"),
        ),
        title=title,
    )
    return [ballot] * (sheet.issued or len(sheet.people)), {"mark": ""}


def appraisal_tally_content(printout: Printout) -> Rows:
    """Return the list to be counted on by hand.

    Raises:
        RefusedError: When no branch is chosen or nothing was begun.
    """
    from dangjian_desktop.printing.forms.appraisals import RatedLine

    sheet = _sheet(printout)
    lines = [RatedLine(str(place), one.name) for place, one in enumerate(sheet.people, start=1)]
    return lines, {
        **_head(sheet),
        "count": str(len(lines)),
        "mark": paper_mark("计票表", printout.on),
    }


def appraisal_result_content(printout: Printout) -> Rows:
    """Return the tally and the grades that people decided; for the archive.

    Raises:
        RefusedError: When no branch is chosen or nothing was begun.
    """
    sheet = _sheet(printout)
    lines = [_rated_line(place, one) for place, one in enumerate(sheet.people, start=1)]
    counts = "，".join(f"{printed(grade)} {count} 人" for grade, count in sheet.decided.items())
    ballots = "票数没有录入"
    if sheet.issued is not None and sheet.returned is not None:
        ballots = f"发出 {sheet.issued} 张，收回 {sheet.returned} 张"
        if not sheet.is_shown:
            ballots += f"（不足 {FEWEST_SHOWN} 张，不列各等次票数）"
    waiting = f"，待定 {sheet.undecided} 人" if sheet.undecided else ""
    return lines, {
        **_head(sheet),
        "ballots": ballots,
        "counts": f"评定：{counts}{waiting}。",
        "limit": str(sheet.over_limit or sheet.limit),
        "note": f"备注：{sheet.note}" if sheet.note else "",
    }


def appraisal_notice_content(printout: Printout) -> Rows:
    """Return who was rated excellent, without votes, for the notice board.

    Raises:
        RefusedError: When no branch is chosen, nothing was begun, or no grade is decided.
    """
    from dangjian_desktop.printing.forms.appraisals import RatedLine

    sheet = _sheet(printout)
    best = [one for one in sheet.people if one.grade is AppraisalGrade.EXCELLENT]
    if not best:
        raise RefusedError(
            "{branch}{year}年还没有评定优秀等次，没有要公示的。请先在考评的评议里登记评定等次。",
            branch=sheet.organisation_name,
            year=sheet.year,
        )
    lines = [
        RatedLine(
            str(place),
            one.name,
            "" if one.stage is None else printed(one.stage),
            grade=printed(AppraisalGrade.EXCELLENT),
        )
        for place, one in enumerate(best, start=1)
    ]
    return lines, {
        **_head(sheet),
        "intro": "经民主评议和组织评定，下列党员拟定为优秀等次，现予公示。"
        "对名单有意见的，请在公示期内向党支部反映。",
    }


def _head(sheet: AppraisalSheet) -> dict[str, str]:
    held = "评议日期待定" if sheet.held_on is None else f"评议日期：{sheet.held_on.isoformat()}"
    return {
        "branch_name": sheet.organisation_name,
        "year": str(sheet.year),
        "meeting": held,
    }


def _rated_line(place: int, row: RatedRow) -> object:
    from dangjian_desktop.printing.forms.appraisals import RatedLine

    counts = row.counts or (None,) * len(AppraisalGrade)
    excellent, qualified, barely, unqualified = (
        _NONE if count is None else str(count) for count in counts
    )
    return RatedLine(
        str(place),
        row.name,
        "" if row.stage is None else printed(row.stage),
        excellent,
        qualified,
        barely,
        unqualified,
        "待定" if row.grade is None else printed(row.grade),
        day_in_column(row.decided_on),
    )


def appraisal_form_content(printout: Printout) -> Rows:
    """Return a form for each person, pre-printed with name and party data, to be filled by hand.

    Raises:
        RefusedError: When neither people nor a branch are chosen, or nobody is there to be rated.
    """
    on, listed = printout.on, printout.person_ids
    within = None if listed else _branch(printout)
    if within is not None:
        sheet = AppraisalQuery(within, _year(printout), on).fetch()
        listed = () if sheet is None else tuple(one.person_id for one in sheet.people)
    people = RosterQuery(
        on,
        scope=Scope.EVERYBODY if listed else Scope.MEMBERS,
        within=None if listed else within,
        people=listed or None,
    ).fetch()
    if not people:
        raise RefusedError("这里没有参评的党员，印不出登记表。请先选一个党支部。")
    return [_form(row, _year(printout)) for row in people], {"mark": ""}


def _form(row: RosterRow, year: int) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    facts = row.facts
    told = (
        ("姓名", facts.name),
        ("性别", "" if facts.sex is None else printed(facts.sex)),
        ("出生年月", month_on_paper(facts.born_on)),
        ("入党日期", "" if row.admitted_on is None else row.admitted_on.printed),
        ("类别", "" if row.stage is None else printed(row.stage)),
        ("党支部", row.branch_name),
        ("党小组", row.group_name),
        ("职务", "、".join(map(printed, row.posts))),
    )
    parts = ("个人总结", "自我评价", "党员互评意见", "支部评定意见", "本人意见（签名）")
    return Card(
        facts.name,
        (CardSection("", tuple(CardField(label, value) for label, value in told)),),
        blocks=tuple(
            TextBlock(part, ruled_lines=lines) for part, lines in zip(parts, _RULED, strict=True)
        ),
        title=f"{year}年民主评议党员登记表",
    )


def _review(printout: Printout) -> ReviewRow:
    reviews = ReviewsQuery(_year(printout), printout.on, printout.organisation_id).fetch()
    found = next((row for row in reviews if row.person_id in printout.person_ids), None)
    if found is None:
        raise RefusedError("还没有选书记，或者这一年没有这名书记。请先在述职评议里选一名书记。")
    return found


def review_ballot_content(printout: Printout) -> Rows:
    """Return equal ballots for one secretary: as many as were handed out, or a page of them.

    Raises:
        RefusedError: When no secretary is chosen.
    """
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable, TextBlock

    row = _review(printout)
    grades = tuple(printed(grade) for grade in ReviewGrade)
    title = f"{row.year}年党支部书记述职评议测评票"
    fields = (CardField("党支部", row.organisation_name), CardField("书记", row.name))
    ballot = Card(
        title,
        (CardSection("", fields, (CardTable("请选一格", grades, (("",) * len(grades),)),)),),
        blocks=(
            TextBlock("", "在相应的格里画“○”，只画一格；多画或不画的票无效。不记名。"),
            TextBlock("", "┄" * 44, align="centre"),
        ),
        title=title,
    )
    members = RosterQuery(printout.on, scope=Scope.MEMBERS, within=row.organisation_id).keys()
    return [ballot] * (row.issued or max(len(members), 1)), {"mark": ""}


def review_tally_content(printout: Printout) -> Rows:
    """Return the secretaries of a place to be counted on by hand."""
    from dangjian_desktop.printing.forms.appraisals import ReviewLine

    rows = ReviewsQuery(_year(printout), printout.on, printout.organisation_id).fetch()
    lines = [
        ReviewLine(str(place), row.organisation_name, row.name)
        for place, row in enumerate(rows, start=1)
    ]
    return lines, {
        "year": str(_year(printout)),
        "mark": paper_mark("计票表", printout.on),
    }


def review_feedback_content(printout: Printout) -> Rows:
    """Return what was fed back to a secretary, and what is to be put right until when.

    Raises:
        RefusedError: When no secretary is chosen.
    """
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable, TextBlock

    row = _review(printout)
    steps = (
        ("党支部", row.organisation_name),
        ("书记", row.name),
        ("交述职报告", day_in_column(row.reported_on)),
        ("会上述职", day_in_column(row.presented_on)),
        ("测评", _review_ballots(row)),
        ("反馈", day_in_column(row.feedback_on)),
        ("评定等次", "待定" if row.grade is None else printed(row.grade)),
        ("决定日期", day_in_column(row.decided_on)),
    )
    matters = tuple(
        (
            str(place),
            one.text,
            day_in_column(one.due_on),
            day_in_column(one.done_on) or (f"逾期 {one.late_days} 天" if one.late_days else ""),
            one.note,
        )
        for place, one in enumerate(row.matters, start=1)
    )
    title = f"{row.year}年党支部书记述职评议反馈意见书"
    table = CardTable("整改清单", ("序号", "整改事项", "期限", "完成", "整改情况"), matters)
    card = Card(
        title,
        (CardSection("", tuple(CardField(label, told) for label, told in steps), (table,)),),
        blocks=(
            TextBlock("反馈意见", row.feedback, ruled_lines=0 if row.feedback else 6),
            TextBlock("本人整改表态", ruled_lines=3),
        ),
        title=title,
    )
    return [card], {"mark": paper_mark("反馈意见书", printout.on)}


def _review_ballots(row: ReviewRow) -> str:
    if row.returned is None:
        return "没有录入"
    told = f"发出 {row.issued} 张，收回 {row.returned} 张"
    if row.counts is None:
        return f"{told}；不足 {FEWEST_SHOWN} 张，不列各等次票数"
    marks = "，".join(
        f"{printed(grade)} {count}" for grade, count in zip(ReviewGrade, row.counts, strict=True)
    )
    return f"{told}；{marks}"


def secretary_scores_content(printout: Printout) -> Rows:
    """Return the secretaries of a place with their parts, where each comes from, and the sum."""
    year = _year(printout)
    query = SecretaryScoresQuery(year, printout.on, printout.organisation_id)
    rows = query.fetch()
    parts = rows[0].weighed.parts if rows else ()
    told = "，".join(f"{one.rule.title} {one.rule.weight_text}" for one in parts)
    lines = [_secretary_line(place, row) for place, row in enumerate(rows, start=1)]
    return lines, {"year": str(year), "rule": f"权重：{told}" if told else ""}


def _secretary_line(place: int, row: SecretaryScore) -> object:
    from dangjian_desktop.printing.forms.appraisals import SecretaryLine

    told = [
        f"{one.rule.title} {plain_number(one.points) or _OPEN}：{one.figure.told}"
        for one in row.weighed.parts
    ]
    if row.veto_told is not None:
        told.append(str(row.veto_told))
    total = row.weighed.total
    return SecretaryLine(
        str(place),
        row.organisation_name,
        row.name,
        "\n".join(told),
        _OPEN if total is None else f"{total:.2f}",
        _NONE if row.band is None else printed(row.band),
        "待定" if row.grade is None else printed(row.grade),
    )


def pay_list_content(printout: Printout) -> Rows:
    """Return the branches with their score and the hundredths that are paid for it.

    The period is a quarter, or the whole year where none is chosen.
    """
    code = printout.period or str(_year(printout))
    period = period_of(code)
    if period is None or length_of(period) not in (Every.QUARTER, Every.YEAR):
        raise RefusedError("兑现系数按季度或年度列。请选一个季度或年度。")
    found = PayScoresQuery(code, printout.on, printout.organisation_id).fetch()
    lines = [_pay_line(place, row) for place, row in enumerate(found.rows, start=1)]
    bands = "，".join(
        f"{plain_number(band.lowest)} 分及以上 {plain_number(band.percent)}%"
        for band in found.bands
    )
    return lines, {"period": period.label, "bands": bands, "rule": found.rule.source_on_paper}


def _pay_line(place: int, row: PayRow) -> object:
    from dangjian_desktop.printing.forms.appraisals import PayLine

    return PayLine(
        str(place),
        row.name,
        _OPEN if row.total is None else plain_number(row.total),
        row.grade,
        _NONE if row.percent is None else f"{plain_number(row.percent)}%",
        "".join(map(str, row.remarks)),
    )


def group_score_content(printout: Printout) -> Rows:
    """Return a sheet for each group of a place and period: every block with its reason.

    Raises:
        RefusedError: When no group stands there.
    """
    code = printout.period or str(_year(printout))
    rows = GroupScoresQuery(code, printout.on, printout.organisation_id).fetch()
    if not rows:
        raise RefusedError("这里没有党小组，或者这一期还没有开始。请另选党支部或季度。")
    return [_group_card(row) for row in rows], {}


def _group_card(row: GroupScore) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable

    blocks = tuple(_block_row(one) for one in row.blocks)
    total = plain_number(row.total.total)
    if row.total.pending:
        total += f"（另有 {plain_number(row.total.pending)} 分待评）"
    fields = (
        CardField("党支部", row.branch_name),
        CardField("党小组", row.name),
        CardField("组长", row.leader or "暂缺"),
        CardField("合计", total),
    )
    heads = ("内容", "分值", "得分", "办法", "怎么来的")
    table = CardTable("各块得分", heads, blocks, shares=_SCORE_SHARES)
    title = f"{row.name}{row.period.label}考评表"
    return Card(title, (CardSection("", fields, (table,)),), title=title)


def _block_row(one: BlockScore) -> tuple[str, ...]:
    told = str(one.told)
    if one.given is not None and one.counted is not None:
        told += f"（按记录计 {plain_number(one.counted)} 分）"
    return (
        one.block.title,
        plain_number(one.block.maximum),
        _OPEN if one.score is None else plain_number(one.score),
        one.block.words,
        told,
    )


def task_loop_content(printout: Printout) -> Rows:
    """Return the tasks of a year, each with its five parts on one line."""
    rows = TaskLoopsQuery(_year(printout), printout.on, printout.organisation_id).fetch()
    lines = [_loop_line(place, row) for place, row in enumerate(rows, start=1)]
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "year": str(_year(printout)),
        "count": str(len(lines)),
    }


def _loop_line(place: int, row: TaskLoopRow) -> object:
    from dangjian_desktop.printing.forms.appraisals import LoopLine

    task = row.task
    done = "没有完成" if task.done_on is None else f"{task.done_on.isoformat()} 完成"
    if task.done_on is None and task.due_on is not None:
        done = f"{task.due_on.isoformat()} 前"
    return LoopLine(
        str(place),
        row.ordered_by or _NOTHING,
        task.title,
        task.owner or _NOTHING,
        done,
        "；".join(f"{one.held_on.isoformat()} {one.title}" for one in row.discussed) or _NOTHING,
        "；".join(map(str, row.checked)) or _NOTHING,
        "；".join(str(one.told) for one in row.consequences) or _NOTHING,
    )
