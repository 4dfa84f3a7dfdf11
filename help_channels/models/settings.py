"""What steers help on a site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from help_channels.countries import check_country


@register_setting(icon="help")
class HelpSettings(BaseSiteSetting):
    country = models.CharField(
        _("country"),
        max_length=2,
        default="FI",
        validators=[check_country],
        help_text=_("Its channels come first, and its emergency number stands on every help page."),
    )
    exit_url = models.URLField(
        _("where “Leave this site” leads"),
        default="https://www.ilmatieteenlaitos.fi/",
        help_text=_("A dull, fast page that shows nothing personal. Not a search engine."),
    )
    bar_channel = models.ForeignKey(
        "help_channels.HelpChannel",
        verbose_name=_("channel in the help bar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The help bar on every page offers its number and its chat."),
    )

    panels = [FieldPanel("country"), FieldPanel("exit_url"), FieldPanel("bar_channel")]

    class Meta:
        verbose_name = _("help and leaving the site")
