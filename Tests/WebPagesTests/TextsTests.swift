import Foundation
import Localization
import NotificationForm
import RegisterModel
import Statistics
import Testing

@testable import WebPages

@Suite struct TextsTests {
    static let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/WebPages").standardized

    /// Keys that are put together in code, by their beginning.
    static let composed: [(prefix: String, endings: [String])] = [
        ("flash.", Flash.allCases.map(\.rawValue)), ("notification-status.", NotificationStatus.allCases.map(\.rawValue)),
        ("delivery-status.", DeliveryStatus.allCases.map(\.rawValue)),
        ("delivery.lead-", DeliveryStatus.allCases.map(\.rawValue) + ["to-confirm"]),
        ("severity.", Severity.allCases.map(\.rawValue)), ("progress.", ["none", "partly", "complete"]),
        ("mail-obstacle.", ["connection", "security", "credentials", "unwelcome", "postponed", "refused", "address", "unprinted"]),
        ("notice.", ["query", "answer", "returned", "accepted"].flatMap { ["\($0)-subject", "\($0)-title", "\($0)-lead"] }),
        ("mail-status.", MailStatus.allCases.map(\.rawValue)),
        ("channel.", ["archive", "separate"]), ("set-password.", SetPasswordPage.Problem.allCases.map(\.rawValue)),
        ("take-back.", WithdrawDeliveryPage.Problem.allCases.map(\.rawValue)),
        ("tokens.", TokensPage.Problem.allCases.map(\.rawValue)), ("tokens.state-", TokensPage.Token.State.allCases.map(\.rawValue)),
        ("theme.", ["home", "housing", "families", "participation", "guidance"]), ("date.", (1...12).map { String($0) }),
        ("notifying.", NotifyingStatus.allCases.map(\.rawValue)), ("level.", RequirementLevel.allCases.map(\.rawValue)),
        ("round.file-", FollowUpAddress.RoundFile.allCases.map { "\($0)" }),
        ("remark.", ["comment-open", "comment-closed", "query-open", "query-answered", "query-closed"]),
        ("remarks.kind-", RemarkView.Kind.allCases.map(\.rawValue)), ("review.error-", FollowUpView.Problem.allCases.map(\.rawValue)),
        ("discussion.", DiscussionPage.Need.allCases.map(\.rawValue)),
        ("reminders.in-", Language.allCases.map(\.rawValue)),
        ("coverage.", ChannelCoverage.Subject.allCases.flatMap { ["\($0.rawValue)-title", "\($0.rawValue)-lead"] }),
        ("coverage.view-", FollowUpAddress.CoverageView.allCases.map(\.rawValue)),
        ("way.", ChannelCoverage.Way.allCases.map(\.rawValue)),
        ("expectation.", ServiceExpectations.Answer.allCases.map(\.rawValue)),
        ("person.error-", ExplainPage.Problem.allCases.map(\.rawValue)),
        ("person.rule-", BlockKind.allCases.map { $0.rawValue.replacing("_", with: "-") }),
        ("gaps.channel.", Channel.allCases.map(\.rawValue)),
        (
            "gaps.kind.",
            [
                "not-notified", "unassigned", "missing", "silent", "undeclared", "late", "changed", "unusual", "service-silent",
                "service-despite-no", "piled-up", "piled-up-undeclared", "service-few", "archive-thin", "out-of-range", "own-count",
            ]
        ),
        ("editions.source.", PeriodSource.allCases.map(\.rawValue)),
        ("publication.problem.", PublicationPage.Problem.allCases.map(\.rawValue)),
        ("publication.left-out.", PublicationPage.LeftOut.allCases.map(\.rawValue)),
        ("publication.refused.", ["failed", "inconsistent", "limit", "not-safe", "other-settings"]),
        ("publication.state.", ["protecting", "refused", "proposed", "rejected", "published", "retracted"]),
        ("statistics.format.", ReleasePart.formats.common + ReleasePart.formats.translated),
        ("statistics.part-", ["picks", "outcomes", "types", "services", "received", "evidence"]),
        ("statistics.measure.", Measure.named.map(\.rawValue)), ("statistics.table.", TableName.allCases.map(\.rawValue)),
        ("error.", ErrorPage.Kind.allCases.flatMap { kind in ["title", "text", "remedy"].map { "\(kind.rawValue).\($0)" } }),
    ]

    static func files(_ ending: String, in folder: URL = sources) throws -> [String] {
        guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return try walk.compactMap { $0 as? URL }.filter { $0.pathExtension == ending }.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    @Test func `every text is used, and every text that is used exists`() throws {
        var used: Set<String> = []
        for template in try Self.files("mustache") {
            used.formUnion(template.matches(of: /\{\{text\.([a-z0-9.-]+)\}\}/).map { String($0.output.1) })
        }
        let keys = Set(Catalogue.pages.texts.keys)
        // The texts of published files are put together where the files are.
        let others = try ["../WebServer", "../Operations/Publication"].flatMap {
            try Self.files("swift", in: Self.sources.appending(path: $0).standardized)
        }
        for source in try Self.files("swift") + others {
            let written = source.matches(of: /"([a-z0-9-]+(?:\.[a-z0-9-]+)+)"/).map { String($0.output.1) }
            let called = source.matches(of: /words\(\s*"([a-z0-9.-]+)"/).map { String($0.output.1) }
            used.formUnion(called)
            used.formUnion(written.filter(keys.contains))
        }
        for family in Self.composed { used.formUnion(family.endings.map { family.prefix + $0 }) }
        #expect(used.subtracting(keys).sorted() == [])
        #expect(keys.subtracting(used).sorted() == [])
    }

    @Test func `no template shows a value unescaped`() throws {
        let templates = try Self.files("mustache")
        #expect(templates.count > 20)
        for template in templates { #expect(!template.contains("{{{") && !template.contains("{{&") && !template.contains("{{%")) }
    }

    @Test func `a sign that carries a combining mark cannot slip through the escaping`() {
        #expect(ByteEscape.escaped("\"\u{301} onfocus=x") == "\u{FFFD}\u{301} onfocus=x")
        #expect(ByteEscape.escaped("\u{600}<b>") == "\u{600}\u{FFFD}b&gt;")
        #expect(ByteEscape.escaped("Åbo & Pargas\r\n<b>'") == "Åbo &amp; Pargas\r\n&lt;b&gt;&#39;")
        #expect(ByteEscape.escaped("Åbo ©\u{A0}…") == "Åbo ©\u{A0}…")
    }

    @Test(arguments: [0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x80, 0x9F] as [UInt32])
    func `a control character that HTML forbids becomes the sign for it`(code: UInt32) throws {
        let control = String(try #require(Unicode.Scalar(code)))
        #expect(ByteEscape.escaped("a\(control)b") == "a\u{FFFD}b")
    }

    @Test func `every template is escaped by byte, those inside others too`() {
        let html = Templates.standard.render(
            ["remarkID": "x", "status": ["label": "<\u{301}", "look": "past"] as Values, "body": "\"\u{301}"], template: "remark")
        #expect(html.contains(">\u{FFFD}\u{301}</span>") && html.contains(">\u{FFFD}\u{301}</p>"))
    }
}
