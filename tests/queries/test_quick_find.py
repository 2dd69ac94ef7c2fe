"""Anyone and anything in a few keystrokes."""

from datetime import date

import pytest

from dangjian_desktop.domain.calculators import CALCULATORS
from dangjian_desktop.domain.commands import commands_for
from dangjian_desktop.domain.vocabulary import LeaveReason, Post, Stage
from dangjian_desktop.operations.organisations import close_organisation, rename_organisation
from dangjian_desktop.operations.people import change_person, end_post
from dangjian_desktop.queries.found import FoundKind, FoundRow
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.quick_find import QuickFindQuery, marks_in
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.rulebook import use_rules
from tests import make

ON = date(2026, 11, 21)
PERSON, PLACE, POST, COMMAND = FoundKind.PERSON, FoundKind.ORGANISATION, FoundKind.POST, "command"


@pytest.fixture(autouse=True)
def _open(data):
    """Every test here fills a fresh file."""


def find(text: str, limit: int = 20) -> list[FoundRow]:
    return QuickFindQuery(text, ON, limit).fetch()


def titles(text: str, kind: str = PERSON) -> list[str]:
    return [row.title for row in find(text) if row.kind == kind]


@pytest.mark.parametrize("text", ["", " ", "　", "·", "没有这个人"])
def test_nothing_typed_and_nobody_meant_finds_nothing(text):
    make.person("张三")
    assert find(text) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (
            "张小三",
            [
                "张",
                "小三",
                "三",
                "zxs",
                "ZXS",
                "xs",
                "zhangxiaosan",
                "zhangx",
                "zhang xiao",
                "ＺＸＳ",
            ],
        ),
        ("单小春", ["shan", "sxc", "danxiao", "dxc"]),
        ("仇大军", ["qiu", "qdj", "choudajun", "cdj"]),
        ("曾文", ["zeng", "zw", "cengwen", "cw"]),
        ("查明", ["zha", "zm", "chaming", "cm"]),
        ("解放", ["xie", "xf", "jiefang", "jf"]),
        ("李长江", ["lcj", "lzj", "lichangjiang"]),
        ("阿依·古丽", ["阿依古丽", "依·古", "aygl", "古丽"]),
        ("䶮㛃", ["䶮", "yj"]),
    ],
)
def test_a_person_is_found_by_characters_initials_and_every_pinyin(name, typed):
    make.person(name)
    make.person("王五")
    for text in typed:
        assert titles(text) == [name], text


def test_a_person_is_found_by_the_tail_of_id_number_and_phone():
    number = make.id_number("1990-05-12", 101)
    make.person("张三", id_number=number, mobile_phone="13900001234")
    make.person("李四", id_number=make.id_number("1985-02-02", 202), mobile_phone="13811115678")
    for typed in (number, number[-4:], number[-6:].lower(), "234", "1234", "13900001234"):
        assert titles(typed) == ["张三"], typed
    assert titles("34") == []  # two digits are no tail
    assert titles("4321") == []  # and none is read backwards
    assert titles("0000") == []  # nor found in the middle


def test_an_id_number_that_ends_in_x_is_found_by_its_tail():
    number = next(n for s in range(1, 99) if (n := make.id_number(sequence=s)).endswith("X"))
    make.person("张三", id_number=number)
    assert titles(number[-4:]) == titles(number[-4:].lower()) == ["张三"]


def test_a_new_number_is_found_and_the_old_one_no_more():
    person = make.person("张三", mobile_phone="13900001234")
    make.done(change_person(person_id=person, changes={"mobile_phone": "13811115678"}))
    assert titles("1234") == []
    assert titles("5678") == ["张三"]


def test_a_person_says_where_he_stands():
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch, group=group, crew="甲班")
    make.post(person, branch, Post.ORGANISATION_MEMBER)
    (row,) = find("张三")
    assert row.detail == "综采一队党支部 · 第一党小组 · 组织委员 · 正式党员 · 甲班"
    assert row.uid == RosterQuery(ON).fetch()[0].uid


def test_who_has_left_is_still_found_and_says_so():
    person = make.person("张三", stage=Stage.FULL)
    make.departure(person, date(2026, 3, 1), LeaveReason.TRANSFER)
    (row,) = find("zs")
    assert row.detail.startswith("2026-03-01 转出")


def test_the_whole_name_comes_before_a_longer_one_and_the_beginning_before_the_inside():
    for name in ("王张三", "张三丰", "张三", "章山"):
        make.person(name)
    assert titles("张三") == ["张三", "张三丰", "王张三"]
    assert titles("zs") == ["张三", "章山", "张三丰", "王张三"]
    assert titles("zhangsan") == ["张三", "张三丰", "王张三"]


def test_the_usual_reading_comes_before_the_rare_one():
    make.person("单小春")
    make.person("党小春")
    make.person("代小春")
    assert titles("dxc")[-1] == "单小春"
    assert len(titles("dxc")) == 3


def test_organisations_are_found_with_their_path():
    committee = make.committee("星火煤矿党委")
    branch = make.branch("综采一队党支部", committee)
    make.group(branch, "检修党小组")
    (group,) = [row for row in find("检修") if row.kind is PLACE]
    assert (group.title, group.detail) == ("检修党小组", "星火煤矿党委 › 综采一队党支部")
    (root,) = [row for row in find("星火") if row.kind is PLACE]
    assert root.detail == "党委"
    assert root.uid == Tree.on(ON).get(committee).uid
    for typed in ("zcyd", "zongcai", "一队", "zcyddzb"):
        assert titles(typed, PLACE) == ["综采一队党支部"], typed


def test_an_organisation_with_a_number_in_its_name_is_found_by_it():
    make.branch("101综采队党支部")
    assert titles("101", PLACE) == ["101综采队党支部"]


def test_an_organisation_is_found_by_its_old_name_under_the_new_one_and_not_when_closed():
    branch = make.branch("综采一队党支部")
    make.done(rename_organisation(organisation_id=branch, name="智采党支部", on=date(2026, 1, 1)))
    assert titles("综采", PLACE) == ["智采党支部"]
    make.done(close_organisation(organisation_id=branch, on=date(2026, 2, 1)))
    assert titles("综采", PLACE) == []


@pytest.fixture
def held() -> None:
    """Two branches with posts held in them."""
    for name, people in (("综采一队党支部", "赵钱孙"), ("机关党支部", "周吴郑")):
        branch = make.branch(name)
        group = make.group(branch, f"{name[:2]}党小组")
        posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.GROUP_LEADER)
        for surname, post in zip(people, posts, strict=True):
            person = make.person(f"{surname}大", branch, group=group)
            make.post(person, group if post is Post.GROUP_LEADER else branch, post)


@pytest.mark.parametrize(
    ("typed", "holders"),
    [
        ("书记", ["赵大", "周大"]),
        ("支部书记", ["赵大", "周大"]),
        ("副书记", ["钱大", "吴大"]),
        ("支部副书记", ["钱大", "吴大"]),
        ("综采一队书记", ["赵大"]),
        ("机关副书记", ["吴大"]),
        ("机关书记副书记", ["周大", "吴大"]),
        ("党小组长", ["孙大", "郑大"]),
        ("综采组长", ["孙大"]),
        ("副书", ["钱大", "吴大"]),
        ("没有的队书记", []),
        ("组织委员", []),
    ],
)
def test_post_holders_are_found_by_post_and_place(held, typed, holders):
    assert sorted(titles(typed, POST)) == sorted(holders)


def test_an_ended_post_finds_nobody():
    branch = make.branch()
    spell = make.post(make.person("张三", branch), branch)
    assert titles("书记", POST) == ["张三"]
    make.done(end_post(spell_id=spell, on=date(2026, 1, 1)))
    assert titles("书记", POST) == []


def test_a_holder_whose_name_is_meant_stands_there_once():
    branch = make.branch()
    make.post(make.person("书记", branch), branch)
    assert titles("书记", PERSON) == ["书记"]
    assert titles("书记", POST) == []


def test_commands_are_found_too_and_carry_their_code():
    (row,) = find("drmc")
    assert (row.kind, row.title, row.detail, row.uid) == (
        FoundKind.COMMAND,
        "导入名册",
        "名册",
        "import_roster",
    )


def test_many_namesakes_do_not_hide_the_command_or_the_branch():
    branch = make.branch("导航党支部")
    for number in range(30):
        make.person(f"导{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{number // 10}", branch)
    found = find("导")
    assert len(found) == 20
    kinds = [row.kind for row in found]
    assert kinds.count(PLACE) == 1
    commands = kinds.count(FoundKind.COMMAND)
    assert 1 < commands <= len(commands_for("导"))  # their share of the list
    people = kinds.count(PERSON)
    assert kinds[:people] == [PERSON] * people
    assert people > 10  # what the others leave free


def test_what_the_others_leave_free_is_filled():
    for number in "一二三四五六七八九十":
        make.branch(f"综采{number}队党支部")
    assert len(titles("综采", PLACE)) == 10
    assert len(find("综采", limit=7)) == 7
    assert len(find("综采", limit=1)) == 1


@pytest.mark.parametrize(
    ("title", "typed", "spelled", "marks"),
    [
        ("张小三", "小三", "zhang xiao san 张小三", ((1, 3),)),
        ("张小三", "zxs", "zhang xiao san 张小三", ((0, 3),)),
        ("张小三", "xs", "zhang xiao san 张小三", ((1, 3),)),
        ("张小三", "zhangx", "zhang xiao san 张小三", ((0, 2),)),
        ("张小三", "zhxs", "zhang xiao san 张小三", ()),
        ("张小三", "xiaos", "zhang xiao san 张小三", ((1, 3),)),
        ("张小三", "1234", "zhang xiao san 张小三", ()),
        ("阿·李", "li", "a li 阿·李", ((2, 3),)),
        ("阿·李", "al", "a li 阿·李", ((0, 3),)),
        ("Mary Li", "mary", "m a r y l i Mary Li", ((0, 4),)),
        ("Mary Li", "maryli", "m a r y l i Mary Li", ((0, 7),)),
        ("导入名册", "导入", "", ((0, 2),)),
        ("导入名册", "drmc", "", ()),
    ],
)
def test_what_was_typed_is_marked_in_the_title(title, typed, spelled, marks):
    assert marks_in(title, typed, spelled) == marks


def test_marks_of_a_found_person_follow_the_spelling_of_the_name():
    make.person("张小三")
    assert find("xs")[0].marks == ((1, 3),)
    assert find("zhang")[0].marks == ((0, 1),)


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", "\U0010ffff", "a" * 10_000, "书记" * 900])
def test_no_keystroke_is_too_odd(typed):
    make.person("张三")
    assert all(row.kind is not PERSON for row in find(typed))


def test_a_sum_is_answered_before_anything_else_with_its_rule():
    make.person("党费")
    row, *others = find("党费 5845")
    assert (row.kind, row.uid) == (FoundKind.SUM, "dues")
    assert row.title.startswith("每月交 87.68 元")
    assert "中组发〔2008〕3号" in row.detail
    assert row.marks == ((0, len(row.title)),)
    assert not others


def test_a_bare_latin_word_finds_people_before_the_sum():
    make.person("董芳")
    kinds = [row.kind for row in find("df")]  # commands of 党费 stand between
    assert (kinds[0], kinds[-1]) == (PERSON, FoundKind.SUM)
    assert set(kinds[1:-1]) == {FoundKind.COMMAND}
    assert find("df 5845")[0].kind is FoundKind.SUM


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("党费", "党费：还要写计费基数"),
        ("党费 五千", "不是金额"),
        ("候选人 5 6", "多了“6”"),
        ("换届 2023-12-15", "2026-12-15 届满"),
        ("表决 23 12 12", "通过："),
    ],
)
def test_what_a_sum_says(typed, told):
    assert told in find(typed)[0].title


def test_the_word_for_sums_lists_them_all():
    found = [row for row in find("速算") if row.kind is FoundKind.SUM]
    assert len(found) == len(CALCULATORS)


def test_a_sum_without_rules_is_told_and_not_raised(tmp_path):
    use_rules(tmp_path)
    assert "规则读不出来" in find("党费 5845")[0].title


def test_who_types_no_sum_pays_nothing_for_the_rules(tmp_path):
    use_rules(tmp_path)
    make.person("张三")
    assert titles("zs") == ["张三"]
