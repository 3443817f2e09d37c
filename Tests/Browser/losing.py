"""What an official loses when the network or the session is gone in the middle of a page, or a text is too long: nothing."""

from editing import Editing

NEXT = ".buttons button[value=continue]"
STATUS = "[data-saved-at]"


class Losing(Editing):
    """A contact person whose connection and session do not last."""

    def everything(self, group):
        """Loses the network and the session on a page of a group's notification."""
        self.go("/county")
        self.path = self.page.get_by_role("link", name=group, exact=True).get_attribute("href") + "/topics/discussion"
        self.network()
        self.session()
        self.unreadable()
        self.long_name(group)
        self.reasons()

    def network(self):
        page, checks = self.page, self.checks
        with checks.step("without the network the page stays until what is written on it can be saved"):
            self.go(self.path)
            page.locator("input[name=discussion][value=no]").check()
            page.locator("#q33").fill("Skrivet utan nät")
            page.context.set_offline(True)
            page.locator(NEXT).click()
            page.wait_for_function("() => document.querySelector('[data-saved-at]').textContent !== ''")
            checks.that(page.url.endswith(self.path), "the page is not left", page.url)
            checks.that(page.locator("#q33").input_value() == "Skrivet utan nät", "what was written stands there")
            page.context.set_offline(False)
            with page.expect_navigation():
                page.locator(NEXT).click()
            self.go(self.path)
            checks.that(page.locator("#q33").input_value() == "Skrivet utan nät", "with the network it is saved")

    def session(self):
        checks, other = self.checks, self.page.context.new_page()
        page = self.page.context.new_page()
        page.clock.install()
        with checks.step("a session that ends in the middle of a page: signed in in another tab one goes on"):
            page.goto(self.server.address + self.path)
            page.locator("#q33").fill("Skrivet efteråt")
            other.goto(self.server.address + "/county")
            other.locator("header form button").click()
            other.wait_for_url("**/sign-in")
            page.clock.fast_forward(16_000)
            page.wait_for_selector("[data-sign-in]:not([hidden])")
            checks.look(page, "signed-out", languages=(page.evaluate("document.documentElement.lang"),))
            page.locator(NEXT).click()
            page.wait_for_timeout(500)
            checks.that(page.url.endswith(self.path), "the page is not left", page.url)
            with page.context.expect_page() as opened:
                page.locator("[data-sign-in] a").click()
            tab = opened.value
            tab.fill("#email", self.account.email)
            tab.fill("#password", self.account.password)
            tab.locator("main button[type=submit]").click()
            tab.wait_for_url("**/county")
            with page.expect_navigation():
                page.locator(NEXT).click()
            checks.that(not page.url.endswith(self.path), "Continue leads on again", page.url)
            page.goto(self.server.address + self.path)
            checks.that(page.locator("#q33").input_value() == "Skrivet efteråt", "what was written is saved")
            for each in (page, other, tab):
                each.close()

    def unreadable(self):
        page, checks = self.page, self.checks
        with checks.step("what cannot be read is not called saved"):
            self.go(self.path)
            page.locator("#q33").fill("ö" * 4001)
            page.locator(".buttons button[value=later]").click()
            checks.that(page.locator("#problems").count() == 1, "the page stays and says why", page.url)
            checks.that(len(page.locator("#q33").input_value()) == 4001, "what was written stands there")
            page.locator("#q33").fill("")
            page.locator(".buttons button[value=later]").click()
            checks.that(page.locator(".flash").count() == 1, "without it everything is saved", page.url)

    def long_name(self, group):
        page, checks = self.page, self.checks
        notification = self.path.split("/")[2]

        def rename(name):
            self.go(f"/groups/{notification}/edit")
            page.fill("#name", name)
            page.locator("main .buttons button[type=submit]").click()
            page.wait_for_url("**/county")

        with checks.step("the longest name without a gap fits a narrow window"):
            rename("Ö" * 200)
            page.set_viewport_size({"width": 320, "height": 900})
            for path in (f"/notifications/{notification}/topics/group", f"/notifications/{notification}/check", "/county", "/municipalities"):
                self.go(path)
                width = page.evaluate("document.documentElement.scrollWidth")
                checks.that(width <= 320, f"{path}: nothing is wider than the window", width)
            page.set_viewport_size({"width": 1280, "height": 900})
            rename(group)

    def reasons(self):
        page, checks = self.page, self.checks
        check = self.path.replace("/topics/discussion", "/check")
        with checks.step("a reason that is written stays while an answer is changed, until one signs out"):
            self.go(self.path.replace("discussion", "services"))
            page.locator("input[name=services][value=kanta-structured]").check()
            page.locator(".buttons button[value=later]").click()
            self.go(self.path.replace("discussion", "periods"))
            page.locator("input[name='same.periods'][value=separate]").check()
            page.locator(".buttons button[value=later]").click()
            self.go(check)
            page.locator("#reason-1").fill("Så är det hos oss")
            page.locator(".confirm a").first.click()
            page.wait_for_url("**/topics/**")
            self.go(check)
            checks.that(page.locator("#reason-1").input_value() == "Så är det hos oss", "the reason is still there")
            page.locator("header form button").click()
            page.wait_for_url("**/sign-in")
            page.fill("#email", self.account.email)
            page.fill("#password", self.account.password)
            page.locator("main button[type=submit]").click()
            page.wait_for_url("**/county")
            self.go(check)
            checks.that(page.locator("#reason-1").input_value() == "", "after signing out it is gone")
