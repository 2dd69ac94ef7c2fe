"""`print`: the list of sheets, one sheet as PDF, and what is told beside it."""

from pathlib import Path

import docx
import pypdfium2
import pytest

from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.printing import rendering
from dangjian_desktop.queries.wall_register import EditionsQuery
from dangjian_desktop.storage.models import PersonPhoto
from tests import make
from tests.admission_stories import written
from tests.cli.conftest import Command, data_open
from tests.operations import roster_books as books
from tests.operations.roster_books import HEADER, person
from tests.pdf import text
from tests.wall_stories import ON


@pytest.fixture
def filled(command: Command, tmp_path: Path) -> Command:
    """A folder with two people of the same name, and one whose name no font holds whole."""
    rows = [
        HEADER,
        person(),
        person(
            公民身份号码=books.OTHER_ID,
            所在党支部="机电队党支部",
            入党日期="2012-07-01",
            转正日期="2013-07-01",
        ),
        person(姓名="王\U0003134a", 公民身份号码=None, 所在党支部="机电队党支部"),
    ]
    ran = command("--json", "import", "roster", books.xlsx(tmp_path / "a.xlsx", rows))
    assert ran.answer["added"] == 3
    return command


def test_the_list_of_sheets(command: Command) -> None:
    found = command("--json", "print", "--list").answer
    assert {one["code"] for one in found} >= {
        "roster",
        "person_card",
        "organisation_chart",
        "group_list",
    }
    for one in found:
        assert set(one) == {"code", "title", "kind", "paper", "needs"}
        assert one["kind"] in ("wall", "form")
    assert "党员名册" in command("print", "--list").out


def test_a_sheet_is_told_by_its_title_and_a_mistyped_one_names_those_that_are_like_it(
    filled: Command, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    assert filled("print", "党员名册", "--out", target).code == 0
    assert "党员名册" in text(target)
    wrong = filled("print", "organization_chart", "--out", target)
    assert wrong.code == 2
    assert "是不是organisation_chart（组织架构图）" in wrong.err
    unknown = filled("print", "qqqq", "--out", target)
    assert unknown.err.strip() == ("没有代号或名称为“qqqq”的版面。请用 print --list 看全部版面。")


def test_only_the_archive_prints_numbers(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    for detail, is_shown in (("wall", False), ("public", False), ("archive", True)):
        assert filled("print", "roster", "--detail", detail, "--out", target).code == 0
        assert (books.ID in text(target)) is is_shown


def test_a_person_is_named_by_name_number_or_identity(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    both = filled("print", "person_card", "--person", "张三", "--out", target)
    assert both.code == 2
    assert "有 2 位张三" in both.err
    identity = both.err.partition("综采一队党支部 ")[2][:16]
    assert filled("print", "person_card", "--person", identity, "--out", target).code == 0
    assert "机电队党支部" not in text(target)
    ran = filled("--json", "print", "person_card", "--person", books.ID.lower(), "--out", target)
    assert ran.answer["pages"] >= 1
    assert "综采一队党支部" in text(target)


def test_own_paper_of_a_wall_sheet(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    ran = filled(
        "print", "organisation_chart", "--branch", "机电队", "--paper", "60x90cm", "--out", target
    )
    assert ran.code == 0
    pdf = pypdfium2.PdfDocument(target)
    assert [round(points / 72 * 2.54) for points in pdf.get_page_size(0)] == [60, 90]
    pdf.close()


def test_a_character_without_glyph_is_told(filled: Command, tmp_path: Path) -> None:
    ran = filled("--json", "print", "roster", "--out", tmp_path / "a.pdf")
    assert ran.code == 0
    assert ran.answer["missing_glyphs"] == ["\U0003134a"]
    assert "字库里没有" in ran.err


def test_an_older_file_stays_when_printing_is_refused(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    assert filled("print", "organisation_chart", "--detail", "archive", "--out", target).code == 2
    assert target.read_bytes() == b"old"


def test_the_card_prints_the_sections_that_are_named(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "卡.pdf"
    who = ("print", "person_card", "--person", books.OTHER_ID, "--out", target)
    filled(*who, "--sections", "party，工作")
    told = text(target)
    assert "入党日期" in told
    assert "手机号码" not in told
    assert "类别变化" not in told
    filled(*who, "--sections", "history")
    assert "类别变化" in text(target)
    assert "入党日期" not in text(target)
    refused = filled(*who, "--sections", "hobbies")
    assert refused.code != 0
    assert "hobbies" in refused.err
    assert "history（经历）" in refused.err


def test_cards_of_several_people_have_a_page_each_or_flow(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "卡.pdf"
    two = ("--person", books.OTHER_ID, "--person", "王\U0003134a")
    given = ("print", "person_card", *two, "--sections", "party", "--out", target)
    assert filled("--json", *given).answer["pages"] == 2
    assert filled("--json", *given, "--flow").answer["pages"] == 1


def test_what_became_of_the_roll_between_two_days(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "变动.pdf"
    given = ("print", "roster_changes", "--since", "2012-01-01", "--out", target)
    assert filled(*given, "--until", "2012-12-31").code == 0
    told = text(target)
    assert "党员变动情况表" in told
    assert "2012-01-01 至 2012-12-31" in told
    assert "发展" in told
    assert filled("--on", "2013-12-31", *given, "--branch", "机电队").code == 0
    assert "机电队党支部党员变动情况表" in text(target)
    assert "2012-01-01 至 2013-12-31" in text(target)
    wrong = filled(*given, "--until", "2012-1-1")
    assert wrong.code == 2
    assert "不是日期" in wrong.err
    assert filled(*given, "--until", "2011-12-31").code == 2


def test_a_view_is_printed_exported_and_found_by_its_name(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    ran = filled("--json", "print", "roster_view", "--view", "无手机号码", "--out", target)
    assert ran.code == 0
    page = text(target)
    assert "无手机号码" in page
    assert "在册党员，手机号码为空" in page
    ran = filled("--json", "export", "roster", tmp_path / "a.xlsx", "--view", "在册正式党员")
    assert ran.answer == {"rows": 3}
    one = filled(
        "--json",
        "export",
        "roster",
        tmp_path / "a.xlsx",
        "--view",
        "在册正式党员",
        "--branch",
        "机电",
    )
    assert one.answer == {"rows": 2}
    found = filled("--json", "find", "wsjhm").answer
    assert ("view", "无手机号码") in [(row["kind"], row["title"]) for row in found]
    assert "视图  无手机号码" in filled("find", "无手机号码").out


def test_a_view_that_there_is_not_is_code_two(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    ran = filled("print", "roster_view", "--view", "没有", "--out", target)
    assert ran.code == 2
    assert "现有：在册正式党员" in ran.err
    ran = filled("print", "group_list", "--view", "井下一线", "--out", target)
    assert ran.code == 2
    assert not target.exists()


@pytest.mark.usefixtures("in_demo")
def test_the_papers_of_an_activity_are_printed_by_its_identity(
    command: Command, tmp_path: Path
) -> None:
    found = command("--json", "find", "主题党日", "--limit", "50").answer
    uid = next(one["uid"] for one in found if one["kind"] == "activity")
    target = tmp_path / "a.pdf"
    ran = command(
        "--json", "print", "themed_day_record", "--activity", uid, "--detail", "archive",
        "--out", target,
    )  # fmt: skip
    assert ran.answer["pages"] >= 1
    assert "主题党日记录" in text(target)
    unknown = command("print", "themed_day_record", "--activity", "0000", "--out", target)
    assert (unknown.code, "没有编号为“0000”的活动" in unknown.err) == (2, True)
    none = command("print", "themed_day_record", "--out", target)
    assert "还没有选活动" in none.err
    assert command("print", "talk_record", "--out", target).code == 0
    blank = ("--activity", uid, "--sections", "blank", "--out", target)
    assert command("print", "sign_in_sheet", *blank).code == 0
    assert "签名" in text(target)


@pytest.mark.usefixtures("in_demo")
def test_the_papers_of_a_vote_are_printed_by_its_number(command: Command, tmp_path: Path) -> None:
    found = command("--json", "find", "换届选举", "--limit", "50").answer
    uid = next(one["uid"] for one in found if one["kind"] == "activity")
    target = tmp_path / "a.pdf"
    wanted = ("print", "vote_result", "--activity", uid, "--out", target)
    ran = command(*wanted)
    if ran.code:  # several are elected at some meetings
        assert "请用 --vote 写明第几项" in ran.err
        ran = command(*wanted, "--vote", "1")
    assert ran.code == 0
    assert "选举结果报告单" in text(target)
    assert "请改 --vote" in command(*wanted, "--vote", "99").err
    assert "请写 --activity" in command("print", "ballot_paper", "--out", target).err
    themed = command("--json", "find", "主题党日", "--limit", "50").answer
    other = next(one["uid"] for one in themed if one["kind"] == "activity")
    none = command("print", "ballot_paper", "--activity", other, "--out", target)
    assert "这次活动没有表决" in none.err


@pytest.mark.usefixtures("in_demo")
def test_the_plan_of_a_year_is_printed(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    assert command("print", "annual_plan", "--year", "2026", "--out", target).code == 0
    assert "2026年度工作运行表" in text(target)
    missing = command("print", "annual_plan", "--year", "2031", "--out", target)
    assert (missing.code, "2031年还没有年度计划" in missing.err) == (2, True)


def test_a_ledger_is_printed_by_book_and_one_row_by_its_identity(
    filled: Command, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    days = ("--since", "2026-01-01", "--until", "2026-12-31")
    branch = ("--branch", "机电队党支部")
    ran = filled("--json", "print", "ledger", "--book", "hazard", *branch, *days, "--out", target)
    assert ran.answer["pages"] == 1
    assert "机电队党支部隐患排查整改台账（2026年）" in text(target)
    assert "本期没有记录" in text(target)
    wrong = filled("print", "ledger", "--book", "隐患", "--out", target)
    assert wrong.code != 0
    assert "没有代号为“隐患”的台账" in wrong.err
    gone = filled("print", "ledger_entry", "--entry", "nobody", "--out", target)
    assert gone.code == 2
    assert "台账里没有编号为“nobody”的记录" in gone.err


def test_a_declared_form_is_printed_by_its_own_code(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "表.pdf"
    listed = {one["code"]: one for one in filled("--json", "print", "--list").answer}
    assert listed["applicant_talk"]["title"] == "入党申请人谈话记录"
    assert listed["applicant_talk"]["needs"] == ["person"]
    assert listed["notice_candidate"]["kind"] == "wall"
    assert listed["election_request"]["needs"] == ["branch"]
    assert "development_form" not in listed
    ran = filled("print", "away_register", "--person", books.OTHER_ID, "--out", target)
    assert ran.code == 0
    assert "流动党员登记表" in text(target)
    assert books.OTHER_ID in text(target)
    empty = filled("print", "applicant_talk", "--sections", "blank", "--out", target)
    assert empty.code == 0
    assert "张三" not in text(target)


def test_a_paper_of_what_was_never_recorded_is_refused_in_words(
    filled: Command, tmp_path: Path
) -> None:
    target = tmp_path / "表.pdf"
    ran = filled("print", "applicant_talk", "--person", books.OTHER_ID, "--out", target)
    assert ran.code == 2
    assert "请先在发展党员里登记" in ran.err
    ran = filled("print", "election_request", "--branch", "机电队", "--out", target)
    assert ran.code == 2
    assert "在换届里开始换届" in ran.err
    assert not target.exists()


def test_a_poster_is_cut_for_the_paper_at_hand(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    given = ("print", "organisation_chart", "--branch", "机电队", "--out", target)
    ran = filled("--json", *given, "--tile", "A4")
    assert ran.answer["pages"] == 5
    assert ran.answer["files"] == [str(target)]
    assert "拼接图" in text(target)
    wide = filled("--json", *given, "--tile", "A4竖", "--overlap", "0", "--margin", "0")
    assert wide.answer["pages"] == 1 + 3 * 2
    assert filled("--json", *given, "--tile", "A3").answer["pages"] == 1
    wrong = filled(*given, "--tile", "信纸")
    assert wrong.code == 2
    assert "不认识纸张" in wrong.err
    assert filled(*given, "--tile", "A4", "--overlap", "80").code == 2


def test_a_picture_by_its_suffix(filled: Command, tmp_path: Path) -> None:
    given = ("print", "organisation_chart", "--branch", "机电队", "--dpi", "50")
    ran = filled("--json", *given, "--out", tmp_path / "a.png")
    assert ran.answer["files"] == [str(tmp_path / "a.png")]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    several = filled("--json", *given, "--tile", "A4", "--out", tmp_path / "b.png")
    assert several.answer["files"] == [str(tmp_path / f"b-{page}.png") for page in range(1, 6)]


def test_a_board_too_large_for_a_fine_picture_says_how_coarse_it_became(
    filled: Command, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(rendering, "MOST_PIXELS", 1_000_000)  # of a board it takes seconds
    given = ("print", "organisation_chart", "--branch", "机电队")
    ran = filled("--json", *given, "--dpi", "300", "--out", tmp_path / "a.png")
    assert ran.code == 0
    assert "每英寸 71 点" in ran.err
    assert "PDF" in ran.err
    assert ran.answer["dpi"] == 71
    assert "dpi" not in filled("--json", *given, "--out", tmp_path / "a.pdf").answer


def test_a_sheet_to_hang_is_numbered_and_kept_when_that_is_asked_for(
    filled: Command, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    given = ("print", "organisation_chart", "--branch", "机电队", "--out", target)
    told = filled(*given)
    assert "--register" in told.out
    assert "DJ-" not in text(target)
    with data_open(tmp_path):
        assert EditionsQuery(ON).fetch() == []
    ran = filled("--json", *given, "--register")
    assert ran.answer["numbers"] == [1]
    assert "DJ-0001" in text(target)
    with data_open(tmp_path):
        (edition,) = EditionsQuery(ON).fetch()
    assert (edition.number, edition.code) == (1, "organisation_chart")
    away = (*given[:-1], tmp_path / "没有" / "a.pdf", "--register")
    assert filled(*away).code == 2
    with data_open(tmp_path):
        assert len(EditionsQuery(ON).fetch()) == 1  # what was not written is no edition
    form = filled("print", "roster", "--out", target, "--register")
    assert form.code == 2
    assert "不是上墙的版面" in form.err


def test_a_set_is_numbered_and_kept_too(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "十.pdf"
    ran = filled("--json", "print", "ten", "--branch", "机电队", "--register", "--out", target)
    assert ran.answer["numbers"] == list(range(1, len(ran.answer["printed"]) + 1))
    assert "DJ-0001" in text(target)
    again = filled("print", "ten", "--branch", "机电队", "--register", "--out", target)
    told = [line for line in again.out.splitlines() if line.startswith("编号 DJ-")]
    assert len(told) == len(ran.answer["numbers"])
    assert any("组织架构图" in line for line in told)
    with data_open(tmp_path):
        kept = EditionsQuery(ON).fetch()
    assert {one.code for one in kept} == set(ran.answer["printed"])


def test_the_looks_of_a_wall_sheet(filled: Command, tmp_path: Path) -> None:
    given = ("print", "organisation_chart", "--branch", "机电队", "--out", tmp_path / "a.pdf")
    for theme in ("plain", "red_head", "full_colour"):
        assert filled(*given, "--theme", theme).code == 0
    wrong = filled(*given, "--theme", "pink")
    assert wrong.code == 2
    assert "不认识样式" in wrong.err


@pytest.mark.usefixtures("in_demo")
def test_what_no_record_holds_is_worked_out_for_the_paper(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    branch = "综采一队党支部"
    divided = command(
        "print", "division_proposal", "--branch", branch, "--groups", "2", "--out", target
    )
    assert divided.code == 0, divided.err
    assert branch in text(target)
    rows = [HEADER, person(所在党支部=branch)]
    theirs = books.xlsx(tmp_path / "系统.xlsx", rows)
    given = ("print", "reconciliation", "--branch", branch, "--out", target)
    assert command(*given, "--against", theirs).code == 0
    assert "系统.xlsx" in text(target)
    tried = ("print", "rubric_trial", "--branch", branch, "--out", target, "--rubric")
    assert command(*tried, "支部考评@2025", "--period", "2026Q3").code == 0
    assert command(*tried, "支部考评@2025").code == 2
    ran = command("print", "rubric", "--rubric", "支部考评@2025", "--out", target)
    assert ran.code == 0, ran.err
    assert "2025" in text(target)
    assert command("print", "rubric", "--rubric", "没有", "--out", target).code == 2
    assert command("print", "roster", "--groups", "3", "--out", target).code == 2


def test_a_letter_is_written_in_a_file_and_leaves_for_word(filled: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("关于购置图书的请示\n某党委：\n妥否，请批示。", "gb18030")
    out = tmp_path / "请示.docx"
    branch = ("--branch", "机电队党支部")
    letter = ("--text", str(tmp_path / "a.txt"))
    made = filled("--json", "print", "request", *branch, *letter, "--out", str(out)).answer
    assert made["files"] == [str(out)]
    said = [one.text for one in docx.Document(str(out)).paragraphs if one.text]
    assert said[:3] == ["关于购置图书的请示", "某党委：", "妥否，请批示。"]
    refused = filled("print", "roster", "--out", str(tmp_path / "名册.docx"))
    assert refused.code != 0
    assert not (tmp_path / "名册.docx").exists()


def test_a_set_is_printed_as_one_job_and_says_what_is_missing(
    filled: Command, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    asked = ("print", "ten", "--branch", "综采一队党支部", "--out", target)
    ran = filled("--json", *asked)
    assert ran.code == 1
    assert {"organisation_chart", "three_meetings", "development_flow"} <= {*ran.answer["printed"]}
    assert {one["title"] for one in ran.answer["failed"]} >= {"入党誓词", "党员权利", "党员义务"}
    assert ran.answer["pages"] == len(pypdfium2.PdfDocument(target))
    assert "入党誓词没有印" in filled(*asked).err
    tiled = filled("--json", *asked, "--tile", "A4")
    assert tiled.answer["pages"] > ran.answer["pages"]


def test_a_set_of_which_nothing_is_made_says_once_why(filled: Command, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    asked = ("print", "ten", "--branch", "综采一队党支部", "--out", target, "--paper", "0x60cm")
    ran = filled(*asked)
    assert ran.code == 2
    assert ran.err.count("边长要在 10 到 500 厘米之间") == 1
    assert "。；" not in ran.err
    assert not target.exists()


@pytest.mark.parametrize(
    ("more", "name", "word"),
    [
        (("--detail", "public"), "a.pdf", "--detail"),
        (("--person", "张三"), "a.pdf", "--person"),
        (("--year", "2025", "--month", "3"), "a.pdf", "--month、--year"),
        ((), "a.docx", ".docx"),
    ],
)
def test_what_a_set_cannot_be_asked_for_is_refused_and_not_passed_over(
    filled: Command, tmp_path: Path, more: tuple[str, ...], name: str, word: str
) -> None:
    target = tmp_path / name
    ran = filled("print", "ten", "--branch", "综采一队党支部", *more, "--out", target)
    assert ran.code == 2
    assert word in ran.err
    assert "请" in ran.err
    assert not target.exists()


def test_a_set_says_whose_photo_could_not_be_read(filled: Command, tmp_path: Path) -> None:
    with data_open(tmp_path):
        branch = make.branch("通风队党支部")
        person = make.person("周大力", branch, confirmed_on="2010-07-01")
        make.post(person, branch, Post.SECRETARY)
        consent = make.day("2026-01-08")
        written(PersonPhoto, person=person, picture=b"no picture", wall_consent_on=consent)
    ran = filled("print", "ten", "--branch", "通风队党支部", "--out", tmp_path / "a.pdf")
    assert "周大力的照片读不出来，没有印上。" in ran.err
