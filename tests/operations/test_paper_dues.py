"""The papers of dues: sums that are those of the lines, receipts two to a page, consent."""

from decimal import Decimal

import pytest

from dangjian_desktop.domain.dues import Payer
from dangjian_desktop.domain.dues_months import Rhythm
from dangjian_desktop.domain.journal_faults import head_in_print
from dangjian_desktop.domain.vocabulary import ConsentKind, DuesMovementKind
from dangjian_desktop.operations.dues import void_payment
from dangjian_desktop.operations.dues_accounts import change_collection_day, record_movement
from dangjian_desktop.operations.dues_bases import record_waiver
from dangjian_desktop.operations.paper_dues import months_told
from dangjian_desktop.operations.printout import (
    DUES_MONTH,
    DUES_PUBLICATION,
    DUES_QUARTER,
    DUES_RECEIPTS,
    DUES_USE,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.wall_consents import record_wall_consent
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.queries.dues import DuesMonthQuery
from dangjian_desktop.storage.journal_proof import journal_head
from tests import make
from tests.dues_stories import ON, away, base, month, paid
from tests.pdf import texts


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


@pytest.fixture
def people(branch):
    """Four people: paid, retired and in part, waived, without a base."""
    names = ("张建国", "李退休", "王困难", "赵没填")
    people = [make.person(name, branch) for name in names]
    base(people[0], "5845")
    base(people[1], "4500", payer=Payer.RETIRED)
    base(people[2], "3256.40")
    waived = {"since": month("2026-01"), "approval": "矿党〔2026〕3号"}
    make.done(record_waiver(person_id=people[2], on=ON, **waived))
    paid(people[0], branch, {"2026-10": "87.68", "2026-11": "87.68"}, handed_by="李退休")
    paid(people[1], branch, {"2026-11": "20"})
    return people


def printed(tmp_path, code, branch=None, **asked):
    target = tmp_path / "纸.pdf"
    print_sheet(Printout(code, ON, organisation_id=branch, **asked), target)
    return texts(target)


def test_the_sheet_of_a_month_bears_the_head_of_the_journal(people, branch, tmp_path):
    (page,) = printed(tmp_path, DUES_MONTH, branch, year=2026, month=11)
    assert f"变更记录 {head_in_print(journal_head())}" in page


def test_the_sheet_of_a_month_has_everybody_and_the_sums_of_the_query(people, branch, tmp_path):
    (page,) = printed(tmp_path, DUES_MONTH, branch, year=2026, month=11)
    for words in (
        "2026年11月党费收缴表",
        "收缴日：2026年11月10日",
        "1.5%",
        "2026-0001",
        "待登记基数",
        "免交（矿党〔2026〕3号）",
        "交了一部分",
        "中组发〔2008〕3号",
        "本人签名",
    ):
        assert words in page, words
    told = DuesMonthQuery(ON, month("2026-11"), branch).fetch().totals
    assert f"应交 {told.owed:.2f} 元，已交 {told.paid:.2f} 元，待交 {told.open:.2f} 元" in page
    assert (told.owed, told.paid, told.open) == (
        Decimal("110.18"),
        Decimal("107.68"),
        Decimal("2.50"),
    )


def test_a_branch_that_collects_by_the_quarter_says_so_on_its_sheet(people, branch, tmp_path):
    rhythm = Rhythm.QUARTER
    make.done(change_collection_day(organisation_id=branch, day=10, rhythm=rhythm, note="大会"))
    (page,) = printed(tmp_path, DUES_MONTH, branch, year=2026, month=11)
    assert "收缴日：2026年12月10日（按季收缴）" in page


def test_each_branch_stands_on_pages_of_its_own(people, branch, tmp_path):
    base(make.person("钱别处", make.branch("机电队党支部")))
    first, second = printed(tmp_path, DUES_MONTH)
    assert "张建国" in first
    assert "张建国" not in second
    assert "机电队党支部2026年11月" in second
    assert "40.00" in second


def test_the_sheet_of_a_quarter_adds_its_months(people, branch, tmp_path):
    (page,) = printed(tmp_path, DUES_QUARTER, branch, period="2026Q4")
    for words in ("2026年第四季度党费收缴表", "10月应交", "12月应交", "263.04", "175.36", "67.50"):
        assert words in page, words
    assert "应交 330.54 元，已交 195.36 元" in page
    with pytest.raises(RefusedError, match="2026Q4"):
        printed(tmp_path, DUES_QUARTER, branch, period="2026-11")


def test_receipts_stand_two_to_a_page_with_stubs_and_capital_amounts(people, branch, tmp_path):
    paid(people[1], branch, {"2026-10": "22.5"})
    first, second = printed(tmp_path, DUES_RECEIPTS, branch, year=2026, month=11)
    for words in (
        "2026-0001",
        "2026-0002",
        "张建国",
        "（李退休 代交）",
        "壹佰柒拾伍元叁角陆分",
        "2026年10月至2026年11月每月 87.68 元",
        "贰拾元整",
    ):
        assert words in first, words
    assert first.count("（存根）") == 2
    assert "2026-0003" in second


def test_one_receipt_may_be_chosen_and_a_void_one_has_none(people, branch, tmp_path):
    one = paid(people[1], branch, {"2026-10": "22.5"})
    (page,) = printed(tmp_path, DUES_RECEIPTS, payment_ids=(one,))
    assert "2026年10月" in page
    assert "张建国" not in page
    make.done(void_payment(payment_id=one, reason="写错", on=ON))
    with pytest.raises(RefusedError, match="作废"):
        printed(tmp_path, DUES_RECEIPTS, payment_ids=(one,))


def test_the_account_tells_what_was_used_and_adds_up(people, branch, tmp_path):
    for kind, amount in ((DuesMovementKind.USED, "50.5"), (DuesMovementKind.HANDED_UP, "100")):
        make.done(
            record_movement(
                organisation_id=branch,
                kind=kind,
                moved_on=ON,
                amount=Decimal(amount),
                purpose="购买学习资料",
                on=ON,
            )
        )
    (page,) = printed(tmp_path, DUES_USE, branch, year=2026)
    assert "本年收缴 195.36 元" in page
    assert "结余 44.86 元" in page
    assert "使用党费 50.50 元，上缴党费 100.00 元，下拨党费 0.00 元" in page
    assert "合计 2 笔" in page


def test_the_public_sheet_tells_heads_and_sums_and_names_only_with_consent(
    people, branch, tmp_path
):
    (page,) = printed(tmp_path, DUES_PUBLICATION, branch, year=2026, detail="public")
    for words in ("党费收缴使用情况公示", "应交人数", "交齐人数", "110.18", "107.68"):
        assert words in page, words
    assert "110.18 107.68" not in page  # the difference is what one alone still owes
    assert not any(name in page for name in ("张建国", "李退休", "王困难", "赵没填"))
    assert "87.68" not in page  # what one alone paid for October,
    assert "195.36" not in page  # and the sums that would tell it
    assert "只涉及一人的数不公布" in page
    make.done(record_wall_consent(people=[people[0]], kind=ConsentKind.AMOUNT, given_on=ON, on=ON))
    (page,) = printed(tmp_path, DUES_PUBLICATION, branch, year=2026, detail="public")
    assert "只有一人没有同意" in page
    assert "张建国" not in page
    make.done(record_wall_consent(people=[people[1]], kind=ConsentKind.AMOUNT, given_on=ON, on=ON))
    (page,) = printed(tmp_path, DUES_PUBLICATION, branch, year=2026, detail="public")
    assert "175.36" in page
    assert "张建国" in page
    assert "王困难" not in page


def test_what_tells_wages_is_filed_alone(people, branch, tmp_path):
    for code in (DUES_MONTH, DUES_QUARTER, DUES_RECEIPTS, DUES_USE):
        with pytest.raises(PrintingError, match="明细"):
            printed(tmp_path, code, branch, detail="public")


def test_papers_without_anything_say_so(branch, tmp_path):
    (page,) = printed(tmp_path, DUES_MONTH, branch)
    assert "没有要交党费" in page
    (page,) = printed(tmp_path, DUES_QUARTER, branch)
    assert "没有要交党费" in page
    (page,) = printed(tmp_path, DUES_USE, branch)
    assert "还没有登记" in page
    with pytest.raises(RefusedError, match="没有可印的收据"):
        printed(tmp_path, DUES_RECEIPTS, branch)
    with pytest.raises(RefusedError, match="还没有登记党费"):
        printed(tmp_path, DUES_PUBLICATION, branch, year=2026)
    with pytest.raises(RefusedError, match="选一个党支部"):
        printed(tmp_path, DUES_PUBLICATION)


def test_who_pays_elsewhere_is_told_so(people, branch, tmp_path):
    away(people[0], "2026-11-01")
    (page,) = printed(tmp_path, DUES_MONTH, branch)
    assert "在流入地交" in page


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({"2026-11": "40"}, "2026年11月"),
        ({"2026-10": "40", "2026-11": "40"}, "2026年10月至2026年11月每月 40.00 元"),
        ({"2026-12": "40", "2027-01": "50"}, "2026年12月 40.00 元；2027年1月 50.00 元"),
        ({"2026-09": "40", "2026-11": "40"}, "2026年9月 40.00 元；2026年11月 40.00 元"),
    ],
)
def test_months_in_a_row_are_told_together(shares, words):
    told = [(month(key), Decimal(one)) for key, one in shares.items()]
    assert months_told(told) == words
