/// A language of the pages, the form and the messages.
public enum Language: String, CaseIterable, Sendable, Codable {
    /// Swedish: the fallback, because only the Swedish form text is official.
    case sv
    /// Finnish.
    case fi
    /// English.
    case en
}

/// A text in all three languages.
public struct LocalizedText: Sendable, Hashable, Codable {
    /// Swedish.
    public let sv: String
    /// Finnish.
    public let fi: String
    /// English.
    public let en: String

    /// Makes a text from its three forms.
    public init(sv: String, fi: String, en: String) {
        self.sv = sv
        self.fi = fi
        self.en = en
    }

    /// The text in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .sv: sv
        case .fi: fi
        case .en: en
        }
    }
}

extension LocalizedText {
    /// A whole number with its thousands apart, as each language writes it.
    public init(number: Int) {
        self.init(sv: Language.sv.number(number), fi: Language.fi.number(number), en: Language.en.number(number))
    }
}

extension Language {
    /// A whole number with its thousands apart: by a hard space, in English by a comma.
    public func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += self == .en ? "," : "\u{A0}" }
            grouped.append(digit)
        }
        return number < 0 ? "−" + grouped : grouped
    }
}
