"""Whether a value of a ledger tells an amount of money, of whatever kind its field was made.

Whoever makes a book may keep a grant as a number of 元 or as words; on a wall it is as much
somebody's own as in a field of money. A sentence in which a sum stands (为矿节约 30 万元) is none.
"""

import re
import unicodedata

from dangjian_desktop.domain.ledger_values import Value
from dangjian_desktop.domain.ledgers import BookField, FieldType

_UNIT = r"(?:[万千百]?[元圆块])"
#: What a figure in a field of such a name is: 慰问金, 交通补贴, 金额（元）.
_NAMED = re.compile(rf"金额|工资|津贴|补[贴助]|党费|罚款|费用|[（(]{_UNIT}[）)]|金\Z")
_FIGURES = r"[-+]?\d[\d.,]*"
_CAPITALS = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]"
_BEFORE = r"(?:每[年季月日人次户]|[一共合总]计|共|约|人民币)*\s*"
_AFTER = r"(?:[钱整]|/[年季月日人次户])*"
#: A text that says nothing but an amount: 500元, ￥4,321.00, 每月 200 元, 人民币伍佰元整.
_WHOLE = re.compile(
    rf"{_BEFORE}(?:¥\s*{_FIGURES}\s*{_UNIT}?"
    rf"|{_FIGURES}\s*{_UNIT}"
    rf"|{_CAPITALS}+{_UNIT}(?:{_CAPITALS}[角分])*){_AFTER}"
)


def tells_amount(field: BookField, value: Value) -> bool:
    """Whether a value of a field tells an amount of money.

    Args:
        field: Of a book.
        value: As it is kept in a row.
    """
    if field.kind is FieldType.MONEY:
        return True
    if field.kind is FieldType.NUMBER:
        return re.fullmatch(_UNIT, field.unit) is not None or _is_named(field)
    if not isinstance(value, str):
        return False
    text = unicodedata.normalize("NFKC", value).strip()
    return _WHOLE.fullmatch(text) is not None or (
        field.kind is FieldType.TEXT and _is_named(field) and any(map(str.isdigit, text))
    )


def _is_named(field: BookField) -> bool:
    return _NAMED.search(field.label) is not None
