"""Forms of signing in and of changing the password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.db.models import Q

from lantu_web.accounts.models import Department, Region, User
from lantu_web.accounts.region_code import fault_of
from lantu_web.accounts.sheet import LARGEST


class SignInForm(AuthenticationForm):
    """Sign-in name and password."""

    error_messages = {  # noqa: RUF012
        "invalid_login": "登录名或密码不对。请核对后再试；多次不对会暂时锁定账号。",
        "inactive": "这个账号已停用，请联系管理员。",
    }
    username = forms.CharField(label="登录名", max_length=40)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "autofocus": True,
        }


class PasswordForm(PasswordChangeForm):
    """The old password and the new one twice. Saving is the service's."""

    error_messages = {  # noqa: RUF012
        "password_incorrect": "当前密码不对，请重新输入。",
        "password_mismatch": "两次输入的新密码不一样，请重新输入。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "当前密码"
        self.fields["new_password2"].label, self.fields["new_password2"].help_text = "再输一次新密码", ""

    def validate_password_for_user(self, user: User, password_field_name: str = "new_password1") -> None:  # noqa: ARG002
        """Say what is wrong with the new password at the field where it is first typed."""
        super().validate_password_for_user(user, "new_password1")


class PersonForm(forms.ModelForm):
    """A person of the workbench."""

    class Meta:
        model = User
        fields = ("name", "role", "department", "email", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["department"]
        held = self.instance.department_id
        field.queryset = Department.objects.filter(Q(active=True) | Q(pk=held))
        field.empty_label, field.help_text = "（不属于部门）", "填报人必须属于一个部门。"
        self.fields["email"].help_text = "只用来发提醒，可不填。"


class NewPersonForm(PersonForm):
    """A person to be created."""

    class Meta(PersonForm.Meta):
        fields = ("username", "name", "role", "department", "email")


class RegionForm(forms.Form):
    """A region to be created."""

    code = forms.CharField(label="区划代码", help_text="国家标准 GB/T 2260 的六位数字，如 141122；级别由代码得出。")
    name = forms.CharField(label="名称", max_length=60, help_text="写全称，如“交城县”。")

    def clean_code(self) -> str:
        """Return the code. Raises ValidationError for one that is none."""
        code: str = self.cleaned_data["code"]
        if fault := fault_of(code):
            raise forms.ValidationError(fault)
        return code


class RegionNameForm(forms.Form):
    """The name of a region."""

    name = forms.CharField(label="名称", max_length=60)


class DepartmentForm(forms.Form):
    """The name of a department."""

    name = forms.CharField(label="名称", max_length=60, help_text="写全称，不带县名，如“林业局”。")


class _OfARegion(forms.Form):
    """A form about things of a region, which is asked only where there are several."""

    region = forms.ModelChoiceField(Region.objects.order_by("code"), label="行政区划", empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._only = list(Region.objects.order_by("code")[:2])
        if len(self._only) == 1:
            del self.fields["region"]

    def clean(self) -> dict[str, Any]:
        """Return what was given, with the region."""
        given = super().clean() or self.cleaned_data
        return {"region": self._only[0], **given} if len(self._only) == 1 else given


class NewDepartmentForm(_OfARegion, DepartmentForm):
    """A department to be created."""


class DepartmentsFileForm(_OfARegion):
    """A workbook of departments."""

    file = forms.FileField(label="填好的部门表", help_text="用本页的模板，Excel（.xlsx），最大 5 MB。")

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError for one too large."""
        return _not_too_large(self.cleaned_data["file"])


class MergeForm(forms.Form):
    """Which department another is merged into."""

    into = forms.ModelChoiceField(Department.objects.none(), label="并入", empty_label="（请选择）")

    def __init__(self, department: Department, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Department.objects.filter(active=True, region=department.region_id).exclude(pk=department.pk)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class PeopleFileForm(forms.Form):
    """A workbook of people."""

    file = forms.FileField(label="填好的人员表", help_text="用本页的模板，Excel（.xlsx），最大 5 MB。")

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError for one too large."""
        return _not_too_large(self.cleaned_data["file"])


def _not_too_large(file: Any) -> Any:
    if file.size > LARGEST:
        raise forms.ValidationError(f"文件有 {file.size // 1024 // 1024} MB。最大 5 MB。请用模板填写。")
    return file
