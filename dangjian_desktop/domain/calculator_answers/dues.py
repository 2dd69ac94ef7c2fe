"""党费 of one payer, with the slab beside the amount."""

from decimal import Decimal

from dangjian_desktop.domain.calculator_answers.answer import (
    Answer,
    Given,
    NeedsInputError,
    doubts,
    plain,
    sources,
)
from dangjian_desktop.domain.dues import Dues, Payer, Slab, dues_of, scale
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.rule_values import (
    decimal_value,
)
from dangjian_desktop.domain.rules import RuleSet


def answer_dues(given: Given, rules: RuleSet) -> Answer:
    """Monthly dues of one payer."""
    payer = Payer(given["payer"])
    if payer is Payer.FIXED:
        amount = decimal_value(rules.values_of("dues.fixed"), "monthly")
        return Answer(
            {"payer": payer.value, "base": None, "rate": None, "amount": f"{amount:.2f}"},
            Sentence("每月交 {amount} 元（定额）。", amount=f"{amount:.2f}"),
            **sources(rules, "dues.fixed"),
            cautions=doubts(rules, "dues.fixed"),
        )
    if payer is Payer.FARMER:
        values = rules.values_of("dues.farmer")
        lowest, highest = decimal_value(values, "lowest"), decimal_value(values, "highest")
        return Answer(
            {
                "payer": payer.value,
                "base": None,
                "rate": None,
                "amount": None,
                "lowest": f"{lowest:.2f}",
                "highest": f"{highest:.2f}",
            },
            Sentence(
                "每月交 {lowest} 元到 {highest} 元。",
                lowest=f"{lowest:.2f}",
                highest=f"{highest:.2f}",
            ),
            **sources(rules, "dues.farmer"),
            cautions=doubts(rules, "dues.farmer"),
        )
    if given["base"] is None:
        raise NeedsInputError("base")
    name = "dues.retired" if payer is Payer.RETIRED else "dues.wage"
    values = rules.values_of("dues.rounding")
    step = decimal_value(values, "step") if given["round"] is None else Decimal(given["round"])
    base: Decimal = given["base"]
    dues = dues_of(base, scale(rules.values_of(name)), step)
    return _told_dues(payer, base, dues, step, rules, name)


def _told_dues(
    payer: Payer, base: Decimal, dues: Dues, step: Decimal, rules: RuleSet, name: str
) -> Answer:
    slab = dues.slab
    assert slab is not None, "a rate applies"
    amount = _in_steps(dues.amount, step)
    percent = plain(slab.rate * 100)
    warnings = list(doubts(rules, name))
    if base == 0:
        warnings.append(Sentence("计费基数是 0（如停薪留职）。请核对特殊情形。"))
    used = [name]
    if dues.amount != base * slab.rate:
        used.append("dues.rounding")
        warnings.append(
            Sentence(
                "尾数按 {step} 元四舍五入，全国性规定里没有查到，以上级要求为准。",
                step=plain(step),
            )
        )
    notes = []
    if dues.edge_amount is not None:
        edge = _in_steps(dues.edge_amount, step)
        notes.append(
            Sentence(
                "按全额套档，不分段：基数到 {over} 元为止的，交 {edge} 元。",
                over=plain(slab.over),
                edge=edge,
            )
        )
    if payer is Payer.YEARLY_SALARY:
        notes.append(Sentence("年薪制按当月实际领取的薪酬算，年终兑现的那个月也按当月实领算。"))
    if payer is Payer.SELF_EMPLOYED:
        notes.append(Sentence("没有固定收入的，基数是上一季度的月平均纯收入。"))
    return Answer(
        {
            "payer": payer.value,
            "base": f"{base:f}",
            "rate": f"{slab.rate:f}",
            "amount": amount,
            "slab": {
                "over": plain(slab.over),
                "up_to": None if slab.up_to is None else plain(slab.up_to),
            },
        },
        Sentence(
            "每月交 {amount} 元（基数 {base} 元，{slab}，按 {percent}%）。",
            amount=amount,
            base=plain(base),
            slab=_slab_words(slab),
            percent=percent,
        ),
        **sources(rules, *used),
        cautions=tuple(warnings),
        hints=tuple(notes),
    )


def _in_steps(amount: Decimal, step: Decimal) -> str:
    """Return money with as many decimals as the step has: 32.56, 32.6, 33."""
    return f"{amount.quantize(step if step < 1 else Decimal(1)):f}"


def _slab_words(slab: Slab) -> Sentence:
    if slab.up_to is None:
        return Sentence("超过 {over} 元", over=plain(slab.over))
    if not slab.over:
        return Sentence("不超过 {up_to} 元", up_to=plain(slab.up_to))
    return Sentence(
        "超过 {over} 元、不超过 {up_to} 元", over=plain(slab.over), up_to=plain(slab.up_to)
    )
