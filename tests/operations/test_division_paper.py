"""The 党小组划分方案 on paper: groups, moves with reasons, figures, and who decides."""

from datetime import date

import pypdfium2
import pytest

from dangjian_desktop.domain.division import DivisionWishes
from dangjian_desktop.operations.division import divide_branch
from dangjian_desktop.operations.printout import DIVISION_PROPOSAL, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.division import DivisionQuery
from tests import make

ON = date(2026, 11, 21)


def test_the_proposal_is_printed_for_the_committee(data, tmp_path):
    unit = make.branch("综采一队党支部")
    groups = [make.group(unit, f"第{number}党小组") for number in "一二"]
    for number, name in enumerate(("赵一", "钱二", "孙三", "李四", "周五", "吴六")):
        crew = "一班" if number % 2 else "二班"
        make.person(name, unit, group=groups[number // 3], crew=crew)
    branch = DivisionQuery(unit, ON).fetch()
    told = divide_branch(branch, DivisionWishes(2, branch.rules), seconds=10)
    target = tmp_path / "方案.pdf"
    wanted = Printout(DIVISION_PROPOSAL, ON, organisation_id=unit, division=told)
    print_sheet(wanted, target)
    pages = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    text = "".join(text.split())
    assert "综采一队党支部党小组划分方案" in text
    assert "供支部委员会研究" in text
    assert "支部委员会意见" in text
    assert "计算，已证明没有更好的" in text
    for move in told.moves:
        assert move.name in text
    assert "的另外2人中2人在新组" in text
    assert "拆开的班组" in text


def test_without_a_proposal_there_is_nothing_to_print(data, tmp_path):
    with pytest.raises(RefusedError, match="还没有划分方案"):
        print_sheet(Printout(DIVISION_PROPOSAL, ON), tmp_path / "方案.pdf")
