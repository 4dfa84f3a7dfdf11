"""What a module shows below its own address.

`2/` is the second unit, `done/` the last step, `2/class/1/` its first exercise on a projector,
`2/paper/` the unit on paper, `certificate/` the paper of having taken part.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from wagtail.contrib.routable_page.models import path

from core.models import RoutedPage


class ModuleViews(RoutedPage):
    unit_list: list
    is_for_adults_only: bool

    class Meta:
        abstract = True

    @property
    def neutral_title(self) -> str:
        return f"{gettext('Training')} {self.slug}"

    @path("<int:number>/", name="unit")
    def show_unit(self, request: HttpRequest, number: int) -> HttpResponse:
        unit = self._unit(number)
        return self.below(request, f"{number}/", "training/unit.html", unit=unit, **self._progress(number))

    @path("done/", name="done")
    def show_end(self, request: HttpRequest) -> HttpResponse:
        return self.below(request, "done/", "training/done.html", **self._progress(len(self.unit_list) + 1))

    @path("<int:number>/class/", name="class")
    @path("<int:number>/class/<int:place>/", name="class_exercise")
    def show_to_class(self, request: HttpRequest, number: int, place: int = 1) -> HttpResponse:
        """One exercise at a time on a projector; the class decides by raised hands."""
        unit = self._unit(number)
        exercises = unit.exercises
        if not 1 <= place <= len(exercises):
            raise Http404
        return self.below(
            request,
            f"{number}/class/{place}/",
            "training/class.html",
            unit=unit,
            number=number,
            place=place,
            exercise=exercises[place - 1],
            count=len(exercises),
            mode="class",
        )

    @path("<int:number>/paper/", name="paper")
    def show_on_paper(self, request: HttpRequest, number: int) -> HttpResponse:
        """For a class without screens: the sheets for pupils first, then the answers for the teacher."""
        unit = self._unit(number)
        return self.below(request, f"{number}/paper/", "training/paper.html", unit=unit, number=number)

    @path("certificate/", name="certificate")
    def show_certificate(self, request: HttpRequest) -> HttpResponse:
        """For adults: a paper to fill in on the screen and print. What is typed never leaves the browser."""
        if not self.is_for_adults_only:
            raise Http404
        return self.below(request, "certificate/", "training/certificate.html")

    def _unit(self, number: int):
        if not 1 <= number <= len(self.unit_list):
            raise Http404
        return self.unit_list[number - 1]

    def _progress(self, number: int) -> dict[str, Any]:
        """Where in the module the reader is; the end is a step of its own."""
        last = len(self.unit_list)
        return {
            "number": number,
            "steps": last + 1,
            "previous_url": f"{self.url}{number - 1}/" if number > 1 else self.url,
            "next_url": f"{self.url}{number + 1}/" if number < last else f"{self.url}done/",
        }
