"""A page that shows several things below its own address."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models.pages import BasePage


class RoutedPage(RoutablePageMixin, BasePage):
    """What a route shows has the page's frame, its trail and its discretion."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # A route of its own does not pass through BasePage.serve.
        self.prepare_references()
        return self.kept_discreet(super().serve(request, *args, **kwargs))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the page's language; a mode is the end of the address of what is previewed."""
        with translation.override(self.locale.language_code):
            view, args, kwargs = self.resolve_subpage(f"/{mode_name or ''}")
            response = view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def below(self, request: HttpRequest, subpath: str, template: str, **context) -> HttpResponse:
        """Show something of the page at `subpath`, one step further down the trail."""
        self.subpath = subpath
        self.trail = [*self.trail, self]
        return TemplateResponse(request, template, {**self.get_context(request), **context})
