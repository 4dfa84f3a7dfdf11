"""Panels in the form of a lesson that hold no field: what is missing, who leads here, which series."""

from __future__ import annotations

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from lessons.desk.checklist import Checklist
from lessons.desk.places import SeriesPlace, places_of

# Where a page that has no number yet will find its checklist; the browser puts the number in.
UNSAVED = 0


class ReadinessPanel(Panel):
    """The checklist of the latest draft; the browser renews it after each saving."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{**kwargs, "heading": kwargs.get("heading") or _("Ready to publish?")})

    class BoundPanel(Panel.BoundPanel):
        template_name = "lessons/desk/readiness_panel.html"

        @property
        def media(self) -> Media:
            return Media(js=["js/admin-lesson.js"])

        def get_context_data(self, parent_context=None) -> dict:
            return {
                **super().get_context_data(parent_context),
                "checklist": Checklist.of(self.instance),
                "url": reverse("lessons:readiness", args=[self.instance.pk or UNSAVED]),
            }


class SeriesPanel(Panel):
    """The lessons before and after this one; nothing for a lesson of no series."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{**kwargs, "heading": kwargs.get("heading") or _("In its series")})

    class BoundPanel(Panel.BoundPanel):
        template_name = "lessons/desk/series_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.series_id)

        def get_context_data(self, parent_context=None) -> dict:
            place = SeriesPlace.of(self.instance, self.instance.series)
            return {**super().get_context_data(parent_context), "place": place}


class UsedInPanel(Panel):
    """Who refers to this lesson, so that nobody takes away what others lead to."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{**kwargs, "heading": kwargs.get("heading") or _("Used in")})

    class BoundPanel(Panel.BoundPanel):
        template_name = "lessons/desk/used_in_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None) -> dict:
            places = places_of(self.instance, self.request.user)
            return {**super().get_context_data(parent_context), "places": places}
