"""The pages of the site itself."""

from home.models.audiences import AudiencePage
from home.models.home import HomePage
from home.models.standard import StandardPage

__all__ = ["AudiencePage", "HomePage", "StandardPage"]
