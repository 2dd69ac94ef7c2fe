"""Texts of the window and of the storeys below, in the language the window speaks."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import Address, Fault, Sentence, SentenceError, Word
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.ui.shared.wording import in_words, tr

ENGLISH = {
    "共 {count} 人": "{count} people in all",
    "{label}每人不同，不能成批修改。请逐人修改。": "{label} differs from person to person.",
    "手机号码": "mobile phone",
    "可用的有：{known}。": "There are: {known}.",
    "、": ", ",
    "号码“{found}”是 {hint} 位，公民身份号码应为 18 位。请对照证件改正。": (
        "The number “{found}” has {hint} digits instead of 18."
    ),
}


class SmallEnglish(QTranslator):
    """Knows a few texts."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return ENGLISH.get(text, "")


@pytest.fixture
def english(qapp):
    translator = SmallEnglish(qapp)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_without_a_translation_a_text_is_chinese():
    assert tr("共 {count} 人", count=3) == "共 3 人"


@pytest.mark.usefixtures("english")
def test_a_text_is_translated_with_its_facts():
    assert tr("共 {count} 人", count=3) == "3 people in all"


@pytest.mark.usefixtures("english")
def test_a_refusal_is_translated_and_so_is_a_word_of_the_programs_own_among_its_facts():
    refusal = RefusedError("{label}每人不同，不能成批修改。请逐人修改。", label=Word("手机号码"))
    assert in_words(refusal) == "mobile phone differs from person to person."
    assert refusal.sentence == "手机号码每人不同，不能成批修改。请逐人修改。"


@pytest.mark.usefixtures("english")
def test_a_name_that_happens_to_be_a_word_stays_a_name():
    refusal = SentenceError("{label}每人不同，不能成批修改。请逐人修改。", label="手机号码")
    assert in_words(refusal).startswith("手机号码")


@pytest.mark.usefixtures("english")
def test_several_facts_are_listed_as_the_language_lists():
    said = Sentence("可用的有：{known}。", known=("甲", Word("手机号码")))
    assert in_words(said) == "There are: 甲, mobile phone."
    assert str(said) == "可用的有：甲、手机号码。"


@pytest.mark.usefixtures("english")
def test_a_sentence_within_a_sentence_is_translated_too():
    inner = Sentence("共 {count} 人", count=3)
    assert in_words(Sentence("可用的有：{known}。", known=inner)) == "There are: 3 people in all."


@pytest.mark.usefixtures("english")
def test_a_problem_of_a_value_is_translated():
    problem = Fault("id.length", "123", hint="3").at(Address())
    assert in_words(problem) == "The number “123” has 3 digits instead of 18."
    assert sentence(problem).startswith("号码“123”是 3 位")


def test_braces_in_a_fact_or_in_a_bare_sentence_are_no_facts():
    assert in_words(SentenceError("“{name}”不是照片。请另选。", name="{x}.jpg")).startswith(
        "“{x}.jpg”"
    )
    assert in_words(SentenceError("没有 {x} 这一格。请核对。")) == "没有 {x} 这一格。请核对。"
