"""Files of an editor's own that go with a lesson, in the lesson's language."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

# What schools open: printed, shown, changed, watched.
ALLOWED = ("pdf", "odp", "odt", "docx", "pptx", "mp4")


class LessonAttachment(Orderable):
    page = ParentalKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "core.CustomDocument", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("What it is, in the language of this lesson.")
    )
    for_teachers = models.BooleanField(
        _("for the teacher only"),
        default=True,
        help_text=_("It is left out where pupils look, and learning platforms hide it from them."),
    )

    panels = [FieldPanel("document"), FieldPanel("title"), FieldPanel("for_teachers")]

    class Meta(Orderable.Meta):
        verbose_name = _("own file")
        verbose_name_plural = _("own files")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False):
        """A draft whose file was deleted opens without it: modelcluster would raise, as it knows no PROTECT."""
        key = data["document"]
        files = cls._meta.get_field("document").related_model.objects
        if check_fks and key and not files.filter(pk=key).exists():
            return None
        return model_from_serializable_data(cls, data, check_fks=check_fks, strict_fks=strict_fks)

    def clean(self) -> None:
        super().clean()
        if self.document_id and self.extension not in ALLOWED:
            raise ValidationError(
                {
                    "document": _("“%(name)s” cannot go with a lesson. Possible are: %(kinds)s.")
                    % {
                        "name": PurePath(self.document.file.name).name,
                        "kinds": ", ".join(kind.upper() for kind in ALLOWED),
                    }
                }
            )

    @property
    def extension(self) -> str:
        """In small letters, without the dot."""
        return PurePath(self.document.file.name).suffix.lower().lstrip(".")

    @property
    def is_gone(self) -> bool:
        """Whether the store of files has lost it."""
        return not self.document.file.storage.exists(self.document.file.name)
