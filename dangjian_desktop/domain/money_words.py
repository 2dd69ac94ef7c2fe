"""Sums of money as receipts write them, in capital characters that cannot be altered: 捌拾元整."""

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_GROUP = 10_000
_FEN_OF_A_YUAN, _FEN_OF_A_JIAO = 100, 10


def capital_amount(amount: Decimal) -> str:
    """Return yuan in capital characters, with 整 where no fen follow.

    Raises:
        ValueError: When it is below nought, has parts of a fen, or a thousand 亿 and more.
    """
    fen = amount * _FEN_OF_A_YUAN
    if amount < 0 or fen != fen.to_integral_value() or amount >= _GROUP ** len(_GROUPS):
        raise ValueError(amount)
    yuan, rest = divmod(int(fen), _FEN_OF_A_YUAN)
    jiao, single = divmod(rest, _FEN_OF_A_JIAO)
    words = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif single and yuan:
        words += _DIGITS[0]
    if single:
        return f"{words}{_DIGITS[single]}分"
    return f"{words or '零元'}整"


def _whole(number: int) -> str:
    """Return a whole number; a gap of noughts is one 零."""
    groups: list[int] = []
    while number:
        number, low = divmod(number, _GROUP)
        groups.append(low)
    words, is_gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            if words and (is_gap or group < _GROUP // 10):
                words += _DIGITS[0]
            words += _below_ten_thousand(group) + _GROUPS[place]
        is_gap = not group
    return words


def _below_ten_thousand(number: int) -> str:
    words, is_gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            if is_gap and words:
                words += _DIGITS[0]
            words += _DIGITS[digit] + _PLACES[place]
        is_gap = not digit
    return words
