import CodeLists
import Foundation
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `The notification file` {
    private let declared = DeclaredDelivery(
        organiser: Area("08")!, round: "2023-01", monitoringPeriod: MonitoringPeriod("2023Q1")!,
        groups: [
            .init(
                name: "A", municipalities: [Municipality("837")!],
                tasks: [
                    .init(
                        serviceTask: ServiceTask("child-protection")!, channels: [.archive, .separate],
                        childProtectionChannels: [.separate],
                        serviceChannels: [], startDatesFrom: Day("2020-01-01"), childProtectionStartDatesFrom: nil)
                ],
                services: [.init(socialService: SocialService("home-care")!, level: .no)])
        ])

    @Test func `is read as it was written`() throws {
        #expect(try DeclaredDelivery(json: declared.json()) == declared)
        #expect(String(decoding: try declared.json(), as: UTF8.self).contains("\"start_dates_from\" : \"2020-01-01\""))
    }

    /// The example of the reference page is one that the program reads.
    @Test func `is documented by an example that can be read`() throws {
        let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/reference/files.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let section = try #require(text.firstRange(of: "## The notification file")).upperBound
        let start = try #require(text[section...].firstRange(of: "```\n")).upperBound
        let end = try #require(text[start...].firstRange(of: "```")).lowerBound
        let read = try DeclaredDelivery(json: Array(text[start..<end].utf8))
        #expect(read.groups.count == 1 && read.groups[0].tasks.count == 2 && read.groups[0].services[1].level == .no)
    }

    @Test func `of another format version, or with a code that no list has, is refused`() throws {
        let text = String(decoding: try declared.json(), as: UTF8.self)
        #expect(throws: DecodingError.self) {
            try DeclaredDelivery(json: Array(text.replacing("\"format_version\" : 1", with: "\"format_version\" : 2").utf8))
        }
        #expect(throws: DecodingError.self) { try DeclaredDelivery(json: Array(text.replacing("home-care", with: "gardening").utf8)) }
    }

    @Test func `knows a group by its name, else the only one`() {
        var two = declared
        two.groups.append(.init(name: "B", municipalities: [], tasks: [], services: []))
        #expect(declared.group(named: nil)?.name == "A" && two.group(named: "B")?.name == "B" && two.group(named: nil) == nil)
    }
}
