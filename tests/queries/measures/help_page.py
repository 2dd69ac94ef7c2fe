"""The list of measures in the help, made from the registry; run it to write it anew.

``python -m tests.queries.measures.help_page`` writes its section into resources/help/scores.md.
"""

from pathlib import Path

from dangjian_desktop.host.paths import resources
from dangjian_desktop.queries.measures.registry import supplied_measures

PAGE = "scores.md"
HEADING = "## 统计项目"
INTRO = (
    "程序从平时的记录里数出这些数，每个数都连着背后的记录，点开就看得到。**没有记录不等于没有问题**："
    "一个支部从来没有记过这方面的事，这一项就是“待评”，写明缺什么，不当作零。以前的时期按它最后一天看："
    "“超期”一类的，后来补办不抹掉；“少开”一类的，开过而后来才补登记的算开过。每本台账另有“条数”和“超期”"
    "两个统计，自己建的台账也有，不用另写。口径里的天数、次数、哪些词算一课，在规则“考评统计口径”里改。"
)


def page() -> Path:
    """The help page that the list stands in."""
    return resources() / "help" / PAGE


def listed() -> str:
    """The list as it is to stand between the marks."""
    lines = []
    for info in supplied_measures().values():
        marks = [f"单位：{info.unit}"]
        if info.levels:
            marks.append(f"等级：{'、'.join(info.levels)}")
        if info.counts_reports:
            marks.append("数的是上报，不宜按它扣分")
        if info.is_reach:
            marks.append("数的是做到多少")
        lines.append(f"* **{info.title}**（{'；'.join(marks)}）：{info.explanation}")
    return "\n".join(lines)


def with_list(text: str) -> str:
    """The text of the page with the section as it is to stand; at the end where there is none."""
    before, _, rest = text.partition(HEADING)
    _, mark, after = rest.partition("\n## ")
    section = f"{HEADING}\n\n{INTRO}\n\n{listed()}\n"
    return f"{before.rstrip()}\n\n{section}{mark}{after}"


if __name__ == "__main__":
    page().write_text(with_list(page().read_text("utf-8")), "utf-8")
