"""Subjects: what each number of a sentence measures, in a few words of the text."""

from __future__ import annotations

import re

from lantu.reading.quantities.before import Before, read_before
from lantu.reading.quantities.hit import Hit
from lantu.reading.quantities.measuring import is_bare_measure, is_measured, without_measure
from lantu.reading.quantities.noun import verb_at_end
from lantu.reading.quantities.projects import Projects
from lantu.reading.quantities.ranked import read_rank_words
from lantu.reading.quantities.sentence import Sentence, Spot, Subject
from lantu.reading.quantities.shared import share_out
from lantu.reading.quantities.topic import topic_of
from lantu.reading.quantities.trim import tidy, without_tail

_FOR = re.compile(r"(?:主要|全部)?用于(?P<end>[^，。；、]{2,16})")
_RUNS_OVER = re.compile(r"(?P<noun>.{2,12}?)(?:涵盖|涉及|遍及|分布)")
_THAN = re.compile(r"(?<=[于过先出]).*")
_DEEDS = {"户": "户数", "人": "人数", "人次": "人次"}
_LISTS = ("的", "等", "、", "及", "和", "：")
_JOINED = 16
_AGENT = 10
_FIELD = 6
_RUN_ON = 8


class SubjectReader:
    """Reads the subjects of one sentence from left to right; each number may lean on what was measured before it.

    >>> from lantu.reading.quantities.numbers import find_numbers
    >>> words = "粮食产量达到4亿斤，年均增长2%，高于全省1个百分点，新建水库3座、泵站5座"
    >>> sentence = Sentence(words, 0, len(words), find_numbers(words, 0, len(words)), "")
    >>> [subject.words for subject in SubjectReader(sentence).read()]
    ['粮食产量', '粮食产量年均增速', '粮食产量年均增速高于全省幅度', '新建水库', '新建泵站']
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.projects = Projects(sentence)

    def read(self) -> list[Subject]:
        """Return the subject of each number of the sentence."""
        sentence = self.sentence
        while len(sentence.subjects) < len(sentence.hits):
            spot = sentence.spot(len(sentence.subjects))
            found = self._read(spot)
            sentence.subjects += found
            sentence.spots += [spot] * len(found)
            sentence.consumed = max(sentence.consumed, sentence.hits[len(sentence.subjects) - 1].end)
        return sentence.subjects

    def _read(self, spot: Spot) -> list[Subject]:
        hit = self._hit(spot)
        if hit.form == "rank":
            return [self._ranked(spot)]
        if found := self.projects.yearly(spot) or self._apart_too(spot):
            return [found]
        before = read_before(self.sentence.phrase(spot), hit.unit)
        count = self.sentence.listed(spot.number) if before.respectively or not hit.counts else 1
        if count > 1:
            return self._shared(spot, before, count)
        for rule in (
            self._gained, self._signed, self.projects.attributed, self.projects.named, self._counted, self._spent_on,
            self._measured, self._deed, self._named_after,
        ):  # fmt: skip
            if subject := rule(spot, before):
                return [subject]
        return [self._made(before, *self.sentence.owner(spot))]

    def _hit(self, spot: Spot) -> Hit:
        return self.sentence.hits[spot.number]

    def _made(self, before: Before, noun: str, since: int, verb: str = "") -> Subject:
        base = noun if verb[:1] in ("", "新", "净") else verb + noun
        words = ("" if verb and noun.endswith(verb) else verb) + noun + before.sign
        return Subject(words, base, since, before.cue, before.sign, before.verb, before.reached)

    def _ranked(self, spot: Spot) -> Subject:
        """A rank: of the noun before it, or for 全省第一、全国第三 of what was ranked just before."""
        rank = read_rank_words(self.sentence.phrase(spot))
        last = self.sentence.last
        goes_on = last is not None and self.sentence.hits[spot.number - 1].form == "rank"
        if rank.noun:
            noun, since = rank.noun, spot.left
        else:
            noun, since = (last.base, last.since) if last and goes_on else self.sentence.owner(spot)
        field = rank.field or (last.sign.removesuffix("排名") if last and goes_on else "")
        return Subject(f"{noun}{field}排名", noun, since, sign=f"{field}排名")

    def _apart_too(self, spot: Spot) -> Subject | None:
        """A distance that 、 joins to one just before it (高于全省4个百分点、全市3个百分点)."""
        last = self.sentence.last
        if last is None or last.cue != "apart":
            return None
        joined = self.sentence.text.startswith(("、", "和"), self.sentence.hits[spot.number - 1].end)
        field = tidy(self.sentence.phrase(spot))
        if not joined or not 0 < len(field) <= _FIELD:
            return None
        sign = _THAN.sub(field + "幅度", last.sign, count=1)
        return last._replace(words=last.words.removesuffix(last.sign) + sign, sign=sign)

    def _shared(self, spot: Spot, before: Before, count: int) -> list[Subject]:
        """Give each of several numbers its own part of the noun before them, or what was measured just before (分别增长…)."""
        sentence = self.sentence
        earlier, same = sentence.subjects[-count:], sentence.in_clause_of_last(spot)
        if before.noun:
            nouns, since = share_out(before.noun, count), [spot.left] * count
        elif not same and len(earlier) == count:
            nouns, since = [subject.base for subject in earlier], [subject.since for subject in earlier]
        elif not same and (topic := sentence.topic(spot)[0]):
            nouns, since = share_out(topic, count), [spot.clause] * count
        else:
            nouns, since = [sentence.owner(spot)[0]] * count, [spot.clause] * count
        return [self._made(before, noun, begin) for noun, begin in zip(nouns, since, strict=True)]

    def _gained(self, spot: Spot, before: Before) -> Subject | None:
        """A verb of growth with what it adds after the number: 提升6万亩粮食生产能力."""
        if before.cue != "growth" or before.noun or self._hit(spot).kind in ("share", "increment", "growth_rate"):
            return None
        after = self.sentence.after(spot)
        if not after.noun:
            return None
        self.sentence.consumed = max(self.sentence.consumed, after.end)
        return self._made(before._replace(cue="level", sign=""), after.noun, spot.left, tidy(before.phrase))

    def _signed(self, spot: Spot, before: Before) -> Subject | None:
        """A growth, a share, a distance: of the noun before it, of the one after 的 (占面积7.8%的平川), or of what went before."""
        if before.cue == "level":
            return None
        if before.noun and not (is_bare_measure(before.noun) and self.sentence.subjects):
            return self._made(before, before.noun, spot.left, before.verb if before.cue == "growth" else "")
        of_it = before.cue == "share" and self.sentence.text.startswith("的", self._hit(spot).end)
        if of_it and (noun := self.sentence.after(spot).noun):
            return self._made(before, noun, spot.left)
        noun, since = self.sentence.owner(spot)
        last = self.sentence.last
        leans = last if last and last.base == noun else None
        if before.cue == "growth" and leans and leans.cue == "level" and not leans.sign:
            noun = leans.words  # what grew is the new ones: 新设企业3万家、增长8%
        if before.noun:
            noun = without_measure(noun) + before.noun
        elif before.cue == "apart" and leans and leans.cue == "growth":
            return self._made(before, noun + leans.sign, since)._replace(base=noun)
        return self._made(before, noun, since)

    def _counted(self, spot: Spot, before: Before) -> Subject | None:
        """Things named after their number: with what they did (建成投产项目), what was done to them (新建), or whose they are."""
        after = self.sentence.after(spot) if self._hit(spot).counts else None
        if after and after.done and not after.noun and not before.noun:
            noun, since = self.sentence.owner(spot)
            return self._made(before, after.done + noun, since)._replace(base=noun)
        if after is None or not after.noun:
            return None
        self.sentence.consumed = max(self.sentence.consumed, after.end)
        noun = after.noun
        if after.done:
            named = noun.replace("贫困人口", "人口") if after.done == "脱贫" else noun
            return Subject(after.done + named, noun, spot.left, verb=before.verb, full=after.words)
        if deed := verb_at_end(before.noun):
            return self._made(before._replace(verb=deed), noun, spot.left, deed)._replace(full=after.words)
        if is_measured(noun) and self.sentence.following(spot) and (thing := without_measure(noun)) != noun:
            return self._made(before, thing, spot.left, before.verb)._replace(base=noun)
        own = before.noun if self._owns(spot, before, noun) else ""
        topic = topic_of(own)
        base = topic if topic not in ("", own) else own + noun
        return self._made(before, own + noun, spot.left, before.verb)._replace(base=base, full=after.words)

    def _owns(self, spot: Spot, before: Before, noun: str) -> bool:
        """Tell whether the noun before a number and the one after it are one (参训人员自主创业36个项目)."""
        short = 1 < len(before.noun) <= _JOINED - len(noun) and "、" not in before.noun
        reached = before.reached and len(noun) > 2
        return short and not reached and not self.sentence.phrase(spot).rstrip().endswith(_LISTS)

    def _spent_on(self, spot: Spot, before: Before) -> Subject | None:
        """A part of something that goes to an end: 一般预算支出的89%用于民生."""
        if self._hit(spot).kind != "share" or not before.noun:
            return None
        purpose = _FOR.match(self.sentence.text, self._hit(spot).end, spot.close)
        return purpose and self._made(before._replace(sign="比例"), before.noun + tidy(purpose[0]), spot.left)

    def _measured(self, spot: Spot, before: Before) -> Subject | None:
        """The noun before the number; one that only measures is given the name of what it measures."""
        noun = before.noun
        if not noun:
            return None
        if is_bare_measure(noun) and not before.verb:
            if 0 < len(before.agent) <= _AGENT:
                return self._made(before, before.agent + noun, spot.left)
            owner, since = self._owner_of_measure(spot, noun)
            return self._made(before, noun if noun.startswith(owner) else owner + noun, since)
        if self._runs_on(spot, noun) and self.sentence.last:
            noun = self.sentence.last.base + noun
        if (self._hit(spot).unit or "").endswith("人次") and noun.endswith("人数"):
            noun = noun.removesuffix("数") + "次"
        if over := _RUNS_OVER.match(noun):
            noun = over["noun"]
        return self._made(before, noun, spot.left, before.verb or self._carried_verb(spot, before))

    def _owner_of_measure(self, spot: Spot, measure: str) -> tuple[str, int]:
        owner, since = self.sentence.owner(spot)
        last = self.sentence.last
        if owner == self.sentence.title:
            return "", since
        if last and measure.endswith("目标"):
            return last.words, since
        if last and last.full and measure.endswith("率") and last.base == owner:
            return last.full, since
        return without_measure(owner), since

    def _runs_on(self, spot: Spot, noun: str) -> bool:
        """Tell a noun that only goes on with the one counted before it (35种慢病报销比例)."""
        if not self.sentence.subjects or spot.left in (spot.clause, spot.stop) or len(noun) > _RUN_ON:
            return False
        around = self.sentence.text[spot.left - 1 : spot.left + 1]
        return spot.left == self.sentence.consumed and around.isalnum() and is_measured(noun)

    def _carried_verb(self, spot: Spot, before: Before) -> str:
        """Return 新增 or the like of the number just before, which still holds for a bare noun (新增教师3人、医生5人)."""
        last = self.sentence.last
        phrase = tidy(self.sentence.phrase(spot))
        if last is None or last.verb[:1] not in ("新", "净") or phrase != before.noun:
            return ""
        one, other = self.sentence.hits[spot.number - 1], self._hit(spot)
        alike = one.unit == other.unit and last.base[-2:] == phrase[-2:]
        return last.verb if alike or self.sentence.text.startswith("、", one.end) else ""

    def _deed(self, spot: Spot, before: Before) -> Subject | None:
        """Only a verb before the number: what it was spent on (投入5亿元用于校舍建设), or the clause that names the deed."""
        if not before.verb:
            return None
        hit, sentence = self._hit(spot), self.sentence
        if purpose := _FOR.match(sentence.text, hit.end, spot.close):
            sentence.consumed = purpose.end()
            return self._made(before, tidy(purpose["end"]) + before.verb, spot.left)
        if sentence.after(spot).noun:
            return None
        for begin, end in sentence.clauses_before(spot):
            if before.verb in sentence.text[begin:end] and (topic := topic_of(sentence.text[begin:end])):
                return self._made(before, topic, begin)
        steady = "累计" if "累计" in sentence.phrase(spot) else ""
        deeds = _DEEDS.get((hit.unit or "").lstrip("十百千万亿"), "")
        return self._made(before, steady + before.verb + deeds, spot.left)

    def _named_after(self, spot: Spot, before: Before) -> Subject | None:
        """Only verbs before the number, and the noun after it: 守住24万亩耕地红线, 95%以上的村建成投用."""
        after = self.sentence.after(spot)
        if not after.noun or before.reached:
            return None
        if self._hit(spot).kind == "share":
            named = without_tail(after.words)
            return self._made(before._replace(sign="" if named.endswith("率") else "比例"), named, spot.left)
        self.sentence.consumed = max(self.sentence.consumed, after.end)
        return self._made(before, after.noun, spot.left, before.verb)
