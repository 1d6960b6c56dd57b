"""Takes the pictures of docs/pictures: every view of the running app in Thai and English, 1440 points wide and as tall as it needs, and
in the folder ``1024`` as a small screen of 1024×768 shows it first.

``make pictures`` starts the app on a free port, takes them and stops it again. Needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
PAGES = {
    "overview": ("/", 1760),
    "plans": ("/plans", 1100),
    "plan": ("/plans?id=psds-2567", 1500),
    "element": ("/plans?id=psds-2567/s1/p1", 1700),
    "indicator": ("/plans?id=psds-2567/ind2", 1700),
    "agency": ("/plans?agency=dga", 1100),
    "search": ("/search?q=ลดเวลาขอใบอนุญาต", 1500),
    "graph": ("/graph?node=mp-20", 1760),
    "graph-sixty": ("/graph?open=mp-20,nesdp13/ms13,ns-6,psds-2567/s1", 2100),
    "trace": ("/trace?from=psds-2567/s1/p1", 1700),
    "matrix": ("/matrix?cell=psds-2567/s1~mp-20", 1250),
    "coverage": ("/coverage?plan=master-plan", 1900),
    "indicators": ("/indicators", 1700),
    "indicators-egdi": ("/indicators?index=un-egdi", 1700),
    "timeline": ("/timeline", 1900),
    "overlap": ("/overlap", 1700),
    "query": ("/query", 1500),
    "about": ("/about", 1700),
    "bring": ("/bring", 1100),
    "bring-plan": ("/bring?ws={ws}", 1200),
    "desk": ("/desk?ws={ws}", 1500),
}
"""Picture → address and height in points."""
SMALL: ViewportSize = {"width": 1024, "height": 768}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def with_a_plan(folder: Path) -> tuple[dict[str, str], str]:
    """A graph and a database of their own with the example plan kept and suggested for; the environment that names them, and the workspace."""
    sys.path.insert(0, str(ROOT))
    from graph.database import open_database
    from graph.people import this_is
    from graph.projection import project
    from graph.settings import settings
    from graph.store import open_store
    from graph.workspaces.shelf import keep
    from loaders.text import load_bytes
    from review.run import run

    shutil.copytree(settings().store, folder / "store")
    os.environ |= {"POLICY_STORE": str(folder / "store"), "POLICY_DB": f"sqlite:///{folder / 'work.db'}"}
    data = (ROOT / "views" / "parts" / "bring_sample.txt").read_bytes()
    db = open_database()
    this_is(db, "สมหญิง ใจดี")
    kept = keep(db, load_bytes(data, "plan.txt").as_plan(), data, "plan.txt", name="แผนตัวอย่าง", by="สมหญิง ใจดี")
    run(open_store(), db, kept, {})
    project()
    return dict(os.environ), kept.id


def main() -> int:
    """Take all pictures, or those named on the command line."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.stderr.write("ไม่พบ Chromium · Chromium is not installed\n")
        return 1
    wanted = sys.argv[1:] or list(PAGES)
    (OUT / "1024").mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tempfile.TemporaryDirectory()
    environment, workspace = with_a_plan(Path(folder.name))
    server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)], cwd=ROOT,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(f"{base}/healthz")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            for name in wanted:
                address, height = PAGES[name]
                address = address.format(ws=workspace)
                for lang in ("th", "en"):
                    page = browser.new_page(viewport={"width": 1440, "height": height})
                    page.goto(base + address + (("&" if "?" in address else "?") + "lang=en" if lang == "en" else ""))
                    settle(page)
                    page.screenshot(path=OUT / f"{name}-{lang}.png")
                    page.set_viewport_size(SMALL)
                    settle(page)
                    page.screenshot(path=OUT / "1024" / f"{name}-{lang}.png")
                    page.close()
                    print(OUT / f"{name}-{lang}.png")
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return 0


def wait_for(address: str, seconds: float = 60) -> None:
    """Until the server answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def settle(page: Page) -> None:
    """Until no script runs and the words on the page stand still; then a moment for pictures to be drawn."""
    page.locator(".pa-footer").wait_for(timeout=60_000)  # the last thing of every page
    last, still = "", 0
    while still < 5:
        page.wait_for_timeout(200)
        busy = page.locator('[data-testid="stStatusWidget"], [data-testid="stSkeleton"], [data-testid="stSpinner"]').count()
        text = page.locator("body").inner_text()
        still = still + 1 if text.strip() and text == last and not busy else 0
        last = text
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    sys.exit(main())
