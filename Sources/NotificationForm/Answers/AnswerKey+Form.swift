import CodeLists

extension AnswerKey {
    /// Question 1, the contact person's name.
    public static let contactName = AnswerKey("contact", row: "name")
    /// Question 1, the contact person's e-mail address.
    public static let contactEmail = AnswerKey("contact", row: "email")
    /// Question 2, the code of the county.
    public static let county = AnswerKey("county")
    /// Question 3, a set of municipality codes.
    public static let municipalities = AnswerKey("municipalities")
    /// Question 4.
    public static let groupName = AnswerKey("groupName")
    /// Question 5, a code of ``ClientDataSystem``.
    public static let system = AnswerKey("system")
    /// Question 6.
    public static let systemOther = AnswerKey("systemOther")
    /// Question 7, a code of ``SystemScope``.
    public static let systemScope = AnswerKey("systemScope")
    /// Question 8.
    public static let systemExceptions = AnswerKey("systemExceptions")
    /// Addition to question 8: records of `task`, `system` and `other`.
    public static let systemExceptionRows = AnswerKey("systemExceptionRows")
    /// Question 9.
    public static let systemChange = AnswerKey("systemChange")
    /// Addition to question 9: the planned month of the change.
    public static let systemChangeMonth = AnswerKey("systemChangeMonth")
    /// Questions 10–15 for a service task: a quarter such as `2024Q3`, or `transition-end`.
    public static func structured(_ task: ServiceTask) -> AnswerKey { AnswerKey("structured", row: task.slug) }
    /// Question 16.
    public static let systemsNote = AnswerKey("systemsNote")
    /// Question 17 for a service task, a code of ``PeriodsMethod``.
    public static func periods(_ task: ServiceTask) -> AnswerKey { AnswerKey("periods", row: task.slug) }
    /// Question 18, a code of ``Retroactivity``.
    public static let retroactive = AnswerKey("retroactive")
    /// Addition to question 18: the month from which start dates exist.
    public static let retroactiveFrom = AnswerKey("retroactiveFrom")
    /// Question 19.
    public static let periodsNote = AnswerKey("periodsNote")
    /// Question 20, a code of ``ChildProtectionMethod``.
    public static let childProtection = AnswerKey("childProtection")
    /// Addition to question 20: the month in which the new document structure is taken into use.
    public static let childProtectionMonth = AnswerKey("childProtectionMonth")
    /// Addition to question 20: how the period's data come before that.
    public static let childProtectionBefore = AnswerKey("childProtectionBefore")
    /// Question 21, a code of ``Retroactivity``.
    public static let childProtectionRetroactive = AnswerKey("childProtectionRetroactive")
    /// Addition to question 21: the month from which start dates exist.
    public static let childProtectionRetroactiveFrom = AnswerKey("childProtectionRetroactiveFrom")
    /// Question 22.
    public static let childProtectionNote = AnswerKey("childProtectionNote")
    /// Question 23, a code of ``ServicesMethod``.
    public static let services = AnswerKey("services")
    /// Addition to question 23: the method of one service task where it differs, a code of ``ServicesMethod``.
    public static func services(_ task: ServiceTask) -> AnswerKey { AnswerKey("servicesByTask", row: task.slug) }
    /// Question 24: a row such as `negative`; codes `yes`, `needs-review`, `no`.
    public static func decisions(_ row: String) -> AnswerKey { AnswerKey("decisions", row: row) }
    /// Question 25.
    public static let decisionsNote = AnswerKey("decisionsNote")
    /// Question 26: a row such as `health-system`; codes `used`, `not-used`, `needs-review`.
    public static func extraction(_ row: String) -> AnswerKey { AnswerKey("extraction", row: row) }
    /// Question 27.
    public static let extractionOther = AnswerKey("extractionOther")
    /// Question 28 for a social service, a code of ``ServiceCoverage``.
    public static func coverage(_ service: SocialService) -> AnswerKey { AnswerKey("serviceCoverage", row: service.slug) }
    /// Addition to question 28: a short note on a social service.
    public static func coverageNote(_ service: SocialService) -> AnswerKey { AnswerKey("serviceCoverageNote", row: service.slug) }
    /// Question 29.
    public static let servicesNote = AnswerKey("servicesNote")
    /// Question 30: `no` or `yes`.
    public static let discussion = AnswerKey("discussion")
    /// Question 31.
    public static let discussionTopics = AnswerKey("discussionTopics")
    /// Question 32, a code of ``CountyCapability``. One fact about the county, asked in each of its notifications.
    public static let countyCapability = AnswerKey("countyCapability")
    /// Question 33.
    public static let feedback = AnswerKey("feedback")
}

extension ServiceTask {
    /// Child protection, which has questions of its own (20–22).
    static let childProtection = ServiceTask("child-protection")!
    /// Services for older people, to which home care belongs.
    static let olderPeople = ServiceTask("older-people")!
}
