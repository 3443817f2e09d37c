import Foundation

/// A text that somebody has entered, without outer blanks and with plain line breaks.
///
/// - Parameters:
///   - isNeeded: whether an empty text is refused.
///   - field: the field's name, the subject of the problem.
///   - limit: the greatest number of characters.
/// - Throws: `OperationError.invalid` with `textMissing` or `textTooLong`.
func entered(_ text: String, isNeeded: Bool = true, field: String = "", limit: Int = 4000) throws -> String {
    let plain = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        .unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }
    let clean = String(String.UnicodeScalarView(plain))
    guard !isNeeded || !clean.isEmpty else { throw OperationError.invalid([InputProblem(.textMissing, field)]) }
    guard clean.count <= limit else { throw OperationError.invalid([InputProblem(.textTooLong, field)]) }
    return clean
}
