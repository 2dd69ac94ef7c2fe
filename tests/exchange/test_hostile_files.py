"""Files made to hurt: bombs, lies, and a few hundred random mutations."""

import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import exchange_samples as samples
import pytest
import xlwt

from dangjian_desktop.exchange import child, inspection
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import DEFAULT_LIMITS, MIB
from dangjian_desktop.exchange.reader import assemble
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.exchange.signature import Kind, recognise
from tests.mutants import mutant_of, mutated, seeds

Refusal = Callable[..., ExchangeError]
Read = Callable[..., list[RawSheet]]

MUTATIONS = 400
MUTATIONS_IN_CHILD = 25


def refused_by_inspection(content: bytes) -> ExchangeError:
    """Return the refusal given before the parser could have seen the file."""
    with pytest.raises(ExchangeError) as caught:
        inspection.inspect(content, DEFAULT_LIMITS)
    return caught.value


def test_two_cells_in_opposite_corners_are_refused_before_the_parser(refusal: Refusal) -> None:
    content = samples.corners("XFD1048576", 1_048_576)
    assert len(content) < 2_000
    assert refused_by_inspection(content).code == "too_many_rows"
    error = refusal(content)
    assert "1048576" in error.sentence
    assert "表1" in error.sentence


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (samples.row(1, samples.number("XFD1")), "too_many_columns"),
        (samples.row(65_536, samples.number("A65536")), "too_many_rows"),
        # The rectangle is filled, however few of its cells are used.
        (
            samples.row(1, samples.number("A1")) + samples.row(60_000, samples.number("GR60000")),
            "too_many_cells",
        ),
        # Places left to the order of the cells, or hidden behind other attributes and prefixes.
        ("<row>" + "<c><v>1</v></c>" * 201 + "</row>", "too_many_columns"),
        ("<row r='1048575'/><row><c><v>1</v></c></row>", "too_many_rows"),
        ("<row r='1'><c s='>' t='n'\n r='XFD1'><v>1</v></c></row>", "too_many_columns"),
        ("<row r='1'><c r='&#88;FD1'><v>1</v></c></row>", "too_many_columns"),
        ("<x:row xmlns:x='x'><x:c r='A70000'><x:v>1</x:v></x:c></x:row>", "too_many_rows"),
        ("<row r='1'><c r='A70000' t='inlineStr'><is><t>x</t></is></c></row>", "too_many_rows"),
        (samples.row(1, samples.number("A" * 900 + "1")), "damaged"),
        (samples.row(1, samples.number("A" + "9" * 900)), "damaged"),
        (samples.row(1, samples.number("5")), "damaged"),
        (samples.row(1, samples.number("A0")), "damaged"),
        ("<row r='1'><c r='A1'><v>1</v></row>", "damaged"),
    ],
)
def test_the_used_rectangle_is_found_however_it_is_written(body: str, code: str) -> None:
    assert refused_by_inspection(samples.xlsx(body)).code == code


def test_a_second_sheet_counts_too() -> None:
    body = samples.row(1, samples.number("A1")) + samples.row(40_000, samples.number("BH40000"))
    assert inspection.inspect(samples.xlsx(body), DEFAULT_LIMITS)
    assert refused_by_inspection(samples.xlsx(body, body)).code == "too_many_cells"


def test_a_sheet_hidden_under_another_name_is_looked_at() -> None:
    content = samples.corners("XFD1048576", 1_048_576)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part).replace(b"worksheets/sheet1.xml", b"media/image1.png")
            new.writestr(part.replace("worksheets/sheet1.xml", "media/image1.png"), text)
    assert refused_by_inspection(out.getvalue()).code == "too_many_rows"


def test_a_million_rows_are_refused_quickly(refusal: Refusal) -> None:
    body = "".join(samples.row(n, samples.number(f"A{n}")) for n in range(1, 1_048_577))
    content = samples.xlsx(body)
    began = time.perf_counter()
    assert refusal(content).code == "too_many_rows"
    assert time.perf_counter() - began < 10.0


def test_bombs_are_refused_by_their_size(refusal: Refusal) -> None:
    zeros = bytes(100 * MIB)
    started = time.perf_counter()
    for content in (
        samples.xlsx("", extra={"xl/media/x.bin": zeros}),
        samples.xlsx("", extra={f"xl/media/{n}.bin": zeros for n in range(3)}),
    ):
        assert len(content) < MIB
        assert refused_by_inspection(content).code == "unpacks_too_large"
    assert time.perf_counter() - started < 20.0


def test_a_lie_about_the_size_of_a_part_is_damage() -> None:
    honest = samples.xlsx(samples.row(1, samples.number("A1", "1" * 5_000)))
    with zipfile.ZipFile(io.BytesIO(honest)) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (60).to_bytes(4, "little"))
    assert lying != honest
    assert refused_by_inspection(lying).code == "damaged"


def test_a_part_that_is_packed_in_blocks_is_not_unpacked() -> None:
    """Otherwise 40 kilobytes fill two gigabytes before their size is compared."""
    content = samples.understated(samples.xlsx(samples.row(1, "")), "xl/workbook.xml", 8)
    error = refused_by_inspection(content)
    assert (error.code, error.detail) == ("damaged", "compression")


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_declarations_of_entities_are_refused(dtd: str) -> None:
    content = samples.xlsx(samples.row(1, samples.number("A1")), dtd=dtd)
    error = refused_by_inspection(content)
    assert (error.code, error.detail) == ("damaged", "DTD")


def test_one_long_text_in_many_cells_ends_in_words(refusal: Refusal) -> None:
    """Each cell gets its own copy of a shared text; only the child's limits see that."""
    strings = "<sst><si><t>" + "甲" * 300_000 + "</t></si></sst>"
    body = "".join(samples.row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 3_000))
    content = samples.xlsx(body, extra={"xl/sharedStrings.xml": strings.encode()})
    relations = "xl/_rels/workbook.xml.rels"
    link = (
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            text = old.read(part)
            if part == relations:
                text = text.replace(b"</Relationships>", link)
            new.writestr(part, text)
    assert refusal(out.getvalue()).code == "out_of_memory"


def test_an_old_workbook_with_a_wide_rectangle_is_refused(refusal: Refusal) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("宽")
    sheet.write(0, 0, "甲")
    sheet.write(65_535, 255, "乙")
    out = io.BytesIO()
    book.save(out)
    assert refusal(out.getvalue(), "宽.xls").code in {"too_many_rows", "out_of_memory"}


def test_a_child_without_memory_says_so(refusal: Refusal, data: Path) -> None:
    content = (data / "roster_standard.xlsx").read_bytes()
    tiny = replace(DEFAULT_LIMITS, memory_bytes=16 * MIB)
    assert refusal(content, "名册.xlsx", tiny).code == "out_of_memory"


def test_a_failed_allocation_of_the_parser_ends_only_the_child(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = replace(DEFAULT_LIMITS, rows=2_000_000, columns=20_000, cells=1 << 40)
    error = refusal(samples.corners("XFD1048576", 1_048_576), "名册.xlsx", everything)
    assert error.code == "out_of_memory"


def test_a_child_that_takes_too_long_is_ended(refusal: Refusal, data: Path) -> None:
    content = (data / "roster_standard.xlsx").read_bytes()
    began = time.perf_counter()
    error = refusal(content, "名册.xlsx", replace(DEFAULT_LIMITS, seconds=0))
    assert error.code == "timed_out"
    assert time.perf_counter() - began < 10.0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the program")
@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("exec sleep 60", "timed_out"),
        ("exec yes", "damaged"),
        ("exit 9", "damaged"),
        ("cat >/dev/null; echo '{\"name\": 1'; exit 0", "damaged"),
        ("kill -ABRT $$", "out_of_memory"),
    ],
)
def test_a_child_gone_wild_ends_in_words(
    refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, code: str
) -> None:
    program = tmp_path / "dangjian"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    began = time.perf_counter()
    content = samples.xlsx("", extra={"x.bin": random.Random(1).randbytes(MIB)})
    assert refusal(content, "名册.xlsx", replace(DEFAULT_LIMITS, seconds=1)).code == code
    assert time.perf_counter() - began < 10.0


def test_an_answer_that_is_too_long_is_cut_off(refusal: Refusal, data: Path) -> None:
    content = (data / "roster_standard.xlsx").read_bytes()
    error = refusal(content, "名册.xlsx", replace(DEFAULT_LIMITS, answer_bytes=1_000))
    assert error.code == "out_of_memory"


def test_mutated_files_end_in_sheets_or_in_words(dice: random.Random) -> None:
    """In this process, so that many fit into the time; abortions are tried in the next test."""
    files = seeds()
    codes: dict[str, int] = {}
    for _ in range(MUTATIONS):
        ending, seed = dice.choice(files)
        content = mutant_of(ending, seed, dice)
        try:
            kind = recognise(content, ending)
            if kind is Kind.XLS:
                continue  # no check stands before that parser: only ever in the child
            assemble(child.lines(kind, content, DEFAULT_LIMITS))
            codes["sheets"] = codes.get("sheets", 0) + 1
        except ExchangeError as error:
            codes[error.code] = codes.get(error.code, 0) + 1
    assert codes["sheets"] > 20
    assert codes["damaged"] > 20


def test_mutated_files_do_no_more_through_the_child(read: Read, dice: random.Random) -> None:
    files = seeds()
    for _ in range(MUTATIONS_IN_CHILD):
        ending, seed = dice.choice(files)
        with suppress(ExchangeError):  # anything else fails the test
            assert read(mutated(seed, dice), f"名册{ending}")
