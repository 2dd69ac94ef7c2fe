"""The pack of papers for a leader without a computer: names, open rows, boxes, and a code."""

from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.printout import PAPER_PACK, Printout
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.paper_packs import PackOfCodeQuery, PaperPackQuery
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 20)


@pytest.fixture
def group(data: Any) -> int:
    branch = make.branch(under=make.committee())
    group = make.group(branch)
    make.post(make.person("组长甲", branch, group=group), group, Post.GROUP_LEADER)
    make.person("组员乙", branch, group=group)
    return group


@pytest.fixture
def printed(tmp_path: Path) -> Any:
    def act(organisation: int | None, **choices: Any) -> list[str]:
        target = tmp_path / "out.pdf"
        print_sheet(Printout(PAPER_PACK, ON, organisation, **choices), target)
        return texts(target)

    return act


def test_a_pack_has_its_sheets_each_with_the_code(group: int, printed: Any) -> None:
    pages = printed(group, year=2026, month=12)
    assert "“12月8日”" in pages[0].replace("\n", "")  # the example is of the month itself
    pack = PaperPackQuery(group, 2026, 12, ON).fetch()
    assert pack is not None
    assert len(pages) == 5  # cover, names, minutes, new hazards, new duties
    assert all(pack.code in page for page in pages)
    cover, names, minutes, hazards, duties = pages
    assert "2026年12月材料包" in cover
    assert "怎么填" in cover
    assert "组长甲" in names
    assert "组员乙" in names
    assert "会议内容和讨论情况" in minutes
    assert "新的隐患" in hazards
    assert "等级：一般（C级）" in hazards
    assert "新的责任清单" in duties
    assert "干到什么程度" in duties
    assert "第 5 页" in duties
    for letter, page in zip("QJYZ", pages[1:], strict=True):
        code = f"{pack.code}-{letter}"
        assert code in page
        assert PackOfCodeQuery(code, ON).fetch()[0].group_id == group


def test_open_rows_are_pre_printed_with_boxes_and_what_was_done_already(
    group: int, printed: Any
) -> None:
    told = {"content": "护罩缺螺栓", "place": "机头", "owner": "组员乙", "due_on": "2026-11-30"}
    entry = make.entry("hazard", group, "2026-11-02", measures="补齐", **told)
    make.advanced(entry, "rectified", "2026-11-10", by="组员乙")
    make.entry("hazard", make.branch("机电队党支部"), content="别处的")
    (page,) = (one for one in printed(group) if "隐患办理单" in one)
    for word in ("机头", "护罩缺螺栓", "组员乙", "2026-11-30", "2026-11-10", "复查日期", "销号人"):
        assert word in page
    assert "别处的" not in page
    assert "整改人不写，就按责任人记" in page


def test_sheets_lie_as_they_are_written_on(group: int, printed: Any, tmp_path: Path) -> None:
    printed(group)
    pdf = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    turned = [page.get_width() > page.get_height() for page in pdf]
    pdf.close()
    assert turned == [False, False, False, True, True]


def test_every_group_of_a_branch_comes_in_one_job(group: int, printed: Any) -> None:
    make.group(make._the_branch(), "第二党小组")
    pages = printed(make._the_branch())
    assert sum("怎么交" in page for page in pages) == 2
    with pytest.raises(RefusedError, match="这里没有党小组"):
        printed(make.branch("机电队党支部"))
