"""The editors' side as a whole: its look, its menu in the order of a day's work, its first page."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.desk import WelcomePanel

# Wagtail and each app order their own items: pages 100, campaigns 110, guidance 120, lessons 130, series
# of lessons 140, channels 200, pictures 300, documents 400, vocabulary 500, reports 9000, settings 10000.
FIRST = 10
OUR_WORDS = {"images": _("Pictures")}


@hooks.register("insert_global_admin_css")
def our_look() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_menu_item")
def dashboard() -> MenuItem:
    return MenuItem(
        _("Dashboard"), reverse("wagtailadmin_home"), name="dashboard", icon_name="home", order=FIRST
    )


@hooks.register("construct_main_menu")
def call_things_as_the_site_does(request, menu_items: list[MenuItem]) -> None:
    for item in menu_items:
        item.label = OUR_WORDS.get(item.name, item.label)


@hooks.register("construct_help_menu")
def lead_nobody_away(request, menu_items: list[MenuItem]) -> None:
    """Wagtail's help leads to other sites; the keyboard's short cuts stay."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("http")]


@hooks.register("construct_homepage_panels")
def welcome(request, panels: list) -> None:
    panels.append(WelcomePanel())
