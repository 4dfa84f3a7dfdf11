"""Pictures and documents that editors upload."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.uploads.documents import check_content
from core.uploads.pictures import check_picture, stripped


class CustomImage(AbstractImage):
    """A picture without hidden data, and who agreed to its use."""

    credit = models.CharField(_("made by"), max_length=150, blank=True)
    consent_note = models.CharField(
        _("consent"),
        max_length=250,
        blank=True,
        help_text=_(
            "Who agreed to the use of this picture, when, and until when. No child who could be recognised."
        ),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "consent_note")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """What somebody wrote about the picture. Its title is often the name of a file."""
        return self.description

    def clean(self) -> None:
        super().clean()
        if self._has_new_file:
            check_picture(self.file)

    def save(self, *args, **kwargs) -> None:
        if self._has_new_file:
            self.file = stripped(self.file)  # type: ignore[has-type]
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    @property
    def _has_new_file(self) -> bool:
        return bool(self.file) and not getattr(self.file, "_committed", True)


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        ]


class CustomDocument(AbstractDocument):
    """A file to download, from a closed list of kinds, with the content its name promises."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            check_content(self.file)

    def save(self, *args, **kwargs) -> None:
        if self.file and not getattr(self.file, "_committed", True):
            check_content(self.file)
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
