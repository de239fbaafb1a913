"""Asks MathJax, in one start of a browser without a window, whether it understands every formula of the book."""

import html
import json
import re
import subprocess

from pages import Fault

PAGE = """<!doctype html><meta charset="utf-8"><title>formulas</title><script>
const FORMULAS = %s;
window.MathJax = Object.assign(%s, {startup: {typeset: false, ready() {
  MathJax.startup.defaultReady();
  const wrong = {};
  FORMULAS.forEach((formula, index) => {
    try {
      const error = MathJax.tex2svg(formula.text, {display: formula.display}).querySelector("[data-mjx-error]");
      if (error) {
        wrong[index] = error.getAttribute("data-mjx-error");
      }
    } catch (error) {
      wrong[index] = String(error.message || error);
    }
  });
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(wrong);
  document.body.append(told);
}}});</script><body><script src="%s"></script>"""
QUIET = ["--headless=new", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--virtual-time-budget=60000", "--dump-dom"]


class Unchecked(Exception):
    """The browser gave no answer."""


def check(pages, mathjax, chromium, scratch):
    """A fault for each formula with an error. `scratch` is a folder for the page that the browser opens."""
    places = {}
    for page in pages.values():
        for text, place in page.formulas:
            places.setdefault(text, place)
    if not places:
        return []
    wrong = ask(list(places), mathjax, chromium, scratch)
    return [Fault(place, f"the formula {stripped(text)[0]} has an error: {wrong[str(index)]}", "Correct the LaTeX")
            for index, (text, place) in enumerate(places.items()) if str(index) in wrong]


def ask(formulas, mathjax, chromium, scratch):
    """{number of a formula: its error} as MathJax tells it."""
    texts = [dict(zip(("text", "display"), stripped(text))) for text in formulas]
    page = scratch / "formulas.html"
    packages = json.dumps({"tex": {"packages": {"[-]": ["noerrors", "noundefined"]}}})
    page.write_text(PAGE % (json.dumps(texts).replace("</", "<\\/"), packages, mathjax.as_uri()), encoding="utf-8")
    profile = scratch / "profile"
    command = [chromium, *QUIET, f"--user-data-dir={profile}", page.as_uri()]
    try:
        told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unchecked(f"{chromium} gave no answer ({error})")
    found = re.search(r'<pre id="told">(.*?)</pre>', told.stdout, re.DOTALL)
    if not found:
        raise Unchecked(f"{chromium} gave no answer: {told.stderr.strip()[-300:] or 'nothing was printed'}")
    return json.loads(html.unescape(found[1]))


def stripped(text):
    r"""(formula, whether it stands alone): \( ... \) stands in a line, \[ ... \] alone."""
    found = re.fullmatch(r"\\([(\[])(.*)\\[)\]]", text, re.DOTALL)
    return (found[2].strip(), found[1] == "[") if found else (text, True)
