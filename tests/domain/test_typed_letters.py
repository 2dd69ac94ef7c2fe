"""A letter that was typed is read into its parts."""

from dangjian_desktop.domain.typed_letters import (
    MOST_CHARACTERS,
    TypedLetter,
    read_letter,
    written_letter,
)


def test_the_parts_of_a_letter():
    text = "关于购置图书的请示\n\n青石岭煤矿党委:\n　　因学习需要。\n妥否，请批示。\n"
    text += "附件：1．书目\n　2. 预算"
    found = read_letter(text)
    assert found.title == "关于购置图书的请示"
    assert found.to == "青石岭煤矿党委："
    assert found.paragraphs == ("因学习需要。", "妥否，请批示。")
    assert found.attachments == ("书目", "预算")


def test_who_signs_and_the_day_are_no_attachments_and_no_paragraphs():
    body = "关于购置图书的请示\n星火煤矿党委：\n因学习需要。\n"
    end = "\n综采一队党支部\n　2026年12月1日　\n"
    for attached, names in (("附件：1.书目\n2.预算", ("书目", "预算")), ("妥否，请批示。", ())):
        found = read_letter(body + attached + end)
        assert (found.signed, found.dated) == ("综采一队党支部", "2026年12月1日")
        assert found.attachments == names
        assert found.paragraphs[0] == "因学习需要。"
        assert read_letter(written_letter(found)) == found
    assert read_letter(body + "二〇二六年十二月一日").dated == "二〇二六年十二月一日"
    assert read_letter(body + "二〇二六年十二月一日").signed == ""
    spoken = read_letter(body + "会议定在\n2026年12月1日\n请参加。")
    assert (spoken.signed, spoken.dated, len(spoken.paragraphs)) == ("", "", 4)


def test_a_title_alone_nothing_at_all_and_too_much():
    assert read_letter(" \n　") is None
    assert read_letter("通知").paragraphs == ()
    assert len(read_letter("通知\n" + "字" * MOST_CHARACTERS * 2).paragraphs[0]) < MOST_CHARACTERS


def test_what_is_written_reads_back_the_same():
    letter = TypedLetter(
        "关于图书的请示", "星火煤矿党委：", ("一、原因", "妥否。"), ("书目", "预算")
    )
    assert read_letter(written_letter(letter)) == letter
    assert read_letter(written_letter(TypedLetter("通知", "", ("请落实。",), ()))).to == ""
