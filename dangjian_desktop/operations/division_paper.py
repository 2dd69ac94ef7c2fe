"""What stands on the 党小组划分方案: groups as they would be, who moves and why, figures."""

from typing import TYPE_CHECKING

from dangjian_desktop.domain.division_comparison import compared
from dangjian_desktop.domain.division_proposal import Proposal
from dangjian_desktop.domain.division_rules import BOND_WORDS
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.printout import Printout, Rows, day_on_paper
from dangjian_desktop.operations.runner import RefusedError

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import CardField, CardTable

#: Lines on which the committee writes what it has decided.
_RULED_LINES = 4


def division_proposal_content(printout: Printout) -> Rows:
    """Return the one card of a proposal."""
    from dangjian_desktop.printing.sheet import Card, CardSection, TextBlock

    told = printout.division
    if told is None:
        raise RefusedError("还没有划分方案。请先在“党小组”的“分组”里计算或调整，再打印。")
    sections = (
        CardSection("方案", _fields(told)),
        CardSection("拟编党小组", tables=(_groups(told),)),
        CardSection("换组人员", tables=(_moves(told),)),
        CardSection("前后对照", tables=(_figures(told),)),
    )
    card = Card(
        place_on_paper(printout.on, printout.organisation_id),
        sections,
        above=("供支部委员会研究", f"截至日期：{day_on_paper(printout.on)}"),
        blocks=(TextBlock("支部委员会意见", ruled_lines=_RULED_LINES),),
    )
    return [card], {}


def _fields(told: Proposal) -> "tuple[CardField, ...]":
    from dangjian_desktop.printing.sheet import CardField

    wishes = told.problem.wishes
    order = "、".join(BOND_WORDS[bond] for bond in wishes.rules.order) or "不考虑"
    most = "不限" if wishes.moves_below is None else f"最多 {wishes.moves_below - 1} 人"
    locked = sum(person.is_locked for person in told.problem.people)
    closing = "、".join(group.name for group in told.closing)
    known = "；".join(str(one.said).rstrip("。") for one in told.concerns())
    return tuple(
        CardField(label, value)
        for label, value in (
            ("党小组", f"{len(told.groups)} 个"),
            ("换组", f"{told.costs.moved} 人，其中组长 {told.costs.leaders_moved} 人"),
            ("先后不拆开", order),
            ("换组人数", most),
            ("固定", f"{locked} 人" if locked else "没有"),
            ("怎么得出", _worth(told)),
            ("不再设", closing or "没有"),
            ("须知", known or "没有"),
        )
    )


def _worth(told: Proposal) -> str:
    if told.by_hand or told.gap is None:
        return "手工调整"
    if told.is_optimal:
        return "计算，已证明没有更好的"
    return f"计算，离可能的最好不超过 {told.gap:.1%}"


def _groups(told: Proposal) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    names = {person.person_id: person.name for person in told.problem.people}
    by_slot = {one.slot: one for one in told.after.groups}
    rows = tuple(
        (
            one.group.name + ("（新设）" if one.group.group_id is None else ""),
            names[one.leader_id] if one.leader_id is not None else "待定",
            str(len(one.person_ids)),
            str(by_slot[one.slot].full),
            "、".join(names[key] for key in one.person_ids),
        )
        for one in told.groups
    )
    return CardTable("", ("党小组", "组长", "人数", "正式党员", "成员"), rows)


def _moves(told: Proposal) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    rows = tuple(
        (
            str(number),
            move.name,
            move.from_name or "未编组",
            move.to_name,
            "；".join(map(str, move.reasons)),
        )
        for number, move in enumerate(told.moves, start=1)
    )
    return CardTable("", ("序号", "姓名", "现党小组", "拟编入", "为什么"), rows, "（没有人换组）")


def _figures(told: Proposal) -> "CardTable":
    from dangjian_desktop.printing.sheet import CardTable

    rows = tuple(
        (str(line.what), str(line.before), str(line.after))
        for line in compared(told.before, told.after)
    )
    return CardTable("", ("项目", "现在", "方案"), rows)
