import CodeLists
import Foundation
import GRDB
import RegisterModel

/// Instants are stored as milliseconds since 1970, so that both databases order and compare them alike.
extension Date {
    var stored: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}

extension Row {
    func instant(_ column: String) -> Date {
        let milliseconds: Int64 = self[column]
        return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    func instantIfAny(_ column: String) -> Date? {
        let milliseconds: Int64? = self[column]
        return milliseconds.map { Date(timeIntervalSince1970: Double($0) / 1000) }
    }

    func bytes(_ column: String) -> [UInt8] {
        let data: Data = self[column]
        return Array(data)
    }

    func code<Value: Code>(_ column: String) throws -> Value {
        let slug: String = self[column]
        guard let code = Value(slug) else { throw StoredValueFault.unknownValue(column: column) }
        return code
    }

    func codeIfAny<Value: Code>(_ column: String) throws -> Value? {
        let slug: String? = self[column]
        return slug == nil ? nil : try code(column) as Value
    }

    func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        let text: String = self[column]
        guard let value = Value(rawValue: text) else { throw StoredValueFault.unknownValue(column: column) }
        return value
    }

    func valueIfAny<Value: RawRepresentable<String>>(_ column: String) throws -> Value? {
        let text: String? = self[column]
        return text == nil ? nil : try value(column) as Value
    }

    func period(_ column: String) throws -> MonitoringPeriod {
        let text: String = self[column]
        guard let period = MonitoringPeriod(text) else { throw StoredValueFault.unknownValue(column: column) }
        return period
    }

    func periodIfAny(_ column: String) throws -> MonitoringPeriod? {
        let text: String? = self[column]
        return text == nil ? nil : try period(column)
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        let text: String = self[column]
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    func jsonIfAny<Value: Decodable>(_ column: String) throws -> Value? {
        let text: String? = self[column]
        return text == nil ? nil : try json(column) as Value
    }
}

/// A value as JSON text with sorted keys: the same value is always the same text.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
