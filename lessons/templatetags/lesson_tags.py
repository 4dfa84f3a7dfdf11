"""Tags for lists of files: what a file is, in words and as an icon."""

from django import template

from lessons.downloads import facts_line, icon_of

register = template.Library()
register.filter("facts_line", facts_line)
register.filter("file_icon", icon_of)
