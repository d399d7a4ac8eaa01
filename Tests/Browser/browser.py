# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium for pages from disk: what it logs, what it asks the network for, what it downloads, how it looks."""

import base64
import importlib.util
import json
import pathlib
import shutil
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


def axe_source():
    """The text of axe-core, as the package axe-playwright-python ships it."""
    package = importlib.util.find_spec("axe_playwright_python")
    return pathlib.Path(package.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")


class Browser:
    """Chromium with a folder for downloads."""

    def __init__(self, downloads):
        self.downloads = pathlib.Path(downloads)
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--force-prefers-reduced-motion"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(self.downloads), "download.prompt_for_download": False,
                                                    "profile.default_content_setting_values.automatic_downloads": 1})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(60)

    def close(self):
        self.driver.quit()

    def open(self, path, width=1280, height=900, dark=False):
        """Loads a page from disk at this width, in light or dark colours, with nothing left of what was logged before."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(pathlib.Path(path).resolve().as_uri())

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def messages(self):
        """What the page wrote to the console, and errors of the browser about it."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses asked for since the page was opened."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return addresses

    def downloaded(self, name, seconds=20):
        """The path of a download, once it is whole."""
        path = self.downloads / name
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if path.exists() and not list(self.downloads.glob("*.crdownload")):
                return path
            time.sleep(0.05)
        raise AssertionError(f"{name} was not downloaded; there are {[p.name for p in self.downloads.iterdir()]}")

    def violations(self):
        """The findings of axe-core that are serious or critical."""
        # The page's own policy forbids scripts that are not its own; the debugger's are not subject to it.
        self.command("Runtime.evaluate", expression=axe_source())
        result = self.command(
            "Runtime.evaluate", expression="axe.run(document, {resultTypes: ['violations']}).then((r) => JSON.stringify(r.violations))",
            awaitPromise=True, returnByValue=True)
        findings = json.loads(result["result"]["value"])
        return [
            f"{finding['id']} ({finding['impact']}): {finding['help']}: {finding['nodes'][0]['html'][:200]}"
            f" [{len(finding['nodes'])}] {finding['nodes'][0].get('failureSummary', '')[:300]}"
            for finding in findings if finding["impact"] in ("serious", "critical")
        ]

    def screenshot(self, path, selector=None):
        """The whole page, or one element, as PNG."""
        clip = self.driver.execute_script(
            "const e = arguments[0] ? document.querySelector(arguments[0]) : document.documentElement;"
            "const r = e.getBoundingClientRect();"
            "return {x: r.left + scrollX, y: r.top + scrollY, width: Math.min(r.width, innerWidth), height: Math.min(r.height, 16000), scale: 1};", selector)
        shot = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))
