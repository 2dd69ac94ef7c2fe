"""Forms as superiors hand them out, made here: a register of a person, a roster, a letter."""

import io
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, Side

_SIDE = Side(style="thin")
FRAME = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def saved(document: Any) -> bytes:
    """Return a document or workbook as the bytes of its file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def register_of_a_person() -> bytes:
    """Return a 登记表: a title with a line to write on, a table of words, boxes, a list, a day."""
    document = docx.Document()
    title = document.add_paragraph()
    run = title.add_run("党员基本情况登记表")
    run.bold, run.font.size = True, Pt(18)
    line = document.add_paragraph("所在党支部：")
    blank = line.add_run("                ")
    blank.font.underline = True
    blank.font.name = "仿宋"
    line.add_run("   填表时间：    年  月  日")
    table = document.add_table(rows=8, cols=4, style="Table Grid")
    for row, words in enumerate(
        [
            ("姓名", "", "性别", "□男 □女"),
            ("出生年月", "", "民族", ""),
            ("身份证号码", "", "学历", ""),
            ("入党时间", "", "联系电话", "_____________"),
        ]
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    font = table.cell(0, 1).paragraphs[0]
    font._p.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {nsdecls("w")}><w:rFonts w:eastAsia="楷体"/><w:sz w:val="28"/></w:rPr>')
    )
    for column, word in enumerate(("家庭成员", "姓名", "称谓", "工作单位")):
        table.cell(4, column).text = word
    table.cell(4, 0).merge(table.cell(7, 0))
    document.add_paragraph("政治面貌：□中共党员  □中共预备党员  □共青团员   职务：")
    document.add_paragraph("请于（  ）前交回。现将有关情况说明如下：")
    return saved(document)


def roster_in_words() -> bytes:
    """Return a list of members: a head, three empty numbered lines, and a line below them."""
    document = docx.Document()
    document.add_paragraph("{{支部名称}}党员花名册")
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    for column, word in enumerate(("序号", "姓名", "性别", "入党时间")):
        table.cell(0, column).text = word
    for row in (1, 2, 3):
        table.cell(row, 0).text = str(row)
    document.add_paragraph("党支部书记（签字）：            年   月   日")
    return saved(document)


def controls() -> bytes:
    """Return a form of content controls and old form fields."""
    document = docx.Document()
    paragraph = document.add_paragraph("姓名：")
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    paragraph._p.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
            '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
            "<w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    second = document.add_paragraph("性别：")
    for word in ("男", "女"):
        second._p.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')} {w14}><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/>"
                "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent>"
                "</w:sdt>"
            )
        )
        second.add_run(f"{word}　")
    third = document.add_paragraph("民族：")
    for mark in (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar>',
        '<w:instrText xml:space="preserve"> FORMTEXT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>     </w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        third._p.append(parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>"))
    return saved(document)


def roster_in_cells(*, lines: int = 3) -> bytes:
    """Return a workbook: a merged title, words with cells beside them, a list with a sum below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "花名册"
    sheet.merge_cells("A1:E1")
    sheet["A1"] = "党员花名册"
    sheet["A1"].font = Font(name="方正小标宋简体", size=20)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for column, word in enumerate(("填报单位", None, "填报日期", None), 1):
        sheet.cell(2, column, word).border = FRAME
    for column, word in enumerate(("序号", "姓名", "出生年月", "党龄", "备注"), 1):
        cell = sheet.cell(3, column, word)
        cell.border, cell.font = FRAME, Font(bold=True)
    for row in range(4, 4 + lines):
        sheet.row_dimensions[row].height = 24
        for column in range(1, 6):
            cell = sheet.cell(row, column)
            cell.border, cell.font = FRAME, Font(name="仿宋_GB2312", size=12)
    below = 4 + lines
    sheet.cell(below, 1, "合计").border = FRAME
    sheet.merge_cells(start_row=below, end_row=below, start_column=1, end_column=3)
    sheet.cell(below, 4, f"=SUM(D4:D{below - 1})").border = FRAME
    sheet.cell(below + 1, 1, "书记：________    是否公示：□是 □否")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8
    sheet.print_area = f"A1:E{below + 1}"
    sheet.print_title_rows = "3:3"
    sheet.oddFooter.center.text = "第 &P 页"
    return saved(book)


def paragraph_texts(content: bytes) -> list[str]:
    """Return the text of every paragraph of a document, those in tables too."""
    document = docx.Document(io.BytesIO(content))
    return [
        "".join(held.text or "" for held in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def sheet_of(content: bytes) -> Any:
    """Return the first sheet of a workbook."""
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True).worksheets[0]
