"""Makes the book of the notebooks' committed outputs: whole, or not at all.

`lab book` starts it with the Python that has Sphinx and says where everything is. The last line printed is a JSON object:
the number of pages and every fault.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import formulas
import pages
import sources
from pages import Fault

HERE = Path(__file__).resolve().parent
WARNING = re.compile(r"(?P<file>.*?)(?::(?P<line>\d*))?: (?P<level>WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*)")
MENDS = {"alt": pages.GIVE_ALT,
         "xref_missing": "Correct the link in the notebook",
         "toc.not_included": "Link it from the table of contents"}


def main(words):
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    for name in ("notebooks", "repository", "work", "book", "mathjax"):
        parser.add_argument("--" + name, type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--chromium", help="checks the formulas; left out, they are not checked")
    told = make(parser.parse_args(words))
    print(json.dumps(told))
    return 1 if told["faults"] else 0


def make(options):
    """Builds in the folder `work` and puts what came out in the place of the book when it has no fault."""
    source, draft, scratch = (options.work / name for name in ("source", "draft", "scratch"))
    shutil.rmtree(options.work, ignore_errors=True)
    names = sources.copy(options.notebooks, source, options.repository)
    scratch.mkdir()
    library = source / "_static" / "mathjax"
    library.mkdir(parents=True)
    shutil.copyfile(options.mathjax, library / "tex-svg-full.js")
    faults = sphinx(source, draft, scratch)
    tidy(draft)
    built = pages.read(draft)
    faults += [fault for fault in pages.check(draft, built) if not told_before(fault, faults)]
    unchecked = "no Chromium was found"
    if options.chromium:
        unchecked = None
        try:
            faults += formulas.check(built, options.mathjax, options.chromium, scratch)
        except formulas.Unchecked as error:
            faults.append(Fault("The book", str(error), "Start it by hand, or mend its installation"))
    if not faults:
        swap(draft, options.book)
    return {"pages": len(names), "faults": [str(fault) for fault in faults], "unchecked": unchecked}


def sphinx(source, draft, scratch):
    """Runs Sphinx; its warnings as faults."""
    warnings = scratch / "warnings.txt"
    command = [sys.executable, "-B", "-m", "sphinx", "-b", "html", "-q", "-n", "-W", "--keep-going", "-c", HERE,
               "-d", scratch / "doctrees", "-w", warnings, source, draft]
    ran = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8",
                         errors="replace", env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"})
    told = warnings.read_text("utf-8") if warnings.exists() else ""
    found = [warning(line, source) for line in told.splitlines() if WARNING.fullmatch(line)]
    if ran.returncode != 0 and not found:
        found.append(Fault("The book", "Sphinx stopped: " + (told + ran.stderr).strip()[-1500:], "See above"))
    return found


def warning(line, source):
    """A line of Sphinx's warnings, its place told as the author knows it: by notebook and cell."""
    found = WARNING.fullmatch(re.sub(r"\x1b\[[0-9;]*m", "", line))
    place, number = found["file"], int(found["line"] or 0)
    if place and Path(place).is_relative_to(source):
        place = "notebooks/" + Path(place).relative_to(source).as_posix()
    if place.endswith(".ipynb") and number >= 10000:
        place += f", cell {number // 10000}"
    mend = next((mend for kind, mend in MENDS.items() if f".{kind}]" in line or f"[{kind}]" in line), "Mend it in the notebook")
    return Fault(place or "The book", found["text"], mend)


def told_before(fault, faults):
    """Whether Sphinx has told the same of the notebook that this page is made of."""
    page = fault.page.partition(".html")[0]
    for other in faults:
        if other.page.startswith(f"notebooks/{page}.ipynb"):
            names = re.findall(r"'([^']+)'", other.what)
            if "picture" in other.what and "picture" in fault.what or any(name in fault.what for name in names[-1:]):
                return True
    return False


def tidy(draft):
    """Takes out what only a later run of Sphinx would use."""
    draft.mkdir(exist_ok=True)
    shutil.rmtree(draft / "_sources", ignore_errors=True)
    for name in (".buildinfo", "objects.inv"):
        (draft / name).unlink(missing_ok=True)


def swap(draft, book):
    """The new book in the place of the old one, which a reader may have open until the last moment."""
    old = book.with_name(book.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if book.exists():
        book.rename(old)
    draft.rename(book)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
