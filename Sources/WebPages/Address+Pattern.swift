import Localization

extension Address {
    /// The path with a placeholder for whatever names one thing of many, such as `/deliveries/:id`, and without query: how the log tells
    /// addresses apart. Languages, topics and quarters are few and the same for everybody; they stay.
    public var pattern: String {
        switch self {
        case .language(let language, _): "/language/\(language.rawValue)"
        case .group: Address.group(":id").path
        case .notification: Address.notification(":id").path
        case .topic(_, let topic): Address.topic(":id", topic).path
        case .change(_, let topic): Address.change(":id", topic).path
        case .draft(_, let topic): Address.draft(":id", topic).path
        case .checkAnswers: Address.checkAnswers(":id").path
        case .receipt: Address.receipt(":id").path
        case .notificationView: Address.notificationView(":id").path
        case .step(_, let step): Address.step(":id", step).path
        case .withdrawGroup: Address.withdrawGroup(":id").path
        case .mail: Address.mail(":id").path
        case .delivery: Address.delivery(":id").path
        case .findings: Address.findings(":id").path
        case .setPassword: Address.setPassword(":token").path
        case .deliveryRows: Address.deliveryRows(":id").path
        case .report: Address.report(":id").path
        case .withdrawDelivery: Address.withdrawDelivery(":id").path
        case .confirmFindings: Address.confirmFindings(":id").path
        case .revokeToken: Address.revokeToken(":id").path
        case .followUp(let address): address.pattern
        case .asset: Address.asset(":name").path
        case .publication: Address.publication(":id").path
        case .preview(_, let part): Address.preview(":id", part).path
        case .home, .signIn, .signOut, .county, .municipalities, .outbox, .guidance, .newGroup, .newDelivery, .register, .matrix, .tables,
            .tokens,
            .clients, .clientsFile, .cookies,
            .accessibility, .health, .statistics, .editions, .edition, .gaps, .countyFigures, .picks, .explain:
            path
        }
    }
}
