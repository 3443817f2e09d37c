import CodeLists

/// That a person received a social service in a quarter, and how that is known (derivation page, section 6).
public struct ReceivedService: Hashable, Sendable {
    /// Who received it.
    public let person: PersonIdentifier
    /// Who organises it.
    public let organiser: Area
    /// The municipality of residence; nil when withheld for the person's protection.
    public let municipality: Municipality?
    /// The service task.
    public let serviceTask: ServiceTask
    /// The service.
    public let socialService: SocialService
    /// What shows it.
    public let evidence: EvidenceKinds
    /// The first day in the quarter on which any evidence holds, included.
    public let firstDay: Day
    /// The last day in the quarter on which any evidence holds, included.
    public let lastDay: Day

    /// Makes a received service from its parts.
    public init(
        person: PersonIdentifier, organiser: Area, municipality: Municipality?, serviceTask: ServiceTask, socialService: SocialService,
        evidence: EvidenceKinds, firstDay: Day, lastDay: Day
    ) {
        self.person = person
        self.organiser = organiser
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.socialService = socialService
        self.evidence = evidence
        self.firstDay = firstDay
        self.lastDay = lastDay
    }
}
