"""What everybody sees without signing in: pages in three languages, charts, files that other people's programs read, two pairs of eyes."""

import csv
import io
import json
import math
import os
import re
import tempfile

import openpyxl
from pyaxis import pyaxis
from pyjstat import pyjstat

TABLES = (
    "clients-by-area", "clients-by-age", "clients-by-municipality", "client-changes", "client-durations", "child-protection", "decisions",
    "received-services",
)  # fmt: skip
MARKS = {"hidden": "..", "not-delivered": "...", "not-applicable": "."}


class Published:
    """A reader who never signs in, and then the officer who approves what the statistician has proposed."""

    def __init__(self, page, server, checks):
        self.page = page
        self.server = server
        self.checks = checks

    def go(self, path):
        return self.page.goto(self.server.address + path)

    def get(self, path, headers=None):
        return self.page.request.get(self.server.address + path, headers=headers or {})

    def read_swedish(self):
        """Looking at a page leaves the browser in the last language looked at."""
        self.page.context.add_cookies(
            [{"name": "language", "value": "sv", "url": self.server.address, "httpOnly": True, "sameSite": "Lax"}]
        )

    def tables(self, quarter):
        """The tables of a quarter. Of so few people some cannot be protected, and the statistician leaves them out."""
        text = self.get(f"/statistics/{quarter}").text()
        return [table for table in TABLES if f'href="/statistics/{quarter}/{table}"' in text]

    def everything(self):
        with self.checks.step("published figures are open to everybody"):
            self.pages()
        with self.checks.step("published files are read by others' programs with the same numbers"):
            tables = self.tables("2022Q4")
            self.checks.that(len(tables) >= 5 and tables[0] == TABLES[0], "most tables are published", tables)
            for table in tables:
                self.files(table)
        with self.checks.step("the interface for programs"):
            self.interface()

    def pages(self):
        page, checks = self.page, self.checks
        answer = self.go("/statistics")
        checks.that(answer.status == 200 and "set-cookie" not in answer.headers, "no cookie comes with published figures")
        checks.that(page.locator("main .chart-picture img").count() >= 2, "there are charts")
        checks.that("per cent of the inhabitants" in page.content() or "av invånarna" in page.content(), "coverage is said first")
        checks.look(page, "statistics")
        self.read_swedish()
        self.go("/statistics/2022Q4")
        checks.that(page.get_by_text("Utgåva 2").count() > 0, "the newest edition is shown", page.content()[:3000])
        for table in self.tables("2022Q4"):
            self.go(f"/statistics/2022Q4/{table}")
            checks.look(page, f"statistics-{table}")
        self.go("/statistics/2022Q4/areas/08")
        checks.look(page, "statistics-area")
        page.set_viewport_size({"width": 320, "height": 900})
        self.go("/statistics/2022Q4/areas/08")
        lines = page.locator("#series-title + .chart-picture")
        checks.that(lines.evaluate("(frame) => frame.scrollWidth <= frame.clientWidth"), "on a narrow screen the lines need no scrolling sideways")
        page.set_viewport_size({"width": 1280, "height": 900})
        self.words_of_charts()
        picture = self.get("/statistics/2022Q4/charts/tiles.fi.svg")
        checks.that(picture.status == 200 and picture.headers["content-type"] == "image/svg+xml", "a picture is a file of its own")
        tag = picture.headers["etag"]
        again = self.get("/statistics/2022Q4/charts/tiles.fi.svg", {"If-None-Match": tag})
        checks.that(again.status == 304, "what a reader has is not sent again", again.status)
        checks.that(self.get("/statistics/2022Q4/clients-by-area.prepared").status == 404, "what the pages read is nobody else's")
        checks.that(self.get("/statistics/2022Q4-1/clients-by-area.csv").status == 200, "an earlier edition stays where it was")
        checks.that(self.get("/statistics/2023Q2/clients-by-area.csv").status == 404, "what waits for approval is not there")

    def words_of_charts(self):
        """No words run outside a picture, as this browser's own fonts draw them."""
        outside = """() => {
            const svg = document.documentElement, frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll("text")].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
            }).map((text) => text.textContent);
        }"""
        for chart in ("tiles", "areas", "tasks", "series", "narrow-series"):
            for language in ("sv", "fi", "en"):
                self.go(f"/statistics/2022Q4/charts/{chart}.{language}.svg")
                cut = self.page.evaluate(outside)
                self.checks.that(cut == [], f"all words of {chart} in {language} are inside the picture", str(cut))

    def files(self, table):
        """One table in every format."""
        base = f"/statistics/2022Q4/{table}"
        rows = list(csv.DictReader(io.StringIO(self.get(base + ".csv").text())))
        truth = {}
        for row in rows:
            area = row["area"] if row["area"] != "unknown" else row["parent"] + "-unknown"
            value = int(row["value"]) if row["status"] == "shown" else MARKS[row["status"]]
            truth[(area, row["service_task"], row["age_group"], row["measure"])] = value
        self.checks.that(len(truth) == len(rows) > 50, f"{table}.csv has each cell once", len(rows))
        names = self.json_stat(table, self.get(base + ".sv.json").text(), truth)
        self.px(table, self.get(base + ".px").body(), truth, names)
        self.xlsx(table, self.get(base + ".sv.xlsx").body(), truth, names)

    def json_stat(self, table, text, truth):
        document = json.loads(text)
        frame = pyjstat.Dataset.read(text).write("dataframe", naming="id")
        found = {}
        for row, value in enumerate(frame["value"]):
            key = tuple(frame[name].iloc[row] for name in ("area", "service_task", "age_group", "measure"))
            found[key] = document["status"][str(row)] if math.isnan(value) else int(value)
        self.checks.that(found == truth, f"pyjstat reads {table}", differing(found, truth))
        return {name: document["dimension"][name]["category"]["label"] for name in document["id"]}

    def px(self, table, content, truth, names):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "table.px")
            with open(path, "wb") as file:
                file.write(content)
            frame = pyaxis.parse(path, encoding="utf-8", null_values=r'^"\."$', sd_values=r'^"\.\."$')["DATA"]
        columns = [frame[name].tolist() for name in ("Område", "Serviceuppgift", "Åldersgrupp", "Uppgift")]
        codes = [{label: code for code, label in names[name].items()} for name in ("area", "service_task", "age_group", "measure")]
        found = {}
        for row, value in enumerate(frame["DATA"].tolist()):
            key = tuple(codes[place][column[row]] for place, column in enumerate(columns))
            text = ".." if isinstance(value, float) and math.isnan(value) else str(value).strip('"')
            found[key] = int(text) if re.fullmatch(r"\d+", text) else text or "."
        self.checks.that(found == truth, f"pyaxis reads {table}", differing(found, truth))

    def xlsx(self, table, content, truth, names):
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        self.checks.that(all(sheet.sheet_state == "visible" for sheet in book.worksheets), f"no sheet of {table} is hidden")
        rows = book.worksheets[0].iter_rows(values_only=True)
        head = next(rows)
        codes = {name: {label: code for code, label in names[name].items()} for name in names}
        found = {}
        for area, _, task, age, _, *values in rows:
            for measure, value in zip(head[5:], values):
                found[(area, codes["service_task"][task], codes["age_group"][age], codes["measure"][measure])] = value
        self.checks.that(found == truth, f"openpyxl reads {table}", differing(found, truth))

    def interface(self):
        checks = self.checks
        tables = [table["id"] for table in self.get("/api/v2/tables?lang=en").json()["tables"]]
        published = {table for quarter in ("2022Q4", "2023Q1") for table in self.tables(quarter)}
        checks.that(tables == [table for table in TABLES if table in published], "the interface lists every table", tables)
        metadata = self.get("/api/v2/tables/clients-by-area/metadata?lang=fi").json()
        checks.that(len(metadata["variables"]) == 5, "a table tells its variables", metadata)
        part = self.get(
            "/api/v2/tables/clients-by-area/data?lang=en&outputFormat=json-stat2&valueCodes[area]=total,08"
            "&valueCodes[service_task]=total&valueCodes[quarter]=2022Q4"
        ).json()
        checks.that(part["size"] == [2, 1, 1, 1, 1] and part["dimension"]["quarter"]["category"]["index"] == ["2022Q4"], "a part comes alone")
        for query in ("valueCodes[area]=77", "valueCodes[value]=3", "outputFormat=exe", "valueCodes[quarter]=2022Q4,2023Q1", "lang=de"):
            checks.that(self.get(f"/api/v2/tables/clients-by-area/data?{query}").status == 400, f"{query} is refused")

    def two_pairs_of_eyes(self, account):
        """The officer approves what the statistician has proposed; then everybody sees it."""
        page, checks = self.page, self.checks
        with checks.step("two pairs of eyes"):
            self.go("/sign-in")
            page.fill("#email", account.email)
            page.fill("#password", account.password)
            page.locator("main button[type=submit]").click()
            self.go("/register/editions")
            checks.look(page, "editions")
            self.go("/register/editions/2022Q4-2")
            checks.that(page.locator("#changes-title").count() == 1, "an edition tells how it differs from the one before")
            checks.look(page, "edition")
            self.go("/register/editions")
            page.locator("section", has=page.locator("#quarter-2023Q2")).locator("a[href^='/register/publications/']").first.click()
            checks.look(page, "publication")
            before = self.previews()
            page.locator("button[value=reject]").click()
            checks.that(page.locator("#problems").count() == 1, "a rejection needs a reason")
            page.locator("button[value=approve]").click()
            checks.that(self.get("/statistics/2023Q2/clients-by-area.csv").status == 200, "what was approved is open to everybody")
            for name, content in before.items():
                same = self.get(f"/statistics/2023Q2-1/{name}").body() == content
                checks.that(same, f"{name} is published as it was looked at")

    def previews(self):
        """Every table of the publication can be looked at before the decision, with its hidden figures counted. Returns its files."""
        page, checks = self.page, self.checks
        self.read_swedish()
        page.reload()
        decision = page.url
        tables = page.locator("ul[aria-labelledby=tables-title] a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
        checks.that(len(tables) >= 5, "every table is linked", tables)
        checks.that("dolda" in page.locator("ul[aria-labelledby=tables-title]").inner_text(), "hidden figures are counted for each table")
        before = {}
        for path in tables:
            name = path.split("/")[-1]
            self.go(path)
            checks.that(page.get_by_text("är inte publicerad").count() == 1, f"{name} says that it is not published")
            checks.that(page.locator(f"main a[href='{path}.csv']").count() == 1, f"{name} has its files")
            checks.look(page, f"preview-{name}")
            self.read_swedish()
            before[name + ".csv"] = self.get(path + ".csv").body()
        prefix = tables[0].rsplit("/", 1)[0]
        for path, name in ((prefix, "preview"), (prefix + "/areas/08", "preview-area")):
            answer = self.go(path)
            checks.that(answer.status == 200 and answer.headers["cache-control"] == "no-store", f"{name} is nobody else's")
            drawn = "() => [...document.querySelectorAll('main img')].map((image) => image.complete && image.naturalWidth > 0)"
            page.wait_for_load_state("networkidle")
            pictures = page.evaluate(drawn)
            checks.that(len(pictures) >= 1 and all(pictures), f"the pictures of {name} are drawn", pictures)
            checks.look(page, name)
            self.read_swedish()
        page.goto(decision)
        return before


def differing(found, truth):
    """A few cells in which two readings differ."""
    keys = [key for key in truth.keys() | found.keys() if truth.get(key) != found.get(key)]
    return [(key, truth.get(key), found.get(key)) for key in sorted(keys)[:5]] + [len(keys)]
