"""A notebook as a teacher presents it: slides by jupyterlab_rise, with the kernel running behind them."""

import json
import time
import unittest

from browser import ROOT, SCREENS, BrowserCase

CHAPTER = "04-local-outlier-factor"
SCRATCH = "target/browser/slides.ipynb"
SLIDER = """Dataset points = Synthetic.twoDensities(300, 42);
Knobs.slider("neighbors", 5, 40, 20, k -> {
    FittedDetector model = new LocalOutlierFactor(k).fit(points);
    return Charts.titled("neighbors = " + k, Charts.scoreMap(model, points, Thresholds.contamination(model.trainingScores(), 0.05)));
})"""
# RISE 0.43.1 is built on an older JupyterLab than the one around it, and looks for style sheets that are optional.
ITS_OWN = ("Maximum call stack size exceeded", "/rise.css'", "/slides.css'")


class SlidesTest(BrowserCase):
    def setUp(self):
        super().setUp()
        self.page.set_viewport_size({"width": 1280, "height": 800})

    def test_the_button_in_the_toolbar_opens_the_slides(self):
        self.open(self.scratch())  # a copy: the button saves the notebook before it shows it
        self.page.locator("[title*='Reveal Slideshow'], [aria-label*='Reveal Slideshow']").first.click()
        frame = self.page.frame_locator("iframe[src*='/rise/']")
        frame.locator(".reveal section.present h1").wait_for(timeout=60_000)
        self.assertEqual("4 · Local outlier factor", self.heading(frame))
        self.page.screenshot(path=SCREENS / "slides-beside-the-notebook.png")

    def test_cells_run_and_their_charts_are_seen(self):
        self.present(self.scratch())
        self.assertEqual("4 · Local outlier factor", self.heading(self.page))
        self.run_slide(edit=True)
        self.assertIn("preset quick", self.shown().locator(".jp-OutputArea").inner_text())
        self.forward()
        self.run_slide(edit=True)
        self.assertIn("neighbors", self.shown().inner_text(), "still on the slide of the knobs")
        self.forward()
        self.assertEqual("When one distance is not enough", self.heading(self.page))
        self.assertEqual(0, self.shown().locator("img").count(), "nothing has run here yet")
        self.run_slide()
        chart = self.shown().locator(".jp-OutputArea img")
        chart.wait_for(timeout=60_000)
        self.page.screenshot(path=SCREENS / "slides-chart.png")
        self.assertGreater(self.visible_share(chart), 0.9, "most of the chart is seen without scrolling")
        self.assertEqual([], self.outside, "nothing is asked of other servers")
        self.assertEqual([], [error for error in self.errors if not any(known in error for known in ITS_OWN)])

    def test_a_slider_moves_the_chart_and_not_the_slide(self):
        self.present(self.scratch(SLIDER))
        self.run_slide(edit=True)
        self.forward()
        self.run_slide()
        picture = self.shown().locator(".jupyter-widgets img")
        picture.wait_for(timeout=60_000)
        before, where = picture.get_attribute("src"), self.page.url
        handle = self.shown().locator(".noUi-handle")
        handle.focus()
        for _ in range(3):
            self.page.keyboard.press("ArrowRight")
        self.page.wait_for_function("""before => {
          const now = document.querySelector("section.present .jupyter-widgets img");
          return now && now.src !== before && now.alt.includes("neighbors = 23");
        }""", arg=before, timeout=30_000)
        self.assertEqual(where, self.page.url, "the arrow keys were the slider's")
        self.page.screenshot(path=SCREENS / "slides-slider.png")
        self.assertGreater(self.visible_share(picture), 0.9)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("ArrowLeft")
        self.page.wait_for_function("where => location.href !== where", arg=where)

    def test_mathematics_is_set_without_the_network(self):
        self.present(self.scratch())
        self.page.locator("section:has(h2:text('The idea')) mjx-container").first.wait_for(state="attached", timeout=60_000)
        self.assertEqual([], self.outside)

    def test_links_and_references_are_not_shown(self):
        self.present(self.scratch())
        self.page.locator(".jp-Notebook").focus()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("End")
        self.page.wait_for_selector("section.present:not(.stack) h2:has-text('Exercises')")
        seen = self.shown().inner_text()
        self.assertIn("Read off", seen)
        self.assertNotIn("doi 10.", seen)
        self.assertNotIn("glossary", seen)

    def scratch(self, code=None):
        """The chapter as a reader who cleared all outputs has it; with a code, its first slide and one for that code."""
        book = json.loads((ROOT / "notebooks" / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        if code:
            book["cells"][3:] = [{"cell_type": "code", "id": "slider", "metadata": {"slideshow": {"slide_type": "slide"}},
                                  "source": code, "outputs": [], "execution_count": None}]
        path = ROOT / SCRATCH
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(book), encoding="utf-8")
        return SCRATCH

    def present(self, path):
        self.page.goto(self.lab.url("/rise/" + path))
        self.page.wait_for_selector(".reveal.ready section.present", timeout=60_000)
        self.page.wait_for_selector(".reveal .jp-CodeCell .cm-content", state="attached", timeout=60_000)
        limit = time.monotonic() + 60
        while self.kernel() != "idle":
            self.assertLess(time.monotonic(), limit, "the kernel did not start")
            time.sleep(0.2)

    def kernel(self):
        """The state of this notebook's kernel, as the server knows it."""
        sessions = self.page.request.get(self.lab.url("/api/sessions")).json()
        return next((one["kernel"]["execution_state"] for one in sessions if one["path"] == SCRATCH), None)

    def shown(self):
        return self.page.locator(".slides section.present:not(.stack)")

    def heading(self, page):
        return page.locator(".slides section.present:not(.stack) :is(h1, h2)").first.inner_text().strip("¶ \n")

    def forward(self):
        before = self.page.url
        self.page.locator(".navigate-down.enabled, .navigate-right.enabled").last.click()
        self.page.wait_for_function("before => location.href !== before", arg=before)

    def run_slide(self, edit=False):
        """Runs the code on the slide, with the cursor in it or as RISE selects it when the slide appears."""
        code = self.shown().locator(".jp-CodeCell")
        if edit:
            code.locator(".cm-content").click()
        else:
            self.shown().locator(".jp-CodeCell.jp-mod-active").wait_for(timeout=10_000)
        self.page.keyboard.press("Shift+Enter")
        limit = time.monotonic() + 60
        while not code.locator(".jp-InputPrompt").inner_text().strip("[]: \n").isdigit():
            self.assertLess(time.monotonic(), limit, "the cell did not run")
            time.sleep(0.2)

    def visible_share(self, element):
        box = element.bounding_box()
        return max(0, min(800, box["y"] + box["height"]) - max(0, box["y"])) / box["height"]


if __name__ == "__main__":
    unittest.main()
