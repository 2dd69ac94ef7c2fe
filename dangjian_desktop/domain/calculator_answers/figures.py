"""Limits, sufficiency, grades, the two-year balance, and the ID number."""

from decimal import Decimal

from dangjian_desktop.domain.appraisal import most_excellent
from dangjian_desktop.domain.calculator_answers.answer import (
    Answer,
    Given,
    NeedsInputError,
    doubts,
    plain,
    sources,
)
from dangjian_desktop.domain.development import (
    is_training_enough,
)
from dangjian_desktop.domain.grades import (
    grade_after_veto,
    grade_of,
    grade_table,
    missing_to_next,
)
from dangjian_desktop.domain.identity import ID_LENGTH, read_id_number
from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import (
    decimal_value,
    share_value,
    value_of,
)
from dangjian_desktop.domain.rules import RuleSet
from dangjian_desktop.domain.statistics import TwoYearBalance
from dangjian_desktop.domain.vocabulary import PRINTED

#: Where the ID number's rule comes from; it is a standard and no rule of the Party.
ID_STANDARD = "《公民身份号码》（GB 11643-1999） · 国家标准 · 可信度高"
#: First two digits of ID numbers: the provinces. Districts below them change and are not judged.
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
    " 71 81 82 83".split()
)


def answer_appraisal(given: Given, rules: RuleSet) -> Answer:
    """Most members that may be rated 优秀."""
    members = given["members"]
    most = most_excellent(members, share_value(rules.values_of("appraisal.excellent"), "share"))
    return Answer(
        {"members": members, "excellent_at_most": most},
        Sentence(
            "{members} 名党员，优秀最多 {most} 名（不超过三分之一）。", members=members, most=most
        )
        if rules.values_of("appraisal.excellent")["share"] == "1/3"
        else Sentence("{members} 名党员，优秀最多 {most} 名。", members=members, most=most),
        **sources(rules, "appraisal.excellent"),
        cautions=doubts(rules, "appraisal.excellent"),
        hints=(Sentence("这是上限，评谁由支委会和党员大会定。"),),
    )


def answer_training(given: Given, rules: RuleSet) -> Answer:
    """Whether the 集中培训 of a 发展对象 was long enough."""
    if given["days"] is None and given["hours"] is None:
        raise NeedsInputError("days")
    days, hours = given["days"] or Decimal(0), given["hours"] or Decimal(0)
    values = rules.values_of("development.training")
    enough = is_training_enough(days, hours, values)
    needed = Sentence(
        "不少于 {days} 天或 {hours} 学时，有一样就够",
        days=plain(decimal_value(values, "least_days")),
        hours=plain(decimal_value(values, "least_hours")),
    )
    verdict = Word("够了") if enough else Word("不够")
    return Answer(
        {"enough": enough},
        Sentence(
            "集中培训 {days} 天、{hours} 学时，{verdict}（{needed}）。",
            days=plain(days),
            hours=plain(hours),
            verdict=verdict,
            needed=needed,
        ),
        **sources(rules, "development.training"),
        cautions=doubts(rules, "development.training"),
    )


def answer_grade(given: Given, rules: RuleSet) -> Answer:
    """Grade of a branch's score."""
    values = rules.values_of("grades.branch")
    table = grade_table(values)
    score: Decimal = given["score"]
    plain_grade = grade_of(score, table)
    grade = plain_grade
    if given["vetoed"]:
        grade = grade_after_veto(grade, str(value_of(values, "vetoed_at_most")), table)
    following = missing_to_next(score, table)
    notes = []
    if following is not None and not given["vetoed"]:
        notes.append(
            Sentence(
                "离{grade}还差 {points} 分。",
                grade=following[0].name,
                points=plain(following[1]),
            )
        )
    warnings = list(doubts(rules, "grades.branch"))
    if given["vetoed"]:
        warnings.append(Sentence("有一票否决：等次封顶，不评先；分数仍照实写。"))
    return Answer(
        {"grade": grade.name, "stars": grade.stars},
        Sentence(
            "{score} 分，{name}（{stars}星）。",
            score=plain(score),
            name=grade.name,
            stars="一二三四五"[grade.stars - 1],
        )
        if 1 <= grade.stars <= 5
        else Sentence("{score} 分，{name}。", score=plain(score), name=grade.name),
        **sources(rules, "grades.branch"),
        cautions=tuple(warnings),
        hints=tuple(notes),
    )


def answer_balance(given: Given, rules: RuleSet) -> Answer:
    """Two-year balance of members."""
    balance = TwoYearBalance(**given)
    fits = (
        Word("账平")
        if not balance.difference
        else Sentence("差 {difference} 名，账不平", difference=f"{balance.difference:+d}")
    )
    return Answer(
        {
            "gained": balance.gained,
            "lost": balance.lost,
            "computed": balance.computed,
            "difference": balance.difference,
            "cells": {str(number): figure for number, figure in balance.cells.items()},
        },
        Sentence(
            "应有 {computed} 名（{last}＋{gained}－{lost}），实有 {actual} 名，{fits}。",
            computed=balance.computed,
            last=balance.last,
            gained=balance.gained,
            lost=balance.lost,
            actual=balance.actual,
            fits=fits,
        ),
        **sources(rules, "statistics.two_year"),
        cautions=balance.faults,
    )


def answer_resident_id(given: Given, rules: RuleSet) -> Answer:
    """Whether an ID number can be right, and what it tells."""
    del rules  # a national standard, the same for everybody
    number = given["number"]
    found = read_id_number(number, on=given["on"])
    if found.value is None:
        told = [
            Sentence(SENTENCES[fault.code], found=fault.found, hint=fault.hint)
            for fault in found.faults
        ]
        return Answer(
            {"valid": False, "birth": None, "sex": None, "problems": list(map(str, told))},
            told[0],
            (ID_STANDARD,),
            tuple(told[1:]),
        )
    born, sex = found.value.born_on, PRINTED[found.value.sex]
    warnings = []
    if number[:2] not in _PROVINCES:
        warnings.append(
            Sentence("前两位 {region} 不是已知的省级代码。请对照证件。", region=number[:2])
        )
    if given["sex"] and given["sex"] != sex:
        warnings.append(
            Sentence(
                "号码里的性别是{sex}，填的是{told}。请核对，程序不会改动。",
                sex=sex,
                told=given["sex"],
            )
        )
    return Answer(
        {"valid": True, "birth": born.iso, "sex": sex, "problems": []},
        Sentence(
            "{count} 位号码校验相符：{born} 出生，{sex}。",
            count=ID_LENGTH,
            born=born.printed,
            sex=sex,
        ),
        (ID_STANDARD,),
        tuple(warnings),
    )
