"""What happens around the form: two editors, copying, amending, drawing groups anew; and the whole form by keyboard in each language."""

import re
import threading

import keyboard
from county import TOPICS, County
from forms import Form

SEND = {"sv": "Skicka anmälan till THL", "fi": "Lähetä ilmoitus THL:lle", "en": "Send the notification to THL"}


class Editing(County):
    """A contact person who has signed in already and goes on."""

    def in_language(self, language):
        self.page.locator(f".languages [lang={language}]").click()
        self.page.wait_for_load_state()

    def by_keyboard(self, language, script=True):
        """Draws a group, fills in the whole form and sends it, with the keyboard alone and in one language; with script or without it."""
        page, checks = self.page, self.checks
        group = f"Keyboard {language}" + ("" if script else " plain")
        with checks.step(f"the whole form by keyboard in {language}" + ("" if script else ", without script")):
            self.free_a_municipality()
            self.go("/groups/new")
            self.in_language(language)
            keyboard.tab_to(page, lambda field: field["name"] == "name")
            page.keyboard.type(group)
            keyboard.tab_to(page, lambda field: field["name"] == "municipality")
            page.keyboard.press("Space")
            keyboard.press_button(page)
            keyboard.tab_to(page, lambda field: field["tag"] == "a" and field["text"] == group)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            self.notification = page.url.rsplit("/", 1)[1]
            visited = []
            keyboard.tab_to(page, lambda field: field["tag"] == "a" and f"{self.notification}/topics/" in field["href"])
            with page.expect_navigation():
                page.keyboard.press("Enter")
            while "/topics/" in page.url and len(visited) < 2 * len(TOPICS):
                visited.append(page.url.rsplit("/", 1)[1])
                keyboard.fill_topic(page)
            checks.that(page.url.endswith("/check"), f"{language}: from topic to topic to the check by Continue alone", visited)
            checks.that(page.evaluate("document.documentElement.lang") == language, f"{language}: the language stays")
            self.send_by_keyboard(language)

    def send_by_keyboard(self, language):
        page, checks = self.page, self.checks
        keyboard.give_reasons(page)
        text = page.evaluate("document.activeElement.textContent")
        checks.that(text == SEND[language], f"{language}: the button says what it does", text)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        told = page.locator("#problems").inner_text() if page.locator("#problems").count() else ""
        checks.that(page.url.endswith("/receipt"), f"{language}: sent by keyboard", told)

    def together(self, other_page):
        """Two editors of the same page, each with a browser of their own."""
        page, checks = self.page, self.checks
        with checks.step("amend what was sent"):
            self.go(f"/notifications/{self.notification}")
            checks.look(page, "task-list-sent")
            page.locator(f"form[action='/notifications/{self.notification}/amend'] button").click()
            checks.look(page, "task-list-amending")
        with checks.step("two editors of one page: a clear choice, nothing lost"):
            path = f"/notifications/{self.notification}/topics/discussion"
            self.go(path)
            other_page.goto(self.server.address + path)
            page.locator("#q33").fill("Min text")
            other_page.locator("#q33").fill("Kollegans text")
            other_page.locator(".buttons button[value=later]").click()
            page.locator(".buttons button[value=continue]").click()
            checks.that("Min text" in page.inner_text("main") and "Kollegans text" in page.inner_text("main"), "both texts are shown")
            checks.look(page, "conflict", languages=("en",))
            page.locator(".buttons button").click()
            checks.that(page.locator("#problems li").count() == 1, "without a choice the page asks again")
            checks.look(page, "conflict-refused", languages=("en",))
            page.get_by_label(re.compile("Your answer|Ditt svar|Sinun vastauksesi")).first.check()
            page.locator(".buttons button").click()
            self.go(path)
            checks.that(page.locator("#q33").input_value() == "Min text", "what was chosen is stored")
        with checks.step("what is changed is shown and sent with a reason"):
            self.go(f"/notifications/{self.notification}/changes")
            checks.look(page, "changes")
            self.go(f"/notifications/{self.notification}/check")
            checks.look(page, "check-amendment")
            page.locator(".send button").click()
            checks.that(page.locator("#problems").count() == 1, "without a reason it is not sent")
            page.locator("#change-reason").fill("Vi hade glömt något")
            page.locator(".send button").click()
            checks.that(page.url.endswith("/receipt"), "with a reason it is sent", page.url)

    def around(self):
        """Copying, groups, mails, guidance: every page in three languages."""
        page, checks = self.page, self.checks
        with checks.step("copy from another group"):
            self.free_a_municipality()
            self.go("/groups/new")
            page.fill("#name", "Kopian")
            page.locator("input[name=municipality]:not([disabled])").first.check()
            page.locator("main .buttons button[type=submit]").click()
            page.get_by_role("link", name="Kopian", exact=True).click()
            copy = page.url.rsplit("/", 1)[1]
            self.go(f"/notifications/{copy}/copy")
            checks.look(page, "copy")
            page.locator("input[name=source]").first.check()
            page.locator("main .buttons button[type=submit]").click()
            checks.that(page.locator(".task-unconfirmed").count() > 0, "the task list says what is not confirmed")
            checks.look(page, "task-list-copied")
            self.go(f"/notifications/{copy}/check")
            page.locator(".send button").click()
            checks.that(page.url.endswith("/check"), "nothing is sent before it is confirmed")
            checks.look(page, "check-copied", languages=(page.evaluate("document.documentElement.lang"),))
            page.goto(self.server.address + f"/notifications/{copy}/check")
            page.locator(".send-copy button").click()
            checks.that(page.locator(".flash").count() == 1, "a copy of the draft is ordered")
        with checks.step("a system of the list entered as another one"):
            self.go(f"/notifications/{copy}/topics/systems")
            page.locator("input[name=system][value=other]").check()
            page.locator("[name=systemOther]").fill("APOTTI")
            checks.that(page.locator(".offer:visible").count() == 1, "the list is offered while typing")
            page.locator("[name=systemOther]").fill("Apotti 2")
            checks.that(page.locator(".offer:visible").count() == 0, "what is not in the list is left alone")
            page.locator("[name=systemOther]").fill("Apotti")
            checks.look(page, "system-offered", languages=(page.evaluate("document.documentElement.lang"),))
            page.locator("[name=systemOther]").press("Tab")
            with page.expect_navigation():
                page.keyboard.press("Enter")
            checks.that(page.locator("input[name=system]:checked").get_attribute("value") == "apotti", "one press chooses it")
        with checks.step("the other pages"):
            for path, picture in [
                (f"/notifications/{copy}/discard", "discard"), (f"/groups/{copy}/withdraw", "withdraw"), ("/municipalities", "municipalities"),
                ("/outbox", "outbox"), ("/guidance", "guidance"), (f"/groups/{copy}/edit", "group-edit"),
            ]:  # fmt: skip
                self.go(path)
                checks.look(page, picture)
            self.go("/outbox")
            page.locator("main table a").first.click()
            checks.look(page, "mail")
        with checks.step("draw the groups anew"):
            self.go("/municipalities")
            page.locator("main select").first.select_option(index=2)
            page.locator("main .buttons button[type=submit]").click()
            checks.that(page.locator(".flash").count() == 1, "a municipality is moved", page.url)
            self.go("/municipalities")
            checks.look(page, "municipalities-history")
        with checks.step("dissolve a group"):
            self.go(f"/groups/{copy}/withdraw")
            page.fill("#reason", "Behövs inte")
            page.locator("main .buttons button[type=submit]").click()
            checks.that(page.get_by_role("link", name="Kopian", exact=True).count() == 0, "the group is gone")
        with checks.step("what a dissolved group sent stays"):
            sent = page.get_by_role("link", name="Keyboard fi", exact=True).get_attribute("href").rsplit("/", 1)[1]
            self.go(f"/groups/{sent}/withdraw")
            page.fill("#reason", "Ritas om")
            page.locator("main .buttons button[type=submit]").click()
            self.go("/municipalities")
            page.get_by_role("link", name="Keyboard fi", exact=True).click()
            checks.that(page.url.endswith(f"/{sent}/receipt"), "the list of dissolved groups leads to the receipt", page.url)
            checks.that("Ritas om" in page.locator("main .inset").inner_text(), "the receipt says that the group is dissolved, and why")
            checks.that(page.locator("main dl, main table").count() > 0, "the answers stand there as they were sent")
            checks.look(page, "receipt-dissolved")

    def claims(self):
        """Two real requests claim a municipality at the same moment, ten times: one has it, the other is told who."""
        page, checks = self.page, self.checks
        with checks.step("two claims on a municipality at the same moment"):
            self.free_a_municipality()
            self.go("/groups/new")
            code = page.locator("input[name=municipality]:not([disabled])").first.get_attribute("value")
            forms = [Form(self.server, self.account), Form(self.server, self.account)]
            for turn in range(10):
                names = [f"Claim {turn} {side}" for side in ("A", "B")]
                answers = self._at_once(forms, names, code)
                winners = [name for name, (form, _) in zip(names, answers) if form.url.endswith("/county")]
                refused = [(form.status, answer) for form, answer in answers if not form.url.endswith("/county")]
                checks.that(len(winners) == 1 and len(refused) == 1, f"claim {turn}: one has it", [form.url for form, _ in answers])
                if len(refused) == 1:
                    checks.that(refused[0][0] == 422 and winners[0] in refused[0][1], f"claim {turn}: the other is told who has it", refused[0][0])
                home = forms[0].get("/county")
                group = re.search(r'href="/notifications/([a-z0-9]{20})">' + re.escape(winners[0]), home).group(1)
                forms[0].get(f"/groups/{group}/withdraw")
                forms[0].post(f"/groups/{group}/withdraw", {"reason": ""})

    @staticmethod
    def _at_once(forms, names, code):
        """Posts a new group from each form at the same moment; the form and its answer, in the order of the forms."""
        gate = threading.Barrier(len(forms))
        answers = [None] * len(forms)

        def claim(place):
            gate.wait()
            answers[place] = (forms[place], forms[place].post("/groups/new", {"name": names[place], "municipality": code}))

        threads = [threading.Thread(target=claim, args=(place,)) for place in range(len(forms))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def structure(self):
        """What a screen reader is told of the matrices: one group for each row, its name, its choices; links of errors lead to the first."""
        page, checks = self.page, self.checks
        with checks.step("the structure that a screen reader reads"):
            self.free_a_municipality()
            self.go("/groups/new")
            page.fill("#name", "Strukturen")
            page.locator("input[name=municipality]:not([disabled])").first.check()
            page.locator("main .buttons button[type=submit]").click()
            page.get_by_role("link", name="Strukturen", exact=True).click()
            notification = page.url.rsplit("/", 1)[1]
            self.go(f"/notifications/{notification}/topics/periods")
            page.locator(".buttons button[value=continue]").click()
            rows = page.locator("fieldset.matrix-row").all()
            checks.that(len(rows) == 6, "one fieldset for each row of question 17", len(rows))
            links = [link.get_attribute("href") for link in page.locator("#problems a").all()]
            checks.that(len(links) == 6, "one line of the summary for each row", links)
            for row, link in zip(rows, links):
                radios = row.locator("input[type=radio]").all()
                names = {radio.get_attribute("name") for radio in radios}
                legend = row.locator("legend").inner_text()
                checks.that(len(names) == 1 and len(radios) >= 3 and legend, "each row is one group of its own name", (names, legend))
                checks.that("#" + radios[0].get_attribute("id") == link, "the summary leads to the first choice of the row", link)
                described = row.get_attribute("aria-describedby")
                checks.that(described and radios[0].get_attribute("aria-describedby") == described, "row and first choice name the error")
                inline = page.locator(f"[id='{described}']").inner_text()
                checks.that(page.locator(f"#problems a[href='{link}']").inner_text() in inline, "both say the same")
            page.locator("#problems a").first.click()
            checks.that(page.evaluate("document.activeElement.id") == links[0][1:], "the link focuses the first choice")
            checks.that(page.locator("main table[role], main [role=table]").count() == 0, "no matrix pretends to be a table")
            checks.look(page, "topic-periods-refused", languages=("en",))
        with checks.step("in the reader's own colours only the page one is on is underlined in the navigation"):
            self.go("/county")
            page.emulate_media(forced_colors="active")
            line = "(links) => links.map((link) => getComputedStyle(link).borderBottomColor)"
            here = set(page.locator(".site-nav a[aria-current]").evaluate_all(line))
            others = set(page.locator(".site-nav a:not([aria-current])").evaluate_all(line))
            checks.that(here and others and not here & others, "the line tells where one is", (here, others))
            page.emulate_media(forced_colors="none")
        with checks.step("differences per service task have room for their names"):
            for language in ("fi", "sv", "en"):
                self.go(f"/notifications/{notification}/topics/services")
                self.in_language(language)
                page.locator("input[name=services][value=separate]").check()
                page.locator(".addition summary").last.click()
                widths = page.locator(".addition .select-row label").evaluate_all("(labels) => labels.map((label) => label.clientWidth)")
                checks.that(len(widths) == 6 and min(widths) > 120, f"{language}: each name has room beside its choices", widths)
        with checks.step("filling empty rows is told, has the focus, and is undone"):
            self.go(f"/notifications/{notification}/topics/services")
            page.locator("input[name=services][value=separate]").check()
            page.locator(".buttons button[value=continue]").click()
            self.go(f"/notifications/{notification}/topics/coverage")
            page.locator("#fill-serviceCoverage").select_option("mostly")
            page.locator("button[value='fill:serviceCoverage']").click()
            page.wait_for_selector(".flash")
            told = page.evaluate("document.activeElement.textContent")
            checks.that("35" in told, "what was filled has the focus", told[:100])
            page.keyboard.press("Tab")
            with page.expect_navigation():
                page.keyboard.press("Enter")
            told = page.evaluate("document.activeElement.textContent")
            checks.that("35" in told, "what was undone has the focus", told[:100])
            checks.that(page.locator("fieldset.matrix-row input:checked:not([value=''])").count() == 0, "every row is empty again")
