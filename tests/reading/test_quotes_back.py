"""Every value leads back to its own words: the strongest promise the project makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from lantu.plan.model import Plan
from lantu.plan.numerals import parse_number, parse_share
from lantu.reading.indicators.row import tidy
from lantu.reading.read import read, read_plan
from lantu.source.place import Place
from lantu.source.text import SourceText
from tests.strategies import PLAN

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "examples" / "jiaocheng-digest.docx", ROOT / "examples" / "jiaocheng-digest.md"]


def bare(words: str) -> str:
    return re.sub(r"[\s\d〇○零一二三四五六七八九十.、（）()—－-]", "", words)


def places(plan: Plan) -> Iterator[Place]:
    yield from (section.place for section in plan.outline)
    yield from (place for indicator in plan.indicators for place in (indicator.place, *indicator.places.values()))
    for box in plan.boxes:
        yield from (
            box.place,
            box.title_place,
            *(p for project in box.projects for p in (project.place, *project.mentions)),
        )
    yield from (place for q in plan.quantities for place in (q.place, q.number_place))
    yield from (place for e in plan.enumerations for place in (e.place, *e.item_places))
    yield from (c.place for c in plan.commitments)
    yield from (place for entity in plan.entities for place in entity.mentions)


def value_of(words: str) -> Decimal | None:
    share = parse_share(words)
    return share[0] if share else parse_number(words)


def check(plan: Plan) -> None:
    """Assert that every place lies in the text and that what was read stands there."""
    quote = plan.text.quote
    assert all(quote(place) for place in places(plan))
    assert all(bare(s.title) in bare(quote(s.place)) for s in plan.outline)
    assert all(tidy(quote(i.places["name"])).startswith(i.name) for i in plan.indicators)
    assert all(i.base is None or i.base_text == tidy(quote(i.places["base"])) for i in plan.indicators)
    assert all(re.sub(r"\s", "", p.name) == re.sub(r"\s", "", quote(p.place)) for b in plan.boxes for p in b.projects)
    assert all(c.what == quote(c.place) for c in plan.commitments)
    assert all(quote(m) in (e.name, *e.aliases) for e in plan.entities for m in e.mentions)
    assert all(q.place.start <= q.number_place.start < q.number_place.end <= q.place.end for q in plan.quantities)
    numbers = [(quote(q.number_place), q) for q in plan.quantities]
    plain = [
        (value_of(words), q.value) for words, q in numbers if value_of(words) is not None and q.unit not in ("倍", "番")
    ]
    assert [pair for pair in plain if pair[0] != pair[1]] == []
    edges = sorted(q.number_place.span for q in plan.quantities)
    assert all(one[1] <= other[0] for one, other in pairwise(edges))


def test_a_plan_of_every_part_quotes_back() -> None:
    check(read_plan(SourceText.of_words(PLAN)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_the_examples_quote_back(path: Path) -> None:
    plan = read(path)
    assert plan.quantities
    check(plan)


def test_the_corpus_is_read_and_quotes_back(shared: Path) -> None:
    for path in sorted((shared / "corpus").iterdir()):
        if path.suffix != ".md":
            check(read(path))


@pytest.mark.parametrize("suffix", ["txt", "docx", "doc", "html", "pdf"])
def test_the_real_plan_quotes_back_in_every_format(shared: Path, suffix: str) -> None:
    plan = read(shared / "plans" / f"jiaocheng-14th-plan.{suffix}")
    assert (len(plan.indicators), len(plan.boxes), sum(len(box.projects) for box in plan.boxes)) == (33, 30, 162)
    check(plan)


def test_reading_twice_gives_the_same_plan() -> None:
    text = SourceText.of_words(PLAN)
    assert read_plan(text) == read_plan(text)


def test_the_example_keeps_its_contradictions_and_its_shape() -> None:
    plan = read(DOCUMENTS[0])
    assert len(plan.indicators) == 33
    assert [box.number for box in plan.boxes][:2] == ["4-1", "5-1"]
    assert plan.boxes[-1].number == "5-6"
    values = {
        (q.subject, q.value) for q in plan.quantities if "规上企业" in q.subject or "规模以上工业企业" in q.subject
    }
    assert {value for _, value in values} >= {Decimal(100), Decimal(150)}
