"""Rule files are read, judged in words, and put together with what the branch has set."""

from datetime import date
from pathlib import Path

import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import Confidence, Level
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.storage import rulebook
from dangjian_desktop.storage.errors import StorageError
from tests.conftest import RULES

ON = date(2026, 11, 21)
GOOD = """
format = 1
[[wage]]
title = "比例"
source = "某规定"
confidence = "H"
level = "national"
since = "2008"
[wage.values]
step = "0.01"
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_file_and_its_table_name_the_rule(tmp_path):
    rules = rulebook.rules_of_files(folder(tmp_path, dues=GOOD), ON)
    assert list(rules) == ["dues.wage"]
    found = rules["dues.wage"].version
    assert (found.confidence, found.level) == (Confidence.HIGH, Level.NATIONAL)
    assert found.since == PartialDate(2008)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("format = 1", "format = 2"), "格式是 2"),
        (GOOD.replace("format = 1", ""), "格式是 None"),
        (GOOD.replace('"H"', '"sure"'), "sure"),
        (GOOD.replace('"national"', '"mine"'), "mine"),
        (GOOD.replace('"2008"', '"2008-13"'), "dues.wage"),
        (GOOD.replace('source = "某规定"', ""), "缺 source"),
        (GOOD.replace("source", "sauce"), "多 sauce"),
        (GOOD.replace("[[wage]]", "[wage]"), "[[wage]]"),
        ("format = ", "dues.toml"),
    ],
)
def test_a_wrong_file_is_told_in_words(tmp_path, text, told):
    with pytest.raises(StorageError) as refused:
        rulebook.rules_of_files(folder(tmp_path, dues=text), ON)
    assert refused.value.code == "rules"
    assert told in refused.value.sentence
    assert refused.value.sentence.endswith("请重新安装程序，数据没有改动。")


def test_no_text_and_no_file_are_told_too(tmp_path):
    with pytest.raises(StorageError):
        rulebook.rules_of_files(tmp_path / "nowhere", ON)
    (tmp_path / "dues.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StorageError):
        rulebook.rules_of_files(tmp_path, ON)


def test_the_files_of_the_program_are_right_and_name_no_doubtful_article():
    versions = rulebook.read_rules(RULES)
    assert len(versions) > 30
    for version in versions:
        if "条" in version.source.replace("条例", ""):
            assert version.confidence is Confidence.HIGH, version.rule


def test_what_the_branch_set_counts_from_its_day_in_the_open_file(runner):
    runner.run(
        change_rule(
            rule="dues.rounding",
            key="step",
            value="0.1",
            since=PartialDate(2026, 11, 1),
            note="支委会 2026-10-30 决定",
        )
    )
    assert rulebook.rules_on(date(2026, 10, 31)).values_of("dues.rounding")["step"] == "0.01"
    rule = rulebook.rules_on(ON)["dues.rounding"]
    assert rule.values["step"] == "0.1"
    assert rule.source.endswith("本支部另定")
    runner.undo()
    assert rulebook.rules_on(ON).values_of("dues.rounding")["step"] == "0.01"


def test_the_answer_is_kept_while_the_data_stay(data):
    assert rulebook.rules_on(ON) is rulebook.rules_on(ON)
