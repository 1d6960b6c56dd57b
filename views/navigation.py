"""Links inside our HTML: a click goes to the page without loading the application anew, and a copy link copies its address."""

from __future__ import annotations

from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from queries.read.records import Lang
from views.links import PAGES, Place, read_place

__all__ = ["follow_links", "go"]

# One listener on the document for links of class pa-link (go) and pa-copy (copy). With a modifier key, or where this
# script did not run, the browser follows the link itself. ``data-links`` on the document says that the listener is there:
# the script comes a moment after the first links, and until then a click loads the application anew.
_JS = """
export default function ({ data, setTriggerValue }) {
  keepHistory();
  document.documentElement.lang = data.lang;  // Streamlit says English whatever the page speaks: a reader aloud and the breaking of lines go by it
  if (window.policyPlace !== data.place) { window.policyPlace = data.place; showHere(40); }
  const onClick = (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const anchor = event.target.closest?.("a.pa-link, a.pa-copy");
    const list = !anchor && document.getElementById(event.target.closest?.('a[href^="#"]')?.hash.slice(1));
    if (list?.tagName === "DETAILS") list.open = true;  // a link to a folded list opens it
    if (!anchor) return;
    event.preventDefault();
    if (anchor.classList.contains("pa-copy")) return copy(anchor);
    if (anchor.closest(".st-key-matrix, .st-key-matrix-evidence")) keepBox(document.querySelector(".st-key-matrix"));
    setTriggerValue("go", anchor.getAttribute("href"));
    if (!anchor.dataset.stay) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  };
  document.addEventListener("click", onClick);
  document.documentElement.dataset.links = "followed";
  return () => { document.removeEventListener("click", onClick); delete document.documentElement.dataset.links; };
}
function keepHistory() {  // going to another page, Streamlit first gives this page the other's parameters: one step back, not two
  if (window.policyHistory) return;
  window.policyHistory = true;
  const push = history.pushState.bind(history);
  let mixed = 0;
  history.pushState = (state, title, address) => {
    const to = new URL(address, location.href), stays = to.pathname === location.pathname;
    if (!stays && to.search === location.search && Date.now() - mixed < 3000) { mixed = 0; return history.replaceState(state, title, address); }
    mixed = stays ? Date.now() : 0;
    return push(state, title, address);
  };
}
function showHere(tries) {  // the tree comes a moment after this script; scroll it, not the page, to the current element
  const tree = document.querySelector(".st-key-tree"), here = tree?.querySelector(".pa-here");
  const below = here && here.getBoundingClientRect().bottom - tree.getBoundingClientRect().bottom;
  if (here) tree.scrollTop += below > 0 ? below + 24 : 0;
  const cell = document.querySelector('.st-key-matrix a[aria-current="true"]');  // the chosen cell of the matrix, wherever its box was scrolled to
  if (cell && window.policyCell !== cell.title) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (cell) window.policyCell = cell.title;
  else if (!here && tries) setTimeout(showHere, 100, tries - 1);
}
function keepBox(before) {  // opening or closing the evidence draws the matrix anew: put its box back where it was scrolled to
  const left = before?.scrollLeft, top = before?.scrollTop;
  const again = (tries) => {
    const box = document.querySelector(".st-key-matrix");
    if (box && !box.scrollLeft && !box.scrollTop) box.scrollTo(left, top);
    if (tries) setTimeout(again, 50, tries - 1);
  };
  if (left || top) again(50);
}
async function copy(anchor) {
  const before = anchor.textContent;
  try {
    await navigator.clipboard.writeText(anchor.href);
    anchor.textContent = anchor.dataset.done;
  } catch {  // no clipboard without HTTPS: show the address, ready to be copied
    window.prompt(anchor.dataset.ask, anchor.href);
  }
  setTimeout(() => { anchor.textContent = before; }, 2500);
}
"""
_LISTENER = st.components.v2.component("policy_links", html="<span hidden></span>", js=_JS, isolate_styles=False)


def follow_links(lang: Lang) -> None:
    """Go where a clicked link points; an address that is not one of ours is left alone. Also tells the browser the language of the page."""
    result = _LISTENER(key="links", data={"place": urlencode(st.query_params.to_dict()), "lang": lang}, on_go_change=lambda: None)
    found = read_place(result.go) if isinstance(getattr(result, "go", None), str) else None
    if found:
        place, query = found
        st.switch_page(PAGES[place.page], query_params=query)


def go(place: Place, lang: Lang) -> NoReturn:
    """Leave this page for another place."""
    st.switch_page(PAGES[place.page], query_params=[*place.query, *([("lang", lang)] if lang != "th" else [])])
