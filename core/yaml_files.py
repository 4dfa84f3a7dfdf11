"""Reading our own YAML files, with the fast reader where the machine has it."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file in UTF-8; tags that make objects are refused, as in `yaml.safe_load`."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
