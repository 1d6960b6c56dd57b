"""Suggestions of what an element of a plan serves at each level of the upper plans."""

from search.suggest.drafts import as_drafts, decided_of
from search.suggest.items import items_in_graph, items_of, items_of_text
from search.suggest.levels import RULES, upper_plans
from search.suggest.records import (
           TIERS,
           Decided,
           Item,
           ItemAnswer,
           Passage,
           Proposal,
           StoppedError,
           Suggestions,
           Tier,
           TierAnswer,
           TierRule,
)
from search.suggest.suggest import Suggester, suggest

__all__ = ["RULES", "TIERS", "Decided", "Item", "ItemAnswer", "Passage", "Proposal", "StoppedError", "Suggester", "Suggestions", "Tier", "TierAnswer", "TierRule", "as_drafts", "decided_of",
           "items_in_graph", "items_of", "items_of_text", "suggest", "upper_plans"]
