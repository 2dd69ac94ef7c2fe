"""The glossary tells the truth: its terms are all there, and its identifiers exist."""

import importlib
import pkgutil
import re
from pathlib import Path

from dangjian_desktop import domain
from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.vocabulary import PRINTED

GLOSSARY = Path(domain.__file__).with_name("glossary.md")
ROW = re.compile(r"\| (?P<term>[^|]+) \| `(?P<identifier>[A-Za-z_.]+)` \| (?P<source>[^|]+) \|")


def rows():
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")]
    body = [line for line in table if not re.fullmatch(r"\|(-+\|)+|\| term .*", line)]
    return [ROW.fullmatch(line) for line in body]


def names_of_the_domain():
    found = {}
    for module in pkgutil.iter_modules(domain.__path__, f"{domain.__name__}."):
        found |= vars(importlib.import_module(module.name))
    return found


def test_every_row_has_a_term_an_identifier_and_a_source():
    assert len(rows()) > 60
    assert all(rows())


def test_every_label_of_the_vocabulary_is_a_term():
    assert not set(PRINTED.values()) - {row["term"] for row in rows()}


def test_every_field_of_a_person_is_a_term():
    fields = {(field.label, f"PersonFacts.{field.key}") for field in PERSON_FIELDS}
    assert not fields - {(row["term"], row["identifier"]) for row in rows()}


def test_every_identifier_exists():
    known = names_of_the_domain()
    for row in rows():
        owner, _, member = row["identifier"].partition(".")
        assert owner in known, row["identifier"]
        fields = getattr(known[owner], "__dataclass_fields__", {})
        assert not member or member in fields or hasattr(known[owner], member), row["identifier"]


def test_a_stored_code_stands_beside_its_own_label():
    known = names_of_the_domain()
    for row in rows():
        owner, _, member = row["identifier"].partition(".")
        value = getattr(known[owner], member, None) if member.isupper() else None
        if value in PRINTED:
            assert PRINTED[value] == row["term"]


def test_no_term_stands_twice():
    pairs = [(row["term"], row["identifier"]) for row in rows()]
    assert len(set(pairs)) == len(pairs)
