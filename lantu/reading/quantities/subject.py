"""Subjects: what each number of a sentence measures, in a few words of the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from lantu.reading.quantities.after import After, read_after
from lantu.reading.quantities.before import (
    Before,
    Cue,
    is_bare_measure,
    is_measured,
    read_before,
    split_attribute,
    verb_at_end,
    without_measure,
)
from lantu.reading.quantities.capacity import Capacity, product_of, project_capacity, standing_capacity, yearly_capacity
from lantu.reading.quantities.numbers import Hit
from lantu.reading.quantities.ranked import read_rank_words
from lantu.reading.quantities.shared import share_out
from lantu.reading.quantities.topic import topic_of
from lantu.reading.quantities.trim import tidy, without_tail

_CLAUSE = re.compile(r"[，,：:]")
_ADJOINING = re.compile(r"的?\s?")
_LISTED = re.compile(r"\s?(?:[、和及与]|以及)\s?")
_FOR = re.compile(r"(?:主要|全部)?用于(?P<end>[^，。；、]{2,16})")
_RUNS_OVER = re.compile(r"(?P<noun>.{2,12}?)(?:涵盖|涉及|遍及|分布)")
_PROJECT_END = re.compile(r"(?:项目|工程|生产线)(?:[一二三]期(?:工程)?)?")
_YEARLY = re.compile(r"年产|日产|年处理|日处理|年加工")
_SHUT = re.compile(r"[）)]")
_PAUSE = re.compile(r"[，、：:,]")
_ETC = re.compile(r"^的.{2,40}等$")
_NAMED = {"投资": "投资额", "高": "高度", "长": "长度", "宽": "宽度", "深": "深度"}
_JOINED = 16
_AGENT = 10
_FIELD = 6


class Subject(NamedTuple):
    """What a number measures. `cue`, `verb` and `capacity` tell what kind of number it is; `since`: where its words begin."""

    words: str
    base: str
    since: int
    cue: Cue = "level"
    sign: str = ""
    verb: str = ""
    reached: bool = False
    capacity: str = ""
    full: str = ""
    before: str = ""


class _Spot(NamedTuple):
    """Where a number stands: its index, the words before it [left, stop), its clause [clause, close)."""

    number: int
    left: int
    stop: int
    clause: int
    close: int


class Sentence:
    """The numbers of one sentence, read from left to right; each may lean on what was measured before it."""

    def __init__(self, text: str, start: int, end: int, hits: list[Hit], title: str, *, whole: bool = False) -> None:
        self.text, self.start, self.end, self.hits, self.title = text, start, end, hits, title
        inside = [(hit.open, hit.end) for hit in hits]
        found = [] if whole else [m.end() for m in _CLAUSE.finditer(text, start, end) if not _within(m.start(), inside)]
        self.bounds = [start, *found, end + 1]
        self.clauses: list[tuple[int, int]] = []
        self.subjects: list[Subject] = []
        self.consumed = start
        self.capacity: Capacity | None = None

    def read(self) -> list[Subject]:
        """Return the subject of each number."""
        while len(self.subjects) < len(self.hits):
            spot = self._spot(len(self.subjects))
            found = self._read(spot)
            self.subjects += found
            self.clauses += [(spot.clause, spot.close)] * len(found)
            self.consumed = max(self.consumed, self.hits[len(self.subjects) - 1].end)
        return self.subjects

    def _spot(self, number: int) -> _Spot:
        at = self.hits[number].open
        index = next(i for i in range(len(self.bounds) - 1, -1, -1) if self.bounds[i] <= at)
        clause, close = self.bounds[index], min(self.end, self.bounds[index + 1] - 1)
        left = max(clause, self.consumed)
        stop = at
        inside = max(self.text.rfind("（", left, at), self.text.rfind("(", left, at))
        if inside >= 0 and not _SHUT.search(self.text, inside, at):
            left, stop = (left, inside) if inside + 1 == at else (inside + 1, at)
            shut = _SHUT.search(self.text, at, close)
            close = shut.start() if shut else close
        return _Spot(number, left, stop, clause, close)

    def _read(self, spot: _Spot) -> list[Subject]:
        hit = self.hits[spot.number]
        phrase = self.text[spot.left : spot.stop]
        if spot.left == spot.clause:
            self.capacity = None
        if hit.form == "rank":
            return [self._ranked(spot, phrase)]
        if capacity := yearly_capacity(phrase):
            return [self._capacity(spot, capacity)]
        made = hit.kind != "count" or (hit.unit or "")[:1] in "万亿"
        if self.capacity and made and not tidy(phrase.strip("及和与")) and hit.kind != "money":
            return [self._capacity(spot, self.capacity)]
        if (last := self._last_apart(spot)) and (field := tidy(phrase)) and len(field) <= _FIELD:
            sign = re.sub(r"于.*|过.*|先.*", lambda m: m[0][0] + field + "幅度", last.sign, count=1)
            return [last._replace(words=last.words.removesuffix(last.sign) + sign, sign=sign)]
        before = read_before(phrase, hit.unit)
        count = self._listed(spot.number)
        if count > 1 and (before.respectively or not self._counts(hit)):
            return self._shared(spot, before, count)
        return [self._plain(spot, before)]

    def _last_apart(self, spot: _Spot) -> Subject | None:
        """Return the distance just before, where 、 joins another to it (高于全省4个百分点、全市3个百分点)."""
        last = self.subjects[-1] if self.subjects else None
        joined = self.text.startswith(("、", "和"), self.hits[spot.number - 1].end)
        return last if last and last.cue == "apart" and joined else None

    def _counts(self, hit: Hit) -> bool:
        """Tell whether the unit counts things, which are then likely to be named after it."""
        return hit.form == "measure" and hit.unit is not None and hit.kind == "count"

    def _after(self, spot: _Spot, *, project: bool = False) -> After:
        """Return the noun after the number, past numbers that adjoin it (2028户5096人搬迁任务); of a project, its name."""
        number, at = spot.number, self.hits[spot.number].end
        while (following := self._next(number, spot.close)) and _ADJOINING.fullmatch(self.text, at, following.open):
            number, at = number + 1, following.end
        limit = self._end_of_noun(at, following.open) if following else spot.close
        if self._left_out(spot.number) and (of := self.text.find("的", at, limit)) > at:
            limit = of
        if project and (named := _PROJECT_END.search(self.text, at, limit)):
            limit = named.end()
        after = read_after(self.text, at, limit)
        if after.noun.endswith("级") and following:
            shared = read_after(self.text, following.end, spot.close).noun.rpartition("级")[2]
            return after._replace(noun=after.noun + shared)
        return after

    def _left_out(self, number: int) -> bool:
        """Tell people whose counter is left out (23万居民的期盼): the noun ends before 的."""
        hit = self.hits[number]
        return (hit.unit or "").endswith("人") and self.text[hit.end - 1] in "万亿"

    def _end_of_noun(self, at: int, limit: int) -> int:
        """Return where words before a next number cease to be of this one: at the last 、 with words of its own after it."""
        last = self.text.rfind("、", at, limit)
        own = without_tail(self.text[last + 1 : limit])
        if last <= at or not own:
            return limit
        return limit if is_measured(own) and len(own) > _AGENT // 2 and not is_bare_measure(own) else last

    def _next(self, number: int, close: int) -> Hit | None:
        following = self.hits[number + 1] if number + 1 < len(self.hits) else None
        return following if following and following.open < close else None

    def _listed(self, number: int) -> int:
        """Return how many numbers follow one another with only 、 or 和 between, this one included."""
        count = 1
        while number + count < len(self.hits):
            one, other = self.hits[number + count - 1], self.hits[number + count]
            if not _LISTED.fullmatch(self.text, one.end, other.open) or not _alike(one, other):
                break
            count += 1
        return count

    def _shared(self, spot: _Spot, before: Before, count: int) -> list[Subject]:
        """Give each of several numbers its own part of the noun before them, or what was measured just before (分别增长…)."""
        earlier = self.subjects[-count:]
        if before.noun:
            nouns, since = share_out(before.noun, count), [spot.left] * count
        elif not (same := self._same_clause(spot)) and len(earlier) != count and (topic := self._topic(spot)[0]):
            nouns, since = share_out(topic, count), [spot.clause] * count
        elif len(earlier) == count and not same:
            nouns, since = [subject.base for subject in earlier], [subject.since for subject in earlier]
        else:
            nouns, since = [self._owner(spot)[0]] * count, [spot.clause] * count
        made = [self._make(before, noun, begin) for noun, begin in zip(nouns, since, strict=True)]
        return made

    def _make(self, before: Before, noun: str, since: int, verb: str = "") -> Subject:
        base = noun if verb[:1] in ("", "新", "净") else verb + noun
        words = noun + before.sign if verb and noun.endswith(verb) else verb + noun + before.sign
        return Subject(words, base, since, before.cue, before.sign, before.verb, before.reached, before=before.raw)

    def _ranked(self, spot: _Spot, phrase: str) -> Subject:
        rank = read_rank_words(phrase)
        noun, since = (rank.noun, spot.left) if rank.noun else self._owner(spot)
        if not rank.noun and self.subjects and self.hits[spot.number - 1].form == "rank":
            noun, since = self.subjects[-1].base, self.subjects[-1].since
        field = rank.field
        if not field and self.subjects and self.hits[spot.number - 1].form == "rank":
            field = self.subjects[-1].sign.removesuffix("排名")
        return Subject(f"{noun}{field}排名", noun, since, sign=f"{field}排名", before=phrase)

    def _topic(self, spot: _Spot) -> tuple[str, int]:
        """Return the topic of the clause before, if it holds no number, and where it begins."""
        for begin, end in self._clauses_before(spot):
            if any(begin <= hit.open < end for hit in self.hits):
                return "", spot.clause
            if topic := topic_of(self.text[begin:end]):
                return topic, begin
        return "", spot.clause

    def _same_clause(self, spot: _Spot) -> bool:
        return bool(self.clauses) and self.clauses[-1][0] == spot.clause

    def _owner(self, spot: _Spot) -> tuple[str, int]:
        """Return what a number without a noun of its own is of, and where that stands."""
        topic, begin = ("", 0) if self._same_clause(spot) else self._topic(spot)
        if topic:
            return topic, begin
        if not self.subjects:
            return self.title, spot.clause
        last = self.subjects[-1]
        goes_on = not _PAUSE.search(self.text, self.hits[spot.number - 1].end, spot.stop)
        return (last.words if goes_on and last.sign else last.base), last.since

    def _capacity(self, spot: _Spot, capacity: Capacity) -> Subject:
        after = self._after(spot, project=True)
        self.consumed = max(self.consumed, after.end)
        if not capacity.owner and self.capacity:
            capacity = capacity._replace(owner=self.capacity.owner)
        self.capacity = capacity
        product = product_of(after.noun, capacity.name) or ("" if capacity.owner else self._owner(spot)[0])
        name = "" if product.endswith(("能力", "产能")) else capacity.name
        return Subject(capacity.owner + product + name, product, spot.left, capacity=capacity.name)

    def _plain(self, spot: _Spot, before: Before) -> Subject:
        hit = self.hits[spot.number]
        if (
            before.cue == "growth"
            and not before.noun
            and hit.kind not in ("share", "increment", "growth_rate")
            and (done := self._after(spot)).noun
        ):
            self.consumed = max(self.consumed, done.end)
            return self._make(before._replace(cue="level", sign=""), done.noun, spot.left, tidy(before.raw))
        if before.cue != "level":
            return self._signed(spot, before)
        counts = self._counts(hit)
        after = self._after(spot)
        owner, attribute = split_attribute(before.noun)
        if attribute:
            if named := self._attributed(spot, owner, attribute, after):
                return named
        if not attribute and (
            capacity := project_capacity(before.noun, self._after(spot, project=True).noun, hit.unit or "", hit.kind)
        ):
            return self._capacity(spot, capacity)
        if standing := before.noun and standing_capacity(before.noun, hit.kind):
            return Subject(before.noun + standing, before.noun, spot.left, capacity=standing)
        if counts and after.noun:
            return self._counted(spot, before, after)
        if hit.kind == "share" and before.noun and (purpose := _FOR.match(self.text, hit.end, spot.close)):
            return self._make(before._replace(sign="比例"), before.noun + tidy(purpose[0]), spot.left)
        if before.noun:
            return self._measured(spot, before)
        if before.verb and (deed := self._deed(spot, before)):
            return deed
        if after.noun and not before.reached:
            if hit.kind == "share":
                named = without_tail(after.words)
                return self._make(before._replace(sign="" if named.endswith("率") else "比例"), named, spot.left)
            self.consumed = max(self.consumed, after.end)
            return self._make(before, after.noun, spot.left, before.verb)
        noun, since = self._owner(spot)
        return self._make(before, noun, since)

    def _signed(self, spot: _Spot, before: Before) -> Subject:
        """A growth, a share, a distance: of the noun before it, of the one after 的 (占面积7.8%的平川), or of what went before."""
        if before.noun and not (is_bare_measure(before.noun) and self.subjects):
            return self._make(before, before.noun, spot.left, before.verb if before.cue == "growth" else "")
        if (
            before.cue == "share"
            and self.text.startswith("的", self.hits[spot.number].end)
            and (noun := self._after(spot).noun)
        ):
            return self._make(before, noun, spot.left)
        noun, since = self._owner(spot)
        last = self.subjects[-1] if self.subjects else None
        if before.cue == "growth" and last and noun == last.base and last.cue == "level" and not last.sign:
            noun = last.words  # what grew is the new ones: 新设企业3万家、增长8%
        if before.noun:
            noun = without_measure(noun) + before.noun
        if before.cue == "apart" and self.subjects and self.subjects[-1].base == noun:
            last = self.subjects[-1]
            if last.cue == "growth":
                return self._make(before, noun + last.sign, since)._replace(base=noun)
        return self._make(before, noun, since)

    def _counted(self, spot: _Spot, before: Before, after: After) -> Subject:
        """Things named after their number: with what they did (建成投产项目), what was done to them (新建), or whose they are."""
        self.consumed = max(self.consumed, after.end)
        noun = after.noun
        if after.done:
            named = noun.replace("贫困人口", "人口") if after.done == "脱贫" else noun
            return Subject(after.done + named, noun, spot.left, verb=before.verb, full=after.words, before=before.raw)
        if deed := verb_at_end(before.noun):
            return self._make(before._replace(verb=deed), noun, spot.left, deed)._replace(full=after.words)
        if is_measured(noun) and self._next(spot.number, spot.close) and (thing := without_measure(noun)) != noun:
            return self._make(before, thing, spot.left, before.verb)._replace(base=noun)
        own = before.noun if self._owns(spot, before, noun) else ""
        made = self._make(before, own + noun, spot.left, before.verb)
        topic = topic_of(own)
        return made._replace(base=topic if topic not in ("", own) else own + noun, full=after.words)

    def _owns(self, spot: _Spot, before: Before, noun: str) -> bool:
        phrase = self.text[spot.left : spot.stop].rstrip()
        joined = 1 < len(before.noun) <= _JOINED - len(noun) and "、" not in before.noun
        return (
            joined
            and not phrase.endswith(("的", "等", "、", "及", "和", "："))
            and (not before.reached or len(noun) <= 2)
        )

    def _measured(self, spot: _Spot, before: Before) -> Subject:
        if is_bare_measure(before.noun) and not before.verb and 0 < len(before.agent) <= _AGENT:
            return self._make(before, before.agent + before.noun, spot.left)
        if is_bare_measure(before.noun) and not before.verb:
            owner, since = self._owner(spot)
            if (
                self.subjects
                and self.subjects[-1].full
                and before.noun.endswith("率")
                and self.subjects[-1].base == owner
            ):
                owner = self.subjects[-1].full
            if owner == self.title:
                owner = ""
            elif before.noun.endswith("目标") and self.subjects:
                owner = self.subjects[-1].words
            else:
                owner = without_measure(owner)
            noun = before.noun if before.noun.startswith(owner) else owner + before.noun
            return self._make(before, noun, since)
        verb = before.verb or self._carried_verb(spot, before)
        noun = before.noun
        if self._runs_on(spot, noun):
            noun = self.subjects[-1].base + noun
        if (self.hits[spot.number].unit or "").endswith("人次") and noun.endswith("人数"):
            noun = noun.removesuffix("数") + "次"
        if over := _RUNS_OVER.match(noun):
            noun = over["noun"]
        return self._make(before, noun, spot.left, verb)

    def _deed(self, spot: _Spot, before: Before) -> Subject | None:
        """Only a verb before the number: what it was spent on (投入5亿元用于校舍建设), or the clause that names the deed."""
        hit = self.hits[spot.number]
        if purpose := _FOR.match(self.text, hit.end, spot.close):
            self.consumed = purpose.end()
            return self._make(before, tidy(purpose["end"]) + before.verb, spot.left)
        if self._after(spot).noun:
            return None
        for begin, end in self._clauses_before(spot):
            if before.verb in self.text[begin:end] and (topic := topic_of(self.text[begin:end])):
                return self._make(before, topic, begin)
        steady = "累计" if "累计" in self.text[spot.left : hit.open] else ""
        number = {"户": "户数", "人": "人数", "人次": "人次"}.get((hit.unit or "").lstrip("十百千万亿"), "")
        return self._make(before, steady + before.verb + number, spot.left)

    def _clauses_before(self, spot: _Spot) -> list[tuple[int, int]]:
        """Return the clauses of the sentence before this one, the nearest first."""
        index = self.bounds.index(spot.clause)
        return [(self.bounds[i], self.bounds[i + 1] - 1) for i in range(index - 1, -1, -1)]

    def _runs_on(self, spot: _Spot, noun: str) -> bool:
        """Tell a noun that only goes on with the one counted before it (35种慢病报销比例)."""
        if not self.subjects or spot.left == spot.clause or spot.left != self.consumed or len(noun) > 8:
            return False
        return self.text[spot.left - 1].isalnum() and self.text[spot.left].isalnum() and is_measured(noun)

    def _carried_verb(self, spot: _Spot, before: Before) -> str:
        """Return 新增 or the like of the number just before, which still holds for a bare noun (新增教师3人、医生5人)."""
        last = self.subjects[-1] if self.subjects else None
        phrase = tidy(self.text[spot.left : spot.stop])
        if last and last.verb[:1] in ("新", "净") and phrase == before.noun:
            one, other = self.hits[spot.number - 1], self.hits[spot.number]
            alike = one.unit == other.unit and last.base[-2:] == phrase[-2:]
            return last.verb if alike or self.text.startswith("、", one.end) else ""
        return ""

    def _attributed(self, spot: _Spot, owner: str, attribute: str, after: After) -> Subject | None:
        """An attribute of the thing after the number: 总投资14亿元的15项工程, 投资22亿元年产180万吨焦化项目."""
        hit = self.hits[spot.number]
        named = _NAMED.get(attribute, attribute)
        following = self._next(spot.number, spot.close)
        if _YEARLY.match(self.text, hit.end):
            self.capacity = Capacity(owner if len(owner) <= 10 else "", "年产能")
            thing = self._project(spot)
        elif following and (
            _ETC.search(self.text, hit.end, following.open) or self.text[hit.end : following.open] == "、"
        ):
            thing = self._after(spot._replace(number=spot.number + 1)).noun
        elif following and following.kind != "count" and self.text.startswith("的", hit.end):
            thing = self._project(spot)
        elif self.text.startswith("的", hit.end) or _ADJOINING.fullmatch(self.text, hit.end, self._open_of_next(spot)):
            thing = after.noun
        else:
            return None
        if not thing:
            return None
        own = owner if len(owner) <= 8 and owner not in thing else ""
        return Subject(own + thing + named, own + thing, spot.left, before=attribute)

    def _open_of_next(self, spot: _Spot) -> int:
        following = self._next(spot.number, spot.close)
        return following.open if following else spot.close

    def _project(self, spot: _Spot) -> str:
        """Return the name of the project from the number to its end, without the figures in it."""
        words, at, number = "", self.hits[spot.number].end, spot.number
        while following := self._next(number, spot.close):
            words += self.text[at : following.open]
            at, number = following.end, number + 1
            if _PROJECT_END.search(words):
                break
        words += self.text[at : spot.close]
        words = _YEARLY.sub("", words)
        end = _PROJECT_END.search(words)
        return tidy(words[: end.end()] if end else words)


def _alike(one: Hit, other: Hit) -> bool:
    """Tell whether two numbers measure in one way, so that they can share one noun."""
    return one.form == other.form and one.kind == other.kind


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
