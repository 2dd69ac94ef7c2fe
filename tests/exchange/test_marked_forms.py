"""What Word itself puts into a form: tracked changes, controls, shapes, numbered cells."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from dangjian_desktop.domain.template_shapes import BlankKind, Filling
from dangjian_desktop.exchange.office_forms import filled_form, form_shape
from tests.exchange import form_samples as forms

W = nsdecls("w")
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def document_of(*paragraphs: str) -> bytes:
    """Return a document of paragraphs given as the XML within them."""
    document = docx.Document()
    for told in paragraphs:
        made = parse_xml(f'<w:p {W} xmlns:w14="{W14[1:-1]}">{told}</w:p>')
        document.element.body.insert(len(document.element.body) - 1, made)
    return forms.saved(document)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def body_of(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content)).element.body


def filled(content: bytes, **told: Filling) -> bytes:
    known = {one.label: one.address for one in form_shape(content).blanks}
    return filled_form(content, {known[label]: one for label, one in told.items()})


def cells_of_two(inside: str) -> bytes:
    """Return a table of a word and a cell that holds something besides words."""
    document = docx.Document()
    table = document.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).text = "工种"
    paragraph = table.cell(0, 1).paragraphs[0]._p
    for one in parse_xml(f"<w:p {W}>{inside}</w:p>"):
        paragraph.append(one)
    return forms.saved(document)


def test_what_is_filled_in_does_not_stand_among_what_was_deleted():
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    body = body_of(filled(cells_of_two(gone), 工种=Filling("采煤工")))
    (held,) = (one for one in body.iter(qn("w:t")) if one.text == "采煤工")
    assert not list(held.iterancestors(qn("w:del")))
    assert [one.text for one in body.iter(qn("w:delText"))] == ["旧"]


def test_what_was_moved_here_is_read():
    moved = f'<w:moveTo w:id="1" w:author="a">{run("文化程度：____")}</w:moveTo>'
    assert [one.label for one in form_shape(document_of(moved)).blanks] == ["文化程度"]


def test_a_checkbox_is_ticked_with_its_own_mark():
    def box(state: str, held: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>{state}</w14:checkbox>'
            f"</w:sdtPr><w:sdtContent><w:r>{held}</w:r></w:sdtContent></w:sdt>{run('是 ')}"
        )

    crossed = '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    symbol = '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
    content = document_of(
        f"{run('公示：')}{box(crossed, '<w:t>☐</w:t>')}",
        run("审核：") + box(symbol, '<w:sym w:font="Wingdings" w:char="F0A8"/>'),
    )
    ticked = Filling(ticked=frozenset({0}))
    body = body_of(filled(content, 公示=ticked, 审核=ticked))
    assert [one.get(f"{W14}val") for one in body.iter(f"{W14}checked")] == ["1", "1"]
    assert "☒" in [one.text for one in body.iter(qn("w:t"))]
    assert [one.get(qn("w:char")) for one in body.iter(qn("w:sym"))] == ["F0FE"]


def test_a_control_that_shows_what_stands_elsewhere_keeps_what_is_filled_in():
    """Word would put back at the next opening what the bound part of the file says."""
    bound = (
        "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='{1}'/><w:showingPlcHdr/>"
        f"</w:sdtPr><w:sdtContent>{run('单击输入')}</w:sdtContent></w:sdt>"
    )
    body = body_of(filled(document_of(run("职务：") + bound), 职务=Filling("班长")))
    assert not list(body.iter(qn("w:dataBinding")))
    assert "班长" in [one.text for one in body.iter(qn("w:t"))]


def test_a_text_box_says_the_same_to_older_programs():
    inner = f"<w:txbxContent><w:p>{run('编号：____')}</w:p></w:txbxContent>"
    box = (
        "<w:r xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
        " xmlns:v='urn:schemas-microsoft-com:vml'><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    content = document_of(box)
    assert len(form_shape(content).blanks) == 1
    body = body_of(filled(content, 编号=Filling("7号")))
    told = [
        "".join(held.text or "" for held in one.iter(qn("w:t"))).replace(" ", "")
        for one in body.iter(qn("w:txbxContent"))
    ]
    assert told == ["编号：7号", "编号：7号"]


def test_lines_that_word_numbers_are_not_numbered_twice():
    document = docx.Document()
    table = document.add_table(3, 3, style="Table Grid")
    for column, word in enumerate(("序号", "姓名", "备注")):
        table.cell(0, column).text = word
    for row in (1, 2):
        look = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
        look.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    mark = table.cell(2, 1).paragraphs[0]._p
    mark.append(parse_xml(f'<w:bookmarkStart {W} w:id="8" w:name="last"/>'))
    mark.append(parse_xml(f'<w:bookmarkEnd {W} w:id="8"/>'))
    content = forms.saved(document)
    (blank,) = form_shape(content).blanks
    assert blank.kind is BlankKind.TABLE
    people = tuple(
        (Filling(str(n), n), Filling(f"党员{n}"), Filling(f"{n}", n)) for n in range(1, 5)
    )
    made = docx.Document(io.BytesIO(filled_form(content, {blank.address: Filling(lines=people)})))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows[1:] == [["", f"党员{n}", str(n)] for n in range(1, 5)]
    assert len(list(made.element.body.iter(qn("w:bookmarkStart")))) == 1


@pytest.mark.parametrize(
    "line", ["党支部书记签字：__________    年   月   日", "签字：__________　　　　年　　月　　日"]
)
def test_the_line_to_sign_on_is_no_part_of_the_day_behind_it(line):
    content = document_of(run(line))
    (signed, day) = form_shape(content).blanks
    assert (signed.kind, day.kind) == (BlankKind.TEXT, BlankKind.DAY)
    made = filled_form(content, {day.address: Filling("2026年11月29日")})
    (told,) = forms.paragraph_texts(made)
    assert "__________" in told
    assert told.endswith("2026年11月29日")


@pytest.mark.parametrize("line", ["日期：20__年__月__日", "日期：____ 年 __ 月 __ 日"])
def test_a_day_on_lines_is_one_blank(line):
    content = document_of(run(line))
    (day,) = form_shape(content).blanks
    assert day.kind is BlankKind.DAY
    (told,) = forms.paragraph_texts(filled_form(content, {day.address: Filling("2026年11月29日")}))
    assert told.replace(" ", "") == "日期：2026年11月29日"
