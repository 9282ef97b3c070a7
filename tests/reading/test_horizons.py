"""Periods and tense: by the number's own date, its sentence, its paragraph, its chapter."""

from __future__ import annotations

import pytest

from lantu.reading.horizons import Horizons, Where
from lantu.reading.outline import read_outline
from lantu.reading.read import read_plan
from lantu.source.text import SourceText

PLAN = "某县第十四个五年规划纲要\n第一章 “十三五”发展成就\n{past}\n第二章 主要任务\n{ahead}\n"
REPORT = "政府工作报告\n各位代表：\n一、2025年工作回顾\n{past}\n二、2026年工作安排\n{ahead}\n"


def ask(form: str, sentence: str, *, ahead: bool, point: bool = False) -> tuple[str, str]:
    """Return tense and period of the last number (⟦ ⟧ around it) of a sentence set in a document."""
    words = form.format(past="无。" if ahead else sentence, ahead=sentence if ahead else "无。")
    start, end = words.index("⟦"), words.index("⟧") - 1
    text = SourceText.of_words(words.replace("⟦", "").replace("⟧", ""))
    horizons = Horizons(text, read_outline(text))
    block = text.block_at(start)
    assert block is not None
    sentence_start = max([block.start, *(text.words.rfind(c, block.start, start) + 1 for c in "。；")])
    clause = max(sentence_start, text.words.rfind("，", sentence_start, start) + 1)
    stop = min(i for c in "，。；\n" if (i := text.words.find(c, end)) >= 0)
    where = Where(block.start, sentence_start, clause, start, end, stop)
    tense = horizons.tense_at(where)
    return tense, str(horizons.period_at(where, tense, point=point))


def periods(words: str) -> list[str]:
    """Return the period of each number of a document, as the whole reader gives it."""
    return [str(one.period) for one in read_plan(SourceText.of_words(words)).quantities]


def tenses(words: str) -> list[str]:
    return [one.tense for one in read_plan(SourceText.of_words(words)).quantities]


@pytest.mark.parametrize(
    ("sentence", "point", "period"),
    [
        ("新增市场主体⟦2⟧万个。", False, "2021-2025"),
        ("到2023年底，绿地率达到⟦40⟧%。", True, "2023"),
        ("“十四五”末森林覆盖率达到⟦40⟧%。", True, "2025"),
        ("规划期末气化率达到⟦95⟧%。", True, "2025"),
        ("“十四五”期间，改造小区⟦15⟧个。", False, "2021-2025"),
        ("每年绿化村庄⟦5⟧个。", False, "annual 2021-2025"),
        ("财政收入年均增长⟦8⟧%以上。", False, "annual 2021-2025"),
        ("到二〇三五年，人均收入达到⟦5⟧万元。", True, "2035"),
    ],
)
def test_a_promise_of_a_plan_has_the_period_it_states_or_the_plan_period(
    sentence: str, point: bool, period: str
) -> None:
    assert ask(PLAN, sentence, ahead=True, point=point) == ("commitment", period)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("新建学校⟦12⟧所。", "2016-2020"),
        ("2019年整合资金⟦2⟧亿元。", "2019"),
        ("2019年1-11月优良天数⟦180⟧天。", "2019-01/2019-11"),
        ("截至2020年上半年，普及率达到⟦90⟧%。", "2020-H1"),
        ("支出从2016年的3亿元增加到2019年的5亿元，年均增长⟦18⟧%。", "annual 2017-2019"),
        ("2018年以来，培训⟦300⟧人。", "2018-2020"),
        ("近三年新增项目⟦2⟧项。", "2018-2020"),
        ("目前，全县共有非遗项目⟦7⟧项。", "None"),
        ("产值由⟦3⟧亿元增加到2020年的5亿元。", "None"),
        ("2019年6月8日举办活动。现场发放资料⟦500⟧份。", "2019-06-08"),
        ("投入位居全省前列，⟦6⟧项获奖（2017年）。", "2017"),
    ],
)
def test_a_fact_has_the_period_of_its_sentence_paragraph_or_chapter(sentence: str, period: str) -> None:
    assert ask(PLAN, sentence, ahead=False) == ("fact", period)


def test_a_year_that_is_past_makes_a_fact_even_among_promises() -> None:
    assert ask(PLAN, "2020年粮食产量为⟦4⟧万吨。", ahead=True) == ("fact", "2020")


def test_a_year_something_is_compared_with_is_not_its_period() -> None:
    assert ask(PLAN, "用水量比2020年下降⟦16⟧%。", ahead=True, point=True) == ("commitment", "2025")


def test_what_a_promise_leans_on_is_a_fact_without_a_period() -> None:
    assert ask(PLAN, "依托全省⟦14⟧个产业集群发展配套。", ahead=True) == ("fact", "None")


def test_what_will_be_is_promised_even_in_a_review() -> None:
    assert ask(PLAN, "带动社会投资将达⟦16⟧亿元。", ahead=False)[0] == "commitment"


def test_a_yearly_report_looks_back_one_year_and_ahead_one() -> None:
    assert ask(REPORT, "新建公路⟦30⟧公里。", ahead=False) == ("fact", "2025")
    assert ask(REPORT, "新建公路⟦40⟧公里。", ahead=True) == ("commitment", "2026")
    assert ask(REPORT, "去年完成投资⟦3⟧亿元。", ahead=True) == ("fact", "2025")


def test_a_chapter_that_looks_back_and_then_ahead_turns_where_years_to_come_begin() -> None:
    words = "政府工作报告\n各位代表：\n一、“十三五”成就和“十四五”主要目标\n五年来新建公路30公里。\n“十四五”时期开启新征程。\n新建公路40公里。\n二、2021年重点工作\n无。"
    text = SourceText.of_words(words)
    horizons = Horizons(text, read_outline(text))
    assert horizons.zone_at(words.index("30公里")).tense == "fact"
    assert str(horizons.zone_at(words.index("40公里")).period) == "2021-2025"


def test_a_review_of_five_years_tells_of_its_last_year_where_it_says_so() -> None:
    words = (
        "某县2026年政府工作报告\n一、过去五年工作回顾\n这五年，建成学校30所。\n刚刚过去的2025年，我们稳中求进。生产总值增长5.6%。\n"
        "（一）增强动力。新增企业20家。\n这五年，绿化造林9万亩。\n二、今年任务\n新增企业40家。"
    )
    assert periods(words) == ["2021-2025", "2025", "2025", "2021-2025", "2026"]


def test_the_year_of_prices_is_no_period() -> None:
    assert periods(
        "某县第十个五年计划纲要（2001-2005年）\n第一章 目标\n到2005年，按2000年价格计算的生产总值达到290亿元。"
    ) == ["2005"]


def test_later_sentences_of_five_years_past_look_back_even_among_tasks() -> None:
    words = "某县2006年政府工作报告\n一、主要任务\n五年来，人民生活改善。城镇新增就业420万人。\n今年，建设学校3所。"
    assert tenses(words) == ["fact", "commitment"]


def test_five_years_of_a_promise_are_those_to_come() -> None:
    words = "某县2003年政府工作报告\n一、今后五年的目标\n五年累计投资85亿元。"
    assert (periods(words), tenses(words)) == (["2003-2007"], ["commitment"])


def test_within_five_years_is_the_years_planned_for() -> None:
    words = "某县第十四个五年规划纲要（2021—2025年）\n第一章 目标\n五年内新建学校30所。三年内新建水厂2座。"
    assert periods(words)[0] == "2021-2025"
    assert "2021" not in periods(words)[1:]


def test_the_plan_period_is_read_from_the_title() -> None:
    text = SourceText.of_words(PLAN.format(past="", ahead=""))
    assert Horizons(text, ()).plan_period == (2021, 2025)
    assert Horizons(SourceText.of_words("没有年份的文字。"), ()).plan_period is None
