"""Filling in a page of the notification with the keyboard alone, as somebody without a mouse does."""

FOCUSED = """() => {
  const field = document.activeElement;
  const question = field.closest('.question, .field, fieldset');
  const asked = field.closest('.question');
  const isPlain = !document.documentElement.classList.contains('has-script');
  const group = field.type === 'radio' ? Array.from(document.getElementsByName(field.name)) : [];
  return {
    tag: field.tagName.toLowerCase(), type: field.type || '', name: field.name || '', value: field.value || '',
    isAnswered: group.some((other) => other.checked), isOptional: !!(question && question.querySelector('.optional')),
    isDecidedElsewhere: isPlain && !!asked && asked.dataset.reveal !== undefined,
    href: field.getAttribute('href') || '', text: field.textContent.trim(), isMonth: field.className.includes('width-short'), inMain: !!field.closest('main'), isDefault: field.className.includes('default-button'),
  };
}"""


def tab_to(page, wanted, limit=400):
    """Presses Tab until the focus is on what `wanted` says."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        field = page.evaluate(FOCUSED)
        if wanted(field):
            return field
    raise AssertionError("the keyboard never got there")


def press_button(page, action=None):
    """Goes with Tab to a button inside the page's main part and presses it."""

    def is_button(field):
        return field["tag"] == "button" and field["inMain"] and not field["isDefault"] and (action is None or field["value"] == action)

    tab_to(page, is_button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill_topic(page, limit=900):
    """Goes through a topic with Tab, answers whatever has no answer and must have one, and presses Continue."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        field = page.evaluate(FOCUSED)
        if not field["inMain"]:
            continue
        if field["tag"] == "button" and field["name"] == "action" and field["value"] == "continue":
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        answer(page, field)
    raise AssertionError("Continue was never reached")


def answer(page, field):
    """Answers the field that has the focus, if it needs an answer."""
    if field["isDecidedElsewhere"]:
        return  # Without script what depends on an answer of the same page stands there too; the page says when to answer.
    if field["type"] == "radio" and not field["isAnswered"]:
        page.keyboard.press("Space")
    elif field["tag"] == "select" and not field["value"] and not field["name"].startswith("fill."):
        page.keyboard.press("ArrowDown")
    elif field["type"] == "email" and not field["value"]:
        page.keyboard.type("keyboard@example.fi")
    elif field["isMonth"] and not field["value"] and not field["isOptional"]:
        page.keyboard.type("2022-06")
    elif (field["tag"] == "textarea" or field["type"] == "text") and not field["value"] and not field["isOptional"] and field["name"]:
        page.keyboard.type("Ifyllt med tangentbordet – åäö")


def give_reasons(page, limit=400):
    """Goes from the top of the check page to its button, and writes a reason wherever one is asked for."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        field = page.evaluate(FOCUSED)
        if field["inMain"] and field["type"] == "text" and not field["value"]:
            page.keyboard.type("Så är det hos oss")
        if field["inMain"] and field["tag"] == "button":
            return
    raise AssertionError("the button was never reached")
