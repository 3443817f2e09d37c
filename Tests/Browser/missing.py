"""What is missing of a quarter: THL reminds a county, the county tells its own counts, who leads it sees figures; the rules for deliveries."""


class Missing:
    """A signed-in user at a browser."""

    def __init__(self, page, server, checks, account):
        self.page = page
        self.server = server
        self.checks = checks
        page.goto(server.address + "/sign-in")
        page.fill("#email", account.email)
        page.fill("#password", account.password)
        page.locator("main button[type=submit]").click()

    def go(self, path):
        return self.page.goto(self.server.address + path)

    def told(self):
        """Whether the page tells that something was done."""
        return self.page.locator("main .flash").count() == 1

    def officer(self):
        page, checks = self.page, self.checks
        with checks.step("what is missing, for THL"):
            self.go("/missing/2022Q4")
            checks.look(page, "missing")
            self.go("/missing/2022Q4")
            before = page.locator("input[name=area]").count()
            page.locator("section form button[type=submit]").first.click()
            checks.that(self.told() and page.locator("input[name=area]").count() == before - 1, "a county is reminded once a day", before)
        with checks.step("the rules for deliveries"):
            self.go("/rounds/2023-01/acceptance")
            checks.look(page, "acceptance")
            self.go("/rounds/2023-01/acceptance")
            page.fill("#days", "many")
            page.locator("main form button[type=submit]").click()
            checks.that(page.locator("#problems a[href='#days']").count() == 1, "a number of days that is none is named")
            checks.look(page, "acceptance-errors", languages=(page.locator("html").get_attribute("lang"),))
            page.fill("#days", "50")
            page.locator("main form button[type=submit]").click()
            checks.that(self.told() and page.input_value("#days") == "50", "the rules are changed")

    def contact(self):
        page, checks = self.page, self.checks
        with checks.step("what is missing, for a county"):
            self.go("/missing/2022Q4")
            checks.look(page, "missing-own")
            self.go("/missing/2022Q4")
            page.locator("[id='own.older-people']").fill("1 234")
            page.locator("main form button[type=submit]").last.click()
            checks.that(self.told() and page.input_value("[id='own.older-people']") == "1234", "a county tells its own counts")
            checks.that(self.go("/county/figures").status == 403, "a contact person sees no figures")

    def management(self):
        page, checks = self.page, self.checks
        with checks.step("the figures of who leads a county"):
            checks.that(page.url.endswith("/county/figures"), "who leads a county comes to its figures", page.url)
            answer = self.go("/county/figures")
            checks.that(answer.headers["cache-control"] == "no-store", "the figures are kept by nobody")
            checks.that(page.locator("table.figures").count() == 5, "there are five tables", page.locator("table.figures").count())
            checks.look(page, "county-figures")
            checks.that(self.go("/county").status == 403, "who leads a county changes nothing")
            self.go("/missing/2022Q4")
            checks.that(page.locator("main form").count() == 0, "what is missing is only read")
