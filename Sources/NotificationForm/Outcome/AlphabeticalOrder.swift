extension Sequence<String> {
    /// Names as readers of Swedish and Finnish expect them: capitals do not matter, å, ä and ö come last.
    func inAlphabeticalOrder() -> [String] {
        map { name in (name, name.lowercased().unicodeScalars.map(place)) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }
            .map(\.0)
    }
}

/// The place of a letter in the alphabet: å, ä and ö right after z.
private func place(_ letter: Unicode.Scalar) -> UInt32 {
    switch letter {
    case "å": 0x7B
    case "ä": 0x7C
    case "ö": 0x7D
    default: letter.value
    }
}
