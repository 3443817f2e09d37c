import Foundation

/// A text that somebody has entered, without outer blanks and with plain line breaks.
///
/// - Parameters:
///   - isNeeded: whether an empty text is refused.
///   - field: the field's name, the subject of the problem.
///   - limit: the greatest number of characters.
/// - Throws: `OperationError.invalid` with `textMissing` or `textTooLong`.
func entered(_ text: String, isNeeded: Bool = true, field: String = "", limit: Int = 4000) throws -> String {
    let (clean, problems) = read(text, isNeeded: isNeeded, field: field, limit: limit)
    guard problems.isEmpty else { throw OperationError.invalid(problems) }
    return clean
}

/// The same for a text whose problems are told together with those of other fields.
func read(_ text: String, isNeeded: Bool = true, field: String = "", limit: Int = 4000) -> (text: String, problems: [InputProblem]) {
    let plain = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        .unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }
    let clean = String(String.UnicodeScalarView(plain))
    if isNeeded && clean.isEmpty { return (clean, [InputProblem(.textMissing, field)]) }
    return (clean, clean.count > limit ? [InputProblem(.textTooLong, field)] : [])
}
