import pytest

from dangjian_desktop.printing.document import build
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.forms.person_card import PERSON_CARD
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable
from tests.printing.samples import ID_NUMBER, PHONE, photo, text_of

IDENTITY = CardSection(
    "基本情况",
    (
        CardField("姓名", "马𬱖", "name"),
        CardField("性别", "男", "sex"),
        CardField("公民身份号码", ID_NUMBER, "id_number"),
        CardField("出生日期", "1988年3月", "born_on"),
    ),
)
CONTACT = CardSection(
    "联系方式",
    (
        CardField("手机号码", PHONE, "mobile_phone"),
        CardField("现居住地", "青石岭家属院", "address"),
    ),
)
HELD = CardTable("职务", ("职务", "任职", "离任"), (("组织委员", "2021-05-01", "至今"),))
POSTS = CardSection("经历", tables=(HELD,))


def tables(*given):
    return CardSection("经历", tables=given)


def printed(fonts, tmp_path, *cards, detail=DetailLevel.ARCHIVE):
    target = tmp_path / "card.pdf"
    report = build(PERSON_CARD, cards, {}, target, fonts=fonts, detail=detail)
    return report, text_of(target)


def test_the_chosen_sections_and_tables_stand_on_it(fonts, tmp_path):
    card = Card(
        "马𬱖", (IDENTITY, CONTACT, POSTS), ("党支部：综采一队", "截至日期：2026-11-20"), photo()
    )
    report, (page,) = printed(fonts, tmp_path, card)
    for text in (
        "党员信息卡",
        "马𬱖",
        ID_NUMBER,
        PHONE,
        "青石岭家属院",
        "组织委员",
        "至今",
        "填表人",
    ):
        assert text in page
    assert report.unreadable_photos == ()


@pytest.mark.parametrize("level", [DetailLevel.WALL, DetailLevel.PUBLIC])
def test_below_the_archive_sensitive_fields_and_empty_sections_are_gone(fonts, tmp_path, level):
    card = Card("马𬱖", (IDENTITY, CONTACT, POSTS))
    _, (page,) = printed(fonts, tmp_path, card, detail=level)
    assert "马𬱖" in page
    for text in (ID_NUMBER, "公民身份号码", PHONE, "联系方式", "青石岭家属院"):
        assert text not in page


def test_a_number_in_a_remark_stops_the_public_card_and_is_named(fonts, tmp_path):
    remark = CardSection("其他", (CardField("备注", f"妻子 {PHONE}", "remark"),))
    with pytest.raises(DetailError, match="马某的“备注”里有像手机号码的数字"):
        printed(fonts, tmp_path, Card("马某", (remark,)), detail=DetailLevel.PUBLIC)


def test_each_person_begins_on_a_new_page(fonts, tmp_path):
    one, two = Card("甲", (IDENTITY,)), Card("乙", (IDENTITY, POSTS))
    report, pages = printed(fonts, tmp_path, one, two)
    assert report.pages == 2
    assert "组织委员" not in pages[0]
    assert "组织委员" in pages[1]


def test_a_photo_that_cannot_be_read_is_told_and_its_place_stays(fonts, tmp_path):
    report, (page,) = printed(fonts, tmp_path, Card("马𬱖", (IDENTITY,), photo=b"no picture"))
    assert report.unreadable_photos == ("马𬱖",)
    assert "照片" in page


@pytest.mark.parametrize("length", [1, 60, 500, 6000])
@pytest.mark.parametrize("place", ["first", "later", "table"])
def test_a_text_of_any_length_is_printed_whole(fonts, tmp_path, length, place):
    text = "党员" * length
    field = CardSection("说明", (CardField("备注", text, "remark"), CardField("性别", "男", "sex")))
    card = {
        "first": Card("甲", (field, IDENTITY)),
        "later": Card("甲", (IDENTITY, field)),
        "table": Card("甲", (IDENTITY, tables(CardTable("", ("起止", "说明"), (("2021", text),))))),
    }[place]
    _, pages = printed(fonts, tmp_path, card)
    everything = "".join(pages).replace("\n", "")
    assert everything.count("党") == length + everything.count("党员信息卡")
    assert "至今" not in everything


def test_a_long_table_repeats_its_heading(fonts, tmp_path):
    rows = tuple((f"职务{number}", "2021-05-01", "至今") for number in range(80))
    _, pages = printed(
        fonts,
        tmp_path,
        Card("甲", (IDENTITY, tables(CardTable("任职经历", ("职务", "任职", "离任"), rows)))),
    )
    assert len(pages) > 2
    assert all("任职经历" in page for page in pages)


def test_a_table_without_rows_says_so(fonts, tmp_path):
    _, (page,) = printed(
        fonts, tmp_path, Card("甲", (IDENTITY, tables(CardTable("职务", ("职务", "任职"), ()))))
    )
    assert "（无记录）" in page


@pytest.mark.parametrize("count", range(18, 26))
def test_the_line_to_sign_on_never_stands_alone_on_a_page(fonts, tmp_path, count):
    fields = tuple(CardField(f"栏目{number}", "一个值") for number in range(2 * count))
    held = CardTable("职务", ("职务", "任职"), (("组织委员", "2021-05-01"),) * 4)
    card = Card("甲", (IDENTITY, CardSection("工作", fields), tables(held)))
    _, pages = printed(fonts, tmp_path, card)
    assert "组织委员" in pages[-1]
    assert "填表人" in pages[-1]
