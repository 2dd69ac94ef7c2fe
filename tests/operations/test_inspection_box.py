"""The 迎检盒 on paper: one job, labels of true size, what is missing told."""

import pypdfium2
import pytest

from dangjian_desktop.operations.inspection_box import activities_in, box_missing_content, box_of
from dangjian_desktop.operations.printout import (
    BOX_CONTENTS,
    BOX_LABELS,
    BOX_MISSING,
    INSPECTION_BOX,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.score_evidence import add_evidence
from dangjian_desktop.printing.errors import PaperError
from tests import make
from tests.box_stories import ON, PERIOD, filled_box, held, without_minutes
from tests.pdf import texts


@pytest.fixture
def mine(data):
    return filled_box()


@pytest.fixture
def printed(tmp_path, mine):
    def act(code, **more):
        target = tmp_path / "out.pdf"
        more.setdefault("organisation_id", mine["branch"])
        report = print_sheet(Printout(code, ON, period=more.pop("period", PERIOD), **more), target)
        assert report.missing_glyphs == ()
        return [page.replace("\r\n", "\n") for page in texts(target)]

    return act


def test_everything_is_one_job(printed):
    pages = printed(INSPECTION_BOX)
    assert "迎检盒总目" in pages[0]
    assert "1/2" in pages[0]
    assert any("组织生活卷内目录" in page for page in pages)
    assert any("安全作用卷内目录" in page for page in pages)
    assert any("缺件单" in page for page in pages)
    assert "共 " + str(len(pages)) + " 页" in pages[0]


def test_contents_tell_book_page_and_files(printed):
    first, second = printed(BOX_CONTENTS)
    for words in ("会议记录本2026", "12", "会议照片.jpg", "2026-08-20"):
        assert words in first
    for words in ("安全承诺书", "工作手册", "31", "原件"):
        assert words in second


def test_what_is_missing_is_a_list_to_be_worked_off(printed, mine):
    (page,) = printed(BOX_MISSING)
    assert "待评" in page
    held(mine["branch"], "2026-05-10", "themed_day")
    (page,) = printed(BOX_MISSING, period="2026Q2")
    assert "没有一份材料" in page
    assert "缺活动或事项" in page


def test_what_a_meeting_lacks_is_one_line_however_many_items_it_lies_in(printed, mine):
    meeting = without_minutes(mine["branch"], "2026-05-10")
    given = {"organisation_id": mine["branch"], "period": "2026Q2", "item": "B1", "on": ON}
    make.done(add_evidence(**given, values={"title": "专题会", "activity": meeting}))
    (page,) = printed(BOX_MISSING, period="2026Q2")
    assert page.count("没有记录") == 1
    assert "A1、B1" in page


def test_labels_have_their_true_size(printed, tmp_path, mine):
    (page,) = printed(BOX_LABELS)
    for letter in "组织生活安全作用":
        assert letter in page
    pdf = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = set()
    for shape in pdf[0].get_objects():
        if shape.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = shape.get_bounds()
            sizes.add((round((right - left) / 72 * 25.4), round((top - bottom) / 72 * 25.4)))
    pdf.close()
    assert (30, 200) in sizes


def test_widths_are_those_of_the_rule(printed, mine):
    with pytest.raises(RefusedError, match="没有 33 毫米宽的标签。请选 20、30、40、55。"):
        printed(BOX_LABELS, label_width=33)
    assert printed(BOX_LABELS, label_width=55)
    make.done(
        change_rule(
            rule="inspection.labels",
            key="widths",
            value=[20, 30, 33],
            since=None,
            note="本矿的盒子",
        )
    )
    assert printed(BOX_LABELS, label_width=33)


def test_a_small_paper_has_no_room(printed):
    with pytest.raises(PaperError, match="放不下"):
        printed(BOX_LABELS, paper="A4横")


def test_papers_of_the_activities_are_appended(printed, mine):
    plain = printed(INSPECTION_BOX)
    more = printed(INSPECTION_BOX, sections=("contents", "activities"))
    assert any("照议程进行" in page for page in more)
    assert not any("照议程进行" in page for page in plain)
    box = box_of(Printout(INSPECTION_BOX, ON, organisation_id=mine["branch"], period=PERIOD))
    assert [row.activity_id for row in activities_in(box)] == [mine["meeting"]]


def test_refusals(printed):
    with pytest.raises(RefusedError, match="先选党支部"):
        printed(INSPECTION_BOX, organisation_id=None)
    with pytest.raises(RefusedError, match="没有在用的细则"):
        printed(INSPECTION_BOX, period="2019Q3")
    with pytest.raises(RefusedError, match="没有“别的”"):
        printed(INSPECTION_BOX, sections=("别的",))


def test_meetings_of_several_groups_on_one_day_are_a_line_each(printed, mine):
    for name in ("第一党小组", "第二党小组"):
        meeting = without_minutes(make.group(mine["branch"], name), "2026-05-10", "group_meeting")
        for item in ("A1", "B1"):
            make.done(
                add_evidence(
                    organisation_id=mine["branch"],
                    period="2026Q2",
                    item=item,
                    on=ON,
                    values={"title": f"{name}会议", "activity": meeting},
                )
            )
    rows, values = box_missing_content(
        Printout(BOX_MISSING, ON, organisation_id=mine["branch"], period="2026Q2")
    )
    minutes = [(row.code, row.text) for row in rows if row.kind == "缺记录"]
    assert [code for code, _text in minutes] == ["A1、B1", "A1、B1"]
    assert "第一党小组" in minutes[0][1]
    assert "第二党小组" in minutes[1][1]
    assert f"缺 {len(rows)} 项" in values["told"]
