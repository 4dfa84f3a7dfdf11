"""Every address of the site. Editors' addresses first, then machines', then readers' by language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from core.views import bad_request, forbidden, healthz, media_file, not_found, robots_txt, server_error
from help_channels.api import channels_json, channels_schema
from help_channels.embed import help_card
from home.sitemaps import PageSitemap
from home.views import root
from lessons.views import search_lessons
from search.views import search

handler400, handler403, handler404, handler500 = bad_request, forbidden, not_found, server_error

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media_file, name="media"),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots_txt, name="robots"),
    path(
        "sitemap.xml",
        cache_control(public=True, max_age=3600)(sitemap),
        {"sitemaps": {"pages": PageSitemap}},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("api/channels.json", channels_json, name="channels"),
    path("api/channels.schema.json", channels_schema, name="channels_schema"),
    path("l/", include("lessons.urls")),
    path("embed/help/<str:country>/<str:language>/", help_card, name="help_card"),
    path("", root, name="root"),
]

urlpatterns += i18n_patterns(
    # The address of search, in the language of the page.
    path(_("search/"), search, name="search"),
    path(_("lessons-search/"), search_lessons, name="search_lessons"),
    # A file has a name like a file: Wagtail's own addresses have no dots.
    re_path(r"^((?:[\w\-]+/)+(?:files/[\w\-]+\.\w+|metadata\.json|all\.zip))$", serve, name="page_file"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns
