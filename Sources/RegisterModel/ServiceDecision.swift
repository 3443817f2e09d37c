import CodeLists

/// A service decision on one person, as a quarter's delivery reports it (derivation page, section 4).
public struct ServiceDecision: Hashable, Sendable {
    /// On whom it is; a decision on several clients comes once for each.
    public let person: PersonIdentifier
    /// Who made it.
    public let organiser: Area
    /// The municipality of residence; nil when withheld for the person's protection.
    public let municipality: Municipality?
    /// The service task.
    public let serviceTask: ServiceTask
    /// The service granted or refused.
    public let socialService: SocialService
    /// Which of the nine types.
    public let type: DecisionType
    /// The decision's id, unique within its organiser.
    public let id: String
    /// The day on which it was made.
    public let decided: Day
    /// How it ended.
    public let outcome: DecisionOutcome
    /// The first day of the validity as given; nil where the day of the decision counts.
    public let validFrom: Day?
    /// The last day of the validity, included; nil until further notice.
    public let validTo: Day?
    /// Why it belongs to the quarter.
    public let picks: DecisionPicks

    /// Makes a decision from its parts.
    public init(
        person: PersonIdentifier, organiser: Area, municipality: Municipality?, serviceTask: ServiceTask, socialService: SocialService,
        type: DecisionType, id: String, decided: Day, outcome: DecisionOutcome, validFrom: Day?, validTo: Day?, picks: DecisionPicks
    ) {
        self.person = person
        self.organiser = organiser
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.socialService = socialService
        self.type = type
        self.id = id
        self.decided = decided
        self.outcome = outcome
        self.validFrom = validFrom
        self.validTo = validTo
        self.picks = picks
    }
}
