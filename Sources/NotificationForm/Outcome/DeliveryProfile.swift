import CodeLists
import RegisterModel

/// What a notification declares for each municipality and service task (form specification, section 8.2): which deliveries to expect, and
/// what to hold them against.
public struct DeliveryProfile: Sendable, Hashable {
    /// The municipalities of the group; the declarations are the same for each of them.
    public let municipalities: [Municipality]
    /// The declarations by service task, for the six tasks.
    public let tasks: [ServiceTask: Declaration]
    /// How well data on each of the 35 services can be delivered. Unanswered services are missing.
    public let services: [SocialService: Expectation]

    /// What is declared for one service task.
    public struct Declaration: Sendable, Hashable, Codable {
        /// The ways by which client relationship periods come (17); empty if unanswered.
        public let periods: Set<Channel>
        /// The ways by which the statutory child protection dates come (20); only for child protection, otherwise empty.
        public let childProtection: Set<ChildProtectionChannel>
        /// The ways by which social service data come (23); empty if none can come or it is unanswered.
        public let services: Set<ServicesChannel>
        /// True if question 23 is answered, so that no ways for social service data means that none can come.
        public let isServicesAnswered: Bool
        /// True if only a part of the social service data can come: 23 says so, or a row of 28 is `partly` or `no`.
        public let isServicesPartial: Bool
        /// From when start dates are reliable (18).
        public let startDates: StartDates
        /// From when start dates of the statutory relationship are reliable (21); only for child protection.
        public let childProtectionStartDates: StartDates?
    }

    /// A way for the statutory child protection dates.
    public enum ChildProtectionChannel: String, Sendable, Codable, CaseIterable {
        /// The archive, in the period.
        case archive
        /// The archive, at some later time.
        case archiveLater = "archive-later"
        /// A separate delivery.
        case separate
    }

    /// A way for social service data.
    public enum ServicesChannel: String, Sendable, Codable, CaseIterable {
        /// Structured decisions in the archive.
        case archiveStructured = "archive-structured"
        /// What can be concluded from the metadata of unstructured documents in the archive.
        case archiveMetadata = "archive-metadata"
        /// A separate delivery.
        case separate

        /// The way of the delivery, whatever its detail.
        public var channel: Channel { self == .separate ? .separate : .archive }
    }

    /// From when start dates are reliable.
    public enum StartDates: Sendable, Hashable, Codable {
        /// However long ago a relationship started.
        case unlimited
        /// From this day on.
        case from(Day)
        /// From some day before the period that was not told, or not answered.
        case unknown
    }

    /// How well data on a service can be delivered.
    public enum Expectation: Sendable, Hashable, Codable {
        /// Answered in question 28.
        case answered(ServiceCoverage)
        /// Not at all, which follows from question 23.
        case derivedNo
    }

    /// Reads the declarations out of a submitted version's answers.
    public init(_ definition: FormDefinition, round: Round, answers all: Answers) {
        let answers = Relevance(definition, all).answers
        municipalities = answers.municipalities
        // Question 28 is asked under the main answer "none" where a task differs; what is answered there says more than what follows from 23.
        let isNone = answers.services == .notPossible || answers.servicesOfTasks == [.notPossible]
        services = Dictionary(
            uniqueKeysWithValues: SocialService.all.compactMap { service in
                (answers.coverage(service).map { .answered($0) } ?? (isNone ? .derivedNo : nil)).map { (service, $0) }
            })
        let isLacking = SocialService.all.contains { [.partly, .no].contains(answers.coverage($0)) }
        tasks = Dictionary(
            uniqueKeysWithValues: ServiceTask.inScope.map { task in
                (task, Declaration(task, answers, round, isLacking: isLacking))
            })
    }
}

extension DeliveryProfile.Declaration {
    init(_ task: ServiceTask, _ answers: Answers, _ round: Round, isLacking: Bool) {
        periods =
            switch answers.periods(task) {
            case .kanta: [.archive]
            case .kantaPlusSeparate: [.archive, .separate]
            case .separate: [.separate]
            case nil: []
            }
        let isChildProtection = task == .childProtection
        childProtection =
            switch isChildProtection ? answers.childProtection : nil {
            case .kantaDocument: [.archive]
            case .kantaDuring2023: [.archiveLater]
            case .separate: [.separate]
            case nil: []
            }
        let method = answers.services(of: task)
        services =
            switch method {
            case .kantaStructured: [.archiveStructured]
            case .kantaUnstructured: [.archiveMetadata]
            case .kantaPlusSeparate: [.archiveMetadata, .separate]
            case .separate, .separatePartial: [.separate]
            case .notPossible, nil: []
            }
        isServicesAnswered = method != nil
        isServicesPartial = method == .separatePartial || isLacking
        startDates = .init(answers.retroactivity, from: answers.text(.retroactiveFrom), round)
        childProtectionStartDates =
            isChildProtection
            ? .init(answers.childProtectionRetroactivity, from: answers.text(.childProtectionRetroactiveFrom), round) : nil
    }

    /// The ways by which any social service data come.
    public var serviceChannels: Set<Channel> { Set(services.map(\.channel)) }
}

extension DeliveryProfile.StartDates {
    init(_ retroactivity: Retroactivity?, from month: String?, _ round: Round) {
        switch retroactivity {
        case .longTerm: self = .unlimited
        case .since2020: self = Day(year: 2020, month: 1, day: 1).map { .from($0) } ?? .unknown
        case .sinceLater:
            let day = month.flatMap { Month($0) }.flatMap { Day(year: $0.year, month: $0.month, day: 1) }
            self = day.map { .from($0) } ?? .unknown
        case .newOnly: self = .from(round.period.start)
        case nil: self = .unknown
        }
    }
}
