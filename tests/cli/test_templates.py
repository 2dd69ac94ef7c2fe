"""`templates`: kept, read back, exchanged for a new edition, filled for one and for several."""

import io
import json
from pathlib import Path

import docx
import pytest

from tests import make
from tests.cli.conftest import Command, data_open
from tests.exchange import form_samples as forms


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The file of a register, and a branch with two people."""
    with data_open(tmp_path):
        branch = make.branch()
        make.person("张三", branch)
        make.person("李四", branch)
    path = tmp_path / "登记表.docx"
    path.write_bytes(forms.register_of_a_person())
    return path


def test_a_form_is_kept_and_tells_what_fills_its_blanks(command: Command, register: Path) -> None:
    answer = command("--json", "templates", "add", str(register)).answer
    assert (answer["name"], answer["subject"], answer["blanks"]) == ("登记表", "person", 14)
    told = {one["label"]: one["source"] for one in answer["fills"]}
    assert (told["姓名"], told["请于"]) == ("person.name", None)
    (row,) = command("--json", "templates").answer
    assert row["uid"] == answer["uid"]
    assert command("templates").out.startswith("登记表  人员  12/14")
    assert any("不填" in one for one in command("templates", "blanks", "登记表").out.splitlines())
    offered = command("--json", "templates", "blanks", "登记表", "--sources").answer
    assert "person.id_number" in {one["key"] for one in offered}


def test_a_file_says_what_fills_what(command: Command, register: Path, tmp_path: Path) -> None:
    table = tmp_path / "对应.json"
    table.write_text(json.dumps({"请于": "person.none"}), "utf-8")
    assert command("templates", "add", str(register), "--map", str(table)).code == 2
    table.write_text(json.dumps({"请于": "today.day", "职务": "person.posts"}), "utf-8")
    answer = command("--json", "templates", "add", str(register), "--map", str(table)).answer
    told = {one["label"]: one["source"] for one in answer["fills"]}
    assert (told["请于"], told["职务"]) == ("today.day", "person.posts")
    table.write_text(json.dumps({"姓名": "branch.member_list"}), "utf-8")
    assert command("templates", "renew", "登记表", str(register), "--map", str(table)).code != 0
    for told in ("[", "[" * 100_000, " " * 2_000_000 + "{}"):  # broken, nested or long without end
        table.write_text(told, "utf-8")
        assert command("templates", "add", str(register), "--map", str(table)).code == 2


def test_words_are_fixed_by_the_file_or_told_each_time(
    command: Command, register: Path, tmp_path: Path
) -> None:
    table = tmp_path / "对应.json"
    table.write_text(json.dumps({"请于": "asked", "职务": "=党员"}), "utf-8")
    command("templates", "add", str(register), "--map", str(table))
    target = tmp_path / "a.docx"
    told = ("--person", "张三", "--value", "请于=月底", "--out", str(target))
    assert command("templates", "fill", "登记表", *told).code == 0
    texts = forms.paragraph_texts(target.read_bytes())
    assert any("请于（月底）前" in one for one in texts)
    assert any(one.endswith("职务：党员") for one in texts)


def test_one_is_filled_into_a_file_and_several_into_a_folder(
    command: Command, register: Path, tmp_path: Path
) -> None:
    command("templates", "add", str(register))
    target = tmp_path / "张三.docx"
    ran = command("--json", "templates", "fill", "登记表", "--person", "张三", "--out", str(target))
    assert ran.code == 0
    assert "学历" in ran.answer["empty"]["张三.docx"]
    document = docx.Document(io.BytesIO(target.read_bytes()))
    assert document.tables[0].cell(0, 1).text == "张三"
    folder = tmp_path / "out"
    folder.mkdir()
    both = ("--person", "张三", "--person", "李四")
    ran = command("templates", "fill", "登记表", *both, "--out", str(folder))
    assert (ran.code, len(list(folder.iterdir()))) == (0, 2)


def test_what_cannot_be_done_is_said_with_its_exit_code(
    command: Command, register: Path, tmp_path: Path
) -> None:
    command("templates", "add", str(register))
    out = str(tmp_path / "a.docx")
    for told in (
        ("fill", "没有", "--person", "张三", "--out", out),
        ("fill", "登记表", "--out", out),
        ("fill", "登记表", "--person", "王五", "--out", out),
        ("fill", "登记表", "--person", "张三", "--out", str(tmp_path / "a.xlsx")),
        ("fill", "登记表", "--person", "张三", "--person", "李四", "--out", out),
        ("fill", "登记表", "--person", "张三", "--value", "请于=月底", "--out", out),
        ("add", str(tmp_path / "没有.docx")),
    ):
        ran = command("templates", *told)
        assert ran.code in (2, 3), told
        assert ran.err.strip().endswith("。")
    assert not Path(out).exists()


def test_a_new_edition_tells_what_is_new_and_what_is_gone(
    command: Command, register: Path, tmp_path: Path
) -> None:
    command("templates", "add", str(register))
    document = docx.Document(io.BytesIO(register.read_bytes()))
    document.tables[0].cell(1, 2).text = "籍贯"
    new = tmp_path / "新登记表.docx"
    new.write_bytes(forms.saved(document))
    answer = command("--json", "templates", "renew", "登记表", str(new)).answer
    assert answer["gone"] == ["民族"]
    (added,) = answer["added"]
    assert (added["label"], added["source"]) == ("籍贯", "person.native_place")
    assert answer["kept"] == 13


@pytest.mark.usefixtures("in_demo")
def test_a_list_a_score_and_a_book_of_a_branch_are_filled(command: Command, tmp_path: Path) -> None:
    roster = tmp_path / "花名册.xlsx"
    roster.write_bytes(forms.roster_in_cells())
    branch = ("--branch", "综采一队党支部")
    target = tmp_path / "综采一队.xlsx"
    for subject, more in (
        ("branch", ()),
        ("score", ("--period", "2026Q3")),
        ("book", ()),
    ):
        book = ("--book", "hazard") if subject == "book" else ()
        added = command(
            "templates", "add", str(roster), "--subject", subject, "--name", subject, *book
        )
        assert added.code == 0, added.err
        ran = command(
            "--on", "2026-11-21", "templates", "fill", subject, *branch, *more, "--out", str(target)
        )
        assert ran.code == 0, ran.err
    assert forms.sheet_of(target.read_bytes())["B2"].value == "综采一队党支部"
