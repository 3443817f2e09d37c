import Localization

/// Which language a page is shown in: the reader's own choice, else what the browser asks for, else Swedish.
enum LanguageChoice {
    /// The language of a cookie's value and an `Accept-Language` header. A language the header gives the weight 0 is not taken.
    static func language(cookie: String?, acceptLanguage: String?) -> Language {
        if let chosen = cookie.flatMap(Language.init(rawValue:)) { return chosen }
        let wishes = (acceptLanguage ?? "").prefix(500).split(separator: ",").compactMap(wish)
        // Sorting must keep the header's own order among equal weights.
        let best = wishes.enumerated().max { a, b in (a.element.weight, -a.offset) < (b.element.weight, -b.offset) }
        return best?.element.language ?? .sv
    }

    private static func wish(_ text: Substring) -> (language: Language, weight: Double)? {
        let parts = text.split(separator: ";").map { $0.filter { $0 != " " } }
        let primary = parts.first?.split(separator: "-").first?.lowercased()
        guard let language = primary.flatMap(Language.init(rawValue:)) else { return nil }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        return weight > 0 ? (language, weight) : nil
    }
}
