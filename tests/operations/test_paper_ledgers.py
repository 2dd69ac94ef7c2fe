"""Ledgers on paper: whose they are, for which days, and nothing that others may not read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.vocabulary import ConsentKind
from dangjian_desktop.operations.books import add_book
from dangjian_desktop.operations.ledgers import record_additions
from dangjian_desktop.operations.printout import LEDGER, LEDGER_ENTRY, LEDGER_NOTICE, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_consents import end_wall_consent, record_wall_consent
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from tests import make
from tests.pdf import texts

DAY = date(2026, 11, 20)
FIVE = {
    "found_by": "发现人甲",
    "level": "一般（C级）",
    "crew": "生产一班",
    "owner": "责任人乙",
    "measures": "补齐螺栓",
    "funds": 0,
    "due_on": "2026-11-15",
    "plan": "无需",
}
Print = Callable[..., list[str]]


@pytest.fixture
def branch(data: Path) -> int:
    """A branch of a committee with a group."""
    branch = make.branch(under=make.committee())
    make.group(branch)
    return branch


@pytest.fixture
def printed(branch: int, tmp_path: Path) -> Print:
    """Print and return the text of every page."""

    def act(book: str, code: str = LEDGER, **choices: object) -> list[str]:
        target = tmp_path / "out.pdf"
        told = {"organisation_id": branch, "book": book, "detail": "archive", **choices}
        print_sheet(Printout(code, DAY, **told), target)
        return texts(target)

    return act


def hazard(day: str = "2026-11-01", **values: object) -> int:
    told = {**FIVE, "place": "皮带机头", "content": "护罩缺螺栓", **values}
    return make.entry("hazard", day=day, **told)


def test_every_book_says_that_nothing_was_recorded(printed: Print) -> None:
    for code, book in books_by_code().items():
        (page,) = printed(code, since=date(2026, 1, 1), until=date(2026, 12, 31))
        assert "本期没有记录" in page, code
        assert make.BRANCH in page
        assert "2026年" in page
        assert book.label in page
        assert "第 1 页" in page


def test_a_month_is_printed_from_its_first_row_on_with_its_states_counted(printed: Print) -> None:
    hazard("2026-10-31", content="上月的隐患")
    hazard("2026-11-01", content="先来的隐患")
    hazard("2026-11-19", content="后来的隐患", due_on="2026-11-30")
    (page,) = printed("hazard", since=date(2026, 11, 1), until=date(2026, 11, 30))
    assert "隐患排查整改台账（2026年11月）" in page
    assert "上月的隐患" not in page
    assert page.index("先来的隐患") < page.index("后来的隐患")
    assert "共 2 条" in page
    assert "待整改 2 条" in page
    assert "其中逾期 1 条" in page


def test_what_stands_on_the_screen_is_printed_in_its_order_and_said(printed: Print) -> None:
    first, _second = hazard(content="甲处隐患"), hazard("2026-11-02", content="乙处隐患")
    query = LedgerQuery("hazard", DAY, words="甲处", states=frozenset({"registered"}))
    (page,) = printed("", ledger=query)
    assert "只印：待整改；含“甲处”" in page
    assert "乙处隐患" not in page
    (page,) = printed("", ledger=LedgerQuery("hazard", DAY, entries=(first,)))
    assert "只印：所选的记录" in page
    assert "共 1 条" in page


def test_rows_of_several_say_whose_they_are_or_stand_by_themselves(
    printed: Print, branch: int
) -> None:
    other = make.branch("机电队党支部", under=make.committee("另一党委"))
    hazard()
    make.entry("hazard", other, **{**FIVE, "place": "泵房", "content": "漏油"})
    (page,) = printed("hazard", organisation_id=None)
    assert "党组织" in page
    assert "机电队党支部" in page
    own, others = printed("hazard", organisation_id=None, is_parted=True)
    assert f"{make.BRANCH}隐患排查整改台账" in own
    assert "机电队党支部隐患排查整改台账" in others
    assert "共 1 条" in others
    assert "漏油" not in own


def test_a_long_book_repeats_its_head_and_a_long_text_is_whole(printed: Print) -> None:
    long = "甲" * 1500 + "末"
    for day in range(1, 20):
        hazard(f"2026-11-{day:02d}", content=long if day == 3 else "缺", due_on="2026-11-30")
    pages = printed("hazard")
    assert len(pages) > 1
    assert all("排查日期" in page for page in pages)
    assert "".join(pages).count("甲") >= 1500
    assert "末" in "".join(pages)
    assert "记录人" in pages[-1]


def test_money_is_summed_and_parted_where_the_book_says_so(printed: Print) -> None:
    common = {"purpose": "其他", "handler": "甲", "approved_by": "乙"}
    for direction, money in (("下达", 1000), ("支出", 300), ("支出", 45)):
        make.entry("funds", direction=direction, money=money, detail="事由", **common)
    (page,) = printed("funds")
    assert "金额（元）" in page
    assert "1000.00" in page
    assert "345.00" in page
    assert "1345" not in page
    assert "党费另设台账。" in page


def test_nothing_of_who_was_helped_or_spoken_to_is_printed_for_others(printed: Print) -> None:
    make.entry("care", person="困难职工甲", kind="生活困难", money=500, visitors="书记")
    assert "困难职工甲" in printed("care")[0]
    (page,) = printed("care", detail="public")
    assert "困难职工甲" not in page
    assert "500" not in page
    assert "生活困难" in page


def test_a_pair_is_printed_for_others_only_with_consent(printed: Print) -> None:
    pair = {"member": "党员甲", "has_consent": True}
    make.entry("pairing", workers="职工子", skill="钳工", may_hang=True, **pair)
    make.entry("pairing", workers="职工丑", skill="焊工", **pair)
    make.entry("pairing", member="党员甲", workers="职工寅", skill="电工", may_hang=True)
    assert "职工丑" in printed("pairing")[0]
    (page,) = printed("pairing", detail="public")
    assert "职工子" in page
    assert "职工丑" not in page
    assert "职工寅" not in page  # nobody has asked him yet
    assert "另有 2 条没有本人同意公开的记录" in page


def test_what_was_told_without_a_name_has_its_month_and_nobody(printed: Print) -> None:
    told = {"kind": "食堂澡堂", "content": "水温不够"}
    make.entry("appeal", day="2026-10-17", is_anonymous=True, **told)
    for page in (printed("appeal")[0], printed("appeal", LEDGER_ENTRY)[0]):
        assert "2026年10月" in page
        assert "10-17" not in page
        assert "匿1" in page or "匿 1" in page
    assert "附件" not in printed("appeal", LEDGER_ENTRY)[0]


def test_a_phone_number_in_a_text_keeps_the_public_copy_from_being_made(printed: Print) -> None:
    hazard(content="请打 13900001234 说明")
    assert "13900001234" in printed("hazard")[0]
    with pytest.raises(Exception, match="手机号码"):
        printed("hazard", detail="public")


def test_a_field_of_ones_own_is_printed_and_one_headed_phone_for_the_office_alone(
    printed: Print,
) -> None:
    table = {
        "label": "联系簿",
        "field": [
            {"key": "own_1", "label": "事项", "kind": "text"},
            {"key": "own_2", "label": "联系电话", "kind": "text"},
        ],
    }
    code = make.done(add_book(table=table))
    make.entry(code, own_1="请人讲课", own_2="139 0000")
    assert "139 0000" in printed(code)[0]
    (page,) = printed(code, detail="public")
    assert "请人讲课" in page
    assert "139 0000" not in page


def test_the_notice_tells_of_hazards_without_naming_anybody(printed: Print) -> None:
    hazard()
    for level in ("wall", "public"):
        (page,) = printed("hazard", LEDGER_NOTICE, detail=level)
        assert "隐患整改公示" in page
        assert "护罩缺螺栓" in page
        assert "责任人乙" not in page
        assert "发现人甲" not in page
    with pytest.raises(RefusedError, match=r"没有公示单。能公示的有：.*隐患排查整改台账"):
        printed("study", LEDGER_NOTICE, detail="wall")


def test_the_notice_of_awards_names_who_and_what_for_and_no_money(printed: Print) -> None:
    make.entry(
        "award",
        honour="季度安全先锋",
        level="支部",
        people="王先锋",
        reason="查改隐患",
        money=500,
        promised_on="2026-11-02",
    )
    (page,) = printed("award", LEDGER_NOTICE, detail="wall")
    assert "季度安全先锋" in page
    assert "王先锋" in page
    assert "500" not in page
    assert "逾期" not in page
    assert "待兑现" not in page


def relief_book(
    label: str = "互助金", *, field: list[dict[str, str]] | None = None, **notice: object
) -> str:
    """A book of one's own: who was given how much; with a notice of it."""
    table = {
        "label": label,
        "field": field
        or [
            {"key": "own_1", "label": "受助人", "kind": "person"},
            {"key": "own_2", "label": "互助金额", "kind": "money", "unit": "元"},
            {"key": "own_3", "label": "事由", "kind": "text"},
        ],
        "notice": {
            "title": "{organisation}互助金公示（{period}）",
            "totals": ["own_2"],
            "columns": {"number": 14, "day": 30, "own_1": 40, "own_2": 40, "own_3": 60},
            **notice,
        },
    }
    return make.done(add_book(table=table))


def test_amounts_of_a_book_of_ones_own_reach_a_wall_with_consent_alone(
    printed: Print, branch: int
) -> None:
    agreed, silent = make.person("同意人", branch), make.person("未同意人", branch)
    code = relief_book()
    consent = {"people": [agreed], "kind": ConsentKind.AMOUNT}
    make.done(record_wall_consent(**consent, given_on=DAY, on=DAY))
    make.entry(code, own_1=agreed, own_2=1234, own_3="住院")
    make.entry(code, own_1=silent, own_2=4321, own_3="火灾")
    for level in ("wall", "public"):
        (page,) = printed(code, LEDGER_NOTICE, detail=level)
        for shown in ("同意人", "1234", "未同意人", "火灾", "另有 1 处金额没有本人同意公开"):
            assert shown in page
        assert "4321" not in page
        assert "5555" not in page  # the sum less what is shown would tell it
    assert "4321" not in printed(code, LEDGER, detail="public")[0]
    assert "4321" in printed(code, LEDGER)[0]
    entries = {"ledger": LedgerQuery(code, DAY)}
    assert "4321" not in "".join(printed("", LEDGER_ENTRY, detail="public", **entries))
    assert "4321" in "".join(printed("", LEDGER_ENTRY, **entries))
    withdrawn = {"withdrawn_on": DAY, "on": DAY}
    make.done(end_wall_consent(**consent, **withdrawn))
    assert "1234" not in printed(code, LEDGER_NOTICE, detail="wall")[0]


def test_an_amount_that_names_nobody_and_one_of_somebody_unknown(printed: Print) -> None:
    code = relief_book()
    make.entry(code, own_1="名册外的人", own_2=777, own_3="车祸")
    assert "777" not in printed(code, LEDGER_NOTICE, detail="wall")[0]
    other = relief_book("活动费", columns={"number": 14, "day": 30, "own_2": 40, "own_3": 60})
    make.entry(other, own_1="名册外的人", own_2=888, own_3="购书")
    assert "888" in printed(other, LEDGER_NOTICE, detail="wall")[0]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ({"label": "帮扶", "kind": "number", "unit": "元"}, 4321, "4321"),
        ({"label": "补贴（万元）", "kind": "number"}, 4321, "4321"),
        ({"label": "慰问金", "kind": "text"}, "每月4321", "4321"),
        ({"label": "帮扶", "kind": "text"}, "4321 元", "4321"),
        ({"label": "帮扶", "kind": "text"}, "人民币肆仟叁佰元整", "肆仟"),
        ({"label": "帮扶", "kind": "long_text"}, "￥4,321.00", "4,321"),
    ],
)
def test_an_amount_in_a_field_of_another_kind_needs_consent_too(
    printed: Print, branch: int, field: dict[str, str], value: object, told: str
) -> None:
    silent = make.person("未同意人", branch)
    code = relief_book(
        field=[
            {"key": "own_1", "label": "受助人", "kind": "person"},
            {"key": "own_2", **field},
            {"key": "own_3", "label": "事由", "kind": "text"},
        ],
        totals=["own_2"] if field["kind"] == "number" else [],
    )
    make.entry(code, own_1=silent, own_2=value, own_3="支部为矿节约 30 万元材料费")
    page = printed(code, LEDGER_NOTICE, detail="wall")[0]
    assert told not in page
    assert "另有 1 处金额没有本人同意公开" in page
    assert "节约 30 万元" in page  # a sentence that tells a sum of the mine is no amount of his
    assert told in printed(code, LEDGER)[0]
    consent = {"people": [silent], "kind": ConsentKind.AMOUNT}
    make.done(record_wall_consent(**consent, given_on=DAY, on=DAY))
    assert told in printed(code, LEDGER_NOTICE, detail="wall")[0]


def test_one_hazard_by_itself_with_its_road_and_the_six_parts_of_a_major_one(
    printed: Print,
) -> None:
    plain = hazard(content="小隐患")
    make.advanced(plain, "rectified", "2026-11-10", by="责任人乙")
    (page,) = printed("", LEDGER_ENTRY, ledger=LedgerQuery("hazard", DAY, entries=(plain,)))
    assert "办理经过" in page
    assert "责任人乙" in page
    assert "登记整改完成" in page
    assert "0.00 元" in page
    assert "治理目标和任务" not in page
    major = hazard(content="大隐患", level="重大", major_goals="消除瓦斯异常")
    (page,) = printed("", LEDGER_ENTRY, ledger=LedgerQuery("hazard", DAY, entries=(major,)))
    assert "隐患记录（单独建档）" in page
    for part in ("治理目标和任务", "治理方法和措施", "经费和物资", "机构和人员", "治理时限和要求"):
        assert part in page
    assert "消除瓦斯异常" in page


def test_a_talk_shows_others_its_day_and_follow_up_alone(printed: Print, branch: int) -> None:
    talk = make.activity("talk", branch, "2026-11-03", title="与职工甲谈话")
    book = books_by_code()["talk_record"]
    values = {
        "talker": make.ledger_value(book, "talker", "书记乙"),
        "partner": make.ledger_value(book, "partner", "职工甲"),
        "kind": "提醒谈话",
        "follow_up_on": make.day("2026-11-30"),
        "needs_follow_up": True,
    }
    make.done(record_additions(book="talk_record", values=values, on=DAY, activity_id=talk))
    for code in (LEDGER, LEDGER_ENTRY):
        page = "".join(printed("talk_record", code, detail="public"))
        assert "2026-11-03" in page
        assert "2026-11-30" in page
        for hidden in ("职工甲", "书记乙", "提醒谈话"):
            assert hidden not in page
    assert "职工甲" in printed("talk_record")[0]


def test_an_unknown_book_names_those_that_there_are(printed: Print) -> None:
    with pytest.raises(RefusedError, match="没有代号为“gone”的台账"):
        printed("gone")
    with pytest.raises(RefusedError, match="还没有选台账。可用的有：hazard"):
        printed("")
    with pytest.raises(RefusedError, match="终止日期早于起始日期"):
        printed("hazard", since=DAY, until=date(2026, 1, 1))
    with pytest.raises(RefusedError, match="没有可以印的记录"):
        printed("hazard", LEDGER_ENTRY)
