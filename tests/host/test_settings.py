"""Settings that survive anything that happens to their file."""

import json
from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.settings import (
    Language,
    Settings,
    Theme,
    WindowPlace,
    chosen_language,
    load_settings,
    save_settings,
)

CHANGED = Settings(
    window=WindowPlace(-1200, 30, 1366, 728, maximized=True),
    last_folder="D:/支部/名册",
    theme=Theme.DARK,
    language=Language.ENGLISH,
    large_type=True,
    zoom=150,
    tree_width=260,
    tree_shown=False,
    books_width=240,
    books_shown=False,
    entry_width=380,
    entry_shown=False,
    card_width=400,
    columns={"roster": ("name", "stage", "group"), "dues": ("name",)},
    card_open={"history": False},
    card_printed={"identity": True, "contact": False},
    rare_fields=True,
    tray_reminder=True,
    lock_minutes=15,
)


def test_every_setting_comes_back_as_it_was_saved(tmp_path):
    path = tmp_path / "settings.json"
    for key in fields(Settings):
        assert getattr(CHANGED, key.name) != getattr(Settings(), key.name), key.name
    save_settings(CHANGED, path)
    loaded = load_settings(path)
    assert loaded.settings == CHANGED
    assert loaded.notice is None


def test_every_field_says_how_it_is_read():
    for name, declared in get_type_hints(Settings, include_extras=True).items():
        assert callable(declared.__metadata__[0]), name


def test_without_a_file_the_defaults_stand_and_nothing_is_told(tmp_path):
    loaded = load_settings(tmp_path / "settings.json")
    assert loaded.settings == Settings()
    assert loaded.notice is None
    assert list(tmp_path.glob("settings*")) == []


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("zoom", "150"),
        ("zoom", True),
        ("zoom", 1e9),
        ("zoom", 10**30),
        ("zoom", 49),
        ("theme", "pink"),
        ("theme", 3),
        ("large_type", 1),
        ("large_type", "yes"),
        ("window", []),
        ("window", {"x": 0, "y": 0, "width": 5, "height": 5, "maximized": False}),
        ("window", {"x": 0, "y": 0, "width": 900, "height": 900}),
        ("window", {"x": None, "y": 0, "width": 900, "height": 900, "maximized": False}),
        ("window", {"x": True, "y": 0, "width": 900, "height": 900, "maximized": False}),
        ("last_folder", None),
        ("last_folder", "x" * 5000),
        ("columns", ["name"]),
        ("columns", {"roster": "name"}),
        ("columns", {"roster": []}),
        ("columns", {"roster": [1]}),
        ("tree_width", -230),
    ],
)
def test_a_wrong_value_falls_back_alone(tmp_path, key, wrong):
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)
    kept = json.loads(path.read_text())
    path.write_text(json.dumps({**kept, key: wrong}))
    assert load_settings(path).settings == replace(CHANGED, **{key: getattr(Settings(), key)})


def test_unknown_keys_are_passed_over(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"zoom": 120, "colour": "red"}')
    assert load_settings(path).settings == Settings(zoom=120)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{",
        b"\x00" * 300,
        b"[" * 100_000,
        b'{"zoom":' + b"9" * 5000,
    ],
)
def test_a_damaged_file_is_set_aside_and_told(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert "settings.damaged.json" in str(loaded.notice)
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert not path.exists()


def test_a_file_too_large_to_be_ours_is_set_aside_unread(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"last_folder": "' + "x" * 2_000_000 + '"}')
    assert load_settings(path).notice
    assert not path.exists()


def test_a_file_that_cannot_be_read_is_told_and_left(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert "读不出来" in str(loaded.notice)
    assert path.is_dir()


def test_a_place_that_is_gone_is_told_when_saving(tmp_path):
    with pytest.raises(HostError):
        save_settings(CHANGED, tmp_path / "gone" / "settings.json")


def test_columns_are_changed_for_one_page_only():
    changed = CHANGED.with_columns("dues", ("name", "amount"))
    assert changed.columns == {"roster": ("name", "stage", "group"), "dues": ("name", "amount")}
    assert CHANGED.columns["dues"] == ("name",)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=50)  # each example waits for the disk twice
@given(st.dictionaries(st.sampled_from([key.name for key in fields(Settings)]), json_values))
def test_no_value_of_any_shape_stops_the_program(tmp_path_factory, read):
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps(read))
    loaded = load_settings(path)
    assert loaded.notice is None
    save_settings(loaded.settings, path)
    assert load_settings(path).settings == loaded.settings


def test_the_language_is_known_before_anything_is_opened_and_nothing_is_touched(tmp_path):
    path = tmp_path / "settings.json"
    assert chosen_language(path) is Language.CHINESE
    save_settings(Settings(language=Language.ENGLISH), path)
    assert chosen_language(path) is Language.ENGLISH
    path.write_text('{"language": "tlh"}')
    assert chosen_language(path) is Language.CHINESE
    path.write_text("[1")
    assert chosen_language(path) is Language.CHINESE
    assert path.read_text() == "[1"
