# SPDX-License-Identifier: Apache-2.0
"""The HTML pages of `lrh walkthrough --format html` in headless Chromium: run by `make test-pages`.

LRH_BIN names the folder of lrh and lrh-check; LRH_SCREENSHOTS a folder for pictures of every page (none are taken without it).
"""

import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("LRH_BIN", ROOT / ".build" / "release"))
SCREENSHOTS = os.environ.get("LRH_SCREENSHOTS")
LINES = "--encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon"

# Every walkthrough on its bundled instance, and some on files: a pair that recovers, one that does not, one with units.
PAGES = {
    "figure-1": "figure-1", "upper-bound": "upper-bound", "lower-bound": "lower-bound", "lemma-7": "lemma-7", "turan": "turan",
    "sharp-theorem": "sharp-theorem", "geometry": "geometry", "thresholds": "thresholds", "gap": "gap",
    "lines": f"lower-bound {LINES} 3/4", "refuted": f"lower-bound {LINES} 1/2", "non-strict": f"lower-bound {LINES} 2/3 --non-strict",
    "complement": "turan examples/graphs/hamming-6-4.clq --clique 4",
}


def lrh(*arguments, program="lrh"):
    return subprocess.run([BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


class PageTests(unittest.TestCase):
    """One browser for all; the pages are made once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="lrh-pages-")
        cls.path = pathlib.Path(cls.folder.name)
        (cls.path / "downloads").mkdir()
        for name, call in PAGES.items():
            made = lrh("walkthrough", *shlex.split(call), "--format", "html", "--output", str(cls.page(name)))
            if made.returncode not in (0, 1, 2):
                raise AssertionError(f"{name}: exit {made.returncode}: {made.stderr}")
        cls.browser = Browser(cls.path / "downloads")

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    @classmethod
    def page(cls, name):
        return cls.path / f"{name}.html"

    def element(self, selector):
        return self.browser.driver.find_element(By.CSS_SELECTOR, selector)

    def elements(self, selector):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)

    def script(self, text, *arguments):
        return self.browser.driver.execute_script(text, *arguments)

    def press(self, *keys):
        for key in keys:
            self.browser.driver.switch_to.active_element.send_keys(key)

    def focus(self, selector):
        self.script("document.querySelector(arguments[0]).focus()", selector)

    def assertQuiet(self, name):
        self.assertEqual(self.browser.messages(), [], name)
        self.assertEqual(self.browser.requests(), [self.page(name).as_uri()], f"{name}: the page alone is asked for")

    # MARK: Every page

    def test_pages_are_quiet_accessible_and_fit(self):
        for name in PAGES:
            # Every page in light and in dark; all four pictures only on request.
            modes = ((1280, False), (390, True)) + (((1280, True), (390, False)) if SCREENSHOTS else ())
            for width, dark in modes:
                with self.subTest(page=name, width=width, dark=dark):
                    self.browser.open(self.page(name), width, dark=dark)
                    self.assertQuiet(name)
                    self.assertLessEqual(self.script("return document.documentElement.scrollWidth"), width, "the page is wider than the window")
                    self.assertEqual(self.browser.violations(), [])
                    if SCREENSHOTS:
                        pathlib.Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
                        self.browser.screenshot(pathlib.Path(SCREENSHOTS, f"{name}-{width}-{'dark' if dark else 'light'}.png"))

    def test_pages_are_small(self):
        for name in PAGES:
            with self.subTest(page=name):
                self.assertLess(self.page(name).stat().st_size, 1_500_000)

    def test_embedded_certificates_are_accepted_by_both_checkers(self):
        for name in PAGES:
            with self.subTest(page=name):
                self.browser.open(self.page(name))
                buttons = self.elements("[data-certificate]")
                self.assertTrue(buttons)
                files = []
                for button in buttons:
                    file = self.path / "downloads" / button.text.removeprefix("Download ")
                    file.unlink(missing_ok=True)
                    self.script("arguments[0].click()", button)
                    files.append(self.browser.downloaded(file.name))
                shown = [code.text for code in self.elements(".hash code")]
                self.assertEqual(shown, [subprocess.run(["sha256sum", file], capture_output=True, text=True).stdout.split()[0] for file in files])
                swift = lrh(*files, program="lrh-check")
                self.assertEqual(swift.returncode, 0, swift.stdout)
                python = subprocess.run([sys.executable, ROOT / "proofs/checker/lrh_check.py", *files], capture_output=True, text=True)
                self.assertEqual(python.returncode, 0, python.stdout)

    def test_the_policy_stops_what_is_not_the_pages_own(self):
        self.browser.open(self.page("lines"))
        self.script("const s = document.createElement('script'); s.textContent = 'window.hostile = 1'; document.body.append(s);")
        self.script("const i = new Image(); i.src = 'https://example.invalid/x.png'; document.body.append(i);")
        self.assertIsNone(self.script("return window.hostile ?? null"))
        self.assertEqual(self.script("return new Promise((done) => setTimeout(() => done(document.images[0]?.naturalWidth ?? 0), 200))"), 0)
        messages = self.browser.messages()
        for directive in ("script-src", "default-src"):
            self.assertTrue(any("Content Security Policy" in message and directive in message for message in messages), messages)

    # MARK: The explorer

    def state(self):
        return {
            "word": self.element("#explorer-outcome .word").text.split()[-1].lower(), "text": self.element("#explorer-outcome").text,
            "k": self.element("#k-value").text, "epsilon": self.element("#epsilon-text").get_attribute("value"),
            "command": self.element("#state-command").text,
        }

    def export(self):
        """Downloads the state's certificate; the name is at the end of the command."""
        name = shlex.split(self.state()["command"])[-1]
        (self.path / "downloads" / name).unlink(missing_ok=True)
        self.element("#save-state").click()
        return self.browser.downloaded(name)

    def assertReproduced(self, file):
        """Both checkers accept the export, and the command shown writes the same bytes."""
        self.assertEqual(lrh(file, program="lrh-check").returncode, 0, lrh(file, program="lrh-check").stdout)
        words = shlex.split(self.state()["command"])
        again = self.path / "again.json"
        made = lrh(*words[1:-1], str(again), "--force", "--quiet")
        self.assertEqual(made.returncode, 0 if self.state()["word"] == "proved" else 1, made.stderr)
        self.assertEqual(file.read_bytes(), again.read_bytes())

    def test_sliders_by_keyboard_change_the_verdict_and_export_certificates(self):
        self.browser.open(self.page("lines"))
        self.assertEqual((self.state()["word"], self.state()["k"], self.state()["epsilon"]), ("proved", "2", "3/4"))
        self.assertReproduced(self.export())
        # k = 3: the error is 1, and feature 0 is misread.
        self.focus("#k")
        self.press(Keys.ARROW_RIGHT)
        self.assertEqual((self.state()["word"], self.state()["k"]), ("refuted", "3"))
        self.assertIn("feature 0 is not read within ε", self.state()["text"])
        self.assertReproduced(self.export())
        # ε = 1 still fails, for the error must be below it; with ≤ it holds.
        self.focus("#epsilon")
        while self.state()["epsilon"] != "1":
            self.press(Keys.ARROW_RIGHT)
        self.assertEqual(self.state()["word"], "refuted")
        self.focus("[name=relation][value=lt]")
        self.press(Keys.ARROW_DOWN)
        self.assertEqual(self.state()["word"], "proved")
        self.assertIn("--non-strict", self.state()["command"])
        self.assertReproduced(self.export())
        self.assertQuiet("lines")

    def test_epsilon_is_compared_exactly(self):
        # The worst-case error at k = 2 is 2/3; these differ from it by less than any double can tell.
        self.browser.open(self.page("lines"))
        text = self.element("#epsilon-text")
        for epsilon, word in (("2/3", "refuted"), ("2000000000000000000000000000001/3000000000000000000000000000000", "proved"),
                              ("1999999999999999999999999999999/3000000000000000000000000000000", "refuted"), ("0.66666666666666666666666666666667", "proved")):
            text.clear()
            text.send_keys(epsilon)
            self.assertEqual(self.state()["word"], word, epsilon)
            self.assertReproduced(self.export())
        for wrong in ("", "abc", "1/0", "-1/2", "0", "1e3", "½"):
            text.clear()
            text.send_keys(wrong, " ")
            self.assertEqual(text.get_attribute("aria-invalid"), "true", wrong)
            self.assertTrue(self.element("#epsilon-error").text, wrong)
        text.clear()
        text.send_keys("3/4")
        self.assertIsNone(text.get_attribute("aria-invalid"))
        self.assertEqual(self.element("#epsilon-error").text, "")

    def test_every_page_with_a_pair_exports_certificates(self):
        seen = 0
        for name in PAGES:
            self.browser.open(self.page(name))
            if not self.elements("#explore"):
                continue
            seen += 1
            for _ in range(2):
                with self.subTest(page=name, k=self.state()["k"]):
                    file = self.export()
                    self.assertEqual(lrh(file, program="lrh-check").returncode, 0)
                    if self.element("#state-files").is_displayed():
                        for role in ("encoder", "probe"):
                            (self.path / "downloads" / f"{role}.csv").unlink(missing_ok=True)
                            self.element(f"#save-{role}").click()
                            self.browser.downloaded(f"{role}.csv")
                        words = shlex.split(self.state()["command"])
                        made = subprocess.run([BIN / "lrh", *words[1:], "--force"], cwd=self.path / "downloads", capture_output=True, text=True)
                        self.assertEqual(made.returncode, 0 if self.state()["word"] == "proved" else 1, made.stderr)
                    else:
                        self.assertReproduced(file)
                self.focus("#k")
                self.press(Keys.ARROW_RIGHT)
        self.assertGreaterEqual(seen, 5)

    # MARK: Pictures

    def test_the_map_is_followed_by_keyboard(self):
        self.browser.open(self.page("lines"))
        self.focus(".node[tabindex='0']")
        # From the first statement to Theorem 3, by arrows alone.
        self.press(Keys.END)
        name = lambda: self.script("return document.activeElement.dataset.name")
        last = name()
        self.press(Keys.HOME)
        self.assertEqual(name(), "theorem-1")
        self.assertNotEqual(last, "theorem-1")
        visited = set()
        for key in (Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_LEFT):
            self.press(key)
            visited.add(name())
        self.assertGreaterEqual(len(visited), 4)
        self.assertEqual(len(self.elements(".node[tabindex='0']")), 1)
        self.focus(".node[data-name='theorem-3']")
        self.press(Keys.ENTER)
        self.assertEqual(self.script("return document.activeElement.getAttribute('aria-pressed')"), "true")
        related = {node.get_attribute("data-name") for node in self.elements(".node.related")}
        self.assertEqual(
            related, {"theorem-3", "graph-step", "turan", "equation-9", "equation-10", "accessibility", "corollary-8", "lemma-7"})
        self.assertIn("Theorem 3", self.element("#map-panel").text)
        self.assertIn("proved", self.element("#map-panel").text)
        self.press(Keys.ESCAPE)
        self.assertEqual(self.elements(".node.related"), [])

    def test_states_of_the_map(self):
        self.browser.open(self.page("lines"))
        states = {node.get_attribute("data-name"): node.get_attribute("class").split()[1] for node in self.elements(".node")}
        self.assertEqual((states["theorem-3"], states["theorem-12"]), ("proved", "not-tried"))
        self.browser.open(self.page("refuted"))
        refuted = {node.get_attribute("data-name"): node.get_attribute("class").split()[1] for node in self.elements(".node")}
        self.assertEqual(refuted["accessibility"], "refuted")
        self.assertNotEqual(refuted["theorem-3"], "proved")

    def test_the_heat_map_by_keyboard(self):
        self.browser.open(self.page("lines"))
        self.focus("[data-matrix='live-matrix'] .cell[tabindex='0']")
        self.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        self.assertRegex(self.script("return document.activeElement.getAttribute('aria-label')"), r"^C1,2 = -?1/3$")
        self.assertRegex(self.element("[data-matrix='live-matrix'] .readout").text, r"1/3 ≈ −?0\.3333")
        self.press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.HOME)
        self.assertEqual(self.script("return document.activeElement.getAttribute('aria-label')"), "C0,0 = 1")
        self.assertEqual(len(self.elements("[data-matrix='live-matrix'] .cell[tabindex='0']")), 1)

    def test_the_interference_graph_follows_the_sliders(self):
        self.browser.open(self.page("lines"))
        lines = lambda: len(self.elements("[data-graph='live-graph'] .edges line"))
        marked = lambda: len(self.elements("[data-graph='live-graph'] .vertex.marked"))
        self.assertEqual((lines(), marked()), (0, 16))
        # ε/k = 1/4 < 1/3: all interfere, one feature is left.
        text = self.element("#epsilon-text")
        text.clear()
        text.send_keys("1/2")
        self.assertEqual((lines(), marked()), (120, 1))
        self.focus("[data-graph='live-graph'] .vertex[tabindex='0']")
        self.press(Keys.ARROW_RIGHT)
        self.assertIn("interferes with", self.element("[data-graph='live-graph'] .readout").text)
        self.assertEqual(len(self.elements("[data-graph='live-graph'] .edges line.here")), 15)

    # MARK: Colours, motion, paper

    def test_the_colour_buttons(self):
        self.browser.open(self.page("lines"), dark=False)
        ground = lambda: self.script("return getComputedStyle(document.body).backgroundColor")
        light = ground()
        self.element("button[data-theme='dark']").click()
        self.assertNotEqual(ground(), light)
        self.assertEqual(self.browser.violations(), [])
        self.element("button[data-theme='auto']").click()
        self.assertEqual(ground(), light)

    def test_reduced_motion_and_print(self):
        self.browser.open(self.page("lines"))
        self.assertEqual(self.script("return getComputedStyle(document.documentElement).scrollBehavior"), "auto")
        printed = self.browser.command("Page.printToPDF", printBackground=True)
        self.assertGreater(len(printed["data"]), 10_000)
        self.browser.command("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.script("return getComputedStyle(document.querySelector('.controls')).display"), "none")
        self.browser.command("Emulation.setEmulatedMedia", media="")


if __name__ == "__main__":
    unittest.main()
