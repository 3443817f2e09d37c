import Localization
import NotificationForm
import RegisterModel
import Testing

@testable import WebPages

@Suite struct AddressTests {
    static let every: [Address] = {
        let period = MonitoringPeriod("2023Q1")!
        let topics = Topic.allCases.filter { $0 != .check }
        let plain: [Address] = [
            .home, .signIn, .signOut, .county, .newGroup, .group("g1"), .notification("n-1"), .checkAnswers("n1"), .receipt("n1"),
            .notificationView("n1"), .newDelivery, .delivery("17"), .findings("17"), .register, .matrix, .tables, .clients(period),
            .clientsFile(period), .cookies, .accessibility, .asset(Asset.style.name), .health,
        ]
        return plain + topics.map { .topic("n1", $0) } + topics.map { .change("n1", $0) } + topics.map { .draft("n1", $0) }
            + Language.allCases.flatMap { language in plain.map { .language(language, returnTo: $0) } }
    }()

    @Test(arguments: every)
    func `an address is read back as it is written`(address: Address) {
        #expect(Address(address.path) == address)
    }

    @Test func `no two addresses are written alike`() {
        #expect(Set(Self.every.map(\.path)).count == Self.every.count)
    }

    @Test(arguments: [
        "", "sign-in", "//", "/sign-in/", "/groups//edit", "/groups/../edit", "/groups/a%2Fb/edit", "/notifications/n1/topics/check",
        "/notifications/n1/topics/unknown", "/tables/clients/2023Q5", "/tables/clients/2023Q5.csv", "/language/de", "/assets/a/b/c/d/e/f",
        "/assets/.hidden", "/deliveries/\(String(repeating: "a", count: 65))", "/notifications/å",
    ])
    func `what is no address of the site is not read`(path: String) {
        #expect(Address(path) == nil)
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
