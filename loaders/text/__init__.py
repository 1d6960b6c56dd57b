"""Texts of plans (cabinet summaries, news, pasted text) to plan documents, by rules that have names."""

from loaders.text.decode import TextFile, decode
from loaders.text.document import load_bytes, load_text
from loaders.text.found import Found, Note, TextPlan, UpperPlan

__all__ = ["Found", "Note", "TextFile", "TextPlan", "UpperPlan", "decode", "load_bytes", "load_text"]
