import Localization
import Testing

@testable import WebServer

@Suite struct `Reading a posted form` {
    @Test func `names and values come decoded and in order`() {
        let form = FormFields(encoded: "a=1&b=%C3%A5+b&a=2&empty=&alone&x=a%0D%0Ab%0Dc=d")
        #expect(form?.pairs.map(\.name) == ["a", "b", "a", "empty", "alone", "x"])
        #expect(form?.all("a") == ["1", "2"])
        #expect(form?["b"] == "å b")
        #expect(form?["empty"] == "")
        #expect(form?["alone"] == "")
        #expect(form?["x"] == "a\r\nb\rc=d")
        #expect(form?["none"] == nil)
    }

    @Test func `an empty body is a form without fields`() { #expect(FormFields(encoded: "")?.pairs.isEmpty == true) }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "a=%C3", "a=%00", "%ED%A0%80=1"])
    func `a broken escape, a NUL or bytes that are not UTF-8 are refused`(text: String) { #expect(FormFields(encoded: text) == nil) }

    @Test func `more fields than the limit are refused`() {
        func form(_ count: Int) -> String { Array(repeating: "a=1", count: count).joined(separator: "&") }
        #expect(FormFields(encoded: form(FormFields.limit)) != nil)
        #expect(FormFields(encoded: form(FormFields.limit + 1)) == nil)
    }
}

@Suite struct `Choosing the language` {
    @Test(
        arguments: [
            (nil, nil, Language.sv), ("fi", "en", .fi), ("xx", "en", .en), (nil, "fi-FI,fi;q=0.9,en;q=0.8", .fi),
            (nil, "de, en;q=0.5", .en),
            (nil, "de", .sv), (nil, "fi;q=0.2, en;q=0.7, sv;q=0.1", .en), (nil, "fi;q=0, de", .sv), (nil, "en,fi", .en),
            (nil, ";;,q=,en;q=x", .sv),
        ] as [(String?, String?, Language)])
    func `the cookie wins, then the header's weights, then Swedish`(cookie: String?, header: String?, language: Language) {
        #expect(LanguageChoice.language(cookie: cookie, acceptLanguage: header) == language)
    }
}

@Suite struct `The session token` {
    @Test func `two tokens differ and can be read back`() {
        let (a, b) = (SessionToken(), SessionToken())
        #expect(a != b)
        #expect(SessionToken(a.text) == a)
    }

    @Test(arguments: ["", "short", String(repeating: "a", count: 65), String(repeating: "A", count: 64), String(repeating: "ö", count: 32)])
    func `anything else is no token`(text: String) { #expect(SessionToken(text) == nil) }

    @Test func `a form's token belongs to one session and does not show it`() {
        let (a, b) = (SessionToken(), SessionToken())
        #expect(a.accepts(formToken: a.formToken))
        for refused in [nil, "", b.formToken, a.text, a.formToken + "0", String(a.formToken.dropLast())] {
            #expect(!a.accepts(formToken: refused))
        }
        #expect(!a.formToken.contains(a.text.prefix(8)))
    }
}
