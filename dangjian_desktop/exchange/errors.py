"""Why a file was refused, as a code, and the Chinese sentence for each code."""

from dangjian_desktop.domain.problems import SentenceError, Word

SENTENCES: dict[str, str] = {
    # The file itself.
    "missing": "找不到文件“{file}”，请确认它没有被移走或改名，再重新选择。",
    "folder": "“{file}”是一个文件夹，请选择其中的文件。",
    "locked": "“{file}”正被 WPS 或 Excel 占用，请先在那里保存并关闭它，再试一次。",
    "no_permission": "没有读取“{file}”的权限，请把它复制到自己的文件夹后再试。",
    "unreadable": "读取“{file}”时磁盘出错，请把它重新复制一份后再试。",
    "empty_file": "“{file}”是 0 字节的空文件，请重新取得这份文件。",
    "file_too_large": "“{file}”超过 {limit} MB，请删去其中的图片或分成几个文件后再导入。",
    # What it is.
    "not_workbook": "“{file}”不是工作簿，请选择 .xlsx、.xls 或 .csv 文件。",
    "web_page": "“{file}”其实是网页格式，请用 WPS 打开它并另存为 .xlsx 后再导入。",
    "other_format": "“{file}”是本程序不读的表格格式，请用 WPS 打开它并另存为 .xlsx 后再导入。",
    "password": "“{file}”设有打开密码，请用 WPS 打开它、取消密码并保存后再导入。",
    "damaged": "“{file}”已损坏，请用 WPS 打开它并另存为新文件，打不开就重新取得这份文件。",
    "empty_workbook": "“{file}”里没有任何内容，请确认选对了文件。",
    # What it holds.
    "too_many_rows": (
        "“{file}”的工作表“{sheet}”用到了第 {found} 行，超过 {limit} 行的上限，"
        "请删去下方多余的行或分成几个文件后再导入。"
    ),
    "too_many_columns": (
        "“{file}”的工作表“{sheet}”用到了第 {found} 列，超过 {limit} 列的上限，"
        "请删去右侧多余的列后再导入。"
    ),
    "too_many_cells": ("“{file}”的单元格超过 {limit} 个，请删去多余的行列或分成几个文件后再导入。"),
    "too_many_sheets": "“{file}”的工作表超过 {limit} 张，请分成几个文件后再导入。",
    "unpacks_too_large": (
        "“{file}”解压后大得不正常，为保护电脑没有打开，请把需要的内容复制到新工作簿后再导入。"
    ),
    # A damaged .xls, too, can make the parser ask for more than there is.
    "out_of_memory": (
        "读取“{file}”需要的内存过多，已停止，请用 WPS 打开它并另存为 .xlsx 或分成几个文件后再导入。"
    ),
    "timed_out": "读取“{file}”用了 {limit} 秒仍未完成，已停止，请把它分成几个文件后再导入。",
    # Delimited text.
    "text_encoding": "认不出“{file}”的文字编码，请用 WPS 打开它并另存为 .xlsx 后再导入。",
    "text_quotes": (
        "“{file}”第 {row} 行起的引号不成对，请在那里改正，或用 WPS 打开它并另存为 .xlsx 后再导入。"
    ),
    "text_cell_too_long": (
        "“{file}”第 {row} 行有一格超过 {limit} 个字，请用 WPS 打开它并另存为 .xlsx 后再导入。"
    ),
    # A backup.
    "not_backup": "“{file}”不是本程序的备份，请选择以 .djbackup 结尾的备份文件。",
    "newer_backup": "“{file}”由更新版本的程序备份，请用新版程序恢复，文件没有改动。",
    "damaged_backup": "“{file}”与备份时不一致，已经损坏，请改用另一份备份。",
    # An exchange package.
    "not_package": "“{file}”不是本程序的数据包，请选择以 .djexchange 结尾的文件。",
    "newer_package": "“{file}”由更新版本的程序制作，请先升级本程序再接收，数据没有改动。",
    "damaged_package": "“{file}”已经损坏或被人改过，没有接收，请对方重新制作一份。",
    "package_too_large": "“{file}”大得不正常，为保护电脑没有打开，请对方重新制作一份。",
    "package_too_much": (
        "“{file}”没有做成：要带的内容超过一个数据包的上限（{limit} MB），"
        "请少带几项内容，或不做完整的包。"
    ),
    "package_text_too_long": (
        "“{file}”没有做成：有一段文字超过 {limit} 个字，请把它改短，或取消那一项内容后再做。"
    ),
    "package_not_read_back": "“{file}”写好后读回来不一样，没有做成，请换一个 U 盘再做。",
    "year_package": "“{file}”是年度包，只能打开看，不能接收，请用“打开年度包”。",
    "not_year_package": "“{file}”不是年度包，请选择以 .djyear 结尾的文件。",
    "package_password": "“{file}”设有口令，请向对方问到口令，输入后再打开。",
    "package_wrong_password": "“{file}”的口令不对，请向对方核对后再输入。",
    # The definition of a ledger book.
    "book_too_large": "“{file}”超过 {limit} KB，不像是台账文件，请确认选对了文件。",
    "book_encoding": "“{file}”第 {row} 行的文字编码不对，请把它另存为 UTF-8 后再读入。",
    "not_book": "“{file}”不是本程序的台账文件，请选择用“存成文件”保存的 .toml 文件。",
    # A superior's template.
    "not_template": "“{file}”不是 Word 文档或 Excel 工作簿，请选择 .docx 或 .xlsx 文件。",
    "old_template": "“{file}”是旧格式，请用 WPS 打开它并另存为 .docx 或 .xlsx 后再添加。",
    "template_kind": (
        "“{file}”是 Word 模板或严格格式的文档，请用 WPS 打开它并另存为普通的 .docx 后再添加。"
    ),
    "template_macros": "“{file}”带有宏，请用 WPS 打开它并另存为 .docx 或 .xlsx 后再添加。",
    "template_too_large": "“{file}”内容太多，不像是要填的表，请只留下要填的几页后再添加。",
    # A text that is to be kept.
    "not_text": "“{file}”里没有能读的文字，请选择 .txt 或 .docx 文件，或把文字复制后粘贴。",
    "old_document": "“{file}”是旧格式或设有密码，请用 WPS 打开它并另存为 .docx 后再读入。",
    "damaged_document": "“{file}”已损坏，请用 WPS 打开它并另存为 .docx，或把文字复制后粘贴。",
    "text_too_large": "“{file}”太大（上限 {limit} MB），请只留下要上墙的文字后再读入。",
    # Writing.
    "target_folder_missing": "“{file}”所在的文件夹不存在，请另选一个文件夹保存。",
    "target_is_folder": "“{file}”已是一个文件夹的名字，请换一个文件名。",
    "target_special": "“{file}”不是普通文件，不能写到那里，请换一个文件名。",
    "target_read_only": "没有在这个文件夹里写“{file}”的权限，请另选一个文件夹保存。",
    "target_locked": "“{file}”正被 WPS 或 Excel 占用，请先关闭它再导出，或换一个文件名。",
    "target_name_unfit": "“{file}”不能用作文件名，请换一个短一些、不含特殊符号的名字。",
    "disk_full": "磁盘空间不足，“{file}”没有写成，请腾出空间或换一个磁盘后再试。",
    "write_failed": "写“{file}”时磁盘出错，原有文件没有改动，请换一个文件夹后再试。",
    "table_too_long": "要导出的行数超过 {limit} 行，请先筛选，再分几次导出。",
}


class ExchangeError(SentenceError):
    """A file could not be taken or written; nothing has been changed.

    Attributes:
        code: Key of the sentence.
        given: What the sentence names besides the file: limits, a sheet, a row.
        file: Name of the file, without its folder.
        detail: For the log only: no names of people or files, and never shown.
    """

    def __init__(
        self,
        code: str,
        *,
        facts: dict[str, str | int] | None = None,
        file: str = "",
        detail: str = "",
    ) -> None:
        shown = file or Word("所选文件")
        # A text file has one sheet, which is the file.
        super().__init__(SENTENCES[code], **{"file": shown, "sheet": shown, **(facts or {})})
        self.args = (f"{code} {detail}".rstrip(),)  # what the log shows: no names
        self.code = code
        self.given = facts or {}
        self.file = file
        self.detail = detail

    def about(self, file: str) -> "ExchangeError":
        """Return the same refusal naming the file."""
        return ExchangeError(self.code, facts=self.given, file=file, detail=self.detail)
