"""Pictures and videos. Nothing is fetched from a third party, nothing starts by itself."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from core.blocks.text import PROSE_FEATURES
from core.motifs import Motif, motif_url


class PictureStructValue(blocks.StructValue):
    @property
    def alt(self) -> str:
        image = self.get("image")
        return getattr(image, "contextual_alt_text", "") or ""


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _(
            "A calm picture with a text for those who do not see it. No child who could be recognised."
        )
        group = _("Media")
        template = "core/blocks/picture.html"
        value_class = PictureStructValue


class DrawingStructValue(blocks.StructValue):
    @property
    def motif_url(self) -> str:
        return motif_url(self.get("motif") or Motif.CAIRN)


class DrawingBlock(blocks.StructBlock):
    motif = blocks.ChoiceBlock(label=_("Drawing"), choices=Motif.choices, default=Motif.CAIRN)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Drawing from the set")
        description = _("One of the site's own drawings.")
        group = _("Media")
        template = "core/blocks/drawing.html"
        value_class = DrawingStructValue
        preview_value = {"motif": Motif.PATH, "caption": ""}


class VideoBlock(blocks.StructBlock):
    """A video of our own: loaded on a click, with captions and a transcript."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    video = DocumentChooserBlock(label=_("Video file (MP4 or WebM)"))
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"))
    captions_language = blocks.ChoiceBlock(
        label=_("Language of the captions"), choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    duration = blocks.CharBlock(label=_("Length"), max_length=20, help_text=_("For example 2 min 10 s."))
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=PROSE_FEATURES)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video file of ours with captions and a transcript. It loads when the reader asks.")
        group = _("Media")
        template = "core/blocks/video.html"
