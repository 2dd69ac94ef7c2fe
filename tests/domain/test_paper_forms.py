"""Forms as data: what a file may say, what is refused, and what a blank looks like."""

import pytest

from dangjian_desktop.domain.paper_forms import (
    BLANK_DAY,
    BLANK_NUMBER,
    BLANK_TEXT,
    FormField,
    PaperLayout,
    filled,
    paper_forms,
)
from dangjian_desktop.domain.rule_values import RuleValueError


def table(**more):
    return {"code": "talk", "name": "谈话记录", "title": "谈话记录", "layout": "boxes", **more}


def read(*forms, labels=None):
    return paper_forms({"subject": "development", "labels": labels or {}, "form": list(forms)})


def test_a_field_is_a_known_fact_a_fact_with_its_own_word_or_only_room_to_write():
    (form,) = read(
        table(fields=["name", "入党日期=day_meeting", "谈话地点="]), labels={"name": "姓名"}
    )
    assert form.fields == (
        FormField("姓名", "name"),
        FormField("入党日期", "day_meeting"),
        FormField("谈话地点", ""),
    )
    assert form.facts_asked() == {"branch", "name", "day_meeting"}


def test_a_form_that_several_steps_share_is_written_once_and_told_apart_by_its_words():
    shared = {key: value for key, value in table().items() if key not in ("code", "name")}
    shared |= {"title": "关于确定{people}为<what>的报告", "body": ["同意确定为<what>。"]}
    first, second = read(
        {
            **shared,
            "layout": "letter",
            "use": [
                {"code": "a", "name": "积极分子报告", "what": "入党积极分子", "steps": ["x"]},
                {"code": "b", "name": "发展对象报告", "what": "发展对象", "about": ""},
            ],
        }
    )
    assert first.title == "关于确定{people}为入党积极分子的报告"
    assert second.body == ("同意确定为发展对象。",)
    assert (first.steps, first.about) == (("x",), "x")
    assert second.about == ""


def test_what_is_not_known_leaves_room_of_its_kind():
    facts = {"name": "张三", "day_talk": "", "count_yes": "", "place": ""}
    said = filled("{name}于{day_talk}在{place}，{count_yes}票", facts)
    assert said == f"张三于{BLANK_DAY}在{BLANK_TEXT}，{BLANK_NUMBER}票"
    with pytest.raises(KeyError):
        filled("{unknown}", facts)


@pytest.mark.parametrize(
    "wrong",
    [
        {"layout": "poster"},
        {"fields": ["age"]},
        {"fields": "name"},
        {"name": " "},
    ],
)
def test_a_file_that_says_something_wrong_is_refused(wrong):
    with pytest.raises(RuleValueError):
        read(table(**wrong))


@pytest.mark.parametrize("key", ["id_number", "mobile_phone", "address"])
def test_a_notice_can_never_be_declared_to_show_what_is_private(key):
    wanted = table(layout="notice", listed=[f"号={key}"])
    with pytest.raises(RuleValueError, match=key):
        read(wanted)
    assert read({**wanted, "layout": "letter"})[0].layout is PaperLayout.LETTER


def test_a_share_is_wanted_for_each_column_or_none():
    listed = {"heading": "培训内容", "columns": ["日期=", "内容="], "rows": 3}
    (form,) = read(table(table=[{**listed, "shares": [1, 4]}]))
    assert form.tables[0].shares == (1, 4)
    with pytest.raises(RuleValueError):
        read(table(table=[{**listed, "shares": [1, 4, 2]}]))
