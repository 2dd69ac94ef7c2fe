"""The rules as they are listed: by group, in words, with what the branch has set."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rule_words import KEYS, choices_for, key_word
from dangjian_desktop.operations.dues_accounts import change_collection_day
from dangjian_desktop.operations.rules import change_rule
from dangjian_desktop.queries.rule_rows import RuleRowsQuery, RuleValuesQuery
from dangjian_desktop.storage.rulebook import known_versions
from tests import make

ON = date(2026, 11, 21)
RULE = "obligations.general_meeting"


def test_rules_are_listed_by_group_and_found_by_words(data):
    rows = RuleRowsQuery(ON).fetch()
    assert rows[0].group == "组织生活要求"
    assert not [row for row in rows if row.rule.startswith("examination.")]
    (row,) = RuleRowsQuery(ON, "组织生活 党员大会").fetch()
    assert (row.rule, row.title, row.since) == (RULE, "支部党员大会每季度一次", "2018-10-28")


def test_values_are_told_in_words_with_what_was_set_and_from_when(data):
    make.done(
        change_rule(rule=RULE, key="count", value=2, note="支委会", since=PartialDate(2026, 7, 1))
    )
    make.done(
        change_rule(rule=RULE, key="count", value=3, note="党委", since=PartialDate(2027, 1, 1))
    )
    rows = {row.key: row for row in RuleValuesQuery(RULE, ON).fetch()}
    count = rows["count"]
    assert (count.text, count.file_text, len(count.changes)) == ("2", "1", 2)
    assert count.change is not None
    assert count.change.note == "支委会"
    assert (rows["kinds"].label, rows["kinds"].text) == ("哪几种活动算", "支部党员大会")
    assert rows["every"].text == "每季度"
    assert RuleRowsQuery(ON, "党员大会每季度").fetch()[0].own_count == 2
    assert RuleValuesQuery("no.rule", ON).fetch() == []


def test_every_key_of_the_files_has_a_chinese_name_or_names_itself(data):
    missing = {
        f"{version.rule} {key}"
        for version in known_versions()
        if not version.rule.startswith("examination.") and not version.takes_new_keys
        for key, value in version.values.items()
        if key_word(key, value) == key and key.isascii()
    }
    assert not missing
    assert KEYS["count"] == "次数"
    assert choices_for("dues.base", "meals")["out"] == "不计入"


def test_a_collection_day_of_a_branch_is_told_with_its_name(data):
    branch = make.branch("机电队党支部")
    make.done(change_collection_day(organisation_id=branch, day=15, note="支部大会"))
    (row,) = RuleValuesQuery("dues.collection_days", ON).fetch()
    assert (row.label, row.text) == ("机电队党支部", "15")
