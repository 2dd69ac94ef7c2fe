"""Text forms as .docx: the measures of the standard, levels, tables, nothing private."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dangjian_desktop.printing.document import Part
from dangjian_desktop.printing.errors import DetailError, PrintingError
from dangjian_desktop.printing.forms.roster import ROSTER
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import (
    Card,
    CardField,
    CardSection,
    CardTable,
    Form,
    Letter,
    LetterList,
    LetterText,
    TextBlock,
)
from dangjian_desktop.printing.word import BODY, TITLE, made_document
from tests.printing.samples import ID_NUMBER

LETTER = Letter(code="try", name="试印信", title="{name}")
TEXT = LetterText(
    "张三",
    "关于确定张三同志为入党积极分子的备案报告",
    "星火煤矿党委：",
    ("一、基本情况", "（一）讨论情况。支部委员会讨论，一致同意。", "请予备案。\x07"),
    LetterList(("姓名", "性别"), (("张三", "男"), ("马𬱖", "女"))),
    ("入党申请书", "谈话记录"),
    "综采一队党支部",
    "2026年11月28日",
)
FORM = Form(
    code="try", name="试印表", title="{name}登记表", photo_size=None, signatures=("审核人",)
)
CARD = Card(
    "张三",
    (
        CardSection(
            "基本情况",
            (
                CardField("姓名", "张三"),
                CardField("性别", "男"),
                CardField("身份号码", ID_NUMBER, "id_number"),
                CardField("简历", "1990年参加工作\n2001年任队长"),
            ),
            (CardTable("奖励", ("时间", "名称"), (("2025", "先进"),), left_out=2),),
        ),
    ),
    above=("综采一队党支部", "2026年"),
    blocks=(TextBlock("意见", "同意。", 3),),
)


def opened(*parts, level=DetailLevel.ARCHIVE):
    return docx.Document(io.BytesIO(made_document(parts, level)))


def said(document):
    return [one.text for one in document.paragraphs if one.text]


def font(run):
    return run._element.rPr.rFonts.get(qn("w:eastAsia"))


def test_a_letter_has_the_page_of_the_standard():
    (section,) = opened(Part(LETTER, [TEXT], {})).sections
    edges = (section.left_margin, section.top_margin, section.right_margin, section.bottom_margin)
    assert [round(one / Mm(1)) for one in edges] == [28, 37, 26, 35]


def test_the_lines_of_a_letter_have_their_pitch_from_themselves():
    """LibreOffice sets a letter of 16 points on a grid of 15.8 into two cells: 24 in a line."""
    document = opened(Part(LETTER, [TEXT], {}))
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid is None or grid.get(qn("w:type")) is None
    body = [run for one in document.paragraphs[1:] for run in one.runs]
    assert body
    for run in body:
        apart = run._element.rPr.find(qn("w:spacing"))
        across = run.font.size.pt + int(apart.get(qn("w:val"))) / 20
        assert 28 * across <= 156 / 25.4 * 72 < 29 * across
    down = {one.paragraph_format.line_spacing.pt for one in document.paragraphs}
    assert all(22 * one <= 225 / 25.4 * 72 < 22.1 * one for one in down)


def test_each_level_of_a_letter_has_its_typeface():
    document = opened(Part(LETTER, [TEXT], {}))
    runs = {run.text: run for one in document.paragraphs for run in one.runs}
    title = runs[TEXT.title]
    assert (font(title), title.font.size) == (TITLE, Pt(22))
    assert font(runs["一、基本情况"]) == "黑体"
    assert font(runs["（一）讨论情况。"]) == "楷体_GB2312"
    assert font(runs["支部委员会讨论，一致同意。"]) == BODY
    assert runs["请予备案。"].font.size == Pt(16)


def test_a_letter_says_everything_in_its_order():
    document = opened(Part(LETTER, [TEXT], {}))
    lines = said(document)
    assert lines[1] == "星火煤矿党委："
    assert lines[-4:] == [
        "附件：1.入党申请书",
        "　　　2.谈话记录",
        "综采一队党支部",
        "2026年11月28日",
    ]
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["姓名", "性别"], ["张三", "男"], ["马𬱖", "女"]]


def test_pages_are_numbered_outside():
    (section,) = opened(Part(LETTER, [TEXT], {})).sections
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [str(one.alignment).split(".")[-1][:4] for one in (odd, even)] == ["RIGH", "LEFT"]
    assert "PAGE" in odd._p.xml


def test_each_letter_begins_with_page_one():
    sections = opened(Part(LETTER, [TEXT], {}), Part(LETTER, [TEXT], {})).sections
    assert len(sections) == 2
    assert [one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for one in sections] == ["1"] * 2


def test_a_form_has_its_boxes_tables_and_texts():
    document = opened(Part(FORM, [CARD], {}))
    assert said(document)[0] == "张三登记表"
    fields, prizes, block = document.tables
    assert [cell.text for cell in fields.rows[0].cells] == ["姓名", "张三", "性别", "男"]
    assert "2001年任队长" in fields.rows[2].cells[1].text
    assert prizes.rows[-1].cells[0].text == "另有 2 条"
    assert [row.cells[0].text for row in block.rows] == ["意见", "同意。"]
    assert block.rows[1].height > Mm(30)
    assert "审核人：" in said(document)[-1]


def test_cards_that_share_pages_on_paper_share_them_here_and_none_is_parted():
    for flows, pages in ((True, 1), (False, 2)):
        document = opened(Part(replace(FORM, flows=flows, signatures=()), [CARD, CARD], {}))
        assert len(document.sections) == pages
        kept = [one.paragraph_format.keep_with_next for one in document.paragraphs]
        assert (kept[0] is True, kept[-1]) == (flows, None)


def test_two_tables_never_stand_together_and_a_heading_stays_with_its_text():
    document = opened(Part(FORM, [CARD], {}))
    kinds = [one.tag for one in document.element.body]
    tables = [kinds[at : at + 2] for at in range(len(kinds)) if kinds[at] == qn("w:tbl")]
    assert [qn("w:tbl")] * 2 not in tables
    head = document.tables[-1].cell(0, 0).paragraphs[0]
    assert head.paragraph_format.keep_with_next


def test_a_form_that_takes_a_page_whole_has_close_lines_so_that_nobody_signs_on_a_page_alone():
    card = replace(CARD, blocks=(TextBlock("意见", "", 10),))
    heights = [
        opened(Part(replace(FORM, fills_page=fills), [card], {})).tables[-1].rows[1].height
        for fills in (True, False)
    ]
    assert heights[0] == pytest.approx(Mm(72), abs=Mm(0.1))
    assert heights[1] > heights[0]


def test_a_letter_of_some_lines_more_than_a_page_is_set_closer():
    long = tuple(f"第{n}件事已经办好。" for n in range(15))
    pitches = []
    for count in (2, 15):
        document = opened(Part(LETTER, [replace(TEXT, paragraphs=long[:count], listed=None)], {}))
        pitches.append(document.paragraphs[3].paragraph_format.line_spacing)
    assert pitches[0] == pytest.approx(Pt(28.99), abs=Pt(0.1))
    assert Pt(28.99 * 22 / 26.1) < pitches[1] < pitches[0]


def test_a_form_for_others_leaves_out_what_is_private_and_refuses_the_rest():
    form = replace(FORM, levels=(DetailLevel.PUBLIC, DetailLevel.ARCHIVE))
    document = opened(Part(form, [CARD], {}), level=DetailLevel.PUBLIC)
    assert ID_NUMBER not in document.tables[0]._tbl.xml
    told = replace(CARD, blocks=(TextBlock("意见", f"号码 {ID_NUMBER}"),))
    with pytest.raises(DetailError):
        made_document([Part(form, [told], {})], DetailLevel.PUBLIC)


def test_what_is_no_text_form_is_refused_in_words():
    with pytest.raises(PrintingError, match="不能存为 Word"):
        made_document([Part(ROSTER, [object()], {})], DetailLevel.ARCHIVE)
    with pytest.raises(PrintingError, match="没有可打印的内容"):
        made_document([Part(FORM, [], {})], DetailLevel.ARCHIVE)


def test_the_same_input_gives_the_same_bytes():
    one, other = (made_document([Part(LETTER, [TEXT], {})], DetailLevel.ARCHIVE) for _ in range(2))
    assert one == other
