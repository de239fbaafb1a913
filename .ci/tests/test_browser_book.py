"""The book as a reader sees it: opened from its folder, without a server, at a desk and on a phone."""

import functools
import json
import os
import subprocess
import sys
import threading
import unittest
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

from browser import QUIET, ROOT, SCREENS

BOOK = ROOT / "target" / "book"
WIDTHS = {"projector": 1920, "desk": 1280, "phone": 390}
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("article *")].filter(element => {
    for (let up = element; up && up.tagName !== "ARTICLE"; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") {
        return false;
      }
    }
    return element.getBoundingClientRect().right > width + 1;
  }).map(element => element.tagName + "." + element.className);
  return {page: document.documentElement.scrollWidth, width, wide: wide.slice(0, 5)};
}"""
FAINT = """() => {
  const parse = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let up = element; up; up = up.parentElement) {
      const color = parse(getComputedStyle(up).backgroundColor);
      if (color.length === 3 || color[3] > 0.5) {
        return color;
      }
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("article p, article li, article td, article th, article .cell_output div, article pre")]
    .filter(element => element.innerText && element.innerText.trim() && element.getClientRects().length)
    .map(element => {
      const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), element.innerText.slice(0, 60)];
    }).filter(([contrast]) => contrast < 4.5).slice(0, 5);
}"""


def outputs(path):
    """The HTML that a notebook's cells have shown."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(output["data"]["text/html"]) for cell in cells for output in cell.get("outputs", [])
            if "text/html" in output.get("data", {})]


class BookTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        SCREENS.mkdir(parents=True, exist_ok=True)
        made = subprocess.run([sys.executable, str(ROOT / "lab"), "book"], cwd=ROOT, capture_output=True, text=True)
        if made.returncode != 0:
            raise AssertionError("lab book failed: " + made.stdout + made.stderr)
        cls.pages = sorted(path for path in BOOK.glob("**/*.html"))
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path=os.environ["ODD_ONE_OUT_CHROMIUM"], args=QUIET)
        cls.addClassCleanup(cls.browser.close)

    def open(self, path="index.html", width=1280, query="", **options):
        page = self.browser.new_page(viewport={"width": width, "height": 1000}, **options)
        self.addCleanup(page.close)
        self.outside, self.errors = [], []
        page.on("request", lambda request: self.outside.append(request.url) if request.url.startswith("http") else None)
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", lambda request: self.errors.append("not found: " + request.url))
        page.goto((BOOK / path).as_uri() + query)
        return page

    def drawn(self, page):
        """Waits until the formulas of a page are drawn; how many there are, how many are drawn."""
        count = page.locator(".math").count()
        if count:
            page.wait_for_function("() => window.MathJax && MathJax.startup && MathJax.startup.promise")
            page.evaluate("() => MathJax.startup.promise")
        return count, page.locator(".math mjx-container svg").count()

    def test_every_page_fits_every_width_and_says_nothing_in_the_console(self):
        self.assertGreaterEqual(len(self.pages), 8)
        for path in self.pages:
            for name, width in WIDTHS.items():
                short = path.relative_to(BOOK).as_posix()
                with self.subTest(page=short, width=width):
                    page = self.open(short, width)
                    formulas, drawn = self.drawn(page)
                    self.assertEqual(formulas, drawn, "formulas are drawn")
                    broken = page.evaluate("() => [...document.images].filter(i => !i.complete || !i.naturalWidth).length")
                    self.assertEqual(0, broken, "every picture is there")
                    page.screenshot(path=SCREENS / f"book-{short[:-5].replace('/', '-')}-{name}.png", full_page=True)
                    size = page.evaluate(OVERFLOW)
                    self.assertLessEqual(size["page"], size["width"], size["wide"])
                    self.assertEqual([], size["wide"], "nothing is cut off")
                    self.assertEqual([], self.errors)
                    self.assertEqual([], self.outside, "nothing is asked of a server")
                    page.close()

    def test_search_finds_a_word_and_shows_where_it_stands(self):
        page = self.open("search.html", query="?q=masking")
        page.wait_for_selector("#search-results ul.search li p.context", timeout=20_000)
        hits = page.locator("#search-results ul.search > li")
        self.assertGreaterEqual(hits.count(), 3)
        excerpts = page.locator("#search-results p.context").all_inner_texts()
        self.assertTrue(any("mask" in text.lower() for text in excerpts), excerpts)
        page.screenshot(path=SCREENS / "book-search-masking.png")
        hits.locator("a").first.click()
        page.wait_for_selector("article")
        self.assertEqual(([], []), (self.errors, self.outside))

    def test_it_works_in_a_folder_of_a_server_too(self):
        class Quiet(SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=BOOK.parent)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            page = self.browser.new_page()
            failed = []
            page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
            page.on("request", lambda asked: failed.append(asked.url) if not asked.url.startswith(address) else None)
            for path in ("index.html", "solutions/04.html", "glossary.html"):
                page.goto(f"{address}{BOOK.name}/{path}")
                page.wait_for_load_state("networkidle")
            page.goto(f"{address}{BOOK.name}/search.html?q=masking")
            page.wait_for_selector("#search-results ul.search li p.context", timeout=20_000)
            page.close()
            server.shutdown()
            self.assertEqual([], [url for url in failed if not url.endswith("/favicon.ico")])

    def test_dark_and_light_are_readable(self):
        for scheme in ("dark", "light"):
            for path in self.pages:
                short = path.relative_to(BOOK).as_posix()
                with self.subTest(page=short, scheme=scheme):
                    page = self.open(short, color_scheme=scheme)
                    self.drawn(page)
                    if scheme == "dark":
                        page.screenshot(path=SCREENS / f"book-{short[:-5].replace('/', '-')}-dark.png", full_page=True)
                    self.assertEqual([], page.evaluate(FAINT), "text stands out from its ground")
                    page.close()

    def test_the_theme_button_turns_the_page_dark(self):
        page = self.open(color_scheme="light")
        before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        for _ in range(2):  # automatic, light, dark
            page.locator(".theme-toggle-header, .theme-toggle-content").locator("visible=true").first.click()
            if page.evaluate("() => document.body.dataset.theme") == "dark":
                break
        self.assertEqual("dark", page.evaluate("() => document.body.dataset.theme"))
        self.assertNotEqual(before, page.evaluate("() => getComputedStyle(document.body).backgroundColor"))

    def test_a_reader_goes_on_from_page_to_page_to_the_end(self):
        page = self.open()
        seen = []
        while True:
            seen.append(page.url.rpartition("/book/")[2])
            onward = page.locator("footer .next-page")
            if not onward.count():
                break
            onward.click()
            page.wait_for_load_state()
        self.assertEqual(len(seen), len(set(seen)))
        chapters = [name for name in seen if name[0].isdigit()]
        self.assertEqual("index.html", seen[0])
        self.assertEqual(sorted(chapters), chapters)
        self.assertEqual({path.relative_to(BOOK).as_posix() for path in self.pages} - {"search.html"}, set(seen))

    def test_a_glossary_link_lands_on_its_word(self):
        page = self.open("00-start-here.html")
        page.locator("article a[href*='glossary.html#']", has_text="masking").first.click()
        page.wait_for_load_state()
        self.assertIn("glossary.html#", page.url)
        heading = page.evaluate("() => document.querySelector(location.hash).closest('section').querySelector('h3').innerText")
        self.assertIn("Masking", heading)

    def test_code_has_colors_and_a_copy_button(self):
        page = self.open("00-start-here.html")
        cell = page.locator("div.cell_input").first
        self.assertGreater(page.locator("div.cell_input span.kt, div.cell_input span.n, div.cell_input span.mi").count(), 10)
        cell.hover()
        self.assertGreaterEqual(cell.locator("button.copybtn").count(), 1)
        self.assertEqual(0, page.locator("div.cell_output button.copybtn").count())

    def test_what_is_alive_in_a_notebook_is_alive_in_the_book(self):
        for path in (ROOT / "notebooks").glob("*.ipynb"):
            made = [html for html in outputs(path) if "data-odd=" in html]
            for name, width in WIDTHS.items():
                with self.subTest(notebook=path.name, width=width):
                    page = self.open(path.stem + ".html", width)
                    page.wait_for_load_state()
                    roots = page.locator("article [data-odd]")
                    self.assertEqual(len(made), roots.count(), "every interactive output is on the page")
                    for at in range(len(made)):
                        self.assertTrue(self.alive(roots.nth(at)), f"number {at + 1} reacts to the keyboard")
                    self.assertEqual(([], []), (self.errors, self.outside))
                    page.close()

    def alive(self, root):
        """Whether its live form is shown in place of the still picture, and an arrow key changes what it shows."""
        live, still = root.locator(".odd-live"), root.locator(".odd-still")
        root.scroll_into_view_if_needed()
        live.wait_for(timeout=10_000)
        handles = live.locator("[role=slider], input[type=range], [tabindex='0']")
        if still.is_visible() or not handles.count():
            return False
        shown = "live => live.innerHTML + [...live.querySelectorAll('input, output')].map(field => field.value)"
        for number in range(handles.count()):
            before = live.evaluate(shown)
            handles.nth(number).focus()
            for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):
                root.page.keyboard.press(key)
                root.page.wait_for_timeout(150)
                if live.evaluate(shown) != before:
                    return True
        return False

    def test_navigation_cells_of_the_notebooks_are_left_to_the_theme(self):
        paths = [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "notebooks" / "solutions").glob("*.ipynb")]
        self.assertGreater(len(paths), 5)
        for path in paths:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            said = ["".join(cell["source"]).strip() for cell in cells if "navigation" in cell["metadata"].get("tags", [])]
            shown = (BOOK / path.relative_to(ROOT / "notebooks")).with_suffix(".html").read_text(encoding="utf-8")
            self.assertEqual([], [text for text in said if text and text in shown])


if __name__ == "__main__":
    unittest.main()
