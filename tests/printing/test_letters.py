"""Letters: margins of office paper, who signs at the right, pages numbered from the second on."""

from dataclasses import replace

import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    A3_PORTRAIT,
    A4_PORTRAIT,
    POINTS_PER_MM,
    Letter,
    LetterList,
    LetterText,
    SheetKind,
)
from tests.pdf import left_edges, texts
from tests.printing.samples import ID_NUMBER, LONG_BRANCH

LETTER = Letter(code="try", name="试印信", title="{name}")
NOTICE = replace(
    LETTER,
    kind=SheetKind.WALL,
    papers=(A4_PORTRAIT, A3_PORTRAIT),
    levels=(DetailLevel.WALL,),
)
TEXT = LetterText(
    "张三",
    "关于确定张三同志为入党积极分子的备案报告",
    "星火煤矿党委：",
    ("支部委员会讨论，同意确定张三同志为入党积极分子。", "请予备案。"),
    LetterList(("姓名", "性别"), (("张三", "男"), ("李四", "女"))),
    ("入党申请书", "谈话记录"),
    "综采一队党支部",
    "2026年11月28日",
)


@pytest.fixture
def printed(fonts, tmp_path):
    def act(*letters, template=LETTER, paper=None):
        target = tmp_path / "a.pdf"
        build(template, letters, {}, target, fonts=fonts, paper=paper)
        return ["".join(page.split()) for page in texts(target)]

    return act


def test_a_letter_goes_from_whom_it_is_for_to_who_signs_it(printed):
    (page,) = printed(TEXT)
    parts = ("备案报告", "星火煤矿党委：", "请予备案", "李四", "附件：1．入党申请书", "2．谈话记录")
    places = [page.index(part) for part in (*parts, "综采一队党支部", "2026年11月28日")]
    assert places == sorted(places)
    assert "第1页" not in page
    assert "—" not in page


def test_the_margin_is_that_of_office_paper_and_grows_with_it(printed, tmp_path):
    printed(TEXT)
    (edge,) = left_edges(tmp_path / "a.pdf", "星火")
    assert edge == pytest.approx(28 * POINTS_PER_MM, abs=2)
    (indented,) = left_edges(tmp_path / "a.pdf", "支部委员会讨论")
    assert indented - edge == pytest.approx(2 * LETTER.text_size, abs=2)
    printed(TEXT, template=NOTICE, paper=A3_PORTRAIT)
    (larger,) = left_edges(tmp_path / "a.pdf", "星火")
    assert larger == pytest.approx(28 * 297 / 210 * POINTS_PER_MM, abs=3)


def test_the_date_ends_four_characters_from_the_right(printed, tmp_path):
    printed(TEXT)
    (name, day) = left_edges(tmp_path / "a.pdf", "综采一队党支部", "2026年")
    right = (210 - 26) * POINTS_PER_MM
    assert right - 16 * LETTER.text_size < day < right - 8 * LETTER.text_size
    assert abs(name - day) < 3 * LETTER.text_size


def test_pages_of_a_long_letter_are_numbered_and_who_signs_is_never_alone(printed):
    for lines in range(14, 26):
        said = tuple(f"第{n}件事已经办好。" for n in range(lines))
        pages = printed(replace(TEXT, paragraphs=said, listed=None, attachments=()))
        assert f"第{lines - 1}件事" in pages[-1]
        assert "综采一队党支部" in pages[-1]
        if len(pages) > 1:
            assert "—2—" in pages[-1]


def test_several_letters_stand_each_on_a_page(printed):
    pages = printed(TEXT, replace(TEXT, to="另一个党委："))
    assert ["另一个党委" in page for page in pages] == [False, True]


def test_each_letter_of_several_is_numbered_by_itself(printed):
    long = replace(TEXT, paragraphs=tuple(f"第{n}件事已经办好。" for n in range(30)))
    pages = printed(TEXT, long, TEXT)
    assert len(pages) == 4
    numbered = [[n for n in range(1, 5) if f"—{n}—" in page] for page in pages]
    assert numbered == [[], [1], [2], []]


def test_a_long_name_stays_within_the_page(printed, tmp_path):
    printed(replace(TEXT, signed=LONG_BRANCH[:28], title=f"关于{LONG_BRANCH}的报告"))
    (edge,) = left_edges(tmp_path / "a.pdf", LONG_BRANCH[:4])
    assert edge >= 0


def test_a_notice_with_an_id_number_is_refused_as_a_whole(printed, tmp_path):
    with pytest.raises(DetailError):
        printed(replace(TEXT, paragraphs=(f"身份 {ID_NUMBER}",)), template=NOTICE)
    assert not (tmp_path / "a.pdf").exists()
