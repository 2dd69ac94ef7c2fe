"""发展经历 of the person card: the steps, who helped, what is next."""

from datetime import date

from dangjian_desktop.domain.vocabulary import AdmissionOutcome
from dangjian_desktop.operations.paper_cards import person_card_content
from dangjian_desktop.operations.printout import PERSON_CARD, Printout
from dangjian_desktop.queries.card_content import TargetKind
from dangjian_desktop.queries.card_development import development_of
from dangjian_desktop.storage.models import AdmissionCase, AdmissionPublicity, AdmissionReview
from tests.admission_stories import Story, written

ON = date(2026, 11, 28)


def told(content):
    return {line.label: line.value for line in content.lines}


def table(content, heading):
    return next(one.rows for one in content.tables if one.heading == heading)


def test_the_steps_and_what_is_next_stand_on_the_card(data):
    story = Story()
    story.step("apply", "2025-03-01")
    content = development_of(story.person, ON)
    assert told(content)["下一步"] == "党组织派人谈话（党支部）"
    assert told(content)["最迟"] == "2025-04-01"  # D01
    assert table(content, "办过的步骤") == (("2025-03-01", "递交入党申请书", ""),)


def test_helpers_reviews_and_notices_are_told_with_their_days(data):
    story = Story().up_to_candidate()
    made = {"reviewed_on": date(2026, 3, 2), "reviewer": "赵一、钱二"}
    written(AdmissionReview, case=story.case, **made)
    notice = {"step": "candidate", "posted_on": date(2026, 9, 28), "working_days": 5}
    written(AdmissionPublicity, case=story.case, place="会议室", **notice)
    content = development_of(story.person, ON)
    helpers = [line for line in content.lines if line.label == "培养联系人"]
    assert helpers[0].value == "赵一（2025-09-12 至 今）"
    assert helpers[0].target.kind is TargetKind.PERSON
    assert table(content, "考察") == (("2026-03-02", "赵一、钱二"),)
    assert table(content, "公示") == (("2026-09-28 至 2026-10-10", "会议室"),)  # D13


def test_an_earlier_day_knows_only_what_had_happened(data):
    story = Story().up_to_candidate()
    earlier = development_of(story.person, date(2025, 3, 10))
    assert table(earlier, "办过的步骤") == (("2025-03-01", "递交入党申请书", ""),)
    assert development_of(story.person, date(2025, 2, 28)).is_empty
    assert development_of(story.members[0], ON).is_empty


def test_of_several_ways_in_the_latest_is_told_with_how_it_ended(data):
    story = Story()
    story.step("apply", "2025-03-01")
    again = written(
        AdmissionCase,
        person=story.person,
        opened_on=date(2026, 1, 5),
        closed_on=date(2026, 8, 1),
        outcome=AdmissionOutcome.STOPPED,
    )
    story.step("apply", "2026-01-05", again)
    content = development_of(story.person, ON)
    assert told(content)["结果"] == "2026-08-01 不再培养"
    assert table(content, "办过的步骤")[0][0] == "2026-01-05"


def test_the_printed_card_tells_it_where_it_is_ticked(data):
    story = Story().up_to_candidate()
    asked = {"person_ids": (story.person,), "detail": "archive"}
    (card,), _values = person_card_content(
        Printout(PERSON_CARD, ON, sections=("development",), **asked)
    )
    assert card.sections[-1].heading == "发展经历"
    (usual,), _values = person_card_content(Printout(PERSON_CARD, ON, **asked))
    assert "发展经历" not in [section.heading for section in usual.sections]
