// Mends what keyboard, screen reader and a narrow window miss in the theme.
addEventListener("DOMContentLoaded", () => {
  const BOXES = "div.highlight pre, .cell_output, .output.text_html, .table-wrapper, div.math, span.math.wide";

  // A formula in a line of text cannot be broken: one that is wider than the line gets a line that scrolls.
  function widen() {
    document.querySelectorAll("span.math").forEach((formula) => {
      formula.classList.remove("wide");
      const drawn = formula.querySelector("mjx-container");
      const around = formula.closest("p, li, td, th, dd") || formula.parentElement;
      formula.classList.toggle("wide", drawn !== null && !around.matches("td, th")
          && drawn.getBoundingClientRect().width > around.clientWidth);
    });
  }

  // A box that scrolls sideways must be reachable by keyboard; one that does not should be no stop of the Tab key.
  function reach() {
    document.querySelectorAll(BOXES).forEach((box) => {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
      } else if (box.getAttribute("tabindex") === "0") {
        box.removeAttribute("tabindex");
      }
    });
  }

  function fit() {
    widen();
    reach();
  }

  fit();
  addEventListener("resize", fit);
  addEventListener("load", () => {
    fit();
    if (window.MathJax && MathJax.startup) {
      MathJax.startup.promise.then(fit);
    }
  });

  // The captions of the table of contents are headings without a level.
  document.querySelectorAll('.caption[role="heading"]').forEach((caption) => caption.setAttribute("aria-level", "2"));
});
