extension Sequence {
    /// The elements by name as readers of Swedish and Finnish expect it: capitals do not matter, å, ä and ö come last, é stands with e.
    public func inAlphabeticalOrder(by name: (Element) -> String) -> [Element] {
        map { element in (key: name(element).lowercased().unicodeScalars.map(place), element: element) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.element)
    }
}

extension Sequence<String> {
    /// Names as readers of Swedish and Finnish expect them: capitals do not matter, å, ä and ö come last, é stands with e.
    public func inAlphabeticalOrder() -> [String] { inAlphabeticalOrder { $0 } }
}

/// The place of a letter in the alphabet: å, ä and ö right after z.
private func place(_ letter: Unicode.Scalar) -> UInt32 {
    switch letter {
    case "å": 0x7B
    case "ä": 0x7C
    case "ö": 0x7D
    case "é": 0x65
    default: letter.value
    }
}
