// Tells which of the keys of data.keys was pressed. Nothing while a person types, with a modifier held, or while a dialog or a list is open.
export default function ({ data, setTriggerValue }) {
  const wanted = new Set(data.keys);
  const typing = (place) => place?.closest?.("input, textarea, select, [contenteditable='true'], [role='combobox'], [role='listbox'], [role='slider'], [role='dialog']");
  const nameOf = (event) => {
    if (/^Key[A-Z]$/.test(event.code)) return event.code[3].toLowerCase(); // the same key on a Thai layout
    if (/^Digit\d$/.test(event.code)) return event.shiftKey ? event.key : event.code[5];
    return event.key;
  };
  let last = 0;
  const onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("[role='dialog'], [data-baseweb='popover'] [role='listbox']")) return;
    const key = nameOf(event);
    if (!wanted.has(key)) return;
    event.preventDefault();
    const now = performance.now();
    if (event.repeat && now - last < 150) return; // a key that is held moves on, but not faster than the page answers
    last = now;
    setTriggerValue("pressed", { key, at: Date.now() });
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
