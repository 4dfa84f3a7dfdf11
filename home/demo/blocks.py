"""From the short notation of the YAML files to what a StreamField stores."""

import re
from collections.abc import Callable

from help_channels.models import HelpChannel

PAGE_LINK = re.compile(r'<a href="page:([^"]+)">')
# What an exercise has for a teacher, where the file says nothing.
FOR_CLASS: dict = {"prompts": [], "note": ""}
# The page of a key in the language that is being written.
Lookup = Callable[[str], int | None]


class BodyWriter:
    """Writes one page's body in one language."""

    def __init__(self, page_id: Lookup) -> None:
        self.page_id = page_id
        self.channel_ids = dict(HelpChannel.objects.values_list("code", "pk"))

    def stream(self, body: list[dict]) -> list[dict]:
        """`[{"heading": "…"}, …]` becomes `[{"type": "heading", "value": {…}}, …]`."""
        return [self._block(kind, value) for entry in body or [] for kind, value in entry.items()]

    def channel_stream(self, codes: list[str]) -> list[dict]:
        return [{"type": "channel", "value": self.channel_ids[code]} for code in codes or []]

    def page_stream(self, keys: list[str]) -> list[dict]:
        ids = [self.page_id(key) for key in keys or []]
        return [{"type": "page", "value": pk} for pk in ids if pk]

    def rich(self, html: str) -> str:
        """Links by key become links by id, as the editor stores them."""
        return PAGE_LINK.sub(
            lambda found: f'<a linktype="page" id="{self._required(found.group(1))}">', html.strip()
        )

    def _required(self, key: str) -> int:
        pk = self.page_id(key)
        if pk is None:
            raise ValueError(f"The demo links to a page that is not there: {key}")
        return pk

    def _block(self, kind: str, value) -> dict:
        write = getattr(self, f"_write_{kind}", None)
        return {"type": kind, "value": write(value) if write else value}

    def _write_heading(self, value) -> dict:
        return {"text": value, "level": "2"} if isinstance(value, str) else {"level": "2", **value}

    def _write_text(self, value: str) -> str:
        return self.rich(value)

    def _write_callout(self, value: dict) -> dict:
        return {**value, "text": self.rich(value["text"])}

    def _write_questions(self, value: dict) -> dict:
        entries = [
            {"question": one["question"], "answer": self.rich(one["answer"])} for one in value["items"]
        ]
        return {"heading": value.get("heading", ""), "entries": entries}

    def _write_starters(self, value: dict) -> dict:
        return {"heading": value["heading"], "entries": value["items"]}

    def _write_links(self, value: dict) -> dict:
        cards = [
            {
                "page": self._required(card["page"]),
                "title": card.get("title", ""),
                "text": card.get("text", ""),
            }
            for card in value["cards"]
        ]
        return {"heading": value.get("heading", ""), "cards": cards}

    def _write_channel(self, code: str) -> dict:
        return {"channel": self.channel_ids[code]}

    def _write_channels(self, value: dict) -> dict:
        return {"most": 3, "door": "", "audience": "", "topic": "", **value}

    def _write_decide(self, value: dict) -> dict:
        return {**FOR_CLASS, **value}

    _write_sort = _write_setup = _write_say = _write_decide

    def _write_story(self, value: dict) -> dict:
        return {**FOR_CLASS, **value, "script": value["script"].strip() + "\n"}

    def _write_spot(self, value: dict) -> dict:
        parts = [{"place": "", **part} for part in value["parts"]]
        return {**FOR_CLASS, "name": "", "drawing": "", **value, "parts": parts}

    def _write_quiz(self, value: dict) -> dict:
        return {**FOR_CLASS, **value, "next": [self._required(key) for key in value.get("next", [])]}
