"""What stands on the papers of a vote: the result, ballots to hand out, the sheet to count on."""

from typing import TYPE_CHECKING

from dangjian_desktop.domain.vote_counts import REGIME_WORDS
from dangjian_desktop.domain.votes import Basis, Regime
from dangjian_desktop.operations.printout import ARCHIVE, Printout, Rows, paper_mark
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.electorate import Standing
from dangjian_desktop.queries.votes import ActivityVotes, ActivityVotesQuery, VoteOfIdQuery, VoteRow

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card, CardTable


#: Rows left free on a ballot for names that the voter writes in.
_WRITTEN_IN_ROWS = 2
_BASIS_WORDS = {Basis.EXPECTED: "应到会有表决权人数", Basis.PRESENT: "实到会有表决权人数"}


def vote_result_content(printout: Printout) -> Rows:
    """Return the result of one vote with everything it rests on; for others the counts alone.

    Raises:
        RefusedError: When no vote was chosen or it is no more.
    """
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    activity, votes, vote = _chosen(printout)
    is_filed = printout.detail == ARCHIVE
    is_election = vote.regime is Regime.ELECTION
    fields = tuple(
        CardField(label, value) for label, value in _figures(activity, votes, vote) if value
    )
    tables: list[CardTable] = []
    if is_election:
        tables.append(_candidates(vote))
    if is_filed and votes.electorate.deductions and vote.regime is not Regime.COMMITTEE:
        tables.append(_deductions(votes, vote))
    lines = [str(vote.verdict), *(str(one) for one in vote.warnings)] if is_filed else []
    blocks: list[TextBlock] = [
        TextBlock("结果", "\n".join(lines or [str(vote.verdict)])),
        TextBlock("依据", _rule_told(vote)),
    ]
    if is_filed and vote.note:
        blocks.append(TextBlock("说明", vote.note))
    word = "选举结果报告单" if is_election else "表决结果单"
    title = f"{activity.organisation_name}{word}"
    card = Card(
        vote.title, (CardSection("", fields, tuple(tables)),), blocks=tuple(blocks), title=title
    )
    return [card], {"mark": paper_mark(word, activity.held_on)}


def ballot_paper_content(printout: Printout) -> Rows:
    """Return as many equal ballots as there are voters who count.

    Raises:
        RefusedError: When no vote was chosen, an election has no candidate, or nobody has a vote.
    """
    activity, _votes, vote = _chosen(printout)
    if vote.regime is Regime.ELECTION and not vote.candidates:
        raise RefusedError("还没有候选人，印不出选票。请先登记候选人。")
    copies = vote.quorum.voters
    if not copies:
        raise RefusedError("这次会议没有有表决权的人，印不出票。请先核对应到名单。")
    ballot = _ballot(activity, vote)
    return [ballot] * copies, {"mark": ""}


def ballot_tally_content(printout: Printout) -> Rows:
    """Return the names to be counted, with room for 正 and for names that voters write in.

    Raises:
        RefusedError: When no vote was chosen or it is no more.
    """
    from dangjian_desktop.printing.forms.votes import TallyLine

    activity, _votes, vote = _chosen(printout)
    names = [one.name for one in vote.candidates] or [vote.person_name or vote.title]
    if vote.regime is Regime.ELECTION:
        names += [""] * _WRITTEN_IN_ROWS
    lines = [TallyLine(str(number), name) for number, name in enumerate(names, start=1)]
    seats = f"应选 {vote.seats} 名" if vote.seats else ""
    return lines, {
        "title": vote.title,
        "meeting": f"{activity.organisation_name}　{activity.held_on.isoformat()}",
        "counts": "　".join(filter(None, (seats, f"有表决权 {vote.quorum.voters} 人"))),
        "mark": paper_mark("计票单", activity.held_on),
    }


def vote_in_a_line(vote: VoteRow) -> str:
    """Return one vote as minutes tell it; a number that was not entered is left to be written."""
    if vote.regime is Regime.ELECTION:
        got = [(one.name, one.counted) for one in vote.candidates]
        said = [f"{name} {_or_room(count)} 票" for name, count in got] or ["选票结果见选举结果单"]
    else:
        counts = (("赞成", vote.yes), ("不赞成", vote.counts.no), ("弃权", vote.counts.abstain))
        said = [f"{word} {_or_room(count)} 票" for word, count in counts]
        if vote.written_yes:
            said[0] += f"（其中书面 {vote.written_yes} 票）"
    way = "，无记名" if vote.is_secret else ""
    what = f"{vote.title}{_round_words(vote)}"
    return f"{what}（{REGIME_WORDS[vote.regime]}{way}）：{'，'.join(said)}"


def _or_room(count: int | None) -> str:
    return "　　" if count is None else str(count)


def _round_words(vote: VoteRow) -> str:
    return f"（第 {vote.round_number} 轮）" if vote.round_number > 1 else ""


def _chosen(printout: Printout) -> tuple[ActivityRow, ActivityVotes, VoteRow]:
    if printout.vote_id is None:
        raise RefusedError("还没有选表决。请先选定要打印的那一次表决。")
    activity_id = VoteOfIdQuery(printout.vote_id).fetch()
    activity = None if activity_id is None else ActivityQuery(activity_id).fetch()
    votes = None if activity is None else ActivityVotesQuery(activity.activity_id).fetch()
    vote = None if votes is None else votes.vote(printout.vote_id)
    if activity is None or votes is None or vote is None:
        raise RefusedError("这次表决已经不在了，可能刚被撤销。请回到会议再看。")
    return activity, votes, vote


def _figures(activity: ActivityRow, votes: ActivityVotes, vote: VoteRow) -> list[tuple[str, str]]:
    """Return label and figure, in the order in which they are read out; unknown ones are empty."""
    quorum, counts = vote.quorum, vote.counts
    probationary = votes.electorate.counted(Standing.PROBATIONARY)
    more = f"，另有预备党员 {probationary} 人" if probationary else ""
    told = [
        ("会议", activity.name),
        ("时间", f"{activity.held_on.isoformat()} {activity.begins}".strip()),
        ("表决事项", f"{vote.title}{_round_words(vote)}"),
        ("对象", vote.person_name),
        ("方式", f"{REGIME_WORDS[vote.regime]}，{'无记名' if vote.is_secret else '举手'}"),
        ("有表决权", f"{quorum.voters} 人{more}"),
        ("扣除", f"{quorum.deducted} 人" if quorum.deducted else ""),
        ("应到会", f"{quorum.expected} 人"),
        ("实到会", "没有登记" if quorum.present is None else f"{quorum.present} 人"),
        ("到会至少", f"{quorum.present_needed} 人"),
        ("到会人数", _quorate(quorum.is_quorate)),
    ]
    if counts.issued is not None or counts.returned is not None:
        told += [
            ("发出", _count(counts.issued, "张")),
            ("收回", _count(counts.returned, "张")),
            ("无效", _count(counts.invalid, "张")),
        ]
    if vote.regime is Regime.ELECTION:
        told.append(("应选", f"{vote.seats} 名"))
    else:
        told += [
            ("赞成", _count(vote.yes, "票")),
            ("其中书面", _count(vote.written_yes or None, "票")),
            ("不赞成", _count(counts.no, "票")),
            ("弃权", _count(counts.abstain, "票")),
        ]
    basis = _BASIS_WORDS[vote.basis]
    needed = "" if vote.yes_needed is None else f"{vote.yes_needed} 票（超过{basis}的一半）"
    told.append(("通过至少", needed))
    return told


def _rule_told(vote: VoteRow) -> str:
    """Return the rule by name and source, with the day from which its version holds."""
    rule = vote.quorum.rule
    since = f"，{rule.version.since.printed} 起执行" if rule.version.since else ""
    return f"{rule.version.title}：{rule.source_on_paper}{since}"


def _quorate(is_quorate: bool | None) -> str:
    if is_quorate is None:
        return "没有登记，不能判定"
    return "够数，会议有效" if is_quorate else "不够，会议无效"


def _count(count: int | None, unit: str) -> str:
    return "" if count is None else f"{count} {unit}"


def _candidates(vote: VoteRow) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    rows = tuple(
        (
            one.name + ("（另选）" if one.is_written_in else ""),
            _count(one.counted, "票") or "没有登记",
            _count(one.no, "票"),
            _count(one.abstain, "票"),
            "当选" if one.is_elected else "票数相同，再选" if one.is_tied else "",
        )
        for one in vote.candidates
    )
    return CardTable("候选人得票", ("姓名", "赞成", "不赞成", "弃权", "结果"), rows)


def _deductions(votes: ActivityVotes, vote: VoteRow) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    rows = tuple(
        (
            one.name,
            one.reason_words,
            one.consent_on.isoformat() if one.consent_on else "没有登记",
            one.resolved_on.isoformat() if one.resolved_on else "没有登记",
            "扣除" if one.person_id in vote.quorum.left_out else "不扣除",
        )
        for one in votes.electorate.deductions
    )
    return CardTable("不计入应到会的人", ("姓名", "情形", "上级同意", "大会通过", "是否扣除"), rows)


def _ballot(activity: ActivityRow, vote: VoteRow) -> "Card":
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable, TextBlock

    if vote.regime is Regime.ELECTION:
        names = [one.name for one in vote.candidates if not one.is_written_in]
        rows = tuple((name, "", "", "") for name in (*names, *[""] * _WRITTEN_IN_ROWS))
        table = CardTable("候选人", ("姓名", "赞成", "不赞成", "弃权"), rows)
        said = (
            f"应选 {vote.seats} 名。在姓名后面相应的格里画“○”；赞成的人数不得多于应选人数，"
            "多于应选人数的票无效。另选他人的，在空格里写上姓名并在“赞成”格画“○”。"
        )
        fields: tuple[CardField, ...] = ()
        word = "选票"
    else:
        table = CardTable("请选一格", ("赞成", "不赞成", "弃权"), (("", "", ""),))
        said = "在相应的格里画“○”，只画一格；多画或不画的票无效。"
        about = (CardField("对象", vote.person_name),) if vote.person_name else ()
        fields = (CardField("表决事项", vote.title), *about)
        word = "表决票"
    title = f"{activity.organisation_name}{word}"
    return Card(
        vote.title,
        (CardSection("", fields, (table,)),),
        above=(vote.title if vote.regime is Regime.ELECTION else "", activity.held_on.isoformat()),
        blocks=(TextBlock("", said), TextBlock("", "┄" * 44, align="centre")),
        title=title,
    )
