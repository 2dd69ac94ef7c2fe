"""Every code has a sentence, and every sentence a use."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

import dangjian_desktop
from dangjian_desktop.domain.messages import SENTENCES, located_sentence, place, sentence
from dangjian_desktop.domain.problems import Address, Problem

PACKAGE = Path(dangjian_desktop.__file__).parent
#: Names of rules (``dues.wage``): they look like codes of messages and are none.
RULES = {
    f"{path.stem}.{name}"
    for path in PACKAGE.parent.glob("resources/rules/*.toml")
    for name in tomllib.loads(path.read_text("utf-8"))
}
CODE = re.compile(rf"(?:{'|'.join({code.partition('.')[0] for code in SENTENCES})})\.[a-z_]+")


def codes_in(path):
    """Codes that stand in a file; names of rules look alike and are none."""
    return {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
        and node.value not in RULES
    }


def test_every_code_of_the_domain_has_a_sentence():
    sources = (PACKAGE / "domain").glob("*.py")
    used = set().union(*(codes_in(path) for path in sources if path.name != "messages.py"))
    assert used <= SENTENCES.keys()


def test_no_sentence_is_left_over():
    sources = PACKAGE.rglob("*.py")
    used = set().union(*(codes_in(path) for path in sources if path.name != "messages.py"))
    assert SENTENCES.keys() <= used


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_chinese_and_ends(code):
    text = SENTENCES[code]
    assert text.endswith(("。", "{found}"))
    assert not re.search("[！!?]|请稍候|[a-z]{2,}", re.sub(r"\{\w+\}", "", text))
    assert set(re.findall(r"\{(\w+)\}", text)) <= {"found", "hint"}
    problem = Problem(Address("名册", 7, "姓名"), code, "甲", hint="乙")
    assert "{" not in sentence(problem)
    assert located_sentence(problem) == f"工作表“名册”第 7 行 姓名：{sentence(problem)}"


def test_a_sentence_says_what_is_wrong_and_what_to_do():
    problem = Problem(Address("", 7, "身份证号"), "id.check_digit", "990101199707101610", hint="7")
    assert located_sentence(problem) == (
        "第 7 行 身份证号：号码“990101199707101610”的末位校验不符，"
        "按前 17 位应为 7。请对照证件改正。"
    )


def test_braces_in_a_file_do_no_harm():
    problem = Problem(Address(), "stage.unknown", "{found}{0}")
    assert "{found}{0}" in located_sentence(problem)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Address(), ""),
        (Address("名册"), "工作表“名册”"),
        (Address("", 3), "第 3 行"),
        (Address("", 0, "姓名"), "姓名"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(where, words):
    assert place(where) == words
