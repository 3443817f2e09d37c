import WebPages

extension Address {
    /// The methods that ``Site`` answers here, as they stand in the header `Allow` of a refusal (405).
    var allowedMethods: String {
        switch self {
        case .signIn, .newGroup, .group, .withdrawGroup, .municipalities, .mail, .topic, .change, .checkAnswers, .newDelivery:
            "GET, HEAD, POST"
        case .tokens, .setPassword, .withdrawDelivery, .confirmFindings, .editions, .edition, .publication, .gaps(.some), .explain,
            .deliveryRows:
            "GET, HEAD, POST"
        case .signOut, .draft, .revokeToken: "POST"
        case .followUp(let address): address.takesGet ? (address.takesPost ? "GET, HEAD, POST" : "GET, HEAD") : "POST"
        case .step(_, let step): step.isPage ? (step.isAction ? "GET, HEAD, POST" : "GET, HEAD") : "POST"
        case .home, .language, .county, .notification, .receipt, .notificationView, .delivery, .findings, .register, .matrix, .tables,
            .outbox, .guidance, .report,
            .clients, .clientsFile, .cookies, .accessibility, .asset, .health, .statistics, .preview, .gaps(nil), .countyFigures, .picks:
            "GET, HEAD"
        }
    }
}
