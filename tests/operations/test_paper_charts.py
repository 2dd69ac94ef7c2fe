"""Charts of organisations: who stands on them, and what is told where nobody could."""

from datetime import date

import pytest

from dangjian_desktop.operations.printout import ORGANISATION_CHART, Printout
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import RefusedError
from tests import make, pdf

ON = date(2026, 11, 21)


def test_a_branch_without_people_is_told_in_words(data):
    branch = make.branch("综采一队党支部", make.committee())
    with pytest.raises(RefusedError, match="综采一队党支部名册上还没有党员") as refused:
        make_sheet(Printout(ORGANISATION_CHART, ON, branch))
    assert "请先录入党员" in str(refused.value)
    make.person("张三", branch=branch)
    assert "张三" in pdf.text(make_sheet(Printout(ORGANISATION_CHART, ON, branch)).content)


def test_a_name_of_forty_characters_stands_whole_on_any_size(data):
    name = "青石岭煤业有限责任公司综合机械化采煤一队与准备一队及检修一队联合党支部委员会"
    person = "阿卜杜拉·买买提·吐尔逊江·阿卜杜热合曼·买买提·吐尔逊江·阿卜杜热合曼江"
    branch = make.branch(name, make.committee())
    make.person(person, branch=branch)
    for paper in ("A5横", "A3横", "60x90cm", "80x120cm", "240x120cm", "A0横", "120x240cm"):
        made = make_sheet(Printout(ORGANISATION_CHART, ON, branch, paper=paper))
        text = "".join(pdf.text(made.content).split())
        assert f"{name}组织架构图" in text
        assert person in text
