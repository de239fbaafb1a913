"""Tests of the book: small notebooks with one fault each, and what the build says of them."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import ROOT, lab

BOOK = ROOT / "notebooks" / ".book"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

sys.dont_write_bytecode = True
sys.path.insert(0, str(BOOK))
import pages  # noqa: E402
import sources  # noqa: E402


def text(source, *tags):
    return {"cell_type": "markdown", "metadata": {"tags": list(tags)} if tags else {}, "source": source}


def code(source, data=None, metadata=None, *tags):
    outputs = [] if data is None else [{"output_type": "execute_result", "execution_count": 1, "data": data,
                                        "metadata": metadata or {}}]
    return {"cell_type": "code", "metadata": {"tags": list(tags)} if tags else {}, "source": source,
            "outputs": outputs, "execution_count": 1}


def notebook(*cells, **metadata):
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return {"cells": list(cells), "nbformat": 4, "nbformat_minor": 5, "metadata": {
        "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
        "language_info": {"name": "Java", "pygments_lexer": "java"}, **metadata}}


def write(folder, **notebooks):
    for name, content in notebooks.items():
        path = folder / (name.replace("__", "/").replace("_", "-") + ".ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")


def temporary(test):
    folder = tempfile.TemporaryDirectory()
    test.addCleanup(folder.cleanup)
    return Path(folder.name).resolve()


class Sources(unittest.TestCase):
    def setUp(self):
        self.folder = temporary(self)
        self.notebooks, self.source = self.folder / "notebooks", self.folder / "source"

    def copied(self, name):
        return json.loads((self.source / (name + ".ipynb")).read_text(encoding="utf-8"))["cells"]

    def copy(self, **notebooks):
        write(self.notebooks, **notebooks)
        return sources.copy(self.notebooks, self.source, self.folder)

    def test_chapters_come_by_their_number_then_what_is_looked_up_then_solutions(self):
        page = notebook(text("# T"))
        names = self.copy(index=page, b=notebook(text("# B"), odd_one_out={"chapter": 3}), **{
            "10_c": page, "9_a": page, "glossary": page, "solutions__9": page})
        self.assertEqual(6, len(names))
        table = self.copied("index")[-1]["source"]
        order = [line for line in table.splitlines() if line in names or line.startswith(":caption:")]
        self.assertEqual([":caption: Chapters", "b", "9-a", "10-c", ":caption: Look up", "glossary",
                          ":caption: Solutions", "solutions/9"], order)

    def test_navigation_is_left_out_and_hidden_folders_are_no_pages(self):
        names = self.copy(index=notebook(text("# T"), text("next: [1](1.ipynb)", "navigation")),
                          **{".ipynb-checkpoints__index": notebook()})
        self.assertEqual(["index"], names)
        self.assertIn("remove-cell", self.copied("index")[1]["metadata"]["tags"])

    def test_anchors_in_a_heading_stand_before_it(self):
        self.copy(glossary=notebook(text('# G\n\n### <span id="knn"></span><span id="neighbor"></span>Neighbor\nText')))
        self.assertEqual("# G\n\n(knn)=\n### Neighbor\nText", self.copied("glossary")[0]["source"])

    def test_files_of_the_repository_come_along_and_pages_of_them_too(self):
        (self.folder / "data").mkdir()
        (self.folder / "data" / "README.md").write_text("# Data\n\n[terms](../LICENSE)", encoding="utf-8")
        (self.folder / "LICENSE").write_text("terms", encoding="utf-8")
        self.copy(index=notebook(text("# T\n[data](../data/README.md#Data) `[x](../LICENSE)` [gone](../gone.md)")))
        self.assertIn("[data](repository/data/README.md#Data) `[x](../LICENSE)` [gone](../gone.md)",
                      self.copied("index")[0]["source"])
        self.assertEqual("terms", (self.source / "repository" / "LICENSE").read_text(encoding="utf-8"))
        self.assertIn("repository/data/README", self.copied("index")[-1]["source"])

    def test_the_notebooks_stay_as_they_are(self):
        write(self.notebooks, index=notebook(text('# T\n### <span id="a"></span>A')))
        before = (self.notebooks / "index.ipynb").read_bytes()
        sources.copy(self.notebooks, self.source, self.folder)
        self.assertEqual([before], [path.read_bytes() for path in self.notebooks.glob("**/*")])


class Pages(unittest.TestCase):
    def faults(self, **texts):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for page, content in texts.items():
                (folder / (page + ".html")).write_text(content, encoding="utf-8")
            (folder / "data.csv").write_text("1", encoding="utf-8")
            return [str(fault) for fault in pages.check(folder, pages.read(folder))]

    def test_a_page_without_fault(self):
        self.assertEqual([], self.faults(
            a='<h1 id="x">A</h1><a href="b.html#y">b</a><a href="#x">x</a><a href="data.csv">d</a><img src="p.png" alt="P">'
              '<a href="https://doi.org/10.1145/342009.335388">doi</a><a href="mailto:a@b.org">m</a>'
              '<svg xmlns="http://www.w3.org/2000/svg"></svg><script>const space = "http://www.w3.org/2000/svg";</script>',
            b='<p id="y">'))

    def test_links_that_lead_nowhere_are_told_with_their_place_and_the_nearest_name(self):
        faults = self.faults(a='<h2>One</h2><a href="c.html">c</a><a href="b.html#thresold">t</a>', b='<p id="threshold">')
        self.assertEqual(2, len(faults))
        self.assertRegex(faults[0], r'a\.html, under "One": a link to c\.html leads to no page')
        self.assertRegex(faults[1], r"b\.html#thresold leads to no place on b\.html.*there is #threshold")

    def test_forms_of_addresses_elsewhere(self):
        for bad in ("https://doi.org/342009.335388", "https://doi.org", "http://nowhere", "https://two words.org",
                    "htp://example.org", "//example.org"):
            with self.subTest(bad=bad):
                self.assertEqual(1, len(self.faults(a=f'<a href="{bad}">x</a>')))

    def test_pictures_need_a_text_of_their_own(self):
        for bad in ("", 'alt=""', 'alt=" "', 'alt="images/p.png"'):
            with self.subTest(bad=bad):
                self.assertRegex(self.faults(a=f'<img src="images/p.png" {bad}>')[0], "picture without a text")

    def test_formulas_that_stayed_text(self):
        self.assertEqual([], self.faults(a=r"<code>$\sum$</code><pre>$\sum$</pre><p>from $2 to $3, \(\sum\)</p>"))
        self.assertRegex(self.faults(a=r"<h2>One</h2><p>$\frac{1}{2}$</p>")[0], r'under "One": the formula .* as it was typed')

    def test_whatever_comes_from_outside_is_told(self):
        for bad in ('<script src="https://x.org/a.js"></script>', '<img alt="x" src="//x.org/a.png">',
                    '<link rel="stylesheet" href="http://x.org/a.css">', '<iframe src="https://x.org"></iframe>',
                    '<style>@font-face{src:url(https://x.org/f.woff)}</style>', '<style>@import "https://x.org/a.css"</style>',
                    '<p style="background:url(//x.org/a.png)">', '<script>fetch("https://x.org/a.json")</script>',
                    '<script type="module">import x from "https://x.org/a.js"</script>',
                    '<img alt="x" src="a.png" srcset="https://x.org/a.png 2x">'):
            with self.subTest(bad=bad):
                faults = self.faults(a=bad)
                self.assertEqual(1, len(faults), faults)
                self.assertRegex(faults[0], r"loads .*x\.org.* from outside")


class Build(unittest.TestCase):
    """Each fault through the whole build, as `lab book` runs it."""

    @classmethod
    def setUpClass(cls):
        python = lab.book_python(lab.environment())
        found = sorted((ROOT / "lib" / "notebook" / "target" / "mathjax").glob("**/tex-svg-full.js"))
        if python is None:
            raise unittest.SkipTest(lab.no_book_python())
        if not found:
            raise unittest.SkipTest("MathJax is not here yet: lab setup")
        cls.python, cls.mathjax = lab.tool_environment("book", python), found[-1]
        cls.chromium = lab.find_chromium(install=False)

    def setUp(self):
        self.folder = temporary(self)

    def build(self, chromium=None, **notebooks):
        write(self.folder / "notebooks", **notebooks)
        command = [self.python, "-B", BOOK / "build.py", "--notebooks", self.folder / "notebooks", "--repository",
                   self.folder, "--work", self.folder / "work", "--book", self.folder / "book", "--mathjax", self.mathjax]
        ran = subprocess.run([str(part) for part in command + (["--chromium", chromium] if chromium else [])],
                             capture_output=True, text=True)
        self.assertEqual("", ran.stderr)
        return json.loads(ran.stdout.splitlines()[-1])

    def test_a_good_book_takes_the_place_of_the_old_one_and_a_bad_one_does_not(self):
        chart = code("chart", {"image/png": PIXEL, "text/plain": "c"}, {"image/png": {"alt": "Chart: one point"}})
        table = code("table", {"text/html": '<a href="glossary.ipynb#Big-word">big</a>', "text/plain": "t"})
        live = code("live", {"text/html": "<div data-live>shown</div>", "image/png": PIXEL, "text/plain": "x"}, None,
                    "hide-input")
        first = {"index": notebook(text("# T\n[1](1-one.ipynb) [g](glossary.ipynb#Big-word) [k](glossary.ipynb#knn)")),
                 "1_one": notebook(text("# One\n$x^2$"), text("go on", "navigation"), chart, table, live),
                 "glossary": notebook(text('# G\n## <span id="knn"></span>Big word\n[self](#knn)'))}
        told = self.build(**first)
        self.assertEqual(([], 3, "no Chromium was found"), (told["faults"], told["pages"], told["unchecked"]))
        page = (self.folder / "book" / "1-one.html").read_text(encoding="utf-8")
        for wanted in ('alt="Chart: one point"', 'href="glossary.html#Big-word"', "<div data-live>shown</div>", "<details",
                       "_static/mathjax/tex-svg-full.js"):
            self.assertIn(wanted, page)
        self.assertNotIn("go on", page)
        self.assertEqual(1, (self.folder / "book" / "glossary.html").read_text(encoding="utf-8").count('id="knn"'))
        self.assertNotEqual([], self.build(index=notebook(text("# New\n[x](gone.ipynb)")))["faults"])
        self.assertIn("One", (self.folder / "book" / "1-one.html").read_text(encoding="utf-8"))
        self.assertNotIn("New", (self.folder / "book" / "index.html").read_text(encoding="utf-8"))

    def test_every_fault_is_told_at_once_each_once_by_notebook_and_cell(self):
        told = self.build(
            index=notebook(text("# T"), text("[a](gone.ipynb)"), text("[b](1-one.ipynb#Nowhere)"), text("[c](#knn)"),
                           code("chart", {"image/png": PIXEL, "text/plain": "c"}),
                           code("out", {"text/html": '<a href="solutions/1.ipynb">s</a>', "text/plain": "t"}),
                           code("out", {"text/html": '<img src="https://x.org/p.png" alt="p">', "text/plain": "t"}),
                           text("![](p.png)"), text("### Deep")),
            **{"1_one": notebook(text('# One\n## <span id="knn"></span>Two'))})["faults"]
        for number, wanted in enumerate((
                r"notebooks/index.ipynb, cell 2: .*gone.ipynb", r"notebooks/index.ipynb, cell 3: .*Nowhere",
                r"notebooks/index.ipynb, cell 4: .*knn", r"notebooks/index.ipynb, cell 5: a picture without a text",
                r"index.html.*solutions/1.html leads to no page", r"index.html.*loads https://x.org/p.png from outside",
                r"cell 8: a picture without a text", r"index.ipynb: .*not readable: p\.png", r"cell 9: .*[Hh]ead")):
            with self.subTest(wanted=wanted):
                self.assertEqual(1, len([fault for fault in told if lab.re.search(wanted, fault)]), "\n".join(told))

    def test_formulas_with_errors(self):
        if self.chromium is None:
            self.skipTest("no Chromium")
        told = self.build(self.chromium, index=notebook(
            text("# T\n## A\n$\\frc{1}{2}$ and $\\frac{1}{2}$\n\n## B\n$$\nx^2^3\n$$\n\n"
                 "| a | b |\n|---|---|\n| $\\max\\bigl(k$ | $\\frac{1}$ |"),
            code("out", {"text/html": "<b>$\\frac{1}{2}$</b>", "text/plain": "t"})))
        self.assertIsNone(told["unchecked"])
        self.assertEqual(4, len(told["faults"]), told["faults"])
        self.assertRegex(told["faults"].pop(0), "as it was typed")
        self.assertRegex(told["faults"][0], r'index\.html, under "A": the formula \\frc\{1\}\{2\} .*Undefined control sequence')
        self.assertRegex(told["faults"][1], r'under "B".*Double exponent')
        self.assertRegex(told["faults"][2], r"Missing argument")

    def test_a_browser_that_does_not_answer_is_a_fault_and_no_silence(self):
        told = self.build("/bin/false" if Path("/bin/false").exists() else sys.executable, index=notebook(text("# T\n$x$")))
        self.assertRegex("".join(told["faults"]), "gave no answer")


class Launcher(unittest.TestCase):
    def test_an_older_python_looks_for_a_newer_one_and_else_says_what_to_do(self):
        place = lab.Environment(Path(tempfile.gettempdir()) / "nowhere")
        with mock.patch.object(lab, "OLDEST_BOOK_PYTHON", (3, 99)):
            self.assertIsNone(lab.book_python(place))
            self.assertRegex(lab.no_book_python(), r"needs Python 3\.99 or newer.*this is 3\.\d+.*Install one")
            passed, failed, note = lab.test_book(place, None)
            self.assertEqual((0, 0), (passed, failed))
            self.assertRegex(note, "^left out: the book needs Python")
        self.assertEqual(lab.sys.version_info >= lab.OLDEST_BOOK_PYTHON, lab.book_python(place) == sys.executable)


if __name__ == "__main__":
    unittest.main()
