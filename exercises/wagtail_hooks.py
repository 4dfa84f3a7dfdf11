"""What the exercises add to the editors' screens."""

from django.urls import path
from wagtail import hooks

from exercises.views import check_story


@hooks.register("register_admin_urls")
def story_urls() -> list:
    """Wagtail asks for the right to enter the admin before any of these."""
    return [path("exercises/story/check/", check_story, name="check_story")]
