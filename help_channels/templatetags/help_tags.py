"""Tags for templates that no page renders and that show channels nevertheless."""

from django import template

from help_channels.directory import Directory
from help_channels.requests import directory_for

register = template.Library()


@register.simple_tag(takes_context=True)
def help_directory(context: template.Context) -> Directory:
    """The directory of this request: `{% help_directory as directory %}`."""
    return directory_for(context["request"])
