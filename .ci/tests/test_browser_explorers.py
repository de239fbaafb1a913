"""Explorers and animations as a reader uses them: in JupyterLab, from a saved notebook, and as a page of their own.

A scratch notebook in target/browser makes one of each, prints what Java counts, and writes the same HTML as pages.
"""

import json
import shutil
import unittest

from browser import FOLDER, SCREENS, BrowserCase, notebook

CELLS = ["""Dataset data = Synthetic.twoDensities(300, 42);
double[] scores = new LocalOutlierFactor(10).fit(data).trainingScores();
Explorer.threshold(data.labels(), scores)""",
         """StringBuilder counts = new StringBuilder();
for (double cut : DoubleStream.concat(DoubleStream.of(-1), Arrays.stream(scores)).sorted().distinct().toArray()) {
    Confusion at = Confusion.at(data.labels(), scores, cut);
    counts.append(cut + " " + at.truePositives() + " " + at.falsePositives() + " " + at.trueNegatives() + " "
            + at.falseNegatives() + "\\n");
}
System.out.print(counts)""",
         """Map<String, FittedDetector> models = new LinkedHashMap<>();
models.put("LOF k=10", new LocalOutlierFactor(10).fit(data));
models.put("kNN k=10", new KNearestNeighbors(10).fit(data));
Explorer.compare(models, data)""",
         """Map<String, XYChart> frames = new LinkedHashMap<>();
for (int k = 5; k <= 25; k += 5) {
    frames.put("k = " + k, Charts.scoreMap(new LocalOutlierFactor(k).fit(data), data, 1.5));
}
Animation.of(frames)""",
         """for (String theme : List.of("light", "dark")) {
    String colors = theme.equals("dark") ? "background:#111;color:#ddd" : "background:#fff;color:#222";
    String page = "<!doctype html><meta name=viewport content='width=device-width'><body style='margin:12px;font-family:sans-serif;"
            + colors + "'>" + Explorer.threshold(data.labels(), scores).html() + Explorer.compare(models, data).html()
            + Animation.of(frames).html();
    Files.writeString(Path.of("explorers-" + theme + ".html"), page + Explorer.threshold(data.labels(), scores).html());
}"""]
SLIDER = "[data-odd=threshold] [role=slider]"


class ExplorersTest(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        shutil.rmtree(FOLDER, ignore_errors=True)
        cls.path = notebook("explorers.ipynb", *CELLS)

    def tearDown(self):
        self.assertEqual([], self.errors, "errors of scripts")
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def page_of(self, theme, width):
        self.page.set_viewport_size({"width": width, "height": 1500})
        self.page.goto((FOLDER / f"explorers-{theme}.html").as_uri())
        self.page.wait_for_selector("[data-odd=animation].odd-on")

    def counts(self):
        """What the first explorer shows: its threshold and the four counts."""
        root = self.page.locator("[data-odd=threshold]").first
        cells = {cell: int(root.locator(f"[data-is={cell}]").inner_text().replace(",", ""))
                 for cell in ("tp", "fp", "tn", "fn")}
        return float(root.locator(".odd-value").inner_text()), [cells[name] for name in ("tp", "fp", "tn", "fn")]

    def assert_counts_are_javas(self, java):
        cut, shown = self.counts()
        below = [row for row in java if row[0] <= cut]
        self.assertEqual([int(n) for n in below[-1][1:]], shown, f"counts at {cut}")
        said = self.page.locator(SLIDER).first.get_attribute("aria-valuetext")
        self.assertIn(f"{shown[0]} of {shown[0] + shown[3]} anomalies flagged, {shown[1]} false alarms", said)
        return cut

    def drag_and_type(self, java):
        slider = self.page.locator(SLIDER).first
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + 60, middle)
        self.page.mouse.down()
        seen = []
        for share in (0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.95, 0.25):
            self.page.mouse.move(box["x"] + 44 + share * (box["width"] - 52), middle)
            seen.append(self.assert_counts_are_javas(java))
        self.page.mouse.up()
        self.assertGreaterEqual(len(set(seen)), 6, seen)
        slider.focus()
        before = seen[-1]
        for key, rises in (("ArrowRight", True), ("ArrowUp", True), ("PageUp", True), ("ArrowLeft", False),
                           ("ArrowDown", False), ("PageDown", False), ("End", True), ("Home", False)):
            old = self.counts()[1]
            self.page.keyboard.press(key)
            now = self.assert_counts_are_javas(java)
            self.assertEqual(rises, now > before, f"{key} from {before} to {now}")
            self.assertNotEqual(old, self.counts()[1], f"{key} changes a count")
            before = now

    def java(self):
        saved = json.loads((FOLDER / "explorers.ipynb").read_text(encoding="utf-8"))
        text = "".join("".join(out["text"]) for out in saved["cells"][1]["outputs"] if out["output_type"] == "stream")
        return [[float(part) for part in line.split()] for line in text.splitlines()]

    def assert_nothing_overflows(self, what):
        wide = self.page.evaluate("""() => [...document.querySelectorAll('.odd')]
            .map(e => [e.dataset.odd, e.scrollWidth, e.clientWidth, e.parentElement.clientWidth])
            .filter(([, inner, own, outer]) => inner > own + 1 || own > outer + 1)""")
        self.assertEqual([], wide, what)

    def test_1_in_a_running_notebook_the_counts_are_those_of_java(self):
        self.run_all(self.path)
        self.page.keyboard.press("Control+s")
        self.page.wait_for_selector("[data-odd=animation].odd-on", timeout=30_000)
        self.page.wait_for_timeout(1500)
        self.assertGreater(len(self.java()), 200)
        self.drag_and_type(self.java())
        self.page.locator("[data-odd=compare] .odd-maps").focus()
        cell = self.page.locator(".jp-Cell.jp-mod-active").first.get_attribute("data-windowed-list-index")
        before = self.page.inner_text("[data-odd=compare] .odd-where")
        for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
            self.page.keyboard.press(key)
        self.assertNotEqual(before, self.page.inner_text("[data-odd=compare] .odd-where"))
        now = self.page.locator(".jp-Cell.jp-mod-active").first.get_attribute("data-windowed-list-index")
        self.assertEqual(cell, now, "the arrow keys do not move through the notebook")
        self.assert_nothing_overflows("in JupyterLab")
        self.page.screenshot(path=SCREENS / "explorers-lab-light.png")

    def test_2_a_dark_lab_makes_them_dark_while_they_are_open(self):
        self.open(self.path)
        compare = self.page.wait_for_selector("[data-odd=threshold].odd-on", timeout=30_000)
        self.assertNotIn("odd-dark", compare.get_attribute("class"))
        self.theme("Dark")
        self.page.wait_for_selector("[data-odd=threshold].odd-dark", timeout=20_000)
        self.page.screenshot(path=SCREENS / "explorers-lab-dark.png")
        self.theme("Light")
        self.page.wait_for_selector("[data-odd=threshold].odd-on:not(.odd-dark)", timeout=20_000)

    def test_3_on_a_telephone_it_fits(self):
        self.page.set_viewport_size({"width": 390, "height": 2400})
        self.open(self.path)
        self.page.wait_for_selector("[data-odd=threshold].odd-on", timeout=30_000)
        self.hide_files()
        self.page.wait_for_timeout(1500)
        self.page.screenshot(path=SCREENS / "explorers-lab-390.png")
        self.assertGreater(self.page.locator("[data-odd=threshold]").first.bounding_box()["width"], 200)
        self.assert_nothing_overflows("in JupyterLab, 390 wide")

    def test_3_saved_and_opened_again_it_works_without_running_a_cell(self):
        self.open(self.path)
        self.page.wait_for_selector("[data-odd=threshold].odd-on", timeout=30_000)
        self.drag_and_type(self.java())

    def test_4_a_notebook_that_is_not_trusted_shows_still_pictures(self):
        other = json.loads((FOLDER / "explorers.ipynb").read_text(encoding="utf-8"))
        other["cells"][0]["source"] = "// from somewhere else"
        (FOLDER / "stranger.ipynb").write_text(json.dumps(other), encoding="utf-8")
        self.open("target/browser/stranger.ipynb")
        self.page.wait_for_selector(".jp-OutputArea img", timeout=30_000)
        self.page.wait_for_timeout(1000)
        self.assertEqual(0, self.page.locator(".odd-live").count(), "no script ran")
        images = self.page.evaluate("""() => [...document.querySelectorAll('.jp-OutputArea img')]
            .map(i => [i.alt, i.naturalWidth, i.clientWidth, i.closest('.jp-OutputArea').clientWidth])""")
        self.assertEqual(2 + 5, len(images), "one picture an explorer, and each frame")
        for alt, natural, shown, room in images:
            self.assertTrue(alt and natural > 100 and 100 < shown <= room, (alt, natural, shown, room))
        self.assertIn("Threshold explorer: score >", self.page.inner_text(".jp-OutputArea >> nth=0"))
        self.page.screenshot(path=SCREENS / "explorers-untrusted.png")

    def test_5_as_a_page_it_fits_and_moves_in_both_themes(self):
        for theme in ("light", "dark"):
            for width in (1280, 390):
                self.page_of(theme, width)
                self.page.wait_for_timeout(300)
                self.assert_nothing_overflows(f"{theme}, {width} wide")
                self.assertLessEqual(self.page.evaluate("() => document.documentElement.scrollWidth"), width)
                dark = self.page.locator("[data-odd=compare]").evaluate("e => e.classList.contains('odd-dark')")
                self.assertEqual(theme == "dark", dark)
                self.page.screenshot(path=SCREENS / f"explorers-{theme}-{width}.png", full_page=True)
        self.drag_and_type(self.java())

    def test_6_the_same_output_twice_on_a_page_works_twice(self):
        self.page_of("light", 1280)
        sliders = self.page.locator(SLIDER)
        self.assertEqual(2, sliders.count())
        first = self.counts()
        before = sliders.nth(1).get_attribute("aria-valuenow")
        sliders.nth(1).focus()
        self.page.keyboard.press("Home")
        self.assertNotEqual(before, sliders.nth(1).get_attribute("aria-valuenow"))
        self.assertEqual(first, self.counts(), "the other stays")

    def test_7_pointing_at_one_map_marks_all_and_reads_every_score(self):
        self.page_of("light", 1280)
        maps = self.page.locator(".odd-map")
        data = json.loads(self.page.locator("[data-odd=compare] > script").text_content())
        plot = data["maps"][1]["plot"]
        box = maps.nth(1).bounding_box()
        scale = box["width"] / data["maps"][1]["width"]
        x, y = 20, 30  # a place of the grid
        self.page.mouse.move(box["x"] + scale * (plot[0] + plot[2] * x / (data["side"] - 1)),
                             box["y"] + scale * (plot[1] + plot[3] * (1 - y / (data["side"] - 1))))
        shown = self.page.locator("[data-odd=compare] td[data-is=score]").all_inner_texts()
        self.assertEqual([one["scores"][y * data["side"] + x] for one in data["maps"]], [float(s) for s in shown])
        crosses = self.page.evaluate("() => [...document.querySelectorAll('.odd-cross')].map(e => e.getAttribute('d'))")
        self.assertEqual(2, len(crosses))
        self.page.keyboard.press("Tab")
        self.page.locator(".odd-maps").focus()
        self.page.keyboard.press("ArrowRight")
        shown = self.page.locator("[data-odd=compare] td[data-is=score]").all_inner_texts()
        self.assertEqual([one["scores"][y * data["side"] + x + 1] for one in data["maps"]], [float(s) for s in shown])

    def test_8_a_flip_book_waits_for_its_reader(self):
        self.page_of("light", 1280)
        book = self.page.locator("[data-odd=animation]")
        caption = book.locator("output")
        self.page.wait_for_timeout(2500)
        self.assertEqual("k = 5", caption.inner_text(), "it does not start by itself")
        book.locator("input").focus()
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowRight")
        self.assertEqual("k = 15", caption.inner_text())
        self.assertEqual(1, book.locator("img.odd-seen").count())
        self.assertEqual("k = 15, 3 of 5", book.locator("input").get_attribute("aria-valuetext"))
        book.locator("button").click()
        self.page.wait_for_function("() => document.querySelector('[data-odd=animation] output').textContent === 'k = 25'")
        self.assertIn("play", book.locator("button").inner_text())


if __name__ == "__main__":
    unittest.main()
