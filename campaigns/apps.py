"""Floor 3: campaigns with a version for each audience, and evergreen guidance."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = "Campaigns and guidance"
