import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_desktop.domain.people import PERSON_FIELDS, Sensitivity
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.privacy import (
    DETAIL_LABELS,
    DetailLevel,
    private_kind,
    refuse_private,
    sensitivity_of,
)
from tests.printing.samples import ID_NUMBER, PHONE


@pytest.mark.parametrize(
    "text",
    [
        ID_NUMBER,
        "99000019880304123X",
        "99000019880304123x",
        f"身份证{ID_NUMBER}号",
        "990000 19880304 1230",
        "990000-19880304-1230",
        "９９００００１９８８０３０４１２３０",
        "990000880304123",  # fifteen digits, as until 2004
    ],
)
def test_what_looks_like_an_id_number_is_seen(text):
    assert private_kind(text) == "公民身份号码"


@pytest.mark.parametrize(
    "text",
    [
        PHONE,
        f"电话:{PHONE}。",
        "139 0000 1234",
        "139-0000-1234",
        "+8613900001234",
        "１３９００００１２３４",
    ],
)
def test_what_looks_like_a_phone_is_seen(text):
    assert private_kind(text) == "手机号码"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20",
        "1998-07-12 1999-07-12",
        "1998-07-12　138 分",
        "139****1234",
        "990000********1230",
        "6222 0000 0000 0000 000",
        "正式党员 43 名 · 预备党员 3 名",
        "第 12345678901234567890 号",
        "3101 工作面",
        "",
    ],
)
def test_what_is_no_private_number_is_let_pass(text):
    assert private_kind(text) == ""


@given(st.text("中文，（·- ", max_size=8), st.text("中文，）·- ", max_size=8))
def test_words_around_a_number_do_not_hide_it(before, after):
    assert private_kind(f"{before}{ID_NUMBER}{after}")
    assert private_kind(f"{before}{PHONE}{after}")


@pytest.mark.parametrize("level", [DetailLevel.WALL, DetailLevel.PUBLIC])
def test_the_refusal_names_the_place_and_not_the_number(level):
    with pytest.raises(DetailError) as raised:
        refuse_private(f"找老王 {PHONE}", level, "第 ", 7, " 行“备注”")
    assert raised.value.sentence.startswith("第 7 行“备注”里有像手机号码的数字")
    assert DETAIL_LABELS[level] in raised.value.sentence
    assert PHONE not in str(raised.value)


def test_the_archive_may_hold_them():
    refuse_private(ID_NUMBER, DetailLevel.ARCHIVE, "任何地方")


def test_sensitive_fields_are_known_by_key_and_by_the_word_beside_them():
    for field in PERSON_FIELDS:
        assert sensitivity_of(field.key) is field.sensitivity
        assert sensitivity_of("", field.label) is field.sensitivity
    assert sensitivity_of("anything", "联系电话") is Sensitivity.MASKED
    assert sensitivity_of("name", "家庭住址") is Sensitivity.PRIVATE
