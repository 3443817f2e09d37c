"""What a county's contact person does: groups, the form, deliveries."""

import os
import re

import keyboard

TOPICS = ["group", "systems", "structured", "periods", "child-protection", "services", "extraction", "coverage", "discussion"]


class County:
    """A contact person at a browser."""

    def __init__(self, page, server, checks, account, organiser):
        self.page = page
        self.server = server
        self.checks = checks
        self.account = account
        self.organiser = organiser

    def go(self, path):
        return self.page.goto(self.server.address + path)

    # With script, by keyboard

    def with_keyboard(self):
        """The whole way with the keyboard; returns the name of the new group."""
        name = "Tangentbordsgruppen <b>&"
        checks, page = self.checks, self.page
        with checks.step("the open pages"):
            for path, picture in [("/sign-in", "sign-in"), ("/cookies", "cookies"), ("/accessibility", "accessibility"), ("/guidance", "guidance-open"), ("/nowhere", "not-found")]:
                self.go(path)
                checks.look(page, picture)
        with checks.step("sign in by keyboard"):
            self.go("/sign-in")
            self.in_swedish()
            keyboard.tab_to(page, lambda field: field["name"] == "email")
            page.keyboard.type(self.account.email)
            page.keyboard.press("Tab")
            page.keyboard.type("wrong password")
            with page.expect_navigation():
                page.keyboard.press("Enter")
            checks.that("Fel" in page.title(), "a failed sign-in says so in the title", page.title())
            checks.look(page, "sign-in-failed", languages=("sv",))
            page.fill("#password", self.account.password)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            checks.that(page.url.endswith("/county"), "sign-in leads home", page.url)
            checks.look(page, "county")
        with checks.step("draw a group by keyboard"):
            self.in_swedish()
            self.free_a_municipality()
            self.go("/groups/new")
            checks.look(page, "group-new")
            self.in_swedish()
            keyboard.press_button(page)
            checks.that(page.locator("#problems li").count() >= 2, "an empty group is refused with a summary")
            checks.that(page.evaluate("document.activeElement.id") == "problems", "the summary has the focus")
            checks.look(page, "group-refused", languages=("sv",))
            keyboard.tab_to(page, lambda field: field["name"] == "name")
            page.keyboard.type(name)
            keyboard.tab_to(page, lambda field: field["name"] == "municipality")
            municipality = page.evaluate("document.activeElement.value")
            page.keyboard.press("Space")
            keyboard.press_button(page)
            checks.that(page.locator(".flash").count() == 1, "the home says that the group was made")
            checks.that(page.evaluate("document.activeElement.classList.contains('flash')"), "what was done has the focus, so that it is read out")
            checks.that(page.get_by_text(name).count() > 0, "the group is on the home, its name escaped")
        with checks.step("fill in the form by keyboard"):
            page.get_by_role("link", name=name).first.click()
            self.notification = page.url.rsplit("/", 1)[1]
            checks.look(page, "task-list")
            self.fill_topics()
        with checks.step("the draft is saved while it is filled in, and when the language is changed"):
            self.saving()
        with checks.step("check and send by keyboard"):
            self.go(f"/notifications/{self.notification}/check")
            self.in_swedish()
            checks.look(page, "check-answers")
            for field in page.locator("main input[type=text]").all():
                field.fill("Så är det hos oss")
            keyboard.press_button(page)
            told = page.locator("#problems").inner_text() if page.locator("#problems").count() else ""
            checks.that(page.url.endswith("/receipt"), "sending leads to the receipt", told)
            checks.that(re.search(r"LS-[\w-]+-\d+", page.inner_text("main")), "the receipt has a reference number")
            checks.look(page, "receipt")
        with checks.step("upload a delivery"):
            folder = self.server.delivery(self.organiser, name, "2023Q1", 6000, 11, municipality)
            self.go("/deliveries/new")
            checks.look(page, "upload")
            self.in_swedish()
            self.upload(folder)
            checks.that(self.state() == "accepted", "a sound delivery is taken into the register", page.inner_text("main")[:600])
            checks.look(page, "delivery-accepted")
        with checks.step("a faulty delivery is refused with findings"):
            self.spoil(folder)
            self.go("/deliveries/new")
            self.upload(folder)
            checks.that(self.state() in ("refused", "unreadable"), "a faulty delivery is not taken", self.state())
            checks.that(page.locator(".finding").count() > 0, "its findings are shown")
            checks.look(page, "delivery-refused")
            answer = page.request.get(page.url + "/findings.csv")
            checks.that(answer.status == 200, "the findings come as CSV", answer.status)
            checks.that(answer.text().startswith("file,line,column,rule,severity,message\n"), "the CSV has its header")
            checks.that(not re.search(r"\d{6}[-+ABCDEFYXWVU]\d{3}\w", answer.text()), "no identity code stands whole in it")
        with checks.step("sign out"):
            self.go("/county")
            page.locator("header form button").click()
            checks.that("/sign-in" in page.url, "signing out leads to sign-in", page.url)
            self.go("/county")
            checks.that("/sign-in" in page.url, "nothing is shown after signing out", page.url)
        return name

    def in_swedish(self):
        self.page.locator(".languages [lang=sv]").click()

    def free_a_municipality(self):
        """If every municipality is in a group, takes one out of the largest."""
        page = self.page
        self.go("/county")
        if page.locator("a[href='/groups/new']").count():
            return
        for link in [found.get_attribute("href") for found in page.locator("a[href$='/edit']").all()]:
            self.go(link)
            chosen = page.locator("input[name=municipality]:checked")
            if chosen.count() > 1:
                chosen.last.uncheck()
                page.locator("main .buttons button[type=submit]").click()
                return
        raise AssertionError("no group has a municipality to spare")

    def fill_topics(self):
        page, checks = self.page, self.checks
        for topic in TOPICS:
            path = f"/notifications/{self.notification}/topics/{topic}"
            self.go(path)
            if not page.url.endswith(path):
                continue
            checks.look(page, f"topic-{topic}")
            self.in_swedish()
            keyboard.fill_topic(page)
            if page.url.endswith(path):
                told = page.locator("#problems").inner_text() if page.locator("#problems").count() else page.inner_text("main")[:300]
                checks.that(False, f"the topic {topic} is filled in by keyboard", told)
                checks.look(page, f"topic-{topic}-refused", languages=("sv",))
            else:
                checks.that(True, f"the topic {topic} is filled in by keyboard")

    def saving(self):
        page, checks = self.page, self.checks
        self.go(f"/notifications/{self.notification}/topics/discussion")
        page.locator("textarea").last.fill("Skrivet före språkbytet")
        with page.expect_navigation():
            page.locator(".languages [lang=fi]").click()
        page.wait_for_load_state()
        checks.that(page.evaluate("document.documentElement.lang") == "fi", "the language is changed")
        checks.that(page.locator("textarea").last.input_value() == "Skrivet före språkbytet", "what was written is still there")
        self.in_swedish()

    def upload(self, folder):
        page = self.page
        page.set_input_files("#files", delivered(folder))
        page.locator("main form button[type=submit]").click()
        page.wait_for_url("**/deliveries/*")
        page.wait_for_selector("#report")
        page.wait_for_function("() => !['waiting', 'checking'].includes(document.getElementById('report').dataset.state)", timeout=60_000)

    def state(self):
        return self.page.locator("#report").get_attribute("data-state")

    def spoil(self, folder):
        """Breaks every tenth row of a delivery after it was made."""
        path = os.path.join(folder, "client_periods.csv")
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        for index in range(1, len(lines) - 1, 10):
            fields = lines[index].split(",")
            fields[4] = "2023-02-30"
            lines[index] = ",".join(fields)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(lines))

    # Without script

    def without_script(self):
        """The same way without script; the form with the keyboard alone."""
        page, checks = self.page, self.checks
        with checks.step("without script: sign in and open the form"):
            self.go("/sign-in")
            page.fill("#email", self.account.email)
            page.fill("#password", self.account.password)
            page.locator("main button[type=submit]").click()
            checks.that(page.url.endswith("/county"), "without script: sign-in leads home", page.url)
            links = page.locator("main a[href^='/notifications/']").all()
            hrefs = [link.get_attribute("href") for link in links]
            self.notification = next(href for href in hrefs if re.fullmatch(r"/notifications/\w+", href)).rsplit("/", 1)[1]
            self.group = page.locator(f"main a[href='/notifications/{self.notification}']").first.inner_text()
        with checks.step("without script: every topic is one form that leads on"):
            self.go(f"/notifications/{self.notification}")
            checks.look(page, "plain-task-list", languages=("sv",), axe=False)
            for topic in TOPICS:
                path = f"/notifications/{self.notification}/topics/{topic}"
                self.go(path)
                if page.url.endswith(path):
                    keyboard.fill_topic(page)
                    told = page.locator("#problems").inner_text() if page.locator("#problems").count() else ""
                    checks.that(not page.url.endswith(path), f"without script: the topic {topic} leads on", told)
        with checks.step("without script: send"):
            self.go(f"/notifications/{self.notification}/check")
            if page.url.endswith("/check"):
                for field in page.locator("main input[type=text]").all():
                    field.fill("Så är det hos oss")
                page.locator(".send button").click()
                told = page.locator("#problems").inner_text() if page.locator("#problems").count() else ""
                checks.that(page.url.endswith("/receipt"), "without script: sending leads to the receipt", told)
        with checks.step("without script: upload and look again"):
            folder = self.server.delivery(self.organiser, self.group, "2023Q1", 400, 12)
            self.go("/deliveries/new")
            page.set_input_files("#files", delivered(folder))
            page.locator("main form button[type=submit]").click()
            for _ in range(60):
                if self.state() not in ("waiting", "checking"):
                    break
                page.wait_for_timeout(500)
                page.reload()
            checks.that(self.state() == "accepted", "without script: the delivery is taken", page.inner_text("main")[:600])
            checks.look(page, "plain-delivery", languages=("sv",), axe=False)


def delivered(folder):
    """Everything in a delivery's folder, as somebody chooses it who chooses all."""
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
