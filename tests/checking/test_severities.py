"""How grave a finding is, and what it says, where the same rule meets the certain and the doubtful."""

from __future__ import annotations

from lantu.checking.registry import selected
from lantu.checking.rule import Finding
from lantu.reading.read import read_plan
from lantu.source.text import SourceText


def found(code: str, words: str) -> list[Finding]:
    (rule,) = selected(select=[code])
    return rule(read_plan(SourceText.of_words(words)))


def test_a_wrong_word_is_an_error_a_doubtful_one_a_warning_another_spelling_a_note() -> None:
    findings = found("T005", "推进能源提级利用，氮氧化物消减比例达到5%，设立个人帐户。")
    assert {str(one.severity): one.message for one in findings} == {
        "error": "“提级利用”应为“梯级利用”。",
        "warning": "“消减比例”一般应为“削减比例”。",
        "note": "“帐户”推荐写作“账户”。",
    }


def test_a_word_mistyped_twice_is_told_once_and_another_spelling_points_to_the_right_one() -> None:
    (twice,) = found("T005", "聚光热放射镜。\n建设放射镜基地。")
    assert (twice.message, len(twice.places)) == ("“放射镜”应为“反射镜”，共2处。", 2)
    (other,) = found("T005", "转型出雏型。\n初步形成雏形。")
    assert len(other.related) == 1
    assert "全文另有这样写的" in other.message


def test_a_character_typed_twice_is_an_error_and_a_word_that_exists_a_warning() -> None:
    assert [str(one.severity) for one in found("T001", "到规划期末末，发展氢能等等新能源产业。")] == [
        "error",
        "warning",
    ]


def test_a_missing_box_is_named_in_full() -> None:
    words = "第八章 城乡\n专栏8-1：供电项目\n1.某某变电站项目\n专栏8-3：供热项目\n1.某某热源厂项目"
    assert [one.message for one in found("S001", words)] == ["专栏8-3之前缺专栏8-2。"]


def test_a_target_below_its_base_needs_a_fall() -> None:
    words = "第一章 回顾\n2020年，接待游客200万人次。\n第二章 目标\n到2025年，接待游客100万人次，年均增长8%。"
    assert ["年均须下降12.94%" in one.message for one in found("A002", words)] == [True]


def test_what_was_won_as_a_candidate_only_is_asked_about() -> None:
    won = "第一章 成就\n五年来，荣获“国家全域旅游示范县{}”等称号。\n第二章 旅游\n创建国家全域旅游示范县。"
    assert [str(one.severity) for one in found("V024", won.format("创建单位"))] == ["note"]
    assert [str(one.severity) for one in found("V024", won.format(""))] == ["warning"]
