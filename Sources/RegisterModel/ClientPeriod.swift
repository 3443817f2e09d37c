import CodeLists

/// A client-relationship period of one person in one service task of one organiser (derivation page, section 2).
public struct ClientPeriod: Hashable, Sendable {
    /// Whose period it is.
    public let person: PersonIdentifier
    /// Who organises the services.
    public let organiser: Area
    /// The municipality of residence; nil when withheld for the person's protection.
    public let municipality: Municipality?
    /// The service task.
    public let serviceTask: ServiceTask
    /// The days, with the real start however long ago.
    public let period: Period

    /// Makes a period from its parts.
    public init(person: PersonIdentifier, organiser: Area, municipality: Municipality?, serviceTask: ServiceTask, period: Period) {
        self.person = person
        self.organiser = organiser
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.period = period
    }
}
