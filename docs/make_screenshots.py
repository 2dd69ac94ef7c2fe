"""Makes the pictures of README from the real program: `make screenshots`."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

TARGET = Path(__file__).parent / "screenshots"
SHEET_WIDTH = 1100  # pixels
WINDOWS = {
    "1-今日.png": "today.png",
    "2-名册.png": "roster.png",
    "3-日历.png": "calendar.png",
    "7-信息卡.png": "card.png",
    "8-快速查找.png": "quick_find.png",
    "9-速算.png": "sum.png",
    "10-发展党员.png": "development.png",
    "11-党费.png": "dues.png",
    "14-统计.png": "statistics.png",
    "15-变动.png": "changes.png",
    "16-体检.png": "examination.png",
    "17-查重.png": "duplicates.png",
    "20-合规.png": "compliance.png",
    "22-年度计划.png": "plan.png",
    "26-表决.png": "vote.png",
    "27-活动出勤.png": "activity.png",
    "31-台账.png": "ledgers.png",
    "34-分组方案.png": "division.png",
    "5-考评.png": "scores.png",
    "36-夺旗.png": "flags.png",
    "40-考评表.png": "score_sheet.png",
    "6-上墙.png": "walls.png",
    "41-在墙登记.png": "wall_register.png",
    "43-活动室.png": "wall_room.png",
}
SHEETS = {"组织架构图-支部.pdf": "chart.png", "党员名册.pdf": "roster_sheet.png"}


def main() -> None:
    """Draw the demonstration mine without a display and keep the pictures that README shows."""
    TARGET.mkdir(exist_ok=True)
    screenless = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    screenless.pop("QT_QPA_PLATFORM", None)
    with TemporaryDirectory() as name:
        folder = Path(name)
        data, out = folder / "示例", folder / "out"
        program = [sys.executable, "-m", "dangjian_desktop", "--data", str(data)]
        command = [*program, "--on", "2026-11-20", "demo-window", "--out", str(out)]
        subprocess.run(command, check=True, env=screenless, capture_output=True)
        for source, target in WINDOWS.items():
            (TARGET / target).write_bytes((out / source).read_bytes())
        for source, target in SHEETS.items():
            page = pypdfium2.PdfDocument(out / source)[0]
            page.render(scale=SHEET_WIDTH / page.get_width()).to_pil().save(TARGET / target)


if __name__ == "__main__":
    main()
