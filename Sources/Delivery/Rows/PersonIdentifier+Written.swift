import RegisterModel

extension PersonIdentifier {
    /// Reads one identifier as a delivery's column `person_id` is read; nil where such a row would be left out.
    /// - Parameters:
    ///   - text: an identity code or a temporary identifier.
    ///   - use: which identity codes are taken.
    public init?(written text: String, use: IdentityUse) {
        let bytes = Array(text.utf8)
        if let bar = bytes.firstIndex(of: 0x7C) {
            guard PersonField.isTemporary(bytes.span, bytes.indices, bar: bar) else { return nil }
            self = .temporary(text)
        } else {
            guard let code = try? IdentityCode(text), code.isSynthetic == (use == .test) else { return nil }
            self = .identityCode(code)
        }
    }
}
