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
