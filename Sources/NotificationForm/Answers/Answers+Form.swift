import CodeLists

extension Answers {
    /// Question 2; nil if unanswered.
    public var county: Area? { text(.county).flatMap { Area($0) } }
    /// Question 3, in code order; empty if unanswered.
    public var municipalities: [Municipality] { codes(.municipalities).compactMap { Municipality($0) } }
    /// Question 4; nil if unanswered.
    public var groupName: String? { text(.groupName) }
    /// Question 17 for a service task.
    public func periods(_ task: ServiceTask) -> PeriodsMethod? { code(.periods(task)) }
    /// Question 18.
    public var retroactivity: Retroactivity? { code(.retroactive) }
    /// Question 20.
    public var childProtection: ChildProtectionMethod? { code(.childProtection) }
    /// Question 21.
    public var childProtectionRetroactivity: Retroactivity? { code(.childProtectionRetroactive) }
    /// Question 23, the main method.
    public var services: ServicesMethod? { code(.services) }
    /// Question 28 for a social service.
    public func coverage(_ service: SocialService) -> ServiceCoverage? { code(.coverage(service)) }

    /// The method of social services that holds for a service task: the task's own where it differs, otherwise the answer to question 23;
    /// nil if question 23 is unanswered.
    public func services(of task: ServiceTask) -> ServicesMethod? {
        services.map { main in code(.services(task)) ?? main }
    }

    /// The methods that hold for the six service tasks; empty if question 23 is unanswered.
    var servicesOfTasks: Set<ServicesMethod> { Set(ServiceTask.inScope.compactMap { services(of: $0) }) }

    /// An answer as a code of an enumeration; nil if unanswered.
    func code<Value: RawRepresentable<String>>(_ key: AnswerKey) -> Value? { text(key).flatMap { Value(rawValue: $0) } }
}
