/// The tags of a page and what is wrong with their nesting; enough of HTML for pages that we write ourselves.
struct Markup {
    /// A start tag with its attributes.
    struct Tag {
        let name: String
        let attributes: [String: String]
    }

    private(set) var tags: [Tag] = []
    private(set) var faults: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "source", "br", "img", "!doctype"]
    /// What a paragraph, a label, a heading or a button cannot hold.
    private static let blocks: Set<String> = [
        "p", "div", "ul", "ol", "dl", "table", "section", "form", "fieldset", "details", "h1", "h2", "h3",
    ]
    private static let phrasing: Set<String> = ["p", "label", "h1", "h2", "h3", "span", "button", "summary", "a"]

    init(_ html: String) {
        var open: [String] = []
        var ids: Set<String> = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag that does not end")
                break
            }
            let body = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if body.hasPrefix("/") {
                let name = String(body.dropFirst())
                if open.last == name { open.removeLast() } else { faults.append("</\(name)> where </\(open.last ?? "nothing")> is due") }
                continue
            }
            let tag = Self.tag(String(body))
            if let parent = open.last, Self.phrasing.contains(parent), Self.blocks.contains(tag.name) {
                faults.append("<\(tag.name)> in <\(parent)>")
            }
            if tag.name == "a", open.contains("a") { faults.append("a link in a link") }
            if tag.name == "form", open.contains("form") { faults.append("a form in a form") }
            if let id = tag.attributes["id"], !ids.insert(id).inserted { faults.append("the id \(id) twice") }
            if tag.attributes["id"] == "" { faults.append("an empty id in <\(tag.name)>") }
            if body.contains("[") && body.contains("]") && body.contains(".") && body.contains("=\"[") {
                faults.append("a missing text in <\(body)>")
            }
            tags.append(tag)
            if !Self.void.contains(tag.name) && !body.hasSuffix("/") { open.append(tag.name) }
        }
        if !open.isEmpty { faults.append("not closed: \(open)") }
        if html.contains("{{") || html.contains("Optional(") { faults.append("a place that was not filled") }
    }

    private static func tag(_ body: String) -> Tag {
        let name = body.prefix { !$0.isWhitespace && $0 != "/" }
        var attributes: [String: String] = [:]
        for match in body.dropFirst(name.count).matches(of: /([a-zA-Z-]+)(?:="([^"]*)")?/) {
            attributes[String(match.output.1)] = String(match.output.2 ?? "")
        }
        return Tag(name: name.lowercased(), attributes: attributes)
    }
}
