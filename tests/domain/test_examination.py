"""The checks of people at their edges: each is found where it is certain, and nowhere else."""

from datetime import date

import pytest

from dangjian_desktop.domain import examination
from dangjian_desktop.domain.checks import Who, checks_of
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.examination import Finding, findings, made_ready
from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.mending import MEND_WORDS, MENDERS
from dangjian_desktop.domain.organisation_rules import ORGANISATION_KINDS, OrganisationRecord
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.person_record import Book, Departed, Held, PersonRecord, Stay
from dangjian_desktop.domain.rules import Confidence, Level, Rule, RuleSet, RuleVersion
from dangjian_desktop.domain.vocabulary import (
    Education,
    LeaveReason,
    OrganisationKind,
    Post,
    Sex,
    Stage,
)
from dangjian_desktop.storage.rulebook import rules_of_files
from tests.conftest import RULES

ON = date(2026, 11, 20)
CHECKS = checks_of(rules_of_files(RULES, ON))
BY_CODE = {check.code: check for check in CHECKS}
BRANCH, OTHER, GROUP, OTHER_GROUP, GROUP_TWO = 1, 2, 11, 12, 13


def organisation(key: int, kind: OrganisationKind, name: str, **more: int) -> OrganisationRecord:
    return OrganisationRecord(key, f"o{key}", kind, name, **more)


ORGANISATIONS = {
    BRANCH: organisation(BRANCH, OrganisationKind.BRANCH, "综采一队党支部", group_count=2),
    OTHER: organisation(OTHER, OrganisationKind.BRANCH, "机电队党支部"),
    GROUP: organisation(GROUP, OrganisationKind.PARTY_GROUP, "第一党小组"),
    GROUP_TWO: organisation(GROUP_TWO, OrganisationKind.PARTY_GROUP, "第二党小组"),
    OTHER_GROUP: organisation(OTHER_GROUP, OrganisationKind.PARTY_GROUP, "机电党小组"),
}
BRANCHES = {BRANCH: BRANCH, OTHER: OTHER, GROUP: BRANCH, GROUP_TWO: BRANCH, OTHER_GROUP: OTHER}
NAMES = {key: record.name for key, record in ORGANISATIONS.items()}


def id_number(born: str = "1990-05-12", sequence: int = 101) -> str:
    first = f"990101{born.replace('-', '')}{sequence:03d}"
    return first + check_digit(first)


def maybe(text: str | None) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None


def stay(place: int, since: str | None = None, until: str | None = None, key: int = 1) -> Stay:
    return Stay(key, place, None, maybe(since), maybe(until))


def staged(stage: Stage, since: str | None = None, until: str | None = None, key: int = 1) -> Stay:
    return Stay(key, None, stage, maybe(since), maybe(until))


def held(
    post: Post, place: int, since: str | None = None, until: str | None = None, key: int = 1
) -> Held:
    return Held(key, place, post, maybe(since), maybe(until))


def left(day: str) -> Departed:
    return Departed(PartialDate.from_iso(day), LeaveReason.TRANSFER)


_OWN = set(PersonRecord.__dataclass_fields__) - {"facts"}
_DATES = {
    "admitted_on",
    "confirmed_on",
    "applied_on",
    "activist_on",
    "candidate_on",
    "stage_since",
    "born_on",
    "work_began_on",
    "registered_on",
    "wall_consent_on",
}


def person(number: int = 1, **told: object) -> PersonRecord:
    """Somebody of whom everything is recorded and right, but for what is told here."""
    whole: dict[str, object] = {
        "name": "张三",
        "sex": Sex.MALE,
        "id_number": id_number(),
        "born_on": "1990-05-12",
        "ethnicity": "01",
        "education": Education.BACHELOR,
        "mobile_phone": "13800000000",
        "stage": Stage.FULL,
        "stage_since": "2013-06-01",
        "branch_id": BRANCH,
        "group_id": GROUP,
        "branches": (stay(BRANCH),),
        "groups": (stay(GROUP),),
        "admitted_on": "2012-06-01",
        "confirmed_on": "2013-06-01",
        **told,
    }
    for key in _DATES & whole.keys():
        whole[key] = maybe(whole[key])
    facts = PersonFacts(**{key: value for key, value in whole.items() if key not in _OWN})
    own = {key: value for key, value in whole.items() if key in _OWN}
    return PersonRecord(person_id=number, uid=f"p{number}", facts=facts, **own)


def found(*people: PersonRecord, checks=CHECKS) -> list[Finding]:
    book = Book(ON, people, ORGANISATIONS, NAMES, BRANCHES)
    told = findings(checks, book, lambda _what, _share: None)
    return [one for one in told if one.organisation_id is None]


def codes(*people: PersonRecord) -> set[str]:
    return {one.check.code for one in found(*people)}


NOWHERE = {"branch_id": None, "group_id": None, "branches": (), "groups": ()}
GONE = {
    **NOWHERE,
    "branches": (stay(BRANCH, None, "2024-01-01"),),
    "departures": (left("2024-01-01"),),
}
APPLICANT = {
    "stage": Stage.APPLICANT,
    "stage_since": "2025-03-01",
    "applied_on": "2025-03-01",
    "admitted_on": None,
    "confirmed_on": None,
}
PROBATION = {"stage": Stage.PROBATIONARY, "confirmed_on": None, "id_number": "", "born_on": "1990"}

#: Check, what is told of the person, and whether it is found. Each check stands on both sides.
CASES = [
    ("name_written", {"name": "张 三"}, True),
    ("name_written", {"name": "阿依古丽•买买提"}, True),
    ("name_written", {"name": "阿依古丽·买买提"}, False),
    ("name_odd", {"name": "张3"}, True),
    ("name_odd", {"name": "张"}, True),
    ("name_odd", {"name": "𬱖䶮"}, False),
    ("no_id_number", {"id_number": ""}, True),
    ("no_id_number", {**APPLICANT, "id_number": ""}, False),
    ("id_impossible", {"id_number": "990000199002290014", "born_on": None}, True),  # I12
    ("id_impossible", {"id_number": "990000198001010013"}, True),
    ("id_impossible", {"id_number": "990101900512101"}, True),  # 15 digits
    ("id_impossible", {"id_number": "990000198802290026", "born_on": None}, False),  # I13
    ("id_impossible", {"id_number": ""}, False),
    ("id_written", {"id_number": "99000019671111110x", "born_on": None}, True),
    ("id_written", {"id_number": "99000019671111110X", "born_on": None}, False),
    ("id_against_sex", {"sex": Sex.FEMALE}, True),  # I15
    ("id_against_sex", {"sex": None}, False),
    ("id_against_birth", {"born_on": "1990-05-13"}, True),
    ("id_against_birth", {"born_on": "1990-05"}, False),
    ("id_against_birth", {"born_on": None}, False),
    ("no_sex", {"sex": None}, True),
    ("no_sex", {}, False),
    ("no_born_on", {"born_on": None}, True),
    ("no_born_on", {"born_on": "1990"}, False),
    ("born_on_coarse", {"born_on": "1990-05"}, True),
    ("born_on_coarse", {"born_on": "1991-05"}, False),
    ("too_old", {"born_on": "1925-11-20", "id_number": ""}, True),
    ("too_old", {"born_on": "1925-11-21", "id_number": ""}, False),
    ("too_old", {"born_on": "1925", "id_number": ""}, False),
    ("no_ethnicity", {"ethnicity": ""}, True),
    ("no_ethnicity", {}, False),
    ("no_education", {"education": None}, True),
    ("no_education", {}, False),
    ("future_date", {"registered_on": "2026-11-21"}, True),
    ("future_date", {"registered_on": "2026-12"}, True),
    ("future_date", {"registered_on": "2026-11"}, False),
    ("future_date", {"registered_on": "2026-11-20"}, False),
    ("no_phone", {"mobile_phone": ""}, True),
    ("no_phone", {}, False),
    ("phone_malformed", {"mobile_phone": "12800000000"}, True),  # I16
    ("phone_malformed", {"mobile_phone": "1380000000"}, True),
    ("phone_malformed", {"mobile_phone": "0351-1234567"}, False),
    ("phone_written", {"mobile_phone": "138 0000 0000"}, True),
    ("phone_written", {"mobile_phone": "13800000000"}, False),
    ("registered_phone_malformed", {"registered_phone": "12800000000"}, True),
    ("registered_phone_malformed", {"registered_phone": ""}, False),
    ("no_branch", NOWHERE, True),
    ("no_branch", GONE, False),
    ("no_branch", {**NOWHERE, "branches": (stay(BRANCH, "2027-01-01"),)}, False),
    ("no_group", {"group_id": None, "groups": ()}, True),
    ("no_group", {"group_id": None, "groups": (), "branch_id": OTHER}, False),  # it has no groups
    ("no_group", {**APPLICANT, "group_id": None, "groups": ()}, False),
    ("group_elsewhere", {"group_id": OTHER_GROUP, "groups": (stay(OTHER_GROUP),)}, True),
    ("group_elsewhere", {"group_id": GROUP_TWO, "groups": (stay(GROUP_TWO),)}, False),
    (
        "branch_spells_overlap",
        {"branches": (stay(OTHER, "2020-01-01", "2024-03", 1), stay(BRANCH, "2024-02-29", key=2))},
        True,
    ),
    (
        "branch_spells_overlap",
        {"branches": (stay(OTHER, "2020-01-01", "2024-03", 1), stay(BRANCH, "2024-03", key=2))},
        False,
    ),
    ("branch_spells_overlap", {"branches": (stay(OTHER, "2020-01-01", "2024-03-01", 1),
                                           stay(BRANCH, "2024-03-01", key=2))}, False),
    ("branch_spells_overlap", {"branches": (stay(OTHER, None, "2024-03-02", 1),
                                           stay(BRANCH, "2024-03-01", key=2))}, True),
    ("branch_spells_overlap", {"branches": (stay(OTHER, key=1), stay(BRANCH, key=2))}, True),
    ("group_spells_overlap", {"groups": (stay(GROUP, "2020", None, 1),
                                         stay(GROUP_TWO, "2021", None, 2))}, True),
    ("group_spells_overlap", {"groups": (stay(GROUP, "2020", "2021", 1),
                                         stay(GROUP_TWO, "2021", None, 2))}, False),
    ("stage_spells_overlap", {"stages": (staged(Stage.PROBATIONARY, "2012-06-01", None, 1),
                                         staged(Stage.FULL, "2013-06-01", None, 2))}, True),
    ("stage_spells_overlap", {"stages": (staged(Stage.PROBATIONARY, "2012-06-01", "2013-06", 1),
                                         staged(Stage.FULL, "2013-06", None, 2))}, False),
    ("spell_reversed", {"groups": (stay(GROUP, "2024-05-02", "2024-05-01"),)}, True),
    ("spell_reversed", {"groups": (stay(GROUP, "2024-05-02", "2024-05"),)}, False),
    ("spell_twice", {"groups": (stay(GROUP, "2020", key=1), stay(GROUP, "2020", key=2))}, True),
    ("spell_twice", {"groups": (stay(GROUP, "2020", "2021", 1), stay(GROUP, "2022", key=2))},
     False),
    ("left_but_here", {"branches": (stay(BRANCH, "2020-01-01"),), "departures": (left("2024"),)},
     True),
    ("left_but_here", {"branches": (stay(BRANCH, "2024-06-01"),), "departures": (left("2024"),)},
     False),
    ("left_but_here", {"departures": (left("2024-01-01"),)}, False),  # since when is not known
    ("left_in_group", {**GONE, "groups": (stay(GROUP),)}, True),
    ("left_in_group", {**GONE, "groups": (stay(GROUP, None, "2024-01-01"),)}, False),
    ("left_in_group", {"groups": (stay(GROUP),), "departures": (left("2020-01-01"),)}, False),
    ("out_of_contact_undated", {"is_out_of_contact": True}, True),
    ("out_of_contact_undated", {"is_out_of_contact": True, "remark": "2026年3月起联系不上"}, False),
    ("out_of_contact_undated", {"is_out_of_contact": False}, False),
    ("floating_undated", {"is_floating": True, "remark": "电话 13820201234"}, True),
    ("floating_undated", {"is_floating": True, "left_note": "2025.4 流出"}, False),
    ("photo_without_consent", {"has_photo": True}, True),
    ("photo_without_consent", {"has_photo": True, "wall_consent_on": "2026"}, False),
    ("photo_without_consent", {"has_photo": False}, False),
    ("no_stage", {"stage": None}, True),
    ("no_stage", {}, False),
    ("no_admitted_on", {"admitted_on": None}, True),
    ("no_admitted_on", APPLICANT, False),
    ("no_confirmed_on", {"confirmed_on": None}, True),
    ("no_confirmed_on", PROBATION, False),
    ("no_stage_since", {**APPLICANT, "stage_since": None}, True),
    ("no_stage_since", APPLICANT, False),
    ("applied_under_18", {**APPLICANT, "applied_on": "2008-05-11"}, True),
    ("applied_under_18", {**APPLICANT, "applied_on": "2008-05-12"}, False),  # D03
    ("applied_under_18", {**APPLICANT, "applied_on": "2008-05"}, False),
    ("admitted_under_18", {"admitted_on": "2008-05-11"}, True),
    ("admitted_under_18", {"admitted_on": "2008", "born_on": "1990-05-12"}, False),
    ("work_before_16", {"work_began_on": "2006-05-11"}, True),
    ("work_before_16", {"work_began_on": "2006-05"}, False),
    ("confirmed_before_admitted", {"confirmed_on": "2012-05-31"}, True),
    ("confirmed_before_admitted", {"admitted_on": "2012-06-15", "confirmed_on": "2012-06"}, False),
    ("admitted_before_applied", {"applied_on": "2012-06-02"}, True),
    ("admitted_before_applied", {"applied_on": "2012"}, False),
    ("stages_out_of_order", {"stages": (staged(Stage.ACTIVIST, "2011-01-01", key=1),
                                        staged(Stage.APPLICANT, "2011-01-02", key=2))}, True),
    ("stages_out_of_order", {"stages": (staged(Stage.ACTIVIST, "2011-01", key=1),
                                        staged(Stage.APPLICANT, "2011-01-02", key=2))}, False),
    ("activist_too_short", {"activist_on": "2025-09-10", "candidate_on": "2026-09-09"}, True),
    ("activist_too_short", {"activist_on": "2025-09-10", "candidate_on": "2026-09-10"}, False),
    ("activist_too_short", {"activist_on": "2025-09", "candidate_on": "2026-09"}, False),
    ("confirmed_too_soon", {"admitted_on": "2025-11-05", "confirmed_on": "2026-11-04"}, True),
    ("confirmed_too_soon", {"admitted_on": "2025-11-05", "confirmed_on": "2026-11-05"}, False),
    ("confirmed_too_soon", {"admitted_on": "2024-02-29", "confirmed_on": "2025-02-28"}, False),
    ("confirmed_too_soon", {"admitted_on": "2025-11", "confirmed_on": "2026-10"}, True),
    ("confirmed_too_soon", {"admitted_on": "2025-11", "confirmed_on": "2026-11-01"}, False),
    ("confirmed_too_soon", {"admitted_on": "1975-06-20", "confirmed_on": "1975-06-20",
                            "born_on": "1950", "id_number": ""}, False),  # D18
    ("confirmed_too_soon", {"admitted_on": "1977-08-12", "confirmed_on": "1978-08-11",
                            "born_on": "1950", "id_number": ""}, True),
    ("confirmed_too_soon", {"probation_extended_months": 6}, True),
    ("extension_outside", {"probation_extended_months": 5}, True),
    ("extension_outside", {"probation_extended_months": 13}, True),
    ("extension_outside", {"probation_extended_months": 12}, False),
    ("extension_outside", {"probation_extended_months": 0}, False),
    ("probation_over", {**PROBATION, "admitted_on": "2025-11-19"}, True),
    ("probation_over", {**PROBATION, "admitted_on": "2025-11-20"}, False),
    ("probation_over", {**PROBATION, "admitted_on": "2025-11"}, False),
    ("probation_over", {**PROBATION, "admitted_on": "2025-05-19",
                        "probation_extended_months": 6}, True),
    ("probation_over", {**PROBATION, "admitted_on": "2025-05-20",
                        "probation_extended_months": 6}, False),
    ("probationary_confirmed", {**PROBATION, "confirmed_on": "2026-11-01"}, True),
    ("probationary_confirmed", {**PROBATION, "confirmation_kind": "按期转正"}, True),
    ("probationary_confirmed", PROBATION, False),
    ("developing_admitted", {**APPLICANT, "admission_kind": "新发展"}, True),
    ("developing_admitted", APPLICANT, False),
    ("post_elsewhere", {"posts": (held(Post.SECRETARY, OTHER),)}, True),
    ("post_elsewhere", {"posts": (held(Post.SECRETARY, BRANCH),)}, False),
    ("post_elsewhere", {"posts": (held(Post.SECRETARY, OTHER, None, "2024"),)}, False),
    ("leader_elsewhere", {"posts": (held(Post.GROUP_LEADER, GROUP_TWO),)}, True),
    ("leader_elsewhere", {"posts": (held(Post.GROUP_LEADER, GROUP),)}, False),
    ("left_holds_post", {**GONE, "posts": (held(Post.SECRETARY, BRANCH),)}, True),
    ("left_holds_post", {**GONE, "posts": (held(Post.SECRETARY, BRANCH, None, "2024-01-01"),)},
     False),
]  # fmt: skip
#: Told of several people at once, or off until a branch wants it; each has a test of its own.
OWN_TEST = {"same_id", "same_name_and_birth", "same_phone", "posts_overlap"}


@pytest.mark.parametrize(("code", "told", "expected"), CASES)
def test_a_check_finds_what_is_certain_and_nothing_else(code, told, expected):
    assert (code in codes(person(**told))) is expected


def test_nothing_is_found_of_somebody_of_whom_all_is_right():
    assert codes(person()) == set()


def test_every_check_of_people_stands_on_both_sides_of_the_table():
    of_people = {check.code for check in CHECKS if check.kind not in ORGANISATION_KINDS}
    for side in (True, False):
        assert of_people - OWN_TEST == {code for code, _told, expected in CASES if expected is side}


def test_the_same_number_is_told_of_both_with_the_other_name():
    two = (
        person(1),
        person(2, name="李四", branch_id=None, group_id=None, departures=(left("2020"),)),
    )
    told = {(one.person_id, one.check.code): one for one in found(*two)}
    assert told[1, "same_id"].facts["others"] == "李四（已减少）"
    assert (2, "same_id") not in told  # who has left is not shown, but is told of
    assert "same_id" not in codes(person(1, id_number=""), person(2, id_number=""))


def test_namesakes_born_on_one_day_are_told_and_namesakes_alone_are_not():
    assert "same_name_and_birth" in codes(person(1), person(2, id_number=""))
    assert "same_name_and_birth" not in codes(person(1), person(2, born_on=None, id_number=""))
    assert "same_phone" in codes(person(1), person(2))
    assert "same_phone" not in codes(person(1), person(2, mobile_phone="13900000000"))


def test_a_check_that_is_off_finds_nothing_until_it_is_put_on():
    check = BY_CODE["posts_overlap"]
    both = person(
        posts=(held(Post.SECRETARY, BRANCH, key=1), held(Post.YOUTH_MEMBER, BRANCH, key=2))
    )
    assert "posts_overlap" not in codes(both)
    on = type(check)(**{**vars(check), "is_on": True})
    assert [one.check.code for one in found(both, checks=[on])] == ["posts_overlap"]


def test_there_are_enough_checks_and_all_of_them_can_be_made():
    assert len(CHECKS) >= 30
    for check in CHECKS:
        made_ready(check)
        assert check.title
        assert check.sentence.endswith("。")
        assert check.advice.endswith("。")
        assert check.source
        assert not check.mend or (check.mend in MENDERS and check.mend in MEND_WORDS)
        assert "！" not in check.sentence + check.advice


def test_an_article_is_named_only_where_it_is_certain():
    for check in CHECKS:
        assert "第" not in check.source.split(" · ")[0] or "可信度高" in check.source


def test_a_new_check_of_a_kind_that_there_is_costs_only_lines_of_the_rule_file():
    version = RuleVersion(
        "examination.no_native_place", "没有籍贯", "本矿规定", Confidence.HIGH, Level.LOCAL, None,
        {"is_on": True, "severity": "hint", "kind": "missing", "key": "native_place",
         "stages": ("full",), "sentence": "没有填{field}。"},
    )  # fmt: skip
    rules = RuleSet({version.rule: Rule(version, version.values)})
    (check,) = checks_of(rules)
    made_ready(check)
    (one,) = found(person(), checks=[check])
    assert check.said(one.facts) == "没有填籍贯。"
    assert check.who is Who.HERE


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "missing"},
        {"kind": "missing", "key": "no_such_field"},
        {"kind": "missing", "key": "sex", "keys": ()},
        {"kind": "no_such_kind"},
        {"kind": "count", "counted": "full", "of": ("no_such_level",)},
        {"kind": "missing", "key": "sex", "stages": ("no_such_stage",)},
    ],
)
def test_a_check_that_cannot_be_made_is_told_at_once(values):
    version = RuleVersion("examination.x", "x", "x", Confidence.HIGH, Level.LOCAL, None, {
        "is_on": True, "severity": "hint", "sentence": "x。", **values})  # fmt: skip
    (check,) = checks_of(RuleSet({version.rule: Rule(version, version.values)}))
    with pytest.raises((KeyError, TypeError, ValueError)):
        made_ready(check)


def test_no_sentence_holds_a_number_of_a_person():
    number = id_number()
    everything = person(
        1, name="张 三", sex=Sex.FEMALE, born_on="1991", mobile_phone="12800000000",
        registered_phone="1", is_floating=True,
    )  # fmt: skip
    for one in found(everything, person(2), person(3, id_number=number + "x")):
        said = one.check.said(one.facts)
        assert number not in said + one.seen
        assert "12800000000" not in said + one.seen
        assert number[6:14] not in said


def test_progress_is_told_and_may_stop_the_work():
    shares: list[float] = []
    book = Book(ON, [person(n) for n in range(1, 2100)], ORGANISATIONS, NAMES, BRANCHES)
    list(findings(CHECKS, book, lambda _what, share: shares.append(share)))
    assert shares == sorted(shares)
    assert 0 < shares[1] < 1

    class Stopped(Exception):
        pass

    def stop(_what: str, share: float) -> None:
        if share > 0:
            raise Stopped

    with pytest.raises(Stopped):
        list(findings(CHECKS, book, stop))
    assert len(book.people) > examination.REPORT_EVERY
