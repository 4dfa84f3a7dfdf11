"""What the form of a lesson asks for while somebody writes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from lessons.desk.checklist import Checklist
from lessons.models import LessonPage


class ReadinessView(View):
    """The checklist of the latest draft, for whoever may change the page."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        page = get_object_or_404(LessonPage, pk=pk)
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        checklist = Checklist.of(page.get_latest_revision_as_object())
        return render(request, "lessons/desk/checklist.html", {"checklist": checklist})
