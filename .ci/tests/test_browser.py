"""The lab as a person sees it: JupyterLab in headless Chromium, driven by Playwright."""

import time
import unittest

from browser import SCREENS, BrowserCase

START = "notebooks/00-start-here.ipynb"


class BrowserTest(BrowserCase):
    def test_the_index_opens_first_and_no_pop_up_asks_for_news(self):
        self.page.goto(f"{self.lab.address}/?token={self.lab.token}")
        self.page.wait_for_selector(".lm-DockPanel-tabBar .lm-mod-current:has-text('index.ipynb')", timeout=60_000)
        time.sleep(3)  # a pop-up would come a moment later
        self.page.screenshot(path=SCREENS / "index.png")
        self.assertEqual(0, self.page.locator(".Toastify__toast").count())
        self.assertEqual([], self.outside, "nothing is asked of other servers")

    def test_the_first_notebook_runs_from_top_to_bottom(self):
        self.open(START)
        self.page.wait_for_selector("[data-status='idle'], .jp-Notebook-ExecutionIndicator[data-status='idle']",
                                    timeout=60_000)
        self.page.click("#jp-MainMenu >> text=Kernel")
        self.page.click("text=Restart Kernel and Run All Cells…")
        self.page.click(".jp-Dialog button.jp-mod-accept")
        self.wait_until_done()
        cells = self.walk()
        self.page.screenshot(path=SCREENS / "start-here.png")
        self.assertGreaterEqual(len(cells), 5)
        self.assertEqual([str(n) for n in range(1, len(cells) + 1)], [cell["count"] for cell in cells])
        self.assertEqual([], [cell for cell in cells if cell["errors"]], "no error and nothing on stderr")
        charts = [width for cell in cells for width in cell["pictures"]]
        self.assertGreaterEqual(len(charts), 2, "charts are shown")
        self.assertTrue(all(width >= 200 for width in charts), charts)
        self.assertEqual([], self.outside, "nothing is asked of other servers")


if __name__ == "__main__":
    unittest.main()
