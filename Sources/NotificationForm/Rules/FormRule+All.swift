extension FormRule {
    /// Every rule, in the order of the specification.
    public static let all: [FormRule] = []
}
