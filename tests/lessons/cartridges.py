"""Reads cartridges as a learning platform does, and validates them against the schemas beside this file."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "cc11"
PARSER = etree.XMLParser(no_network=True, resolve_entities=False)
SPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
BY_NAMESPACE = {
    SPACE: "cc11libxml2validator.xsd",
    "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1": "ccv1p1_imswl_v1p1.xsd",
    "http://www.imsglobal.org/xsd/ims_qtiasiv1p2": "ccv1p1_qtiasiv1p2p1_v1p0.xsd",
}
NAMES = {
    "cp": SPACE,
    "m": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "r": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource",
    "q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
}


@cache
def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), PARSER))


def faults(data: bytes) -> list[str]:
    """What the schemas find wrong in the XML files of a cartridge."""
    found = []
    for name, content in unzipped(data).items():
        if name.endswith(".xml"):
            root = etree.fromstring(content, PARSER)
            rules = schema(BY_NAMESPACE[etree.QName(root).namespace])
            if not rules.validate(root):
                found += [f"{name}: {error.message}" for error in rules.error_log]
    return found


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(data: bytes) -> etree._Element:
    return etree.fromstring(unzipped(data)["imsmanifest.xml"], PARSER)


def found(element, path: str) -> list:
    return element.xpath(path, namespaces=NAMES)
