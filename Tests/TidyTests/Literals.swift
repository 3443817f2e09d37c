/// The text literals of a source file, each as the pieces between its interpolations: `"rule.\(id).title"` is `["rule.", ".title"]`.
///
/// A small scanner of Swift's own rules: comments are passed over, `"""` literals are taken as one piece, and what stands inside an
/// interpolation is scanned for literals of its own.
struct Literals {
    private let text: [Character]
    private var place = 0
    private(set) var found: [[String]] = []

    /// Scans a file.
    init(_ source: String) {
        text = Array(source)
        while place < text.count { step() }
    }

    private func isAt(_ mark: String) -> Bool {
        var position = place
        for character in mark {
            guard position < text.count, text[position] == character else { return false }
            position += 1
        }
        return true
    }

    private mutating func step() {
        if isAt("//") {
            while place < text.count, text[place] != "\n" { place += 1 }
        } else if isAt("\"\"\"") {
            place += 3
            while place < text.count, !isAt("\"\"\"") { place += 1 }
            place += 3
        } else if isAt("#\"") {
            place += 2
            while place < text.count, !isAt("\"#") { place += 1 }
            place += 2
        } else if text[place] == "\"" {
            place += 1
            literal()
        } else {
            place += 1
        }
    }

    private mutating func literal() {
        var pieces = [""]
        while place < text.count, text[place] != "\"", text[place] != "\n" {
            if isAt("\\(") {
                place += 2
                interpolation()
                pieces.append("")
            } else {
                if text[place] == "\\" { place += 1 }
                if place < text.count { pieces[pieces.count - 1].append(text[place]) }
                place += 1
            }
        }
        place += 1
        found.append(pieces)
    }

    private mutating func interpolation() {
        var depth = 1
        while place < text.count, depth > 0 {
            switch text[place] {
            case "(":
                depth += 1
                place += 1
            case ")":
                depth -= 1
                place += 1
            default: step()
            }
        }
    }
}
