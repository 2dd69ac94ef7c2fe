"""Forms of superiors: their blanks found, filled, and everything else as it was."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from dangjian_desktop.domain.template_shapes import BlankKind, Filling
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.office_forms import (
    checked_form,
    filled_form,
    form_shape,
    write_form,
)
from tests.exchange import form_samples as forms
from tests.exchange.test_workbook_writing import PAYLOADS

X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def blanks(content: bytes) -> dict[str, tuple[str, BlankKind]]:
    return {one.label: (one.address, one.kind) for one in form_shape(content).blanks}


def filled(content: bytes, **told: Filling | str) -> bytes:
    """Fill blanks by their labels."""
    known = blanks(content)
    return filled_form(
        content,
        {
            known[label][0]: Filling(one) if isinstance(one, str) else one
            for label, one in told.items()
        },
    )


def lines(*rows: tuple[str, ...]) -> Filling:
    return Filling(lines=tuple(tuple(map(Filling, row)) for row in rows))


def test_a_register_shows_its_lines_cells_boxes_lists_and_days():
    found = blanks(forms.register_of_a_person())
    kinds = {label: kind for label, (_address, kind) in found.items()}
    assert kinds == {
        "所在党支部": BlankKind.TEXT,
        "填表时间": BlankKind.DAY,
        "姓名": BlankKind.TEXT,
        "性别": BlankKind.BOXES,
        "出生年月": BlankKind.TEXT,
        "民族": BlankKind.TEXT,
        "身份证号码": BlankKind.TEXT,
        "学历": BlankKind.TEXT,
        "入党时间": BlankKind.TEXT,
        "联系电话": BlankKind.TEXT,
        "家庭成员": BlankKind.TABLE,
        "政治面貌": BlankKind.BOXES,
        "职务": BlankKind.TEXT,
        "请于": BlankKind.TEXT,
    }


def test_what_is_filled_in_looks_as_if_it_were_typed_there():
    made = filled(
        forms.register_of_a_person(),
        所在党支部="综采一队党支部",
        姓名="张三",
        填表时间="2026年11月8日",
        性别=Filling(ticked=frozenset({1})),
        职务="技术员",
    )
    document = docx.Document(io.BytesIO(made))
    line = document.paragraphs[1]
    run = next(one for one in line.runs if "综采一队" in one.text)
    assert (run.underline, run.font.name) == (True, "仿宋")
    assert len(run.text) > len("综采一队党支部")  # the line to write on stays as long as it was
    assert line.text.endswith("填表时间：2026年11月8日")
    (run,) = document.tables[0].cell(0, 1).paragraphs[0].runs
    assert run.text == "张三"
    fonts = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) == "楷体"
    assert document.tables[0].cell(0, 3).text == "□男 ☑女"
    assert document.paragraphs[2].text.endswith("职务：技术员")
    assert document.paragraphs[0].runs[0].bold


def test_nothing_else_of_a_document_changes():
    given = forms.register_of_a_person()
    made = filled(given, 姓名="张三")
    before = [one for one in forms.paragraph_texts(given) if one]
    assert [one for one in forms.paragraph_texts(made) if one != "张三" and one] == before
    with zipfile.ZipFile(io.BytesIO(given)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert sorted(old.namelist()) == sorted(new.namelist())
        assert old.read("word/styles.xml") == new.read("word/styles.xml")


def test_underscores_become_a_line_below_the_words():
    made = filled(forms.register_of_a_person(), 联系电话="13800000000")
    cell = docx.Document(io.BytesIO(made)).tables[0].cell(3, 3)
    assert "_" not in cell.text
    run = next(one for one in cell.paragraphs[0].runs if one.text.strip())
    assert run.underline


def test_a_list_of_a_document_gets_as_many_lines_as_there_are():
    names = [("1", "张三", "男", "2001"), ("2", "李四", "女", "2002")]
    short = filled(forms.roster_in_words(), **{"序号、姓名、性别、入党时间": lines(*names)})
    table = docx.Document(io.BytesIO(short)).tables[0]
    assert [cell.text for cell in table.rows[2].cells] == ["2", "李四", "女", "2002"]
    assert len(table.rows) == 4
    many = [(str(n), f"党员{n}", "男", "") for n in range(1, 31)]
    long = filled(forms.roster_in_words(), **{"序号、姓名、性别、入党时间": lines(*many)})
    table = docx.Document(io.BytesIO(long)).tables[0]
    assert len(table.rows) == 31
    assert table.rows[30].cells[1].text == "党员30"


def test_content_controls_and_old_form_fields_are_filled():
    made = filled(forms.controls(), 姓名="张三", 民族="汉族", 性别=Filling(ticked=frozenset({0})))
    assert forms.paragraph_texts(made) == ["姓名：张三", "性别：☑男　☐女　", "民族：汉族"]
    body = docx.Document(io.BytesIO(made)).element.body
    assert not list(body.iter(qn("w:showingPlcHdr")))
    w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    assert [one.get(f"{w14}val") for one in body.iter(f"{w14}checked")] == ["1", "0"]


def test_a_list_of_a_workbook_grows_and_everything_below_goes_with_it():
    people = [(str(n), f"党员{n}", "1990.05", str(n), "") for n in range(1, 9)]
    numbered = Filling(
        lines=tuple(
            tuple(Filling(one, int(one) if at in (0, 3) else None) for at, one in enumerate(row))
            for row in people
        )
    )
    given = forms.roster_in_cells(lines=3)
    made = filled(given, 填报单位="综采一队", **{"序号、姓名、出生年月、党龄": numbered})
    sheet = forms.sheet_of(made)
    assert [sheet.cell(row, 2).value for row in range(4, 12)] == [one[1] for one in people]
    assert sheet["D12"].value == "=SUM(D4:D11)"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:E1", "A12:C12"}
    assert sheet.print_area.endswith("$A$1:$E$13")
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "8")
    assert sheet.oddFooter.center.text == "第 &P 页"
    assert sheet.print_title_rows == "$3:$3"
    for row in range(4, 12):
        assert sheet.row_dimensions[row].height == 24
        assert sheet.cell(row, 3).border.bottom.style == "thin"
        assert sheet.cell(row, 3).font.name == "仿宋_GB2312"
    assert sheet["A1"].font.name == "方正小标宋简体"
    assert sheet["D5"].value == 2
    assert sheet["B2"].value == "综采一队"


@pytest.mark.parametrize("words", PAYLOADS)
def test_words_that_begin_like_a_formula_stay_words(words):
    cell = forms.sheet_of(filled(forms.roster_in_cells(), 填报单位=words))["B2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_boxes_and_lines_within_a_cell_are_filled():
    made = filled(forms.roster_in_cells(), 书记="李四", 是否公示=Filling(ticked=frozenset({0})))
    sheet = forms.sheet_of(made)
    assert str(sheet["A8"].value) == "书记：李四    是否公示：☑是 □否"


def test_a_workbook_tells_what_would_be_lost():
    book = openpyxl.Workbook()
    book.active["A1"] = "姓名："
    content = forms.saved(book)
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a") as package:
        package.writestr("xl/ctrlProps/ctrlProp1.xml", "<formControlPr/>")
    assert form_shape(written.getvalue()).losses == ("表单控件（勾选框、按钮）",)
    assert form_shape(content).losses == ()


def test_the_ending_of_a_file_follows_what_it_is():
    assert checked_form(forms.roster_in_words()).suffix == ".docx"
    assert checked_form(forms.roster_in_cells()).suffix == ".xlsx"


def package(**parts: str | bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return written.getvalue()


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><w:document/>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7", "not_template"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_template"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"PK\x03\x04 broken", "damaged"),
        (package(a="b"), "not_template"),
        (package(**{"word__document.xml": BOMB}), "damaged"),
        (
            package(**{"word__document.xml": "<w/>", "word__vbaProject.bin": b"x"}),
            "template_macros",
        ),
        (package(**{"word__document.xml": "<w/>", "a.xml": " " * 70_000_000}), "unpacks_too_large"),
        (package(**{"word__document.xml": "<w/>"}), "damaged"),
    ],
)
def test_a_file_that_is_none_or_would_hurt_is_refused_in_words(content, code):
    with pytest.raises(ExchangeError) as refusal:
        form_shape(content)
    assert refusal.value.code == code


def test_a_form_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "张三.docx"
    write_form(forms.controls(), target)
    assert zipfile.is_zipfile(target)
    with pytest.raises(ExchangeError):
        write_form(forms.controls(), tmp_path / "没有" / "张三.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["张三.docx"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"document.main+xml", b"template.main+xml"),
        (b"http://schemas.openxmlformats.org/wordprocessingml", b"http://purl.oclc.org/ooxml"),
    ],
)
def test_a_word_template_or_a_strict_document_is_called_what_it_is(old, new):
    given = io.BytesIO(forms.register_of_a_person())
    written = io.BytesIO()
    with zipfile.ZipFile(given) as package, zipfile.ZipFile(written, "w") as changed:
        for name in package.namelist():
            told = package.read(name)
            is_meant = name in ("[Content_Types].xml", "word/document.xml")
            changed.writestr(name, told.replace(old, new) if is_meant else told)
    with pytest.raises(ExchangeError) as caught:
        form_shape(written.getvalue())
    assert caught.value.code == "template_kind"


def test_a_filled_excel_template_is_an_ordinary_workbook():
    book = openpyxl.load_workbook(io.BytesIO(forms.roster_in_cells()))
    book.template = True
    made = filled(forms.saved(book), 填报单位="综采一队")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert b"template.main" not in package.read("[Content_Types].xml")


# openpyxl says of an extension that it drops it, which is what is told here in words.
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(
    ("part", "told", "word"),
    [
        ("xl/cellimages.xml", "<a/>", "嵌入单元格的图片"),
        ("xl/media/image9.emf", "x", "EMF、WMF 图片"),
        (
            "xl/worksheets/sheet1.xml",
            f"<extLst><ext {X14} uri='x'><x14:dataValidations/></ext></extLst>",
            "引用别的工作表的下拉选项",
        ),
        (
            "xl/worksheets/sheet1.xml",
            f"<extLst><ext {X14} uri='x'><x14:conditionalFormattings/></ext></extLst>",
            "数据条和图标一类的条件格式",
        ),
        ("xl/worksheets/sheet1.xml", f'<legacyDrawingHF {R} r:id="rId9"/>', "页眉页脚里的图片"),
    ],
)
def test_what_wps_and_newer_excel_add_is_told_as_lost(part, told, word):
    book = openpyxl.load_workbook(io.BytesIO(forms.roster_in_cells()))
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(forms.saved(book))) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for name in old.namelist():
            held = old.read(name)
            if name == part:
                held = held.replace(b"</worksheet>", f"{told}</worksheet>".encode())
            new.writestr(name, held)
        if part not in old.namelist():
            new.writestr(part, told)
    assert word in form_shape(written.getvalue()).losses


def test_lines_that_are_put_into_a_sentence_break_in_its_cell():
    made = filled(forms.roster_in_cells(), 书记="张三\n李四")
    sheet = forms.sheet_of(made)
    (cell,) = (one for row in sheet.iter_rows() for one in row if "张三" in str(one.value))
    assert cell.alignment.wrap_text


def test_words_with_a_colon_beside_an_empty_cell_are_no_second_blank():
    document = docx.Document()
    table = document.add_table(2, 4, style="Table Grid")
    for column, word in enumerate(("姓 名：", "", "备注：    ", "（见附页）")):
        table.cell(0, column).text = word
    table.cell(1, 0).text = "推荐理由："
    table.cell(1, 0).merge(table.cell(1, 3))
    content = forms.saved(document)
    assert [one.label for one in form_shape(content).blanks] == ["姓名", "备注", "推荐理由"]
    texts = forms.paragraph_texts(filled(content, 姓名="张三", 推荐理由="好"))
    assert texts[:3] == ["姓 名：", "张三", "备注：    "]
    assert "推荐理由：好" in texts
    book = openpyxl.Workbook()
    for column, word in enumerate(("姓名：", None), 1):
        book.active.cell(1, column, word).border = forms.FRAME
    assert [one.address for one in form_shape(forms.saved(book)).blanks] == ["0/c0,1"]


@pytest.mark.parametrize("given", [forms.register_of_a_person(), forms.roster_in_cells()])
def test_what_no_file_can_hold_is_left_out_and_breaks_of_word_are_breaks(given):
    (address, *_rest) = (
        one.address for one in form_shape(given).blanks if one.kind is BlankKind.TEXT
    )
    said = "甲\x0b乙\r\n丙\u2028丁\x00\x07\ud800\ufffe"
    plain = Filling("甲\n乙\n丙\n丁")
    made, wanted = (
        zipfile.ZipFile(io.BytesIO(filled_form(given, {address: one})))
        for one in (Filling(said), plain)
    )
    for part in ("word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        if part in wanted.namelist():
            assert made.read(part) == wanted.read(part)
    table = next(one for one in form_shape(given).blanks if one.kind is BlankKind.TABLE)
    line = (Filling("戊\x00"),) * len(table.words)
    assert filled_form(given, {table.address: Filling(lines=(line,))})


@pytest.mark.parametrize("words", ["A2", "A2:B2"])
def test_a_merged_cell_without_lines_behind_a_colon_is_where_the_answer_goes(words):
    book = openpyxl.load_workbook(io.BytesIO(forms.roster_in_cells()))
    sheet = book.create_sheet("附表")
    sheet["A1"], sheet["A2"] = "职工情况表", "单位："
    if words != "A2":
        sheet.merge_cells(words)
    sheet.merge_cells("C2:E2" if words != "A2" else "B2:E2")
    sheet.merge_cells("G2:H2")  # nothing asks for anything there
    content = forms.saved(book)
    (blank,) = (one for one in form_shape(content).blanks if one.label == "单位")
    made = openpyxl.load_workbook(
        io.BytesIO(filled_form(content, {blank.address: Filling("综采一队")}))
    )["附表"]
    assert made["A2"].value == "单位："
    assert made["C2" if words != "A2" else "B2"].value == "综采一队"
    assert made["G2"].value is None


def test_the_head_of_a_page_is_shown_above_the_text_and_its_foot_below():
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.sections[0].header.paragraphs[0].text = "某矿党委制"
    document.add_paragraph("姓名：____")
    shown = form_shape(forms.saved(document)).blocks
    assert [block.rows[0][0].pieces[0].text[:2] for block in shown] == ["某矿", "姓名", "第 "]
