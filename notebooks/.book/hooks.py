"""What Sphinx lacks for our notebooks: heading anchors as JupyterLab makes them, texts for pictures, links inside
outputs, and excerpts in the search of a book that is opened from a folder.
"""

import json
import re
from pathlib import Path

from docutils import nodes
from myst_nb.core.render import NbElementRenderer
from sphinx.util import logging

LINK = re.compile(r"""(<a\b[^>]*?\bhref=["'](?![a-zA-Z][\w+.-]*:)[^"'#]*)\.ipynb((?:#[^"']*)?["'])""")
log = logging.getLogger(__name__)
plain_image = NbElementRenderer.render_image


def jupyterlab_anchor(title):
    """The anchor that JupyterLab gives a heading, so that a link that works there works here."""
    return title.strip().replace(" ", "-")


def image_with_text(self, data):
    """A picture in an output, with the text that its metadata has for those who do not see it."""
    shown = plain_image(self, data)
    shown[0]["alt"] = data.output_metadata.get(data.mime_type, {}).get("alt", "").strip()
    return shown


def miss_texts(app, doctree, docname):
    """Warns of pictures without a text, once it is known which of an output's forms are shown."""
    for image in doctree.findall(nodes.image):
        if not image.get("alt", "").strip():
            above = image
            while not above.line and above.parent is not None:
                above = above.parent
            log.warning("a picture without a text that says what it shows", type="book", subtype="alt",
                        location=(docname, above.line))


def link_outputs(app, doctree, docname):
    """Links to notebooks inside HTML, which Sphinx passes on as it finds it, lead to the pages made of them."""
    for raw in list(doctree.findall(nodes.raw)):
        if raw.get("format") == "html":
            raw.rawsource = LINK.sub(r"\g<1>.html\g<2>", raw.astext())
            raw.children = [nodes.Text(raw.rawsource)]


def search_texts(app, exception):
    """Every page's text as a script: a page opened from a folder may not fetch the other pages for their excerpts."""
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    texts = {app.builder.get_target_uri(name): page_text((out / app.builder.get_target_uri(name)).read_text("utf-8"))
             for name in sorted(app.env.found_docs)}
    script = (Path(__file__).parent / "search.js").read_text("utf-8")
    data = json.dumps(texts, ensure_ascii=False, indent=0)
    (out / "_static" / "search_texts.js").write_text(f"const PAGES = {data};\n{script}", "utf-8")


def page_text(page):
    """The words of a page's article without scripts and drawings, its sections kept so that an excerpt can be of one."""
    article = re.search(r'<article[^>]*role="main"[^>]*>(.*)</article>', page, re.DOTALL)
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", article.group(1) if article else page, flags=re.DOTALL)
    text = re.sub(r'<a class="headerlink".*?</a>', "", text, flags=re.DOTALL)
    text = re.sub(r"\\[()\[\]]", "", text)  # what begins and ends a formula
    text = re.sub(r"</?(?:span|a|em|strong|code|b|i|small|sub|sup)\b[^>]*>", "", text)
    text = re.sub(r"<(?!section |/section>)[^>]+>", " ", text)
    return re.sub(r"\s+", " ", re.sub(r'<section [^>]*?id="([^"]*)"[^>]*>', r'<section id="\1">', text)).strip()


def search_script(app, pagename, templatename, context, doctree):
    if pagename == "search":
        app.add_js_file("search_texts.js", priority=100)


def connect(app):
    """Called by conf.py."""
    NbElementRenderer.render_image = image_with_text
    app.config.html_static_path.append(str(Path(app.srcdir) / "_static"))
    app.connect("doctree-resolved", miss_texts)
    app.connect("doctree-resolved", link_outputs)
    app.connect("build-finished", search_texts)
    app.connect("html-page-context", search_script)
