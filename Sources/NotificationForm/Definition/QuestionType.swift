/// The kind of answer a question takes (form specification, section 3.2), with its limits.
public enum QuestionType: String, Sendable, CaseIterable {
    /// One line of at most ``textLimit`` characters; options, if any, are suggestions.
    case text
    /// Several lines of at most ``longTextLimit`` characters.
    case longtext
    /// One e-mail address of at most ``emailLimit`` characters.
    case email
    /// A year and month, `2022-05`.
    case month
    /// One option.
    case single
    /// A set of options.
    case multi
    /// A fixed set of rows, each a `single` over the same options and stored under its own key.
    case matrix
    /// Named fields, each with a type of its own and stored under its own key (question 1).
    case fields
    /// A repeatable list of small records, stored together.
    case rows

    /// Characters in one line.
    public static let textLimit = 200
    /// Characters in a long text.
    public static let longTextLimit = 4000
    /// Characters in an e-mail address.
    public static let emailLimit = 254
    /// Records in a list.
    public static let recordLimit = 20

    /// The greatest number of characters of a typed answer; nil for a chosen one.
    public var characterLimit: Int? {
        switch self {
        case .text: Self.textLimit
        case .longtext: Self.longTextLimit
        case .email: Self.emailLimit
        default: nil
        }
    }
}
