import CodeLists
import Foundation
import Localization
import Testing

@testable import NotificationForm

@Suite struct DefinitionTests {
    let form = FormDefinition.version1

    @Test func `all 33 printed numbers are there, once each and in order`() {
        let numbers = form.questions.filter { !$0.isExtension }.flatMap { question in
            let rows = question.rows.compactMap(\.number)
            return rows.isEmpty ? [question.number] : rows
        }
        #expect(numbers == Array(1...33))
    }
}
