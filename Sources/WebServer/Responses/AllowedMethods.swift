import WebPages

extension Address {
    /// The methods that ``Site`` answers here, as they stand in the header `Allow` of a refusal (405).
    var allowedMethods: String {
        switch self {
        case .signIn, .newGroup, .group, .topic, .change, .checkAnswers, .newDelivery: "GET, HEAD, POST"
        case .signOut, .draft: "POST"
        case .home, .language, .county, .notification, .receipt, .notificationView, .delivery, .findings, .register, .matrix, .tables,
            .clients, .clientsFile, .cookies, .accessibility, .asset, .health:
            "GET, HEAD"
        }
    }
}
