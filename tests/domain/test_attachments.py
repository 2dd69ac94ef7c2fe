"""Names of files are made harmless, and programs are told from documents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.attachments import (
    MOST_NAME,
    AttachmentKind,
    clean_name,
    is_program,
    kind_of,
    may_be_opened,
    numbered,
    renamed,
    size_text,
    suffix_of,
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("入党志愿书.pdf", "入党志愿书.pdf"),
        ("C:\\用户\\桌面\\扫描.jpg", "扫描.jpg"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\win.ini", "win.ini"),
        ("报告\u202efdp.exe", "报告fdp.exe"),  # was shown as 报告exe.pdf
        ("零\u200b宽\u2066度.pdf", "零宽度.pdf"),
        ("换\n行\t符.pdf", "换行符.pdf"),
        ("两个  空格\u3000.pdf", "两个 空格.pdf"),
        ('问号?星号*引号".docx', "问号_星号_引号_.docx"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("Com1.tar.gz", "_Com1.tar.gz"),
        ("lpt².pdf", "_lpt².pdf"),
        ("CONTRACT.pdf", "CONTRACT.pdf"),
        ("结尾有点. . ", "结尾有点"),
        (".pdf", "附件.pdf"),
        ("", "附件"),
        ("...", "附件"),
        ("\u202e\u200f", "附件"),
        ("赵\U0003134a\U000323a0.pdf", "赵\U0003134a\U000323a0.pdf"),
    ],
)
def test_a_name_becomes_harmless_and_stays_readable(given, kept):
    assert clean_name(given) == kept


def test_a_long_name_is_cut_before_its_suffix():
    name = clean_name("字" * 300 + ".pdf")
    assert name.endswith("字.pdf")
    assert len(name.encode()) <= 240
    assert len(clean_name("a" * 300 + ".jpeg")) == MOST_NAME
    assert suffix_of(clean_name("a" * 300 + ".jpeg")) == ".jpeg"


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_every_computer_takes(text):
    name = clean_name(text)
    assert name
    assert len(name) <= MOST_NAME
    assert len(name.encode()) <= 240
    assert not set(name) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs") for one in name)
    assert name == name.strip()
    assert not name.endswith(".")
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "name",
    (
        "a.exe a.PDF.exe a.exe.pdf 扫描.lnk x.docm 网页.html a.desktop a.jar a.vbs a.ps1 a.scr"
        " a.msi a.hta a.js a.bat a.cmd a.sh 图.svg"
    ).split(),
)
def test_programs_and_double_suffixes_are_never_opened(name):
    assert is_program(name)
    assert not may_be_opened(name)
    assert kind_of(name) is AttachmentKind.PROGRAM


@pytest.mark.parametrize(
    "beginning",
    [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n", b"\xef\xbb\xbf#!/bin/sh", b"\n[Desktop Entry]"],
)
def test_a_program_under_the_name_of_a_document_is_not_opened(beginning):
    assert may_be_opened("扫描.pdf", b"%PDF-1.7")
    assert not may_be_opened("扫描.pdf", beginning)


@pytest.mark.parametrize("name", ["无后缀", "压缩.zip", "数据.db", "压缩.7z", "a.unknown"])
def test_what_is_neither_document_nor_program_is_not_opened_either(name):
    assert not is_program(name)
    assert not may_be_opened(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("照片.JPG", AttachmentKind.PICTURE),
        ("名册.xlsx", AttachmentKind.TABLE),
        ("志愿书.pdf", AttachmentKind.DOCUMENT),
        ("压缩.zip", AttachmentKind.OTHER),
    ],
)
def test_the_sign_follows_the_suffix(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ("志愿书", "志愿书.pdf"),
        ("志愿书.PDF", "志愿书.PDF"),
        ("志愿书.exe", "志愿书.exe.pdf"),
        ("志愿书.docx", "志愿书.docx.pdf"),
        ("a/b", "b.pdf"),
        ("  ", ""),
        (".", ""),
    ],
)
def test_renaming_keeps_the_suffix(wanted, kept):
    assert renamed("旧名.pdf", wanted) == kept


def test_renaming_a_file_without_suffix():
    assert renamed("旧名", "新名") == "新名"


def test_a_name_that_is_taken_gets_a_number():
    assert numbered("扫描.pdf", frozenset()) == "扫描.pdf"
    assert numbered("扫描.pdf", frozenset({"扫描.pdf", "扫描 (2).pdf"})) == "扫描 (3).pdf"
    long = "a" * 116 + ".pdf"
    again = numbered(long, frozenset({long}))
    assert again.endswith(" (2).pdf")
    assert len(again) <= MOST_NAME


@pytest.mark.parametrize(
    ("size", "text"),
    [(20, "20 字节"), (1024, "1 KB"), (35_500, "35 KB"), (20 * 1024 * 1024, "20.0 MB")],
)
def test_sizes_are_read_as_people_say_them(size, text):
    assert size_text(size) == text
