import CodeLists
import RegisterModel

@testable import Delivery

/// Reads the same field by the fast parsers and by plain ones. The tests and the fuzz targets share it.
enum FieldAgreement {
    private static let period = MonitoringPeriod(RuleExample.period)
    private static let context = period.map { RowContext(period: $0, identityUse: .test) }
    private static let forms = ["d.M.yyyy", "yyyyMMdd", "dd/MM/yyyy", "yyyy-MM-dd*"].compactMap { DateForm($0) }

    /// What the fast and the plain way disagree on; nil if on nothing.
    static func disagreement(on bytes: [UInt8]) -> String? {
        guard let context else { return "no quarter" }
        // As in a row: other bytes before and behind.
        let row = [0x2C] + bytes + [0x2C, 0, 0, 0, 0, 0, 0, 0]
        let field = 1..<1 + bytes.count
        let day = Day(bytes: bytes.span).flatMap { Day.earliest <= $0 && $0 <= .latest ? PackedDay.pack($0) : nil }
        if context.months.packedDay(row.span, field) != day { return "day" }
        if context.serviceTasks.index(row.span, field) != code(ServiceTask.self, bytes) { return "service task" }
        if context.municipalities.index(row.span, field) != code(Municipality.self, bytes) { return "municipality" }
        if let wrong = personDisagreement(bytes, row, field, context) { return wrong }
        return formDisagreement(bytes)
    }

    private static func code<Value: Code>(_: Value.Type, _ bytes: [UInt8]) -> Int? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard Array(text.utf8) == bytes else { return nil }
        return Value.all.first { $0.slug == text || $0.entry.national == text }?.index
    }

    private static func personDisagreement(_ bytes: [UInt8], _ row: [UInt8], _ field: Range<Int>, _ context: RowContext) -> String? {
        // A row that is no UTF-8 never comes to its fields.
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let plain = ObviousPerson(text, bornBy: context.end).fault
        let fast: String? =
            switch PersonField(row.span, field, context: context) {
            case .identityCode, .temporary: nil
            case .fault(let rule): rule.rule.name
            }
        return fast == plain ? nil : "person: \(fast ?? "sound") and \(plain ?? "sound")"
    }

    /// What a form of days writes is a day as ours are written, whether or not it exists.
    private static func formDisagreement(_ bytes: [UInt8]) -> String? {
        for form in forms {
            var output: [UInt8] = []
            guard form.translate(bytes.span, 0..<bytes.count, into: &output) else {
                if !output.isEmpty { return "a form that does not fit has written something" }
                continue
            }
            let isWritten = output.count == 10 && output[4] == 0x2D && output[7] == 0x2D
            if !isWritten { return "a form has written \(String(decoding: output, as: UTF8.self))" }
        }
        return nil
    }
}
