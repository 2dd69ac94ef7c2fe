"""The table of personal data in the help, made from what is declared; run it to write it anew.

``python -m tests.house.privacy_page`` writes its section into roster.md of both languages.
"""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.printouts import sheets
from dangjian_desktop.queries.personal_fields import PersonalFieldRow, personal_fields
from dangjian_desktop.storage.shipped import use_shipped

HEADINGS = {
    "zh": "## 个人数据：记什么、为什么、印在哪里",
    "en": "## Personal data: what, why, and where printed",
}
INTRO = {
    "zh": "每个栏目写着为什么要记、印在哪些表上、合法删除时怎么办。用不着的就不填。"
    "命令行 `dangjian privacy` 列出同样的内容。",
    "en": "Why each field is kept, on which sheets it is printed, and what becomes of it at the "
    "legal erasure. Leave empty what you do "
    "not need. `dangjian privacy` lists the same. Names of fields and sheets "
    "without an English name are official terms.",
}
ERASING = {
    "留下": "stays",
    "换成“已删除人员”": "replaced by a tombstone",
    "删去文字": "text removed",
    "清空": "emptied",
    "只留到月": "month kept",
    "整行删去": "row deleted",
}


def page(language: str) -> Path:
    """The help page that the table stands in."""
    folder = resources() / "help"
    return (folder if language == "zh" else folder / "en") / "roster.md"


def english() -> dict[str, str]:
    """What the window calls things in English."""
    found = {}
    root = Path(__file__).parents[2] / "i18n" / "dangjian_en.ts"
    for message in ElementTree.parse(root).iter("message"):
        told = message.findtext("translation")
        if told:
            found.setdefault(message.findtext("source") or "", told)
    return found


def line(row: PersonalFieldRow, language: str, words: dict[str, str]) -> str:
    """One line of the table."""
    if language == "zh":
        fields = f"（{'、'.join(row.fields)}）" if row.fields else ""
        where = "、".join(row.sheets) or "只在窗口里看"
        return f"* **{row.table}**{fields}：{row.purpose.zh}。{where}。合法删除时{row.erasing}。"
    said = [words.get(one, one) for one in row.fields]
    fields = f" ({', '.join(said)})" if said else ""
    where = ", ".join(words.get(one, one) for one in row.sheets) or "shown in the window alone"
    table = words.get(row.table, row.table)
    return f"* **{table}**{fields}: {row.purpose.en}; {where}; {ERASING[row.erasing]}."


def with_table(text: str, language: str) -> str:
    """The text of the page with the section as it is to stand; at the end where there is none."""
    titles = {sheet.code: sheet.title for sheet in sheets()}
    words = english() if language == "en" else {}
    listed = "\n".join(line(row, language, words) for row in personal_fields(titles))
    before, _, rest = text.partition(HEADINGS[language])
    _, mark, after = rest.partition("\n## ")
    section = f"{HEADINGS[language]}\n\n{INTRO[language]}\n\n{listed}\n"
    return f"{before.rstrip()}\n\n{section}{mark}{after}"


if __name__ == "__main__":
    use_shipped(resources())
    for told in HEADINGS:
        page(told).write_text(with_table(page(told).read_text("utf-8"), told), "utf-8")
