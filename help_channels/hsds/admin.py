"""Import and export in the editors' screens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from help_channels.desk import SEE_RIGHTS
from help_channels.forms import FACTS_RIGHT
from help_channels.hsds.exporting import ENDINGS, TYPES, Format, export_channels
from help_channels.hsds.forms import ConfirmForm, UploadForm
from help_channels.hsds.importing import LOG_ACTION, PlanOutdated, import_channels
from help_channels.hsds.keeping import forget, keep, kept
from help_channels.hsds.planning import Plan, Wish, plan_import
from help_channels.models import HelpChannel
from help_channels.views import ChannelIndexView

# Only administrators have it: drafts, and the names of those who checked, are not for every screen.
EVERYTHING_RIGHT = "help_channels.delete_helpchannel"

# Below the address of the list, so that the menu shows where one is.
BESIDE_THE_LIST = "snippets/help_channels/helpchannel"


class ExchangeView(WagtailAdminTemplateMixin, View):
    """A page beside the list of channels, for those who have one of the rights."""

    header_icon = "help"
    rights: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not any(request.user.has_perm(right) for right in self.rights):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        channels = {"url": list_address(), "label": gettext("Help channels")}
        return [*self.breadcrumbs_items, channels, {"url": "", "label": str(self.page_title)}]

    @property
    def user_id(self) -> int:
        return self.request.user.pk or 0

    @property
    def may_see_everything(self) -> bool:
        return self.request.user.has_perm(EVERYTHING_RIGHT)

    def show(self, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(list_url=list_address(), **context))


def list_address() -> str:
    return reverse(HelpChannel.snippet_viewset.get_url_name("list"))


def draft_address(channel: HelpChannel) -> str:
    """The form: it holds the draft, where a look at the channel shows what readers see."""
    return reverse(HelpChannel.snippet_viewset.get_url_name("edit"), args=[channel.pk])


class ExportView(ExchangeView):
    """The choice of a file."""

    page_title = _("Export help channels")
    template_name = "help_channels/desk/export.html"
    rights = SEE_RIGHTS
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        address = reverse("export_channels_file", args=["FORMAT"])
        files = [(label, address.replace("FORMAT", value)) for value, label in Format.choices]
        return self.show(files=files, may_see_everything=self.may_see_everything)


class ExportFileView(ExchangeView):
    """The file itself."""

    rights = SEE_RIGHTS
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, file_format: str) -> HttpResponse:
        if file_format not in Format.values:
            return HttpResponse(status=404)
        is_everything = "all" in request.GET
        if is_everything and not self.may_see_everything:
            return permission_denied(request)
        name = "all-help-channels" if is_everything else "help-channels"
        data = export_channels(file_format, is_everything)
        disposition = f'attachment; filename="{name}.{ENDINGS[Format(file_format)]}"'
        return HttpResponse(
            data,
            content_type=TYPES[Format(file_format)],
            headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
        )


class ImportView(ExchangeView):
    """A file is handed in, its dry run is shown, and confirmed. Nothing is stored before."""

    page_title = _("Import help channels")
    template_name = "help_channels/desk/import.html"
    rights = (FACTS_RIGHT,)
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=UploadForm(may_restore=self.may_see_everything))

    def post(self, request: HttpRequest) -> HttpResponse:
        return self._confirm() if "digest" in request.POST else self._try()

    def _try(self) -> HttpResponse:
        form = UploadForm(self.request.POST, self.request.FILES, may_restore=self.may_see_everything)
        if not form.is_valid():
            return self.show(form=form)
        file = form.cleaned_data["file"]
        data = file.read()
        plan = plan_import(data, form.wish(file.name))
        if not plan.is_refused:
            keep(data, self.user_id)
        return self._show_plan(plan, form.cleaned_data)

    def _show_plan(self, plan: Plan, said: dict, message: str | Promise = "") -> HttpResponse:
        initial = {
            **said,
            "file_name": plan.wish.file_name,
            "digest": plan.digest,
            "shown": plan.fingerprint,
        }
        form = ConfirmForm(initial=initial, may_restore=self.may_see_everything)
        self.template_name = "help_channels/desk/import_plan.html"
        return self.show(plan=plan, form=form, message=message)

    def _confirm(self) -> HttpResponse:
        form = ConfirmForm(self.request.POST, may_restore=self.may_see_everything)
        data = kept(form.cleaned_data["digest"], self.user_id) if form.is_valid() else None
        if data is None:
            gone = _("The file is no longer there. Hand it in again.")
            return self.show(form=UploadForm(may_restore=self.may_see_everything), message=gone)
        wish = form.wish(form.cleaned_data["file_name"])
        try:
            return self._apply(data, wish, form.cleaned_data["shown"])
        except PlanOutdated as outdated:
            message = _("Somebody has changed a channel meanwhile. Look again at what would happen.")
            return self._show_plan(outdated.plan, form.cleaned_data, message)

    def _apply(self, data: bytes, wish: Wish, shown: str) -> HttpResponse:
        plan, drafts = import_channels(data, wish, self.request.user, shown)
        forget(plan.digest, self.user_id)
        if plan.is_refused:
            return self._show_plan(plan, {})
        self.template_name = "help_channels/desk/import_result.html"
        links = [(str(channel), draft_address(channel)) for channel in drafts]
        return self.show(plan=plan, links=links)


class ExchangeIndexView(ChannelIndexView):
    """The list of channels with the two buttons."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = [*super().header_more_buttons]
        user = self.request.user
        if user.has_perm(FACTS_RIGHT):
            url = reverse("import_channels")
            buttons.append(Button(gettext("Import"), url=url, icon_name="upload", priority=80))
        if any(user.has_perm(right) for right in SEE_RIGHTS):
            url = reverse("export_channels")
            buttons.append(Button(gettext("Export"), url=url, icon_name="download", priority=90))
        return buttons


@hooks.register("register_admin_urls")
def exchange_addresses() -> list:
    return [
        path(f"{BESIDE_THE_LIST}/import/", ImportView.as_view(), name="import_channels"),
        path(f"{BESIDE_THE_LIST}/export/", ExportView.as_view(), name="export_channels"),
        path(
            f"{BESIDE_THE_LIST}/export/<str:file_format>/",
            ExportFileView.as_view(),
            name="export_channels_file",
        ),
    ]


@hooks.register("register_log_actions")
def log_imports(actions) -> None:
    @actions.register_action(LOG_ACTION)
    class ImportFormatter(LogFormatter):
        label = _("Import")

        def format_message(self, log_entry) -> str:
            told = log_entry.data.get("origin") or log_entry.data.get("file", "")
            return gettext("Imported as a draft: %(origin)s") % {"origin": told}
