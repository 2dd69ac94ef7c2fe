"""A superior's form is kept, mapped, exchanged for its new edition, and filled."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.template_shapes import (
    ASKED,
    FIXED,
    Blank,
    BlankKind,
    DayFormat,
    Mapped,
)
from dangjian_desktop.domain.vocabulary import Post, Sex, Stage, TemplateSubject
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.own_templates import (
    GivenForm,
    add_own_template,
    change_own_template,
    change_template_file,
    end_own_template,
    fills_of_new,
    read_form,
    remove_own_template,
    restore_own_template,
    template_like,
)
from dangjian_desktop.operations.people import appoint
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.template_filling import (
    asked_blanks,
    day_written,
    fill_template,
    fill_templates,
    note_sensitive_filling,
    save_form,
    sensitive_labels,
)
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.own_templates import (
    TemplateOfUidQuery,
    TemplateQuery,
    TemplatesQuery,
)
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.queries.template_sources import TemplateSourcesQuery, suggested
from dangjian_desktop.queries.template_values import About, TemplateValuesQuery
from dangjian_desktop.storage.models import JournalEntry, OwnTemplate, TemplateBlank
from tests import make
from tests.exchange import form_samples as forms

ON = date(2026, 11, 21)


@pytest.fixture
def form(tmp_path):
    """Read the bytes of a form as the window does."""

    def read(content: bytes, name: str = "登记表.docx") -> GivenForm:
        path = tmp_path / name
        path.write_bytes(content)
        return read_form(path)

    return read


@pytest.fixture
def keep(runner, form):
    """Keep a form with what its labels suggest; return its row."""

    def act(content: bytes, subject=TemplateSubject.PERSON, **more) -> int:
        given = form(content, more.pop("file", "登记表.docx"))
        sources = TemplateSourcesQuery(subject, more.get("book", "")).fetch()
        blanks = suggested([Mapped(one) for one in given.shape.blanks], sources)
        operation = add_own_template(
            form=given,
            name=more.pop("name", "登记表"),
            subject=subject,
            blanks=blanks,
            on=ON,
            **more,
        )
        return runner.run(operation).result

    return act


def sources_of(template_id: int) -> dict[str, str]:
    return {one.blank.label: one.source for one in TemplateQuery(template_id, ON).fetch().blanks}


def fill(runner, template_id: int, about: About, **asked):
    return fill_template(
        template_id, about, on=ON, run=lambda one: runner.run(one), asked=asked.get("asked")
    )


def test_a_form_is_known_by_its_labels_without_a_click(keep):
    told = sources_of(keep(forms.register_of_a_person()))
    assert told["姓名"] == "person.name"
    assert told["性别"] == "person.sex"
    assert told["出生年月"] == "person.born_on"
    assert told["身份证号码"] == "person.id_number"
    assert told["所在党支部"] == "person.branch"
    assert told["填表时间"] == "today.day"
    assert told["入党时间"] == "person.admitted_on"
    assert told["请于"] == ""


def test_a_day_beside_a_signature_or_seal_is_left_to_who_signs(data):
    labels = ("填报日期", "党支部意见", "党支部书记签字", "盖章", "上级党委审批意见", "谈话")
    asked = [
        Mapped(Blank(str(number), BlankKind.DAY, label)) for number, label in enumerate(labels)
    ]
    found = suggested(asked, TemplateSourcesQuery(TemplateSubject.PERSON).fetch())
    assert [one.source for one in found] == ["today.day", "", "", "", "", ""]


def test_the_day_of_something_that_was_done_is_not_that_of_filling_in(data):
    labels = ("", "日期", "报送", "本人于", "确定为入党积极分子", "谈话时间", "公示")
    asked = [
        Mapped(Blank(str(number), BlankKind.DAY, label)) for number, label in enumerate(labels)
    ]
    found = suggested(asked, TemplateSourcesQuery(TemplateSubject.PERSON).fetch())
    assert [one.source for one in found] == ["today.day"] * 3 + [""] * 4


def test_the_day_as_of_which_a_form_tells_is_that_of_filling_in(data):
    labels = (
        "截至",
        "统计截止时间",
        "统计日期",
        "呈报时间",
        "编制日期",
        "公示截止",
        "提交入党申请书",
    )
    asked = [
        Mapped(Blank(str(number), BlankKind.DAY, label)) for number, label in enumerate(labels)
    ]
    found = suggested(asked, TemplateSourcesQuery(TemplateSubject.BRANCH).fetch())
    assert [one.source for one in found] == ["today.day"] * 5 + [""] * 2


def test_forms_ask_for_the_unit_and_the_trade_in_other_words(data):
    def told(subject, *labels):
        asked = [Mapped(Blank(one, BlankKind.TEXT, one)) for one in labels]
        found = suggested(asked, TemplateSourcesQuery(subject).fetch())
        return [one.source for one in found]

    person = told(TemplateSubject.PERSON, "申报单位", "推荐单位", "填报单位（盖章）", "岗位工种")
    assert person == ["person.branch", "person.branch", "person.branch", "person.trade"]
    branch = told(TemplateSubject.BRANCH, "申报单位", "填报单位（盖章）", "党支部（盖章）")
    assert branch == ["branch.name"] * 3


def test_remarks_about_what_is_asked_are_passed_over(data):
    def told(subject, *labels):
        asked = [Mapped(Blank(one, BlankKind.TEXT, one)) for one in labels]
        found = suggested(asked, TemplateSourcesQuery(subject).fetch())
        return [one.source for one in found]

    person = told(TemplateSubject.PERSON, "党龄（年）", "联系电话(手机)", "（签字）")
    assert person == ["person.standing", "person.mobile_phone", ""]
    branch = told(TemplateSubject.BRANCH, "其中：预备党员", "其中女党员（人）", "其中")
    assert branch == ["branch.probationary", "branch.women", ""]


def test_a_form_of_a_branch_gets_its_counts_and_the_term_of_its_committee(runner, keep):
    branch = make.branch(under=make.committee())
    make.person("张三", branch, sex=Sex.FEMALE, ethnicity="02")
    make.person("李四", branch, sex=Sex.MALE, ethnicity="01")
    make.person("王五", branch, stage=Stage.ACTIVIST)
    make.done(
        appoint(
            person_id=make.person("赵六", branch),
            organisation_id=branch,
            post=Post.SECRETARY,
            on=make.day("2025-06-12").first_day,
            elected_on=make.day("2025-06-12"),
        )
    )
    document = docx.Document()
    labels = ("女党员", "少数民族党员", "入党积极分子", "发展对象", "换届时间", "任期届满时间")
    table = document.add_table(rows=len(labels), cols=2, style="Table Grid")
    for at, word in enumerate(labels):
        table.cell(at, 0).text = word
    template = keep(forms.saved(document), TemplateSubject.BRANCH)
    made = fill(runner, template, About(organisation_id=branch))
    cells = [row.cells[1].text for row in docx.Document(io.BytesIO(made.content)).tables[0].rows]
    assert cells[:4] == ["1", "1", "1", "0"]
    assert cells[5] == "2028年6月12日"


def test_somebody_is_written_into_it_and_what_is_not_known_is_named(runner, keep):
    make.branch()
    person = make.person("张三", sex=Sex.MALE, born_on=make.day("1990-05-12"))
    made = fill(runner, keep(forms.register_of_a_person()), About(person_id=person))
    assert made.name == "登记表 张三"
    document = docx.Document(io.BytesIO(made.content))
    assert document.tables[0].cell(0, 1).text == "张三"
    assert document.tables[0].cell(0, 3).text == "☑男 □女"
    assert document.tables[0].cell(1, 1).text == "1990.05"
    assert "填表时间：2026年11月21日" in document.paragraphs[1].text
    assert "学历" in made.empty


def test_that_id_numbers_were_written_is_recorded(runner, keep):
    make.branch()
    person = make.person("张三")
    template = keep(forms.register_of_a_person())
    assert "公民身份号码" in sensitive_labels(TemplateQuery(template, ON).fetch())
    fill(runner, template, About(person_id=person))
    last = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    assert last.label == "填写含敏感信息的上级模板"
    assert note_sensitive_filling(template="登记表", count=1) is not None


def test_a_list_of_a_branch_has_a_line_for_each_member(runner, keep):
    branch = make.branch()
    make.persons(7, branch)
    template = keep(forms.roster_in_words(), TemplateSubject.BRANCH, name="花名册")
    made = fill(runner, template, About(organisation_id=branch))
    table = docx.Document(io.BytesIO(made.content)).tables[0]
    assert [row.cells[0].text for row in table.rows] == ["序号", *map(str, range(1, 8))]
    assert all(row.cells[1].text for row in table.rows)


def test_a_column_of_months_has_months_as_a_single_blank_has(runner, keep):
    branch = make.branch()
    make.person("张三", branch, born_on=make.day("1990-05-12"))
    template = keep(forms.roster_in_cells(), TemplateSubject.BRANCH)
    made = fill(runner, template, About(organisation_id=branch))
    assert forms.sheet_of(made.content)["C4"].value == "1990.05"


def test_an_item_that_lost_nothing_says_so_and_one_that_is_not_scored_says_nothing(mine):
    branch = next(row for row in Tree.on(ON).rows if row.name == "综采一队党支部")
    about = About(organisation_id=branch.organisation_id, period="2026Q3")
    query = TemplateValuesQuery(TemplateSubject.SCORE, about, ON, tables=frozenset({"score.items"}))
    lines = query.fetch().lines["score.items"]
    scored = [one for one in lines if one["item.score"] != "待评" and one["item.maximum"] != "加分"]
    assert [one["item.lost"] for one in scored] == [
        Decimal(one["item.maximum"]) - one["item.score"] for one in scored
    ]
    assert Decimal(0) in [one["item.lost"] for one in scored]
    others = [one["item.lost"] for one in lines if one not in scored]
    assert others == [None] * len(others)


def test_what_fills_a_blank_is_changed_and_undone(runner, keep):
    template = keep(forms.register_of_a_person())
    blank = next(
        one.blank for one in TemplateQuery(template, ON).fetch().blanks if one.blank.label == "请于"
    )
    chosen = Mapped(blank, FIXED, text="11月30日")
    runner.run(change_own_template(template_id=template, blanks=[chosen], name="党员登记表"))
    kept = TemplateQuery(template, ON).fetch()
    assert next(one for one in kept.blanks if one.source == FIXED).text == "11月30日"
    assert kept.row.name == "党员登记表"
    runner.undo()
    assert sources_of(template)["请于"] == ""


def test_a_single_blank_takes_no_list(runner, keep):
    template = keep(forms.register_of_a_person())
    blank = TemplateQuery(template, ON).fetch().blanks[0].blank
    wrong = Mapped(blank, "branch.member_list", columns=("person.name",))
    with pytest.raises(RefusedError):
        runner.run(change_own_template(template_id=template, blanks=[wrong]))


def test_a_new_edition_asks_only_for_what_is_new(runner, keep, form):
    template = keep(forms.register_of_a_person())
    document = docx.Document(io.BytesIO(forms.register_of_a_person()))
    document.tables[0].cell(1, 2).text = "籍贯"
    document.add_paragraph("特长：________")
    new = form(forms.saved(document), "新登记表.docx")
    found = runner.run(
        change_template_file(template_id=template, form=new, blanks=[], on=ON)
    ).result
    asked = {one.blank.label for one in found.blanks if one.blank.address in found.added}
    assert asked == {"籍贯", "特长"}
    assert [one.blank.label for one in found.gone] == ["民族"]
    told = sources_of(template)
    assert (told["姓名"], told["特长"]) == ("person.name", "")
    with pytest.raises(RefusedError):
        runner.run(change_template_file(template_id=template, form=new, blanks=[], on=ON))
    runner.undo()
    assert "民族" in sources_of(template)


def test_a_new_edition_is_known_by_what_is_asked_and_another_form_is_not(keep, form):
    row = keep(forms.register_of_a_person())
    document = docx.Document(io.BytesIO(forms.register_of_a_person()))
    document.add_paragraph("特长：________")
    newer = form(forms.saved(document), "登记表（2027）.docx")
    like = template_like(newer, on=ON, organisation_id=None)
    assert like.row.template_id == row
    assert [one.blank.label for one in fills_of_new(like, newer)] == ["特长"]
    other = docx.Document()
    other.add_paragraph("特长：________")
    another = form(forms.saved(other), "特长表.docx")
    assert template_like(another, on=ON, organisation_id=None) is None
    as_workbook = replace(newer, name="登记表（2027）.xlsx")
    assert template_like(as_workbook, on=ON, organisation_id=None) is None


def test_a_template_is_ended_restored_and_removed(runner, keep):
    template = keep(forms.register_of_a_person())
    runner.run(end_own_template(template_id=template))
    assert TemplatesQuery(ON).fetch() == []
    again = keep(forms.roster_in_words(), TemplateSubject.BRANCH)
    with pytest.raises(RefusedError):  # its name is another's by now
        runner.run(restore_own_template(template_id=template))
    runner.run(remove_own_template(template_id=again))
    runner.run(restore_own_template(template_id=template))
    (row,) = TemplatesQuery(ON).fetch()
    assert TemplateOfUidQuery(row.uid).fetch() == template
    assert row.blanks == 14


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": " "}, "没有名称"),
        ({"name": "字" * 90}, "最多 80 个"),
        ({"subject": TemplateSubject.BOOK}, "选一本台账"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(keep, values, words):
    with pytest.raises(RefusedError) as refusal:
        keep(forms.register_of_a_person(), **values)
    assert words in str(refusal.value.told)


def test_two_templates_of_one_name_are_refused(keep):
    keep(forms.register_of_a_person())
    with pytest.raises(RefusedError):
        keep(forms.register_of_a_person())


def test_a_file_without_blanks_and_files_that_are_none_are_refused(form, tmp_path):
    document = docx.Document()
    document.add_paragraph("关于召开会议的通知。")
    with pytest.raises(RefusedError):
        form(forms.saved(document))
    with pytest.raises(ExchangeError) as refusal:
        form(b"text", "说明.txt")
    assert "说明.txt" in str(refusal.value.told)
    with pytest.raises(HostError):
        read_form(tmp_path / "没有.docx")


def test_many_are_filled_each_into_a_file_and_the_one_that_fails_is_named(runner, keep, tmp_path):
    branch = make.branch()
    people = make.persons(3, branch)
    template = keep(forms.register_of_a_person())
    names = [("甲", About(person_id=people[0])), ("乙", About(person_id=9999))]
    names += [("丙", About(person_id=people[2]))]
    folder = tmp_path / "out"
    folder.mkdir()
    done = fill_templates(template, names, folder, on=ON, run=lambda one: runner.run(one))
    assert len(done.files) == 2
    assert [one.name for one in done.failed] == ["乙"]
    assert len(list(folder.iterdir())) == 2


def test_what_a_newer_program_finds_elsewhere_is_not_written_into_the_old_places(
    runner, keep, form, tmp_path
):
    """Kept as an older program read it: what is called 姓名 now was then called otherwise."""
    key = keep(forms.register_of_a_person())
    person = make.person("张三", make.branch())
    (name,) = (one for one in TemplateQuery(key, ON).fetch().blanks if one.blank.label == "姓名")
    here = (TemplateBlank.template == key) & (TemplateBlank.address == name.blank.address)
    TemplateBlank.update(label="曾用名").where(here).execute()
    OwnTemplate.update(fingerprint="0" * 64).where(OwnTemplate.id == key).execute()
    with pytest.raises(RefusedError, match="请用“换新版”"):
        fill(runner, key, About(person_id=person))
    with pytest.raises(RefusedError, match="请用“换新版”"):
        fill_templates(key, [("张三", About(person_id=person))], tmp_path, on=ON, run=runner.run)
    again = form(forms.register_of_a_person())
    made = runner.run(change_template_file(template_id=key, form=again, blanks=(), on=ON)).result
    assert [one.blank.label for one in made.blanks if one.blank.address in made.added] == ["姓名"]
    fill(runner, key, About(person_id=person))
    with pytest.raises(RefusedError, match="一模一样"):
        runner.run(change_template_file(template_id=key, form=again, blanks=(), on=ON))


def test_blanks_that_a_newer_program_finds_besides_do_not_stop_the_filling(runner, keep):
    key = keep(forms.register_of_a_person())
    person = make.person("张三", make.branch())
    blanks = TemplateQuery(key, ON).fetch().blanks
    spare = next(one.blank.address for one in blanks if not one.is_mapped)
    TemplateBlank.delete().where(
        (TemplateBlank.template == key) & (TemplateBlank.address == spare)
    ).execute()
    OwnTemplate.update(fingerprint="0" * 64).where(OwnTemplate.id == key).execute()
    assert fill(runner, key, About(person_id=person)).content


def test_words_are_asked_for_each_time(runner, keep, tmp_path):
    make.branch()
    person = make.person("张三")
    template = keep(forms.register_of_a_person())
    blank = next(
        one.blank for one in TemplateQuery(template, ON).fetch().blanks if one.blank.label == "请于"
    )
    runner.run(change_own_template(template_id=template, blanks=[Mapped(blank, ASKED)]))
    assert asked_blanks(TemplateQuery(template, ON).fetch()) == (blank,)
    made = fill(runner, template, About(person_id=person), asked={blank.address: "月底"})
    assert any("请于（月底）前" in one for one in forms.paragraph_texts(made.content))
    save_form(made, tmp_path / "张三.docx")
    assert (tmp_path / "张三.docx").exists()


@pytest.mark.parametrize("subject", [TemplateSubject.ACTIVITY, TemplateSubject.SCORE])
def test_activities_and_scores_fill_forms_of_the_demonstration(runner, mine, keep, subject):
    branch = next(row for row in Tree.on(ON).rows if row.name == "综采一队党支部")
    document = docx.Document()
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    for at, word in enumerate(("主持人", "", "应到", "")):
        table.cell(0, at).text = word
    for at, word in enumerate(("考核期", "", "总分", "")):
        table.cell(1, at).text = word
    for at, word in enumerate(("党支部", "", "支部书记", "")):
        table.cell(2, at).text = word
    template = keep(forms.saved(document), subject)
    about = About(activity_id=1, organisation_id=branch.organisation_id, period="2026Q3")
    made = fill(runner, template, about)
    filled = docx.Document(io.BytesIO(made.content)).tables[0]
    row = 0 if subject is TemplateSubject.ACTIVITY else 1
    assert filled.cell(row, 3).text
    assert filled.cell(2, 1).text.endswith("党支部")


def test_rows_of_a_book_fill_a_list_and_one_of_them_a_form(runner, mine, keep):
    branch = next(row for row in Tree.on(ON).rows if row.name == "综采一队党支部")
    labels = [
        one.label
        for one in TemplateSourcesQuery(TemplateSubject.BOOK, "hazard").fetch()
        if one.group == "entry" and not one.is_table
    ]
    document = docx.Document()
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    for at, word in enumerate(("序号", *labels[1:4])):
        table.cell(0, at).text = word
    template = keep(forms.saved(document), TemplateSubject.BOOK, book="hazard")
    made = fill(runner, template, About(organisation_id=branch.organisation_id))
    rows = docx.Document(io.BytesIO(made.content)).tables[0].rows
    assert rows[1].cells[0].text == "1"
    assert any(cell.text for cell in rows[1].cells[1:])


def test_a_person_who_left_is_filled_in_still(runner, mine, keep):
    somebody = RosterQuery(ON).fetch()[0]
    made = fill(runner, keep(forms.controls()), About(person_id=somebody.person_id))
    assert forms.paragraph_texts(made.content)[0] == f"姓名：{somebody.facts.name}"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (DayFormat.LONG, "1990年5月2日"),
        (DayFormat.DOTTED, "1990.05.02"),
        (DayFormat.DASHED, "1990-05-02"),
        (DayFormat.MONTH, "1990年5月"),
        (DayFormat.DOTTED_MONTH, "1990.05"),
        (DayFormat.YEAR, "1990"),
    ],
)
def test_a_day_is_written_as_the_form_asks(form, told):
    assert day_written(PartialDate(1990, 5, 2), form) == told


def test_of_a_day_that_is_not_known_only_the_month_is_written():
    assert day_written(PartialDate(1990, 5), DayFormat.LONG) == "1990年5月"
    assert day_written(PartialDate(1990), DayFormat.DOTTED) == "1990"


def test_far_too_many_blanks_are_no_form(form):
    document = docx.Document()
    document.add_paragraph("姓名：____ " * 1600)
    with pytest.raises(RefusedError):
        form(forms.saved(document))
