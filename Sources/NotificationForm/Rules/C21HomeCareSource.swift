import CodeLists

extension FormRule {
    /// C21. Home care is outside the main system (7 or 8), its data can be delivered (28), and the health care system is not used (26).
    static let c21 = FormRule("C21", .warning) { situation in
        let answers = situation.answers
        let isOutside =
            answers.code(.systemScope) == SystemScope.allExceptHomeCare
            || answers.records(.systemExceptionRows).contains { $0["task"] == ServiceTask.olderPeople.slug }
        guard situation.relevance.isOpen("B1"), isOutside, let homeCare = SocialService("home-care"),
            let coverage = answers.coverage(homeCare)
        else { return .notApplicable }
        return .one(
            coverage == .mostly && answers.text(.extraction("health-system")) != "used",
            [.extraction("health-system"), .coverage(homeCare), .systemScope])
    }
}
