from dataclasses import dataclass

import pytest

from dangjian_desktop.domain.people import PERSON_FIELDS, Sensitivity
from dangjian_desktop.printing.errors import PaperError
from dangjian_desktop.printing.privacy import READ_BY_OTHERS, DetailLevel
from dangjian_desktop.printing.sheet import (
    A0_LANDSCAPE,
    A3_LANDSCAPE,
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    A5_PORTRAIT,
    CardField,
    Column,
    Paper,
    Tally,
    paper_named,
)
from tests.printing.samples import plain_sheet

SENSITIVE = [field for field in PERSON_FIELDS if field.sensitivity is not Sensitivity.OPEN]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("A3", A3_LANDSCAPE),
        (" a3 ", A3_LANDSCAPE),
        ("A3竖", A3_PORTRAIT),
        ("A3横向", A3_LANDSCAPE),
        ("A0", A0_LANDSCAPE),
        ("A5竖", A5_PORTRAIT),
        ("60x90cm", Paper("60x90cm", 600, 900)),
        ("120×240厘米", Paper("120x240cm", 1200, 2400)),
        ("29.7X42", Paper("29.7x42cm", 297, 420)),
    ],
)
def test_a_paper_is_read_as_people_write_it(written, expected):
    assert paper_named(written, like=A4_LANDSCAPE) == expected


@pytest.mark.parametrize(
    "written", ["", "B5", "A9", "60x", "x90cm", "六十乘九十", "-60x90cm", "A3A4"]
)
def test_an_unknown_paper_is_refused_with_what_there_is(written):
    with pytest.raises(PaperError, match=r"不认识纸张.*60x90cm"):
        paper_named(written, like=A4_LANDSCAPE)


@pytest.mark.parametrize("written", ["5x90cm", "60x9000cm", "0x0"])
def test_a_paper_too_small_or_too_large_is_refused(written):
    with pytest.raises(PaperError, match="10 到 500 厘米"):
        paper_named(written, like=A4_LANDSCAPE)


def test_a_paper_can_be_turned():
    assert A4_PORTRAIT.turned() == A4_LANDSCAPE
    assert not A4_PORTRAIT.is_landscape


def test_a_sheet_refuses_other_papers_than_its_own_and_names_them():
    sheet = plain_sheet([Column("甲", "a", 20)], papers=(A4_PORTRAIT, A3_LANDSCAPE))
    assert sheet.paper_for("A4") == A4_PORTRAIT
    with pytest.raises(PaperError, match="A4竖、A3横"):
        sheet.paper_for("60x90cm")


@pytest.mark.parametrize("field", SENSITIVE, ids=lambda field: field.key)
@pytest.mark.parametrize("level", sorted(READ_BY_OTHERS))
def test_a_sensitive_column_cannot_be_declared_for_others_to_read(field, level):
    with pytest.raises(ValueError, match="sensitive"):
        Column(field.label, shows=field.key, width=20, levels=frozenset({level}))
    with pytest.raises(ValueError, match="sensitive"):
        Column("编号", shows=field.key, width=20, levels=frozenset(DetailLevel))
    with pytest.raises(ValueError, match="sensitive"):
        Column(field.label, shows="something", width=20, levels=frozenset({level}))


def test_a_sensitive_column_is_for_the_archive_alone_and_others_are_for_all():
    number = Column("公民身份号码", shows="id_number", width=30)
    assert number.levels == {DetailLevel.ARCHIVE}
    assert Column("姓名", shows="name", width=30).levels == set(DetailLevel)
    raised = Column("单笔金额", shows="amount", width=20, sensitivity=Sensitivity.MASKED)
    assert raised.levels == {DetailLevel.ARCHIVE}


def test_the_sensitivity_of_a_column_cannot_be_lowered():
    column = Column("号码", shows="id_number", width=30, sensitivity=Sensitivity.OPEN)
    assert column.sensitivity is Sensitivity.MASKED


def test_a_value_on_a_card_is_as_sensitive_as_its_field_or_its_word():
    assert CardField("证件", "1", "id_number").sensitivity is Sensitivity.MASKED
    assert CardField("家庭住址", "某处").sensitivity is Sensitivity.PRIVATE
    assert CardField("党龄", "13 年").sensitivity is Sensitivity.OPEN


def test_a_tally_counts_rows():
    @dataclass(frozen=True)
    class Row:
        stage: str

    rows = [Row("正式党员"), Row("预备党员"), Row("正式党员")]
    assert Tally("正式", "stage", "正式党员").count(rows) == 2
    assert Tally("合计").count(rows) == 3
