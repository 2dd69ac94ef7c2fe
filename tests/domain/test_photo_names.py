"""Whose photo a file is, by its name."""

import pytest

from dangjian_desktop.domain.photo_names import Candidate, PhotoMatch, match_photos

NUMBER = "990101199005121015"
ZHANG = Candidate(1, "张三", NUMBER, "综采一队党支部")
OTHER_ZHANG = Candidate(2, "张三", "99010119880101202X", "机电队党支部")
LI = Candidate(3, "李 四", "", "机电队党支部")
LONG = Candidate(4, "阿卜杜热合曼·麦麦提", "", "机电队党支部")
PEOPLE = (ZHANG, OTHER_ZHANG, LI, LONG)


@pytest.mark.parametrize(
    ("stem", "owner"),
    [
        (NUMBER, ZHANG),
        ("99010119880101202x", OTHER_ZHANG),
        (f"李四_{NUMBER}", ZHANG),  # the number tells more than a name
        ("李四", LI),
        ("李四1", LI),
        ("03李四", LI),
        ("机电队-李四（一寸）", LI),
        ("李四 (2)", LI),
        ("张三-综采一队", ZHANG),
        ("机电队 张三", OTHER_ZHANG),
        ("张三1015", ZHANG),
        ("张三_202X", OTHER_ZHANG),
        ("阿卜杜热合曼·麦麦提", LONG),
    ],
)
def test_the_name_of_a_file_tells_whose_photo_it_is(stem, owner):
    (found,) = match_photos([stem], PEOPLE)
    assert (found.match, found.candidate) == (PhotoMatch.FOUND, owner)


@pytest.mark.parametrize(
    ("stem", "match"),
    [
        ("张三", PhotoMatch.SEVERAL),
        ("张三 通风队", PhotoMatch.SEVERAL),
        ("王五", PhotoMatch.NOBODY),
        ("IMG_20260101", PhotoMatch.NOBODY),
        ("990101199005129999", PhotoMatch.NOBODY),
        ("李四光", PhotoMatch.NOBODY),
        ("", PhotoMatch.NOBODY),
    ],
)
def test_a_name_that_tells_too_little_is_nobody_s(stem, match):
    (found,) = match_photos([stem], PEOPLE)
    assert (found.match, found.candidate) == (match, None)


def test_two_files_of_one_person_are_told():
    found = match_photos(["李四", "王五", "李四 (2)"], PEOPLE)
    assert [one.match for one in found] == [
        PhotoMatch.TWICE,
        PhotoMatch.NOBODY,
        PhotoMatch.TWICE,
    ]
    assert found[0].candidate == LI
