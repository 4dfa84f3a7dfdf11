"""What a module shows below its own address.

`2/` is the second unit, `done/` the last step, `2/class/1/` its first exercise on a projector,
`2/paper/` the unit on paper, `certificate/` the paper of having taken part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core.models import RoutedPage
from exercises.mixins import ExercisesMixin
from training.progress import Progress, Step, steps_of

if TYPE_CHECKING:
    from training.blocks import UnitStructValue

END = "done/"
CERTIFICATE = "certificate/"


class ModuleViews(ExercisesMixin, RoutedPage):
    units: Any

    class Meta:
        abstract = True

    @property
    def unit_list(self) -> list[UnitStructValue]:
        return [block.value for block in self.units]

    @property
    def is_for_adults_only(self) -> bool:
        return False

    @property
    def neutral_title(self) -> str:
        return f"{gettext('Training')} {self.slug}"

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """The exercises' styles travel with the units only, those of a classroom with what it uses."""
        if self.subpath == CERTIFICATE:
            return ("css/classroom.css",)
        if self.subpath in ("", END):
            return ("css/training.css",)
        is_unit = self.subpath.count("/") == 1
        return (*super().stylesheets, "css/training.css" if is_unit else "css/classroom.css")

    @property
    def steps(self) -> list[Step]:
        return steps_of(self.unit_list, self.url or "")

    @property
    def preview_modes(self) -> list[tuple]:
        units = [
            (f"{number}/", _("Unit %(number)d") % {"number": number})
            for number in range(1, len(self.unit_list) + 1)
        ]
        return [("", _("Module")), *units, (END, _("Last step"))]

    def sitemap_subpaths(self) -> list[str]:
        """What search engines should know besides the page itself; a class and a printer find their own way."""
        return [f"{number}/" for number in range(1, len(self.unit_list) + 1)] + [END]

    @path("<int:number>/", name="unit")
    def show_unit(self, request: HttpRequest, number: int) -> HttpResponse:
        unit = self._unit(number)
        progress = Progress(self.steps, number)
        return self.below(request, f"{number}/", "training/unit.html", unit=unit, progress=progress)

    @path("done/", name="done")
    def show_end(self, request: HttpRequest) -> HttpResponse:
        steps = self.steps
        return self.below(request, END, "training/done.html", progress=Progress(steps, len(steps)))

    @path("<int:number>/class/", name="class")
    @path("<int:number>/class/<int:place>/", name="class_exercise")
    def show_to_class(self, request: HttpRequest, number: int, place: int = 1) -> HttpResponse:
        """One exercise at a time on a projector; the class decides by raised hands."""
        unit = self._unit(number)
        exercises = unit.exercises
        if not 1 <= place <= len(exercises):
            raise Http404
        base = f"{self.url or ''}{number}/class/"
        return self.below(
            request,
            f"{number}/class/{place}/",
            "training/class.html",
            unit=unit,
            number=number,
            place=place,
            exercise=exercises[place - 1],
            count=len(exercises),
            previous_url=f"{base}{place - 1}/" if place > 1 else "",
            next_url=f"{base}{place + 1}/" if place < len(exercises) else "",
            next_unit=self._next_unit(number),
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
        return self.below(request, CERTIFICATE, "training/certificate.html")

    def _unit(self, number: int) -> UnitStructValue:
        if not 1 <= number <= len(self.unit_list):
            raise Http404
        return self.unit_list[number - 1]

    def _next_unit(self, number: int) -> Step | None:
        """The unit after this one; the end is no unit."""
        return next((step for step in self.steps[number:] if not step.is_last), None)
