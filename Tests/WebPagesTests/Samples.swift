import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import WebPages

/// Every page in the states that matter, with made-up data. The name of a sample is the name of its snapshots.
struct Sample: Sendable, CustomStringConvertible {
    let name: String
    let address: Address
    let user: SignedInUser?
    var flash: Flash?
    /// The page in a language: some values come in the reader's language.
    let page: @Sendable (Language) -> any Page

    var description: String { name }

    func html(_ language: Language) -> String {
        let frame = PageFrame(
            language: language, user: user, csrfToken: "token-of-the-session", address: address, isDemonstration: true, flash: flash,
            contactEmail: "sosdata@example.fi")
        return page(language).html(frame)
    }

    static let all: [Sample] =
        account + county + notification + steps + outbox + delivery + register + followUp + statistics + editions + previews + gaps
        + acceptance
        + countyFigures + explaining + picks
        + texts

    /// An id such as the register makes: a short name filled up to twenty letters and digits.
    static func id(_ name: String) -> String { name + String(repeating: "x", count: 20 - name.count) }

    static let helsinki = Area("90")!
    static let pirkanmaa = Area("08")!
    static let period = MonitoringPeriod("2023Q1")!
    static let countyUser = SignedInUser(name: "aino.alue@example.fi", role: .county(pirkanmaa))
    static let management = SignedInUser(name: "jorma.johtaja@example.fi", role: .countyManagement(pirkanmaa))
    static let officer = SignedInUser(name: "rita.rekisteri@example.fi", role: .registerOfficer)
    static let statistician = SignedInUser(name: "tilda.tilasto@example.fi", role: .statistician)
    static let moment = Moment(day: Day(year: 2023, month: 4, day: 17)!, hour: 9, minute: 5)
    static let hostile = #"<script>alert("x")</script>'&"# + "\"\u{301} onfocus=alert(1) \u{7}"

    static let account = [
        Sample(name: "sign-in", address: .signIn, user: nil) { _ in SignInPage() },
        Sample(name: "sign-in-wrong", address: .signIn, user: nil) { _ in
            SignInPage(email: hostile, destination: .notification(id("n9")), problem: .wrong)
        },
        Sample(name: "sign-in-too-many", address: .signIn, user: nil, flash: .sessionEnded) { _ in
            SignInPage(email: "aino.alue@example.fi", problem: .tooMany(minutes: 15))
        },
        Sample(name: "set-password", address: .setPassword(link), user: nil) { _ in
            SetPasswordPage(token: link, email: "aino.alue@example.fi")
        },
        Sample(name: "set-password-short", address: .setPassword(link), user: nil) { _ in
            SetPasswordPage(token: link, email: hostile, problem: .tooShort)
        },
        Sample(name: "set-password-different", address: .setPassword(link), user: nil) { _ in
            SetPasswordPage(token: link, email: "aino.alue@example.fi", problem: .different)
        },
        Sample(name: "set-password-dead", address: .setPassword(link), user: nil) { _ in SetPasswordPage(token: link, email: nil) },
        Sample(name: "tokens-empty", address: .tokens, user: countyUser) { _ in TokensPage(tokens: [], lives: [30, 90, 180, 365]) },
        Sample(name: "tokens", address: .tokens, user: countyUser, flash: .tokenRevoked) { _ in
            TokensPage(tokens: tokens, lives: [30, 90, 180, 365])
        },
        Sample(name: "tokens-made", address: .tokens, user: officer) { _ in
            TokensPage(tokens: tokens, lives: [30, 90, 180, 365], made: "sosdata_" + String(repeating: "0f", count: 32))
        },
        Sample(name: "tokens-errors", address: .tokens, user: countyUser) { _ in
            TokensPage(tokens: [], lives: [30, 90, 180, 365], name: hostile, life: 30, problems: [.nameTaken, .life])
        },
    ]

    private static let tokens: [TokensPage.Token] = [
        .init(id: id("t2"), name: "Lifecare", owner: "Aino Alue", made: moment, lastDay: lastDay, used: moment, state: .valid),
        .init(id: id("t3"), name: hostile, owner: hostile, made: moment, lastDay: lastDay, used: nil, state: .expired),
        .init(id: id("t4"), name: "Effica", owner: "Aino Alue", made: moment, lastDay: lastDay, used: nil, state: .revoked),
    ]
    private static let link = String(repeating: "0a", count: 32)
    private static let lastDay = Day(year: 2023, month: 7, day: 15)!

    static let texts =
        [
            Sample(name: "cookies", address: .cookies, user: nil) { _ in CookiesPage() },
            Sample(name: "accessibility", address: .accessibility, user: countyUser) { _ in AccessibilityPage() },
        ]
        + ErrorPage.Kind.allCases.map { kind in
            Sample(name: "error-\(kind.rawValue)", address: .home, user: kind == .notFound ? nil : countyUser) { _ in
                ErrorPage(kind, requestID: kind.rawValue >= 500 ? "7F3A-22" : nil)
            }
        }
}
