/// Whose row it is: an official identity code, or a temporary identifier of one issuer.
public enum PersonIdentifier: Hashable, Sendable {
    /// A Finnish personal identity code.
    case identityCode(IdentityCode)
    /// `<oid>|<temporary id>`: unique only within its issuer, so the key is both.
    case temporary(String)

    /// The identifier as it is written in files. Never put it in a log, an error or a page.
    public var text: String {
        switch self {
        case .identityCode(let code): code.text
        case .temporary(let text): text
        }
    }

    /// The year of birth; nil for a temporary identifier.
    public var birthYear: Int? {
        if case .identityCode(let code) = self { code.birthYear } else { nil }
    }

    /// What may be shown of any identifier: its first six characters and five stars.
    public static func masked(_ text: some StringProtocol) -> String { "\(text.prefix(6))*****" }
}
