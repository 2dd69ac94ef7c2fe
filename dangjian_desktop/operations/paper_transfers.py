"""What stands on the papers of 组织关系: the letter in its three parts, the registers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.domain.transfers import TRANSFER_STATE_WORDS
from dangjian_desktop.domain.vocabulary import TransferDirection, TransferPaper, printed
from dangjian_desktop.operations.paper_forms import Told, boxes_of, chosen_form
from dangjian_desktop.operations.paper_names import place_on_paper
from dangjian_desktop.operations.paper_people import day_told, person_facts, rows_of_people
from dangjian_desktop.operations.printout import BLANK, Printout, Rows, day_in_column
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.transfer_papers import (
    AwayPersonQuery,
    OpenLetterQuery,
    TransferLetter,
    TransferLetterQuery,
)
from dangjian_desktop.queries.transfers import TransfersQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.sheet import Card, CardField, Template

_CUT = "┄" * 46
_STUB, _RETURN = "存根", "回执"


def transfer_letter_content(printout: Printout) -> Rows:
    """Return a letter that leaves with its 存根 and 回执, or the 回执 of one that came.

    Raises:
        RefusedError: When no letter was chosen, it goes over the network without a paper, or it
            came and nobody was received yet.
    """
    letter = _letter(printout)
    day = letter.issued_on
    if letter.direction is TransferDirection.IN:  # before that day nobody was on our roll
        if letter.received_on is None:
            raise RefusedError("这封介绍信还没有登记接收，回执接收以后再印。请先登记接收。")
        day = letter.received_on
    row = next(iter(rows_of_people([letter.person_id], day)), None)
    facts = person_facts(row, day)
    name = facts["name"]
    title = printed(letter.paper)
    if letter.direction is TransferDirection.IN:
        cards = [_return(letter, facts, name, title)]
    else:
        cards = [
            _stub(letter, facts, name, title),
            _main(letter, facts, name, title),
            _return(letter, facts, name, title),
        ]
    return cards, {"mark": f"{title} · {name} · {letter.issued_on.isoformat()}"}


def transfer_list_content(printout: Printout) -> Rows:
    """Return the letters of a place in the order of issue; with a first day those of a stretch."""
    from dangjian_desktop.printing.forms.transfers import TransferLine

    since, until = printout.since or date.min, printout.until or printout.on
    found = TransfersQuery(printout.on, printout.organisation_id).fetch()
    rows = [row for row in found if since <= row.issued_on <= until]
    rows.sort(key=lambda row: (row.issued_on, row.whom.sort_name))
    lines = [
        TransferLine(
            str(number),
            row.whom.name,
            printed(row.direction),
            printed(row.paper),
            row.number,
            row.from_name,
            row.to_name,
            row.issued_on.isoformat(),
            row.valid_until.isoformat(),
            month_told(row.dues_through),
            day_in_column(row.received_on),
            TRANSFER_STATE_WORDS[row.state],
        )
        for number, row in enumerate(rows, start=1)
    ]
    counts = Counter(row.direction for row in rows)
    told = "　".join(f"{printed(one)} {counts[one]} 件" for one in TransferDirection)
    period = f"截至日期：{day_told(printout.on)}"
    if printout.since is not None:
        period = f"{since.isoformat()} 至 {until.isoformat()}"
    return lines, {
        "branch_name": place_on_paper(printout.on, printout.organisation_id),
        "counts": told,
        "period": period,
    }


def _letter(printout: Printout) -> TransferLetter:
    chosen = printout.transfer_id
    if chosen is None and printout.person_ids:
        chosen = OpenLetterQuery(printout.person_ids[0]).fetch()
    letter = None if chosen is None else TransferLetterQuery(chosen).fetch()
    if letter is None:
        raise RefusedError("没有要印的介绍信。请先在组织关系里登记转出或转入。")
    if letter.paper is TransferPaper.ONLINE:
        raise RefusedError("这次转接在网上办理，不用介绍信。请在全国党员管理信息系统里办理。")
    return letter


def _stub(letter: TransferLetter, facts: Mapping[str, str], name: str, title: str) -> "Card":
    """What stays with us."""
    from dangjian_desktop.printing.sheet import Card, CardSection, TextBlock

    told = (*_whom(facts), *_where(letter), *_until(letter), ("经手人", ""), ("领信人", ""))
    return Card(
        name,
        (CardSection("", _fields(told)),),
        above=(f"编号：{letter.number}", f"开出日期：{day_told(letter.issued_on)}"),
        blocks=(TextBlock("", _CUT, align="centre"),),
        title=f"{title}{_STUB}",
    )


def _main(letter: TransferLetter, facts: Mapping[str, str], name: str, title: str) -> "Card":
    """What the person takes along."""
    from dangjian_desktop.printing.sheet import Card, CardSection, TextBlock

    said = (
        f"{_addressed(letter.other_name)}：\n　　{name}同志到你处，请接转组织关系。"
        if letter.paper is TransferPaper.LETTER
        else f"{_addressed(letter.other_name)}：\n　　{name}同志临时到你处，请安排参加组织生活。"
    )
    id_number = (("公民身份号码", facts["id_number"]),)
    told = (*_whom(facts), *id_number, ("手机号码", facts["mobile_phone"]), *_until(letter))
    signed = facts["superior"] or letter.branch_name
    return Card(
        name,
        (CardSection("", _fields(told)),),
        above=(f"编号：{letter.number}", ""),
        blocks=(
            TextBlock("", said),
            TextBlock("", f"{signed}（盖章）　{day_told(letter.issued_on)}", align="right"),
            TextBlock("", _CUT, align="centre"),
        ),
        title=title,
    )


def _return(letter: TransferLetter, facts: Mapping[str, str], name: str, title: str) -> "Card":
    """What the other end sends back, or what we send back."""
    from dangjian_desktop.printing.sheet import Card, CardSection, TextBlock

    is_ours = letter.direction is TransferDirection.IN
    to = letter.other_name if is_ours else facts["superior"] or letter.branch_name
    signed = letter.branch_name if is_ours else "接收党组织"
    received = day_told(letter.received_on) if is_ours else ""
    told = (*_whom(facts), ("接收日期", received), ("编入党支部", _ours(is_ours, letter)))
    return Card(
        name,
        (CardSection("", _fields((*told, ("经办人", ""), ("联系方式", "")))),),
        above=(f"编号：{letter.number}", ""),
        blocks=(
            TextBlock("", f"{_addressed(to)}：\n　　{name}同志的组织关系已经接收，请予备查。"),
            TextBlock("", f"{signed}（盖章）　　　　年　　月　　日", align="right"),
        ),
        title=f"{title}{_RETURN}",
    )


def _addressed(name: str) -> str:
    """Return to whom a letter is written; the name of a place gets 党组织 behind it."""
    return name if "党" in name else f"{name}党组织"


def _ours(is_ours: bool, letter: TransferLetter) -> str:
    return letter.branch_name if is_ours else ""


def _whom(facts: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    age = f"{facts['age']} 岁" if facts["age"] else ""
    return (
        ("姓名", facts["name"]),
        ("性别", facts["sex"]),
        ("年龄", age),
        ("民族", facts["ethnicity"]),
        ("人员类别", facts["stage"]),
        ("入党日期", facts["admitted_on"]),
    )


def _where(letter: TransferLetter) -> Sequence[tuple[str, str]]:
    return (("转出党支部", letter.branch_name), ("转往党组织", letter.other_name))


def _until(letter: TransferLetter) -> Sequence[tuple[str, str]]:
    days = (letter.valid_until - letter.issued_on).days
    return (
        ("党费交到", month_told(letter.dues_through)),
        ("有效期", f"{days} 天，到{day_told(letter.valid_until)}"),
    )


def month_told(month: date | None) -> str:
    """Return a month as papers write it; "" for none."""
    return "" if month is None else f"{month.year}年{month.month}月"


def _fields(told: Sequence[tuple[str, str]]) -> "tuple[CardField, ...]":
    from dangjian_desktop.printing.sheet import CardField

    return tuple(CardField(label, value) for label, value in told)


def transfer_form_content(
    printout: Printout, _paper: object
) -> tuple["Template", Sequence[object], Mapping[str, str]]:
    """Return a register of somebody who is away or out of contact, or an empty one.

    Raises:
        RefusedError: When no form or nobody was chosen.
    """
    from dangjian_desktop.printing.forms.transfers import TRANSFER_FORM as TEMPLATE

    form = chosen_form(printout, PaperSubject.TRANSFER)
    return boxes_of(TEMPLATE, form, _told(printout))


def _told(printout: Printout) -> list[Told]:
    if BLANK in printout.sections:
        return [_away(printout, None)]
    rows = rows_of_people(printout.person_ids, printout.on)
    if not rows:
        raise RefusedError("还没有选人。请先选一名党员，再打印登记表。")
    return [_away(printout, row.person_id) for row in rows]


def _away(printout: Printout, person_id: int | None) -> Told:
    rows = [] if person_id is None else rows_of_people([person_id], printout.on)
    facts = person_facts(rows[0] if rows else None, printout.on)
    away = AwayPersonQuery(person_id or 0, printout.on).fetch()
    pays = {True: "流入地", False: "本支部", None: ""}[away.pays_there]
    facts |= {
        "away_kind": "" if away.kind is None else printed(away.kind),
        "day_away": day_told(away.since),
        "day_back": day_told(away.until),
        "destination": away.destination,
        "host": away.host,
        "certificate": away.certificate,
        "pays_where": pays,
        "day_last_contact": day_told(away.last_contact),
        "day_searched": day_told(away.searched_on),
    }
    contacts = [
        {
            "day": one.contacted_on.isoformat(),
            "by": one.contacted_by,
            "way": one.way,
            "reached": "是" if one.was_reached else "否",
        }
        for one in away.contacts
    ]
    return Told(facts["name"], facts, {"contacts": contacts})
