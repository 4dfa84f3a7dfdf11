"""Campaign pages and guidance pages."""

from campaigns.models.campaigns import CampaignIndexPage, CampaignPage, CampaignVersionPage
from campaigns.models.guidance import GuidanceIndexPage, GuidancePage

__all__ = ["CampaignIndexPage", "CampaignPage", "CampaignVersionPage", "GuidanceIndexPage", "GuidancePage"]
