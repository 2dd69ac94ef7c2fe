"""Invented people, photos and the reading back of what was printed."""

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from dangjian_desktop.printing.forms.roster import RosterLine
from dangjian_desktop.printing.sheet import A4_PORTRAIT, Column, Sheet, SheetKind
from dangjian_desktop.printing.walls.chart import BranchChart, ChartGroup, ChartPerson

FONT_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"

#: Characters of real names that common fonts lack.
RARE = "䶮㛃𬱖堃骉"
LONG_NAMES = ("买买提·吐尔逊", "阿卜杜拉·买买提·吐尔逊江", "䶮㛃", "马𬱖", "骉骉骉")
LONG_BRANCH = "青石岭煤业有限责任公司综合机械化采煤一队与准备一队及检修一队联合党支部委员会（一）"
ID_NUMBER = "990000198803041230"
PHONE = "13900001234"

FAMILY_NAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN_NAMES = "建国志强德明海峰永福文斌卫东晓军春生玉林"


def text_of(path: Path) -> list[str]:
    """Return the text of each page as a reader of the PDF would copy it."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in document]


def size_of(path: Path) -> tuple[float, float]:
    """Return the first page's size in millimetres."""
    with pypdfium2.PdfDocument(path) as document:
        width, height = document[0].get_size()
    return width / 72 * 25.4, height / 72 * 25.4


def names(count: int, seed: int = 1) -> list[str]:
    """Return invented names, some long or rare."""
    chance = random.Random(seed)
    return [
        LONG_NAMES[number % len(LONG_NAMES)]
        if number % 9 == 5
        else chance.choice(FAMILY_NAMES) + "".join(chance.sample(GIVEN_NAMES, 2))
        for number in range(count)
    ]


def photo(size: tuple[int, int] = (60, 84), colour: str = "steelblue", form: str = "JPEG") -> bytes:
    """Return the bytes of a picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, form)
    return buffer.getvalue()


def branch_chart(
    people: int,
    groups: int,
    *,
    name: str = "综采一队党支部",
    has_photos: bool = False,
    posts: int = 5,
) -> BranchChart:
    """Return a branch of invented people."""
    picture = photo() if has_photos else None
    members = [
        ChartPerson(one, is_probationary=number < 2, photo=picture if number % 3 else None)
        for number, one in enumerate(names(people))
    ]
    committee = tuple(
        ChartPerson(one, post, photo=picture)
        for one, post in zip(
            names(posts, seed=2),
            ("支部书记", "支部副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "群工委员"),
            strict=False,
        )
    )
    shares = [members[number::groups] for number in range(groups)] if groups else []
    return BranchChart(
        name=name,
        summary=f"正式党员 {people - 2} 名 · 预备党员 2 名",
        committee=committee,
        groups=tuple(
            ChartGroup(f"第{number}党小组", share[0] if share else None, tuple(share[1:]))
            for number, share in enumerate(shares, start=1)
        ),
        ungrouped=() if groups else tuple(members),
        as_of="2026年11月20日",
    )


def roster_lines(count: int, branch_name: str = "综采一队党支部") -> list[RosterLine]:
    """Return invented people of one branch as the roster prints them."""
    return [
        RosterLine(
            number=str(number),
            name=name,
            sex="男",
            ethnicity="汉族",
            born_on="1988-03-04",
            id_number=ID_NUMBER,
            education="大专",
            group_name="第一党小组",
            stage="预备党员" if number % 10 == 0 else "正式党员",
            admitted_on="1998年7月",
            confirmed_on="1999-07-12",
            posts="组织委员、党小组长" if number == 2 else "",
            crew="采煤一班",
            occupation="采煤机司机",
            mobile_phone=PHONE,
            branch_name=branch_name,
        )
        for number, name in enumerate(names(count), start=1)
    ]


def plain_sheet(columns: Sequence[Column], **options: object) -> Sheet:
    """Return a small table sheet for tests of the machinery."""
    declared = {
        "code": "plain",
        "name": "试表",
        "title": "试表",
        "kind": SheetKind.FORM,
        "paper": A4_PORTRAIT,
        "columns": tuple(columns),
    }
    return Sheet(**{**declared, **options})
