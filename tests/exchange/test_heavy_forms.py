"""Files that would fill the memory or keep the program busy: refused in words before they do."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from dangjian_desktop.domain.template_shapes import MOST_FOUND
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.form_bounds import MOST_ATTRIBUTES, MOST_ELEMENTS, MOST_LETTERS
from dangjian_desktop.exchange.office_forms import form_shape
from tests.exchange import form_samples as forms
from tests.exchange.exchange_samples import understated

DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one part changed; noise keeps it from looking packed too tightly."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            told = old.read(name)
            new.writestr(name, change(told) if name == part else told)
        new.writestr("word/media/noise.bin", random.Random(1).randbytes(400_000))
    return written.getvalue()


def text_of(body: str) -> bytes:
    def put(told: bytes) -> bytes:
        begin, end = told.index(b"<w:body>") + len("<w:body>"), told.index(b"<w:sectPr")
        return told[:begin] + body.encode() + told[end:]

    return changed(forms.register_of_a_person(), DOCUMENT, put)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet_with(before: str, put: str) -> bytes:
    return changed(
        forms.roster_in_cells(),
        SHEET,
        lambda told: told.replace(before.encode(), put.encode() + before.encode(), 1),
    )


def many_tables(count: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * count + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * count


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        pytest.param(lambda: text_of("<w:p/>" * MOST_ELEMENTS), "elements", id="paragraphs"),
        pytest.param(lambda: text_of("<!---->" * MOST_ELEMENTS), "elements", id="comments"),
        pytest.param(lambda: text_of(paragraph("a" * MOST_LETTERS)), "letters", id="text"),
        pytest.param(lambda: text_of(many_tables(60)), "tables", id="tables in tables"),
        pytest.param(
            lambda: text_of(paragraph("甲：____") * (MOST_FOUND + 1)), "spans", id="blanks"
        ),
        pytest.param(
            lambda: sheet_with("</mergeCells>", '<mergeCell ref="G1:XFD1048576"/>'),
            "covered",
            id="merged",
        ),
        pytest.param(
            lambda: sheet_with("</mergeCells>", '<mergeCell ref="G:XFD"/>'),
            "covered",
            id="merged columns",
        ),
        pytest.param(
            lambda: sheet_with(
                "<pageMargins", '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
            ),
            "covered",
            id="link",
        ),
        pytest.param(
            lambda: sheet_with(
                "<pageMargins",
                '<conditionalFormatting sqref="' + "A1 " * 9_000 + '"></conditionalFormatting>',
            ),
            "sqref",
            id="places",
        ),
    ],
)
def test_what_would_fill_the_memory_is_refused_in_words(content, detail):
    with pytest.raises(ExchangeError) as caught:
        form_shape(content())
    assert (caught.value.code, caught.value.detail) == ("template_too_large", detail)
    assert "请" in str(caught.value.told)


@pytest.mark.parametrize(
    ("form", "part"),
    [
        (forms.register_of_a_person, DOCUMENT),
        (forms.register_of_a_person, "word/media/image1.png"),
        (forms.roster_in_cells, "xl/workbook.xml"),
    ],
)
def test_a_part_that_is_packed_in_blocks_is_not_unpacked(form, part):
    with pytest.raises(ExchangeError) as caught:
        form_shape(understated(form(), part, 8))
    assert (caught.value.code, caught.value.detail) == ("damaged", "compression")


def test_attributes_without_end_are_refused():
    many = " ".join(f'a{number}=""' for number in range(MOST_ATTRIBUTES + 1))
    with pytest.raises(ExchangeError) as caught:
        form_shape(text_of(f"<w:p {many}/>"))
    assert (caught.value.code, caught.value.detail) == ("template_too_large", "attributes")


@pytest.mark.parametrize("noise", [0, 9_000])
def test_a_declaration_is_refused_wherever_it_stands(noise):
    told = f"?><!--{'x' * noise}--><!DOCTYPE a [<!ENTITY b 'c'>]>"
    content = changed(
        forms.register_of_a_person(),
        DOCUMENT,
        lambda part: part.replace(b"?>", told.encode(), 1),
    )
    with pytest.raises(ExchangeError) as caught:
        form_shape(content)
    assert (caught.value.code, caught.value.detail) == ("damaged", "doctype")


def test_the_text_is_counted_under_any_name():
    """The package says which part is the text; it need not be called word/document.xml."""
    heavy = text_of("<w:p/>" * MOST_ELEMENTS)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(heavy)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            told = old.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                told = told.replace(b"word/document.xml", b"word/other.dat")
            new.writestr("word/other.dat" if name == DOCUMENT else name, told)
        new.writestr(DOCUMENT, b"<nothing/>")
    with pytest.raises(ExchangeError) as caught:
        form_shape(written.getvalue())
    assert caught.value.detail == "elements"


def test_a_cell_that_reaches_over_a_million_columns_reaches_as_far_as_word_goes():
    wide = '<w:tcPr><w:gridSpan w:val="900000000"/></w:tcPr><w:p/>'
    content = text_of(f"<w:tbl><w:tr><w:tc>{wide}</w:tc></w:tr></w:tbl>{paragraph('甲：____')}")
    assert [one.label for one in form_shape(content).blanks] == ["甲"]


def test_a_look_in_the_farthest_cell_makes_no_cells_on_the_way():
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    found = form_shape(sheet_with("</sheetData>", far)).blanks
    assert [one.label for one in found] == [
        one.label for one in form_shape(forms.roster_in_cells()).blanks
    ]


def test_a_large_empty_table_is_looked_through_once():
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 60 + "</w:tr>"
    content = text_of(f"<w:tbl>{row * 900}</w:tbl>{paragraph('甲：____')}")
    assert [one.label for one in form_shape(content).blanks] == ["甲"]


def _far_in(told: bytes) -> bytes:
    return b" " * 100 + told.partition(b"?>")[2].strip()


def _in_four_bytes(told: bytes) -> bytes:
    words = told.partition(b"?>")[2].decode()
    return ('<?xml version="1.0" encoding="UTF-32"?>' + words).encode("utf-32-be")


@pytest.mark.parametrize("written", [_far_in, _in_four_bytes])
def test_the_text_is_counted_however_it_begins(written):
    heavy = b"<w:body>" + b"<w:p/>" * MOST_ELEMENTS
    content = changed(
        forms.register_of_a_person(),
        DOCUMENT,
        lambda told: written(told.replace(b"<w:body>", heavy, 1)),
    )
    with pytest.raises(ExchangeError) as caught:
        form_shape(content)
    assert caught.value.detail == "elements"
