// Mends what keyboard and screen reader miss in the theme.
addEventListener("DOMContentLoaded", () => {
  // A box that scrolls sideways must be reachable by keyboard; one that does not should be no stop of the Tab key.
  const boxes = document.querySelectorAll("div.highlight pre, .cell_output, .output.text_html, .table-wrapper, div.math");
  const mark = () => boxes.forEach((box) => {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute("tabindex");
    }
  });
  mark();
  addEventListener("resize", mark);
  addEventListener("load", mark);
  // The captions of the table of contents are headings without a level.
  document.querySelectorAll('.caption[role="heading"]').forEach((caption) => caption.setAttribute("aria-level", "2"));
});
