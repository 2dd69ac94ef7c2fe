"""Names in the order of strokes."""

from dangjian_desktop.storage.shipped_strokes import stroke_key, without_strokes


def in_order(*names):
    return sorted(names, key=stroke_key)


def test_surnames_stand_by_the_number_of_their_strokes(data):
    told = in_order("陈八", "张七", "李六", "刘五", "方三", "王一", "丁零")
    assert told == ["丁零", "王一", "方三", "刘五", "李六", "张七", "陈八"]


def test_of_as_many_strokes_the_kind_of_the_first_stroke_decides(data):
    # 王 横, 牛 撇, 方 点, 孔 折: all of four strokes
    assert in_order("孔明", "方明", "牛明", "王明") == ["王明", "牛明", "方明", "孔明"]


def test_the_same_surname_goes_on_with_the_next_character_and_the_shorter_name_first(data):
    assert in_order("王芳", "王一鸣", "王一", "王丁") == ["王一", "王一鸣", "王丁", "王芳"]


def test_spaces_and_dots_count_for_nothing(data):
    assert stroke_key("张　三") == stroke_key("张三")
    assert stroke_key("买买提·艾力") == stroke_key("买买提艾力")


def test_a_character_that_the_table_does_not_hold_comes_last_and_is_told(data):
    assert in_order("𬱖明", "魏明") == ["魏明", "𬱖明"]
    assert without_strokes("李𬱖") == "𬱖"
    assert without_strokes("买买提·艾力") == ""
