"""Blocks that any page may use. Each one's HTML is at `templates/core/blocks/<name>.html`."""

from core.blocks.body import BASIC_BLOCKS
from core.blocks.links import LinksBlock, PreloadedPageBlock
from core.blocks.media import DrawingBlock, PictureBlock, VideoBlock
from core.blocks.steps import PhaseBlock, StepBlock, StepsBlock
from core.blocks.talk import ChatBlock, QuestionsBlock, StartersBlock
from core.blocks.text import CalloutBlock, HeadingBlock, ProseBlock, QuoteBlock

__all__ = [
    "BASIC_BLOCKS",
    "CalloutBlock",
    "ChatBlock",
    "DrawingBlock",
    "HeadingBlock",
    "LinksBlock",
    "PhaseBlock",
    "PictureBlock",
    "PreloadedPageBlock",
    "ProseBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "StartersBlock",
    "StepBlock",
    "StepsBlock",
    "VideoBlock",
]
