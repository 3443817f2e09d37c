extension Rule {
    /// `person-id.shape`: the identifier has not the shape of an identity code, nor of a temporary identifier. Source: delivery page, *Rules*.
    static let personIdShape = Rule(
        .personIdShape, "person-id.shape", .error, .field,
        passes: "ddmmyy, sign, three digits from 002, check character",
        fails: "ten characters; the sign *; the number 001")
}
