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
}
