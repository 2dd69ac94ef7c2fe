"""Files that cannot be taken: each is told in one sentence, by its own reason."""

import errno
import io
import os
import string
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import exchange_samples as samples
import openpyxl
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from dangjian_desktop.exchange.errors import SENTENCES, ExchangeError
from dangjian_desktop.exchange.opening import refusal_to_open
from dangjian_desktop.exchange.reader import read_workbook
from dangjian_desktop.exchange.sheets import RawSheet

Refusal = Callable[..., ExchangeError]
Read = Callable[..., list[RawSheet]]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: bytes, directory: str = "") -> bytes:
    """Return an OLE file with a stream named Workbook, and a name in its directory area."""
    document = XlsDoc()
    out = io.BytesIO()
    document.save(out, stream)
    return out.getvalue() + directory.encode("utf-16-le")


def xls_with_password() -> bytes:
    """Return an .xls whose stream says after its beginning that the rest is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("名册").write(0, 0, "姓名")
    stream = book.get_biff_data()
    beginning = 4 + struct.unpack_from("<H", stream, 2)[0]
    file_pass = struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678)
    return ole(stream[:beginning] + file_pass + stream[beginning:])


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, "<a/>")
    return out.getvalue()


def empty_book() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


HTML = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table><tr><td>姓名</td>'
MHT = "MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>"
XML_2003 = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "空.xlsx", "empty_file"),
        (empty_book(), "空.xlsx", "empty_workbook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "照片.xlsx", "not_workbook"),
        (os.urandom(4096), "乱.xls", "not_workbook"),
        (package("word/document.xml", "[Content_Types].xml"), "通知.xlsx", "not_workbook"),
        (package(), "空包.xlsx", "not_workbook"),
        (package("content.xml", "mimetype"), "名册.ods", "other_format"),
        (package("xl/workbook.bin"), "名册.xlsb", "other_format"),
        (b"\x09\x08\x08\x00\x00\x05\x10\x00\xaf\x18\xcd\x07", "古.xls", "other_format"),
        (XML_2003.encode(), "名册.xls", "other_format"),
        (HTML.encode(), "导出.xls", "web_page"),
        (("<!DOCTYPE html>\n" + HTML).encode("gb18030"), "导出.xlsx", "web_page"),
        (("<table>" + HTML).encode("utf-16"), "导出.xls", "web_page"),
        (HTML.encode(), "导出.csv", "web_page"),
        (MHT.encode(), "导出.xls", "web_page"),
        (ole(b"\0" * 5000, "EncryptedPackage"), "密.xlsx", "password"),
        (xls_with_password(), "密.xls", "password"),
        (ole(b"\0" * 5000), "坏.xls", "damaged"),
        (OLE + b"\0" * 2000, "坏.xls", "damaged"),
        (OLE + b"\0" * 2000 + "WordDocument".encode("utf-16-le"), "通知.xls", "not_workbook"),
        (samples.corners("B2", 2)[:-300], "断.xlsx", "damaged"),
    ],
)
def test_each_kind_of_file_gets_its_own_answer(
    refusal: Refusal, content: bytes, name: str, code: str
) -> None:
    error = refusal(content, name)
    assert error.code == code
    assert f"“{name}”" in error.sentence


def test_what_is_not_there_or_is_no_file(tmp_path: Path) -> None:
    for path, code in [
        (tmp_path / "无.xlsx", "missing"),
        (tmp_path, "folder"),
        (Path("/dev/zero"), "not_workbook"),
        (tmp_path / ("长" * 300 + ".xlsx"), "unreadable"),
        (tmp_path / "无\0.xlsx", "missing"),
    ]:
        with pytest.raises(ExchangeError) as caught:
            read_workbook(path)
        assert caught.value.code == code


def test_a_note_of_an_office_program_only_explains_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(samples.corners("B2", 2))
    denied = PermissionError(errno.EACCES, "denied")
    assert refusal_to_open(denied, path).code == "no_permission"
    (tmp_path / ".~名册.xlsx").write_bytes(b"")
    assert refusal_to_open(denied, path).code == "locked"
    assert len(read_workbook(path)) == 1


def test_on_windows_no_office_program_is_blamed_for_what_it_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    denied = PermissionError(errno.EACCES, "denied")
    monkeypatch.setattr(sys, "platform", "win32")
    for name, code in (
        ("名册.xlsx", "locked"),
        ("名册.CSV", "locked"),
        ("支部.djbackup", "no_permission"),
        ("支部.djexchange", "no_permission"),
        ("台账.toml", "no_permission"),
    ):
        assert refusal_to_open(denied, tmp_path / name).code == code


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(samples.corners("B2", 2))
    path.chmod(0)
    with pytest.raises(ExchangeError) as caught:
        read_workbook(path)
    assert caught.value.code == "no_permission"


def test_every_sentence_is_one_sentence_with_advice() -> None:
    facts = dict.fromkeys(("limit", "found", "row"), 7)
    for code, pattern in SENTENCES.items():
        names = {name for _text, name, *_rest in string.Formatter().parse(pattern) if name}
        assert names <= {"file", "sheet", *facts}, code
        sentence = ExchangeError(code, facts=dict(facts), file="名册.xlsx").sentence
        assert sentence.endswith("。")
        assert sentence.count("。") == 1
        assert "！" not in sentence
        assert "请稍候" not in sentence
        assert "请" in sentence
