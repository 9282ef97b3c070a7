"""A region is made on a page or by a command, its code checked; departments are made under it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lantu_web.accounts.errors import RegionInUse
from lantu_web.accounts.models import Department, Region
from lantu_web.accounts.region_code import fault_of
from lantu_web.accounts.services import create_department, create_region, remove_region
from lantu_web.errors import NotAllowed
from lantu_web.log.models import LogEntry
from tests.web.commands.conftest import lantu

Sign = Callable[[str], Client]
NEW = "/administration/regions/new/"


@pytest.mark.parametrize(
    ("code", "said"),
    [("14112", "六位数字"), ("14112x", "六位数字"), ("１４１１２２", "六位数字"), ("991122", "以 99 开头"), ("140022", "末两位也要是 00")],
)  # fmt: skip
def test_a_code_that_is_none_is_refused_in_words(code: str, said: str, signed_in: Sign) -> None:
    answer = signed_in("administrator").post(NEW, {"code": code, "name": "某县"})

    assert answer.status_code == 422
    assert said in fault_of(code)
    assert fault_of(code) in answer.content.decode().replace("&quot;", '"')
    assert Region.objects.count() == 1


def test_the_administrator_makes_one_and_its_level_is_told_from_the_code(signed_in: Sign, region: Any) -> None:
    client = signed_in("administrator")

    for code, name in (("141100", "某市"), ("141121", "文水县")):
        assert client.post(NEW, {"code": code, "name": name}).status_code == 302

    assert [(one.name, one.level) for one in Region.objects.order_by("code")] == [
        ("某市", "市级"), ("文水县", "县级"), ("某县", "县级"),
    ]  # fmt: skip
    assert Region.objects.get(code="141121").parent_id == "141100"
    line = LogEntry.objects.filter(action="region.create").first()
    assert line is not None
    assert line.after == {"code": "141121", "name": "文水县"}


def test_a_code_is_there_once(region: Any, people: dict[str, Any], signed_in: Sign) -> None:
    answer = signed_in("administrator").post(NEW, {"code": region.code, "name": "别的县"})

    assert answer.status_code == 422
    assert "已有代码是 141122 的行政区划：某县" in answer.content.decode()
    with pytest.raises(ValidationError):
        create_region(code=region.code, name="别的县", by=people["administrator"])


def test_nobody_but_the_administrator_makes_one(people: dict[str, Any]) -> None:
    for who in ("planner", "leader", "reporter"):
        with pytest.raises(NotAllowed):
            create_region(code="141121", name="文水县", by=people[who])


def test_a_wrong_name_is_mended_and_an_unused_region_goes_after_a_second_step(signed_in: Sign, region: Any) -> None:
    client = signed_in("administrator")
    create_region(code="141121", name="文水", by=None)
    address = "/administration/regions/141121/"

    client.post(address, {"name": "文水县"})
    assert Region.objects.get(code="141121").name == "文水县"
    assert "确认删除" in client.post(address, {"remove": "1"}).content.decode()
    assert Region.objects.filter(code="141121").exists()
    client.post(address, {"remove": "1", "sure": "1"})

    assert not Region.objects.filter(code="141121").exists()
    actions = LogEntry.objects.filter(about__contains="region:141121").values_list("action", flat=True)
    assert list(actions) == ["region.remove", "region.rename", "region.create"]


def test_a_region_in_use_stays(departments: Any, region: Any, people: dict[str, Any]) -> None:
    before = LogEntry.objects.count()

    with pytest.raises(RegionInUse, match="E647 “某县”下面已有部门"):
        remove_region(region=region, by=people["administrator"])

    assert Region.objects.filter(pk=region.pk).exists()
    assert LogEntry.objects.count() == before


def test_with_two_regions_a_department_says_of_which(signed_in: Sign, region: Any) -> None:
    other, client = create_region(code="141121", name="文水县", by=None), signed_in("administrator")
    address = "/administration/departments/new/"

    client.post(address, {"name": "教育局", "region": region.pk})

    assert 'name="region"' in client.get(address).content.decode()
    assert Department.objects.get(name="教育局").region == region
    assert create_department(region=other, name="教育局", by=None).region == other


def test_the_command_makes_one_and_the_import_tells_the_truth_about_regions(tmp_path: Path) -> None:
    plan = tmp_path / "规划.txt"
    plan.write_text("某县规划（2026—2030年）", encoding="utf-8")
    lantu(tmp_path, "administrator", "one")

    none = lantu(tmp_path, "import", str(plan), "--by", "one", "--region", "141122")
    wrong = lantu(tmp_path, "region", "交城县", "141122")
    made = lantu(tmp_path, "region", "141122", "交城县")
    again = lantu(tmp_path, "region", "141122", "交城县")
    other = lantu(tmp_path, "import", str(plan), "--by", "one", "--region", "141121")

    assert "E615 不能确定行政区划：141122。库里还没有行政区划。请先新建：运行 lantu region" in none.stderr
    assert (wrong.returncode, again.returncode) == (1, 1)
    assert "没有建立：区划代码是六位数字" in wrong.stdout
    assert (made.returncode, made.stdout) == (0, "已建立  141122 交城县（县级）\n")
    assert "E615 不能确定行政区划：141121。库里有：141122 交城县。" in other.stderr
