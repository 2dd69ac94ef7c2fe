"""Texts out of .txt and .docx; what is none, locked, a bomb or damaged is refused in words."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.text_file import MOST_BYTES, paragraphs_of
from tests.exchange.exchange_samples import understated

PATH = Path("制度.docx")
HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def package(**parts: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_the_encodings_that_are_in_use(encoding):
    assert paragraphs_of("第一段䶮\n第二段".encode(encoding), PATH) == "第一段䶮\n第二段"


def test_paragraphs_tabs_and_breaks_of_a_document_are_read():
    content = docx("第一段", "甲\t乙", "上\n下")
    assert paragraphs_of(content, PATH).split("\n") == ["第一段", "甲 乙", "上", "下"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old_document"),
        (b"\x00\x01\x02\x03" * 50, "not_text"),
        (package(readme="x"), "not_text"),
        (b"PK\x03\x04" + b"broken", "damaged_document"),
        (docx("第一段")[:-200], "damaged_document"),
        (package(word__document_xml="<w:document>"), "damaged_document"),
        (
            package(word__document_xml='<!DOCTYPE d [<!ENTITY a "b">]>' + HEAD + "</w:document>"),
            "damaged_document",
        ),
        (package(word__document_xml=HEAD + " " * 20_000_000 + "</w:document>"), "text_too_large"),
        (b"x" * (MOST_BYTES + 1), "text_too_large"),
    ],
    ids=range(10),
)
def test_what_cannot_be_read_is_told_with_its_name_and_what_to_do(content, code):
    with pytest.raises(ExchangeError) as refusal:
        paragraphs_of(content, PATH)
    assert refusal.value.code == code
    assert "制度.docx" in refusal.value.sentence
    assert "请" in refusal.value.sentence


def test_a_text_that_is_packed_in_blocks_is_not_unpacked():
    with pytest.raises(ExchangeError) as refusal:
        paragraphs_of(understated(docx("第一段"), "word/document.xml", 8), PATH)
    assert refusal.value.detail == "compression"
