"""A new edition of a form: what was known is taken over, only what is new is asked for."""

from dangjian_desktop.domain.template_shapes import (
    Blank,
    BlankKind,
    DayFormat,
    Mapped,
    TemplateShape,
    compared,
    mapped_from,
)


def text(address: str, label: str) -> Blank:
    return Blank(address, BlankKind.TEXT, label)


KEPT = (
    Mapped(text("1", "姓名"), "person.name"),
    Mapped(text("2", "出生年月"), "person.born_on", DayFormat.DOTTED_MONTH),
    Mapped(text("3", "备注")),
)


def test_what_moved_keeps_what_fills_it():
    found = compared(KEPT, [text("7", "姓 名："), text("8", "出生年月"), text("9", "备注")])
    assert [one.source for one in found.blanks] == ["person.name", "person.born_on", ""]
    assert found.blanks[1].day is DayFormat.DOTTED_MONTH
    assert (found.added, found.gone) == ((), ())


def test_only_new_blanks_are_asked_for_and_gone_ones_are_named():
    found = compared(KEPT, [text("7", "姓名"), text("8", "学历"), text("9", "备注")])
    assert found.added == ("8",)
    assert [one.blank.label for one in found.gone] == ["出生年月"]


def test_labels_that_repeat_keep_their_order():
    kept = (Mapped(text("1", "姓名"), "person.name"), Mapped(text("2", "姓名"), "branch.secretary"))
    found = compared(kept, [text("5", "姓名"), text("6", "姓名")])
    assert [one.source for one in found.blanks] == ["person.name", "branch.secretary"]


def test_a_table_with_a_further_column_asks_for_it_and_keeps_the_others():
    table = Blank("1", BlankKind.TABLE, "名单", ("序号", "姓名"), 3)
    kept = Mapped(table, "branch.member_list", columns=("number", "person.name"))
    wider = Blank("2", BlankKind.TABLE, "名单", ("序号", "性别", "姓名"), 3)
    found = compared([kept], [wider])
    assert found.blanks[0].columns == ("number", "", "person.name")
    assert found.added == ("2",)


def test_boxes_in_another_order_are_ticked_by_the_same_words():
    boxes = Blank("1", BlankKind.BOXES, "类别", ("党员", "群众"))
    kept = Mapped(boxes, "person.stage", ticks=("正式党员", "群众"))
    other = Blank("2", BlankKind.BOXES, "类别", ("群众", "党员"))
    assert compared([kept], [other]).blanks[0].ticks == ("群众", "正式党员")


def test_what_is_kept_comes_back_as_it_was():
    blank = Blank("1", BlankKind.TABLE, "名单", ("序号", "姓名"), 3)
    for one in (
        Mapped(blank, "branch.member_list", columns=("number", "person.name")),
        Mapped(blank, "branch.member_list", DayFormat.DASHED, "字", ("a", "b")),
        Mapped(text("1", "姓名")),
    ):
        kept = mapped_from(one.blank.address, one.blank.label, one.source, one.options)
        assert kept == one


def test_a_fingerprint_tells_what_is_asked_and_not_where():
    one, same = TemplateShape((), (text("1", "姓名"),)), TemplateShape((), (text("9", "姓名："),))
    assert one.fingerprint == same.fingerprint
    assert one.fingerprint != TemplateShape((), (text("1", "性别"),)).fingerprint


def named(kept, *labels: str):
    blanks = [text(f"n{number}", label) for number, label in enumerate(labels)]
    return compared(kept, blanks)


def test_a_label_that_repeats_is_known_by_its_neighbours_when_one_of_them_is_gone_or_new():
    """本人的姓名 must not come to stand in the place of a relative's."""
    kept = [
        Mapped(text(str(number), label), f"s{number}")
        for number, label in enumerate(("姓名", "性别", "民族", "姓名", "与本人关系"))
    ]
    found = named(kept, "性别", "民族", "单位", "姓名", "与本人关系")
    assert [one.source for one in found.blanks] == ["s1", "s2", "", "s3", "s4"]
    assert [one.source for one in found.gone] == ["s0"]
    found = named(kept, "姓名", "申请时间", "姓名", "性别", "民族", "姓名", "与本人关系")
    assert [one.source for one in found.blanks] == ["", "", "s0", "s1", "s2", "s3", "s4"]
    assert found.added == ("n0", "n1")


def test_a_table_that_is_called_by_its_headings_is_known_by_most_of_them():
    table = Blank("1", BlankKind.TABLE, "序号、姓名、时间", ("序号", "姓名", "时间"), 3)
    other = Blank("9", BlankKind.TABLE, "届次、选举", ("届次", "选举"), 3)
    kept = Mapped(table, "branch.member_list", columns=("number", "person.name", "person.day"))
    words = ("序号", "姓名", "单位", "时间")
    wider = Blank("2", BlankKind.TABLE, "序号、姓名、单位、时间", words, 3)
    found = compared([Mapped(other), kept], [wider])
    assert found.blanks[0].columns == ("number", "person.name", "", "person.day")
    assert found.added == ("2",)
    assert [one.blank.label for one in found.gone] == ["届次、选举"]
