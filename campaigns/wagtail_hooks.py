"""Campaigns and guidance in the editors' menu."""

from wagtail import hooks

from campaigns.viewsets import campaign_viewset, guidance_viewset


@hooks.register("register_admin_viewset")
def list_campaigns_and_guidance() -> list:
    return [campaign_viewset, guidance_viewset]
