"""A rubric from a workbook: every phrase beside its rule, every fault at its place, one draft."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from dangjian_desktop.domain.cells import CellPlace, RowPlace
from dangjian_desktop.domain.messages import sentence
from dangjian_desktop.domain.problems import Severity
from dangjian_desktop.domain.rubric import Effect, RuleKind, ScoringRule
from dangjian_desktop.domain.rubric_checks import rubric_problems
from dangjian_desktop.domain.rubric_wording import PhraseState
from dangjian_desktop.domain.vocabulary import RubricState, RubricSystem
from dangjian_desktop.operations.import_sheets import open_sheets
from dangjian_desktop.operations.rubric_export import export_rubric_file
from dangjian_desktop.operations.rubric_import import (
    RubricChoices,
    examine_rubric_file,
    import_rubric,
    read_rubric_sheets,
)
from dangjian_desktop.operations.rubrics import post_rubric
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricsQuery
from dangjian_desktop.storage.shipped_rubric_words import rubric_sheet_words
from dangjian_desktop.storage.shipped_rubrics import sample_rubric
from tests.operations.rubric_workbooks import HEADER, SHARED, rubric_book

ON = date(2026, 11, 21)


def examined(path, **choices):
    """Return the examination of a workbook."""
    return examine_rubric_file(path, on=ON, choices=RubricChoices(**choices))


def told(examination, severity=Severity.REFUSED):
    """Return where and why, for problems of a severity."""
    return [
        (one.where.sheet, one.where.row, one.where.field, one.code)
        for one in examination.problems
        if one.severity is severity
    ]


def items_of(path, **choices):
    """Return the items of the draft that a workbook would make, by code."""
    found = examined(path, **choices)
    assert found.rubric is not None, [sentence(one) for one in found.refused]
    return {item.code: item for item in found.rubric.items}


class TestTheSharedWorkbook:
    """rubric_2026.xlsx: 29 items, six merged blocks, the total agrees."""

    def test_comes_in_whole_as_a_draft(self, runner):
        examination = examined(SHARED)
        assert told(examination) == []
        key = runner.run(import_rubric(examination=examination)).result
        row = next(one for one in RubricsQuery().fetch() if one.rubric_id == key)
        rubric = row.rubric
        assert (row.state, row.name, row.version) == (
            RubricState.DRAFT,
            "标准化党支部考评细则",
            "2026",
        )
        assert (row.since, row.source_file) == (date(2026, 1, 1), "rubric_2026.xlsx")
        assert (len(rubric.items), rubric.maxima, rubric.total) == (29, 100, 100)
        assert [block.title for block in rubric.blocks] == [
            "组织体系",
            "组织生活",
            "党员管理",
            "安全作用",
            "融合创新",
            "公开廉洁",
        ]
        assert [
            sum(item.maximum for item in rubric.of_block(block.key)) for block in rubric.blocks
        ] == [14, 22, 18, 24, 14, 8]
        assert rubric.item("A1").system is RubricSystem.LEADERSHIP
        assert not [
            one for one in rubric_problems(rubric, measures()) if one.severity is Severity.REFUSED
        ]

    def test_blocks_keep_the_keys_by_which_flags_know_them(self, data):
        rubric = examined(SHARED).rubric
        known = {block.title: block.key for block in sample_rubric().blocks}
        assert {block.title: block.key for block in rubric.blocks} == known

    def test_reads_what_the_sample_says_by_hand(self, data):
        """The rules that the words give are those that the sample of the program has."""
        read = items_of(SHARED)
        for item in sample_rubric().items:
            for rule in item.rules:
                same = [
                    one
                    for one in read[item.code].rules
                    if (one.kind, one.points, one.target) == (rule.kind, rule.points, rule.target)
                    and one.measure in ("", rule.measure)
                    and sorted(level.label for level in one.levels)
                    == sorted(level.label for level in rule.levels)
                ]
                assert same or rule.kind is RuleKind.BONUS, (item.code, rule.words)

    def test_measures_are_proposed_only_where_the_program_knows_them(self, data):
        for item in items_of(SHARED).values():
            for rule in item.rules:
                assert rule.measure == "" or rule.measure in measures()

    def test_words_stand_for_measures_that_there_are(self, data):
        assert {one.code for one in rubric_sheet_words().measures} <= set(measures())

    def test_accidents_are_pointed_out_and_the_number_of_requests_lowers_nothing(self, data):
        examination = examined(SHARED)
        fields = {one.reading.code: one for one in examination.items}
        assert [one.code for one in fields["D3"].problems if one.code != "rubric.silence"] == [
            "rubric_sheet.severity"
        ]
        assert [rule.kind for rule in fields["D3"].item.rules] == [RuleKind.LEVELS]
        assert fields["D3"].item.rules[0].levels[-1].effect is Effect.VETO
        assert len(fields["F3"].phrases) == 2
        assert [rule.points for rule in fields["F3"].item.rules] == [1]

    def test_again_it_changes_nothing(self, runner):
        runner.run(import_rubric(examination=examined(SHARED)))
        again = examined(SHARED)
        assert again.same_as is not None
        assert not again.has_effect
        assert runner.run(import_rubric(examination=again)).result is None
        assert len(RubricsQuery().fetch()) == 1

    def test_a_draft_of_it_can_be_issued(self, runner):
        key = runner.run(import_rubric(examination=examined(SHARED))).result
        runner.run(post_rubric(rubric_id=key, on=ON))
        assert RubricsQuery().fetch()[0].state is RubricState.ISSUED


class TestOtherSheets:
    """Columns of other names in other orders, blocks on lines, numbers missing."""

    def test_other_words_in_another_order(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["缺一次扣1分", "５分", "支委会", 1, "一、组织生活", "党委组织部"],
            ["缺一次扣2分", 5, "党员大会", 2, None, "党委组织部"],
            [None, 10, "合计", None, None, None],
            header=["扣分标准", "标准分", "考核内容", "序号", "类别", "考核部门"],
        )
        items = items_of(path)
        assert [(one.code, one.maximum, one.judge) for one in items.values()] == [
            ("1", 5, "党委组织部"),
            ("2", 5, "党委组织部"),
        ]
        assert {one.block for one in items.values()} == {"organisation_life"}

    def test_blocks_on_lines_of_their_own_with_their_points(self, data, tmp_path):
        header = ["考评内容", "分值", "评分细则"]
        rows = [["一、组织建设（6分）"], ["支委会", 4, "少一次扣1分"], ["党课", 2, "少一次扣1分"]]
        good = examined(rubric_book(tmp_path, *rows, header=header))
        assert [block.title for block in good.rubric.blocks] == ["组织建设"]
        assert [one.reading.code for one in good.items] == ["A1", "A2"]
        rows[0] = ["一、组织建设（7分）"]
        bad = examined(rubric_book(tmp_path, *rows, header=header))
        assert told(bad) == [("考评细则", 3, "分值", "rubric_sheet.block_sum")]
        assert bad.rubric is None

    def test_without_blocks_and_numbers(self, data, tmp_path):
        rows = [["支委会", 4, "少一次扣1分"], ["党课", 2, "少一次扣1分"]]
        path = rubric_book(tmp_path, *rows, header=["标准", "满分", "评分办法"])
        rubric = examined(path).rubric
        assert [(one.code, one.block) for one in rubric.items] == [("A1", "b1"), ("A2", "b1")]

    def test_an_item_goes_on_over_rows(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织生活", "B1", "支委会", 4, "少一次扣1分"],
            [None, None, None, None, "无记录每次扣0.5分"],
        )
        item = items_of(path)["B1"]
        assert item.wording == "少一次扣1分；无记录每次扣0.5分"
        assert [rule.points for rule in item.rules] == [1, Decimal("0.5")]

    def test_numbers_that_begin_anew_in_each_block(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", 1, "支委会", 4, ""],
            [None, 2, "党课", 2, ""],
            ["安全", 1, "责任区", 4, ""],
        )
        assert list(items_of(path)) == ["1.1", "1.2", "2.1"]

    def test_a_header_of_two_lines(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            [None, None, None, None, "自评", "考核"],
            ["组织", "支委会", 4, "少一次扣1分", None, None],
            header=["项目", "考评内容", "分值", "评分办法", "得分", None],
        )
        assert list(items_of(path)) == ["A1"]

    def test_one_of_several_sheets_or_all(self, data, tmp_path):
        more = [("机关", [["考评内容", "分值", "评分办法"], ["学习", 6, "少一次扣1分"]])]
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"], sheets=more)
        one = examined(path)
        assert [item.reading.title for item in one.items] == ["支委会"]
        assert ("机关", 0, "", "rubric_sheet.other_sheet") in told(one, Severity.WARNING)
        assert [item.reading.title for item in examined(path, sheets=("机关",)).items] == ["学习"]
        both = examined(path, sheets=("考评细则", "机关"))
        assert told(both) == [("机关", 2, "编号", "rubric_sheet.code_twice_elsewhere")]
        with pytest.raises(RefusedError, match="没有工作表“别的”"):
            examined(path, sheets=("别的",))

    def test_columns_that_nobody_knows_are_pointed_at(self, data, tmp_path):
        path = rubric_book(
            tmp_path, ["支委会", 4, "少一次扣1分"], header=["说的事", "分值", "评分办法"]
        )
        with pytest.raises(RefusedError, match="没有可导入的考评细则"):
            examined(path)
        (sheet,) = read_rubric_sheets(open_sheets(path), RubricChoices())
        assert [one.code for one in sheet.problems] == ["rubric_sheet.header_missing"]
        mapped = items_of(path, mappings={sheet.fingerprint: {"说的事": "title"}})
        assert [item.title for item in mapped.values()] == ["支委会"]

    def test_an_item_that_only_adds(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", 100, "少一次扣1分"],
            ["加分项", "G1", "获得荣誉", 5, "每项加1分"],
            ["合计", None, None, 105],
        )
        examination = examined(path)
        assert told(examination) == []
        item = examination.rubric.item("G1")
        assert (item.maximum, item.rules[0].kind, item.rules[0].cap) == (0, RuleKind.BONUS, 5)
        assert (examination.rubric.total, examination.rubric.bonus_cap) == (100, 5)

    def test_an_item_that_only_vetoes(self, runner, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", 100, "少一次扣1分"],
            ["否决项", "V1", "党员违纪违法", None, "受处分的一票否决"],
        )
        examination = examined(path)
        assert told(examination) == []
        assert [rule.kind for rule in examination.rubric.item("V1").rules] == [RuleKind.VETO]
        key = runner.run(import_rubric(examination=examination)).result
        runner.run(post_rubric(rubric_id=key, on=ON))


class TestBadInput:
    """Every fault at once, with sheet, row and column, and nothing half done."""

    def test_every_fault_at_its_cell(self, runner, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", "四", "少一次扣1分", "领导体系"],
            [None, "A1", "党课", 4, "少一次扣1分", "后勤体系"],
            [None, "A3", None, 4, "少一次扣1分", None],
            [None, "A4", "党日", None, "少一次扣1分", None],
            ["合计", None, None, 20],
        )
        examination = examined(path)
        assert told(examination) == [
            ("考评细则", 7, "分值", "rubric_sheet.total"),
            ("考评细则", 3, "分值", "rubric_sheet.points"),
            ("考评细则", 4, "所属体系", "rubric_sheet.system"),
            ("考评细则", 4, "编号", "rubric_sheet.code_twice"),
            ("考评细则", 5, "考评内容", "rubric_sheet.no_title"),
            ("考评细则", 6, "分值", "rubric_sheet.no_points"),
        ]
        with pytest.raises(RefusedError, match="没有导入"):
            runner.run(import_rubric(examination=examination))
        assert RubricsQuery().fetch() == ()

    def test_corrected_and_left_out_it_comes_in(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", "四", "少一次扣1分"],
            [None, "A2", None, 4, "少一次扣1分"],
            ["合计", None, None, 4],
        )
        mended = examined(
            path,
            corrections={CellPlace("考评细则", 3, 3): "4"},
            left_out=frozenset({RowPlace("考评细则", 4)}),
        )
        assert told(mended) == []
        assert mended.rubric.maxima == 4

    def test_a_total_that_does_not_agree(self, data, tmp_path):
        path = tmp_path / "错.xlsx"
        book = openpyxl.load_workbook(SHARED)
        book.active["D12"] = 5
        book.save(path)
        (fault,) = examined(path).refused
        assert (fault.where.row, fault.found, fault.hint) == (32, "101", "100")
        assert "101" in sentence(fault)

    def test_a_version_that_is_taken(self, runner, tmp_path):
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"])
        runner.run(import_rubric(examination=examined(path)))
        other = rubric_book(tmp_path, ["组织", "A1", "支委会", 5, "少一次扣1分"])
        assert examined(other).version == "2026-1"
        assert [one.code for one in examined(other, version="2026").refused] == [
            "rubric_sheet.version_taken"
        ]

    def test_no_rubric_at_all(self, data, tmp_path):
        with pytest.raises(RefusedError, match="表头要有考评内容、分值"):
            examined(rubric_book(tmp_path, ["张三", "男"], header=["姓名", "性别"]))
        with pytest.raises(RefusedError, match="表头下面没有考评内容"):
            examined(rubric_book(tmp_path))

    def test_filled_columns_are_told_and_not_read(self, data, tmp_path):
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分", None, 4, 3, "记录"])
        assert ("考评细则", 0, "", "rubric_sheet.filled_in") in told(
            examined(path), Severity.WARNING
        )


class TestDecisions:
    """What a person says of a phrase stands; silence is not rewarded without a tick."""

    def test_silence_is_taken_only_on_purpose(self, data, tmp_path):
        path = rubric_book(tmp_path, ["安全", "D1", "隐患排查", 5, "隐患每条扣1分"])
        examination = examined(path)
        (one,) = examination.items
        assert one.item.rules == ()
        assert [problem.code for problem in one.problems] == ["rubric_sheet.silence"]
        taken = items_of(path, decisions={one.phrase_place(0): one.phrases[0].offered})
        assert [rule.kind for rule in taken["D1"].rules] == [RuleKind.EACH]

    def test_a_rule_of_ones_own_and_none(self, data, tmp_path):
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分；酌情扣分"])
        (one,) = examined(path).items
        assert [phrase.state for phrase in one.phrases][1] is PhraseState.JUDGED
        own = ScoringRule("", RuleKind.ONCE, points=Decimal(2), words="酌情扣分")
        decisions = {one.phrase_place(0): None, one.phrase_place(1): own}
        (rule,) = items_of(path, decisions=decisions)["A1"].rules
        assert (rule.kind, rule.points, rule.key) == (RuleKind.ONCE, 2, "r1")

    def test_an_item_judged_as_a_whole(self, data, tmp_path):
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", 4, "少一次扣1分"])
        place = RowPlace("考评细则", 3)
        assert items_of(path, judged=frozenset({place}))["A1"].rules == ()

    def test_rules_keep_their_keys_from_version_to_version(self, runner, tmp_path):
        row = ["组织", "A1", "支委会", 4, "少一次扣1分；无记录扣1分"]
        runner.run(import_rubric(examination=examined(rubric_book(tmp_path, row))))
        row[4] = "无记录扣1分；少一次扣1分"
        turned = items_of(rubric_book(tmp_path, row))["A1"]
        assert {rule.words: rule.key for rule in turned.rules} == {
            "少一次扣1分": "r1",
            "无记录扣1分": "r2",
        }


class TestThereAndBack:
    """An exported rubric comes back as it was, with rules that a person chose."""

    def test_import_export_import(self, runner, tmp_path):
        runner.run(import_rubric(examination=examined(SHARED)))
        first = RubricsQuery().fetch()[0].rubric
        target = tmp_path / "导出.xlsx"
        assert export_rubric_file(first, target) == 29
        again = examined(target)
        assert again.same_as is not None
        assert again.rubric == first
        sheet = openpyxl.load_workbook(target).active
        assert [cell.value for cell in sheet[2]] == HEADER
        assert sheet["A1"].value == "2026年度标准化党支部考评细则"
        assert "A3:A7" in {str(area) for area in sheet.merged_cells.ranges}
        assert [cell.value for cell in sheet[32]][:4] == ["合计", None, None, 100]

    def test_the_sample_with_its_own_rules(self, data, tmp_path):
        sample = sample_rubric()
        target = tmp_path / "样本.xlsx"
        export_rubric_file(sample, target)
        again = examined(target, name=sample.name, version=sample.version)
        assert again.rubric == replace(sample, title=sample.title)

    def test_what_is_changed_in_the_sheet_is_read_anew(self, data, tmp_path):
        sample = sample_rubric()
        target = tmp_path / "样本.xlsx"
        export_rubric_file(sample, target)
        book = openpyxl.load_workbook(target)
        row = next(row for row in book.worksheets[0].iter_rows() if row[1].value == "B2")
        row[4].value = "少一次扣2分"
        book.save(target)
        changed = items_of(target)["B2"]
        assert [(rule.points, rule.words) for rule in changed.rules] == [(2, "少一次扣2分")]
        assert items_of(target)["A1"] == sample.item("A1")

    def test_a_damaged_hidden_sheet_is_passed_over(self, data, tmp_path):
        target = tmp_path / "样本.xlsx"
        export_rubric_file(sample_rubric(), target)
        book = openpyxl.load_workbook(target)
        book.worksheets[1]["A1"] = "{坏"
        book.save(target)
        assert len(examined(target).items) == 29


class TestWhatOnlyAddsOrVetoes:
    """加分项 and 一票否决 at the end of a sheet, in the ways mines write them."""

    def test_points_of_nought_are_no_cap(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", 10, "少一次扣1分"],
            ["加分项", "G1", "获得荣誉", 0, "每项加1分"],
            ["加分项", "G2", "经验推广", "最多5分", "每次加1分"],
        )
        examination = examined(path)
        rubric = examination.rubric
        assert [rubric.item(code).rules[0].cap for code in ("G1", "G2")] == [None, 5]
        assert rubric.bonus_cap is None
        warned = told(examination, Severity.WARNING)
        assert ("考评细则", 4, "评分办法", "rubric_sheet.no_cap") in warned

    def test_a_heading_says_the_most_of_all_that_adds(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["一、组织（10分）"],
            [None, "A1", "支委会", "10分", "少一次扣1分"],
            ["二、加分项（最多5分）"],
            [None, "G1", "获得荣誉", "", "每项加1分，最多4分"],
            [None, "G2", "经验推广", "/", "每次加1分，最多3分"],
        )
        rubric = examined(path).rubric
        assert [block.title for block in rubric.blocks] == ["组织", "加分项"]
        assert (rubric.total, rubric.bonus_cap) == (10, 5)

    def test_a_veto_told_by_its_block_or_its_points(self, data, tmp_path):
        path = rubric_book(
            tmp_path,
            ["组织", "A1", "支委会", 10, "少一次扣1分"],
            ["一票否决", "V1", "发生死亡事故", "—", ""],
            ["其他", "V2", "党员受处分", "否决项", "查阅资料"],
        )
        rubric = examined(path).rubric
        found = [rubric.item(code) for code in ("V1", "V2")]
        assert [(item.maximum, item.rules[0].kind) for item in found] == [(0, "veto"), (0, "veto")]
        assert found[0].rules[0].words == "发生死亡事故"

    def test_words_for_points_of_what_takes_are_refused(self, data, tmp_path):
        path = rubric_book(tmp_path, ["组织", "A1", "支委会", "最多5分", "少一次扣1分"])
        assert told(examined(path)) == [("考评细则", 3, "分值", "rubric_sheet.points")]
