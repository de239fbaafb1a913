"""`lab navigation`: on the repository itself, and on tiny courses that each have one fault."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import ROOT, lab

README = "before\n<!-- chapters: written by lab navigation -->\nold\n<!-- /chapters -->\nafter\n"


def notebook(heading, about, *cells):
    """A notebook that starts with a heading; a cell is (kind, source, metadata)."""
    made = [{"cell_type": kind, "id": f"c{place}", "metadata": dict(metadata), "source": source,
             **({"outputs": [], "execution_count": None} if kind == "code" else {})}
            for place, (kind, source, metadata) in enumerate((("markdown", heading, {}), *cells))]
    return {"cells": made, "nbformat": 4, "nbformat_minor": 5, "metadata": {"odd_one_out": about} if about else {}}


def chapter(number, title, needs=(), **more):
    about = {"chapter": number, "title": title, "learn": f"all of {title}", "minutes": 10, "needs": list(needs), **more}
    return notebook(f"# {number} · {title}\n\nText.", about, ("code", "Notebook.about()", {}),
                    ("markdown", "## A section", {}), ("code", "1 + 1", {}))


def course():
    return {
        "00-start": chapter(0, "Start"),
        "02-middle": chapter(2, "Middle", [0]),
        "07-end": chapter(7, "End", [0, 2]),
        "index": notebook("# Course", {"title": "Course"}, ("markdown", "old", {"tags": ["chapters"]})),
        "glossary": notebook("# Words", {"title": "Words"}),
        **{f"solutions/{number:02}": notebook(f"# Solutions · {number} · {title}", {"title": f"Solutions · {number} · {title}"})
           for number, title in ((0, "Start"), (2, "Middle"), (7, "End"))}}


def run(*words):
    """(exit code, all that was said) of lab navigation; a fault counts as exit code 1."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            code = lab.command_navigation(lab.parser().parse_args(["navigation", *words]))
        except lab.Failure as failure:
            return 1, str(failure)
    return code, said.getvalue()


class Repository(unittest.TestCase):
    def test_the_navigation_is_not_stale(self):
        code, said = run("--check")
        self.assertEqual(0, code, said)
        self.assertIn(f"{len(lab.notebook_names())} notebooks", said)


class Folder(unittest.TestCase):
    """A tiny course in a folder of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.home = Path(temporary.name)
        patch = mock.patch.object(lab, "ROOT", self.home)
        patch.start()
        self.addCleanup(patch.stop)
        (self.home / "README.md").write_text(README, encoding="utf-8")

    def save(self, books):
        for name, book in books.items():
            path = self.home / "notebooks" / (name + ".ipynb")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(lab.notebook_text(book), encoding="utf-8")

    def run_lab(self, *words, code=0):
        exit_code, said = run(*words)
        self.assertEqual(code, exit_code, said)
        return said

    def book(self, name):
        return json.loads((self.home / "notebooks" / (name + ".ipynb")).read_text(encoding="utf-8"))

    def cell(self, name, place):
        return "".join(self.book(name)["cells"][place]["source"])

    def files(self):
        return {path: path.read_bytes() for path in sorted(self.home.glob("**/*.*"))}


class Writing(Folder):
    def test_lines_lead_from_notebook_to_notebook(self):
        self.save(course())
        self.run_lab()
        for name, line in (
                ("00-start", "[Index](index.ipynb) · [glossary](glossary.ipynb) · next: [2 · Middle](02-middle.ipynb)"),
                ("02-middle", "Previous: [0 · Start](00-start.ipynb) · [index](index.ipynb) · [glossary](glossary.ipynb) · "
                              "next: [7 · End](07-end.ipynb)"),
                ("07-end", "Previous: [2 · Middle](02-middle.ipynb) · [index](index.ipynb) · [glossary](glossary.ipynb)"),
                ("solutions/02", "Back to [2 · Middle](../02-middle.ipynb) · [index](../index.ipynb) · "
                                 "[glossary](../glossary.ipynb)"),
                ("index", "[Glossary](glossary.ipynb) · next: [0 · Start](00-start.ipynb)"),
                ("glossary", "[Index](index.ipynb) · [0 · Start](00-start.ipynb) · [2 · Middle](02-middle.ipynb) · "
                             "[7 · End](07-end.ipynb)")):
            self.assertEqual([line, line], [self.cell(name, 1), self.cell(name, -1)])

    def test_the_index_and_the_readme_list_the_chapters(self):
        self.save(course())
        self.run_lab()
        table = self.cell("index", 2)
        self.assertIn("| 7 | [End](07-end.ipynb) | all of End | 10 | 0, 2 |", table)
        self.assertIn("| 0 | [Start](00-start.ipynb) | all of Start | 10 | nothing |", table)
        self.assertIn("[0](solutions/00.ipynb) · [2](solutions/02.ipynb) · [7](solutions/07.ipynb)", table)
        readme = (self.home / "README.md").read_text(encoding="utf-8")
        self.assertIn("| [7 · End](notebooks/07-end.ipynb) | all of End |", readme)
        self.assertTrue(readme.startswith("before\n") and readme.endswith("after\n"), "the rest of it stays")
        self.assertNotIn("old", readme)

    def test_once_written_nothing_is_stale_and_nothing_is_written_again(self):
        self.save(course())
        before = self.files()
        said = self.run_lab("--check", code=1)
        self.assertIn("notebooks/index.ipynb: the table of chapters", said)
        self.assertIn("notebooks/00-start.ipynb: the slide types", said)
        self.assertIn("README.md: the list of notebooks", said)
        self.assertEqual(before, self.files(), "--check changes nothing")
        self.run_lab()
        written = self.files()
        self.assertIn("8 notebooks is as", self.run_lab())
        self.assertIn("8 notebooks is as", self.run_lab("--check"))
        self.assertEqual(written, self.files())

    def test_outputs_and_everything_else_stay(self):
        books = course()
        shown = {"output_type": "execute_result", "execution_count": 4, "metadata": {"image/png": {"alt": "a"}},
                 "data": {"image/png": "AAAA\n", "text/plain": "a\nb", "application/json": {"a": [1, 2]}}}
        books["00-start"]["cells"][3].update(outputs=[shown, {"output_type": "stream", "name": "stdout", "text": "x\ny\n"}],
                                             execution_count=4)
        self.save(books)
        before = self.book("00-start")
        self.run_lab()
        after = self.book("00-start")
        kept = [cell for cell in after["cells"] if "navigation" not in cell["metadata"].get("tags", [])]
        for cell in kept:
            del cell["metadata"]["slideshow"]
        self.assertEqual({**before, "cells": before["cells"]}, {**after, "cells": kept})
        text = (self.home / "notebooks/00-start.ipynb").read_text(encoding="utf-8")
        self.assertEqual(text, lab.notebook_text(json.loads(text)), "as lab run writes it")
        self.assertEqual(after["metadata"]["odd_one_out"], lab.scrub(after)["metadata"]["odd_one_out"], "a run keeps it")

    def test_a_renamed_chapter_makes_its_neighbors_stale(self):
        self.save(course())
        self.run_lab()
        self.save({"02-middle": chapter(2, "Center", [0]),
                   "solutions/02": notebook("# Solutions · 2 · Center", {"title": "Solutions · 2 · Center"})})
        said = self.run_lab("--check", code=1)
        for name in ("00-start", "07-end", "glossary", "index"):
            self.assertIn(f"notebooks/{name}.ipynb: the links" if name != "index" else "the table of chapters", said)

    def test_a_cell_after_the_last_links_and_links_changed_by_hand_are_stale(self):
        self.save(course())
        self.run_lab()
        book = self.book("00-start")
        book["cells"].append({"cell_type": "markdown", "id": "new", "metadata": {"slideshow": {"slide_type": "slide"}},
                              "source": "More."})
        self.save({"00-start": book})
        self.assertIn("00-start.ipynb: the ", self.run_lab("--check", code=1))
        self.run_lab()
        self.assertEqual("More.", self.cell("00-start", -2))
        book = self.book("00-start")
        book["cells"][1]["source"] = "Next: nowhere"
        self.save({"00-start": book})
        self.assertEqual(1, self.run_lab("--check", code=1).count("00-start.ipynb: the links"))


class Slides(unittest.TestCase):
    def types(self, *cells):
        books = course()
        books["00-start"] = notebook("# 0 · Start", books["00-start"]["metadata"]["odd_one_out"], *cells)
        made = lab.Course(books).navigated("00-start")
        return [cell["metadata"]["slideshow"]["slide_type"] for cell in made["cells"]]

    def test_sections_open_slides_and_each_text_keeps_its_code(self):
        self.assertEqual(
            ["slide", "skip", "-", "subslide", "-", "slide", "-", "subslide", "subslide", "-", "slide", "skip", "skip"],
            self.types(("code", "Notebook.about()", {}), ("markdown", "Knobs:", {}), ("code", "int k = 1;", {}),
                       ("markdown", "## Section", {}), ("code", "show(1)", {}), ("code", "show(2)", {}),
                       ("markdown", "Text", {}), ("code", "show(3)", {}), ("markdown", "## Exercises", {}),
                       ("markdown", "## References", {})))

    def test_a_check_stays_below_its_exercise(self):
        self.assertEqual(["slide", "skip", "slide", "-", "-", "skip"],
                         self.types(("markdown", "## Exercises", {}), ("code", "Exercise.notYet()", {"tags": ["exercise"]}),
                                    ("code", "Exercise.check()", {"tags": ["check"]})))

    def test_the_choice_of_an_author_stays_and_what_is_skipped_is_not_seen_above(self):
        self.assertEqual(["slide", "skip", "fragment", "skip", "subslide", "skip"],
                         self.types(("code", "a()", {"slideshow": {"slide_type": "fragment"}}),
                                    ("code", "b()", {"slideshow": {"slide_type": "skip"}}), ("code", "c()", {})))


class Faults(Folder):
    def fault(self, change):
        """What is said of a course that was changed; nothing is written then."""
        books = course()
        change(books)
        self.save(books)
        before = self.files()
        said = self.run_lab(code=1)
        self.assertEqual(before, self.files())
        self.assertIn("the navigation cannot be written", said)
        return said

    def about(self, name, **more):
        return lambda books: books[name]["metadata"]["odd_one_out"].update(more)

    def test_missing_metadata(self):
        self.assertIn("02-middle.ipynb: its metadata have no odd_one_out, expected one with chapter, title, learn",
                      self.fault(lambda books: books["02-middle"].update(metadata={})))

    def test_wrong_and_unknown_fields(self):
        said = self.fault(self.about("02-middle", minutes="ten", needs=0, learn=" ", level=3))
        self.assertIn('odd_one_out.minutes is "ten", expected a whole number above 0', said)
        self.assertIn("odd_one_out.needs is 0, expected a list of chapters", said)
        self.assertIn('odd_one_out.learn is " ", expected one line', said)
        self.assertIn("odd_one_out.level is unknown", said)

    def test_two_chapters_with_one_number(self):
        self.assertIn("02-zebra.ipynb: chapter 2 is also notebooks/02-middle.ipynb",
                      self.fault(lambda books: books.update({"02-zebra": chapter(2, "Zebra")})))

    def test_a_number_other_than_the_file_says(self):
        self.assertIn("odd_one_out.chapter is 3, expected 2", self.fault(self.about("02-middle", chapter=3)))

    def test_needs_of_unknown_and_later_chapters(self):
        self.assertIn("odd_one_out.needs has 5, expected chapters before it: 0, 2", self.fault(self.about("07-end", needs=[5])))
        self.assertIn("odd_one_out.needs has 7, expected chapters before it: 0", self.fault(self.about("02-middle", needs=[7])))

    def test_a_missing_solution_and_a_solution_of_nothing(self):
        self.assertIn("notebooks/solutions/07.ipynb is missing", self.fault(lambda books: books.pop("solutions/07")))
        self.assertIn("there is no chapter 09 whose solutions", self.fault(
            lambda books: books.update({"solutions/09": notebook("# x", {"title": "x"})})))

    def test_headings_are_the_titles(self):
        self.assertIn("02-middle.ipynb: it starts with '# 2 · Middle', expected '# 2 · Center'",
                      self.fault(self.about("02-middle", title="Center")))
        self.assertIn("solutions/02.ipynb: odd_one_out.title is \"Mine\", expected 'Solutions · 2 · Middle'",
                      self.fault(self.about("solutions/02", title="Mine")))

    def test_the_places_to_write_to(self):
        self.assertIn("index.ipynb: no cell is tagged chapters",
                      self.fault(lambda books: books["index"]["cells"].pop()))
        (self.home / "README.md").write_text("nothing", encoding="utf-8")
        self.assertIn("README.md: no place for the list", self.fault(lambda books: None))

    def test_index_and_glossary_are_there(self):
        self.assertIn("notebooks/glossary.ipynb is missing", self.fault(lambda books: books.pop("glossary")))


if __name__ == "__main__":
    unittest.main()
