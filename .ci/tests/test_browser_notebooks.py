"""The notebooks of the course as a student meets them: as delivered, then with a running kernel, at a desk and on a phone."""

import re
import time
import unittest

from browser import ROOT, SCREENS, BrowserCase

NOTEBOOKS = ["index"] + sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb")) + ["glossary"]
# What is wider than its place and cannot be scrolled there: the reader could not see all of it.
OVERFLOWING = """() => [...document.querySelectorAll('.jp-OutputArea-output, .jp-OutputArea-output img, .jp-MarkdownOutput')]
  .filter(e => e.getClientRects().length)
  .filter(e => {
    const room = e.closest('.jp-Notebook').getBoundingClientRect().right + 1;
    const scrolls = !!e.closest('.jp-OutputArea-output') && ['auto', 'scroll'].includes(
      getComputedStyle(e.closest('.jp-OutputArea-output')).overflowX);
    return e.getBoundingClientRect().right > room && !(scrolls && e.tagName !== 'IMG')
      || e.scrollWidth > e.clientWidth + 1 && !['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
  }).map(e => `${e.tagName} ${e.className}: ${e.scrollWidth} in ${e.clientWidth}: ${e.textContent.slice(0, 60)}`)"""


class NotebooksTest(BrowserCase):
    def tearDown(self):
        self.stop_kernels()
        self.assertEqual([], self.errors, "the console has no errors")
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def read_through(self, shot):
        """Scrolls from top to bottom; what overflows anywhere, and the pictures that did not load."""
        scroller = self.page.locator(".jp-WindowedPanel-outer").first
        faults, part, last = [], 0, -1
        scroller.evaluate("panel => { panel.scrollTop = 0; }")
        while True:
            time.sleep(0.4)
            faults += [fault for fault in self.page.evaluate(OVERFLOWING) if fault not in faults]
            faults += self.page.evaluate("() => [...document.querySelectorAll('.jp-OutputArea img')]"
                                         ".filter(i => i.complete && !i.naturalWidth).map(i => 'not loaded: ' + i.alt)")
            self.page.screenshot(path=SCREENS / f"{shot}-{part}.png")
            part += 1
            at = scroller.evaluate("panel => { panel.scrollTop += panel.clientHeight * 0.8; return panel.scrollTop; }")
            if at == last:
                return faults
            last = at

    def test_every_notebook_as_delivered_fits_a_desk_and_a_phone(self):
        for width, place in ((1280, "desk"), (390, "phone")):
            self.page.set_viewport_size({"width": width, "height": 2000})
            for name in NOTEBOOKS:
                with self.subTest(notebook=name, width=width):
                    self.open(f"notebooks/{name}.ipynb")
                    if width == 390:
                        self.hide_files()
                    time.sleep(1)
                    self.assertEqual([], self.read_through(f"lab-{name}-{place}"))

    def test_chapter_4_is_alive_from_top_to_bottom(self):
        self.page.set_viewport_size({"width": 1280, "height": 14_000})  # so tall that every cell is in the page
        self.run_all("notebooks/04-local-outlier-factor.ipynb")
        for kind in ("compare", "threshold", "animation"):
            self.page.wait_for_selector(f"[data-odd={kind}].odd-on", timeout=30_000)
        picture = self.page.locator(".widget-html-content img").first
        self.page.locator(".noUi-handle").first.focus()
        self.page.keyboard.press("ArrowRight")
        limit = time.monotonic() + 20
        while "LOF, k = 21 (AUC" not in picture.get_attribute("alt"):
            self.assertLess(time.monotonic(), limit, picture.get_attribute("alt"))
            time.sleep(0.1)
        explorer = self.page.locator("[data-odd=threshold]").first
        printed = self.page.locator(".jp-Cell", has=explorer).locator("pre", has_text="flagged").last.inner_text()
        flagged, rows, found, alarms, missed = map(int, re.search(
            r"flagged (\d+) of (\d+): anomalies (\d+), false alarms (\d+); missed (\d+)", printed).groups())
        shown = {name: int(explorer.locator(f"[data-is={name}]").inner_text()) for name in ("tp", "fp", "fn", "tn")}
        self.assertEqual({"tp": found, "fp": alarms, "fn": missed, "tn": rows - flagged - missed}, shown)
        self.page.screenshot(path=SCREENS / "lab-04-alive.png")


if __name__ == "__main__":
    unittest.main()
