"""The file of departments: its schema is closed, and a sentence finds its likely owners."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.errors import DepartmentsError
from lantu.standards.departments import KINDS, MOST, departments

ENTRY = """\
departments:
  - key: forestry
    name: 林业局
    kind: 政府工作部门
    aliases: 林草局 林业和草原局
    core: 造林 森林
    duties: 生态
"""
SAMPLE = st.text(st.sampled_from("造林森林公路养老就业学校教育水库，。、和的全县"), max_size=40)


def write(folder: Path, words: str) -> Path:
    file = folder / "departments.yaml"
    file.write_text(words, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("落实林长制，完成营造林三万亩", "林业局"),
        ("新建两所幼儿园，增加学位六百个", "教育局"),
        ("改扩建病险水库，整治河道十公里", "水利局"),
        ("改造提升农村公路八十公里", "交通运输局"),
        ("城镇登记失业率控制在合理区间，开展职业技能培训", "人力资源和社会保障局"),
        ("高质量建设高标准农田一万亩", "农业农村局"),
    ],
)
def test_a_sentence_points_first_to_the_department_whose_business_it_names(words: str, first: str) -> None:
    assert departments().suggest(words)[0] == first


def test_a_sentence_without_a_word_of_duty_points_to_nobody() -> None:
    assert departments().suggest("一步一个脚印走下去") == ()


@pytest.mark.parametrize(
    ("words", "seeming"),
    [
        ("每年认定5户以上市级企业技术中心", "上市"),
        ("落实惠民政策", "民政"),
        ("实施城乡供水一体化工程", "化工"),
        ("深入学习贯彻新思想", "入学"),
        ("其中水电63万千瓦", "中水"),
        ("谱写开创新局面的篇章", "创新"),
    ],
)
def test_a_word_of_duty_is_not_found_across_the_seam_of_two_others(words: str, seeming: str) -> None:
    assert seeming in {word for one in departments().entries for word in (*one.core, *one.duties)}
    assert all(seeming not in met for met in departments().reasons(words).values())


@pytest.mark.parametrize(
    ("words", "met"),
    [("推动企业上市", "上市"), ("做好民政工作", "民政"), ("发展精细化工产业", "化工")],
)
def test_the_same_word_is_found_where_it_stands(words: str, met: str) -> None:
    assert any(met in found for found in departments().reasons(words).values()), departments().reasons(words)


def test_a_word_that_begins_inside_a_seeming_one_is_found() -> None:
    assert departments().suggest("新增公办学位六百个") == ("教育局",)
    assert departments().reasons("新增公办学位六百个") == {"教育局": ("学位",)}


@pytest.mark.parametrize(
    ("alias", "name"), [("发改委", "发展和改革局"), ("人社局", "人力资源和社会保障局"), ("团县委", "共青团委员会")]
)
def test_short_forms_lead_to_the_full_name(alias: str, name: str) -> None:
    found = departments().named(alias)
    assert found is not None
    assert found.name == name


def test_the_file_names_about_fifty_departments_of_every_kind() -> None:
    kinds = {department.kind for department in departments().entries}
    assert kinds == set(KINDS)
    assert 45 <= len(departments().entries) <= 60


def test_the_file_is_read_once() -> None:
    assert departments() is departments()


@settings(max_examples=60)
@given(st.lists(SAMPLE, max_size=6))
def test_many_spans_at_once_say_what_each_alone_says(sentences: list[str]) -> None:
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    together = departments().suggest_each("\n".join(sentences), spans)
    assert together == [departments().suggest(sentence) for sentence in sentences]
    assert all(len(set(names)) == len(names) <= MOST for names in together)


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (ENTRY.replace("duties:", "duty:"), "E211", "duty"),
        (ENTRY.replace("    kind: 政府工作部门\n", ""), "E212", "kind"),
        (ENTRY.replace("林草局", "[林草局]"), "E210", "departments.yaml"),
        (ENTRY.replace("造林 森林", "造林 造林"), "E213", "造林"),
        (ENTRY.replace("林草局", "林业局"), "E213", "林业局"),
        (ENTRY.replace("政府工作部门", "企业"), "E214", "企业"),
        (ENTRY + "    name: 园林局\n", "E210", "name"),
        ("林业局", "E210", "departments"),
        ("departments: [", "E210", "departments.yaml"),
    ],
)
def test_a_file_outside_the_schema_is_refused_with_what_is_wrong(
    tmp_path: Path, wrong: str, code: str, said: str
) -> None:
    with pytest.raises(DepartmentsError, match=code) as refused:
        departments(write(tmp_path, wrong))
    assert said in str(refused.value)


def test_a_county_may_bring_its_own_file(tmp_path: Path) -> None:
    own = departments(write(tmp_path, ENTRY))
    assert own.suggest("保护森林") == ("林业局",)
    assert own.named("林草局") is own.entries[0]
