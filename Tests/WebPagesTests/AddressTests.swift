import CodeLists
import Localization
import NotificationForm
import RegisterModel
import Statistics
import Testing

@testable import WebPages

@Suite struct AddressTests {
    static let every: [Address] = {
        let period = MonitoringPeriod("2023Q1")!
        let topics = Topic.allCases.filter { $0 != .check }
        let id = Sample.id("n9")
        let plain: [Address] = [
            .home, .signIn, .signOut, .county, .newGroup, .group(id), .notification(id), .checkAnswers(id), .receipt(id),
            .notificationView(id), .newDelivery, .delivery(id), .findings(id), .register, .matrix, .tables, .clients(period),
            .clientsFile(period), .withdrawGroup(id), .municipalities, .outbox, .mail(id), .guidance, .cookies, .accessibility,
            .asset(Asset.style.name), .health, .tokens, .revokeToken(id), .withdrawDelivery(id), .confirmFindings(id), .report(id),
            .setPassword(String(repeating: "0a", count: 32)), .gaps(nil), .gaps(period), .countyFigures(nil), .countyFigures(period),
            .editions, .edition(period, 2),
            .publication(id), .picks(nil), .picks(period), .explain, .deliveryRows(id),
        ]
        let release = ReleaseName(period)
        let earlier = ReleaseName(period, edition: 12)
        var statistics: [StatisticsAddress] = [
            .catalogue, .release(release), .release(earlier), .release(earlier, .file("clients-by-area.csv")), .apiTables,
        ]
        for table in TableName.allCases { statistics += [.apiTable(table), .apiMetadata(table), .apiData(table)] }
        let parts: [ReleasePart] =
            [.area(Area("08")!), .file("client-durations.sv.json")] + TableName.allCases.map { .table($0) }
            + StatisticsChart.all.map { .chart($0, .fi) }
        statistics += parts.map { .release(release, $0) }
        let published = statistics.map { Address.statistics($0) } + [.preview(id)] + parts.map { .preview(id, $0) }
        var all = plain + published
        for topic in topics { all += [.topic(id, topic), .change(id, topic), .draft(id, topic)] }
        all += NotificationStep.allCases.map { .step(id, $0) }
        all += Sample.followUpAddresses.map { .followUp($0) }
        for language in Language.allCases { all += plain.map { .language(language, returnTo: $0) } }
        return all
    }()

    @Test(arguments: every)
    func `an address is read back as it is written`(address: Address) {
        #expect(Address(address.path) == address)
    }

    @Test func `no two addresses are written alike`() {
        #expect(Set(Self.every.map(\.path)).count == Self.every.count)
    }

    @Test(arguments: [
        "", "sign-in", "//", "/sign-in/", "/groups//edit", "/groups/../edit", "/groups/a%2Fb/edit",
        "/notifications/\(Sample.id("n9"))/topics/check",
        "/notifications/\(Sample.id("n9"))/topics/unknown", "/tables/clients/2023Q5", "/tables/clients/2023Q5.csv", "/language/de",
        "/assets/a/b/c/d/e/f",
        "/rounds/2023", "/rounds/2023-1", "/rounds/2023-01/unknown", "/rounds/2023-01/extension/99", "/rounds/2023-01/coverage/all",
        "/rounds/2023-01/files/notifications.pdf", "/rounds/2023-01/declared/08", "/notifications/\(Sample.id("n9"))/versions/0",
        "/notifications/\(Sample.id("n9"))/versions/01", "/notifications/\(Sample.id("n9"))/versions/1/x",
        "/statistics/2023Q1-0", "/statistics/2023Q1-02", "/statistics/2023Q1-1-1", "/statistics/2023Q1/clients-by-area.exe",
        "/statistics/2023Q1/clients-by-area.prepared", "/statistics/2023Q1/areas/91", "/statistics/2023Q1/charts/tiles.de.svg",
        "/statistics/2023Q1/charts/series-91.sv.svg", "/api/v2/tables/nothing", "/api/v2/tables/clients-by-area/more",
        "/register/editions/2023Q1", "/register/publications/\(Sample.id("p2"))/preview/clients-by-area.prepared",
        "/register/publications/\(Sample.id("p2"))/preview/areas/91", "/register/publications/2023Q1/preview",
        "/register/publications/\(Sample.id("p2"))/view",
        "/assets/.hidden", "/assets/sosdata.css", "/deliveries/\(String(repeating: "a", count: 65))", "/notifications/å",
    ])
    func `what is no address of the site is not read`(path: String) {
        #expect(Address(path) == nil)
    }

    @Test(
        arguments: [
            "010181-900C", "010181900C", String(repeating: "2", count: 19), String(repeating: "2", count: 21),
            String(repeating: "2", count: 19) + "l", String(repeating: "2", count: 19) + "A", String(repeating: "2", count: 18) + "é",
        ])
    func `what does not look like an id of the register is not read as one`(text: String) {
        for address: Address in [
            .group(text), .notification(text), .topic(text, .systems), .change(text, .systems), .draft(text, .systems), .checkAnswers(text),
            .receipt(text), .notificationView(text), .delivery(text), .findings(text), .asset(text), .withdrawGroup(text), .mail(text),
            .step(text, .copy), .followUp(.remarks(text)), .followUp(.version(text, 1)), .followUp(.comparison(text, 1, 2)),
            .followUp(.discussion(text)), .followUp(.review(text)), .followUp(.round(text)),
        ] {
            #expect(Address(address.path) == nil, "\(address.path)")
            #expect(Address(Address.language(.fi, returnTo: address).path) == .language(.fi, returnTo: .home))
        }
    }

    @Test(arguments: every) func `the pattern of an address names nothing`(address: Address) {
        #expect(!address.pattern.contains(Sample.id("n9")) && !address.pattern.contains("?"))
        switch address {
        case .home, .county, .clients: #expect(address.pattern == address.path)
        case .delivery: #expect(address.pattern == "/deliveries/:id")
        case .asset: #expect(address.pattern == "/assets/:name")
        default: #expect(address.pattern.hasPrefix("/"))
        }
    }

    @Test(arguments: [
        "/language/fi", "/language/fi?to=", "/language/fi?to=https%3A%2F%2Fexample.com", "/language/fi?to=%2F%2Fexample.com",
        "/language/fi?to=%zz", "/language/fi?from=%2Fcounty",
    ])
    func `changing the language never leads to another site`(path: String) {
        #expect(Address(path) == .language(.fi, returnTo: .home))
    }

    @Test func `a language link from a language address returns to the page itself`() {
        let nested = Address.language(.sv, returnTo: .language(.fi, returnTo: .county))
        #expect(nested.path == "/language/sv?to=%2Fcounty")
    }

    @Test func `an asset is found by its name and by no other`() {
        for asset in Asset.all { #expect(Asset.named(asset.name)?.bytes == asset.bytes) }
        #expect(Asset.named("sosdata.css") == nil)
    }
}
