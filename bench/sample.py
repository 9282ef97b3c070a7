"""Draw quantities from every document to be judged by eye: `python -m bench.sample [PER_DOCUMENT] [SEED]`."""

from __future__ import annotations

import random
import sys

from bench.documents import SHARED
from lantu.reading.read import read
from lantu.reading.wording import amount, period_in_words


def main(count: int = 9, seed: int = 7) -> None:
    """Print a sample: the words around each number, and what was read."""
    rng = random.Random(seed)
    for path in sorted((SHARED / "corpus").iterdir()):
        if path.name == "README.md":
            continue
        plan = read(path)
        quantities = list(plan.quantities)
        rng.shuffle(quantities)
        print(f"\n== {path.name}  {plan.title}  {plan.period}")
        for q in sorted(quantities[:count], key=lambda q: q.place.start):
            start, end = q.number_place.span
            words = plan.text.words
            around = f"{words[max(0, start - 30) : start]}⟦{words[start:end]}⟧{words[end : end + 16]}".replace(
                "\n", "/"
            )
            read_as = (q.subject, amount(q), q.kind, period_in_words(q.period), q.tense, q.strength or "")
            print(f"   {around} | {' | '.join(read_as)}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
