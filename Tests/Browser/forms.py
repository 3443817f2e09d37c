"""Filling in forms over plain HTTP, as a browser without script would: for tests that look at what follows from them."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

FIELD = re.compile(r"<(input|select|textarea|button)\b([^>]*)>", re.S)
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
TOPICS = ["group", "systems", "structured", "periods", "child-protection", "services", "extraction", "coverage", "discussion"]


class Form:
    """A signed-in account that reads pages and posts their forms."""

    def __init__(self, server, account):
        self.address = server.address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.token = ""
        self.get("/sign-in")
        self.post("/sign-in", {"email": account.email, "password": account.password})
        self.get("/cookies")

    def get(self, path, raw=False):
        return self._answer(urllib.request.Request(self.address + path), raw)

    def post(self, path, fields=()):
        pairs = [("csrf", self.token)] + list(fields.items() if isinstance(fields, dict) else fields)
        return self._answer(urllib.request.Request(self.address + path, data=urllib.parse.urlencode(pairs).encode()), False)

    def _answer(self, request, raw):
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as refused:
            answer = refused
        content = answer.read()
        self.status, self.url = answer.status, answer.geturl()
        if raw:
            return content
        page = content.decode()
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        if found:
            self.token = found.group(1)
        return page

    def any_editable(self):
        """A notification of the county whose draft can be changed."""
        for notification in dict.fromkeys(re.findall(r'href="/notifications/([a-z0-9]{20})"', self.get("/county"))):
            if "/check" in self.get(f"/notifications/{notification}"):
                self.get(f"/notifications/{notification}/check")
                if self.url.endswith("/check"):
                    return notification
        for notification in dict.fromkeys(re.findall(r'href="/notifications/([a-z0-9]{20})"', self.get("/county"))):
            self.get(f"/notifications/{notification}")
            self.post(f"/notifications/{notification}/amend")
            if self.status == 200:
                return notification
        raise AssertionError("the county has no notification that can be changed")

    def complete(self, language):
        """Answers everything that must be answered of a notification and returns its id."""
        self.get(f"/language/{language}?to=%2Fcounty")
        notification = self.any_editable()
        for topic in TOPICS:
            path = f"/notifications/{notification}/topics/{topic}"
            page = self.get(path)
            if self.url.endswith(path):
                self.post(path, fields(page) + [("action", "continue")])
                if self.url.endswith(path):
                    raise AssertionError(f"{topic} cannot stand")
        return notification

    def send(self, notification):
        """Sends a notification, with a reason wherever one is asked for; returns the reference number."""
        page = self.get(f"/notifications/{notification}/check")
        given = [(name, value or "Så är det hos oss") for name, value in fields(page)]
        receipt = self.post(f"/notifications/{notification}/check", given + [("action", "continue")])
        return re.search(r"LS-[\w-]+-\d+", receipt).group(0)


def fields(page):
    """What a browser would post of the page's main form, with the first choice wherever a choice is missing."""
    form = re.search(r'<form id="answers".*?</form>', page, re.S).group(0)
    pairs, radios = [], {}
    for match in FIELD.finditer(form):
        tag, attributes = match.group(1), {name: html.unescape(value or "") for name, value in ATTRIBUTE.findall(match.group(2))}
        name, kind = attributes.get("name"), attributes.get("type", "")
        if not name or tag == "button" or name in ("csrf",) or name.startswith(("fill.", "same.")):
            continue
        if kind == "radio":
            radios.setdefault(name, []).append((attributes.get("value", ""), "checked" in attributes))
        elif kind == "checkbox":
            if "checked" in attributes:
                pairs.append((name, attributes.get("value", "")))
        elif tag == "select":
            body = form[match.end() : form.index("</select>", match.end())]
            options = re.findall(r'<option value="([^"]*)"( selected)?', body)
            chosen = [value for value, selected in options if selected]
            first = next((value for value, _ in options if value), "")
            pairs.append((name, chosen[0] if chosen else "" if "Rows" in name or "ByTask" in name else first))
        elif tag == "textarea":
            pairs.append((name, html.unescape(form[match.end() : form.index("</textarea>", match.end())])))
        else:
            pairs.append((name, attributes.get("value", "")))
    for name, choices in radios.items():
        chosen = [value for value, checked in choices if checked and value]
        pairs.append((name, chosen[0] if chosen else choices[0][0]))
    return pairs
