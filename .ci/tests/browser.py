"""What every browser test needs: a lab started as a user starts it, and a page of headless Chromium.

`lab test` starts the tests in their own environment and names the Chromium in ODD_ONE_OUT_CHROMIUM. Screenshots go to
target/screens.
"""

import json
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
FOLDER = ROOT / "target" / "browser"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def notebook(name, *sources):
    """Writes a scratch notebook of code cells, not run yet; its path as the lab knows it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    cells = [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": source, "outputs": [],
              "execution_count": None} for number, source in enumerate(sources)]
    kernel = {"display_name": "Java", "language": "java", "name": "java"}
    text = json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})
    (FOLDER / name).write_text(text, encoding="utf-8")
    return f"target/browser/{name}"


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
        return f"{self.address}{path}?reset&token={self.token}"

    def stop(self):
        if os.name == "nt":
            self.process.terminate()
        else:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class BrowserCase(unittest.TestCase):
    """A page that is closed after each test; it notes every request to another server and every error of its scripts."""

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
        self.errors = []
        self.page.on("request", lambda request: self.outside.append(request.url) if self.leaves(request.url) else None)
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def leaves(self, url):
        return url.startswith("http") and not url.startswith(self.lab.address)

    def open(self, path):
        self.page.goto(self.lab.url("/lab/tree/" + path))
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)

    def show(self, path):
        self.open(path)
        # The indicator is idle for a moment before the kernel is asked for; what runs then is lost.
        ready = self.page.locator("#jp-main-statusbar").get_by_text("Java | Idle")
        limit = time.monotonic() + 90
        quiet = 0
        while quiet < 4:
            self.assertLess(time.monotonic(), limit, "the kernel did not start")
            time.sleep(0.3)
            quiet = quiet + 1 if ready.count() else 0

    def run_all(self, path):
        self.show(path)
        self.menu("Run", "Run All Cells")
        self.wait_until_done()

    def menu(self, name, item):
        self.page.click(f"#jp-MainMenu >> text={name}")
        self.page.locator(".lm-Menu-item").filter(has_text=re.compile(f"^{re.escape(item)}")).first.click()

    def theme(self, name):
        self.page.click("#jp-MainMenu >> text=Settings")
        self.page.locator(".lm-Menu-item").filter(has_text=re.compile("^Theme")).first.hover()
        self.page.locator(".lm-Menu-item").filter(has_text=re.compile(f"^JupyterLab {name}$")).first.click()
        self.page.wait_for_selector(f"body[data-jp-theme-name='JupyterLab {name}']", state="attached")
        time.sleep(0.5)

    def hide_files(self):
        """On a phone the list of files leaves no room for the notebook."""
        if self.page.locator("#jp-left-stack").is_visible():
            self.page.keyboard.press("Control+b")
            time.sleep(1)

    def stop_kernels(self):
        self.page.evaluate("""async () => {
            const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
            const headers = {Authorization: 'token ' + config.token};
            const url = config.baseUrl + 'api/sessions';
            for (const one of await (await fetch(url, {headers})).json())
                await fetch(url + '/' + one.id, {method: 'DELETE', headers: {...headers,
                    'X-XSRFToken': (document.cookie.match(/_xsrf=([^;]*)/) || [])[1]}});
        }""")

    def wait_until_done(self):
        limit = time.monotonic() + 180
        quiet = 0
        while quiet < 3:  # idle thrice in a row: between two cells it is idle for a moment, too
            self.assertLess(time.monotonic(), limit, "the notebook did not finish")
            time.sleep(1)
            busy = self.page.evaluate(
                "() => document.querySelector('.jp-Notebook-ExecutionIndicator').dataset.status !== 'idle'"
                " || [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].some(p => p.textContent.includes('*'))")
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
                if sum(cell["pictures"]) >= sum(seen.get(cell["index"], cell)["pictures"]):
                    seen[cell["index"]] = cell
            self.page.screenshot(path=SCREENS / f"start-here-{part}.png")
            part += 1
            at = scroller.evaluate("panel => { panel.scrollTop += panel.clientHeight * 0.8; return panel.scrollTop; }")
            if at == last:
                return [seen[index] for index in sorted(seen)]
            last = at


CELLS = """() => [...document.querySelectorAll('.jp-CodeCell')].map(cell => ({
  index: Number(cell.dataset.windowedListIndex),
  // A cell whose source is hidden has its number beside the output only.
  count: ['.jp-InputPrompt', '.jp-OutputPrompt'].map(prompt => cell.querySelector(prompt)?.textContent.replace(/[^0-9]/g, '') ?? '')
      .find(number => number) ?? '',
  errors: cell.querySelectorAll("[data-mime-type='application/vnd.jupyter.stderr'],"
      + "[data-mime-type='application/vnd.jupyter.error']").length,
  pictures: [...cell.querySelectorAll('.jp-OutputArea img')].filter(image => image.getClientRects().length)
      .map(image => image.naturalWidth ? image.clientWidth : 0)
}))"""
