import Foundation
import Spreadsheet
import Testing

/// A folder of its own for one test, removed with the value.
private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "sheet-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ sheets: [Sheet], _ name: String = "a.xlsx", made: Int = 1_650_000_000) throws -> Data {
        try Sheet.writeXLSX(sheets, to: "\(path)/\(name)", title: "Test", made: made)
        return try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
    }

    /// The text of one file inside a workbook.
    func part(_ part: String, of name: String = "a.xlsx") throws -> String {
        let unzip = Process()
        unzip.executableURL = URL(filePath: "/usr/bin/python3")
        unzip.arguments = [
            "-c", "import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", "\(path)/\(name)", part,
        ]
        let pipe = Pipe()
        unzip.standardOutput = pipe
        try unzip.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        unzip.waitUntilExit()
        return text
    }
}

private let hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a,b", "a\"b", "a\nb", "å <ä> & ö", "08", "2023-01-01"]

private func sheet(_ texts: [String] = hostile) -> Sheet {
    Sheet(name: "Answers", columns: [.init("code"), .init("value")], rows: texts.map { [.text($0), .integer($0.utf8.count)] })
}

@Suite struct SheetTests {
    @Test func `CSV quotes what needs it and no text can be taken for a formula`() throws {
        let lines = try sheet().csv()
        #expect(
            lines.hasPrefix("code,value\n'=1+1,4\n'+1,2\n'-1,2\n'@SUM(A1),8\n'\t=1,3\n\"'\r=1\",3\n\"a,b\",3\n\"a\"\"b\",3\n\"a\nb\",3\n"))
        #expect(lines.hasSuffix("å <ä> & ö,12\n08,2\n2023-01-01,10\n"))
    }

    @Test func `an empty cell is nothing, not zero`() throws {
        let rows: [[Sheet.Cell]] = [[.empty, .integer(0), .text(ifAny: nil), .text(ifAny: ""), .decimal(-0.5)]]
        let sheet = Sheet(name: "A", columns: ["a", "b", "c", "d", "e"].map { .init($0) }, rows: rows)
        #expect(try sheet.csv() == "a,b,c,d,e\n,0,,,-0.5\n")
    }

    @Test func `a workbook holds every text as a text and no formula`() throws {
        let folder = try Folder()
        _ = try folder.bytes([sheet()])
        let part = try folder.part("xl/worksheets/sheet1.xml")
        #expect(!part.contains("<f>"))
        #expect(part.contains("<t>=1+1</t>") && part.contains("<t>08</t>") && part.contains("å &lt;ä&gt; &amp; ö"))
        // Thirteen rows: the heading and twelve texts, each with its length as a number.
        #expect(part.ranges(of: "<row ").count == 13 && part.contains("<v>12</v>"))
    }

    @Test func `the same tables give the same bytes at another time`() throws {
        let folder = try Folder()
        let first = try folder.bytes([sheet()])
        // The clock of a zip file goes by two seconds.
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try folder.bytes([sheet()], "b.xlsx") == first)
        #expect(try folder.bytes([sheet()], "c.xlsx", made: 1_650_000_060) != first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.xlsx", "b.xlsx", "c.xlsx"])
    }

    @Test func `a row of another width is refused and leaves no file`() throws {
        let folder = try Folder()
        let rows: [[Sheet.Cell]] = [[.text("a")], [.text("b"), .text("c")]]
        let wrong = Sheet(name: "A", columns: [.init("a")], rows: rows)
        #expect(throws: SheetFault.wrongWidth(sheet: "A", row: 2)) { try folder.bytes([wrong]) }
        #expect(throws: SheetFault.wrongWidth(sheet: "A", row: 2)) { try wrong.csv() }
        let infinite = Sheet(name: "A", columns: [.init("a")], rows: [[.decimal(.infinity)]])
        #expect(throws: SheetFault.noNumber(sheet: "A", row: 1)) { try folder.bytes([infinite]) }
        #expect(throws: SheetFault.noNumber(sheet: "A", row: 1)) { try infinite.csv() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `what XLSX does not take is refused`() throws {
        let folder = try Folder()
        let long = Sheet(name: "A", columns: [.init("a")], rows: [[.text(String(repeating: "x", count: 32_768))]])
        #expect(throws: SheetFault.tooLarge(sheet: "A")) { try folder.bytes([long]) }
        for name in ["", "a/b", String(repeating: "x", count: 32)] {
            let sheet = Sheet(name: name, columns: [.init("a")], rows: [[.text("a")]])
            #expect(throws: SheetFault.self, "\(name)") { try folder.bytes([sheet]) }
        }
        #expect(throws: SheetFault.self) { try folder.bytes([sheet(), sheet()]) }
        #expect(throws: SheetFault.self) { try Sheet.writeXLSX([sheet()], to: "\(folder.path)/no/such/a.xlsx", title: "", made: 1) }
    }
}
