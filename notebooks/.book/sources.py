"""Copies the notebooks to where the book is made of them, changed only where a book differs from a notebook."""

import json
import os
import re
import shutil
import urllib.parse
from pathlib import Path

HEADING = re.compile(r"^(#{1,6}) +((?:<span id=\"[^\"]+\"></span>)+) *(.*)$", re.MULTILINE)
CODE = re.compile(r"(^```.*?^```|`[^`\n]*`)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(\]\()([^()\s]+)")
OUTSIDE = "repository"  # where files of the repository land that a notebook links to


def copy(notebooks, source, repository):
    """Fills the folder `source` with copies of the notebooks and of the files that they link to."""
    source.mkdir(parents=True)
    brought = Brought(notebooks, source, repository)
    pages = {}
    for path in sorted(notebooks.glob("**/*.ipynb")):
        name = path.relative_to(notebooks)
        if any(part.startswith(".") for part in name.parts):
            continue
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            prepare(cell, path, brought)
        pages[name.with_suffix("").as_posix()] = notebook
    brought.follow()
    if "index" in pages:
        table = contents({name: chapter(name, notebook) for name, notebook in pages.items()}, brought.pages)
        pages["index"]["cells"].append({"cell_type": "markdown", "id": "book-contents", "metadata": {}, "source": table})
    for name, notebook in pages.items():
        target = source / (name + ".ipynb")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(notebook), encoding="utf-8")
    return sorted(pages)


def prepare(cell, path, brought):
    """Leaves out what the book's own frame gives, and turns anchors and links into those of a book."""
    if "navigation" in cell.get("metadata", {}).get("tags", []):
        cell["metadata"]["tags"].append("remove-cell")  # kept in the file, so that a fault names the right cell
    if cell["cell_type"] == "markdown":
        text = "".join(cell["source"])
        cell["source"] = linked(HEADING.sub(anchored, text), path, brought)


def anchored(heading):
    """Anchors inside a heading become anchors before it: inside, each would come again in every table of contents."""
    level, spans, title = heading.groups()
    own = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    ids = [name for name in re.findall(r'id="([^"]+)"', spans) if name != own]
    return "".join(f"({name})=\n" for name in ids) + f"{level} {title}"


def linked(text, path, brought):
    """The text with its links to files outside the notebooks pointing at copies, code left alone."""
    parts = CODE.split(text)
    parts[::2] = [LINK.sub(lambda match: match[1] + brought.link(match[2], path), part) for part in parts[::2]]
    return "".join(parts)


class Brought:
    """Files that pages link to and that are no notebooks: copied beside the pages, Markdown as pages of their own."""

    def __init__(self, notebooks, source, repository):
        self.notebooks, self.source, self.repository = notebooks, source, repository
        self.pages, self.waiting = [], []

    def link(self, url, page):
        """The link as the copy of this page needs it; what leads nowhere stays, and the build tells of it."""
        address, sharp, anchor = url.partition("#")
        if re.match(r"[a-zA-Z][\w+.-]*:", url):
            return url
        if not address:  # said in full, since Sphinx would also look for it in the other pages
            return page.name + url
        file = Path(os.path.normpath(page.parent / urllib.parse.unquote(address)))
        if file.suffix == ".ipynb" or not file.is_file() or not file.is_relative_to(self.repository):
            return url
        target = self.place(file)
        if not (self.source / target).exists():
            (self.source / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, self.source / target)
            if file.suffix == ".md":
                self.pages.append(target.with_suffix("").as_posix())
                self.waiting.append(file)
        return os.path.relpath(target, self.place(page).parent).replace(os.sep, "/") + sharp + anchor

    def place(self, file):
        """Where a file of the repository lands below the folder of sources."""
        if file.is_relative_to(self.notebooks):
            return file.relative_to(self.notebooks)
        return OUTSIDE / file.relative_to(self.repository)

    def follow(self):
        """The Markdown pages brought in have links, too."""
        while self.waiting:
            file = self.waiting.pop()
            text = linked(file.read_text(encoding="utf-8"), file, self)
            (self.source / self.place(file)).write_text(text, encoding="utf-8")


def chapter(name, notebook):
    """The number that orders a chapter: what its metadata says, else what its name begins with, else none."""
    number = notebook.get("metadata", {}).get("odd_one_out", {}).get("chapter")
    found = re.match(r"\d+", name)
    return number if number is not None else int(found.group()) if found else None


def contents(chapters, more):
    """The table of contents as a text of the title page: chapters in order, what is looked up, solutions."""
    ordered = sorted(chapters, key=lambda name: (chapters[name] is None, chapters[name] or 0, name))
    groups = {"Chapters": [name for name in ordered if "/" not in name and chapters[name] is not None],
              "Look up": [name for name in ordered if "/" not in name and chapters[name] is None and name != "index"]
              + sorted(more),
              "Solutions": [name for name in ordered if "/" in name]}
    return "\n\n".join("```{toctree}\n:hidden:\n:titlesonly:\n:caption: " + caption + "\n\n" + "\n".join(names) + "\n```"
                       for caption, names in groups.items() if names)
