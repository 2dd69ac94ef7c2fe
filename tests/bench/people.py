"""Invented people in any number, as workbook rows and as a filled database file."""

import random
import tomllib
from datetime import date, timedelta
from pathlib import Path

from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.host.paths import resources

ON = date(2026, 11, 20)
HEADINGS = (
    "序号 所在党支部 姓名 性别 民族 出生日期 公民身份号码 籍贯 学历 参加工作日期 入党日期 转正日期 "
    "人员类别 党内职务 班组 工作岗位 联系电话"
).split()


def rows(count: int, branches: int = 15) -> list[list[object]]:
    """Return rows like those of a real roster; no two share an ID number."""
    plan = tomllib.loads((resources() / "demo" / "mine.toml").read_text("utf-8"))
    chance = random.Random(count)
    made: list[list[object]] = []
    for number in range(1, count + 1):
        born = date(1960, 1, 1) + timedelta(days=chance.randrange(12_000))
        body = f"9901{number // 1000 % 100:02d}{born:%Y%m%d}{number % 1000:03d}"
        is_man = (number % 1000) % 2 == 1
        given = plan["given_men" if is_man else "given_women"]
        name = chance.choice(plan["surnames"]) + "".join(
            chance.choices(given, k=1 if number % 4 == 0 else 2)
        )
        admitted = born + timedelta(days=365 * 25 + chance.randrange(3000))
        made.append(
            [
                number,
                f"第{number * branches // (count + 1) + 1}采掘队党支部",
                name,
                "男" if is_man else "女",
                "汉族",
                born,
                body + check_digit(body),
                chance.choice(plan["native_places"]),
                "大专",
                born + timedelta(days=365 * 20),
                admitted,
                admitted + timedelta(days=366),
                "正式党员",
                "党支部书记" if number % 600 == 1 else "",
                chance.choice(["生产一班", "生产二班", "生产三班", "检修班"]),
                "采煤机司机",
                f"1{chance.choice('3579')}0{chance.randrange(10**8):08d}",
            ]
        )
    return made


def write_workbook(path: Path, count: int) -> None:
    """Write the rows to an .xlsx as a spreadsheet program would."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("党员名册")
        sheet.write_row(0, 0, HEADINGS)
        for index, row in enumerate(rows(count), start=1):
            sheet.write_row(index, 0, row)
