// The codes that rules and the register ask for by name, as types. A test holds them against the definition.

/// How client relationship periods of a service task reach the register (question 17).
public enum PeriodsMethod: String, Sendable, CaseIterable, Codable {
    /// From the national archive, for every client of the task.
    case kanta
    /// From the archive, and what it lacks as a separate delivery.
    case kantaPlusSeparate = "kanta-plus-separate"
    /// As a separate delivery.
    case separate
}

/// How far back start dates can be given (questions 18 and 21), from furthest to nearest.
public enum Retroactivity: String, Sendable, CaseIterable, Codable {
    /// For long relationships too.
    case longTerm = "long-term"
    /// For relationships that started on 1.1.2020 or later.
    case since2020 = "since-2020"
    /// For relationships that started on some later day before the period.
    case sinceLater = "since-later"
    /// Mostly only for relationships that start in the period.
    case newOnly = "new-only"

    /// Whether dates reach further back than another answer's.
    public func reachesFurther(than other: Retroactivity) -> Bool {
        let order = Self.allCases
        guard let mine = order.firstIndex(of: self), let others = order.firstIndex(of: other) else { return false }
        return mine < others
    }
}

/// How the dates of the statutory child protection relationship reach the register (question 20).
public enum ChildProtectionMethod: String, Sendable, CaseIterable, Codable {
    /// In the archived client relationship document.
    case kantaDocument = "kanta-document"
    /// In the archive, once the document's new structure is taken into use during the year.
    case kantaDuring2023 = "kanta-during-2023"
    /// As a separate delivery.
    case separate
}

/// How social service data reach the register (question 23).
public enum ServicesMethod: String, Sendable, CaseIterable, Codable {
    /// Structured decisions and record entries in the archive.
    case kantaStructured = "kanta-structured"
    /// Client relationship documents and unstructured decisions in the archive.
    case kantaUnstructured = "kanta-unstructured"
    /// The archive, complemented by a separate delivery.
    case kantaPlusSeparate = "kanta-plus-separate"
    /// A separate delivery.
    case separate
    /// A separate delivery of a part of the data.
    case separatePartial = "separate-partial"
    /// None of the data can be delivered.
    case notPossible = "none"

    /// Whether the method is a separate delivery without the archive.
    var isSeparateOnly: Bool { self == .separate || self == .separatePartial }
}

/// How well data on a social service can be delivered (question 28). Not a scale: `possibly` says that it is not known.
public enum ServiceCoverage: String, Sendable, CaseIterable, Codable {
    /// Rather comprehensively.
    case mostly
    /// Perhaps; needs further review.
    case possibly
    /// A part of the period's data.
    case partly
    /// Impossible or very challenging.
    case no
}

/// Whether an information system is used in all service tasks (question 7).
public enum SystemScope: String, Sendable, CaseIterable, Codable {
    /// In all.
    case all
    /// In all but home care for older people.
    case allExceptHomeCare = "all-except-home-care"
    /// With other exceptions.
    case exceptions
}

/// The county's ability to process data of its whole area (question 32).
public enum CountyCapability: String, Sendable, CaseIterable, Codable {
    /// Unlikely at first.
    case unlikely
    /// To some extent.
    case toSomeExtent = "to-some-extent"
    /// For the whole county.
    case countyWide = "county-wide"
}
