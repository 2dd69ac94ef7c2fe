"""What the branch sets otherwise than the rule files: single values, each from a day on."""

from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rule_readers import try_out
from dangjian_desktop.domain.rule_values import RuleTableError, RuleValueError
from dangjian_desktop.domain.rule_words import key_word
from dangjian_desktop.domain.rules import RuleVersion, fits_shape, frozen, plain, value_text
from dangjian_desktop.domain.shifts import NoWorkDaysError
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.storage.models import RuleOverride
from dangjian_desktop.storage.rulebook import known_versions

#: A reason longer than this belongs in a minute.
LONGEST_NOTE = 200
#: A key that a branch adds (a year, the code of a shift pattern).
LONGEST_KEY = 60


@operation("另定规则")
def change_rule(
    writer: Writer,
    *,
    rule: str,
    key: str,
    value: Any,
    note: str,
    since: PartialDate | None = None,
) -> int:
    """Set one value of a rule otherwise, from a day on, and return the row's id.

    What was due before the day stays as it was. Setting the same value of the same day again
    replaces it.

    Args:
        writer: Writes.
        rule: Name of the rule (``dues.rounding``).
        key: The value's key; a new one where the rule takes new keys.
        value: Of the kind that stands in the file; decimals and days may be given as such.
        note: Why, and who decided: a rule of the whole country is not set aside silently.
        since: First day; None for always.

    Raises:
        RefusedError: When there is no such rule or value, it is of another kind or cannot be
            reckoned with, or the reason is missing.
    """
    return write_rule_change(writer, rule=rule, key=key, value=value, note=note, since=since)


def write_rule_change(
    writer: Writer,
    *,
    rule: str,
    key: str,
    value: Any,
    note: str,
    since: PartialDate | None = None,
) -> int:
    """Set one value as part of a larger operation; see `change_rule`."""
    versions = _versions(rule)
    reason = note.strip()
    if not reason:
        raise RefusedError("另定规则要写明理由和依据。请填写由谁、按什么文件决定。")
    if len(reason) > LONGEST_NOTE:
        raise RefusedError("理由最多 {most} 个字。请写短一些。", most=LONGEST_NOTE)
    models = [version.values[key] for version in versions if key in version.values]
    if not models:
        if not any(version.takes_new_keys for version in versions) or len(key) > LONGEST_KEY:
            raise RefusedError(
                "规则“{title}”里没有“{key}”这一项。请核对。", title=versions[-1].title, key=key
            )
        models = [model for version in versions for model in version.values.values()]
    wanted = plain(value)
    if models and not any(fits_shape(model, wanted) for model in models):
        raise RefusedError(
            "“{key}”的值与规则里的写法不一样。请照“{title}”的样子填写。",
            key=key_word(key),
            title=versions[-1].title,
        )
    for version in versions:
        try:
            try_out(rule, {**version.values, key: frozen(wanted)})
        except NoWorkDaysError as error:
            raise RefusedError(
                "“{key}”这种轮班方式每天都是休，没有上班的日子。请至少写一个班次。", key=key
            ) from error
        except RuleTableError as error:  # it says itself what is wrong
            raise RefusedError(error.told.template, **error.told.facts) from error
        except RuleValueError as error:
            raise RefusedError(
                "“{title}”里的“{key}”不能这样写，按它算不出来。请照原来的样子改正。",
                title=version.title,
                key=key_word(key),
            ) from error
    text = value_text(value)
    row_id = _row_id(rule, key, since)
    if row_id is not None:
        writer.update(RuleOverride, row_id, value=text, note=reason)
        return row_id
    return writer.insert(RuleOverride, rule=rule, key=key, value=text, since=since, note=reason)


@operation("取消另定的规则")
def remove_rule_change(
    writer: Writer, *, rule: str, key: str, since: PartialDate | None = None
) -> None:
    """Let the rule file speak again for one value; the journal keeps what was set.

    Raises:
        RefusedError: When nothing was set.
    """
    row_id = _row_id(rule, key, since)
    if row_id is None:
        raise RefusedError("这一项没有另定过，不必取消。")
    writer.delete(RuleOverride, row_id)


def _versions(rule: str) -> list[RuleVersion]:
    found = [version for version in known_versions() if version.rule == rule]
    if not found:
        raise RefusedError("没有“{rule}”这条规则。请核对名称。", rule=rule)
    return found


def _row_id(rule: str, key: str, since: PartialDate | None) -> int | None:
    rows = RuleOverride.select().where((RuleOverride.rule == rule) & (RuleOverride.key == key))
    return next((row.id for row in rows if row.since == since), None)
