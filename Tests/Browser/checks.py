"""Counting what passed and failed, and looking at a page as every reader may see it."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from tally import Tally

LANGUAGES = ("sv", "fi", "en")
WIDTHS = (1280, 320)


class Checks(Tally):
    """The tally of a run, and what every page must satisfy."""

    def __init__(self, screenshots):
        super().__init__()
        self.screenshots = screenshots
        if screenshots:
            os.makedirs(screenshots, exist_ok=True)

    def look(self, page, name, languages=LANGUAGES, axe=True):
        """Looks at the page that is open in every language and at two widths: no finding of axe at all, nothing wider than the window, one
        heading of the first rank, the right language, every text there. A page that was posted is looked at as it stands. Where script is switched off axe cannot run; its pages
        are the same ones."""
        address = page.url
        for language in languages:
            if len(languages) > 1:
                origin = re.match(r"https?://[^/]+", address).group(0)
                page.context.add_cookies([{"name": "language", "value": language, "url": origin, "httpOnly": True, "sameSite": "Lax"}])
                page.set_viewport_size({"width": WIDTHS[0], "height": 900})
                page.goto(address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                self._look_once(page, f"{name}-{language}-{width}", language, axe)
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    def _look_once(self, page, name, language, axe):
        shown = page.evaluate(
            "() => ({lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length,"
            " width: document.documentElement.scrollWidth, window: window.innerWidth, text: document.body.innerText})"
        )
        self.that(shown["lang"] == language, f"{name}: the page says its language", shown["lang"])
        self.that(shown["headings"] == 1, f"{name}: one h1", shown["headings"])
        self.that(shown["width"] <= shown["window"], f"{name}: nothing is wider than the window", shown["width"])
        missing = re.findall(r"\[[a-z][\w.-]*\.[\w.-]+\]|\{[a-zA-Z]+\}", shown["text"])
        self.that(not missing, f"{name}: no text is missing", missing)
        if axe:
            found = Axe().run(page).response["violations"]
            told = "; ".join(f"{v['id']} ({v['impact']}) ×{len(v['nodes'])}: {v['nodes'][0]['html'][:160]}" for v in found)
            self.that(not found, f"{name}: axe finds nothing at all", told)
        if self.screenshots:
            page.screenshot(path=os.path.join(self.screenshots, f"{name}.png"), full_page=True)
