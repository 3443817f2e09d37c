"""What THL does: the overview, the matrix, notifications, tables."""


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
        with checks.step("the delivery as THL reads it"):
            self.go(delivery)
            checks.look(page, "delivery-thl")
        self.figures()

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
