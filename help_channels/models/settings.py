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

    keeper_email = models.EmailField(
        _("who hears about channels without a keeper"),
        blank=True,
        help_text=_("Gets a message when such a channel is to be checked."),
    )

    panels = [
        FieldPanel("country"),
        FieldPanel("exit_url"),
        FieldPanel("bar_channel"),
        FieldPanel("keeper_email"),
    ]

    class Meta:
        verbose_name = _("help and leaving the site")
