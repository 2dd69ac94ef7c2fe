"""The recovery code on a sheet for a sealed envelope; it is made from memory and kept nowhere."""

from datetime import date
from pathlib import Path

from dangjian_desktop.operations.printout import day_on_paper
from dangjian_desktop.storage.key_ring import lines_of_code

TITLE = "数据恢复密钥"


def recovery_paper(code: str, data: str, *, on: date) -> bytes:
    """Return the sheet as a PDF.

    Args:
        code: The recovery code. data: which data it opens, as people call them.
        on: The day on which they are encrypted.

    Raises:
        PrintingError: When a font is missing.
    """
    from dangjian_desktop.operations.typefaces import office_fonts
    from dangjian_desktop.printing.document import Part, made_pack
    from dangjian_desktop.printing.forms.letters import LETTER
    from dangjian_desktop.printing.sheet import LetterText

    text = LetterText(
        name=TITLE,
        title=TITLE,
        paragraphs=(
            f"数据：{data}",
            "恢复密钥：",
            *lines_of_code(code),
            "忘了口令，或者口令文件丢失、损坏时，在打开数据的对话框里选“改用恢复密钥”，"
            "照上面输入。字母不分大小写，横线可以不输。",
            "谁有这张纸，谁就能打开数据。请装入信封封好，由党支部书记签字，"
            "和数据分开保管。拆封以后应重新加密，换一个新的恢复密钥。",
        ),
        signed="封存人：",
        dated=day_on_paper(on),
    )
    content, _report = made_pack([Part(LETTER, [text], {"name": TITLE})], fonts=office_fonts())
    return content


def write_recovery_paper(target: Path, code: str, data: str, *, on: date) -> None:
    """Write the sheet into a PDF file.

    Raises:
        PrintingError: When a font is missing.
        FileError: When the file cannot be written; an earlier one is unchanged.
    """
    from dangjian_desktop.printing.document import write_whole

    write_whole(target, recovery_paper(code, data, on=on))
