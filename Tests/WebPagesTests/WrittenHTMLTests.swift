import Foundation
import Testing

@testable import WebPages

@Suite struct WrittenHTMLTests {
    @Test func `words cannot become tags, and tags stay as they stand in the source`() {
        var html = WrittenHTML()
        html.add(tags: "<td class=\"number\">")
        html.add("<script>alert(\"'&\")</script>")
        html.add(tags: "</td>")
        #expect(html.description == "<td class=\"number\">&lt;script&gt;alert(&quot;&#39;&amp;&quot;)&lt;/script&gt;</td>")
    }

    @Test(arguments: ["{{text.sign-in.title}}", "{{#rows}}x{{/rows}}", "{{{caption}}}", "<b>{{> layout}}</b>"])
    func `a table shows what somebody has entered and never fills it as a template`(entered: String) {
        let table = DataTable(
            id: "t", caption: "c", columns: [.init(key: "a", title: "A"), .init(key: "b", title: "B")],
            rows: [
                .init(
                    id: entered,
                    cells: [
                        .init(entered, path: "/\(entered)", hidden: entered), .init(entered, tag: StatusTag(entered, .done), note: entered),
                    ])
            ])
        let html = Templates.standard.render(table.values(), template: "data-table")
        let escaped = ByteEscape.escaped(entered)
        #expect(html.components(separatedBy: escaped).count == 8, "\(html)")
        #expect(!html.contains("<b>"))
    }
}
