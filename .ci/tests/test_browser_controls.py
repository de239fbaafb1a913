"""Live controls in JupyterLab: a slider that calls Java, its errors, its speed, and what is left of it later."""

import base64
import json
import os
import re
import time
import unittest

from browser import ROOT, SCREENS, BrowserCase, notebook

SETUP = "Dataset data = Synthetic.twoDensities(500, 42);"
MAP = ('Knobs.slider("neighbors", 5, 80, 20, k -> Charts.titled("LOF with k = " + k,\n'
       '    Charts.scoreMap(new LocalOutlierFactor(k).fit(data), data)))')
FRAGILE = ('Knobs.slider("rows", 1, 9, 5, n -> {\n    if (n > 6) throw new IllegalArgumentException("rows is " + n + '
           '", expected <= 6");\n    return "there are " + n + " rows";\n})')
SEVERAL = ('Knobs.of(Knob.integer("neighbors", 5, 80, 20), Knob.decimal("share", 0, 1, 0.05),\n'
           '        Knob.logarithmic("nu", 0.001, 10, 0.1), Knob.choice("distance", List.of("euclidean", "manhattan"), '
           '"euclidean"),\n        Knob.toggle("scaled", true))\n    .show(v -> "values " + v)')
IMAGE = ".widget-html-content img"
HANDLE = ".noUi-handle"


class ControlsTest(BrowserCase):
    def setUp(self):
        super().setUp()
        self.page.set_default_timeout(15_000)

    def tearDown(self):
        self.stop_kernels()
        self.assertEqual([], self.errors, "the console has no errors")
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def alt(self):
        return self.page.locator(IMAGE).first.get_attribute("alt")

    def until(self, found, what):
        limit = time.monotonic() + 20
        while not found():
            self.assertLess(time.monotonic(), limit, what)
            time.sleep(0.02)

    def nothing_overflows(self, shot, width):
        """Each output is as wide as its place at most, on light and on dark; pictures of both are kept."""
        for theme in ("Light", "Dark"):
            self.theme(theme)
            self.page.screenshot(path=SCREENS / f"{shot}-{width}-{theme.lower()}.png")
        self.theme("Light")
        wide = self.page.evaluate("""() => [...document.querySelectorAll(
              '.jp-OutputArea-output, .jp-OutputArea-output .jupyter-widgets, .jp-OutputArea-output img')]
            .filter(e => e.getClientRects().length)
            .filter(e => e.scrollWidth > e.clientWidth + 1
                || e.getBoundingClientRect().right > e.closest('.jp-Notebook').getBoundingClientRect().right + 1)
            .map(e => `${e.className} ${e.scrollWidth} in ${e.clientWidth}`)""")
        self.assertEqual([], wide, f"nothing overflows at {width}")

    def test_a_slider_redraws_its_map_by_mouse_and_by_keyboard(self):
        self.run_all(notebook("slider.ipynb", SETUP, MAP))
        self.assertIn("LOF with k = 20;", self.alt())
        before = self.page.locator(IMAGE).get_attribute("src")
        handle = self.page.locator(HANDLE).first
        handle.focus()
        self.page.keyboard.press("ArrowRight")
        self.until(lambda: "LOF with k = 21;" in self.alt(), "the arrow key moves it by one")
        self.assertEqual("neighbors = 21; ", self.alt()[:16])
        self.assertNotEqual(before, self.page.locator(IMAGE).get_attribute("src"))
        self.drag(handle, 80)
        self.until(lambda: "LOF with k = 80;" in self.alt(), "the mouse moves it to the end")
        png = base64.b64decode(self.page.locator(IMAGE).get_attribute("src").split(",")[1])
        self.assertEqual(b"\x89PNG", png[:4])
        self.nothing_overflows("slider", 1280)

    def drag(self, handle, to, steps=12):
        """Moves the handle of a slider of 5 to 80."""
        box = handle.bounding_box()
        base = self.page.locator(".noUi-base").first.bounding_box()
        target = base["x"] + base["width"] * (to - 5) / 75
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(target, box["y"] + box["height"] / 2, steps=steps)
        self.page.mouse.up()

    def test_a_new_map_is_there_soon_after_the_release(self):
        self.run_all(notebook("latency.ipynb", SETUP, MAP))
        self.page.evaluate(WATCH)
        handle = self.page.locator(HANDLE).first
        taken = []
        for k in (30, 45, 40, 22, 60, 31, 75, 12, 50, 35, 65, 27):
            self.page.evaluate("() => { window.shown = []; window.released = 0; }")
            self.drag(handle, k)
            self.until(lambda: f"neighbors = {k};" in self.alt(), f"a new map for {k}")
            time.sleep(0.3)
            last = self.page.evaluate("() => window.shown.at(-1) - window.released")
            taken.append(max(0, round(last)))
        print(f"\nrelease to new map: {taken} ms; blank frames: {self.page.evaluate('() => window.blank')}")
        # The goal is 300 on a machine at rest. The limit is for one half as fast, of which others take a share.
        busy = max(1.0, os.getloadavg()[0] / os.cpu_count()) if hasattr(os, "getloadavg") else 1.0
        self.assertLess(sorted(taken)[len(taken) // 2], 600 * busy, f"milliseconds from the release to the new map: {taken}")
        self.assertEqual(0, self.page.evaluate("() => window.blank"), "the old map stays until the new one is there")

    def test_an_error_is_told_under_the_control_and_leaves_again(self):
        self.run_all(notebook("fragile.ipynb", FRAGILE))
        box = self.page.locator(".widget-html-content [role=alert]")
        self.page.locator(HANDLE).first.focus()
        self.page.keyboard.press("End")
        self.until(lambda: box.count() == 1 and "rows = 9" in box.inner_text(), "the error is told")
        self.assertIn("Illegal argument: rows is 9, expected <= 6", box.inner_text())
        self.assertEqual(0, self.page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count())
        self.nothing_overflows("error", 1280)
        self.page.locator(HANDLE).first.focus()
        self.page.keyboard.press("Home")
        self.until(lambda: box.count() == 0, "the error leaves")
        self.assertIn("there are 1 rows", self.page.locator(".widget-html-content").inner_text())

    def test_every_kind_of_knob_moves_the_same_output(self):
        self.run_all(notebook("several.ipynb", SEVERAL))
        said = self.page.locator(".widget-html-content").first
        self.assertIn("values {neighbors=20, share=0.05, nu=0.1, distance=euclidean, scaled=true}", said.inner_text())
        self.page.locator(".widget-checkbox input").click()
        self.until(lambda: "scaled=false" in said.inner_text(), "the box")
        self.page.locator(".widget-dropdown select").select_option("manhattan")
        self.until(lambda: "distance=manhattan" in said.inner_text(), "the list")
        for index, expected in ((1, "share=0.055"), (2, "nu=0.112")):
            self.page.locator(HANDLE).nth(index).focus()
            self.page.keyboard.press("ArrowRight")
            self.until(lambda: expected in said.inner_text(), f"{expected}, not {said.inner_text()}")
        self.nothing_overflows("several", 1280)

    def test_it_fits_a_phone(self):
        self.page.set_viewport_size({"width": 390, "height": 1200})
        self.run_all(notebook("phone.ipynb", SETUP, MAP, SEVERAL))
        self.hide_files()
        self.nothing_overflows("phone", 390)

    def move_and_save(self, path):
        self.run_all(path)
        self.page.locator(HANDLE).first.focus()
        self.page.keyboard.press("ArrowRight")
        self.until(lambda: "k = 21;" in self.alt(), "before")
        self.menu("File", "Save Notebook")
        time.sleep(1)

    def test_a_page_loaded_again_finds_the_control_alive(self):
        path = notebook("reload.ipynb", SETUP, MAP)
        self.move_and_save(path)
        self.show(path)
        self.page.wait_for_selector(IMAGE, timeout=30_000)
        self.until(lambda: "k = 21;" in self.alt(), "the page has the last map")
        time.sleep(2)
        self.page.locator(HANDLE).first.focus()
        self.page.keyboard.press("ArrowRight")
        self.until(lambda: "k = 22;" in self.alt(), "the control still works")

    def test_a_saved_notebook_shows_the_picture_when_its_kernel_is_gone(self):
        path = notebook("reopen.ipynb", SETUP, MAP)
        self.move_and_save(path)
        self.stop_kernels()
        saved = json.loads((ROOT / path).read_text(encoding="utf-8"))
        self.assertIn("application/vnd.jupyter.widget-view+json", saved["cells"][1]["outputs"][0]["data"])
        self.page.goto("about:blank")
        self.show(path)
        picture = self.page.locator(".jp-OutputArea-output img")
        picture.wait_for(timeout=30_000)
        time.sleep(3)  # the front end looks for the models of the session that is gone
        self.assertGreater(picture.bounding_box()["width"], 200)
        self.assertEqual(0, self.page.locator(".widget-slider").count())
        self.assertEqual(0, self.page.locator("text=Error displaying widget").count())
        self.page.screenshot(path=SCREENS / "reopened.png")

    def test_two_hundred_runs_of_a_cell_leave_one_control(self):
        measure = ('System.gc(); System.gc(); System.out.print(StreamSupport.stream(kernel().getCommManager().spliterator(), '
                   'false).count() + " " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1000000 '
                   '+ " " + Thread.activeCount());')
        self.run_all(notebook("again.ipynb", SETUP, MAP, measure))
        first = self.counts()
        self.assertEqual(6, first["comms"])
        self.run_cell(1, 200)
        last = self.counts()
        print(f"\nbefore 200 runs {first}, after {last}")
        self.assertEqual(6, last["comms"])
        self.assertEqual(1, self.page.locator(".widget-slider").count())
        self.assertLessEqual(last["threads"], first["threads"] + 2)
        # The shell keeps the source and the class of every cell run: about 20 megabytes in 200 runs of any cell.
        self.assertLess(last["used"], first["used"] + 45, "megabytes")
        self.page.locator(HANDLE).first.focus()
        self.page.keyboard.press("ArrowRight")
        self.until(lambda: "k = 21;" in self.alt(), "the last control works")

    def run_cell(self, index, times=1):
        self.page.locator(".jp-CodeCell .jp-InputPrompt").nth(index).click()
        for _ in range(times):
            self.page.keyboard.press("Control+Enter")
        self.wait_until_done()

    def counts(self):
        """Open comms as the kernel tells them when asked, memory in megabytes and threads: what the third cell prints."""
        self.run_cell(2)
        text = self.page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea").inner_text()
        return dict(zip(("comms", "used", "threads"), map(int, re.search(r"(\d+) (\d+) (\d+)", text).groups())))


WATCH = """() => {
    window.shown = []; window.released = 0; window.blank = 0;
    window.addEventListener('pointerup', () => { window.released = performance.now(); }, true);
    window.addEventListener('mouseup', () => { window.released = performance.now(); }, true);
    const place = document.querySelector('.widget-html-content');
    const frame = () => {
        const image = place.querySelector('img');
        if (!image || !image.complete || !image.naturalWidth) window.blank++;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new MutationObserver(() => {
        const image = place.querySelector('img');
        image.decode().then(() => window.shown.push(performance.now()), () => {});
    }).observe(place, {childList: true, subtree: true, attributes: true});
}"""


if __name__ == "__main__":
    unittest.main()
