"""How Sphinx makes the book: plain static pages that need no server and ask nothing of the internet."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import hooks  # noqa: E402

project = html_title = "Odd One Out"
author = "The Odd One Out authors"
copyright = "2026, " + author
language = "en"
root_doc = "index"
extensions = ["myst_nb", "sphinx_copybutton"]
exclude_patterns = ["_static"]

nb_execution_mode = "off"  # the outputs are those that a full run has written into the notebooks
nb_merge_streams = True
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
nb_ipywidgets_js = {}  # else every page asks a server for the scripts of live controls
nb_mime_priority_overrides = [("*", "application/vnd.jupyter.widget-view+json", None)]
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 6
myst_heading_slug_func = "hooks.jupyterlab_anchor"
suppress_warnings = ["misc.highlighting_failure"]  # some fragments are no whole Java; they are shown all the same

mathjax_path = "mathjax/tex-svg-full.js"
mathjax3_config = {
    "options": {"enableMenu": False},  # it would load what is not here, and make every formula a stop of the Tab key
    "svg": {"scale": 0.92},  # its letters are as tall as those of the text around them
    "tex": {"packages": {"[-]": ["noerrors", "noundefined"]}},
}

html_theme = "furo"
html_static_path = ["book.css", "book.js"]
html_css_files = ["book.css"]
html_js_files = ["book.js"]
html_copy_source = html_show_sourcelink = html_use_index = False
html_show_search_summary = True
copybutton_selector = "div.cell_input pre, div.notranslate:not(.output) > div.highlight > pre"


def setup(app):
    hooks.connect(app)
