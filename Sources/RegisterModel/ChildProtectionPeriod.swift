import CodeLists

/// A period in which a person was a client of child protection with one organiser (derivation page, section 3).
public struct ChildProtectionPeriod: Hashable, Sendable {
    /// Whose period it is.
    public let person: PersonIdentifier
    /// Who organises the services.
    public let organiser: Area
    /// The municipality of residence; nil when withheld for the person's protection.
    public let municipality: Municipality?
    /// The days, with the real start however long ago.
    public let period: Period

    /// Makes a period from its parts.
    public init(person: PersonIdentifier, organiser: Area, municipality: Municipality?, period: Period) {
        self.person = person
        self.organiser = organiser
        self.municipality = municipality
        self.period = period
    }
}
