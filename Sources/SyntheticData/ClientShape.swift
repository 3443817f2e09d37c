import CodeLists

/// What is known of the shape of the country's clients and services, rounded: about 770 000 clients, of whom 165 000 under 18, 335 000 aged 18–64 and
/// 270 000 aged 65 or over, of these 100 000 aged 85 or over, with 1.2 service tasks each (THL's estimate of May 2024).
struct ClientShape: Sendable {
    /// An age group with the tasks that its clients come for. Ages in whole years, both ends included.
    struct Group: Sendable {
        let youngest: Int
        let oldest: Int
        let task: ServiceTask
    }

    /// The main task of a client and the ages it is drawn from, by number of clients in thousands.
    let groups: Weighted<Group>
    /// How often (of a thousand) a client of one task has another one too.
    let further: [ServiceTask: [(task: ServiceTask, perThousand: Int)]]
    /// The services given in a task.
    let services: [ServiceTask: Weighted<SocialService>]
    /// The decision types of a task.
    let decisionTypes: [ServiceTask: Weighted<DecisionType>]
    /// How a service other than by decision is known, by task.
    let evidence: [ServiceTask: Weighted<Evidence>]

    /// The kinds of evidence of question 26, with the names of the file format.
    enum Evidence: String, Sendable {
        case validService = "valid-service"
        case unitRelationship = "unit-relationship"
        case operationsSystem = "operations-system"
        case healthSystem = "health-system"
        case other
    }

    let olderPeople = Self.task("older-people")
    let workingAge = Self.task("working-age")
    let families = Self.task("families-with-children")
    let childProtection = Self.task("child-protection")
    let disability = Self.task("disability")
    let substanceAbuse = Self.task("substance-abuse")
    let familyLaw = Self.task("family-law")
    let aftercare = Self.code(DecisionType.self, "aftercare-decision")
    let incomeSupportDecision = Self.code(DecisionType.self, "supplementary-income-support-decision")
    let incomeSupport = Self.code(SocialService.self, "income-support")

    /// A code of the program's own lists; a slug they lack is a programmer's error that the first test finds.
    static func code<C: Code>(_ list: C.Type, _ slug: String) -> C {
        guard let code = C(slug) else { preconditionFailure("The list \(C.list.slug) has no \(slug).") }
        return code
    }

    private static func task(_ slug: String) -> ServiceTask { code(ServiceTask.self, slug) }

    private static func weighted<C: Code>(_ list: C.Type, _ pairs: KeyValuePairs<String, Int>) -> Weighted<C> {
        Weighted(pairs.map { (code(list, $0.key), $0.value) })
    }

    init() {
        let rows: [(Int, Int, ServiceTask, Int)] = [
            (0, 17, families, 92), (0, 17, childProtection, 37), (0, 17, disability, 36),
            (18, 64, workingAge, 196), (20, 60, families, 74), (18, 64, disability, 44), (20, 64, substanceAbuse, 15),
            (18, 23, childProtection, 6),
            (65, 84, olderPeople, 141), (85, 102, olderPeople, 97), (65, 90, disability, 27), (65, 80, substanceAbuse, 5),
        ]
        groups = Weighted(rows.map { (Group(youngest: $0.0, oldest: $0.1, task: $0.2), $0.3) })
        further = [
            families: [(disability, 60), (workingAge, 170)],
            childProtection: [(families, 450), (disability, 60)],
            workingAge: [(families, 130), (substanceAbuse, 60), (disability, 50)],
            disability: [(olderPeople, 450), (workingAge, 100), (families, 150)],
            substanceAbuse: [(workingAge, 500), (olderPeople, 300)],
            olderPeople: [(disability, 60)],
        ]
        services = [
            olderPeople: Self.weighted(
                SocialService.self,
                [
                    "home-care": 52, "round-the-clock-service-housing": 20, "service-housing": 5, "informal-care-support": 8,
                    "day-activities": 6,
                    "social-guidance": 4, "mobility-support": 3, "institutional-service": 2,
                ]),
            workingAge: Self.weighted(
                SocialService.self,
                [
                    "social-guidance": 38, "social-work": 34, "rehabilitative-work-activity": 14, "social-credit": 3,
                    "social-rehabilitation": 8, "integration-promotion": 3,
                ]),
            families: Self.weighted(
                SocialService.self,
                [
                    "upbringing-and-family-counselling": 34, "family-work": 24, "home-service": 18, "social-guidance": 16,
                    "support-relationship": 5,
                    "holiday-service": 3,
                ]),
            childProtection: Self.weighted(
                SocialService.self,
                [
                    "social-work": 40, "intensified-family-work": 22, "professional-family-care": 9, "family-care": 13,
                    "family-rehabilitation": 6,
                    "support-relationship": 10,
                ]),
            disability: Self.weighted(
                SocialService.self,
                [
                    "mobility-support": 40, "personal-assistance": 20, "service-housing": 10, "round-the-clock-service-housing": 10,
                    "day-activities": 12,
                    "home-alterations": 4, "adaptation-training": 4,
                ]),
            substanceAbuse: Self.weighted(
                SocialService.self,
                ["social-rehabilitation": 45, "social-guidance": 25, "supported-housing": 18, "institutional-service": 12]),
        ]
        decisionTypes = [
            olderPeople: Self.weighted(DecisionType.self, ["older-people-service-decision": 1]),
            workingAge: Self.weighted(
                DecisionType.self, ["working-age-service-decision": 55, "supplementary-income-support-decision": 45]),
            families: Self.weighted(DecisionType.self, ["families-service-decision": 90, "supplementary-income-support-decision": 10]),
            childProtection: Self.weighted(DecisionType.self, ["child-protection-decision": 1]),
            disability: Self.weighted(DecisionType.self, ["disability-service-decision": 75, "special-care-decision": 25]),
            substanceAbuse: Self.weighted(DecisionType.self, ["substance-abuse-service-decision": 1]),
        ]
        evidence = [
            olderPeople: Weighted([(.operationsSystem, 50), (.unitRelationship, 25), (.healthSystem, 15), (.validService, 10)]),
            workingAge: Weighted([(.validService, 70), (.other, 30)]),
            families: Weighted([(.validService, 80), (.other, 20)]),
            childProtection: Weighted([(.validService, 60), (.unitRelationship, 40)]),
            disability: Weighted([(.unitRelationship, 50), (.validService, 50)]),
            substanceAbuse: Weighted([(.unitRelationship, 40), (.validService, 40), (.healthSystem, 20)]),
        ]
    }
}
