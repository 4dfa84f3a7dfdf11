"""Tags for any template: icons from the sprite."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "icons/sprite.svg"


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A decorative icon: `{% icon "phone" "ic--md" %}`. Words beside it carry the meaning."""
    classes = f"ic {size}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        classes,
        static(SPRITE),
        name,
    )
