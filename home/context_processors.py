"""What every template may ask for."""

from django.http import HttpRequest

from home.frame import SiteFrame


def site_frame(request: HttpRequest) -> dict[str, SiteFrame]:
    return {"frame": SiteFrame(request)}
