"""The project's own rules as system checks; `manage.py check` names what breaks them."""

from django.apps import apps
from django.core.checks import Error, register
from wagtail.coreutils import camelcase_to_underscore

from core.models.pages import BasePage


@register()
def pages_use_their_default_template(app_configs, **kwargs) -> list[Error]:
    """Whoever looks for the HTML of a page finds it by the page's name."""
    return [
        Error(
            f"{model.__name__} sets its own template.",
            hint=f"Name the file templates/{model._meta.app_label}/… after the model instead.",
            obj=model,
            id="core.E001",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and "template" in vars(model) and model.template != _default(model)
    ]


@register()
def pages_are_read_only_for_readers(app_configs, **kwargs) -> list[Error]:
    return [
        Error(
            f"{model.__name__} allows methods that change something.",
            hint="Leave allowed_http_methods as in BasePage.",
            obj=model,
            id="core.E002",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and set(model.allowed_http_methods) - {"GET", "HEAD", "OPTIONS"}
    ]


def _default(model) -> str:
    return f"{model._meta.app_label}/{camelcase_to_underscore(model.__name__)}.html"
