/// HTML written by the program itself and not by a template: for tables of thousands of cells, of which the template engine would ask each for
/// each name. Tags are literals of the source, everything else is escaped, so nothing that somebody has entered can become a tag.
///
/// A template shows it as an empty section: `{{#rows}}{{/rows}}`.
struct WrittenHTML: CustomStringConvertible {
    /// The HTML so far.
    private(set) var description = ""

    /// Adds tags, as they stand in the source.
    mutating func add(tags: StaticString) {
        tags.withUTF8Buffer { description += String(decoding: $0, as: UTF8.self) }
    }

    /// Adds words, or the value of an attribute, with the five signs of HTML escaped.
    mutating func add(_ words: String) { description += ByteEscape.escaped(words) }

    /// Adds a link.
    /// - Parameters:
    ///   - hidden: words that only a screen reader says, after the name, where the name alone would not tell where it leads.
    ///   - look: the class of the style sheet, where it has one.
    mutating func addLink(_ name: String, to path: String, hidden: String? = nil, look: StaticString? = nil) {
        add(tags: "<a")
        if let look {
            add(tags: " class=\"")
            add(tags: look)
            add(tags: "\"")
        }
        add(tags: " href=\"")
        add(path)
        add(tags: "\">")
        add(name)
        if let hidden {
            add(tags: "<span class=\"visually-hidden\"> ")
            add(hidden)
            add(tags: "</span>")
        }
        add(tags: "</a>")
    }
}
