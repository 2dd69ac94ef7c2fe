"""Photos and attachments of the demonstration; the pictures are drawn, the papers invented."""

from datetime import date

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.vocabulary import Sex
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.demo.roll import Entered, Roll
from dangjian_desktop.operations.people import write_photo
from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.printing.drawings import paper, portrait

#: So many of each branch have a photo.
_PHOTOS_PER_BRANCH = 2
_MOST_PHOTOS = 20
#: The one in so many has not been asked about the wall yet.
_NOT_ASKED = 10
_ASKED_ON = PartialDate(2026, 2, 10)
_ADDED_ON = date(2026, 3, 5)
_FONT = "NotoSansSC_400Regular.ttf"


def write_keepsakes(writer: Writer, roll: Roll) -> None:
    """Write photos of some and papers of a few."""
    branches = list(roll.branches.values())
    shown = [branch.people[place] for place in range(_PHOTOS_PER_BRANCH) for branch in branches]
    for number, one in enumerate(shown[:_MOST_PHOTOS]):
        picture, original = portrait(number, has_long_hair=one.facts.sex is Sex.FEMALE)
        is_asked = number % _NOT_ASKED != _NOT_ASKED - 1
        write_photo(writer, one.person_id, picture, _ASKED_ON if is_asked else None, original)
    first, second = branches[0].people[0], branches[1].people[0]
    _attach(writer, first, ("入党志愿书封面（示例）", "PDF"), ("安全资格证（示例）", "PNG"))
    _attach(writer, second, ("技能等级证书（示例）", "PNG"))
    note = "本文件是示例，内容是编的。\n\n2026-03-05 与本人核对：学历、籍贯无误。\n"
    add_attachments(
        files=[NewFile("核对记录（示例）.txt", note.encode("utf-8"))],
        on=_ADDED_ON,
        person_id=first.person_id,
        note="谈话核对",
    ).body(writer)
    for branch in branches[:2]:
        content = _paper("成立党支部的批复（示例）", (branch.name, "经研究，同意成立。"), "PDF")
        add_attachments(
            files=[NewFile("成立批复（示例）.pdf", content)],
            on=_ADDED_ON,
            organisation_id=branch.branch_id,
            note="原件在党委组织部",
        ).body(writer)


def _attach(writer: Writer, one: Entered, *papers: tuple[str, str]) -> None:
    lines = (f"姓名：{one.facts.name}", f"单位：{one.facts.section}", "编号：示例-0001")
    files = [
        NewFile(f"{title}.{kind.lower()}", _paper(title, lines, kind)) for title, kind in papers
    ]
    add_attachments(files=files, on=_ADDED_ON, person_id=one.person_id, note="扫描件").body(writer)


def _paper(title: str, lines: tuple[str, ...], kind: str) -> bytes:
    return paper(resources() / "fonts" / _FONT, title, lines, kind=kind)
