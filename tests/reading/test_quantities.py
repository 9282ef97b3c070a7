"""Quantities: which numbers mean something, and what of, how much, of which kind and how firmly."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.plan.model import Indicator, Quantity
from lantu.reading.boxes import read_boxes
from lantu.reading.horizons import Horizons
from lantu.reading.outline import read_outline
from lantu.reading.quantities import read_quantities
from lantu.source.text import SourceText


def read(words: str, indicators: tuple[Indicator, ...] = ()) -> tuple[Quantity, ...]:
    text = SourceText.of_words(words)
    outline = read_outline(text)
    return read_quantities(text, outline, read_boxes(text, outline), indicators, Horizons(text, outline))


def told(words: str) -> list[str]:
    """Return each number as "numeral unit comparator"."""
    text = SourceText.of_words(words)
    return [f"{text.quote(q.number_place)} {q.unit} {q.comparator}" for q in read(words)]


def subjects(words: str) -> list[str]:
    return [q.subject for q in read(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("森林覆盖率达到４２．５％。", ["４２．５ % ="]),
        ("种植药材一千二百万亩。", ["一千二百 万亩 ="]),
        ("人口自然增长率为千分之六点三。", ["六点三 ‰ ="]),
        ("产粮四亿六千五百万斤。", ["四亿六千五百万 斤 ="]),
        ("引进企业2-3家。", ["2-3 家 range"]),
        ("增速保持在4.5%—5%。", ["4.5%—5 % range"]),
        ("入户率由45％至55％。", ["45％至55 % range"]),
        ("一产二产三产结构为5:40:55。", ["5:40:55 None ="]),
        ("建设2×350MW机组。", ["2×350 MW ="]),
        ("日处理污水3万立方米/天。", ["3 万立方米/天 ="]),
        ("增长率高出0.4个百分点。", ["0.4 个百分点 ="]),
        ("财政收入翻两番。", ["翻两番 倍 ="]),
        ("占比不低于三分之一。", ["三分之一 None >="]),
        ("单位能耗降低〔13.5〕%。", ["13.5 % ="]),
        ("带动3.2万贫困人口增收。", ["3.2 万人 ="]),
        ("产值突破百亿元。", ["百 亿元 >"]),
        ("高于全市26.2和17.5个百分点。", ["26.2 个百分点 =", "17.5 个百分点 ="]),
        ("给予一次性奖补，最高500万元。", ["500 万元 <="]),
        ("日均客流分别达12万、9万人次。", ["12 万人次 =", "9 万人次 ="]),
    ],
)
def test_a_number_is_read_whole_with_its_unit_and_comparator(words: str, expected: list[str]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("phrase", "comparator"),
    [
        ("10个以上", ">="), ("不少于10个", ">="), ("超过10个", ">"), ("突破10个", ">"), ("10余个", ">"), ("10多个", ">"), ("约10个", "~"),
        ("近10个", "~"), ("10个左右", "~"), ("10个以内", "<="), ("不超过10个", "<="), ("低于10个", "<"), ("10个", "="), ("＞10个", ">"),
    ],
)  # fmt: skip
def test_the_words_around_a_number_give_its_comparator(phrase: str, comparator: str) -> None:
    assert [q.comparator for q in read(f"全县重点园区{phrase}。")] == [comparator]


@pytest.mark.parametrize(
    "words",
    [
        "增强“四个意识”，做到两个维护。",
        "实施“1379”工作法，构建4+6+N体系。",
        "到2025年5月，“十四五”规划实施。",
        "二〇三五年远景目标。",
        "某政发〔2021〕9号、某办函(2020)18号文件。",
        "第三章、第二节、第一方阵、第五代。",
        "如图3所示，见表2。",
        "5G基站、PM2.5、3D打印、AA级景区、国道307。",
        "党的二十大和十九届五中全会、县委四届十次全会。",
        "《推动创新发展20条措施》印发。",
        "三次产业融合，三级网络，五村联创。",
        "深入实施十大工程、三大战略。",
        "打造15分钟生活圈，24小时值守。",
        "新建一个园区，建设一座展馆。",
        "关爱60岁以上老人，110千伏输变电工程。",
        "五年来成效明显，未来3年持续推进。",
        "500强企业，百亿级集群，千方百计。",
        "深化收支两条线管理制度改革。",
    ],
)
def test_dates_ordinals_names_and_slogans_are_no_quantities(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("发展特色产业146个。", ["特色产业"]),
        ("67个贫困村全部摘帽。", ["摘帽贫困村"]),
        ("东山水厂、西山泵站等42个项目建成投产。", ["建成投产项目"]),
        ("培育龙头企业9户，科技企业12户。", ["龙头企业", "科技企业"]),
        ("新增教师30人、医生20人。", ["新增教师", "新增医生"]),
        ("守住24万亩耕地红线。", ["耕地红线"]),
        ("全面完成20户56人搬迁任务。", ["搬迁", "搬迁"]),
        ("投入5000万元用于校舍建设。", ["校舍建设投入"]),
        ("100%的中心村通公共汽车。", ["中心村通公共汽车比例"]),
        ("打造2个国内领先、省内一流的产业集群。", ["产业集群"]),
        ("抓住全省建设14个产业集群的机遇。", ["产业集群"]),
        ("东山到西山段（37公里）建成。", ["东山到西山段"]),
    ],
)
def test_what_is_counted_stands_before_or_after_the_number(words: str, expected: list[str]) -> None:
    assert subjects(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "地区生产总值达到90亿元，年均增长8%，高于全省2个百分点、全市1个百分点。",
            ["地区生产总值", "地区生产总值年均增速", "地区生产总值年均增速高于全省幅度", "地区生产总值年均增速高于全市幅度"],
        ),
        ("税收收入稳定增长，2020年完成6亿元。", ["税收收入"]),
        ("普及率由60%提高到95%。", ["普及率", "普及率"]),
        ("粮食产量2亿斤、增长3%，居全省第六。", ["粮食产量", "粮食产量增速", "粮食产量全省排名"]),
        ("新增科技企业9家、累计达到36家。", ["新增科技企业", "科技企业"]),
        ("接待游客50万人次，旅游收入3亿元，分别增长8%、9%。", ["接待游客", "旅游收入", "接待游客增速", "旅游收入增速"]),
        ("全县30个村全部通光纤，覆盖率达到100%。", ["村", "村通光纤覆盖率"]),
        ("组织公益演出活动，每年不少于50场。", ["公益演出活动"]),
        ("牛存栏2万头，比2015年的1万头增加1万头。", ["牛存栏", "牛存栏", "牛存栏增加量"]),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_leans_on_what_was_measured_before(words: str, expected: list[str]) -> None:
    assert subjects(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("投资、消费占地区生产总值的比重分别达到58%、30%。", ["投资占地区生产总值比重", "消费占地区生产总值比重"]),
        ("城乡居民收入分别增长6000元和4000元。", ["城镇居民收入增长额", "农村居民收入增长额"]),
        ("粮食、蔬菜产量分别达到5万吨和8万吨。", ["粮食产量", "蔬菜产量"]),
        ("电力、热力装机容量分别为5万千瓦、3万千瓦。", ["电力装机容量", "热力装机容量"]),
    ],
)
def test_numbers_told_respectively_each_get_their_own_part(words: str, expected: list[str]) -> None:
    assert subjects(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("东升公司年产20万吨有机肥生产线项目。", ["东升公司有机肥年产能"]),
        ("年产2万吨合成氨、30万吨尿素项目。", ["合成氨年产能", "尿素年产能"]),
        ("东升公司30万千瓦分散式风电项目。", ["东升公司分散式风电装机容量"]),
        ("东升公司投资22亿元年产18万吨钢管项目。", ["东升公司钢管项目投资额", "东升公司钢管年产能"]),
        ("总投资14亿元的15项环保工程全部开工。", ["环保工程总投资", "开工环保工程"]),
        ("全长30公里的旅游公路通车。", ["旅游公路全长"]),
    ],
)
def test_a_projects_figures_are_its_capacity_and_its_cost(words: str, expected: list[str]) -> None:
    assert subjects(words) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("地区生产总值达到90亿元。", "level"), ("累计投入90亿元。", "money"), ("森林覆盖率达到42%。", "share"), ("工业增加值增长9%。", "growth_rate"),
        ("森林覆盖率提高2个百分点。", "increment"), ("人均增收800元。", "increment"), ("一二三产业结构5:40:55。", "ratio"), ("建设园区3个。", "count"),
        ("供热能力达到56万平方米。", "capacity"), ("完成造林3万亩。", "area"), ("新建公路80公里。", "length"), ("优良天数300天。", "duration"),
        ("经济总量跻身全省前30位。", "rank"), ("空气质量综合指数4.8。", "level"),
    ],
)  # fmt: skip
def test_the_kind_follows_from_unit_and_words(words: str, kind: str) -> None:
    assert [q.kind for q in read(words)] == [kind]


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("第一章 目标\n到2030年，高新技术企业力争突破40户。", "strive"),
        ("第一章 任务\n到2030年，规划建设物流园区3个。", "explore"),
        ("第一章 任务\n到2030年，建成物流园区3个。", "firm"),
        ("2019年建成物流园区3个，荣获表彰。", None),
    ],
)
def test_only_promises_have_a_strength(words: str, strength: str | None) -> None:
    assert [q.strength for q in read(f"某县第十五个五年规划\n{words}")][-1] == strength


def test_the_place_of_a_leaning_number_reaches_back_to_the_words_it_leans_on() -> None:
    text = SourceText.of_words("税收收入稳定增长，2020年完成6亿元。")
    (quantity,) = read(text.words)
    assert text.quote(quantity.place) == "税收收入稳定增长，2020年完成6亿元"


def test_projects_of_a_box_are_read_whole_and_are_marked() -> None:
    quantities = read(
        "专栏1-1：项目\n1.东升200万套汽车、火车玻璃，船用等特种玻璃生产线项目。\n2.云峰公园三座塔景区项目。\n"
    )
    assert [(q.subject, q.in_box) for q in quantities] == [("东升特种玻璃生产线产能", True)]


def test_a_figure_of_the_indicator_table_knows_its_indicator() -> None:
    text = SourceText.of_words("指标\n森林覆盖率（%）\n")
    place = text.place(3, 11)
    none = dict.fromkeys(
        ("number", "group", "unit", "base_year", "base", "base_text", "target_year", "target", "target_text", "comparator",
         "growth", "growth_text", "binding", "type", "direction")
    )  # fmt: skip
    indicator = Indicator(id="I1", name="森林覆盖率（%）", measurable=True, place=place, places={}, **none)
    assert [q.indicator for q in read(text.words + "全县森林覆盖率达到42%。", (indicator,))] == ["I1"]


def test_the_labelled_part_of_a_real_plan_is_found_whole(shared: Path) -> None:
    words = (shared / "plans" / "jiaocheng-14th-plan.txt").read_text(encoding="utf-8")
    assert len(read("\n".join(words.split("\n")[:391]))) >= 212
