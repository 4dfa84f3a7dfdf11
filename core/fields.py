"""Model fields that several apps share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.motifs import Motif


class LanguageField(models.CharField):
    """The code of one of the site's languages. The list is no part of the migrations."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("verbose_name", _("language"))
        kwargs.setdefault("max_length", 12)
        kwargs["choices"] = settings.LANGUAGES
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class MotifField(models.CharField):
    """The name of a picture of the drawn set (see core.motifs)."""

    def __init__(self, *args, **kwargs) -> None:

        kwargs.setdefault("verbose_name", _("cover picture"))
        kwargs.setdefault("max_length", 20)
        kwargs["choices"] = Motif.choices
        kwargs.setdefault("default", Motif.CAIRN)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs
