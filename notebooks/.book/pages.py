"""Reads the finished pages as a browser would and finds what a reader would stumble over."""

import difflib
import posixpath
import re
import urllib.parse
from html.parser import HTMLParser
from typing import NamedTuple

LOADING = {"script": ["src"], "img": ["src", "srcset"], "link": ["href"], "iframe": ["src"], "source": ["src", "srcset"],
           "video": ["src", "poster"], "audio": ["src"], "embed": ["src"], "object": ["data"], "track": ["src"],
           "input": ["src"], "image": ["href", "xlink:href"], "use": ["href", "xlink:href"]}
OUTSIDE_IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""")
OUTSIDE_IN_SCRIPT = re.compile(
    r"""(?:\bfetch\(|\bimport\(|\bimport\s|\bfrom\s|\.src\s*=|\.href\s*=|WebSocket\()\s*["'`]((?:https?:|wss?:)?//[^"'`\s]+)""")
RAW_FORMULA = re.compile(r"\$[^$]*\\[a-zA-Z]+[^$]*\$")
GIVE_ALT = "Give it an alt: pictures of the library have one, and in text it is ![this](picture.png)"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class Fault(NamedTuple):
    """One thing to mend: on which page (and where on it), what is wrong, what to do."""

    page: str
    what: str
    mend: str

    def __str__(self):
        return f"{self.page}: {self.what}. {self.mend}"


class Page(HTMLParser):
    """What one page links to, shows, loads and can be linked to."""

    def __init__(self, name, text):
        super().__init__()
        self.name = name
        self.links, self.images, self.loads, self.ids, self.formulas, self.raw = [], [], [], set(), [], []
        self.heading, self.open_heading, self.formula, self.inside = "", False, None, None
        self.feed(text)
        self.close()

    def place(self):
        return self.name + (f', under "{self.heading.strip()}"' if self.heading.strip() else "")

    def handle_starttag(self, tag, attributes):
        found = {name: value or "" for name, value in attributes}
        self.ids.update(found[key] for key in ("id", "name") if key in found and (key == "id" or tag == "a"))
        if tag in HEADINGS:
            self.heading, self.open_heading = "", True
        elif tag in ("script", "style", "pre", "code") and not self.inside:
            self.inside = tag
        if tag == "a" and "href" in found:
            self.links.append((found["href"], self.place()))
        if tag == "img":
            self.images.append((found.get("alt", ""), self.place(), found.get("src", "")))
        self.note_loading(tag, found)
        if tag in ("span", "div") and "math" in found.get("class", "").split():
            self.formula = ""

    def note_loading(self, tag, found):
        for name in LOADING.get(tag, []):
            if not (tag == "link" and found.get("rel") in ("canonical", "author", "license", "next", "prev")):
                addresses = found.get(name, "").split(",") if name == "srcset" else [found.get(name, "")]
                self.loads += [(address.strip(), self.place()) for address in addresses]
        self.loads += [(address, self.place()) for address in OUTSIDE_IN_STYLE.findall(found.get("style", ""))]

    def handle_endtag(self, tag):
        if tag in HEADINGS:
            self.open_heading = False
        elif tag == self.inside:
            self.inside = None
        if self.formula is not None and tag in ("span", "div"):
            self.formulas.append((self.formula.strip(), self.place()))
            self.formula = None

    def handle_data(self, text):
        if self.formula is not None:
            self.formula += text
        elif self.inside in ("script", "style"):
            pattern = OUTSIDE_IN_STYLE if self.inside == "style" else OUTSIDE_IN_SCRIPT
            self.loads += [(address, self.place()) for address in pattern.findall(text)]
        else:
            if self.open_heading and text != "¶":
                self.heading += text
            if not self.inside:
                self.raw += [(formula, self.place()) for formula in RAW_FORMULA.findall(text)]


def read(folder):
    """The pages of a book by their path in it."""
    return {path.relative_to(folder).as_posix(): Page(path.relative_to(folder).as_posix(), path.read_text("utf-8"))
            for path in sorted(folder.glob("**/*.html"))}


def check(folder, pages):
    """Every fault of the pages, in the order of the book's files."""
    found = []
    for page in pages.values():
        found += outside_faults(page) + picture_faults(page) + link_faults(page, pages, folder) + raw_formulas(page)
    for style in sorted(folder.glob("**/*.css")):
        found += [outside(style.relative_to(folder).as_posix(), address)
                  for address in OUTSIDE_IN_STYLE.findall(style.read_text("utf-8"))]
    return list(dict.fromkeys(found))


def outside(place, address):
    return Fault(place, f"loads {address} from outside",
                 "The book must work without a network: put it into the page or leave it out")


def outside_faults(page):
    return [outside(place, address) for address, place in page.loads if re.match(r"\s*(?:\w+:)?//", address)]


def picture_faults(page):
    found = []
    for alt, place, source in page.images:
        name = posixpath.basename(source)
        if not alt.strip() or (name and not source.startswith("data:") and posixpath.basename(alt) == name):
            found.append(Fault(place, "a picture without a text that says what it shows", GIVE_ALT))
    return found


def raw_formulas(page):
    return [Fault(place, f"the formula {formula} is shown as it was typed",
                  "The book draws formulas in text, not in HTML or outputs: move it there")
            for formula, place in page.raw]


def link_faults(page, pages, folder):
    found = []
    for url, place in page.links:
        why = outside_form(url) if re.match(r"[a-zA-Z][\w+.-]*:|//", url) else inside_target(url, page, pages, folder)
        if why:
            found.append(Fault(place, f"a link to {url} {why[0]}", why[1]))
    return found


def outside_form(url):
    """What is wrong with the form of an address elsewhere, which is never asked for; None when nothing is."""
    mend = "Write the whole address, as https://doi.org/10.1145/342009.335388"
    parts = urllib.parse.urlsplit(url)
    if parts.scheme in ("mailto", "data", "blob"):
        return None
    if parts.scheme not in ("http", "https"):
        return f"has the form {parts.scheme or 'of no'}://, which no reader can follow", mend
    if not re.fullmatch(r"(?:[\w-]+\.)+[a-zA-Z]{2,}", parts.hostname or "") or re.search(r"\s", url):
        return "is no address of the web", mend
    if parts.hostname.endswith("doi.org") and not re.fullmatch(r"/10\.\d{4,9}/\S+", parts.path):
        return "is no DOI, which is 10., four digits or more, a slash and a name", mend
    return None


def inside_target(url, page, pages, folder):
    """What is wrong with a link inside the book; None when nothing is."""
    address, _, anchor = urllib.parse.unquote(url).partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), address.partition("?")[0])) if address else page.name
    if target in pages:
        ids = pages[target].ids
        if not anchor or anchor in ids or anchor == "top":
            return None
        near = difflib.get_close_matches(anchor, sorted(ids), 1)
        return (f"leads to no place on {target}",
                f"Correct it in the notebook{f'; there is #{near[0]}' if near else ''}")
    if not target.startswith("..") and (folder / target).is_file():
        return None
    near = difflib.get_close_matches(target, sorted(pages), 1)
    return "leads to no page of the book", f"Correct it in the notebook{f'; there is {near[0]}' if near else ''}"
