"""Draw findings to be judged by eye: `python -m bench.judged [SEED] [COUNT]`.

From the documents of the corpus and the shipped example. Documents take turns, in an order drawn by the seed; within a document its rules
take turns, in an order drawn again, and each gives one of its findings by lot. So no document and no rule fills the sample, and what
is rare is drawn first.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from bench.documents import ROOT, SHARED
from lantu.checking.rule import Finding
from lantu.checking.run import check
from lantu.plan.model import Plan
from lantu.reading.read import read
from lantu.source.place import Place

_BEFORE, _AFTER, _SHOWN = 40, 30, 60  # characters around a passage, and of it
_PLACES = 3
T = TypeVar("T")


def documents() -> list[Path]:
    """Return the documents of the corpus and the example."""
    corpus = sorted(path for path in (SHARED / "corpus").glob("*") if path.name != "README.md")
    return [*corpus, ROOT / "examples" / "jiaocheng-digest.docx"]


def in_turn(findings: list[Finding], rng: random.Random) -> list[Finding]:
    """Return findings so that each rule gives one before any gives a second."""
    by_rule: dict[str, list[Finding]] = {}
    for one in rng.sample(findings, len(findings)):
        by_rule.setdefault(one.rule, []).append(one)
    return list(_round_robin(list(by_rule.values())))


def sample(found: dict[str, list[Finding]], seed: int, count: int) -> list[tuple[str, Finding]]:
    """Return at most `count` findings with the name of their document, the documents taking turns."""
    rng = random.Random(seed)
    names = rng.sample(sorted(found), len(found))
    drawn = _round_robin([[(name, one) for one in in_turn(found[name], rng)] for name in names])
    return [pair for pair, _ in zip(drawn, range(count), strict=False)]


def _round_robin(queues: list[list[T]]) -> Iterator[T]:
    for turn in range(max(map(len, queues), default=0)):
        yield from (queue[turn] for queue in queues if turn < len(queue))


def around(plan: Plan, place: Place) -> str:
    """Return a passage in ⟦ ⟧ with the words around it, in one line."""
    words, (start, end) = plan.text.words, place.span
    inside = words[start:end] if end - start <= _SHOWN else f"{words[start : start + _SHOWN]}……"
    return f"{words[max(0, start - _BEFORE) : start]}⟦{inside}⟧{words[end : end + _AFTER]}".replace("\n", "/")


def main(seed: int = 1, count: int = 100) -> None:
    """Print the sample: rule, document and message of each finding, and its passages."""
    plans = {path.name: read(path) for path in documents()}
    found = {name: list(check(plan).findings) for name, plan in plans.items()}
    print(f"{sum(map(len, found.values()))} findings in {len(found)} documents")
    for number, (name, one) in enumerate(sample(found, seed, count), start=1):
        print(f"\n{number}. {one.rule} {one.severity} {name}\n   {one.message}")
        for place in (*one.places[:_PLACES], *one.related[:_PLACES]):
            print(f"     {around(plans[name], place)}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
