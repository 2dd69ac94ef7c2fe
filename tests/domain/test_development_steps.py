"""The 25 steps as the rules have them, and the local rules that can be switched off."""

import pytest

from dangjian_desktop.domain.development_steps import (
    admission_steps,
    local_rule,
    paper_rules,
    publicity_rule,
    step_book,
)
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.vocabulary import HelperRole, Stage


@pytest.fixture
def book(rules):
    return step_book(rules)


def test_there_are_five_stages_with_twenty_five_steps(book):
    assert [step.number for step in book.steps] == list(range(1, 26))
    assert len({step.stage for step in book.steps}) == 5
    assert len(book.by_code) == 25
    assert (book.steps[6].title, book.steps[12].title) == ("确定发展对象", "上级党委预审")


def test_what_a_step_makes_of_a_person_and_who_resumes_where(book):
    made = {step.becomes: step.code for step in book.steps if step.becomes}
    assert made == {
        Stage.APPLICANT: "apply",
        Stage.ACTIVIST: "activist",
        Stage.CANDIDATE: "candidate_filing",
        Stage.PROBATIONARY: "admission_meeting",
        Stage.FULL: "confirmation_meeting",
    }
    assert [book.resuming(stage) for stage in Stage] == [
        "talk",
        "contacts",
        "introducers",
        "enrolment",
        "",
    ]
    assert book.making(Stage.CANDIDATE) is book.step("candidate_filing")


def test_every_paper_of_a_step_is_in_the_list(book):
    assert {code for step in book.steps for code in step.papers} <= book.paper_by_code.keys()


def test_helpers_are_one_or_two_and_exactly_two(book):
    assert book.helpers_asked(HelperRole.CONTACT) == (1, 2)
    assert book.helpers_asked(HelperRole.INTRODUCER) == (2, 2)


def test_votes_are_asked_for_twice(book):
    assert [one.number for one in book.steps if one.needs_vote] == [15, 23]


def test_a_failed_step_opens_the_steps_from_where_one_begins_again(book):
    assert [one.code for one in book.steps if one.can_repeat][:4] == [
        "activist",
        "activist_filing",
        "candidate",
        "candidate_filing",
    ]
    assert not book.by_code["oath"].can_repeat


@pytest.mark.parametrize(
    "values",
    [
        {"stages": [{"stage": "申请入党", "steps": []}]},
        {"stages": []} | {"stages": [{"stage": "", "steps": [{}]}]},
        {
            "stages": [
                {
                    "stage": "一",
                    "steps": [
                        {
                            "code": "a",
                            "title": "甲",
                            "actor": "乙",
                            "papers": [],
                            "by": ["b/x_days"],
                        }
                    ],
                }
            ]
        },
        {
            "stages": [
                {
                    "stage": "一",
                    "steps": [
                        {"code": "a", "title": "甲", "actor": "乙", "papers": [], "redo_from": "b"}
                    ],
                }
            ]
        },
    ],
)
def test_steps_that_cannot_be_reckoned_with_are_refused(values):
    with pytest.raises(RuleValueError):
        admission_steps(values)


def test_local_rules_have_a_switch_and_whole_numbers():
    local_rule({"enabled": False, "months": 12})
    for values in ({"months": 1}, {"enabled": "yes"}, {"enabled": True, "months": "one"}):
        with pytest.raises(RuleValueError):
            local_rule(values)
    with pytest.raises(RuleValueError):
        publicity_rule({"enabled": True, "working_days": 0, "publicity_steps": []})
    with pytest.raises(RuleValueError):
        paper_rules({"papers": [{"code": "a", "title": ""}]})
