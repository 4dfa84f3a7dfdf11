"""How static files are named and served."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash (cached for good), also inside our JavaScript modules' import lines."""

    support_js_module_import_aggregation = True
