"""What every page, picture and document of the site is made of."""

from core.models.media import CustomDocument, CustomImage, CustomRendition
from core.models.mixins import CoverMixin, ReviewMixin
from core.models.pages import BasePage
from core.models.routed import RoutedPage

__all__ = [
    "BasePage",
    "CoverMixin",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "ReviewMixin",
    "RoutedPage",
]
