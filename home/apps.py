"""Floor 4: the site itself: home page, audience pages, standard pages, menus, the frame of every page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Home"
