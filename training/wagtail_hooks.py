"""Training in the editors' menu."""

from wagtail import hooks

from training.viewsets import training_viewset


@hooks.register("register_admin_viewset")
def list_training():
    return training_viewset
