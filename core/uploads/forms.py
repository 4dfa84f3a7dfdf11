"""The form through which editors upload a picture."""

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.uploads.pictures import check_picture


class PictureField(WagtailImageField):
    """Looks at the picture before Wagtail does.

    Wagtail decodes a picture before it counts its pixels, and answers one that was cut off on its
    way with an error page.
    """

    def to_python(self, data):
        if data:
            check_picture(data)
            data.seek(0)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if wagtails := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=wagtails.label,
                help_text=wagtails.help_text,
                required=wagtails.required,
                widget=wagtails.widget,
            )
