"""The commands of quick find."""

import pytest
from pypinyin import lazy_pinyin

from dangjian_desktop.domain.commands import COMMANDS, commands_for

IMPORTS = ["import_roster", "import_dues_bases", "import_ledger", "import_plan", "import_rubric"]


def codes(typed: str) -> list[str]:
    return [command.code for command in commands_for(typed)]


def test_codes_and_titles_are_different():
    assert len({command.code for command in COMMANDS}) == len(COMMANDS)
    assert len({command.title for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.code)
def test_the_spelling_written_down_is_that_of_the_title(command):
    assert command.spelled == " ".join(lazy_pinyin(command.title))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.code)
def test_a_command_is_found_by_title_initials_and_pinyin(command):
    for typed in (command.title, command.initials, command.pinyin, command.pinyin.upper()):
        assert command.code in codes(typed)
    assert codes(command.title)[0] == command.code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("导入", IMPORTS),
        ("daoru", IMPORTS),
        ("drm", ["import_roster"]),
        (" Excel ", ["import_roster", "import_plan", "import_rubric"]),
        (
            "党小组",
            [
                "open_group_month",
                "show_group_scores",
                "add_group",
                "appoint_leader",
                "print_group_month",
                "cadres_in_groups",
                "print_group_list",
                "open_group_leaders",
            ],
        ),
        ("夜间", ["theme_dark"]),
        ("", []),
        ("  ", []),
        ("没有这样的命令", []),
    ],
)
def test_a_command_is_found_by_other_words_too(typed, expected):
    assert codes(typed) == expected


def test_a_title_that_begins_so_comes_before_one_that_holds_it():
    assert codes("恢复")[0] == "redo"
    assert codes("名册")[:1] != ["add_person"]
    found = codes("打印")
    printing = [c.code for c in COMMANDS if c.title.startswith("打印")]
    assert found[: len(printing)] == printing
