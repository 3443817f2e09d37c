import DisclosureControl
import Foundation
import Localization
import Spreadsheet
import Statistics

extension ReleasedFigures {
    /// The table as a workbook (XLSX) in one language: a row for each place, task and age with a column for each measure, then a tab that says
    /// what the figures cover and what the marks stand for. Hidden, missing and impossible figures are the text of their mark; zero is the
    /// number 0. No worksheet is hidden, and nothing that is not shown is anywhere in the file.
    ///
    /// - Parameters:
    ///   - folder: where the file is made before it is read; it must be there.
    ///   - made: when the edition was made, in seconds since 1970.
    func workbook(_ texts: TableTexts, _ language: Language, in folder: URL, made: Int) throws -> [UInt8] {
        let dimensions = dimensions(texts, language)
        func name(_ dimension: Int, _ value: Int) -> Sheet.Cell { .text(dimensions[dimension].values[value].name) }
        var rows: [[Sheet.Cell]] = []
        for (placeNumber, place) in places.enumerated() {
            for (taskNumber, task) in tasks.enumerated() {
                for (ageNumber, age) in ages.enumerated() {
                    let figures = measures.map { measure -> Sheet.Cell in
                        let figure = figure(place, task, age, measure)
                        return figure.value.map { .integer($0) } ?? .text(figure.mark ?? "")
                    }
                    rows.append(
                        [.text(place.fileCode), name(0, placeNumber), name(1, taskNumber), name(2, ageNumber), name(3, 0)] + figures)
                }
            }
        }
        let columns =
            ["area", dimensions[0].name, dimensions[1].name, dimensions[2].name, dimensions[3].name] + dimensions[4].values.map(\.name)
        let legend = [("..", texts.hidden), ("...", texts.notDelivered), (".", texts.notApplicable)]
        let sheets = [
            Sheet(name: "1", columns: columns.map { Sheet.Column($0) }, rows: rows),
            Sheet(
                name: "2", columns: [Sheet.Column(texts.title, width: 12), Sheet.Column(texts.source, width: 90)],
                rows: texts.notes.map { [.empty, .text($0)] } + legend.map { [.text($0.0), .text($0.1)] }),
        ]
        let file = folder.appending(path: "\(self.name).\(language.rawValue).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Sheet.writeXLSX(sheets, to: file.path, title: texts.title, made: made)
        return Array(try Data(contentsOf: file))
    }
}
