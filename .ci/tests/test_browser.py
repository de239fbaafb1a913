"""The lab as a person sees it: JupyterLab in headless Chromium, driven by Playwright.

`lab test` starts this in its own environment and names the Chromium in ODD_ONE_OUT_CHROMIUM. Screenshots go to
target/screens.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "target" / "screens"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
START = "notebooks/00-start-here.ipynb"


class Lab:
    """A server started as a user starts it, and stopped at the end."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "lab"), "open", "--no-browser", "--port", str(port)],
            cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.said = []
        threading.Thread(target=lambda: self.said.extend(self.process.stdout), daemon=True).start()
        self.address = f"http://127.0.0.1:{port}"
        limit = time.monotonic() + 120
        while not (found := re.search(r"token=(\w+)", "".join(self.said))):
            if time.monotonic() > limit or self.process.poll() is not None:
                raise AssertionError("the server did not start: " + "".join(self.said))
            time.sleep(0.1)
        self.token = found[1]

    def url(self, path):
        return f"{self.address}/lab{path}?reset&token={self.token}"

    def stop(self):
        if os.name == "nt":
            self.process.terminate()
        else:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class BrowserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        SCREENS.mkdir(parents=True, exist_ok=True)
        cls.lab = Lab()
        cls.addClassCleanup(cls.lab.stop)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path=os.environ["ODD_ONE_OUT_CHROMIUM"], args=QUIET)
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        # Tall, so that the notebook renders every cell and one picture shows much of it.
        self.page = self.browser.new_page(viewport={"width": 1280, "height": 2400})
        self.addCleanup(self.page.close)
        self.outside = []
        self.page.on("request", lambda request: self.outside.append(request.url) if self.leaves(request.url) else None)

    def leaves(self, url):
        return url.startswith("http") and not url.startswith(self.lab.address)

    def open(self, path):
        self.page.goto(self.lab.url("/tree/" + path))
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)

    def test_the_index_opens_first_and_no_pop_up_asks_for_news(self):
        self.page.goto(self.lab.url(""))
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
        self.assertEqual("index.ipynb", self.page.inner_text(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabLabel"))
        time.sleep(3)  # a pop-up would come a moment later
        self.page.screenshot(path=SCREENS / "index.png")
        self.assertEqual(0, self.page.locator(".Toastify__toast").count())
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def test_the_first_notebook_runs_from_top_to_bottom(self):
        self.open(START)
        self.page.wait_for_selector("[data-status='idle'], .jp-Notebook-ExecutionIndicator[data-status='idle']",
                                    timeout=60_000)
        self.page.click("#jp-MainMenu >> text=Kernel")
        self.page.click("text=Restart Kernel and Run All Cells…")
        self.page.click(".jp-Dialog button.jp-mod-accept")
        self.wait_until_done()
        cells = self.walk()
        self.page.screenshot(path=SCREENS / "start-here.png")
        self.assertGreaterEqual(len(cells), 5)
        self.assertEqual([str(n) for n in range(1, len(cells) + 1)], [cell["count"] for cell in cells])
        self.assertEqual([], [cell for cell in cells if cell["errors"]], "no error and nothing on stderr")
        charts = [width for cell in cells for width in cell["pictures"]]
        self.assertGreaterEqual(len(charts), 2, "charts are shown")
        self.assertTrue(all(width >= 200 for width in charts), charts)
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def wait_until_done(self):
        limit = time.monotonic() + 180
        quiet = 0
        while quiet < 3:  # idle thrice in a row: between two cells it is idle for a moment, too
            self.assertLess(time.monotonic(), limit, "the notebook did not finish")
            time.sleep(1)
            busy = self.page.evaluate(
                "() => document.querySelector('.jp-Notebook-ExecutionIndicator').dataset.status !== 'idle'"
                " || [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].some(p => p.innerText.includes('*'))")
            quiet = 0 if busy else quiet + 1

    def walk(self):
        """What each code cell shows, read while scrolling, since cells out of sight need not be in the page."""
        seen = {}
        scroller = self.page.locator(".jp-WindowedPanel-outer").first
        self.page.keyboard.press("Escape")
        scroller.evaluate("panel => { panel.scrollTop = 0; }")
        last = -1
        part = 0
        while True:
            time.sleep(0.4)
            for cell in self.page.evaluate(CELLS):
                seen[int(cell["index"])] = cell
            self.page.screenshot(path=SCREENS / f"start-here-{part}.png")
            part += 1
            at = scroller.evaluate("panel => { panel.scrollTop += panel.clientHeight * 0.8; return panel.scrollTop; }")
            if at == last:
                return [seen[index] for index in sorted(seen)]
            last = at


CELLS = """() => [...document.querySelectorAll('.jp-CodeCell')].map(cell => ({
  index: cell.dataset.windowedListIndex,
  count: cell.querySelector('.jp-InputPrompt').innerText.replace(/[^0-9]/g, ''),
  errors: cell.querySelectorAll("[data-mime-type='application/vnd.jupyter.stderr'],"
      + "[data-mime-type='application/vnd.jupyter.error']").length,
  pictures: [...cell.querySelectorAll('.jp-OutputArea img')].map(image => image.naturalWidth ? image.clientWidth : 0)
}))"""

if __name__ == "__main__":
    unittest.main()
