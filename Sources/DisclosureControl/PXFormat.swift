import Localization
import RegisterModel
import Statistics

extension ReleasedFigures {
    /// The table as a PX file in Swedish with Finnish and English, as PxWeb, PX-Win and their readers take it (disclosure page, section 8).
    ///
    /// Areas and ages are rows, tasks, quarter and measure columns. UTF-8 without byte-order mark, lines ended by LF.
    ///
    /// - Parameters:
    ///   - texts: the words of all three languages, Swedish being the file's own.
    ///   - updated: when the edition was made, `yyyymmdd hh:mm`; handed in because this is a pure function.
    public func px(_ texts: [Language: TableTexts], updated: String) -> String {
        let languages = Language.allCases.filter { texts[$0] != nil }
        guard let main = languages.first else { return "" }
        var file = PXFile(languages: languages)
        file.line("CHARSET", "ANSI")
        file.line("AXIS-VERSION", "2013")
        file.line("CODEPAGE", "utf-8")
        file.line("LANGUAGE", main.rawValue)
        file.raw("LANGUAGES=" + languages.map { PXFile.quoted($0.rawValue) }.joined(separator: ","))
        file.line("CREATION-DATE", updated)
        file.line("DECIMALS", number: 0)
        file.line("SHOWDECIMALS", number: 0)
        file.line("MATRIX", name)
        file.line("SUBJECT-CODE", "SOS")
        file.translated("SUBJECT-AREA") { texts[$0]?.subject }
        file.translated("CONTENTS") { texts[$0]?.title }
        file.translated("TITLE") { texts[$0]?.title }
        file.translated("UNITS") { texts[$0]?.unit }
        let all = languages.map { language in texts[language].map { inFileOrder(dimensions($0, language)) } ?? [] }
        file.translated(
            "STUB", lists: all.map { $0.prefix(2).map(\.name) })
        file.translated("HEADING", lists: all.map { $0.dropFirst(2).map(\.name) })
        for variable in 0..<5 {
            file.translated("VALUES", of: all.map { $0[variable].name }, lists: all.map { $0[variable].values.map(\.name) })
        }
        let time = PXFile.quoted("\(quarter.year)\(quarter.quarter)")
        for (language, dimensions) in zip(languages, all) {
            let suffix = language == main ? "" : "[\(language.rawValue)]"
            file.raw("TIMEVAL\(suffix)(\(PXFile.quoted(dimensions[3].name)))=TLIST(Q1),\(time)")
        }
        for variable in 0..<5 {
            file.translated("CODES", of: all.map { $0[variable].name }, lists: all.map { $0[variable].values.map(\.code) })
        }
        file.line("LAST-UPDATED", updated)
        file.translated("SOURCE") { texts[$0]?.source }
        file.line("DATASYMBOL1", ".")
        file.line("DATASYMBOL2", "..")
        file.line("DATASYMBOL3", "...")
        file.translated("NOTE") { language in
            texts[language].map { words in
                (words.notes + [".. = \(words.hidden)", "... = \(words.notDelivered)", ". = \(words.notApplicable)"]).joined(separator: "#")
            }
        }
        file.data(rows)
        return file.text
    }

    /// Areas, ages, tasks, quarter, measure: the first two are rows.
    private func inFileOrder(_ dimensions: [TableDimension]) -> [TableDimension] {
        [dimensions[0], dimensions[2], dimensions[1], dimensions[3], dimensions[4]]
    }

    private var rows: [[String]] {
        places.flatMap { place in
            ages.map { age in
                tasks.flatMap { task in
                    measures.map { measure in
                        let figure = figure(place, task, age, measure)
                        return figure.value.map(String.init) ?? PXFile.quoted(figure.mark ?? "")
                    }
                }
            }
        }
    }
}

/// The text of a PX file as it grows: `KEYWORD[lang]("variable")="a","b";`.
struct PXFile {
    private let languages: [Language]
    private(set) var text = ""

    init(languages: [Language]) { self.languages = languages }

    /// Straight quotation marks end a text, so they become typographic; a text must not hold the keyword that begins the data.
    static func quoted(_ text: String) -> String {
        let safe = text.replacing("\"", with: "”").replacing("\n", with: "#").replacing("DATA=", with: "DATA =")
        return "\"" + safe + "\""
    }

    /// Long texts stand in pieces of at most 256 characters, one to a line.
    private static func pieces(_ text: String) -> String {
        var rest = Substring(text)
        var pieces: [String] = []
        repeat {
            pieces.append(quoted(String(rest.prefix(250))))
            rest = rest.dropFirst(250)
        } while !rest.isEmpty
        return pieces.joined(separator: "\n")
    }

    mutating func raw(_ line: String) { text += line + ";\n" }
    mutating func line(_ keyword: String, _ value: String) { raw("\(keyword)=\(Self.pieces(value))") }
    mutating func line(_ keyword: String, number: Int) { raw("\(keyword)=\(number)") }

    /// A keyword in all languages: the translations follow their line at once and in the order of `LANGUAGES`, or readers mix them up.
    mutating func translated(_ keyword: String, _ value: (Language) -> String?) {
        for (place, language) in languages.enumerated() {
            raw("\(keyword)\(suffix(place))=\(Self.pieces(value(language) ?? ""))")
        }
    }

    /// A keyword with a list in all languages, of one variable where names are given.
    mutating func translated(_ keyword: String, of variables: [String]? = nil, lists: [[String]]) {
        for (place, list) in lists.enumerated() {
            let variable = variables.map { "(\(Self.quoted($0[place])))" } ?? ""
            raw("\(keyword)\(suffix(place))\(variable)=\(Self.wrapped(list))")
        }
    }

    /// The data come last: one space after every cell, also the last of a line.
    mutating func data(_ rows: [[String]]) {
        text += "DATA=\n"
        for row in rows { text += row.map { $0 + " " }.joined() + "\n" }
        text += ";\n"
    }

    private func suffix(_ place: Int) -> String { place == 0 ? "" : "[\(languages[place].rawValue)]" }

    /// Lists are broken between values, so that no line is endless.
    private static func wrapped(_ list: [String]) -> String {
        var lines = [""]
        for (place, value) in list.enumerated() {
            let entry = quoted(value) + (place + 1 < list.count ? "," : "")
            if lines[lines.count - 1].count + entry.count > 200 && !lines[lines.count - 1].isEmpty { lines.append("") }
            lines[lines.count - 1] += entry
        }
        return lines.joined(separator: "\n")
    }
}
