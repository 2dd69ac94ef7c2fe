"""`exchange`: make, look, accept, forget."""

import json
from datetime import datetime

import pytest

from dangjian_desktop.cli.main import run
from tests import make
from tests.cli.conftest import data_open


@pytest.fixture
def given(tmp_path, command):
    """A branch of two people, and a committee's folder beside it."""
    with data_open(tmp_path):
        make.person("张三")
        make.person("李四")
    return command


@pytest.fixture
def committee(tmp_path, capsys):
    def act(*arguments):
        capsys.readouterr()
        given = ["--data", tmp_path / "党委", "--on", "2026-11-21", *arguments]
        code = run([str(one) for one in given])
        told = capsys.readouterr()
        return code, told.out, told.err

    return act


def test_what_would_go_along_is_listed_and_nothing_is_made(given):
    told = given("--json", "exchange", "make", "--list")
    assert told.code == 0
    assert "姓名" in told.answer["fields"]["人员"]
    assert "公民身份号码" not in told.answer["fields"]["人员"]
    assert "谈心谈话" in told.answer["held"]
    with_numbers = given("--json", "exchange", "make", "--list", "--with", "id_numbers")
    assert "公民身份号码" in with_numbers.answer["fields"]["人员"]
    assert "身份证号" not in with_numbers.answer["held"]


def test_without_a_file_or_with_an_unknown_part_nothing_is_made(given, tmp_path):
    assert given("exchange", "make").code == 2
    told = given("exchange", "make", tmp_path / "包.djexchange", "--with", "ballots")
    assert told.code == 2
    assert "id_numbers" in told.err
    assert not (tmp_path / "包.djexchange").exists()


def test_a_package_is_made_looked_into_and_accepted(given, committee, tmp_path):
    package = tmp_path / "包.djexchange"
    made = given("--json", "exchange", "make", package)
    assert (made.code, made.answer["number"], made.answer["counts"]["人员"]) == (0, 1, 2)
    code, out, _err = committee("--json", "exchange", "look", package)
    told = json.loads(out)
    assert (code, told["sender"] != "", told["known"]) == (0, True, False)
    assert "rows" not in told
    code, out, _err = committee("--json", "exchange", "look", package, "--trust")
    told = json.loads(out)
    assert (code, told["counts"]["conflict"], told["known"]) == (0, 0, False)
    assert told["fingerprint"] == made.answer["fingerprint"]
    assert {"张三", "李四"} <= {row["title"] for row in told["rows"]}
    code, _out, err = committee("exchange", "accept", package)
    assert code == 2
    assert made.answer["fingerprint"] in err
    code, out, _err = committee("exchange", "accept", package, "--trust")
    assert code == 0
    assert "新增" in out
    code, _out, err = committee("exchange", "accept", package)
    assert code == 2
    assert "已经接收过" in err


def test_conflicts_are_told_side_by_side_and_decided(given, committee, tmp_path):
    first, second = tmp_path / "1.djexchange", tmp_path / "2.djexchange"
    given("exchange", "make", first)
    committee("exchange", "accept", first, "--trust")
    with data_open(tmp_path):
        rename("张三", "电工")
    (tmp_path / "党委").rename(tmp_path / "换")
    (tmp_path / "数据").rename(tmp_path / "支部")
    (tmp_path / "换").rename(tmp_path / "数据")
    with data_open(tmp_path):
        rename("张三", "钳工")
    (tmp_path / "数据").rename(tmp_path / "党委")
    (tmp_path / "支部").rename(tmp_path / "数据")
    given("exchange", "make", second)
    code, out, _err = committee("exchange", "look", second)
    assert code == 1
    assert "本机“钳工” 对方“电工”" in out
    code, out, err = committee("exchange", "accept", second)
    assert code == 1
    assert "--prefer" in err
    assert "本机“钳工” 对方“电工”" in out
    code, out, _err = committee("exchange", "accept", second, "--prefer", "theirs")
    assert code == 0
    assert "改动 1 项" in out


def rename(name, trade):
    from dangjian_desktop.operations.runner import Operation
    from dangjian_desktop.storage.models import Person

    person = Person.get(Person.name == name)
    make.done(
        Operation("改", "change", lambda writer: writer.update(Person, person.id, trade=trade))
    )


def test_a_closed_package_asks_for_its_password(given, committee, tmp_path):
    package, secret = tmp_path / "包.djexchange", tmp_path / "口令.txt"
    secret.write_text("红旗渠 7\n", "utf-8")
    given("exchange", "make", package, "--package-password-file", secret)
    code, _out, err = committee("exchange", "look", package, "--trust")
    assert (code, "口令" in err) == (2, True)
    assert (
        committee("exchange", "look", package, "--trust", "--package-password-file", secret)[0] == 0
    )
    told = committee(
        "exchange", "look", package, "--trust", "--package-password-file", tmp_path / "没有"
    )
    assert told[0] == 2


def test_a_partner_can_be_begun_anew(given, tmp_path):
    assert given("exchange", "forget", "上级").code == 2
    given("exchange", "make", tmp_path / "包.djexchange")
    assert given("exchange", "forget", "上级").code == 0


def test_a_year_is_made_for_reading_and_opened_by_who_says_that_it_is_trusted(
    given, committee, tmp_path
):
    package = tmp_path / "2026.djyear"
    made = given("--json", "exchange", "year", package, "--year", "2026")
    assert (made.code, made.answer["year"], made.answer["counts"]["人员"]) == (0, 2026, 2)
    assert given("exchange", "year", package, "--year", "2099").code == 2
    code, out, _err = committee("--json", "exchange", "open", package)
    told = json.loads(out)
    assert (code, told["known"], "counts" in told) == (0, False, False)
    assert told["fingerprint"] == made.answer["fingerprint"]
    made_at = datetime.fromisoformat(told["made_at"])
    code, out, _err = committee("exchange", "open", package)
    assert f"年度包，{made_at:%Y-%m-%d %H:%M} 制作" in out  # in words, not as a program writes it
    code, out, _err = committee("--json", "exchange", "open", package, "--trust", "--table", "人员")
    told = json.loads(out)
    assert {row["姓名"] for row in told["rows"]} == {"张三", "李四"}
    code, _out, err = committee("exchange", "open", package, "--trust", "--table", "工资")
    assert (code, "请从这些里选" in err) == (2, True)
    code, _out, err = committee("exchange", "accept", package, "--trust")
    assert (code, "只能打开看" in err) == (2, True)
