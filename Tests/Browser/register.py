"""What THL does: the overview, the matrix, following a round up, notifications, tables."""

import re


class Register:
    """An officer or statistician at a browser."""

    def __init__(self, page, server, checks, account):
        self.page = page
        self.server = server
        self.checks = checks
        self.account = account

    def go(self, path):
        return self.page.goto(self.server.address + path)

    def sign_in(self):
        self.go("/sign-in")
        self.page.fill("#email", self.account.email)
        self.page.fill("#password", self.account.password)
        self.page.locator("main button[type=submit]").click()
        self.checks.that(self.page.url.endswith("/register"), "THL's sign-in leads to the overview", self.page.url)

    def everything(self, group):
        """The overview, the matrix with the group that was just delivered, its notification, its delivery."""
        page, checks = self.page, self.checks
        with checks.step("THL's overview"):
            self.sign_in()
            checks.that(page.locator("main tbody tr").count() == 22, "22 organisers are listed", page.locator("main tbody tr").count())
            checks.that(page.locator("svg.tile-map a").count() == 22, "22 organisers are on the map")
            checks.look(page, "register")
        with checks.step("THL's matrix"):
            self.go("/register/matrix")
            row = page.locator("tr", has_text=group)
            checks.that(row.count() == 1, "the new group is a row of the matrix", row.count())
            checks.look(page, "matrix")
            self.go("/register/matrix")
            link = page.locator("tr", has_text=group).locator("a[href$='/view']").first
            view = link.get_attribute("href")
            delivery = page.locator("tr", has_text=group).locator("a[href^='/deliveries/']").first.get_attribute("href")
        with checks.step("the notification as THL reads it"):
            self.go(view)
            checks.that(page.get_by_text(group).count() > 0, "the notification names its group")
            checks.look(page, "notification-view")
        self.follow_up(view)
        with checks.step("the delivery as THL reads it"):
            self.go(delivery)
            checks.look(page, "delivery-thl")
        self.figures()

    def send(self):
        """The button of the page's own form."""
        self.page.locator("main form:not(.flash form) button[type=submit]").last.click()

    def follow_up(self, view):
        """The round: who has notified, more time, reminders; the notification: remarks, discussion, review; the comparisons and files."""
        page, checks = self.page, self.checks
        notification = view.removesuffix("/view")
        with checks.step("THL's page of a round"):
            self.go("/rounds")
            home = re.sub(r"https?://[^/]+", "", page.url)
            checks.that(home.startswith("/rounds/20"), "the newest round is shown", home)
            organisers = page.locator("main table").first.locator("tbody tr").count()
            checks.that(organisers == 22, "22 organisers are followed up", organisers)
            dissolved = page.locator("main table").nth(1).inner_text()
            checks.that("Keyboard fi" in dissolved, "the group dissolved after sending is named", dissolved)
            checks.look(page, "round")
            page.locator("thead a.sort").nth(1).click()
            checks.that(page.locator("th[aria-sort=ascending]").count() == 1, "a heading sorts the table without script")
        with checks.step("THL gives a county more time"):
            self.go(f"{home}/extension/02")
            self.send()
            checks.that(page.title().startswith(("Fel:", "Virhe:", "Error:")), "more time needs a day and a reason", page.title())
            checks.look(page, "extension-errors", languages=("en",))
            page.fill("#day", "30.4.2022")
            page.fill("#reason", "Nytt system")
            self.send()
            checks.that("Nytt system" in page.locator("#area-02").inner_text(), "more time is shown with its reason")
        with checks.step("THL comments and asks"):
            self.go(f"{notification}/remarks")
            self.send()
            checks.that(page.locator("#text-error").count() == 1, "a query needs a text")
            page.select_option("#question", "periods")
            page.fill("#text", "Varför separat?")
            self.send()
            checks.that(page.locator("article.remark").count() == 1, "the query is listed")
            checks.look(page, "remarks")
        with checks.step("THL decides about a discussion"):
            self.go(f"{notification}/discussion")
            self.send()
            checks.that(page.locator("#need-error").count() == 1, "a decision must be chosen")
            page.check("#need")
            page.fill("#reason", "Önskas")
            page.fill("#day", "2.5.2022")
            self.send()
            checks.that(page.url.endswith("/view") and "Önskas" in page.locator("main").inner_text(), "the decision stands at the notification")
            self.go(f"{notification}/discussion")
            checks.look(page, "discussion")
        with checks.step("THL accepts the notification"):
            self.go(view)
            page.check("#decision")
            self.send()
            checks.that(page.locator("#decision").count() == 0, "an accepted notification cannot be accepted again")
        for name, path in [
            ("rounds", "/rounds/list"), ("round-edit", f"{home}/edit"), ("round-new", "/rounds/new"), ("reminders", f"{home}/reminders"),
            ("agenda", f"{home}/agenda"), ("coverage-periods", f"{home}/coverage/periods"),
            ("coverage-child-protection", f"{home}/coverage/child-protection"), ("coverage-services", f"{home}/coverage/services"),
            ("coverage-levels", f"{home}/coverage/levels"), ("systems", f"{home}/systems"), ("forecast", f"{home}/forecast"),
            ("round-changes", f"{home}/changes"),
        ]:  # fmt: skip
            with checks.step(f"THL's page {path}"):
                checks.that(self.go(path).status == 200, f"{path} is shown")
                checks.look(page, name)
        with checks.step("THL takes the notifications out"):
            for name, start in [("notifications.csv", b"round,"), ("notifications.xlsx", b"PK"), ("notifications.json", b"[{")]:
                answer = page.request.get(f"{self.server.address}{home}/files/{name}")
                checks.that(answer.status == 200 and answer.body().startswith(start), f"{name} comes", answer.status)

    def figures(self):
        """The table and its CSV: small numbers hidden in both."""
        page, checks = self.page, self.checks
        with checks.step(f"the table of clients ({self.account.role})"):
            if "/register" not in page.url and "/deliveries" not in page.url:
                self.sign_in()
            self.go("/tables")
            checks.that("/tables/clients/" in page.url, "the newest quarter's table is shown", page.url)
            checks.that(page.locator("main tbody tr").count() == 23, "22 organisers and the country are rows")
            checks.look(page, "clients-table")
            answer = page.request.get(page.url + ".csv")
            checks.that(answer.status == 200 and answer.text().startswith("area_level,"), "the table comes as CSV", answer.status)
            rows = [line.split(",") for line in answer.text().splitlines()[1:]]
            small = [row for row in rows if row[8] == "shown" and row[7] in ("1", "2", "3", "4")]
            checks.that(not small, "no count from 1 to 4 is shown", small[:3])
            checks.that(any(row[8] == "hidden" and row[7] == "" for row in rows), "hidden cells are said to be hidden and hold no number")
