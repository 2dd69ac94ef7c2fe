"""A mend is made only where the record itself proves it, and says exactly what is written."""

from datetime import date

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.mending import Mend, mend_of
from dangjian_desktop.domain.vocabulary import Post, Sex
from tests.domain.test_examination import (
    BRANCH,
    BRANCHES,
    GONE,
    GROUP,
    GROUP_TWO,
    OTHER,
    OTHER_GROUP,
    held,
    id_number,
    person,
    stay,
)

ON = date(2026, 11, 20)
TODAY = PartialDate.of(ON)
D = PartialDate.from_iso


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("sex_from_id", {"sex": None}, Mend({"sex": Sex.MALE})),
        ("sex_from_id", {"sex": Sex.FEMALE}, None),  # a matter for people
        ("sex_from_id", {"sex": None, "id_number": ""}, None),
        ("sex_from_id", {"sex": None, "id_number": "990101199005121010"}, None),
        ("born_on_from_id", {"born_on": None}, Mend({"born_on": D("1990-05-12")})),
        ("born_on_from_id", {"born_on": "1990-05"}, Mend({"born_on": D("1990-05-12")})),
        ("born_on_from_id", {"born_on": "1991"}, None),
        ("born_on_from_id", {"born_on": "1990-05-12"}, None),
        ("name_plain", {"name": "张　三"}, Mend({"name": "张三"})),
        ("name_plain", {"name": "张三"}, None),
        ("id_plain", {"id_number": id_number() + " "}, Mend({"id_number": id_number()})),
        ("id_plain", {"id_number": "99010119900512101 "}, None),  # no valid one comes of it
        (
            "phone_plain",
            {"mobile_phone": "+86 138-0000-0000"},
            Mend({"mobile_phone": "13800000000"}),
        ),
        ("phone_plain", {"mobile_phone": "1380000 0000 / 139"}, None),
        (
            "end_group",
            {
                "branches": (stay(BRANCH, "2026-03-01"),),
                "groups": (stay(OTHER_GROUP, "2020", key=7),),
                "group_id": OTHER_GROUP,
            },
            Mend(ends=(("groups", 7, D("2026-03-01")),)),
        ),
        (
            "end_group",  # since when the branch is not known: it ends today
            {"groups": (stay(OTHER_GROUP, key=7),), "group_id": OTHER_GROUP},
            Mend(ends=(("groups", 7, TODAY),)),
        ),
        (
            "end_group",  # begun after the move: it never was
            {
                "branches": (stay(BRANCH, "2020-03-01"),),
                "groups": (stay(OTHER_GROUP, "2021-01-01", key=7),),
                "group_id": OTHER_GROUP,
            },
            Mend(ends=(("groups", 7, D("2021-01-01")),)),
        ),
        ("end_group", {}, None),
        (
            "end_leadership",
            {
                "groups": (stay(GROUP_TWO, "2026-04-01"),),
                "group_id": GROUP_TWO,
                "posts": (held(Post.GROUP_LEADER, GROUP, key=9),),
            },
            Mend(ends=(("posts", 9, D("2026-04-01")),)),
        ),
        (
            "end_leadership",  # out of the group and in no other
            {
                "groups": (stay(GROUP, "2020", "2026-02-01"),),
                "group_id": None,
                "posts": (held(Post.GROUP_LEADER, GROUP, key=9),),
            },
            Mend(ends=(("posts", 9, D("2026-02-01")),)),
        ),
        ("end_leadership", {"posts": (held(Post.GROUP_LEADER, GROUP),)}, None),
        (
            "end_posts",
            {**GONE, "posts": (held(Post.SECRETARY, BRANCH, key=5),)},
            Mend(ends=(("posts", 5, D("2024-01-01")),)),
        ),
        ("end_posts", {**GONE}, None),
        ("end_posts", {"posts": (held(Post.SECRETARY, OTHER),)}, None),  # still on the roll
        (
            "end_groups",
            {**GONE, "groups": (stay(GROUP, key=6), stay(GROUP_TWO, "2019", "2020", key=4))},
            Mend(ends=(("groups", 6, D("2024-01-01")),)),
        ),
        (
            "delete_twin",
            {"groups": (stay(GROUP, "2020", key=3), stay(GROUP, "2020", key=8))},
            Mend(deletions=(("groups", 8),)),
        ),
        ("delete_twin", {}, None),
    ],
)
def test_what_is_written(name, told, expected):
    assert mend_of(name, person(**told), BRANCHES, ON) == expected
